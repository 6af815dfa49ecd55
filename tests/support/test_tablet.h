// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/tablet.h"
#include "core/crypto/system_random.h"
#include "platform/fake/fake_secret_store.h"
#include "sync/agent/client/fake_agent.h"
#include "tests/sync/protocol/council.h"

#include <QTemporaryDir>

namespace holdfast::test {

/// A real tablet on a temporary home: a real vault with a cheap key derivation unless another is asked for,
/// an agent and a key store in memory, and an invented council that can enrol it. The clock is the council's
/// and stands at Thursday 19 November 2026, 14:32 UTC. One thread.
class TestTablet {
public:
    static constexpr crypto::KdfParameters cheap{1, 8ULL * 1024 * 1024};

    explicit TestTablet(const crypto::KdfParameters& costs = cheap);
    TestTablet(const TestTablet&) = delete;
    TestTablet& operator=(const TestTablet&) = delete;

    static constexpr std::string_view passphrase = "lantern orbit walnut ferry";
    [[nodiscard]] static crypto::SecretBuffer secret(std::string_view text);

    /// An enrolment code of the council for Ines Alder, worker.
    [[nodiscard]] crypto::SecretBuffer enrolmentCode();
    [[nodiscard]] Result<void> setUp();
    /// Signs what the tablet asked the agent to send, after tablet().enrol(). Waits for the state Ready.
    [[nodiscard]] bool sign();
    /// setUp, enrol, sign, and the visits of the invented families for today.
    [[nodiscard]] bool makeReady();

    [[nodiscard]] service::Tablet& tablet() { return *m_tablet; }
    [[nodiscard]] agent::FakeAgent& agent() { return *m_agent; }
    [[nodiscard]] FakeClock& clock() { return m_council.clock; }
    [[nodiscard]] Council& council() { return m_council; }
    [[nodiscard]] platform::FakeSecretStore& secrets() { return m_secrets; }
    [[nodiscard]] const store::TabletHome& home() const { return m_home; }
    /// As after a crash or a restart of the program: the same home, a new tablet, locked.
    void restart();

private:
    void start();

    crypto::KdfParameters m_costs;
    QTemporaryDir m_folder;
    store::TabletHome m_home;
    Council m_council;
    PosixFileSystem m_files;
    crypto::SystemRandom m_random;
    SilentLogger m_logger;
    platform::FakeSecretStore m_secrets;
    crypto::SigningKey m_agentKey;
    Enrolled m_manager;
    protocol::EnrolmentCode m_code;
    std::unique_ptr<agent::FakeAgent> m_agent;
    std::unique_ptr<service::Tablet> m_tablet;
};

} // namespace holdfast::test
