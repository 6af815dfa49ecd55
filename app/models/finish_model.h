// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/desk.h"
#include "app/models/error_words.h"
#include "app/models/finish_shown.h"
#include "app/models/id_text.h"
#include "app/models/row_list.h"

#include <QTimer>

namespace holdfast::ui {

/// The check before a visit is sent: what is to resolve or advised, the ways through each, and Send, which is
/// always live. GUI thread.
class FinishModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(holdfast::ui::Desk* desk READ desk WRITE setDesk REQUIRED)
    Q_PROPERTY(QString visit READ visit WRITE setVisit REQUIRED)
    Q_PROPERTY(bool loaded READ loaded NOTIFY changed)
    Q_PROPERTY(holdfast::ui::ErrorWords trouble READ trouble NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString guidance READ guidance NOTIFY changed)
    Q_PROPERTY(QString sendWords READ sendWords NOTIFY changed)
    Q_PROPERTY(QString ring READ ring NOTIFY changed)
    Q_PROPERTY(QString savedTime READ savedTime NOTIFY changed)
    Q_PROPERTY(holdfast::ui::RowListModel* toResolve READ toResolve CONSTANT)
    Q_PROPERTY(holdfast::ui::RowListModel* advised READ advised CONSTANT)
    /// The finding whose ways are shown.
    Q_PROPERTY(QString chosen READ chosen WRITE choose NOTIFY changed)
    Q_PROPERTY(QString chosenTitle READ chosenTitle NOTIFY changed)
    Q_PROPERTY(QString chosenDetail READ chosenDetail NOTIFY changed)
    Q_PROPERTY(QString chosenPosition READ chosenPosition NOTIFY changed)
    /// A Severity.
    Q_PROPERTY(int chosenSeverity READ chosenSeverity NOTIFY changed)
    Q_PROPERTY(holdfast::ui::RowListModel* notes READ notes CONSTANT)
    Q_PROPERTY(holdfast::ui::RowListModel* ways READ ways CONSTANT)
    Q_PROPERTY(bool sending READ sending NOTIFY changed)

public:
    explicit FinishModel(QObject* parent = nullptr);

    [[nodiscard]] Desk* desk() const { return m_desk; }
    void setDesk(Desk* desk);
    [[nodiscard]] QString visit() const { return textOf(m_visit); }
    void setVisit(const QString& visit);
    [[nodiscard]] bool loaded() const { return m_loaded; }
    [[nodiscard]] ErrorWords trouble() const { return m_trouble; }
    [[nodiscard]] QString title() const { return m_shown.title; }
    [[nodiscard]] QString guidance() const { return m_shown.guidance; }
    [[nodiscard]] QString sendWords() const { return m_shown.sendWords; }
    [[nodiscard]] QString ring() const { return m_shown.ring; }
    [[nodiscard]] QString savedTime() const { return m_shown.savedTime; }
    [[nodiscard]] RowList<FinishFinding>* toResolve() { return &m_toResolve; }
    [[nodiscard]] RowList<FinishFinding>* advised() { return &m_advised; }
    [[nodiscard]] QString chosen() const { return m_shown.chosen; }
    void choose(const QString& finding);
    [[nodiscard]] QString chosenTitle() const { return chosenRow().title; }
    [[nodiscard]] QString chosenDetail() const { return m_shown.chosenDetail; }
    [[nodiscard]] QString chosenPosition() const { return m_shown.chosenPosition; }
    [[nodiscard]] int chosenSeverity() const { return chosenRow().severity; }
    [[nodiscard]] RowList<FinishNote>* notes() { return &m_notes; }
    [[nodiscard]] RowList<FinishWay>* ways() { return &m_ways; }
    [[nodiscard]] bool sending() const { return m_sending; }

    /// Takes a way through the chosen finding; `wayTaken` follows.
    /// @param choice index in the way's choices, -1 where it has none.
    Q_INVOKABLE void take(const QString& way, int choice, const QString& words);
    /// Closes the visit and queues it; `sent` follows. Never refused for what stands open.
    Q_INVOKABLE void send();
    Q_INVOKABLE void reload();

signals:
    void changed();
    void wayTaken();
    void sent();

private:
    [[nodiscard]] FinishFinding chosenRow() const;

    Desk* m_desk = nullptr;
    VisitId m_visit;
    QString m_wanted;
    FinishShown m_shown;
    ErrorWords m_trouble;
    QTimer m_soon;
    bool m_loaded = false;
    bool m_sending = false;
    int m_asked = 0;
    RowList<FinishFinding> m_toResolve;
    RowList<FinishFinding> m_advised;
    RowList<FinishNote> m_notes;
    RowList<FinishWay> m_ways;
};

} // namespace holdfast::ui
