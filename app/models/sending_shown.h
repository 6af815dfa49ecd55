// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/error_words.h"
#include "app/service/tablet.h"
#include "qml/controls/enums.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

/// What is on its way and what has arrived, in words.
namespace holdfast::ui {

class SendingRow {
    Q_GADGET
    QML_VALUE_TYPE(sendingRow)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString detail MEMBER detail)
    Q_PROPERTY(QList<int> blocks MEMBER blocks)
    Q_PROPERTY(QString progress MEMBER progress)
    Q_PROPERTY(QString receipt MEMBER receipt)
    Q_PROPERTY(QString arrived MEMBER arrived)
    Q_PROPERTY(QString happened MEMBER happened)
    Q_PROPERTY(QString lost MEMBER lost)
    Q_PROPERTY(QString next MEMBER next)
    Q_PROPERTY(QString technical MEMBER technical)

public:
    QString id;
    QString title;     ///< "Tallowby visit, today"
    QString detail;    ///< "3 of 5 parts have arrived. It carries on from there."
    QList<int> blocks; ///< Block of each part while it is on its way
    QString progress;  ///< "1.2 MB of 3.4 MB"
    QString receipt;   ///< "7F2C 91B0"; only of a receipt that verified
    QString arrived;   ///< "The notes and 1 photo or page"
    QString happened;  ///< what happened, whether anything is lost, what to do next
    QString lost;
    QString next;
    QString technical;
    friend bool operator==(const SendingRow&, const SendingRow&) = default;
};

struct SendingShown {
    QString summary; ///< "2 waiting, 1 needs you, nothing lost."
    QList<SendingRow> needsYou;
    QList<SendingRow> waiting;
    QList<SendingRow> received;
};

/// With what the vault knows: titles, receipts, and what no agent has yet. Store thread.
[[nodiscard]] Result<SendingShown> sendingShown(service::Session& session,
                                                const service::SendingOverview& sending);
/// While the tablet is locked: nothing is named.
[[nodiscard]] SendingShown sendingCounted(const service::SendingOverview& sending);

/// Why an item was refused or set aside. `problem` is a problem word of the gateway, the case system's
/// reason, or an error name.
[[nodiscard]] ErrorWords problemWords(const std::string& problem, agent::ItemState state);

} // namespace holdfast::ui
