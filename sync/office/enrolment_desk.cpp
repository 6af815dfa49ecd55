// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/office/enrolment_desk.h"

#include "sync/office/key_files.h"
#include "sync/protocol/json.h"
#include "sync/protocol/tus.h"

#include <algorithm>

namespace holdfast::office {
namespace {

namespace json = protocol::json;

constexpr std::size_t secretSize = 32;
constexpr auto tabletLife = std::chrono::hours{24 * 365};
constexpr auto backdate = std::chrono::hours{1};

Path secretFile(const Office& office, EnrolmentId id) {
    return office.data.folder() / "issuer" / "codes" / (id.text() + ".secret");
}

struct Pending {
    EnrolmentId enrolment;
    protocol::MacedRequest maced;
};

Result<std::vector<Pending>> readPending(std::string_view text) {
    HOLDFAST_TRY(const auto value, json::parseObject(text));
    HOLDFAST_TRY(const auto* list, json::array(value, "enrolments"));
    std::vector<Pending> pending;
    for (const auto& one : *list) {
        Pending request;
        HOLDFAST_TRY(request.enrolment, json::id<EnrolmentId>(one, "enrolment"));
        HOLDFAST_TRY(request.maced.request, json::base64Url(one, "request"));
        HOLDFAST_TRY(request.maced.mac, json::base64Url(one, "mac"));
        pending.push_back(std::move(request));
    }
    return pending;
}

class Desk {
public:
    Desk(const Office& office, const IssuerKey& issuer, const GatewayLine& line)
        : m_office(office), m_issuer(issuer), m_line(line) {}

    Result<Approval> run() {
        Approval approval;
        HOLDFAST_TRY(auto entries, m_office.data.enrolments());
        HOLDFAST_TRY(const Bytes answer, m_line.get("/v1/enrolments", "application/json", largestList));
        HOLDFAST_TRY(const auto pending, readPending(textOf(answer)));
        for (const auto& request : pending) {
            HOLDFAST_CHECK(judge(request, entries, approval));
        }
        bool managers = false;
        for (auto& entry : entries) {
            if (entry.state == EnrolmentState::Signed) {
                HOLDFAST_CHECK(publish(entry));
                managers = managers || entry.role == protocol::Role::Manager;
                approval.approved.push_back(entry);
            }
        }
        if (managers) {
            HOLDFAST_CHECK(publishRoster(m_office, m_issuer.key, m_line));
        }
        for (auto& entry : entries) {
            if (entry.state == EnrolmentState::Signed) {
                HOLDFAST_CHECK(finish(entry));
            }
        }
        return approval;
    }

private:
    static constexpr std::uint64_t largestList = 4 * 1024 * 1024;

    Result<void> judge(const Pending& request, std::vector<EnrolmentEntry>& entries, Approval& approval) {
        const auto found = std::ranges::find(entries, request.enrolment, &EnrolmentEntry::id);
        if (found == entries.end()) {
            ++approval.unknown;
            return {};
        }
        if (found->state != EnrolmentState::Waiting) {
            return {}; // a code is good for one tablet
        }
        HOLDFAST_TRY(const auto secret, readSecret(m_office.data.files(), secretFile(m_office, found->id)));
        const auto wanted = protocol::readEnrolmentRequest(request.maced, secret);
        if (!wanted || wanted->enrolment != found->id) {
            ++approval.forged;
            return {};
        }
        if (m_office.clock.now() > found->expires) {
            ++approval.expired;
            return {};
        }
        return sign(*wanted, *found);
    }

