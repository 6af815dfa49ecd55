// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/entries_model.h"

#include <algorithm>

namespace holdfast::ui {

EntriesModel::EntriesModel(QObject* parent) : QAbstractListModel(parent) {
    connect(this, &QAbstractItemModel::rowsInserted, this, &EntriesModel::countChanged);
    connect(this, &QAbstractItemModel::rowsRemoved, this, &EntriesModel::countChanged);
}

QVariant EntriesModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const EntryRow& row = m_rows.at(index.row());
    switch (role) {
    case IdRole:
        return row.id;
    case KindRole:
        return row.kind;
    case ExactRole:
        return row.exact;
    case TimeRole:
        return row.time;
    case TextRole:
        return row.text;
    case PartsRole:
        return row.parts;
    case SpeakerRole:
        return row.speaker;
    case HandlingRole:
        return row.handling;
    case HandlingShownRole:
        return row.handlingShown;
    case AboutRole:
        return row.about;
    case NoteRole:
        return row.note;
    case WishOfRole:
        return row.wishOf;
    case WishRole:
        return row.wish;
    case FindingRole:
        return row.finding;
    case SeverityRole:
        return row.severity;
    case ProgressRole:
        return row.progress;
    case ProgressTextRole:
        return row.progressText;
    case PhotosRole:
        return row.photos;
    default:
        return {};
    }
}

QHash<int, QByteArray> EntriesModel::roleNames() const {
    return {{IdRole, "entryId"},
            {KindRole, "evidence"},
            {ExactRole, "exactWords"},
            {TimeRole, "time"},
            {TextRole, "words"},
            {PartsRole, "parts"},
            {SpeakerRole, "speaker"},
            {HandlingRole, "handling"},
            {HandlingShownRole, "handlingShown"},
            {AboutRole, "about"},
            {NoteRole, "note"},
            {WishOfRole, "wishOf"},
            {WishRole, "wish"},
            {FindingRole, "finding"},
            {SeverityRole, "findingSeverity"},
            {ProgressRole, "progress"},
            {ProgressTextRole, "progressText"},
            {PhotosRole, "photos"}};
}

PeopleModel::PeopleModel(QObject* parent) : QAbstractListModel(parent) {
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(this, signal, this, &PeopleModel::countChanged);
        connect(this, signal, this, &PeopleModel::peopleChanged);
    }
    connect(this, &QAbstractItemModel::rowsMoved, this, &PeopleModel::peopleChanged);
    connect(this, &QAbstractItemModel::dataChanged, this, &PeopleModel::peopleChanged);
}

QString PeopleModel::firstChild() const {
    const auto child = std::ranges::find_if(m_rows, [](const PersonRow& row) { return row.child; });
    return child == m_rows.end() ? QString() : child->id;
}

QVariant PeopleModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const PersonRow& row = m_rows.at(index.row());
    switch (role) {
    case IdRole:
        return row.id;
    case NameRole:
        return row.name;
    case BriefRole:
        return row.brief;
    case GivenRole:
        return row.given;
    case PresenceRole:
        return row.presence;
    case BriefPresenceRole:
        return row.briefPresence;
    case AttendanceRole:
        return row.attendance;
    case ChildRole:
        return row.child;
    case AloneNowRole:
        return row.aloneNow;
    default:
        return {};
    }
}

QHash<int, QByteArray> PeopleModel::roleNames() const {
    return {{IdRole, "personId"},           {NameRole, "name"},         {BriefRole, "brief"},
            {GivenRole, "given"},           {PresenceRole, "presence"}, {BriefPresenceRole, "briefPresence"},
            {AttendanceRole, "attendance"}, {ChildRole, "child"},       {AloneNowRole, "aloneNow"}};
}

QString PeopleModel::givenNameOf(const QString& person) const {
    const auto row = std::ranges::find(m_rows, person, &PersonRow::id);
    return row == m_rows.end() ? QString() : row->given;
}

bool PeopleModel::isChild(const QString& person) const {
    const auto row = std::ranges::find(m_rows, person, &PersonRow::id);
    return row != m_rows.end() && row->child;
}

} // namespace holdfast::ui
