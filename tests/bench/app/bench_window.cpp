// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/app/bench_window.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

namespace holdfast::bench {
namespace {

constexpr std::chrono::seconds patience{30};

} // namespace

BenchWindow::BenchWindow(test::TestTablet& tablet)
    : m_interface(tablet.tablet(), tablet.clock(), ui::Protection{}) {}

Result<void> BenchWindow::open() {
    if (!m_interface.load()) {
        return Error(ErrorCode::NotFound);
    }
    // The renderer is on this thread: items cannot change between the two.
    connect(&window(), &QQuickWindow::beforeSynchronizing, this, &BenchWindow::beforeFrame,
            Qt::DirectConnection);
    connect(&window(), &QQuickWindow::frameSwapped, this, &BenchWindow::afterFrame, Qt::DirectConnection);
    window().resize(1280, 800);
    return until([this] { return app().stage() != ui::stage::Starting; });
}

void BenchWindow::beforeFrame() {
    m_holds = m_awaited && m_awaited();
}

void BenchWindow::afterFrame() {
    m_shown = m_shown || m_holds;
}

Result<void> BenchWindow::untilShown(const std::function<bool()>& so) {
    m_awaited = so;
    m_shown = false;
    window().update(); // in case it holds already and nothing else would change
    auto done = until([this] { return m_shown; });
    m_awaited = {};
    return done;
}

Result<void> BenchWindow::until(const std::function<bool()>& so) {
    const QDeadlineTimer deadline(patience);
    QTimer waker; // an event loop that waits must wake for the deadline
    waker.start(std::chrono::milliseconds(250));
    while (!so()) {
        if (deadline.hasExpired()) {
            return Error(ErrorCode::Timeout);
        }
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return {};
}

QQuickItem* BenchWindow::list() {
    QList<QQuickItem*> left{window().contentItem()};
    while (!left.isEmpty()) {
        QQuickItem* item = left.takeFirst();
        if (!item->isVisible()) {
            continue;
        }
        if (item->inherits("QQuickListView")) {
            return item;
        }
        left = item->childItems() + left;
    }
    return nullptr;
}

bool BenchWindow::showsRow(QQuickItem* list, int index) {
    QQuickItem* row = nullptr;
    QMetaObject::invokeMethod(list, "itemAtIndex", Q_RETURN_ARG(QQuickItem*, row), Q_ARG(int, index));
    if (row == nullptr) {
        return false;
    }
    const double top = row->y() - list->property("contentY").toDouble();
    return top < list->height() && top + row->height() > 0;
}

} // namespace holdfast::bench
