// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/gateway/call.h"

#include "sync/protocol/tus.h"

#include <algorithm>

/// Mailboxes, and waiting for something to come.
namespace holdfast::gateway {
namespace {

using protocol::CertificateKind;
using protocol::Problem;
namespace json = protocol::json;

std::string_view kindName(MailKind kind) {
    switch (kind) {
    case MailKind::Message:
        return "message";
    case MailKind::Order:
        return "order";
    case MailKind::Receipt:
        return "receipt";
    case MailKind::Certificate:
        return "certificate";
    }
    return "message";
}

json::Value itemJson(const MailItem& item) {
    return {{"seq", item.seq},
            {"kind", kindName(item.kind)},
            {"data", item.kind == MailKind::Message ? toBase64(item.data) : std::string(textOf(item.data))}};
}

/// An order must be signed by somebody who may give orders to that team, whoever carries it here.
std::optional<Problem> orderProblem(const Context& context, const Call& call, TeamId team) {
    const auto text = textOf(call.body);
    const auto peeked = crypto::peekJws(text);
    if (!peeked) {
        return Problem::Malformed;
    }
    const auto signer = call.trust->bySigningKey(peeked->kid, context.clock.now());
    if (!signer || !signer->signing) {
        return Problem::Forbidden;
    }
    const Caller giver{.certificate = *signer, .standing = Standing::Current};
    const bool mayOrder =
        giver.is(CertificateKind::DutyDesk) ||
        ((giver.is(CertificateKind::Issuer) || giver.isManager()) && giver.coversTeam(team));
    if (!mayOrder || !crypto::verifyJws(text, *signer->signing, peeked->typ)) {
        return Problem::Forbidden;
    }
    return std::nullopt;
}

} // namespace

void longPoll(const Context& context, Uuid key, std::chrono::seconds most, Look look, Answer empty,
              AnswerDone done) {
    const auto seen = context.doorbell.rings(key);
    if (auto answer = look()) {
        return done(std::move(*answer));
    }
    if (most.count() <= 0) {
        return done(std::move(empty));
    }
    context.doorbell.wait(
        key, seen, std::min(most, context.limits.longestWait),
        [&context, look = std::move(look), empty = std::move(empty), done = std::move(done)] {
            // Bells ring on the writer's thread, which has better things to do.
            context.workers.post([look, empty, done] {
                auto answer = look();
                done(answer ? std::move(*answer) : empty);
            });
        });
}

void getMailbox(const Context& context, CallPointer call, AnswerDone done) {
    const auto after = queryNumber(call->request.target, "after", 0);
    const auto wait = queryNumber(call->request.target, "wait", 0);
    if (!after || !wait) {
        return done(problemAnswer(Problem::Malformed));
    }
    const auto enrolment = call->certificate().enrolment;
    const auto look = [&context, enrolment, after = *after]() -> std::optional<Answer> {
        const auto items =
            context.storage.mail(enrolment, after, context.limits.items, context.limits.mailboxAnswer);
        if (!items) {
            return problemAnswer(items.error());
        }
        if (items->empty()) {
            return std::nullopt;
        }
        json::Value list = json::Value::array();
        for (const auto& item : *items) {
            list.push_back(itemJson(item));
        }
        return jsonAnswer(200, {{"items", std::move(list)}});
    };
    longPoll(context, enrolment.uuid(), std::chrono::seconds(*wait), look,
             jsonAnswer(200, {{"items", json::Value::array()}}), std::move(done));
}

void putCursor(const Context& context, CallPointer call, AnswerDone done) {
    const auto value = json::parseObject(textOf(call->body));
    const auto through = value ? json::integer(*value, "through") : Result<std::int64_t>(value.error());
    if (!through) {
        return done(problemAnswer(Problem::Malformed));
    }
    context.storage.takeMail(call->certificate().enrolment, *through, [done](Result<void> taken) {
        done(taken ? emptyAnswer(204) : problemAnswer(taken.error()));
    });
}

void putMail(const Context& context, CallPointer call, AnswerDone done) {
    const auto enrolment = EnrolmentId::parse(call->ids.at(0));
    const auto id = Uuid::parse(call->ids.at(1));
    if (!enrolment || !id || call->body.empty()) {
        return done(problemAnswer(Problem::Malformed));
    }
    const auto jws = context.storage.enrolmentCertificate(*enrolment);
    if (!jws) {
        return done(problemAnswer(jws.error()));
    }
    // Revoked ones too: an order outlives a revocation.
    const auto addressee = *jws ? protocol::readUnverifiedCertificate(**jws)
                                : Result<protocol::Certificate>(Error(ErrorCode::NotFound));
    if (!addressee) {
        return done(problemAnswer(Problem::NotFound));
    }
    if (!call->caller->coversTeam(addressee->team)) {
        return done(problemAnswer(Problem::Forbidden));
    }
    const auto mediaType = call->request.header("content-type");
    const bool isOrder = mediaType == protocol::joseMediaType;
    if (!isOrder && mediaType != protocol::messageMediaType) {
        return done(problemAnswer(Problem::Malformed));
    }
    if (isOrder) {
        if (const auto problem = orderProblem(context, *call, addressee->team)) {
            return done(problemAnswer(*problem));
        }
    }
    NewMail mail{.enrolment = *enrolment,
                 .id = *id,
                 .kind = isOrder ? MailKind::Order : MailKind::Message,
                 .data = std::move(call->body)};
    context.storage.putMail(std::move(mail),
                            [&context, done, key = enrolment->uuid()](Result<PutOutcome> put) {
                                if (!put) {
                                    return done(problemAnswer(put.error()));
                                }
                                if (*put == PutOutcome::Different) {
                                    return done(problemAnswer(Problem::Conflict));
                                }
                                if (*put == PutOutcome::Created) {
                                    context.doorbell.ring(key);
                                }
                                done(emptyAnswer(*put == PutOutcome::Created ? 201 : 200));
                            });
}

} // namespace holdfast::gateway
