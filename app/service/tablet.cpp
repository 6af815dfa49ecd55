// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/tablet.h"

#include "app/service/courier.h"

namespace holdfast::service {
namespace {

// Keys are gone within a second of a lock; this is the part of it that a last hand-over may take.
constexpr std::chrono::milliseconds longestLastErrand{400};

TabletState stateOf(store::VaultState state) {
    switch (state) {
    case store::VaultState::None:
        return TabletState::NotSetUp;
    case store::VaultState::Locked:
        return TabletState::Locked;
    case store::VaultState::Sealed:
        return TabletState::Sealed;
    case store::VaultState::Wiped:
        return TabletState::Wiped;
    case store::VaultState::Damaged:
        return TabletState::Damaged;
    }
    return TabletState::Damaged;
}

} // namespace

Tablet::Tablet(const TabletEnvironment& environment)
    : m_environment(environment), m_courier(std::make_unique<Courier>(*this, environment.agent)) {}

Tablet::~Tablet() {
    // The courier's last pass may still write; from here on a change wakes nobody.
    m_thread.call([this] { m_subscription.end(); }).get();
    m_courier.reset();
    lock();
}

void Tablet::setListener(TabletListener listener) {
    const std::lock_guard lock(m_listenerMutex);
    m_listener = std::move(listener);
}

void Tablet::tell(const TabletEvent& event) {
    TabletListener listener;
    {
        const std::lock_guard lock(m_listenerMutex);
        listener = m_listener;
    }
    if (listener) {
        listener(event);
    }
}

Result<TabletOverview> Tablet::overview() {
    return m_thread
        .call([this]() -> Result<TabletOverview> {
            if (m_session) {
                TabletOverview open;
                open.state = m_session->enrolled() ? TabletState::Ready : TabletState::AwaitingCertificate;
                open.freshness = m_session->vault().freshness();
                return open;
            }
            HOLDFAST_TRY(const auto inspection, store::inspectVault(m_environment.vault));
            TabletOverview shut;
            shut.state = stateOf(inspection.state);
            shut.triesLeft = inspection.triesLeft;
            return shut;
        })
        .get();
}

Result<void> Tablet::adopt(std::unique_ptr<store::Vault> vault) {
    HOLDFAST_TRY(m_session, Session::open(m_environment, std::move(vault)));
    m_subscription =
        m_session->database().changes().subscribe([this](const std::vector<store::Change>& changes) {
            tell({TabletEvent::Kind::Data, changes});
            m_courier->wake();
        });
    return {};
}

Result<crypto::KdfParameters> Tablet::passphraseCosts() const {
    return m_environment.passphraseCosts ? *m_environment.passphraseCosts
                                         : crypto::calibrate(crypto::derivationTime);
}

Result<void> Tablet::setUp(const crypto::SecretBuffer& passphrase) {
    auto done =
        m_thread
            .call([&]() -> Result<void> {
                HOLDFAST_TRY(const auto costs, passphraseCosts());
                HOLDFAST_TRY(auto vault, store::Vault::create(m_environment.vault, passphrase, costs));
                return adopt(std::move(vault));
            })
            .get();
    if (done) {
        tell({TabletEvent::Kind::State});
        m_courier->wake();
    }
    return done;
}

Result<void> Tablet::unlock(const crypto::SecretBuffer& passphrase) {
    auto done = m_thread
                    .call([&]() -> Result<void> {
                        if (m_session) {
                            return Error(ErrorCode::InvalidState);
                        }
                        HOLDFAST_TRY(auto vault, store::Vault::unlock(m_environment.vault, passphrase));
                        return adopt(std::move(vault));
                    })
                    .get();
    if (done) {
        tell({TabletEvent::Kind::State});
        m_courier->wake();
    }
    return done;
}

Result<void> Tablet::changePassphrase(const crypto::SecretBuffer& current, const crypto::SecretBuffer& next) {
    return withSession([&](Session& session) -> Result<void> {
        HOLDFAST_TRY(const auto costs, passphraseCosts());
        HOLDFAST_CHECK(session.vault().changePassphrase(current, next, costs));
        // A failure to write it down must not be taken for a failure to change.
        if (const auto who = session.enrolled()) {
            const auto noted = session.database().transaction(
                [&] { return session.note("passphrase_changed", (*who)->id.uuid()); });
            if (!noted) {
                session.logger().warning("passphrase_change_not_logged", {{"error", noted.error()}});
            }
        }
        return {};
    });
}

void Tablet::lock() {
    if (m_courier && m_courier->overview().agent == SendingOverview::Agent::Running) {
        m_courier->settle(longestLastErrand);
    }
    const bool wasOpen = m_thread
                             .call([this] {
                                 m_subscription.end();
                                 const bool open = m_session != nullptr;
                                 m_session.reset();
                                 return open;
                             })
                             .get();
    if (wasOpen) {
        tell({TabletEvent::Kind::State});
    }
}

Result<void> Tablet::enrol(const crypto::SecretBuffer& code) {
    HOLDFAST_TRY(const auto read, protocol::readEnrolmentCode(code));
    HOLDFAST_TRY(const auto hello, m_environment.agent.hello());
    HOLDFAST_CHECK(withSession([&](Session& session) -> Result<void> {
        if (read.expires <= session.clock().now()) {
            return Error(ErrorCode::Expired);
        }
        return session.begin(beginEnrolment(read, session.signing().publicKey(),
                                            session.identity().recipient(), hello.agentKey,
                                            session.clock().now()));
    }));
    return m_courier->enrolNow();
}

SendingOverview Tablet::sending() const {
    return m_courier->overview();
}

void Tablet::settle(std::chrono::milliseconds atMost) {
    m_courier->settle(atMost);
}

Result<void> Tablet::sendNow() {
    m_courier->wake();
    return m_environment.agent.sendNow();
}

Result<void> Tablet::stopAgent() {
    return m_environment.agent.stop();
}

} // namespace holdfast::service
