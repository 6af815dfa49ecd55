// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include "app/user_interface.h"
#include "core/crypto/system_random.h"
#include "core/practice/repositories.h"
#include "platform/fake/fake_secret_store.h"
#include "sync/agent/client/fake_agent.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QQmlComponent>
#include <QQuickItem>
#include <QQuickWindow>

#include <cstdio>
#include <memory>

namespace holdfast::ui {
namespace {

bool waitForStage(AppModel& app) {
    QElapsedTimer timer;
    timer.start();
    constexpr qint64 patience = 10'000;
    while (app.stage() == stage::Starting && timer.elapsed() < patience) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
    }
    return app.stage() != stage::Starting;
}

} // namespace

int runSelfTest(QGuiApplication& program, const store::TabletHome& home) {
    PosixFileSystem files;
    SystemClock clock;
    crypto::SystemRandom random;
    SilentLogger logger;
    platform::FakeSecretStore secrets;
    auto agentKey = crypto::SigningKey::generate();
    if (auto ready = store::prepareSqlite(); !ready || !agentKey) {
        return 1;
    }
    agent::FakeAgent link(agentKey->publicKey());
    service::Tablet tablet(
        {{files, clock, random, secrets, home, crypto::KdfFloor::Product, {practice::practiceComponent()}},
         crypto::KdfParameters{},
         link,
         logger});
    UserInterface interface(tablet, clock, {});
    int warnings = 0;
    QObject::connect(
        &interface.engine(), &QQmlEngine::warnings, &program,
        [&warnings](const QList<QQmlError>& errors) { warnings += static_cast<int>(errors.size()); });
    if (!interface.load() || !waitForStage(interface.app())) {
        std::fprintf(stderr, "holdfast: the window did not load\n");
        return 1;
    }
    QQmlComponent every(&interface.engine(), UserInterface::screenUrl(QStringLiteral("EveryScreen")));
    const std::unique_ptr<QObject> made(every.create());
    if (!made) {
        std::fprintf(stderr, "%s", qPrintable(every.errorString()));
        return 1;
    }
    auto* item = qobject_cast<QQuickItem*>(made.get());
    item->setParentItem(interface.window()->contentItem());
    for (int i = 0; i < 5; ++i) {
        QCoreApplication::processEvents();
    }
    interface.window()->grabWindow();
    const int broken = item->property("broken").toInt();
    std::fprintf(stderr, "holdfast: %d screens, %d did not load, %d warnings\n",
                 item->property("count").toInt(), broken, warnings);
    return warnings == 0 && broken == 0 ? 0 : 1;
}

} // namespace holdfast::ui
