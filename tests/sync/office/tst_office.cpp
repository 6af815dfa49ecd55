// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "office_bench.h"
#include "sync/office/visits.h"
#include "sync/protocol/message.h"

#include <QtTest>
#include <sys/stat.h>

using namespace holdfast;
using namespace holdfast::test;

class TestOffice : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void makesACouncilOnceOnly() {
        OfficeBench bench;
        QCOMPARE(codeOf(office::makeCouncil(bench.context(), "Another")), ErrorCode::AlreadyExists);
        QVERIFY(must(bench.context().data.council()).name == "Saltmarsh Council");
        const auto told = must(readFile(bench.files, bench.gatewayData() / "council.json", 65'536));
        QVERIFY(must(office::readCouncil(textOf(told))).roots == bench.council.roots);
        QCOMPARE(bench.council.roots.size(), std::size_t{2});
    }

    void keysAreOnlyTheOwners() {
        OfficeBench bench;
        for (const char* name : {"root/signing.key", "root/next.key", "case/signing.key", "case/identity.age",
                                 "recovery/identity.age", "issuer/signing.key"}) {
            struct stat status {};
            const Path path = bench.folder() / "office" / name;
            QVERIFY2(::stat(path.c_str(), &status) == 0, name);
            QCOMPARE(static_cast<unsigned>(status.st_mode & 0777U), 0600U);
        }
    }

    void publishesWhatTabletsNeed() {
        OfficeBench bench;
        protocol::Directory directory;
        for (const auto& [id, jws] : bench.gateway.certificates) {
            directory.certificates.push_back(jws);
        }
        directory.roster = bench.gateway.rosters.back();
        protocol::Trust trust(bench.council.id, bench.council.roots);
        QVERIFY(trust.addDirectory(directory, bench.clock.now()));
        QVERIFY(trust.caseSystem(bench.clock.now()));
        QVERIFY(trust.recovery(bench.clock.now()));
        QCOMPARE(directory.certificates.size(), std::size_t{4});
    }

    void aSecondIssuerIsRefused() {
        OfficeBench bench;
        QCOMPARE(codeOf(office::issueIssuer(bench.context(), "Another", {})), ErrorCode::AlreadyExists);
    }

    void certifyingTheGatewayAgainChangesNothing() {
        OfficeBench bench;
        const auto before = bench.gateway.certificates;
        QVERIFY(office::issueGateway(bench.context(), bench.gatewayData(), std::string(FakeGateway::origin)));
        QVERIFY(bench.gateway.certificates == before);
    }

    void enrolsATabletWithTheCode() {
        OfficeBench bench;
        const Tablet tablet = bench.enrol("Ash Marlow");
        const auto certificate = must(bench.trust().byEnrolment(tablet.enrolment, bench.clock.now()));
        QVERIFY(certificate.signing == tablet.signing.publicKey());
        QVERIFY(certificate.agent == tablet.agent.publicKey());
        QVERIFY(certificate.recipient == tablet.identity.recipient());
        QCOMPARE(certificate.name, std::string("Ash Marlow"));
        QVERIFY(bench.gateway.certificates.contains(certificate.id.text()));
        // The secret has done its work.
        QVERIFY(must(bench.files.list(bench.folder() / "office" / "issuer" / "codes")).empty());
    }

    void managersComeOntoTheRoster() {
        OfficeBench bench;
        const Tablet manager = bench.enrol("Rowan Hale", protocol::Role::Manager);
        const auto managers = must(bench.trust().managers(bench.clock.now()));
        QCOMPARE(managers.size(), std::size_t{1});
        QVERIFY(managers.front().enrolment == manager.enrolment);
        QCOMPARE(bench.gateway.rosters.size(), std::size_t{2});
    }

    void gatewaySwapsAgentKey() {
        OfficeBench bench;
        const auto made = must(
            office::makeCode(bench.context(), {"Ash Marlow", protocol::Role::Worker, bench.team(), 24h}));
        const auto code = must(protocol::readEnrolmentCode(made.text));
        Tablet tablet;
        tablet.enrolment = code.enrolment;
        const auto honest = bench.requestOf(tablet, code.secret);
        Tablet thief;
        thief.enrolment = code.enrolment;
        auto forged = bench.requestOf(thief, must(crypto::SecretBuffer::random(32)));
        bench.gateway.requestsFor = code.enrolment;
        bench.gateway.requests = {forged, honest};
        const auto approval = must(office::approvePending(bench.context()));
        QCOMPARE(approval.forged, std::size_t{1});
        QCOMPARE(approval.approved.size(), std::size_t{1});
        QVERIFY(must(bench.trust().byEnrolment(code.enrolment, bench.clock.now())).agent ==
                tablet.agent.publicKey());
        // The code is used up, also for whoever got to know its secret.
        bench.gateway.requests = {bench.requestOf(thief, code.secret)};
        QCOMPARE(must(office::approvePending(bench.context())).approved.size(), std::size_t{0});
    }

    void expiredCode() {
        OfficeBench bench;
        const auto made =
            must(office::makeCode(bench.context(), {"Ash Marlow", protocol::Role::Worker, bench.team(), 1h}));
        const auto code = must(protocol::readEnrolmentCode(made.text));
        Tablet tablet;
        tablet.enrolment = code.enrolment;
        bench.gateway.requestsFor = code.enrolment;
        bench.gateway.requests = {bench.requestOf(tablet, code.secret)};
        bench.clock.advance(61min);
        const auto approval = must(office::approvePending(bench.context()));
        QCOMPARE(approval.expired, std::size_t{1});
        QVERIFY(approval.approved.empty());
    }

    void goesOnWhereSigningWasCutShort() {
        // Whatever operation the office dies at, the next run ends with one certificate for the code.
        for (std::size_t operations = 0;; ++operations) {
            OfficeBench bench;
            const auto made = must(office::makeCode(
                bench.context(), {"Ash Marlow", protocol::Role::Manager, bench.team(), 24h}));
            const auto code = must(protocol::readEnrolmentCode(made.text));
            Tablet tablet;
            tablet.enrolment = code.enrolment;
            bench.gateway.requestsFor = code.enrolment;
            bench.gateway.requests = {bench.requestOf(tablet, code.secret)};
            bench.files.dieAfter(operations);
            const auto first = office::approvePending(bench.context());
            const bool died = bench.files.died() && !first;
            bench.files.revive();
            QVERIFY(office::approvePending(bench.context()));
            std::size_t atTheGateway = 0;
            for (const auto& [id, jws] : bench.gateway.certificates) {
                atTheGateway +=
                    must(protocol::readUnverifiedCertificate(jws)).enrolment == code.enrolment ? 1U : 0U;
            }
            QCOMPARE(atTheGateway, std::size_t{1});
            QCOMPARE(must(bench.trust().managers(bench.clock.now())).size(), std::size_t{1});
            QVERIFY(office::enrolmentsOf(bench.context(), "Ash Marlow")->front().state ==
                    office::EnrolmentState::Done);
            if (!died) {
                QVERIFY(operations > 5);
                break;
            }
        }
    }

    void assignsAVisitThatOnlyItsTabletOpens() {
        OfficeBench bench;
        const Tablet tablet = bench.enrol("Ash Marlow");
        practice::AssignedVisit visit;
        visit.file.id = bench.newId<CaseId>();
        visit.file.title = "Tallowby family";
        visit.visit.id = bench.newId<VisitId>();
        visit.visit.caseId = visit.file.id;
        const auto text = practice::toJson(visit);
        (void)must(office::assignVisit(bench.context(), tablet.enrolment, text));
        (void)must(office::assignVisit(bench.context(), tablet.enrolment, text));
        QCOMPARE(bench.gateway.mail.size(), std::size_t{2});
        std::set<std::int64_t> numbers;
        for (const auto& [path, sealed] : bench.gateway.mail) {
            const auto opened = must(protocol::openMessage(sealed, tablet.identity, bench.trust(),
                                                           protocol::CertificateKind::CaseSystem,
                                                           tablet.enrolment, bench.clock.now()));
            QCOMPARE(opened.message.type, std::string("assigned_visit"));
            QVERIFY(must(practice::fromJson<practice::AssignedVisit>(opened.message.body)) == visit);
            numbers.insert(opened.message.seq);
        }
        QVERIFY((numbers == std::set<std::int64_t>{1, 2}));
    }

    void refusesAVisitThatIsNone() {
        OfficeBench bench;
        const Tablet tablet = bench.enrol("Ash Marlow");
        QCOMPARE(codeOf(office::assignVisit(bench.context(), tablet.enrolment, "{}")), ErrorCode::Malformed);
        QVERIFY(bench.gateway.mail.empty());
    }
};

QTEST_APPLESS_MAIN(TestOffice)
#include "tst_office.moc"
