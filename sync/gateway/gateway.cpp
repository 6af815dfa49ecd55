// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/gateway/gateway.h"

#include "sync/gateway/call.h"
#include "sync/protocol/tus.h"

#include <algorithm>
#include <array>

namespace holdfast::gateway {
namespace {

using protocol::CertificateKind;
using protocol::Problem;

enum class Who {
    Anyone,
    Certified,
    Tablet,           ///< an enrolment that counts
    TabletEvenLapsed, ///< also a revoked one: it may still fetch orders
    Issuer,
    CaseSystem,
    IssuerOrCaseSystem,
    Sender, ///< case system, issuer, manager
    HandlerDecides,
};
enum class Room { None, Small, Roster, Envelope, Message, Part };

struct Rule {
    std::string_view method;
    std::string_view pattern;
    Who who;
    std::string_view mediaType; ///< of the body; empty: the handler looks
    Room room;
    Handler handler;
    Opener opener = nullptr; ///< instead of the handler
};

constexpr std::string_view jsonType = "application/json";

void health(const Context& /*context*/, CallPointer /*call*/, AnswerDone done) {
    done(jsonAnswer(200, {{"status", "ok"}}));
}

constexpr std::array rules{
    Rule{"GET", "/healthz", Who::Anyone, "", Room::None, health},
    Rule{"PUT", "/v1/certificates/*", Who::HandlerDecides, protocol::joseMediaType, Room::Small,
         putCertificate},
    Rule{"PUT", "/v1/roster", Who::Issuer, protocol::joseMediaType, Room::Roster, putRoster},
    Rule{"GET", "/v1/directory", Who::Certified, "", Room::None, getDirectory},
    Rule{"PUT", "/v1/enrolments/*", Who::HandlerDecides, jsonType, Room::Small, putEnrolment},
    Rule{"GET", "/v1/enrolments/*", Who::HandlerDecides, "", Room::None, getEnrolment},
    Rule{"GET", "/v1/enrolments", Who::Issuer, "", Room::None, listEnrolments},
    Rule{"PUT", "/v1/records/*/revisions/*", Who::Tablet, protocol::envelopeMediaType, Room::Envelope,
         putRecord},
    Rule{"POST", "/v1/parts", Who::Tablet, "", Room::Part, nullptr, openCreation},
    Rule{"OPTIONS", "/v1/parts", Who::Anyone, "", Room::None, partOptions},
    Rule{"HEAD", "/v1/parts/*", Who::Tablet, "", Room::None, partHead},
    Rule{"PATCH", "/v1/parts/*", Who::Tablet, protocol::offsetMediaType, Room::Part, nullptr, openPatch},
    Rule{"DELETE", "/v1/parts/*", Who::Tablet, "", Room::None, partDelete},
    Rule{"GET", "/v1/parts/*", Who::CaseSystem, "", Room::None, partGet},
    Rule{"GET", "/v1/mailbox", Who::TabletEvenLapsed, "", Room::None, getMailbox},
    Rule{"PUT", "/v1/mailbox/cursor", Who::TabletEvenLapsed, jsonType, Room::Small, putCursor},
    Rule{"PUT", "/v1/mailboxes/*/*", Who::Sender, "", Room::Message, putMail},
    Rule{"GET", "/v1/inbox", Who::CaseSystem, "", Room::None, getInbox},
    Rule{"GET", "/v1/records/*/revisions/*", Who::CaseSystem, "", Room::None, getRecord},
    Rule{"GET", "/v1/records/*/revisions/*/stored", Who::CaseSystem, "", Room::None, getStored},
    Rule{"PUT", "/v1/records/*/revisions/*/received", Who::CaseSystem, protocol::joseMediaType, Room::Small,
         putReceived},
    Rule{"GET", "/v1/devices", Who::IssuerOrCaseSystem, "", Room::None, getDevices},
};

std::uint64_t roomOf(Room room, const Limits& limits) noexcept {
    switch (room) {
    case Room::None:
        return 0;
    case Room::Small:
        return limits.smallBody;
    case Room::Roster:
        return limits.roster;
    case Room::Envelope:
        return limits.envelope;
    case Room::Message:
        return limits.message;
    case Room::Part:
        return limits.part;
    }
    return 0;
}

bool may(Who who, const Caller& caller) noexcept {
    switch (who) {
    case Who::Tablet:
    case Who::TabletEvenLapsed:
        return caller.is(CertificateKind::Enrolment);
    case Who::Issuer:
        return caller.is(CertificateKind::Issuer);
    case Who::CaseSystem:
        return caller.is(CertificateKind::CaseSystem);
    case Who::IssuerOrCaseSystem:
        return caller.is(CertificateKind::Issuer) || caller.is(CertificateKind::CaseSystem);
    case Who::Sender:
        return caller.is(CertificateKind::Issuer) || caller.is(CertificateKind::CaseSystem) ||
               caller.isManager();
    case Who::Anyone:
    case Who::Certified:
    case Who::HandlerDecides:
        return true;
    }
    return false;
}

/// Segment by segment; what * stands for goes to `ids`.
bool matches(std::string_view pattern, std::string_view path, std::vector<std::string>& ids) {
    ids.clear();
    while (!pattern.empty() && !path.empty()) {
        const auto patternEnd = std::min(pattern.find('/', 1), pattern.size());
        const auto pathEnd = std::min(path.find('/', 1), path.size());
        const auto wanted = pattern.substr(0, patternEnd);
        const auto segment = path.substr(0, pathEnd);
        if (wanted == "/*" && segment.size() > 1) {
            ids.emplace_back(segment.substr(1));
        } else if (wanted != segment) {
            return false;
        }
        pattern.remove_prefix(patternEnd);
        path.remove_prefix(pathEnd);
    }
    return pattern.empty() && path.empty();
}

/// The rule, or 404, or 405 with what would be allowed.
std::variant<const Rule*, Answer> findRule(const Request& request, std::vector<std::string>& ids) {
    const std::string_view path = std::string_view(request.target).substr(0, request.target.find('?'));
    std::string allowed;
    for (const auto& rule : rules) {
        if (!matches(rule.pattern, path, ids)) {
            continue;
        }
        if (rule.method == request.method) {
            return &rule;
        }
        allowed += (allowed.empty() ? "" : ", ") + std::string(rule.method);
    }
    Answer answer = problemAnswer(Problem::NotFound);
    if (!allowed.empty()) {
        answer = emptyAnswer(405);
        answer.headers.push_back({"Allow", allowed});
    }
    return answer;
}

bool hasBody(const Request& request) noexcept {
    return request.method == "PUT" || request.method == "POST" || request.method == "PATCH";
}

/// Bodies have a length and no coding, so that what was signed is what comes.
std::optional<Answer> framingProblem(const Request& request, std::uint64_t room) {
    const auto text = request.header("content-length");
    if (request.hasHeader("transfer-encoding") || request.hasHeader("content-encoding")) {
        return problemAnswer(Problem::Malformed);
    }
    if (!hasBody(request)) {
        const bool none = text.empty() || text == "0";
        return none ? std::nullopt : std::optional(problemAnswer(Problem::Malformed));
    }
    const auto length = readNumber(text);
    if (!length) {
        return problemAnswer(Problem::Malformed);
    }
    return *length > room ? std::optional(problemAnswer(Problem::TooLarge)) : std::nullopt;
}

/// A body small enough to hold.
class HeldBody final : public Exchange {
public:
    HeldBody(const Context& context, CallPointer call, Handler handler, std::uint64_t length)
        : m_context(context), m_call(std::move(call)), m_handler(handler), m_length(length) {
        m_call->body.reserve(static_cast<std::size_t>(length));
    }
    std::optional<Answer> take(ByteView bytes) override {
        if (bytes.size() > m_length - m_call->body.size()) {
            return problemAnswer(Problem::Malformed);
        }
        m_call->body.insert(m_call->body.end(), bytes.begin(), bytes.end());
        return std::nullopt;
    }
    void finish(AnswerDone done) override {
        if (m_call->body.size() != m_length) {
            return done(problemAnswer(Problem::Malformed));
        }
        if (hasBody(m_call->request)) {
            const auto digest = protocol::readContentDigest(m_call->request.header("content-digest"));
            if (!digest) {
                return done(problemAnswer(Problem::Malformed));
            }
            if (*digest != crypto::sha256(m_call->body)) {
                return done(problemAnswer(Problem::Digest));
            }
        }
        m_handler(m_context, m_call, std::move(done));
    }

private:
    const Context& m_context;
    CallPointer m_call;
    Handler m_handler;
    std::uint64_t m_length;
};

/// Who signed, and whether that one may. Nothing when all is well.
std::optional<Answer> admit(const Context& context, const Rule& rule, Call& call) {
    if (rule.who == Who::Anyone || rule.who == Who::HandlerDecides) {
        return std::nullopt;
    }
    auto authenticated = authenticate(context, *call.trust, call.request);
    if (const auto* problem = std::get_if<Problem>(&authenticated)) {
        return refuse(context, call.request, *problem);
    }
    call.caller = std::move(std::get<Caller>(authenticated));
    if (call.caller->standing == Standing::Lapsed && rule.who != Who::TabletEvenLapsed) {
        return problemAnswer(Problem::Revoked);
    }
    return may(rule.who, *call.caller) ? std::nullopt : std::optional(problemAnswer(Problem::Forbidden));
}

} // namespace

Opened Gateway::open(Request request) const {
    auto call = std::make_shared<Call>();
    auto found = findRule(request, call->ids);
    if (auto* answer = std::get_if<Answer>(&found)) {
        return std::move(*answer);
    }
    const Rule& rule = *std::get<const Rule*>(found);
    call->request = std::move(request);
    call->trust = m_context.trust.current();
    if (!call->trust && rule.handler != health) {
        return problemAnswer(Problem::NotSetUp);
    }
    if (auto answer = framingProblem(call->request, roomOf(rule.room, m_context.limits))) {
        return std::move(*answer);
    }
    if (!rule.mediaType.empty() && call->request.header("content-type") != rule.mediaType) {
        return problemAnswer(Problem::Malformed);
    }
    if (auto answer = admit(m_context, rule, *call)) {
        return std::move(*answer);
    }
    if (rule.opener != nullptr) {
        return rule.opener(m_context, std::move(call));
    }
    const auto length = readNumber(call->request.header("content-length"));
    return std::make_unique<HeldBody>(m_context, std::move(call), rule.handler, length ? *length : 0);
}

} // namespace holdfast::gateway
