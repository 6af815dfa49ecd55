// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/desk.h"
#include "app/models/error_words.h"
#include "app/models/row_list.h"

namespace holdfast::ui {

/// One case to choose from.
class CaseRow {
    Q_GADGET
    QML_VALUE_TYPE(caseRow)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString number MEMBER number)

public:
    QString id;
    QString title;
    QString number; ///< as the case system's users know it
    friend bool operator==(const CaseRow&, const CaseRow&) = default;
};

/// A visit that nobody planned: which case, where, why. GUI thread.
class UnplannedVisitModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(holdfast::ui::Desk* desk READ desk WRITE setDesk REQUIRED)
    /// The cases are read while this is on, and forgotten when it is not.
    Q_PROPERTY(bool open READ isOpen WRITE setOpen NOTIFY changed)
    /// Part of a family's name or a case number.
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY changed)
    Q_PROPERTY(holdfast::ui::RowListModel* cases READ cases CONSTANT)
    Q_PROPERTY(QString chosen READ chosen WRITE setChosen NOTIFY changed)
    Q_PROPERTY(QString chosenTitle READ chosenTitle NOTIFY changed)
    /// practice::VisitSetting
    Q_PROPERTY(int setting READ setting WRITE setSetting NOTIFY changed)
    Q_PROPERTY(QString where READ where WRITE setWhere NOTIFY changed)
    Q_PROPERTY(QString purpose READ purpose WRITE setPurpose NOTIFY changed)
    /// What is still to say before it can begin; empty when nothing is.
    Q_PROPERTY(QString missing READ missing NOTIFY changed)
    Q_PROPERTY(holdfast::ui::ErrorWords trouble READ trouble NOTIFY changed)

public:
    explicit UnplannedVisitModel(QObject* parent = nullptr);

    [[nodiscard]] Desk* desk() const { return m_desk; }
    void setDesk(Desk* desk) { m_desk = desk; }
    [[nodiscard]] bool isOpen() const { return m_open; }
    void setOpen(bool open);
    [[nodiscard]] QString search() const { return m_search; }
    void setSearch(const QString& search);
    [[nodiscard]] RowList<CaseRow>* cases() { return &m_cases; }
    [[nodiscard]] QString chosen() const { return m_chosen; }
    void setChosen(const QString& id);
    [[nodiscard]] QString chosenTitle() const;
    [[nodiscard]] int setting() const { return m_setting; }
    void setSetting(int setting);
    [[nodiscard]] QString where() const { return m_where; }
    void setWhere(const QString& where);
    [[nodiscard]] QString purpose() const { return m_purpose; }
    void setPurpose(const QString& purpose);
    [[nodiscard]] QString missing() const;
    [[nodiscard]] ErrorWords trouble() const { return m_trouble; }

    /// Begins it; `started` follows. Nothing happens while something is missing.
    Q_INVOKABLE void start();

signals:
    void changed();
    void started(const QString& visit);

private:
    void filter();

    Desk* m_desk = nullptr;
    QList<CaseRow> m_all;
    RowList<CaseRow> m_cases;
    QString m_search;
    QString m_chosen;
    QString m_where;
    QString m_purpose;
    int m_setting = 0;
    bool m_open = false;
    bool m_starting = false;
    ErrorWords m_trouble;
};

} // namespace holdfast::ui
