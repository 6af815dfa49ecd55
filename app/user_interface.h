// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lock_cleanup.h"
#include "app/models/app_model.h"
#include "app/models/photo_source.h"
#include "app/refusing_network.h"

#include <QQmlApplicationEngine>
#include <QTranslator>

class QQuickWindow;

namespace holdfast::ui {

/// Everything above the service: desk, models, engine. The program and the tests of screens make the same
/// one. Needs a QGuiApplication; GUI thread. The tablet and the clock must outlive it.
class UserInterface final : public QObject {
    Q_OBJECT

public:
    UserInterface(service::Tablet& tablet, const Clock& clock, const Protection& protection);
    ~UserInterface() override;

    /// Opens the window. False when the QML does not load; the engine has said why.
    [[nodiscard]] bool load();
    /// Null before load().
    [[nodiscard]] QQuickWindow* window() const;
    [[nodiscard]] AppModel& app() { return m_app; }
    [[nodiscard]] Desk& desk() { return m_desk; }
    /// Where photographs may be chosen from.
    [[nodiscard]] PhotoSource& photos() { return m_photos; }
    [[nodiscard]] QQmlApplicationEngine& engine() { return m_engine; }

    /// Where Holdfast's QML lies.
    [[nodiscard]] static QUrl screenUrl(const QString& name);

private:
    void translate();
    void coverWhenInactive(Qt::ApplicationState state);

    Desk m_desk;
    AppModel m_app;
    PhotoSource m_photos{QStringList()};
    QTranslator m_translator;
    RefusingNetwork m_network;
    QQmlApplicationEngine m_engine;
    LockCleanup m_cleanup;
    bool m_wasActive = false;
};

} // namespace holdfast::ui