    /// The certificate is on disk before the entry names it, so nothing is signed twice for one code.
    Result<void> sign(const protocol::EnrolmentRequest& wanted, EnrolmentEntry& entry) {
        protocol::Certificate certificate;
        certificate.id = CertificateId::create(m_office.clock, m_office.random);
        certificate.council = m_issuer.certificate.council;
        certificate.kind = protocol::CertificateKind::Enrolment;
        certificate.name = entry.name;
        const auto now = m_office.clock.now();
        certificate.notBefore = std::max(now - backdate, m_issuer.certificate.notBefore);
        certificate.notAfter = std::min(now + tabletLife, m_issuer.certificate.notAfter);
        certificate.signing = wanted.signing;
        certificate.agent = wanted.agent;
        certificate.recipient = wanted.recipient;
        certificate.role = entry.role;
        certificate.person = entry.person;
        certificate.team = entry.team;
        certificate.enrolment = entry.id;
        const std::string jws = protocol::issueCertificate(m_issuer.key, certificate);
        // Our own rules first: an issuer outside its teams, or a key somebody else has, stops here.
        HOLDFAST_TRY(auto trust, m_office.data.trust(now));
        HOLDFAST_TRY(const auto checked, trust.add(jws, now));
        HOLDFAST_CHECK(m_office.data.putCertificate(checked.id, jws));
        entry.state = EnrolmentState::Signed;
        entry.certificate = checked.id;
        return m_office.data.putEnrolment(entry);
    }

    Result<void> publish(const EnrolmentEntry& entry) const {
        HOLDFAST_TRY(const auto jws, m_office.data.certificate(entry.certificate));
        return m_line.put("/v1/certificates/" + entry.certificate.text(), protocol::joseMediaType,
                          bytesOf(jws));
    }

    Result<void> finish(EnrolmentEntry& entry) const {
        auto removed = m_office.data.files().remove(secretFile(m_office, entry.id));
        if (!removed && removed.code() != ErrorCode::NotFound) {
            return removed;
        }
        entry.state = EnrolmentState::Done;
        return m_office.data.putEnrolment(entry);
    }

    const Office& m_office;
    const IssuerKey& m_issuer;
    const GatewayLine& m_line;
};

} // namespace

Result<MadeCode> makeCode(const Office& office, const EnrolmentWish& wish) {
    HOLDFAST_TRY(const auto council, office.data.council());
    HOLDFAST_TRY(const auto gateway, office.data.gateway());
    HOLDFAST_TRY(const auto known, office.data.enrolments());
    MadeCode made;
    made.entry.id = EnrolmentId::create(office.clock, office.random);
    made.entry.person = PractitionerId::create(office.clock, office.random);
    for (const auto& entry : known) {
        if (entry.name == wish.person && entry.team == wish.team.id) {
            made.entry.person = entry.person;
        }
    }
    made.entry.name = wish.person;
    made.entry.role = wish.role;
    made.entry.team = wish.team.id;
    made.entry.expires = office.clock.now() + wish.valid;

    protocol::EnrolmentCode code;
    code.gateway = gateway.origin;
    code.pins = gateway.pins;
    code.roots = council.roots;
    code.council = council.id;
    code.enrolment = made.entry.id;
    code.person = made.entry.person;
    code.name = made.entry.name;
    code.role = made.entry.role;
    code.team = made.entry.team;
    code.expires = made.entry.expires;
    HOLDFAST_TRY(code.secret, crypto::SecretBuffer::random(secretSize));
    HOLDFAST_TRY(made.text, protocol::writeEnrolmentCode(code));
    HOLDFAST_CHECK(writeSecret(office.data.files(), secretFile(office, made.entry.id), code.secret.view()));
    HOLDFAST_CHECK(office.data.putEnrolment(made.entry));
    return made;
}

Result<Approval> approvePending(const Office& office) {
    HOLDFAST_TRY(const auto issuer, openIssuer(office));
    HOLDFAST_TRY(const auto gateway, office.data.gateway());
    HOLDFAST_TRY(const auto client, connectToGateway(office));
    const GatewayLine line(*client, gateway.origin, issuer.key, office.clock);
    return Desk(office, issuer, line).run();
}

} // namespace holdfast::office
