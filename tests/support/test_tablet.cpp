// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_tablet.h"

#include "core/practice/repositories.h"
#include "tests/support/council/demo_families.h"

#include <QDeadlineTimer>
#include <QThread>

namespace holdfast::test {
namespace {

constexpr std::int64_t afternoon = 1'795'098'720'000; // 2026-11-19T14:32:00Z

} // namespace

TestTablet::TestTablet(const crypto::KdfParameters& costs)
    : m_costs(costs), m_home(Path(m_folder.path().toStdString())),
      m_agentKey(must(crypto::SigningKey::generate())),
      m_manager(m_council.enrol(m_council.team, protocol::Role::Manager, m_council.issuerKey)) {
    must(store::prepareSqlite());
    clock().setNow(fromUnixMilliseconds(afternoon));
    for (const auto& folder : {m_home.vault(), m_home.sealed(), m_home.orders()}) {
        must(m_files.createDirectories(folder));
    }
    start();
}

void TestTablet::start() {
    m_agent = std::make_unique<agent::FakeAgent>(m_agentKey.publicKey());
    m_tablet = std::make_unique<service::Tablet>(service::TabletEnvironment{{m_files,
                                                                             clock(),
                                                                             m_random,
                                                                             m_secrets,
                                                                             m_home,
                                                                             crypto::KdfFloor::Test,
                                                                             {practice::practiceComponent()}},
                                                                            m_costs,
                                                                            *m_agent,
                                                                            m_logger});
}

void TestTablet::restart() {
    m_tablet.reset();
    start();
}

crypto::SecretBuffer TestTablet::secret(std::string_view text) {
    return must(crypto::SecretBuffer::copyOf(bytesOf(text)));
}

crypto::SecretBuffer TestTablet::enrolmentCode() {
    m_code = {.gateway = "https://gateway.saltmarsh.example:443",
              .pins = {"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="},
              .roots = {m_council.rootKey.publicKey()},
              .council = m_council.id,
              .enrolment = m_council.newId<EnrolmentId>(),
              .person = m_council.newId<PractitionerId>(),
              .name = "Ines Alder",
              .role = protocol::Role::Worker,
              .team = m_council.team,
              .secret = must(crypto::SecretBuffer::random(32)),
              .expires = clock().now() + std::chrono::hours(24)};
    return must(protocol::writeEnrolmentCode(m_code));
}

Result<void> TestTablet::setUp() {
    return m_tablet->setUp(secret(passphrase));
}

bool TestTablet::sign() {
    const QDeadlineTimer patience(20'000);
    std::optional<agent::EnrolOrder> order;
    while (!(order = m_agent->enrolOrder()) && !patience.hasExpired()) {
        QThread::msleep(5);
    }
    if (!order) {
        return false;
    }
    const auto request = protocol::readEnrolmentRequest(order->request, m_code.secret);
    if (!request) {
        return false;
    }
    auto certificate = m_council.make(protocol::CertificateKind::Enrolment);
    certificate.name = m_code.name;
    certificate.signing = request->signing;
    certificate.agent = request->agent;
    certificate.recipient = request->recipient;
    certificate.role = m_code.role;
    certificate.person = m_code.person;
    certificate.team = m_code.team;
    certificate.enrolment = m_code.enrolment;
    auto roster = m_council.makeRoster(2);
    roster.managers = {m_manager.certificate.id};
    auto directory = m_council.directory();
    directory.certificates.push_back(m_manager.jws);
    directory.roster = protocol::signRoster(m_council.issuerKey, roster);
    m_agent->setEnrolled(agent::Enrolled::Yes);
    m_agent->completeEnrolment(protocol::issueCertificate(m_council.issuerKey, certificate), directory);
    while (!patience.hasExpired()) {
        const auto overview = m_tablet->overview();
        if (overview && overview->state == service::TabletState::Ready) {
            return true;
        }
        QThread::msleep(5);
    }
    return false;
}

bool TestTablet::makeReady() {
    if (!setUp() || !m_tablet->enrol(enrolmentCode()) || !sign()) {
        return false;
    }
    const auto today = clock().now();
    const auto taken = m_tablet->withSession([today](service::Session& session) -> Result<void> {
        for (const auto& visit : demo::visitsOf(today)) {
            HOLDFAST_CHECK(session.database().transaction(
                [&] { return practice::takeAssignedVisit(session.database(), visit); }));
        }
        return {};
    });
    return taken.hasValue();
}

} // namespace holdfast::test
