// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/open_home.h"
#include "core/practice/finding.h"
#include "qml/controls/enums.h"

#include <QList>
#include <QString>

/// A visit as its screen shows it, in words. Made on the store thread, so that what is covered never reaches
/// the models at all.
namespace holdfast::ui {

struct EntryRow {
    QString id;
    int kind = kind::Observation;
    bool exact = false;
    QString time;
    QString text; ///< names that are covered are "1 name"
    QStringList parts;
    QString speaker;
    int handling = handling::Ordinary;
    bool handlingShown = false;
    QString about;
    QString note;
    QString wishOf;
    QString wish;
    QString finding;
    int severity = severity::Advised;
    int progress = entry::Saved;
    QString progressText;
    int photos = 0;
    friend bool operator==(const EntryRow&, const EntryRow&) = default;
};

struct PersonRow {
    QString id;
    QString name;          ///< "Wren Tallowby, 8"
    QString brief;         ///< "Wren, 8"
    QString given;         ///< "Wren"
    QString presence;      ///< "Here · seen alone 16:02 to 16:20"
    QString briefPresence; ///< "Here, seen alone"
    int attendance = 0;    ///< practice::Attendance
    bool child = false;
    bool aloneNow = false;
    friend bool operator==(const PersonRow&, const PersonRow&) = default;
};

struct VisitShown {
    QString title;
    QString kindOfVisit; ///< "Home visit, planned"
    QString where;
    QString started; ///< "15:48"
    QString purpose;
    bool underWay = false;
    bool openHome = false;
    QString explained, explainedDetail;
    QString agreed, agreedDetail;
    QString savedTime; ///< when something was last written here
    QList<PersonRow> people;
    QList<EntryRow> entries;
    int covered = 0; ///< notes that are not among `entries` until asked for
    int toResolve = 0;
    int advised = 0;
};

/// @param reveal the worker asked for the covered notes.
/// @param leftOut the entry that is being written; it is on the screen already.
[[nodiscard]] VisitShown shownOf(const practice::VisitView& view,
                                 const std::vector<practice::Finding>& findings, bool openHome, bool reveal,
                                 EntryId leftOut);

/// "Wren" of "Wren Tallowby".
[[nodiscard]] QString givenName(const practice::Person& person);
/// "Maud Tallowby, mother"; "Wren Tallowby, 8" for a child, as old as on the day of `at`.
[[nodiscard]] QString nameAndPart(const practice::Person& person, UtcTime at);
/// Who speaks, as it stands above an entry; agencies without their names in open-home view.
[[nodiscard]] QString speakerWords(const practice::Entry& entry, const practice::VisitView& view,
                                   bool openHome);
/// When it happened: "15:49", "about 15:50", "Sunday 15 November, night".
[[nodiscard]] QString happenedWords(const practice::HappenedAt& happened, UtcTime visitDay);
[[nodiscard]] QString authorityWords(practice::AuthorityKind authority);
[[nodiscard]] QString mediumWords(practice::Medium medium);

} // namespace holdfast::ui
