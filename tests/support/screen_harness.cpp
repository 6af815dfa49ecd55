// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/screen_harness.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QQmlIncubator>
#include <QQuickWindow>

namespace holdfast::test {

void ScreenHarness::prepareEnvironment() {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    qputenv("QML_DISABLE_DISK_CACHE", "1");
    qputenv("TZ", "UTC");
    qputenv("LC_ALL", "en_GB.UTF-8");
    qunsetenv("QT_IM_MODULE");
}

ScreenHarness::ScreenHarness(Start start, const ScreenSetting& setting) {
    if (start != Start::NotSetUp && !m_tablet.makeReady()) {
        m_problem = QStringLiteral("the tablet could not be made ready");
        return;
    }
    if (start == Start::Locked) {
        m_tablet.tablet().lock();
    }
    static_cast<void>(activateAccessibility());
    m_interface = std::make_unique<ui::UserInterface>(m_tablet.tablet(), m_tablet.clock(), ui::Protection{});
    QObject::connect(&m_interface->engine(), &QQmlEngine::warnings, &m_interface->engine(),
                     [this](const QList<QQmlError>& errors) {
                         for (const auto& error : errors) {
                             m_warnings.append(error.toString());
                         }
                     });
    m_interface->app().settings()->setReducedMotion(true);
    if (!m_interface->load()) {
        m_problem = QStringLiteral("the window did not load: ") + m_warnings.join(QLatin1Char('\n'));
        return;
    }
    if (!waitFor([this] { return app().stage() != ui::stage::Starting; })) {
        m_problem = QStringLiteral("the tablet did not say its state");
        return;
    }
    set(setting);
}

void ScreenHarness::set(const ScreenSetting& setting) {
    auto& settings = *app().settings();
    settings.setReducedMotion(true);
    settings.setAppearance(setting.dark ? ui::appearance::Dark : ui::appearance::Light);
    settings.setTextPercent(setting.textPercent);
    settings.setHand(setting.leftHanded ? ui::hand::Left : ui::hand::Right);
    window().resize(setting.size);
    settle();
}

bool ScreenHarness::waitFor(const std::function<bool()>& so, int milliseconds) {
    const QDeadlineTimer patience(milliseconds);
    while (!so()) {
        if (patience.hasExpired()) {
            return false;
        }
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    }
    return true;
}

void ScreenHarness::settle() {
    // Two rounds through the store thread and back: an answer may ask again.
    for (int round = 0; round < 2; ++round) {
        static_cast<void>(m_tablet.tablet().overview());
        for (int i = 0; i < 8; ++i) {
            QCoreApplication::processEvents();
            QCoreApplication::sendPostedEvents();
        }
    }
    if (m_interface && m_interface->window() != nullptr) {
        window().grabWindow(); // polishes what was laid out
        // Lists make the rows beyond their edge when there is time.
        auto* const rows = m_interface->engine().incubationController();
        while (rows != nullptr && rows->incubatingObjectCount() > 0) {
            rows->incubateFor(50);
        }
        window().grabWindow();
    }
}

bool ScreenHarness::unlock(std::string_view passphrase) {
    if (!m_tablet.tablet().unlock(TestTablet::secret(passphrase))) {
        return false;
    }
    const bool open = waitFor([this] { return app().stage() == ui::stage::Open; });
    settle();
    return open;
}

QQuickItem* ScreenHarness::find(const QString& text, const char* property) {
    QList<QQuickItem*> left{window().contentItem()};
    while (!left.isEmpty()) {
        QQuickItem* item = left.takeFirst();
        if (item->isVisible() && item->property(property).toString() == text) {
            return item;
        }
        left = item->childItems() + left;
    }
    return nullptr;
}

bool ScreenHarness::tap(const QString& text, const char* property) {
    QQuickItem* item = find(text, property);
    const bool tapped = item != nullptr && QMetaObject::invokeMethod(item, "clicked");
    settle();
    return tapped;
}

QImage ScreenHarness::grab() {
    settle();
    return window().grabWindow();
}

QStringList ScreenHarness::accessibilityFaults(const WalkRules& rules) {
    settle();
    return holdfast::test::accessibilityFaults(window(), rules);
}

} // namespace holdfast::test
