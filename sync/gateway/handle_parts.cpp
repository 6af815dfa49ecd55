// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/gateway/part_upload.h"

#include "sync/protocol/tus.h"

#include <algorithm>

/// Parts: tus 1.0 up, plain GET down.
namespace holdfast::gateway {
namespace {

using protocol::Problem;

struct Range {
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
};
enum class RangeKind { Whole, Part, Unsatisfiable };

/// RFC 9110 section 14, one range; more than one, or another unit, is answered with the whole.
RangeKind readRange(std::string_view text, std::uint64_t size, Range& range) {
    constexpr std::string_view unit = "bytes=";
    range = {0, size};
    const auto dash = text.find('-');
    if (!text.starts_with(unit) || dash == std::string_view::npos ||
        text.find(',') != std::string_view::npos) {
        return RangeKind::Whole;
    }
    const auto first = text.substr(unit.size(), dash - unit.size());
    const auto last = text.substr(dash + 1);
    const auto from = readNumber(first);
    const auto to = readNumber(last);
    if ((!first.empty() && !from) || (!last.empty() && !to) || (first.empty() && last.empty())) {
        return RangeKind::Whole;
    }
    if (first.empty()) {
        const auto length = std::min(*to, size);
        range = {size - length, length};
        return length == 0 ? RangeKind::Unsatisfiable : RangeKind::Part;
    }
    if (*from >= size || (to && *to < *from)) {
        return *from >= size ? RangeKind::Unsatisfiable : RangeKind::Whole;
    }
    range = {*from, (to ? std::min(*to, size - 1) : size - 1) - *from + 1};
    return RangeKind::Part;
}

/// What every tus request but OPTIONS must say.
std::optional<Answer> versionProblem(const Call& call) {
    if (call.request.header("tus-resumable") == protocol::tusVersion) {
        return std::nullopt;
    }
    Answer answer = tusAnswer(412);
    answer.headers.push_back({"Tus-Version", std::string(protocol::tusVersion)});
    return answer;
}

/// The part a path names, if it is the caller's.
std::variant<StoredPart, Answer> ownPart(const Context& context, const Call& call) {
    const auto id = AttachmentId::parse(call.ids.front());
    if (!id) {
        return problemAnswer(Problem::NotFound);
    }
    auto found = context.storage.part(*id);
    if (!found) {
        return problemAnswer(found.error());
    }
    if (!*found || (*found)->enrolment != call.certificate().enrolment) {
        return problemAnswer(Problem::NotFound);
    }
    return std::move(**found);
}

/// Room for the bytes and for the rest of the machine.
std::optional<Answer> spaceProblem(const Context& context, std::uint64_t wanted) {
    const auto free = context.parts.freeBytes();
    if (!free) {
        return problemAnswer(free.error());
    }
    return *free < wanted + context.limits.freeReserve ? std::optional(problemAnswer(Problem::Full))
                                                       : std::nullopt;
}

std::variant<PartUpload::Plan, Answer> bodyPlan(const Call& call) {
    const auto length = readNumber(call.request.header("content-length"));
    const auto digest = protocol::readContentDigest(call.request.header("content-digest"));
    if (!length || !digest) {
        return problemAnswer(Problem::Malformed);
    }
    PartUpload::Plan plan;
    plan.length = *length;
    plan.digest = *digest;
    return plan;
}

std::optional<Answer> startWriting(const Context& context, PartUpload::Plan& plan,
                                   std::shared_ptr<Uploads::Ticket> ticket) {
    auto file = context.parts.openToWrite(plan.part.name.id);
    if (!file) {
        context.uploads.release(plan.part.name.id, ticket);
        return problemAnswer(file.error());
    }
    plan.file = std::move(file).value();
    plan.ticket = std::move(ticket);
    return std::nullopt;
}

/// Decides what the body of a creation is for. Called with the part's ticket, so its row stands still.
std::optional<Answer> planCreation(const Context& context, PartUpload::Plan& plan,
                                   std::shared_ptr<Uploads::Ticket> ticket) {
    const auto release = [&](Answer answer) {
        context.uploads.release(plan.part.name.id, ticket);
        return answer;
    };
    const auto known = context.storage.part(plan.part.name.id);
    if (!known) {
        return release(problemAnswer(known.error()));
    }
    if (*known && ((*known)->enrolment != plan.part.enrolment || (*known)->name != plan.part.name)) {
        return release(problemAnswer(Problem::Conflict));
    }
    if (plan.length == 0 || (*known && (*known)->committed > 0)) {
        plan.kind = PartUpload::Kind::Discard;
        context.uploads.release(plan.part.name.id, ticket);
        return std::nullopt;
    }
    plan.kind = PartUpload::Kind::Create;
    return startWriting(context, plan, std::move(ticket));
}

} // namespace

Opened openCreation(const Context& context, CallPointer call) {
    if (auto answer = versionProblem(*call)) {
        return std::move(*answer);
    }
    auto name = protocol::readUploadMetadata(call->request.header("upload-metadata"));
    const auto size = readNumber(call->request.header("upload-length"));
    auto planned = bodyPlan(*call);
    if (!name || !size || *size == 0) {
        return problemAnswer(Problem::Malformed);
    }
    if (auto* answer = std::get_if<Answer>(&planned)) {
        return std::move(*answer);
    }
    if (*size > context.limits.part) {
        return problemAnswer(Problem::TooLarge);
    }
    auto& plan = std::get<PartUpload::Plan>(planned);
    if (plan.length > *size ||
        (plan.length > 0 && call->request.header("content-type") != protocol::offsetMediaType)) {
        return problemAnswer(Problem::Malformed);
    }
    if (auto answer = spaceProblem(context, *size)) {
        return std::move(*answer);
    }
    name->size = *size;
    plan.part = {.name = *name,
                 .enrolment = call->certificate().enrolment,
                 .committed = 0,
                 .expires = context.clock.now() + context.limits.uploadKept,
                 .use = PartUse::Free};
    auto ticket = context.uploads.take(name->id);
    if (!ticket) {
        return problemAnswer(Problem::Busy);
    }
    if (auto answer = planCreation(context, plan, std::move(ticket))) {
        return std::move(*answer);
    }
    return std::make_unique<PartUpload>(context, std::move(plan));
}

Opened openPatch(const Context& context, CallPointer call) {
    if (auto answer = versionProblem(*call)) {
        return std::move(*answer);
    }
    const auto offset = readNumber(call->request.header("upload-offset"));
    auto planned = bodyPlan(*call);
    if (!offset || call->request.header("content-type") != protocol::offsetMediaType) {
        return problemAnswer(Problem::Malformed);
    }
    if (auto* answer = std::get_if<Answer>(&planned)) {
        return std::move(*answer);
    }
    auto& plan = std::get<PartUpload::Plan>(planned);
    // Nobody else's part may lose its ticket, so whose it is comes first; where it stands, after.
    auto own = ownPart(context, *call);
    if (auto* answer = std::get_if<Answer>(&own)) {
        return std::move(*answer);
    }
    const auto id = std::get<StoredPart>(own).name.id;
    auto ticket = context.uploads.take(id);
    if (!ticket) {
        return problemAnswer(Problem::Busy);
    }
    const auto refuse = [&](Answer answer) -> Opened {
        context.uploads.release(id, ticket);
        return answer;
    };
    own = ownPart(context, *call);
    if (auto* answer = std::get_if<Answer>(&own)) {
        return refuse(std::move(*answer));
    }
    plan.part = std::get<StoredPart>(own);
    if (*offset != plan.part.committed) {
        Answer answer = problemAnswer(Problem::Offset);
        addOffset(answer, plan.part, plan.part.committed);
        return refuse(std::move(answer));
    }
    if (plan.length == 0 || plan.length > plan.part.name.size - plan.part.committed) {
        return refuse(problemAnswer(Problem::Malformed));
    }
    if (auto answer = spaceProblem(context, plan.length)) {
        return refuse(std::move(*answer));
    }
    plan.kind = PartUpload::Kind::Advance;
    plan.part.expires = context.clock.now() + context.limits.uploadKept;
    if (auto answer = startWriting(context, plan, ticket)) {
        return std::move(*answer);
    }
    return std::make_unique<PartUpload>(context, std::move(plan));
}

void partOptions(const Context& context, CallPointer /*call*/, AnswerDone done) {
    Answer answer = tusAnswer(204);
    answer.headers.push_back({"Tus-Version", std::string(protocol::tusVersion)});
    answer.headers.push_back({"Tus-Extension", std::string(protocol::tusExtensions)});
    answer.headers.push_back({"Tus-Max-Size", std::to_string(context.limits.part)});
    done(std::move(answer));
}

void partHead(const Context& context, CallPointer call, AnswerDone done) {
    if (auto answer = versionProblem(*call)) {
        return done(std::move(*answer));
    }
    auto own = ownPart(context, *call);
    if (auto* answer = std::get_if<Answer>(&own)) {
        return done(std::move(*answer));
    }
    const auto& part = std::get<StoredPart>(own);
    Answer answer = tusAnswer(200);
    answer.headers.push_back({"Upload-Length", std::to_string(part.name.size)});
    addOffset(answer, part, part.committed);
    done(std::move(answer));
}

void partDelete(const Context& context, CallPointer call, AnswerDone done) {
    if (auto answer = versionProblem(*call)) {
        return done(std::move(*answer));
    }
    auto own = ownPart(context, *call);
    if (auto* answer = std::get_if<Answer>(&own)) {
        return done(std::move(*answer));
    }
    const auto id = std::get<StoredPart>(own).name.id;
    auto ticket = context.uploads.take(id);
    if (!ticket) {
        return done(problemAnswer(Problem::Busy));
    }
    {
        const auto held = ticket->hold();
        if (ticket->superseded()) {
            return done(problemAnswer(Problem::Busy));
        }
        ticket->commit();
    }
    context.storage.removePart(id, [&context, id, ticket, done](Result<void> removed) {
        // The row first: a file without a row is swept up at the next start.
        if (removed && !context.parts.remove(id)) {
            context.logger.warning("part_file_left", {{"part", id}});
        }
        context.uploads.release(id, ticket);
        if (removed) {
            return done(tusAnswer(204));
        }
        done(removed.code() == ErrorCode::InvalidState ? problemAnswer(Problem::Forbidden)
                                                       : problemAnswer(removed.error()));
    });
}

void partGet(const Context& context, CallPointer call, AnswerDone done) {
    const auto id = AttachmentId::parse(call->ids.front());
    if (!id) {
        return done(problemAnswer(Problem::NotFound));
    }
    const auto part = context.storage.part(*id);
    if (!part) {
        return done(problemAnswer(part.error()));
    }
    if (!*part || (*part)->use != PartUse::Receipted) {
        return done(problemAnswer(Problem::NotFound));
    }
    const auto size = (*part)->name.size;
    Range range;
    const auto kind = readRange(call->request.header("range"), size, range);
    if (kind == RangeKind::Unsatisfiable) {
        Answer answer = emptyAnswer(416);
        answer.headers.push_back({"Content-Range", "bytes */" + std::to_string(size)});
        return done(std::move(answer));
    }
    auto file = context.parts.openToRead(*id);
    if (!file) {
        context.logger.failure("part_file_missing", {{"part", *id}, {"error", file.error()}});
        return done(problemAnswer(Problem::Internal));
    }
    Answer answer = textAnswer(kind == RangeKind::Part ? 206 : 200, "application/octet-stream", {});
    answer.headers.push_back({"Accept-Ranges", "bytes"});
    answer.headers.push_back({"Repr-Digest", protocol::contentDigest((*part)->name.sha256)});
    if (kind == RangeKind::Part) {
        answer.headers.push_back({"Content-Range", "bytes " + std::to_string(range.offset) + "-" +
                                                       std::to_string(range.offset + range.length - 1) + "/" +
                                                       std::to_string(size)});
    }
    answer.file = FileSlice{std::move(file).value(), range.offset, range.length};
    done(std::move(answer));
}

} // namespace holdfast::gateway
