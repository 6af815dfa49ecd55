// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QQmlEngine;

namespace holdfast::ui {

class AppModel;

/// After a lock: what Qt still holds of pages that are gone is dropped. Textures, decoded pictures, QML's own
/// garbage, and the clipboards as far as they hold something of ours. Freed memory is zeroed by the program's
/// free(). GUI thread.
class LockCleanup final : public QObject {
    Q_OBJECT

public:
    LockCleanup(AppModel& app, QQmlEngine& engine);

private:
    void clean();
    void clearOwnClipboards();

    AppModel& m_app;
    QQmlEngine& m_engine;
    /// Changed while this program was in front and unlocked: what they hold may be ours. Not every platform
    /// says who owns a clipboard.
    bool m_clipboardTouched = false;
    bool m_selectionTouched = false;
};

} // namespace holdfast::ui
