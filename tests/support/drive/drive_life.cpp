// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drive.h"

#include "app/service/visits.h"

#include <algorithm>

namespace holdfast::drive {
namespace {

std::string_view stateName(service::TabletState state) {
    switch (state) {
    case service::TabletState::NotSetUp:
        return "not_set_up";
    case service::TabletState::Locked:
        return "locked";
    case service::TabletState::AwaitingCertificate:
        return "awaiting_certificate";
    case service::TabletState::Ready:
        return "ready";
    case service::TabletState::Sealed:
        return "sealed";
    case service::TabletState::Wiped:
        return "wiped";
    case service::TabletState::Damaged:
        return "damaged";
    }
    return "damaged";
}

std::size_t notReceived(const service::SendingOverview& sending) {
    return static_cast<std::size_t>(std::ranges::count_if(sending.items, [](const agent::AgentItem& item) {
        return item.state != agent::ItemState::Received && item.state != agent::ItemState::Refused &&
               item.state != agent::ItemState::Parked;
    }));
}

} // namespace

Json Drive::overview() {
    const auto now = m_tablet.overview();
    const auto sending = m_tablet.sending();
    Json told{
        {"agent", sending.agent == service::SendingOverview::Agent::Running ? "running" : "not_running"},
        {"network", agent::name(sending.status.network)},
        {"waiting", sending.status.waiting},
        {"needsYou", sending.status.needsYou},
        {"problem", sending.status.problem}};
    if (sending.status.lastContact) {
        told["lastContact"] = toRfc3339(*sending.status.lastContact);
    }
    if (now) {
        told["state"] = stateName(now->state);
        told["triesLeft"] = now->triesLeft;
        if (now->freshness == store::FreshnessVerdict::RolledBack) {
            told["freshness"] = "rolled_back";
            told["say"] = say(ErrorCode::StoreRolledBack);
        } else if (now->freshness == store::FreshnessVerdict::Unproven) {
            told["freshness"] = "unproven";
            told["say"] =
                "It could not be checked whether this tablet's store is the latest. Ring the help desk.";
        }
    } else {
        told["state"] = errorName(now.code());
    }
    return told;
}

Json Drive::items() {
    Json list = Json::array();
    for (const auto& item : m_tablet.sending().items) {
        list.push_back({{"record", item.record.text()},
                        {"revision", item.revision},
                        {"state", agent::name(item.state)},
                        {"sentBytes", item.sentBytes},
                        {"totalBytes", item.totalBytes},
                        {"attempts", item.attempts},
                        {"problem", item.problem},
                        {"stored", item.stored},
                        {"received", item.received}});
    }
    return list;
}

Drive::Answer Drive::enrol(Arguments& arguments) {
    HOLDFAST_TRY(m_heldCode, arguments.secret("code"));
    const auto seconds = arguments.number("wait", 60);
    HOLDFAST_CHECK(arguments.check());
    HOLDFAST_TRY(const auto now, m_tablet.overview());
    if (now.state == service::TabletState::NotSetUp) {
        return Json{{"held", true}}; // "passphrase" makes the vault and goes on
    }
    HOLDFAST_CHECK(enrolHeldCode(seconds));
    return overview();
}

Result<void> Drive::enrolHeldCode(std::int64_t seconds) {
    {
        const std::lock_guard lock(m_mutex);
        m_enrolmentRefused.reset();
    }
    HOLDFAST_CHECK(m_tablet.enrol(m_heldCode));
    m_heldCode.clear();
    if (seconds == 0) {
        return {};
    }
    std::optional<ErrorCode> refused;
    HOLDFAST_CHECK(waitUntil(
        [&] {
            {
                const std::lock_guard lock(m_mutex);
                refused = m_enrolmentRefused;
            }
            const auto now = m_tablet.overview();
            return refused || (now && now->state == service::TabletState::Ready);
        },
        seconds));
    return refused ? Result<void>{Error(*refused)} : Result<void>{};
}

Drive::Answer Drive::passphrase(Arguments& arguments) {
    HOLDFAST_TRY(const auto value, arguments.secret("value"));
    const auto seconds = arguments.number("wait", 60);
    HOLDFAST_CHECK(arguments.check());
    HOLDFAST_CHECK(m_tablet.setUp(value));
    if (!m_heldCode.empty()) {
        HOLDFAST_CHECK(enrolHeldCode(seconds));
    }
    return overview();
}

Drive::Answer Drive::unlock(Arguments& arguments) {
    HOLDFAST_TRY(const auto value, arguments.secret("passphrase"));
    HOLDFAST_CHECK(arguments.check());
    HOLDFAST_CHECK(m_tablet.unlock(value));
    return overview();
}

Drive::Answer Drive::changePassphrase(Arguments& arguments) {
    HOLDFAST_TRY(const auto current, arguments.secret("current"));
    HOLDFAST_TRY(const auto next, arguments.secret("next"));
    HOLDFAST_CHECK(arguments.check());
    HOLDFAST_CHECK(m_tablet.changePassphrase(current, next));
    return overview();
}

Drive::Answer Drive::lock(Arguments& /*arguments*/) {
    m_tablet.lock();
    return overview();
}

Drive::Answer Drive::status(Arguments& /*arguments*/) {
    Json told = overview();
    told["items"] = items();
    return told;
}

Drive::Answer Drive::sync(Arguments& arguments) {
    const auto seconds = arguments.number("wait", 60);
    HOLDFAST_CHECK(arguments.check());
    // Without an agent nothing is sent now; what is queued stays queued and this says so.
    HOLDFAST_CHECK(m_tablet.sendNow());
    m_tablet.settle(std::chrono::seconds(10));
    const auto queuedInVault = [&]() -> std::int64_t {
        const auto count = m_tablet.withSession([](service::Session& session) {
            return store::OutboxRepository(session.database()).count(store::OutboxState::Queued);
        });
        return count ? *count : 0; // locked: the agent has all that was handed over
    };
    const auto receiptsTaken = [&] {
        const auto taken = m_tablet.withSession([&](service::Session& session) -> Result<bool> {
            store::OutboxRepository outbox(session.database());
            for (const auto& item : m_tablet.sending().items) {
                if (item.state != agent::ItemState::Received) {
                    continue;
                }
                HOLDFAST_TRY(const auto entry,
                             outbox.find(item.record, static_cast<std::uint32_t>(item.revision)));
                if (entry.state != store::OutboxState::Received) {
                    return false;
                }
            }
            return true;
        });
        return taken ? *taken : taken.code() == ErrorCode::Locked;
    };
    HOLDFAST_CHECK(waitUntil(
        [&] {
            const auto sending = m_tablet.sending();
            return sending.agent == service::SendingOverview::Agent::Running && queuedInVault() == 0 &&
                   notReceived(sending) == 0 && receiptsTaken();
        },
        seconds));
    Json told = overview();
    told["items"] = items();
    return told;
}

Drive::Answer Drive::quit(Arguments& arguments) {
    const bool stopAgent = arguments.flag("stopAgent", false);
    HOLDFAST_CHECK(arguments.check());
    if (stopAgent) {
        HOLDFAST_CHECK(m_stopAgent());
    }
    m_ended = true;
    return Json::object();
}

} // namespace holdfast::drive
