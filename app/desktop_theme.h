// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/settings_model.h"

#include <QDBusVariant>

namespace holdfast::ui {

/// Asks the desktop portal (org.freedesktop.appearance, color-scheme) whether dark is preferred, and follows
/// it when it changes. Asks without waiting; without an answer it stays light.
class DesktopTheme final : public QObject {
    Q_OBJECT

public:
    explicit DesktopTheme(SettingsModel& settings);

private slots:
    void onSettingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void take(const QVariant& value);

    SettingsModel& m_settings;
};

} // namespace holdfast::ui
