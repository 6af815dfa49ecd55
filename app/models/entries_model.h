// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/rows_model.h"
#include "app/models/visit_shown.h"

#include <QtQml/qqmlregistration.h>

namespace holdfast::ui {

/// The notes of a visit, oldest first, without those that are covered.
class EntriesModel : public QAbstractListModel {
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

    [[nodiscard]] const QList<EntryRow>& rows() const { return m_rows; }
    void take(const QList<EntryRow>& rows) { Rows::take(*this, m_rows, rows); }

    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : count();
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

signals:
    void countChanged();

private:
    friend struct Rows;
    QList<EntryRow> m_rows;
};

/// Who is expected at a visit: who is here first.
class PeopleModel : public QAbstractListModel {
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

    [[nodiscard]] const QList<PersonRow>& rows() const { return m_rows; }
    void take(const QList<PersonRow>& rows) { Rows::take(*this, m_rows, rows); }

    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : count();
    }
    [[nodiscard]] QString firstChild() const;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    /// "Wren"; empty for somebody who is not expected here.
    Q_INVOKABLE [[nodiscard]] QString givenNameOf(const QString& person) const;
    Q_INVOKABLE [[nodiscard]] bool isChild(const QString& person) const;

signals:
    void countChanged();
    void peopleChanged();

private:
    friend struct Rows;
    QList<PersonRow> m_rows;
};

} // namespace holdfast::ui
