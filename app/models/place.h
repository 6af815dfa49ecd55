// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/desk.h"
#include "app/models/navigator.h"

#include <QTimer>
#include <functional>

namespace holdfast::ui {

/// The place to come back to after a lock or a crash: the screens on the way, the id of what the last one
/// shows and the caret in its text. Kept in the vault ("place"), so it names nothing while the tablet is
/// locked.
///
/// A screen with text sets `caret` as it changes and `entry` to the id of what is written in; after an unlock
/// it finds both here when `entry` is its own. GUI thread.
class Place : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.place")
    Q_PROPERTY(int caret READ caret WRITE setCaret NOTIFY changed)
    Q_PROPERTY(QString entry READ entry WRITE setEntry NOTIFY changed)

public:
    /// A caret behind the last word stays there: words typed after the place was kept may be in the vault
    /// already.
    enum Caret { AtEnd = 0x7fffffff };
    Q_ENUM(Caret)

    Place(Desk& desk, Navigator& navigator);

    [[nodiscard]] int caret() const { return m_caret; }
    void setCaret(int caret);
    [[nodiscard]] QString entry() const { return m_entry; }
    void setEntry(const QString& entry);

    /// Goes where the vault says, then calls `then`: Locked when the tablet was locked meanwhile. What cannot
    /// be read is no place: Today.
    void restore(std::function<void(const Result<void>&)> then);
    /// Writes now what is not written yet; queued before any lock that follows.
    void keepNow();
    /// Forgets on this side; the vault keeps its own.
    void forget();

signals:
    void changed();

private:
    void touch();
    [[nodiscard]] QByteArray toJson() const;
    void take(const QByteArray& json);

    Desk& m_desk;
    Navigator& m_navigator;
    QTimer m_throttle;
    int m_caret = 0;
    QString m_entry;
    bool m_restored = false;
};

} // namespace holdfast::ui
