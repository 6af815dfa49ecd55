// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/rows_model.h"
#include "app/models/visit_shown.h"

#include <QtQml/qqmlregistration.h>

namespace holdfast::ui {

/// The notes of a visit, oldest first, without those that are covered.
class EntriesModel final : public RowsModel<EntryRow> {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("VisitModel.entries")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        IdRole = Qt::UserRole,
        KindRole,
        ExactRole,
        TimeRole,
        TextRole,
        PartsRole,
        SpeakerRole,
        HandlingRole,
        HandlingShownRole,
        AboutRole,
        NoteRole,
        WishOfRole,
        WishRole,
        FindingRole,
        SeverityRole,
        ProgressRole,
        ProgressTextRole,
        PhotosRole,
    };
    explicit EntriesModel(QObject* parent = nullptr);

    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

signals:
    void countChanged();
};

/// Who is expected at a visit: who is here first.
class PeopleModel final : public RowsModel<PersonRow> {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("VisitModel.people")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    /// The child who is here first; empty when none is expected.
    Q_PROPERTY(QString firstChild READ firstChild NOTIFY peopleChanged)

public:
    enum Role {
        IdRole = Qt::UserRole,
        NameRole,
        BriefRole,
        GivenRole,
        PresenceRole,
        BriefPresenceRole,
        AttendanceRole,
        ChildRole,
        AloneNowRole,
    };
    explicit PeopleModel(QObject* parent = nullptr);

    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] QString firstChild() const;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    /// "Wren"; empty for somebody who is not expected here.
    Q_INVOKABLE [[nodiscard]] QString givenNameOf(const QString& person) const;
    Q_INVOKABLE [[nodiscard]] bool isChild(const QString& person) const;

signals:
    void countChanged();
    void peopleChanged();
};

} // namespace holdfast::ui
