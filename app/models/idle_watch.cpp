// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/idle_watch.h"

#include <QEvent>

namespace holdfast::ui {

IdleWatch::IdleWatch(const Clock& clock, QObject* parent)
    : QObject(parent), m_clock(clock), m_lastActivity(clock.sinceBoot()) {
    m_timer.setInterval(std::chrono::seconds(1));
    connect(&m_timer, &QTimer::timeout, this, &IdleWatch::check);
}

void IdleWatch::watch(Watching what) {
    if (what == m_watching) {
        return;
    }
    if (m_watching == Watching::Nothing || what == Watching::Nothing) {
        noteActivity();
    }
    m_watching = what;
    if (what == Watching::Nothing) {
        m_timer.stop();
    } else {
        m_timer.start();
    }
}

bool IdleWatch::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::KeyRelease:
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd:
    case QEvent::TabletPress:
    case QEvent::TabletMove:
    case QEvent::TabletRelease:
    case QEvent::TabletEnterProximity:
    case QEvent::NativeGesture:
        // Only what a person did: programs and animations send themselves events too.
        if (event->spontaneous()) {
            noteActivity();
        }
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void IdleWatch::noteActivity() {
    m_lastActivity = m_clock.sinceBoot();
    m_covered = false;
    if (m_warned) {
        m_warned = false;
        emit warning(0);
    }
}

void IdleWatch::check() {
    if (m_watching == Watching::Nothing) {
        return;
    }
    const auto idle = m_clock.sinceBoot() - m_lastActivity;
    if (idle >= m_lockAfter) {
        m_warned = false;
        emit warning(0);
        emit lockDue();
        return;
    }
    if (m_watching == Watching::CoverThenLock && idle >= coverAfter && !m_covered) {
        m_covered = true;
        emit coverDue();
    }
    if (idle >= m_lockAfter - warnBefore) {
        m_warned = true;
        emit warning(static_cast<int>(std::chrono::ceil<std::chrono::seconds>(m_lockAfter - idle).count()));
    }
}

} // namespace holdfast::ui
