// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/council/tablet_process.h"

namespace holdfast::demo {

/// A tablet with its screens, pressed and read through `holdfast-window`. A step that did not work says why
/// in problem(), and every later one fails too. Blocking, one thread.
class WindowProcess : public TabletProcess {
public:
    /// @param programs the folder of our programs. @param extra further arguments of holdfast-window.
    /// @param under a program that runs it, with arguments (strace ...); empty: none.
    WindowProcess(const QString& programs, QString home, const QStringList& extra = {},
                  const QStringList& under = {});

    /// After a kill or a quit too.
    [[nodiscard]] bool start();

    /// Presses what has this name for a screen reader. @param by "touch", "mouse" or "key".
    [[nodiscard]] bool press(const QString& name, const char* by = "touch");
    /// The same for a name of which this is a part.
    [[nodiscard]] bool pressPart(const QString& part);
    /// Waits until it could be pressed.
    [[nodiscard]] bool await(const QString& name);
    [[nodiscard]] bool hold(const QString& name);
    /// Types into the field with this name; where the focus is when that is empty.
    [[nodiscard]] bool type(const QString& text, const QString& field = {});
    [[nodiscard]] bool erase(int characters);
    /// Waits until words that contain this are on the screen, or no longer are.
    [[nodiscard]] bool see(const QString& text, int seconds = 20);
    [[nodiscard]] bool gone(const QString& text, int seconds = 20);
    /// What stands there now; empty when it cannot be asked.
    [[nodiscard]] QStringList words();
    /// A PNG; empty when there is none.
    [[nodiscard]] QByteArray picture();
    /// Types the passphrase and presses Unlock.
    [[nodiscard]] bool unlock(const QString& passphrase);

    /// Ends the window, then the agent.
    void quit();
    [[nodiscard]] const QString& problem() const noexcept { return m_problem; }

private:
    [[nodiscard]] bool did(const char* what, Fields fields, QJsonObject* answer = nullptr);

    QString m_problem;
};

} // namespace holdfast::demo
