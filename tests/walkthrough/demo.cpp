// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Opens the app beside an invented council on this machine; `app/run` runs it. Its data stay in one folder,
// so the second start goes on where the first ended.
#include "platform/linux/agent_lock.h"
#include "tests/support/council/demo_council.h"
#include "tests/support/council/demo_families.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QStandardPaths>
#include <QTextStream>
#include <chrono>
#include <csignal>

namespace {

using namespace holdfast;

const QString worker = QStringLiteral("Bryn Thorncastle");

int complain(const QString& why) {
    QTextStream(stderr) << "The demonstration did not start: " << why << Qt::endl;
    return 1;
}

/// Visits for today; the same ids on one day, so a second start doubles nothing.
bool assignToday(demo::DemoCouncil& council) {
    const auto today = std::chrono::time_point_cast<std::chrono::milliseconds>(
        std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
    for (const auto& visit : demo::visitsOf(today)) {
        if (!council.assign(worker, visit)) {
            return false;
        }
    }
    return true;
}

/// A page to choose, for a machine whose Pictures are empty.
QString samplePhotographs(const QString& folder) {
    QDir().mkpath(folder);
    const QString path = folder + QStringLiteral("/page-1.jpg");
    if (!QFile::exists(path)) {
        QImage page(1240, 1754, QImage::Format_RGB32);
        page.fill(qRgb(252, 250, 244));
        for (int line = 220; line < page.height(); line += 70) {
            for (int x = 120; x < page.width() - 120; ++x) {
                page.setPixel(x, line, qRgb(150, 170, 200));
            }
        }
        page.save(path, "JPG", 92);
    }
    return folder;
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
                           QStringLiteral("/holdfast-demonstration");
    const QString programs = QCoreApplication::applicationDirPath();
    const QString home = folder + QStringLiteral("/tablet");
    QTextStream out(stdout);

    demo::DemoCouncil council(folder + QStringLiteral("/council"), programs, folder);
    out << "Opening Saltmarsh Council (invented) in " << folder << Qt::endl;
    if (!council.open() || !council.startInbox()) {
        return complain(council.problem());
    }
    if (!council.existed()) {
        demo::DriveProcess manager(programs, folder + QStringLiteral("/manager-tablet"));
        if (!council.enrolTablet(manager, QStringLiteral("Tobias Marrowstone"), QStringLiteral("manager"),
                                 QStringLiteral("kelp limpet harbour lantern"))) {
            return complain(council.problem());
        }
        manager.quit();
    }
    QStringList arguments{
        QStringLiteral("--home"),      home,
        QStringLiteral("--key-store"), QStringLiteral("development-file"),
        QStringLiteral("--photos"),    samplePhotographs(folder + QStringLiteral("/photographs"))};
    const bool fresh = !QFile::exists(home + QStringLiteral("/vault/vault.db"));
    if (fresh) {
        const QByteArray code = council.beginEnrolment(worker, QStringLiteral("worker"));
        QFile file(folder + QStringLiteral("/enrolment-code"));
        if (code.isEmpty() || !file.open(QIODevice::WriteOnly) || file.write(code) != code.size()) {
            return complain(council.problem());
        }
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        arguments += {QStringLiteral("--enrolment-code"), file.fileName()};
        out << "The tablet is new: choose a passphrase of four words. Its visits arrive once it is set up."
            << Qt::endl;
    } else if (!assignToday(council)) {
        out << "Today's visits could not be assigned: " << council.problem() << Qt::endl;
    }
    demo::Child app(programs + QStringLiteral("/holdfast"), arguments,
                    QProcessEnvironment::systemEnvironment());
    if (!app.start()) {
        return complain(QStringLiteral("the app is not there"));
    }
    bool waiting = fresh;
    while (app.running()) {
        if (waiting && council.endEnrolment(500)) {
            waiting = false;
            if (!assignToday(council)) {
                out << "Today's visits could not be assigned: " << council.problem() << Qt::endl;
            }
        }
        static_cast<void>(app.finished(500));
    }
    QFile::remove(folder + QStringLiteral("/enrolment-code"));
    if (const auto agent = platform::AgentLock::holder(store::TabletHome{home.toStdString()})) {
        ::kill(*agent, SIGTERM);
    }
    return app.finished(1'000);
}
