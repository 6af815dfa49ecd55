// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/sending_words.h"

#include "app/models/time_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace holdfast::ui {
namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(SendingWords)

public:
    static void sayPill(SendingWords& words, const service::SendingOverview& sending, int waiting,
                        std::optional<UtcTime> lastReceived) {
        const auto needsYou = static_cast<int>(sending.status.needsYou);
        const auto moving =
            std::ranges::count(sending.items, agent::ItemState::Sending, &agent::AgentItem::state);
        const bool anyReceived =
            std::ranges::count(sending.items, agent::ItemState::Received, &agent::AgentItem::state) > 0;
        if (needsYou > 0) {
            words.state = sync::NeedsYou;
            words.pill = tr("%n need(s) you · nothing lost", "", needsYou);
        } else if (moving > 0 && waiting > 0) {
            words.state = sync::Sending;
            words.pill = tr("Sending %1 of %2").arg(moving).arg(std::max<qint64>(waiting, moving));
        } else if (waiting > 0) {
            words.pill = tr("%n waiting · nothing lost", "", waiting);
        } else if (lastReceived) {
            words.state = sync::Received;
            words.pill = tr("Received by the case system %1").arg(clockWords(*lastReceived));
        } else if (anyReceived) {
            words.state = sync::Received;
            words.pill = tr("Received by the case system");
        } else {
            words.pill = tr("Nothing waiting");
        }
        if (waiting > 0) {
            words.waiting =
                tr("They go when there is a connection, even while this tablet is locked.", "", waiting);
        }
    }

    static void sayContact(SendingWords& words, const service::SendingOverview& sending, UtcTime now) {
        const auto& last = sending.status.lastContact;
        words.contact = last ? tr("In touch with the council %1").arg(momentWords(*last, now))
                             : tr("Not in touch with the council yet");
        if (sending.agent == service::SendingOverview::Agent::NotRunning) {
            words.reason = tr("The part of Holdfast that sends is not running. Nothing is lost.");
            return;
        }
        switch (sending.status.network) {
        case agent::NetworkState::Unreachable:
            words.reason = tr("There is no connection now. Nothing is lost.");
            break;
        case agent::NetworkState::WrongServer:
            words.reason = tr("This network does not lead to your council. Nothing was sent to it.");
            break;
        case agent::NetworkState::Unknown:
        case agent::NetworkState::Reachable:
        case agent::NetworkState::NotEnrolled:
            break;
        }
    }
};

} // namespace

SendingWords sendingWords(const service::SendingOverview& sending, int notHandedOver,
                          std::optional<UtcTime> lastReceived, UtcTime now) {
    SendingWords words;
    const int waiting = static_cast<int>(sending.status.waiting) + notHandedOver;
    Words::sayPill(words, sending, waiting, lastReceived);
    Words::sayContact(words, sending, now);
    return words;
}

} // namespace holdfast::ui
