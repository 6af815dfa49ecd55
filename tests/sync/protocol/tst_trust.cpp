// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "council.h"

#include <QtTest>

using namespace holdfast;
using namespace holdfast::protocol;
using namespace holdfast::test;

class TestTrust : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void readsBackWhatItIssues() {
        Council council;
        const Enrolled worker = council.enrolWorker();
        const Certificate read = must(readUnverifiedCertificate(worker.jws));
        QVERIFY(read.id == worker.certificate.id && read.enrolment == worker.certificate.enrolment);
        QVERIFY(read.signing == worker.certificate.signing && read.agent == worker.certificate.agent);
        QVERIFY(read.recipient == worker.certificate.recipient && read.role == Role::Worker);
        QVERIFY(read.notAfter == worker.certificate.notAfter && read.name == worker.certificate.name);
    }

    void eachKindCountsOnlyFromTheSignerOfItsRow_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("byRoot");
        for (const auto kind :
             {CertificateKind::Issuer, CertificateKind::Gateway, CertificateKind::CaseSystem,
              CertificateKind::Recovery, CertificateKind::DutyDesk, CertificateKind::Enrolment}) {
            const std::string label{name(kind)};
            QTest::newRow(label.c_str()) << static_cast<int>(kind) << (kind != CertificateKind::Enrolment);
        }
    }
    void eachKindCountsOnlyFromTheSignerOfItsRow() {
        QFETCH(int, kind);
        QFETCH(bool, byRoot);
        Council council;
        const Certificate certificate = whole(council, static_cast<CertificateKind>(kind));
        Trust trust = council.trust();
        const std::string fromRoot = issueCertificate(council.rootKey, certificate);
        const std::string fromIssuer = issueCertificate(council.issuerKey, certificate);
        const std::string fromGateway = issueCertificate(council.gatewayKey, certificate);
        QCOMPARE(codeOf(trust.add(byRoot ? fromIssuer : fromRoot, council.clock.now())),
                 ErrorCode::OutOfScope);
        QCOMPARE(codeOf(trust.add(fromGateway, council.clock.now())), ErrorCode::OutOfScope);
        QVERIFY(trust.add(byRoot ? fromRoot : fromIssuer, council.clock.now()));
    }

    void eachKindMustHoldWhatItsRowSays_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("member");
        const auto row = [](CertificateKind kind, const char* member) {
            QTest::newRow((std::string(name(kind)) + ' ' + member).c_str())
                << static_cast<int>(kind) << QString(member);
        };
        row(CertificateKind::Issuer, "signing");
        row(CertificateKind::Gateway, "signing");
        row(CertificateKind::CaseSystem, "signing");
        row(CertificateKind::CaseSystem, "recipient");
        row(CertificateKind::Recovery, "recipient");
        row(CertificateKind::DutyDesk, "signing");
        row(CertificateKind::DutyDesk, "recipient");
        for (const char* member : {"signing", "agent", "recipient", "person", "team", "enrolment"}) {
            row(CertificateKind::Enrolment, member);
        }
    }
    void eachKindMustHoldWhatItsRowSays() {
        QFETCH(int, kind);
        QFETCH(QString, member);
        Council council;
        Certificate certificate = whole(council, static_cast<CertificateKind>(kind));
        if (member == "signing") {
            certificate.signing.reset();
        } else if (member == "agent") {
            certificate.agent.reset();
        } else if (member == "recipient") {
            certificate.recipient.reset();
        } else if (member == "person") {
            certificate.person = {};
        } else if (member == "team") {
            certificate.team = {};
        } else {
            certificate.enrolment = {};
        }
        const std::string jws = issueCertificate(council.rootKey, certificate);
        QCOMPARE(codeOf(readUnverifiedCertificate(jws)), ErrorCode::Malformed);
        QCOMPARE(codeOf(council.trust().add(jws, council.clock.now())), ErrorCode::Malformed);
    }

    void issuerSignsOutsideItsTeam() {
        Council council;
        Certificate narrow = council.make(CertificateKind::Issuer);
        const auto narrowKey = must(crypto::SigningKey::generate());
        narrow.signing = narrowKey.publicKey();
        narrow.teams = {council.team};
        Trust trust = council.trust();
        QVERIFY(trust.add(issueCertificate(council.rootKey, narrow), council.clock.now()));
        const Enrolled inside = council.enrol(council.team, Role::Worker, narrowKey);
        const Enrolled outside = council.enrol(council.newId<TeamId>(), Role::Worker, narrowKey);
        QVERIFY(trust.add(inside.jws, council.clock.now()));
        QCOMPARE(codeOf(trust.add(outside.jws, council.clock.now())), ErrorCode::OutOfScope);
        // A team's issuer does not speak for the council.
        QCOMPARE(codeOf(trust.addRoster(signRoster(narrowKey, council.makeRoster(2)), council.clock.now())),
                 ErrorCode::OutOfScope);
    }

    void enrolmentSignsEnrolment() {
        Council council;
        Trust trust = council.trust();
        const Enrolled manager = council.enrol(council.team, Role::Manager, council.issuerKey);
        QVERIFY(trust.add(manager.jws, council.clock.now()));
        const Enrolled forged = council.enrol(council.team, Role::Worker, manager.signing);
        QCOMPARE(codeOf(trust.add(forged.jws, council.clock.now())), ErrorCode::OutOfScope);
        const Enrolled byNobody =
            council.enrol(council.team, Role::Worker, must(crypto::SigningKey::generate()));
        QCOMPARE(codeOf(trust.add(byNobody.jws, council.clock.now())), ErrorCode::NotCertified);
    }

    void gatewayActsAsCaseSystem() {
        Council council;
        const Trust trust = council.trust();
        const std::string jws = crypto::signJws(council.gatewayKey, "holdfast-received", bytesOf("{}"));
        QCOMPARE(
            codeOf(trust.verify(jws, "holdfast-received", CertificateKind::CaseSystem, council.clock.now())),
            ErrorCode::OutOfScope);
        QVERIFY(trust.verify(crypto::signJws(council.caseKey, "holdfast-received", bytesOf("{}")),
                             "holdfast-received", CertificateKind::CaseSystem, council.clock.now()));
    }

    void expiredIssuer() {
        Council council;
        council.issuer.notAfter = council.clock.now() + 1h;
        Trust trust = council.trust();
        const Enrolled worker = council.enrolWorker();
        QVERIFY(trust.add(worker.jws, council.clock.now()));
        const auto then = council.clock.now();
        council.clock.advance(2h);
        const auto kid = worker.signing.publicKey().thumbprint();
        QCOMPARE(codeOf(trust.bySigningKey(kid, council.clock.now())), ErrorCode::Expired);
        QVERIFY(trust.bySigningKey(kid, then)); // old evidence still verifies as of its time
        const Enrolled late = council.enrolWorker();
        QCOMPARE(codeOf(trust.add(late.jws, council.clock.now())), ErrorCode::Expired);
        QCOMPARE(codeOf(trust.bySigningKey(kid, then - 24h)), ErrorCode::NotYetValid);
    }

    void revokedEnrolment() {
        Council council;
        Trust trust = council.trust();
        const Enrolled worker = council.enrolWorker();
        QVERIFY(trust.add(worker.jws, council.clock.now()));
        Roster roster = council.makeRoster(2);
        roster.revoked = {{worker.certificate.id, council.clock.now() + 1h}};
        QVERIFY(trust.addRoster(signRoster(council.issuerKey, roster), council.clock.now()));
        const auto enrolment = worker.certificate.enrolment;
        QVERIFY(trust.byEnrolment(enrolment, council.clock.now()));
        council.clock.advance(1h);
        QCOMPARE(codeOf(trust.byEnrolment(enrolment, council.clock.now())), ErrorCode::Revoked);
        QCOMPARE(codeOf(trust.byAgentKey(worker.agent.publicKey().thumbprint(), council.clock.now())),
                 ErrorCode::Revoked);
        QCOMPARE(codeOf(trust.add(worker.jws, council.clock.now())), ErrorCode::Revoked);
    }

    void revokedIssuerTakesItsEnrolmentsAlong() {
        Council council;
        Trust trust = council.trust();
        const Enrolled worker = council.enrolWorker();
        QVERIFY(trust.add(worker.jws, council.clock.now()));
        Roster roster = council.makeRoster(2);
        roster.revoked = {{council.issuer.id, council.clock.now()}};
        QVERIFY(trust.addRoster(signRoster(council.rootKey, roster), council.clock.now()));
        QCOMPARE(codeOf(trust.byEnrolment(worker.certificate.enrolment, council.clock.now())),
                 ErrorCode::Revoked);
        QCOMPARE(codeOf(trust.addRoster(signRoster(council.issuerKey, council.makeRoster(3)),
                                        council.clock.now())),
                 ErrorCode::Revoked);
    }

    void otherCouncil() {
        Council council;
        Council other;
        Trust trust = council.trust();
        QCOMPARE(codeOf(trust.add(other.enrolWorker().jws, council.clock.now())), ErrorCode::NotCertified);
        Certificate stray = council.make(CertificateKind::Gateway);
        stray.signing = must(crypto::SigningKey::generate()).publicKey();
        stray.council = other.id;
        QCOMPARE(codeOf(trust.add(issueCertificate(council.rootKey, stray), council.clock.now())),
                 ErrorCode::OutOfScope);
        Roster roster = council.makeRoster(5);
        roster.council = other.id;
        QCOMPARE(codeOf(trust.addRoster(signRoster(council.rootKey, roster), council.clock.now())),
                 ErrorCode::OutOfScope);
    }

    void rosterRollback() {
        Council council;
        Trust trust = council.trust();
        const std::string third = signRoster(council.issuerKey, council.makeRoster(3));
        QVERIFY(trust.addRoster(third, council.clock.now()));
        QVERIFY(trust.addRoster(third, council.clock.now()));
        QCOMPARE(codeOf(trust.addRoster(signRoster(council.issuerKey, council.makeRoster(2)),
                                        council.clock.now())),
                 ErrorCode::Replayed);
        Roster other = council.makeRoster(3);
        other.managers = {council.newId<CertificateId>()};
        QCOMPARE(codeOf(trust.addRoster(signRoster(council.issuerKey, other), council.clock.now())),
                 ErrorCode::Conflict);
        QCOMPARE(trust.roster()->version, std::int64_t{3});
    }

    void expiredRosterStillRevokesAndIsTold() {
        Council council;
        Trust trust = council.trust();
        QVERIFY(trust.rosterIsCurrent(council.clock.now()));
        council.clock.advance(24h * 91);
        QVERIFY(!trust.rosterIsCurrent(council.clock.now()));
        QVERIFY(trust.caseSystem(council.clock.now()));
    }

    void tamperedCertificate() {
        Council council;
        Trust trust = council.trust();
        std::string jws = council.enrolWorker().jws;
        jws[jws.size() - 10] = jws[jws.size() - 10] == 'A' ? 'B' : 'A';
        QCOMPARE(codeOf(trust.add(jws, council.clock.now())), ErrorCode::BadSignature);
    }

    void anotherMayNotTakeACertifiedKey() {
        Council council;
        Trust trust = council.trust();
        const Enrolled worker = council.enrolWorker();
        QVERIFY(trust.add(worker.jws, council.clock.now()));
        Enrolled thief = council.enrolWorker();
        thief.certificate.signing = worker.certificate.signing;
        QCOMPARE(
            codeOf(trust.add(issueCertificate(council.issuerKey, thief.certificate), council.clock.now())),
            ErrorCode::Conflict);
        Certificate renewed = worker.certificate;
        renewed.id = council.newId<CertificateId>();
        QVERIFY(trust.add(issueCertificate(council.issuerKey, renewed), council.clock.now()));
        renewed.role = Role::Manager; // the same id with other content
        QCOMPARE(codeOf(trust.add(issueCertificate(council.issuerKey, renewed), council.clock.now())),
                 ErrorCode::Conflict);
    }

    void directoryCountsWhatVerifiesAndTellsTheFirstFailure() {
        Council council;
        const Enrolled worker = council.enrolWorker();
        Directory directory = council.directory();
        directory.certificates.insert(directory.certificates.begin(), "not.a.certificate");
        directory.certificates.insert(directory.certificates.begin(), worker.jws);
        const Directory read = must(readDirectory(writeDirectory(directory)));
        Trust trust = council.emptyTrust();
        QVERIFY(!trust.addDirectory(read, council.clock.now()));
        QVERIFY(trust.byEnrolment(worker.certificate.enrolment, council.clock.now()));
        QCOMPARE(trust.directory().certificates.size(), std::size_t{5});
        Trust again = council.emptyTrust();
        QVERIFY(again.addDirectory(trust.directory(), council.clock.now()));
        QVERIFY(again.caseSystem(council.clock.now())->recipient == council.caseIdentity.recipient());
        QVERIFY(again.recovery(council.clock.now()));
    }

    void managersAreThoseTheRosterNames() {
        Council council;
        Trust trust = council.trust();
        const Enrolled worker = council.enrolWorker();
        const Enrolled manager = council.enrol(council.team, Role::Manager, council.issuerKey);
        QVERIFY(trust.add(worker.jws, council.clock.now()));
        QVERIFY(trust.add(manager.jws, council.clock.now()));
        Roster roster = council.makeRoster(2);
        roster.managers = {worker.certificate.id, manager.certificate.id, council.newId<CertificateId>()};
        QVERIFY(trust.addRoster(signRoster(council.issuerKey, roster), council.clock.now()));
        const auto managers = must(trust.managers(council.clock.now()));
        QCOMPARE(managers.size(), std::size_t{1});
        QVERIFY(managers.front().id == manager.certificate.id);
    }

private:
    static Certificate whole(Council& council, CertificateKind kind) {
        Certificate certificate = council.make(kind);
        certificate.signing = must(crypto::SigningKey::generate()).publicKey();
        certificate.recipient = must(crypto::AgeIdentity::generate()).recipient();
        if (kind == CertificateKind::Enrolment) {
            certificate.agent = must(crypto::SigningKey::generate()).publicKey();
            certificate.role = Role::Worker;
            certificate.person = council.newId<PractitionerId>();
            certificate.team = council.team;
            certificate.enrolment = council.newId<EnrolmentId>();
        }
        return certificate;
    }
};

QTEST_APPLESS_MAIN(TestTrust)
#include "tst_trust.moc"
