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

LockCleanup::LockCleanup(AppModel& app, QQmlEngine& engine) : m_app(app), m_engine(engine) {
    connect(&app, &AppModel::locked, this, &LockCleanup::clean);
    connect(QGuiApplication::clipboard(), &QClipboard::changed, this, [this](QClipboard::Mode mode) {
        if (m_app.stage() == stage::Open && QGuiApplication::applicationState() == Qt::ApplicationActive) {
            (mode == QClipboard::Selection ? m_selectionTouched : m_clipboardTouched) = true;
        }
    });
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

void LockCleanup::clearOwnClipboards() {
    QClipboard* clipboard = QGuiApplication::clipboard();
    if (m_clipboardTouched || clipboard->ownsClipboard()) {
        clipboard->clear(QClipboard::Clipboard);
    }
    if (clipboard->supportsSelection() && (m_selectionTouched || clipboard->ownsSelection())) {
        clipboard->clear(QClipboard::Selection);
    }
    m_clipboardTouched = false;
    m_selectionTouched = false;
}

} // namespace holdfast::ui
