// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/sending_shown.h"

#include "app/models/case_words.h"
#include "app/models/id_text.h"
#include "app/models/time_words.h"
#include "core/practice/repositories.h"

#include <QCoreApplication>

#include <algorithm>

namespace holdfast::ui {
namespace {

constexpr std::size_t receivedShown = 30;
constexpr int blocksAtLeast = 5; // a share of the bytes, so that even one part is seen to move
constexpr int blocksAtMost = 12;

struct Say {
    Q_DECLARE_TR_FUNCTIONS(Sending)
};

/// One revision of a record, for models that keep rows by id.
QString rowId(RecordId record, std::int64_t revision) {
    return QStringLiteral("%1/%2").arg(textOf(record)).arg(revision);
}

QString dayAfterTitle(UtcTime time, UtcTime now) {
    const qint64 days = localDate(time).daysTo(localDate(now));
    return days == 0 ? Say::tr("today") : days == 1 ? Say::tr("yesterday") : dayWords(time, now);
}

/// A visit's record carries the visit's own id.
QString titleOf(service::Session& session, RecordId record) {
    const auto visit = practice::VisitRepository(session.database()).find(VisitId{record.uuid()});
    if (!visit) {
        return Say::tr("A record");
    }
    const auto file = practice::CaseRepository(session.database()).find(visit->caseId);
    const auto at = visit->startedAt.value_or(visit->plannedFor.value_or(session.clock().now()));
    const QString title = file ? Say::tr("%1 visit").arg(shortTitle(*file)) : Say::tr("Visit");
    return Say::tr("%1, %2", "title, day").arg(title, dayAfterTitle(at, session.clock().now()));
}

void sayProgress(const agent::AgentItem& item, int parts, SendingRow& row) {
    if (item.sentBytes == 0 || item.totalBytes == 0) {
        row.detail = item.state == agent::ItemState::Sending ? Say::tr("Sending now.")
                                                             : Say::tr("It goes when there is a connection.");
        return;
    }
    const int blocks = std::clamp(parts, blocksAtLeast, blocksAtMost);
    const auto share =
        static_cast<int>(item.sentBytes * static_cast<std::uint64_t>(blocks) / item.totalBytes);
    for (int at = 0; at < blocks; ++at) {
        row.blocks.append(at < share ? block::Kept : block::Unread);
    }
    row.progress = Say::tr("%1 of %2").arg(bytesWords(item.sentBytes), bytesWords(item.totalBytes));
    row.detail = Say::tr("%1 has arrived. It carries on from there.").arg(row.progress);
}

void addItem(SendingShown& shown, const agent::AgentItem& item, const QString& title, int parts) {
    SendingRow row;
    row.id = rowId(item.record, item.revision);
    row.title = title;
    switch (item.state) {
    case agent::ItemState::Refused:
    case agent::ItemState::Parked: {
        const auto words = problemWords(item.problem, item.state);
        row.detail = item.state == agent::ItemState::Refused
                         ? Say::tr("The case system would not take it. It is safe here.")
                         : Say::tr("It was set aside. It is safe here.");
        row.happened = words.happened;
        row.lost = words.lost;
        row.next = words.next;
        row.technical = words.technical;
        shown.needsYou.append(row);
        return;
    }
    case agent::ItemState::Stored:
        row.detail = Say::tr("Every part is with the council. The case system checks it next.");
        row.blocks = QList<int>(std::clamp(parts, blocksAtLeast, blocksAtMost), block::Kept);
        row.progress = Say::tr("All parts");
        break;
    case agent::ItemState::Received:
        row.detail = Say::tr("The case system answered. Its receipt is being checked.");
        break;
    case agent::ItemState::Queued:
    case agent::ItemState::Sending:
        sayProgress(item, parts, row);
        break;
    }
    row.happened = row.detail;
    row.lost = Say::tr("No. It is saved and encrypted on this tablet until the case system has every part.");
    row.next = Say::tr("Nothing. It sends by itself, also while this tablet is locked.");
    shown.waiting.append(row);
}

Result<void> addReceived(service::Session& session, SendingShown& shown) {
    const auto now = session.clock().now();
    HOLDFAST_TRY(
        auto entries,
        store::OutboxRepository(session.database()).inState(store::OutboxState::Received, receivedShown));
    std::ranges::stable_sort(entries, std::greater<>{}, [](const store::OutboxEntry& entry) {
        return entry.receivedAt.value_or(entry.queuedAt);
    });
    for (const auto& entry : entries) {
        const auto filed = filedOf(session, entry.record, entry.revision);
        if (!filed) {
            continue; // no receipt that verifies, no tick
        }
        SendingRow row;
        row.id = rowId(entry.record, entry.revision);
        row.title = titleOf(session, entry.record);
        const bool today = localDate(filed->at) == localDate(now);
        row.detail = Say::tr("Received by the case system %1")
                         .arg(today ? clockWords(filed->at) : momentWords(filed->at, now));
        row.receipt = Say::tr("%1, signed by the case system").arg(filed->receipt);
        row.arrived = entry.parts.empty() ? Say::tr("The visit and its notes")
                      : entry.parts.size() == 1
                          ? Say::tr("The visit, its notes and 1 more part")
                          : Say::tr("The visit, its notes and %1 more parts").arg(entry.parts.size());
        shown.received.append(row);
    }
    return {};
}

void summarise(SendingShown& shown) {
    const auto needs = shown.needsYou.size();
    const auto waits = shown.waiting.size();
    if (needs + waits == 0) {
        shown.summary = Say::tr("Nothing is waiting.");
        return;
    }
    QStringList parts;
    if (waits > 0) {
        parts.append(Say::tr("%1 waiting").arg(waits));
    }
    if (needs > 0) {
        parts.append(needs == 1 ? Say::tr("1 needs you") : Say::tr("%1 need you").arg(needs));
    }
    parts.append(Say::tr("nothing lost"));
    shown.summary = Say::tr("%1.", "sentence").arg(parts.join(Say::tr(", ")));
}

} // namespace

ErrorWords problemWords(const std::string& problem, agent::ItemState state) {
    ErrorWords words;
    const QString technical = QString::fromStdString(problem);
    words.lost = Say::tr("No. It is safe and encrypted on this tablet. Nothing else is held up.");
    words.next = Say::tr("Try again, or ring your manager and say what stands here.");
    if (problem == "case_closed") {
        words.happened = Say::tr("The case system would not take this. The case was closed, and closed cases "
                                 "take no new records.");
        words.next = Say::tr("Ring your manager to reopen the case. Then try again.");
    } else if (problem == "case_unknown" || problem == "unknown_case") {
        words.happened = Say::tr("The case system would not take this. It does not know the case.");
        words.next = Say::tr("Ring your manager and check which case it belongs to. Then try again.");
    } else if (state == agent::ItemState::Refused) {
        words.happened = Say::tr("The case system would not take this.");
    } else if (const auto code = errorFromName(problem); errorName(code) == problem) {
        words = wordsFor(code);
        words.lost = Say::tr("No. It is safe and encrypted on this tablet. Nothing else is held up.");
    } else {
        words.happened = Say::tr("The council’s gateway would not take this, so it was set aside.");
    }
    words.technical = technical;
    return words;
}

Result<SendingShown> sendingShown(service::Session& session, const service::SendingOverview& sending) {
    SendingShown shown;
    store::OutboxRepository outbox(session.database());
    for (const auto& item : sending.items) {
        const auto entry = outbox.find(item.record, static_cast<std::uint32_t>(item.revision));
        if (entry && entry->state == store::OutboxState::Received) {
            continue; // among the received below
        }
        const int parts = entry ? static_cast<int>(entry->parts.size()) + 1 : 1;
        addItem(shown, item, titleOf(session, item.record), parts);
    }
    for (const auto state : {store::OutboxState::Queued, store::OutboxState::HandedToAgent}) {
        HOLDFAST_TRY(const auto entries, outbox.inState(state));
        for (const auto& entry : entries) {
            const bool known = std::ranges::any_of(sending.items, [&](const agent::AgentItem& item) {
                return item.record == entry.record && item.revision == entry.revision;
            });
            if (!known) {
                agent::AgentItem item;
                item.record = entry.record;
                item.revision = entry.revision;
                addItem(shown, item, titleOf(session, entry.record), 1);
            }
        }
    }
    HOLDFAST_CHECK(addReceived(session, shown));
    summarise(shown);
    return shown;
}

SendingShown sendingCounted(const service::SendingOverview& sending) {
    SendingShown shown;
    for (const auto& item : sending.items) {
        if (item.state != agent::ItemState::Received) {
            addItem(shown, item, Say::tr("Visit"), 1);
        }
    }
    summarise(shown);
    return shown;
}

} // namespace holdfast::ui
