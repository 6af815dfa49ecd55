// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/enrolment.h"
#include "tests/sync/protocol/council.h"

#include <QTest>

using namespace holdfast;
using namespace holdfast::test;

/// What a tablet accepts as its enrolment, attacked by whoever carries the answer.
class EnrolmentTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Council> m_council;
    std::unique_ptr<Enrolled> m_manager;
    crypto::SigningKey m_signing;
    crypto::SigningKey m_agent;
    crypto::AgeIdentity m_identity;
    protocol::EnrolmentCode m_code;
    service::EnrolmentFile m_file;

    protocol::Certificate certificate() {
        auto made = m_council->make(protocol::CertificateKind::Enrolment);
        made.name = m_code.name;
        made.signing = m_signing.publicKey();
        made.agent = m_agent.publicKey();
        made.recipient = m_identity.recipient();
        made.role = m_code.role;
        made.person = m_code.person;
        made.team = m_code.team;
        made.enrolment = m_code.enrolment;
        return made;
    }
    protocol::Directory directory() {
        auto roster = m_council->makeRoster(2);
        roster.managers = {m_manager->certificate.id};
        auto made = m_council->directory();
        made.certificates.push_back(m_manager->jws);
        made.roster = protocol::signRoster(m_council->issuerKey, roster);
        return made;
    }
    Result<protocol::Trust> verify(const protocol::Certificate& certificate,
                                   const protocol::Directory& directory) {
        return service::verifyEnrolment(m_file, protocol::issueCertificate(m_council->issuerKey, certificate),
                                        directory, m_council->clock.now());
    }

private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init() {
        m_council = std::make_unique<Council>();
        m_manager = std::make_unique<Enrolled>(
            m_council->enrol(m_council->team, protocol::Role::Manager, m_council->issuerKey));
        m_signing = must(crypto::SigningKey::generate());
        m_agent = must(crypto::SigningKey::generate());
        m_identity = must(crypto::AgeIdentity::generate());
        m_code = {.gateway = "https://gateway.example",
                  .pins = {},
                  .roots = {m_council->rootKey.publicKey()},
                  .council = m_council->id,
                  .enrolment = m_council->newId<EnrolmentId>(),
                  .person = m_council->newId<PractitionerId>(),
                  .name = "Ines Alder",
                  .role = protocol::Role::Worker,
                  .team = m_council->team,
                  .secret = must(crypto::SecretBuffer::random(32)),
                  .expires = m_council->clock.now() + 24h};
        m_file = service::beginEnrolment(m_code, m_signing.publicKey(), m_identity.recipient(),
                                         m_agent.publicKey(), m_council->clock.now());
    }

    void acceptsWhatTheCouncilSigned() {
        const auto trust = verify(certificate(), directory());
        QVERIFY(trust);
        QVERIFY(must(trust->caseSystem(m_council->clock.now())).recipient == m_council->caseSystem.recipient);
    }
    void refusesACertificateForOtherKeys() {
        auto other = certificate();
        other.recipient = must(crypto::AgeIdentity::generate()).recipient();
        QCOMPARE(codeOf(verify(other, directory())), ErrorCode::NotCertified);
        other = certificate();
        other.agent = must(crypto::SigningKey::generate()).publicKey();
        QCOMPARE(codeOf(verify(other, directory())), ErrorCode::NotCertified);
    }
    void refusesAManagersCertificateForAWorker() {
        auto other = certificate();
        other.role = protocol::Role::Manager;
        QCOMPARE(codeOf(verify(other, directory())), ErrorCode::NotCertified);
    }
    void refusesACertificateByAStranger() {
        const auto stranger = must(crypto::SigningKey::generate());
        const auto refused = service::verifyEnrolment(
            m_file, protocol::issueCertificate(stranger, certificate()), directory(), m_council->clock.now());
        QVERIFY(!refused);
    }
    void refusesADirectoryWithARoguesCaseSystem() {
        auto rogue = directory();
        const auto key = must(crypto::SigningKey::generate());
        auto inbox = m_council->make(protocol::CertificateKind::CaseSystem);
        inbox.signing = key.publicKey();
        inbox.recipient = must(crypto::AgeIdentity::generate()).recipient();
        rogue.certificates = {protocol::issueCertificate(key, inbox)};
        QVERIFY(!verify(certificate(), rogue));
    }
    void refusesAWorkerWithoutACertifiedManager() {
        auto without = m_council->directory();
        auto roster = m_council->makeRoster(2);
        roster.managers.clear();
        without.roster = protocol::signRoster(m_council->issuerKey, roster);
        QCOMPARE(codeOf(verify(certificate(), without)), ErrorCode::NotCertified);
    }
    void keepsNoSecretOfTheCode() {
        // The request carries a MAC; the key to it is nowhere in what the vault keeps.
        const auto& request = m_file.order.request;
        QVERIFY(protocol::readEnrolmentRequest(request, m_code.secret));
        const auto secret = m_code.secret.view();
        QVERIFY(std::search(request.request.begin(), request.request.end(), secret.begin(), secret.end()) ==
                request.request.end());
    }
};

QTEST_APPLESS_MAIN(EnrolmentTest)
#include "tst_tablet_enrolment.moc"
