// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/session.h"
#include "core/store/store_thread.h"

#include <mutex>
#include <vector>

namespace holdfast::service {

class Courier;

enum class TabletState {
    NotSetUp,
    Locked,
    AwaitingCertificate, ///< unlocked; nothing can be captured before the council has signed
    Ready,
    Sealed,
    Wiped,
    Damaged,
};

struct TabletOverview {
    TabletState state = TabletState::NotSetUp;
    int triesLeft = store::passphraseTries; ///< meaningful while Locked
    /// What the unlock found; meaningful while unlocked. Anything but Fresh is told to the worker.
    store::FreshnessVerdict freshness = store::FreshnessVerdict::Fresh;
};

/// What is on its way, as last heard from the agent; what a locked screen may show too.
struct SendingOverview {
    enum class Agent { NotRunning, Running };
    Agent agent = Agent::NotRunning;
    agent::AgentStatus status;
    std::vector<agent::AgentItem> items;
};

/// Something changed; ask again for what you show.
struct TabletEvent {
    enum class Kind { State, Data, Sending, EnrolmentRefused };
    Kind kind = Kind::State;
    std::vector<store::Change> changes{};   ///< Data
    ErrorCode error = ErrorCode::Cancelled; ///< EnrolmentRefused
};
using TabletListener = std::function<void(const TabletEvent&)>;

/// The app side without screens: the vault behind one thread, and the courier between it and the agent.
/// Thread-safe. Blocking calls say so; none may be made from inside a listener or on the store thread.
class Tablet {
public:
    explicit Tablet(const TabletEnvironment& environment);
    ~Tablet();
    Tablet(const Tablet&) = delete;
    Tablet& operator=(const Tablet&) = delete;

    /// Called from threads of ours; return quickly. Set once, before anything else.
    void setListener(TabletListener listener);

    /// Blocks for a look at the disk.
    [[nodiscard]] Result<TabletOverview> overview();
    /// Makes the vault and leaves it unlocked. Blocks for the key derivation. WeakPassphrase, AlreadyExists.
    [[nodiscard]] Result<void> setUp(const crypto::SecretBuffer& passphrase);
    /// Blocks for the key derivation. Errors as Vault::unlock.
    [[nodiscard]] Result<void> unlock(const crypto::SecretBuffer& passphrase);
    /// The tablet must be unlocked; from its success on only `next` opens it. Blocks for two key derivations.
    /// Errors as Vault::changePassphrase.
    [[nodiscard]] Result<void> changePassphrase(const crypto::SecretBuffer& current,
                                                const crypto::SecretBuffer& next);
    /// Blocks until every key is zeroed; success also when it was locked. What is handed over goes on.
    void lock();
    /// Begins the enrolment (the tablet must be unlocked); events State or EnrolmentRefused follow. Blocks
    /// for the agent. The same code again after an interruption goes on where it was.
    [[nodiscard]] Result<void> enrol(const crypto::SecretBuffer& code);

    /// Runs `work(Session&) -> Result<T>` on the store thread and blocks for its answer. Locked when locked.
    template <typename Work>
    [[nodiscard]] std::invoke_result_t<Work&, Session&> withSession(Work work) {
        using Answer = std::invoke_result_t<Work&, Session&>;
        return m_thread
            .call([this, work = std::move(work)]() mutable -> Answer {
                return m_session ? work(*m_session) : Answer(Error(ErrorCode::Locked));
            })
            .get();
    }
    /// The same without blocking: `deliver(Result<T>)` is called on the store thread.
    template <typename Work, typename Deliver>
    void withSession(Work work, Deliver deliver) {
        using Answer = std::invoke_result_t<Work&, Session&>;
        m_thread.call(
            [this, work = std::move(work)]() mutable -> Answer {
                return m_session ? work(*m_session) : Answer(Error(ErrorCode::Locked));
            },
            std::move(deliver));
    }

    /// As last heard; asks nobody.
    [[nodiscard]] SendingOverview sending() const;
    /// Lets the courier make one whole pass, so that sending() knows of everything finished before this call.
    /// Blocks, `atMost` when the agent does not answer.
    void settle(std::chrono::milliseconds atMost);
    /// Wakes every lane. Blocks for the agent.
    [[nodiscard]] Result<void> sendNow();
    /// Ends the agent cleanly (tests, uninstalling). Blocks for it.
    [[nodiscard]] Result<void> stopAgent();

private:
    friend class Courier;
    void tell(const TabletEvent& event);
    /// On the store thread.
    [[nodiscard]] Result<void> adopt(std::unique_ptr<store::Vault> vault);
    [[nodiscard]] Result<crypto::KdfParameters> passphraseCosts() const;

    TabletEnvironment m_environment;
    std::mutex m_listenerMutex;
    TabletListener m_listener;
    std::unique_ptr<Session> m_session; // touched on the store thread only
    store::ChangeFeed::Subscription m_subscription;
    store::StoreThread m_thread;
    std::unique_ptr<Courier> m_courier;
};

} // namespace holdfast::service
