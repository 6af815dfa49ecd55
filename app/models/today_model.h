// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/desk.h"
#include "app/models/error_words.h"
#include "app/models/row_list.h"
#include "app/models/today_shown.h"

#include <QTimer>

namespace holdfast::ui {

/// The worker's day. Reads it again when the vault changes and when the minute does. GUI thread.
class TodayModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(holdfast::ui::Desk* desk READ desk WRITE setDesk REQUIRED)
    Q_PROPERTY(bool loaded READ loaded NOTIFY changed)
    Q_PROPERTY(holdfast::ui::ErrorWords trouble READ trouble NOTIFY changed)
    /// "Thursday 19 November"
    Q_PROPERTY(QString heading READ heading NOTIFY changed)
    Q_PROPERTY(QString contactWords READ contactWords NOTIFY changed)
    Q_PROPERTY(holdfast::ui::RowListModel* rows READ rows CONSTANT)
    /// Where the "Now" rule stands in the rows; 0 when there are none.
    Q_PROPERTY(int nowIndex READ nowIndex NOTIFY changed)
    /// The visit whose card stands in the day: next, or under way. Empty when there is none.
    Q_PROPERTY(QString nextVisit READ nextVisit NOTIFY changed)
    Q_PROPERTY(QString nextTitle READ nextTitle NOTIFY changed)
    Q_PROPERTY(QString nextPlace READ nextPlace NOTIFY changed)
    Q_PROPERTY(QString nextPurpose READ nextPurpose NOTIFY changed)
    Q_PROPERTY(QString nextTime READ nextTime NOTIFY changed)
    Q_PROPERTY(bool underWay READ underWay NOTIFY changed)
    Q_PROPERTY(int covered READ covered NOTIFY changed)
    /// What the covered notes say; empty until they are asked for.
    Q_PROPERTY(QStringList coveredNotes READ coveredNotes NOTIFY coveredNotesChanged)
    Q_PROPERTY(holdfast::ui::RowListModel* knock READ knock CONSTANT)
    /// Open-home view: other families are counts until `revealed`.
    Q_PROPERTY(bool hiding READ hiding NOTIFY changed)
    Q_PROPERTY(bool revealed READ revealed WRITE setRevealed NOTIFY changed)
    Q_PROPERTY(int toWriteUpCount READ toWriteUpCount NOTIFY changed)
    Q_PROPERTY(holdfast::ui::RowListModel* toWriteUp READ toWriteUp CONSTANT)
    Q_PROPERTY(int paperCount READ paperCount NOTIFY changed)
    Q_PROPERTY(holdfast::ui::RowListModel* paper READ paper CONSTANT)

public:
    explicit TodayModel(QObject* parent = nullptr);

    [[nodiscard]] Desk* desk() const { return m_desk; }
    void setDesk(Desk* desk);
    [[nodiscard]] bool loaded() const { return m_loaded; }
    [[nodiscard]] ErrorWords trouble() const { return m_trouble; }
    [[nodiscard]] QString heading() const { return m_shown.heading; }
    [[nodiscard]] QString contactWords() const;
    [[nodiscard]] RowList<TodayRow>* rows() { return &m_rows; }
    [[nodiscard]] int nowIndex() const;
    [[nodiscard]] QString nextVisit() const { return m_shown.next.id; }
    [[nodiscard]] QString nextTitle() const { return m_shown.next.title; }
    [[nodiscard]] QString nextPlace() const { return m_shown.next.place; }
    [[nodiscard]] QString nextPurpose() const { return m_shown.next.purpose; }
    [[nodiscard]] QString nextTime() const { return m_shown.next.time; }
    [[nodiscard]] bool underWay() const { return m_shown.next.underWay; }
    [[nodiscard]] int covered() const { return m_shown.next.covered; }
    [[nodiscard]] QStringList coveredNotes() const { return m_coveredNotes; }
    [[nodiscard]] RowList<KnockRow>* knock() { return &m_knock; }
    [[nodiscard]] bool hiding() const { return m_shown.hiding; }
    [[nodiscard]] bool revealed() const { return m_revealed; }
    void setRevealed(bool revealed);
    [[nodiscard]] int toWriteUpCount() const { return m_shown.toWriteUpCount; }
    [[nodiscard]] RowList<SideRow>* toWriteUp() { return &m_toWriteUp; }
    [[nodiscard]] int paperCount() const { return m_shown.paperCount; }
    [[nodiscard]] RowList<SideRow>* paper() { return &m_paper; }

    /// Puts the card of a planned visit into the day.
    Q_INVOKABLE void look(const QString& visit);
    /// Reads the covered notes of the card's visit, or forgets them.
    Q_INVOKABLE void holdOpen(bool open);
    /// Begins the visit of the card; `started` follows.
    Q_INVOKABLE void start();
    Q_INVOKABLE void reload();

signals:
    void changed();
    void coveredNotesChanged();
    void started(const QString& visit);

private:
    Desk* m_desk = nullptr;
    QTimer m_soon;
    QTimer m_minute;
    VisitId m_chosen;
    TodayShown m_shown;
    ErrorWords m_trouble;
    QStringList m_coveredNotes;
    bool m_open = false;
    bool m_loaded = false;
    bool m_revealed = false;
    bool m_starting = false;
    int m_asked = 0;
    RowList<TodayRow> m_rows;
    RowList<KnockRow> m_knock;
    RowList<SideRow> m_toWriteUp;
    RowList<SideRow> m_paper;
};

} // namespace holdfast::ui
