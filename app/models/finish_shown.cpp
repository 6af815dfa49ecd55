// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/finish_shown.h"

#include "app/models/case_words.h"
#include "app/models/finish_ways.h"
#include "app/models/id_text.h"
#include "app/models/time_words.h"
#include "app/models/visit_shown.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace holdfast::ui {
namespace {

using practice::Finding;
using practice::VisitView;

struct Say {
    Q_DECLARE_TR_FUNCTIONS(Finish)
};

/// "First sentence" and the rest of it.
void inTwo(const QString& words, FinishFinding& row) {
    for (qsizetype at = 0; at + 1 < words.size(); ++at) {
        const QChar c = words.at(at);
        if ((c == u'.' || c == u'?') && words.at(at + 1) == u' ') {
            row.title = words.first(c == u'?' ? at + 1 : at);
            row.detail = words.sliced(at + 2);
            return;
        }
    }
    row.title = words.endsWith(u'.') ? words.chopped(1) : words;
}

FinishFinding rowOf(const Finding& finding) {
    FinishFinding row;
    row.id = idOf(finding);
    inTwo(QString::fromStdString(finding.words.english), row);
    if (finding.passedReason) {
        row.severity = severity::Done;
        row.detail = Say::tr("Your reason: %1").arg(QString::fromStdString(*finding.passedReason));
    } else {
        row.severity = finding.severity == practice::Severity::Must ? severity::ToResolve : severity::Advised;
    }
    if (row.detail.isEmpty() && !finding.entries.empty()) {
        row.detail =
            finding.entries.size() == 1 ? Say::tr("1 note") : Say::tr("%1 notes").arg(finding.entries.size());
    }
    return row;
}

FinishNote noteOf(const practice::Entry& entry, const VisitView& view) {
    FinishNote note;
    note.id = textOf(entry.id);
    if (entry.handling.level() == practice::HandlingLevel::PoliceIntelligence) {
        note.covered = true;
        return note;
    }
    note.evidence = static_cast<int>(entry.kind);
    note.exactWords = entry.wording == practice::Wording::Exact &&
                      entry.kind != practice::EntryKind::Observation &&
                      entry.kind != practice::EntryKind::Opinion;
    QStringList head{speakerWords(entry, view, false),
                     happenedWords(entry.happened, view.visit.startedAt.value_or(entry.writtenAt)),
                     note.exactWords ? Say::tr("exact words") : QString()};
    head.removeAll(QString());
    note.head = head.join(Say::tr(", "));
    note.text = QString::fromStdString(entry.text);
    return note;
}

QString managerName(const practice::Case& file) {
    const auto manager =
        std::ranges::find(file.contacts, practice::TeamContact::Role::Manager, &practice::TeamContact::role);
    return manager == file.contacts.end()
               ? Say::tr("your manager")
               : QString::fromStdString(manager->name).section(u' ', 0, 0, QString::SectionSkipEmpty);
}

QString sendWords(const VisitView& view) {
    const auto record = practice::recordOf(view, RecordId{view.visit.id.uuid()}, {});
    const auto all = std::ranges::count_if(record.entries, [](const practice::RecordedEntry& one) {
        return one.entry.state() == practice::EntryState::Live;
    });
    const auto notSettled = std::ranges::count_if(
        record.entries, [](const practice::RecordedEntry& one) { return !one.notSettled.empty(); });
    const QString go = all == 0   ? Say::tr("The visit goes without notes.")
                       : all == 1 ? Say::tr("1 note goes.")
                                  : Say::tr("%1 notes go.").arg(all);
    if (notSettled == 0) {
        return go;
    }
    return Say::tr("%1 %2", "two sentences")
        .arg(go, notSettled == 1 ? Say::tr("1 goes restricted, not settled.")
                                 : Say::tr("%1 go restricted, not settled.").arg(notSettled));
}

QString guidance(const VisitView& view, bool resolve) {
    return resolve
               ? Say::tr("You can send now. A note to resolve goes to a restricted part of the case record, "
                         "marked “not settled”, and %1 sees it. The rest goes as usual.")
                     .arg(managerName(view.file))
               : Say::tr("Nothing is left to resolve. You can send now.");
}

QString detailWords(const FinishFinding& row, const Finding& finding, const VisitView& view) {
    if (row.severity != severity::ToResolve || finding.entries.empty()) {
        return row.detail;
    }
    return (finding.entries.size() == 1
                ? Say::tr("If you send now, this note goes restricted, marked “not settled”, and %1 sees it.")
                : Say::tr(
                      "If you send now, these notes go restricted, marked “not settled”, and %1 sees them."))
        .arg(managerName(view.file));
}

void addChosen(FinishShown& shown, const VisitView& view, const std::vector<Finding>& found,
               const QString& wanted) {
    const auto stands = [&](const QString& id) {
        return std::ranges::find(found, id, [](const Finding& one) { return idOf(one); });
    };
    auto chosen = stands(wanted);
    if (chosen == found.end()) {
        chosen = std::ranges::find_if(found, [](const Finding& one) { return !one.passedReason; });
    }
    if (chosen == found.end()) {
        chosen = found.begin();
    }
    if (chosen == found.end()) {
        return;
    }
    shown.chosen = idOf(*chosen);
    shown.chosenDetail = detailWords(rowOf(*chosen), *chosen, view);
    const auto& list = chosen->severity == practice::Severity::Must ? shown.toResolve : shown.advised;
    for (qsizetype at = 0; at < list.size(); ++at) {
        if (list.at(at).id == shown.chosen) {
            shown.chosenPosition = Say::tr("%1 of %2").arg(at + 1).arg(list.size());
        }
    }
    for (const auto& id : chosen->entries) {
        const auto entry = std::ranges::find(view.entries, id, &practice::Entry::id);
        if (entry != view.entries.end()) {
            shown.notes.append(noteOf(*entry, view));
        }
    }
    shown.ways = waysOf(*chosen, view);
}

} // namespace

