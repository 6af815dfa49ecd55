// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/entry_history.h"

#include "app/models/time_words.h"

#include <QCoreApplication>

namespace holdfast::ui {
namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(EntryHistory)
};

QString levelWords(practice::HandlingLevel level) {
    switch (level) {
    case practice::HandlingLevel::Ordinary:
        return Say::tr("Ordinary");
    case practice::HandlingLevel::Confidential:
        return Say::tr("Confidential");
    case practice::HandlingLevel::PoliceIntelligence:
        return Say::tr("Police intelligence");
    }
    return {};
}

QString kindWords(practice::EntryKind kind) {
    switch (kind) {
    case practice::EntryKind::Observation:
        return Say::tr("Observation");
    case practice::EntryKind::Opinion:
        return Say::tr("Opinion");
    case practice::EntryKind::ChildsWords:
        return Say::tr("Child’s words");
    case practice::EntryKind::SaidBy:
        return Say::tr("Said by");
    case practice::EntryKind::AgencyInformation:
        return Say::tr("Agency");
    case practice::EntryKind::Told:
        return Say::tr("Told");
    }
    return {};
}

QString lineOf(const practice::EntryHistoryRow& row, const QString& who, const practice::Entry* before,
               const practice::Entry* after) {
    switch (row.change) {
    case practice::EntryChange::Written:
        return Say::tr("%1 wrote it on this tablet").arg(who);
    case practice::EntryChange::Text:
        return Say::tr("%1 changed the words").arg(who);
    case practice::EntryChange::Kind:
        return before == nullptr || after == nullptr
                   ? Say::tr("%1 changed what kind of note it is").arg(who)
                   : Say::tr("%1 changed %2 to %3").arg(who, kindWords(before->kind), kindWords(after->kind));
    case practice::EntryChange::Handling:
        return before == nullptr || after == nullptr || before->handling.level() == after->handling.level()
                   ? Say::tr("%1 changed how it is handled").arg(who)
                   : Say::tr("%1 changed %2 to %3")
                         .arg(who, levelWords(before->handling.level()), levelWords(after->handling.level()));
    case practice::EntryChange::WhyNeeded:
        return Say::tr("%1 added why it is needed").arg(who);
    case practice::EntryChange::Disclosure:
        return after != nullptr && !after->disclosure
                   ? Say::tr("%1 took the mark of a disclosure away").arg(who)
                   : Say::tr("%1 marked it as a disclosure").arg(who);
    case practice::EntryChange::Details:
        return Say::tr("%1 changed the details").arg(who);
    case practice::EntryChange::TakenOut:
        return Say::tr("%1 took it out").arg(who);
    case practice::EntryChange::PutBack:
        return Say::tr("%1 put it back").arg(who);
    }
    return {};
}

} // namespace

Result<EntryHistory> historyOf(service::Session& session, const practice::Entry& entry) {
    practice::EntryRepository entries(session.database());
    HOLDFAST_TRY(const auto rows, entries.history(entry.id));
    HOLDFAST_TRY(const service::Enrolment* me, session.enrolled());
    const UtcTime now = session.clock().now();
    const QString mine = QString::fromStdString(me->name).section(u' ', 0, 0, QString::SectionSkipEmpty);
    EntryHistory told;
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
        const auto after = entries.version(entry.id, row->revision);
        const auto before = entries.version(entry.id, row->revision - 1); // NotFound before the first
        const bool today = localDate(row->at) == localDate(now);
        told.times.append(today ? clockWords(row->at) : momentWords(row->at, now));
        told.words.append(lineOf(*row, row->by == me->person ? mine : Say::tr("A colleague"),
                                 before ? &*before : nullptr, after ? &*after : nullptr));
    }
    return told;
}

} // namespace holdfast::ui
