// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lock_cleanup.h"

#include "app/models/app_model.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPixmapCache>
#include <QQmlEngine>
#include <QQuickWindow>

#include <malloc.h>

namespace holdfast::ui {

LockCleanup::LockCleanup(AppModel& app, QQmlEngine& engine) : m_engine(engine) {
    connect(&app, &AppModel::locked, this, &LockCleanup::clean);
}

void LockCleanup::clean() {
    // The pages were handed to deleteLater() when their Loader let go.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    m_engine.collectGarbage();
    for (QWindow* window : QGuiApplication::allWindows()) {
        if (auto* quick = qobject_cast<QQuickWindow*>(window)) {
            quick->releaseResources();
        }
    }
    QPixmapCache::clear();
    clearOwnClipboards();
    ::malloc_trim(0);
}

void clearOwnClipboards() {
    QClipboard* clipboard = QGuiApplication::clipboard();
    if (clipboard->ownsClipboard()) {
        clipboard->clear(QClipboard::Clipboard);
    }
    if (clipboard->supportsSelection() && clipboard->ownsSelection()) {
        clipboard->clear(QClipboard::Selection);
    }
}

} // namespace holdfast::ui
