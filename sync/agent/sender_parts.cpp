// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The sender's tus side: https://tus.io/protocols/resumable-upload with the profile of
// sync/protocol/README.md.
#include "sync/agent/sender.h"

#include "sync/protocol/problem.h"
#include "sync/protocol/tus.h"

#include <charconv>

namespace holdfast::agent {
namespace {

std::string partPath(const QueuedPart& part) {
    return "/v1/parts/" + part.name.id.text();
}

http::HttpRequest tusRequest(std::string method) {
    http::HttpRequest request;
    request.method = std::move(method);
    request.headers.push_back({"Tus-Resumable", std::string(protocol::tusVersion)});
    return request;
}

/// nullopt when the header is absent or no number: then the answer is not a tus server's.
std::optional<std::uint64_t> numberIn(const http::HttpResponse& answer, std::string_view header) {
    const auto text = answer.header(header);
    std::uint64_t number = 0;
    if (!text) {
        return std::nullopt;
    }
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (error != std::errc{} || end != text->data() + text->size()) {
        return std::nullopt;
    }
    return number;
}

/// The connection went while a body was on its way: some proxies answer so to what is too large for them.
bool closedUnderway(const Error& error) noexcept {
    return error.code() == ErrorCode::NetworkInterrupted || error.code() == ErrorCode::Timeout;
}

/// Not there, or not any more: it is made again, after a moment.
Failure partGone(const http::HttpResponse& answer) {
    return {std::string(protocol::word(protocol::Problem::NotFound)), Blame::Item, Remedy::TryAgain,
            std::nullopt, answer.status};
}

} // namespace

Result<std::optional<Bytes>> Sender::readChunk(const QueuedItem& item, const QueuedPart& part) {
    auto bytes = m_sealed.read(part.name, part.sent, m_parts.chunkSize.bytes());
    if (bytes) {
        return std::optional<Bytes>{std::move(*bytes)};
    }
    const ErrorCode code = bytes.code();
    if (code != ErrorCode::NotFound && code != ErrorCode::BadDigest && code != ErrorCode::Truncated) {
        return bytes.error();
    }
    // The sealed file is gone or damaged: no waiting heals that, and nobody may be told it went well.
    m_parts.logger.failure("sealed_file_unusable", {{"part", part.name.id}, {"error", bytes.error()}});
    HOLDFAST_CHECK(m_parts.queue.park(item.number, errorName(code)));
    m_parts.changed();
    return std::optional<Bytes>{};
}

Result<void> Sender::confirm(const QueuedItem& item, QueuedPart part, std::uint64_t offset) {
    part.sent = offset;
    part.progress = offset == part.name.size ? PartProgress::Complete : PartProgress::Open;
    HOLDFAST_CHECK(m_parts.queue.setPart(item.number, part));
    succeeded();
    m_parts.changed();
    return {};
}

Result<void> Sender::createPart(const QueuedItem& item, QueuedPart part) {
    part.sent = 0;
    HOLDFAST_TRY(auto chunk, readChunk(item, part));
    if (!chunk) {
        return {};
    }
    const std::size_t size = chunk->size();
    auto request = tusRequest("POST");
    request.headers.push_back({"Content-Type", std::string(protocol::offsetMediaType)});
    request.headers.push_back({"Upload-Length", std::to_string(part.name.size)});
    request.headers.push_back({"Upload-Metadata", protocol::writeUploadMetadata(part.name)});
    request.body = std::move(*chunk);
    const BootTime begun = m_parts.clock.sinceBoot();
    const auto answer = m_line.send("/v1/parts", std::move(request));
    if (!answer || answer->status != 201) {
        return bodyRefused(item, part, answer, size);
    }
    const auto offset = numberIn(*answer, "Upload-Offset");
    if (offset && *offset <= part.name.size) {
        m_parts.chunkSize.sent(size, m_parts.clock.sinceBoot() - begun);
        return confirm(item, part, *offset);
    }
    if (!answer->header("Tus-Resumable")) {
        return failed(item, wrongAnswer());
    }
    return m_parts.queue.doubtPart(item.number, part.position, PartProgress::Uncertain);
}

Result<void> Sender::sendChunk(const QueuedItem& item, QueuedPart part) {
    HOLDFAST_TRY(auto chunk, readChunk(item, part));
    if (!chunk) {
        return {};
    }
    const std::size_t size = chunk->size();
    auto request = tusRequest("PATCH");
    request.headers.push_back({"Content-Type", std::string(protocol::offsetMediaType)});
    request.headers.push_back({"Upload-Offset", std::to_string(part.sent)});
    request.body = std::move(*chunk);
    const BootTime begun = m_parts.clock.sinceBoot();
    const auto answer = m_line.send(partPath(part), std::move(request));
    if (!answer || answer->status != 204) {
        return bodyRefused(item, part, answer, size);
    }
    const auto offset = numberIn(*answer, "Upload-Offset");
    if (!offset || *offset != part.sent + size) {
        HOLDFAST_CHECK(m_parts.queue.doubtPart(item.number, part.position, PartProgress::Uncertain));
        return failed(item, wrongAnswer());
    }
    m_parts.chunkSize.sent(size, m_parts.clock.sinceBoot() - begun);
    return confirm(item, part, *offset);
}

Result<void> Sender::bodyRefused(const QueuedItem& item, const QueuedPart& part,
                                 const Result<http::HttpResponse>& answer, std::size_t sent) {
    const bool created = part.progress != PartProgress::Unknown;
    if (!answer) {
        if (closedUnderway(answer.error())) {
            HOLDFAST_CHECK(m_parts.chunkSize.refused(sent));
        }
        // Also when it was being made: asking is cheaper than sending the same bytes again.
        HOLDFAST_CHECK(m_parts.queue.doubtPart(item.number, part.position, PartProgress::Uncertain));
        return failed(item, answer);
    }
    switch (answer->status) {
    case 413:
        HOLDFAST_CHECK(m_parts.chunkSize.refused(sent));
        break;
    case 404:
    case 410:
        if (created) {
            // It expired at the gateway: it is made again from the start.
            HOLDFAST_CHECK(m_parts.queue.doubtPart(item.number, part.position, PartProgress::Unknown));
            return failed(item, partGone(*answer));
        }
        return failed(item, answer);
    case 422: {
        auto failure = failureOf(*answer);
        if (failure.problem == protocol::word(protocol::Problem::Digest)) {
            // Ours is checked again before it is sent again: only if it still holds is the way to blame.
            m_sealed.doubt(part.name.id);
            HOLDFAST_CHECK(m_parts.queue.doubtPart(item.number, part.position, PartProgress::Unknown));
            failure.remedy = Remedy::TryAgain;
        }
        return failed(item, failure);
    }
    default:
        break;
    }
    if (created) {
        HOLDFAST_CHECK(m_parts.queue.doubtPart(item.number, part.position, PartProgress::Uncertain));
    }
    return failed(item, answer);
}

Result<void> Sender::askOffset(const QueuedItem& item, QueuedPart part) {
    const auto answer = m_line.send(partPath(part), tusRequest("HEAD"));
    if (answer && (answer->status == 404 || answer->status == 410)) {
        HOLDFAST_CHECK(m_parts.queue.doubtPart(item.number, part.position, PartProgress::Unknown));
        return failed(item, partGone(*answer));
    }
    if (!answer || (answer->status != 200 && answer->status != 204)) {
        return failed(item, answer);
    }
    const auto offset = numberIn(*answer, "Upload-Offset");
    const auto length = numberIn(*answer, "Upload-Length");
    if (!offset || *offset > part.name.size || (length && *length != part.name.size)) {
        return failed(item, wrongAnswer());
    }
    return confirm(item, part, *offset);
}

} // namespace holdfast::agent
