// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/gateway/call.h"

#include "sync/protocol/enrolment.h"

/// Certificates, roster, directory, enrolments, devices.
namespace holdfast::gateway {
namespace {

using protocol::Problem;
namespace json = protocol::json;

Answer putAnswer(PutOutcome outcome) {
    switch (outcome) {
    case PutOutcome::Created:
        return emptyAnswer(201);
    case PutOutcome::Same:
        return emptyAnswer(200);
    case PutOutcome::Different:
        break;
    }
    return problemAnswer(Problem::Conflict);
}

} // namespace

void putCertificate(const Context& context, CallPointer call, AnswerDone done) {
    const std::string jws(textOf(call->body));
    const auto id = CertificateId::parse(call->ids.front());
    const auto offered = protocol::readUnverifiedCertificate(jws);
    if (!id || !offered || offered->id != *id) {
        return done(problemAnswer(Problem::Malformed));
    }
    std::vector<crypto::VerifyingKey> own;
    for (const auto& key : {offered->signing, offered->agent}) {
        if (key) {
            own.push_back(*key);
        }
    }
    if (auto problem = verifySignedBy(context, call->request, own)) {
        if (*problem != Problem::UnknownKey) {
            return done(problemAnswer(*problem));
        }
        const auto known = authenticate(context, *call->trust, call->request);
        if (const auto* unknown = std::get_if<Problem>(&known)) {
            return done(problemAnswer(*unknown));
        }
        if (std::get<Caller>(known).standing == Standing::Lapsed) {
            return done(problemAnswer(Problem::Revoked));
        }
    }
    const auto verified = context.trust.tryCertificate(jws);
    if (!verified) {
        return done(problemAnswer(verified.error()));
    }
    context.storage.putCertificate(
        *verified, jws, [&context, jws, done, certificate = *verified](Result<PutOutcome> outcome) {
            if (!outcome) {
                return done(problemAnswer(outcome.error()));
            }
            if (*outcome == PutOutcome::Created) {
                context.trust.tookCertificate(jws);
                context.logger.information("certificate_taken", {{"certificate", certificate.id}});
                if (certificate.kind == protocol::CertificateKind::Enrolment) {
                    context.doorbell.ring(certificate.enrolment.uuid());
                }
            }
            done(putAnswer(*outcome));
        });
}

void putRoster(const Context& context, CallPointer call, AnswerDone done) {
    const std::string jws(textOf(call->body));
    if (const auto verified = context.trust.tryRoster(jws); !verified) {
        return done(problemAnswer(verified.error()));
    }
    context.storage.putRoster(jws, [&context, jws, done](Result<void> stored) {
        if (!stored) {
            return done(problemAnswer(stored.error()));
        }
        context.trust.tookRoster(jws);
        context.logger.information("roster_taken");
        done(emptyAnswer(204));
    });
}

void getDirectory(const Context& /*context*/, CallPointer call, AnswerDone done) {
    done(textAnswer(200, "application/json", protocol::writeDirectory(call->trust->directory())));
}

void putEnrolment(const Context& context, CallPointer call, AnswerDone done) {
    const auto id = EnrolmentId::parse(call->ids.front());
    auto maced = protocol::readMacedRequest(textOf(call->body));
    if (!id || !maced) {
        return done(problemAnswer(Problem::Malformed));
    }
    const auto asked = protocol::readUnverifiedEnrolmentRequest(maced->request);
    if (!asked || asked->enrolment != *id) {
        return done(problemAnswer(Problem::Malformed));
    }
    if (auto problem = verifySignedBy(context, call->request, {asked->agent})) {
        return done(problemAnswer(*problem));
    }
    StoredRequest request{.enrolment = *id,
                          .agentKid = asked->agent.thumbprint(),
                          .maced = std::move(maced).value(),
                          .received = context.clock.now()};
    const auto agent = asked->agent;
    context.storage.putEnrolmentRequest(
        std::move(request), context.limits.requestsAnEnrolment, context.limits.pendingRequests,
        [&context, id = *id, agent, done](Result<RequestOutcome> outcome) {
            if (!outcome) {
                return done(problemAnswer(outcome.error()));
            }
            switch (*outcome) {
            case RequestOutcome::Kept:
                return done(emptyAnswer(202));
            case RequestOutcome::TooMany:
                return done(tooManyAnswer());
            case RequestOutcome::Certified:
                break;
            }
            // The same tablet again, whose answer was lost, need only ask for its certificate.
            const auto jws = context.storage.enrolmentCertificate(id);
            const auto issued = jws && *jws ? protocol::readUnverifiedCertificate(**jws)
                                            : Result<protocol::Certificate>(Error(ErrorCode::NotFound));
            done(issued && issued->agent == agent ? emptyAnswer(202) : problemAnswer(Problem::Conflict));
        });
}

void getEnrolment(const Context& context, CallPointer call, AnswerDone done) {
    const auto id = EnrolmentId::parse(call->ids.front());
    if (!id) {
        return done(problemAnswer(Problem::NotFound));
    }
    const auto jws = context.storage.enrolmentCertificate(*id);
    const auto requests = context.storage.enrolmentRequests(*id);
    if (!jws || !requests) {
        return done(problemAnswer(!jws ? jws.error() : requests.error()));
    }
    std::vector<crypto::VerifyingKey> keys;
    if (*jws) {
        if (const auto issued = protocol::readUnverifiedCertificate(**jws); issued && issued->agent) {
            keys.push_back(*issued->agent);
        }
    }
    for (const auto& request : *requests) {
        if (const auto asked = protocol::readUnverifiedEnrolmentRequest(request.maced.request)) {
            keys.push_back(asked->agent);
        }
    }
    if (const auto problem = verifySignedBy(context, call->request, keys)) {
        return done(problemAnswer(*problem));
    }
    if (!*jws) {
        return done(jsonAnswer(202, json::Value::object()));
    }
    const auto directory = json::parseObject(protocol::writeDirectory(call->trust->directory()));
    if (!directory) {
        return done(problemAnswer(directory.error()));
    }
    done(jsonAnswer(200, {{"certificate", **jws}, {"directory", *directory}}));
}

void listEnrolments(const Context& context, CallPointer /*call*/, AnswerDone done) {
    const auto requests = context.storage.enrolmentRequests();
    if (!requests) {
        return done(problemAnswer(requests.error()));
    }
    json::Value list = json::Value::array();
    for (const auto& request : *requests) {
        list.push_back({{"enrolment", request.enrolment.text()},
                        {"request", toBase64Url(request.maced.request)},
                        {"mac", toBase64Url(request.maced.mac)}});
    }
    done(jsonAnswer(200, {{"enrolments", std::move(list)}}));
}

void getDevices(const Context& context, CallPointer call, AnswerDone done) {
    const auto devices = context.storage.devices();
    if (!devices) {
        return done(problemAnswer(devices.error()));
    }
    json::Value list = json::Value::array();
    for (const auto& device : *devices) {
        const auto certificate = protocol::readUnverifiedCertificate(device.certificate);
        if (!certificate || !certificate->role || !call->caller->coversTeam(certificate->team)) {
            continue;
        }
        json::Value entry = {{"enrolment", device.enrolment.text()},
                             {"person", certificate->person.text()},
                             {"role", protocol::name(*certificate->role)},
                             {"team", certificate->team.text()},
                             {"waiting", device.waiting}};
        const auto heard = context.contacts.last(device.enrolment);
        if (const auto last = heard ? heard : device.lastContact) {
            entry["lastContact"] = toUnixMilliseconds(*last);
        }
        list.push_back(std::move(entry));
    }
    done(jsonAnswer(200, {{"devices", std::move(list)}}));
}

} // namespace holdfast::gateway
