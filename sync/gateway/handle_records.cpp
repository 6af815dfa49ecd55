// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/gateway/call.h"

#include "sync/protocol/receipt.h"
#include "sync/protocol/tus.h"

#include <set>

/// Envelopes up, and what the case system does with them.
namespace holdfast::gateway {
namespace {

using protocol::Problem;
namespace json = protocol::json;

/// The record and revision that a path names.
struct Name {
    RecordId record;
    std::int64_t revision = 1;
};

std::optional<Name> nameOf(const Call& call) {
    const auto record = RecordId::parse(call.ids.at(0));
    const auto revision = readNumber(call.ids.at(1));
    if (!record || !revision || *revision < 1) {
        return std::nullopt;
    }
    return Name{*record, static_cast<std::int64_t>(*revision)};
}

/// The gateway's receipts are worth nothing until its own certificate is known to everyone.
bool canReceipt(const Context& context, const protocol::Trust& trust) {
    const auto own = trust.bySigningKey(context.signing.publicKey().thumbprint(), context.clock.now());
    return own && own->kind == protocol::CertificateKind::Gateway;
}

bool namesPartsOnce(const protocol::Manifest& manifest) {
    std::set<AttachmentId> ids{manifest.body.id};
    for (const auto& part : manifest.parts) {
        if (!ids.insert(part.id).second) {
            return false;
        }
    }
    return true;
}

protocol::Receipt receiptFor(const protocol::Manifest& manifest, const crypto::Digest& digest, UtcTime now) {
    protocol::Receipt receipt;
    receipt.enrolment = manifest.enrolment;
    receipt.record = manifest.record;
    receipt.revision = manifest.revision;
    receipt.manifest = digest;
    receipt.parts.push_back(manifest.body);
    receipt.parts.insert(receipt.parts.end(), manifest.parts.begin(), manifest.parts.end());
    receipt.time = now;
    return receipt;
}

Answer envelopeAnswer(const EnvelopeOutcome& outcome) {
    switch (outcome.put) {
    case EnvelopePut::Created:
        return jsonAnswer(201, {{"receipt", outcome.receipt}});
    case EnvelopePut::Same:
        return jsonAnswer(200, {{"receipt", outcome.receipt}});
    case EnvelopePut::Missing: {
        json::Value missing = json::Value::array();
        for (const auto& id : outcome.missing) {
            missing.push_back(id.text());
        }
        return jsonAnswer(202, {{"missing", std::move(missing)}});
    }
    case EnvelopePut::Different:
        break;
    }
    return problemAnswer(Problem::Conflict);
}

/// The envelope if it is for the case system.
std::variant<StoredEnvelope, Answer> fetch(const Context& context, const Call& call) {
    const auto name = nameOf(call);
    if (!name) {
        return problemAnswer(Problem::NotFound);
    }
    auto found = context.storage.envelope(name->record, name->revision);
    if (!found) {
        return problemAnswer(found.error());
    }
    if (!*found || (*found)->to != protocol::Addressee::CaseSystem) {
        return problemAnswer(Problem::NotFound);
    }
    return std::move(**found);
}

} // namespace

void putRecord(const Context& context, CallPointer call, AnswerDone done) {
    const auto name = nameOf(*call);
    const auto& certificate = call->certificate();
    if (!name || !certificate.signing) {
        return done(problemAnswer(Problem::Malformed));
    }
    if (!canReceipt(context, *call->trust)) {
        return done(problemAnswer(Problem::NotSetUp));
    }
    const auto text = textOf(call->body);
    const auto jws = text.substr(0, text.find('\n'));
    // Verified before anything in it is read.
    const auto manifest = protocol::verifyManifest(jws, *certificate.signing);
    if (!manifest) {
        return done(problemAnswer(manifest.error()));
    }
    if (manifest->enrolment != certificate.enrolment) {
        return done(problemAnswer(Problem::Forbidden));
    }
    if (manifest->record != name->record || manifest->revision != name->revision ||
        !namesPartsOnce(*manifest)) {
        return done(problemAnswer(Problem::Malformed));
    }
    if (const auto envelope = protocol::readEnvelope(call->body); !envelope) {
        return done(problemAnswer(envelope.error()));
    }
    const auto now = context.clock.now();
    const auto digest = crypto::sha256(bytesOf(jws));
    // Signed before the commit so that it lies in the same transaction; it leaves only after it.
    NewEnvelope envelope{.manifest = *manifest,
                         .manifestDigest = digest,
                         .envelope = std::move(call->body),
                         .receipt = protocol::signStored(context.signing, receiptFor(*manifest, digest, now)),
                         .time = now};
    context.storage.putEnvelope(
        std::move(envelope), [&context, done, to = manifest->to](Result<EnvelopeOutcome> outcome) {
            if (!outcome) {
                return done(problemAnswer(outcome.error()));
            }
            // The answer comes last: whoever has it may end the gateway.
            if (outcome->put == EnvelopePut::Created && to == protocol::Addressee::CaseSystem) {
                context.doorbell.ring(Uuid{});
            }
            done(envelopeAnswer(*outcome));
        });
}

void getRecord(const Context& context, CallPointer call, AnswerDone done) {
    auto found = fetch(context, *call);
    if (auto* answer = std::get_if<Answer>(&found)) {
        return done(std::move(*answer));
    }
    done(textAnswer(200, protocol::envelopeMediaType,
                    std::string(textOf(std::get<StoredEnvelope>(found).envelope))));
}

void getStored(const Context& context, CallPointer call, AnswerDone done) {
    auto found = fetch(context, *call);
    if (auto* answer = std::get_if<Answer>(&found)) {
        return done(std::move(*answer));
    }
    done(textAnswer(200, protocol::joseMediaType, std::move(std::get<StoredEnvelope>(found).receipt)));
}

void putReceived(const Context& context, CallPointer call, AnswerDone done) {
    const std::string jws(textOf(call->body));
    const auto receipt = protocol::verifyReceived(jws, *call->trust, context.clock.now());
    if (!receipt) {
        return done(problemAnswer(receipt.error()));
    }
    auto found = fetch(context, *call);
    if (auto* answer = std::get_if<Answer>(&found)) {
        return done(std::move(*answer));
    }
    const auto& stored = std::get<StoredEnvelope>(found);
    const auto envelope = protocol::readEnvelope(stored.envelope);
    const auto manifest = envelope ? protocol::readUnverifiedManifest(envelope->manifest)
                                   : Result<protocol::Manifest>(envelope.error());
    if (!manifest) {
        context.logger.failure("stored_envelope_unreadable", {{"error", manifest.error()}});
        return done(problemAnswer(Problem::Internal));
    }
    if (const auto covers = protocol::checkCovers(*receipt, envelope->manifest, *manifest); !covers) {
        return done(problemAnswer(covers.error()));
    }
    // A receipt's place in the mailbox is named by itself.
    const auto digest = crypto::sha256(bytesOf(jws));
    const auto mailId = Uuid::fromBytes(ByteView(digest).first(16));
    context.storage.putReceived(stored.enrolment, receipt->record, receipt->revision, mailId.value(), jws,
                                [&context, done, enrolment = stored.enrolment](Result<PutOutcome> outcome) {
                                    if (!outcome) {
                                        return done(problemAnswer(outcome.error()));
                                    }
                                    if (*outcome == PutOutcome::Different) {
                                        return done(problemAnswer(Problem::Conflict));
                                    }
                                    if (*outcome == PutOutcome::Created) {
                                        context.doorbell.ring(enrolment.uuid());
                                    }
                                    done(emptyAnswer(*outcome == PutOutcome::Created ? 201 : 200));
                                });
}

void getInbox(const Context& context, CallPointer call, AnswerDone done) {
    const auto after = queryNumber(call->request.target, "after", 0);
    const auto wait = queryNumber(call->request.target, "wait", 0);
    if (!after || !wait) {
        return done(problemAnswer(Problem::Malformed));
    }
    const auto look = [&context, after = *after]() -> std::optional<Answer> {
        const auto items = context.storage.inbox(after, context.limits.items);
        if (!items) {
            return problemAnswer(items.error());
        }
        json::Value list = json::Value::array();
        for (const auto& item : *items) {
            list.push_back({{"seq", item.seq},
                            {"enrolment", item.enrolment.text()},
                            {"record", item.record.text()},
                            {"revision", item.revision}});
        }
        return items->empty() ? std::nullopt : std::optional(jsonAnswer(200, {{"items", std::move(list)}}));
    };
    longPoll(context, Uuid{}, std::chrono::seconds(*wait), look,
             jsonAnswer(200, {{"items", json::Value::array()}}), std::move(done));
}

} // namespace holdfast::gateway
