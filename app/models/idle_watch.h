// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QObject>
#include <QTimer>

namespace holdfast::ui {

/// Notices that nobody touches the tablet. Keys, mouse, wheel, touch and stylus all count, and time spent
/// suspended counts as idle. Installed as event filter on the application. GUI thread.
class IdleWatch final : public QObject {
    Q_OBJECT

public:
    enum class Watching { Nothing, Lock, CoverThenLock };
    static constexpr std::chrono::seconds coverAfter{60};
    static constexpr std::chrono::seconds warnBefore{20};

    explicit IdleWatch(const Clock& clock, QObject* parent = nullptr);

    void watch(Watching what);
    void setLockAfter(std::chrono::seconds after) { m_lockAfter = after; }
    /// Looks at the clock; the timer calls it each second while something is watched.
    void check();

    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void coverDue();
    /// 0: no warning is due.
    void warning(int secondsLeft);
    void lockDue();

private:
    void noteActivity();

    const Clock& m_clock;
    QTimer m_timer;
    Watching m_watching = Watching::Nothing;
    std::chrono::seconds m_lockAfter{120};
    BootTime m_lastActivity{};
    bool m_covered = false;
    bool m_warned = false;
};

} // namespace holdfast::ui
