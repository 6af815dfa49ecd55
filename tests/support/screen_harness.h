// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/user_interface.h"
#include "tests/support/accessibility_walk.h"
#include "tests/support/test_tablet.h"

#include <QImage>
#include <QQuickItem>
#include <QSize>

#include <functional>

namespace holdfast::test {

/// How a screen is looked at.
struct ScreenSetting {
    QSize size{1280, 800};
    bool dark = false;
    int textPercent = 100;
    bool leftHanded = false;
};

/// The real window over a real tablet (TestTablet), without a screen to show it on. Needs a QGuiApplication
/// made after prepareEnvironment(). One thread.
class ScreenHarness {
public:
    enum class Start {
        NotSetUp,
        Locked, ///< enrolled, with today's visits in the vault
        Open,   ///< the same, unlocked
    };

    /// Before the application object: offscreen, software, UTC, no virtual keyboard.
    static void prepareEnvironment();

    explicit ScreenHarness(Start start, const ScreenSetting& setting = {});
    ScreenHarness(const ScreenHarness&) = delete;
    ScreenHarness& operator=(const ScreenHarness&) = delete;

    /// False when the window did not load or the tablet could not be made ready; problem() says why.
    [[nodiscard]] bool ready() const { return m_problem.isEmpty(); }
    [[nodiscard]] const QString& problem() const { return m_problem; }

    [[nodiscard]] TestTablet& tablet() { return m_tablet; }
    [[nodiscard]] ui::AppModel& app() { return m_interface->app(); }
    [[nodiscard]] ui::UserInterface& ui() { return *m_interface; }
    [[nodiscard]] QQuickWindow& window() { return *m_interface->window(); }

    void set(const ScreenSetting& setting);
    /// Runs the event loop until it is so. @return whether it became so in time.
    [[nodiscard]] static bool waitFor(const std::function<bool()>& so, int milliseconds = 15'000);
    /// Lets queued work of models and layouts end.
    void settle();
    [[nodiscard]] bool unlock(std::string_view passphrase = TestTablet::passphrase);
    /// The first item below the window with this accessible-visible text property, of a QML type if given.
    [[nodiscard]] QQuickItem* find(const QString& text, const char* property = "text");
    /// Clicks the first such item and settles. @return whether there was one that can be clicked.
    [[nodiscard]] bool tap(const QString& text, const char* property = "text");
    /// The same, by the name that a screen reader says.
    [[nodiscard]] bool tapNamed(const QString& name) { return tap(name, "accessibleName"); }

    [[nodiscard]] QImage grab();
    /// Every QML warning so far.
    [[nodiscard]] const QStringList& warnings() const { return m_warnings; }
    [[nodiscard]] QStringList accessibilityFaults(const WalkRules& rules = {});

private:
    TestTablet m_tablet;
    std::unique_ptr<ui::UserInterface> m_interface;
    QStringList m_warnings;
    QString m_problem;
};

} // namespace holdfast::test