QString idOf(const Finding& finding) {
    const auto subject = std::visit([](const auto& id) { return id.text(); }, finding.subject);
    QString id = QString::fromStdString(finding.words.id + '/' + subject);
    for (const auto& argument : finding.words.arguments) {
        id += u'/' + QString::fromStdString(argument.value);
    }
    return id;
}

QString ringWords(const practice::Case& file) {
    const auto contact =
        std::ranges::find(file.contacts, practice::TeamContact::Role::Manager, &practice::TeamContact::role);
    if (contact != file.contacts.end()) {
        return Say::tr("Talk to %1, %2.")
            .arg(QString::fromStdString(contact->name), QString::fromStdString(contact->phone));
    }
    return file.contacts.empty() ? Say::tr("Talk to your manager.")
                                 : Say::tr("Talk to %1, %2.")
                                       .arg(QString::fromStdString(file.contacts.front().name),
                                            QString::fromStdString(file.contacts.front().phone));
}

FinishShown finishShown(const VisitView& view, const QString& chosen) {
    FinishShown shown;
    const auto found = practice::findings(view, practice::Gate::Finish);
    for (const auto& finding : found) {
        (finding.severity == practice::Severity::Must ? shown.toResolve : shown.advised)
            .append(rowOf(finding));
    }
    shown.title = Say::tr("Finish the %1 visit").arg(shortTitle(view.file));
    shown.guidance = guidance(view, !shown.toResolve.isEmpty());
    shown.sendWords = sendWords(view);
    shown.ring = ringWords(view.file);
    auto saved = view.visit.startedAt.value_or(view.now);
    for (const auto& entry : view.entries) {
        saved = std::max(saved, entry.writtenAt);
    }
    shown.savedTime = clockWords(saved);
    addChosen(shown, view, found, chosen);
    return shown;
}

} // namespace holdfast::ui
