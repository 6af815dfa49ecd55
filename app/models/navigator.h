// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/screen_names.h"

#include <QList>
#include <QObject>

namespace holdfast::ui {

/// Where the worker is: a screen and, where it shows one thing, that thing's id (a visit, an entry).
/// Remembers the way back. GUI thread.
class Navigator : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.navigator")
    Q_PROPERTY(holdfast::ui::screen::Screen screen READ screen NOTIFY moved)
    /// The id's canonical text; empty for a screen that shows no one thing.
    Q_PROPERTY(QString subject READ subject NOTIFY moved)
    Q_PROPERTY(bool canGoBack READ canGoBack NOTIFY moved)

public:
    using QObject::QObject;
    struct Step {
        screen::Screen screen = screen::Today;
        QString subject{};
        friend bool operator==(const Step&, const Step&) = default;
    };

    [[nodiscard]] screen::Screen screen() const { return m_steps.constLast().screen; }
    [[nodiscard]] QString subject() const { return m_steps.constLast().subject; }
    [[nodiscard]] bool canGoBack() const { return m_steps.size() > 1; }
    [[nodiscard]] const QList<Step>& steps() const { return m_steps; }
    void setSteps(QList<Step> steps);

    /// The same as `subject`, without a binding: a page keeps what it was opened for.
    Q_INVOKABLE [[nodiscard]] QString subjectNow() const { return subject(); }

    /// A place of the rail: the way back starts anew.
    Q_INVOKABLE void show(holdfast::ui::screen::Screen screen);
    /// One level deeper.
    Q_INVOKABLE void open(holdfast::ui::screen::Screen screen, const QString& subject = {});
    /// The same level: a visit that was planned becomes one that began.
    Q_INVOKABLE void replace(holdfast::ui::screen::Screen screen, const QString& subject = {});
    /// Nothing happens at a place of the rail.
    Q_INVOKABLE void back();

signals:
    void moved();

private:
    QList<Step> m_steps{Step{}};
};

} // namespace holdfast::ui
