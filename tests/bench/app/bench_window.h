// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/user_interface.h"
#include "tests/support/test_tablet.h"

#include <QQuickItem>
#include <QQuickWindow>

#include <functional>

namespace holdfast::bench {

/// The program's window as a worker has it (motion on, no screen reader), 1280 x 800, drawn by the software
/// renderer and shown nowhere, over a real tablet. Says when something was really drawn. GUI thread.
class BenchWindow : public QObject {
    Q_OBJECT

public:
    explicit BenchWindow(test::TestTablet& tablet);

    /// Loads the QML and waits for the first stage. NotFound when it does not load.
    [[nodiscard]] Result<void> open();

    [[nodiscard]] ui::AppModel& app() { return m_interface.app(); }
    [[nodiscard]] QQuickWindow& window() { return *m_interface.window(); }

    /// Runs the event loop until a frame has been drawn whose items were laid out while `so` held. Timeout
    /// after half a minute.
    [[nodiscard]] Result<void> untilShown(const std::function<bool()>& so);
    /// Runs the event loop until it is so.
    [[nodiscard]] Result<void> until(const std::function<bool()>& so);

    /// The model of the page, of this type; null when there is none, or a page that was left still goes.
    template <typename Model>
    [[nodiscard]] Model* model() {
        const auto all = window().findChildren<Model*>();
        return all.size() == 1 ? all.first() : nullptr;
    }
    /// The page's list that is on the screen.
    [[nodiscard]] QQuickItem* list();
    /// Whether row `index` of the list is made and inside the list's window.
    [[nodiscard]] static bool showsRow(QQuickItem* list, int index);

private:
    void beforeFrame();
    void afterFrame();

    ui::UserInterface m_interface;
    std::function<bool()> m_awaited;
    bool m_holds = false;
    bool m_shown = false;
};

} // namespace holdfast::bench
