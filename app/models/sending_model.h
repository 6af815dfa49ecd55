// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/desk.h"
#include "app/models/row_list.h"
#include "app/models/sending_shown.h"

#include <QTimer>

namespace holdfast::ui {

/// Sending: what needs the worker, what waits, and what the case system has. Reads it again whenever the
/// agent or the vault says something. While the tablet is locked nothing is named. GUI thread.
class SendingModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(holdfast::ui::Desk* desk READ desk WRITE setDesk REQUIRED)
    Q_PROPERTY(bool loaded READ loaded NOTIFY changed)
    /// "2 waiting, 1 needs you, nothing lost."
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(holdfast::ui::RowListModel* needsYou READ needsYou CONSTANT)
    Q_PROPERTY(holdfast::ui::RowListModel* waiting READ waiting CONSTANT)
    Q_PROPERTY(holdfast::ui::RowListModel* received READ received CONSTANT)
    /// The id of the row whose details are shown; empty for none.
    Q_PROPERTY(QString chosen READ chosen WRITE choose NOTIFY changed)
    Q_PROPERTY(holdfast::ui::SendingRow chosenRow READ chosenRow NOTIFY changed)
    Q_PROPERTY(bool chosenNeedsYou READ chosenNeedsYou NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    /// Why "Send now" did not work, if it did not.
    Q_PROPERTY(holdfast::ui::ErrorWords trouble READ trouble NOTIFY changed)

public:
    explicit SendingModel(QObject* parent = nullptr);

    [[nodiscard]] Desk* desk() const { return m_desk; }
    void setDesk(Desk* desk);
    [[nodiscard]] bool loaded() const { return m_loaded; }
    [[nodiscard]] QString summary() const { return m_summary; }
    [[nodiscard]] RowList<SendingRow>* needsYou() { return &m_needsYou; }
    [[nodiscard]] RowList<SendingRow>* waiting() { return &m_waiting; }
    [[nodiscard]] RowList<SendingRow>* received() { return &m_received; }
    [[nodiscard]] QString chosen() const { return m_chosen; }
    void choose(const QString& id);
    [[nodiscard]] SendingRow chosenRow() const;
    [[nodiscard]] bool chosenNeedsYou() const { return m_needsYou.find(m_chosen) != nullptr; }
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] ErrorWords trouble() const { return m_trouble; }

    /// Wakes the agent: everything that waits is tried now.
    Q_INVOKABLE void sendNow();
    Q_INVOKABLE void reload();

signals:
    void changed();

private:
    void take(const SendingShown& shown);

    Desk* m_desk = nullptr;
    QTimer m_soon;
    QString m_summary;
    QString m_chosen;
    ErrorWords m_trouble;
    bool m_loaded = false;
    bool m_busy = false;
    int m_asked = 0;
    RowList<SendingRow> m_needsYou;
    RowList<SendingRow> m_waiting;
    RowList<SendingRow> m_received;
};

} // namespace holdfast::ui
