// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/council_fixture.h"

#include <chrono>

namespace holdfast::e2e {

CouncilFixture::CouncilFixture() = default;

bool CouncilFixture::fail(const QString& why) {
    m_problem = why;
    return false;
}

bool CouncilFixture::open() {
    m_council.emplace(folder() + QStringLiteral("/council"), QStringLiteral(HOLDFAST_PROGRAMS));
    m_manager.emplace(QStringLiteral(HOLDFAST_PROGRAMS), folder() + QStringLiteral("/manager"),
                      QStringList{QStringLiteral("--cheap-passphrase")});
    if (!QDir().mkpath(photographs()) || !m_council->open() || !m_council->startInbox() ||
        !m_council->enrolTablet(*m_manager, QStringLiteral("Tobias Marrowstone"), QStringLiteral("manager"),
                                passphrase)) {
        return fail(m_council->problem());
    }
    m_manager->quit();
    return true;
}

bool CouncilFixture::beginVisit(const QStringList& under) {
    m_tablet.emplace(
        QStringLiteral(HOLDFAST_PROGRAMS), home(),
        QStringList{QStringLiteral("--cheap-passphrase"), QStringLiteral("--readable"), photographs()},
        under);
    if (!m_council->enrolTablet(*m_tablet, worker, QStringLiteral("worker"), passphrase) ||
        !m_council->assign(worker,
                           demo::tallowbyVisit(std::chrono::time_point_cast<std::chrono::milliseconds>(
                               std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()))))) {
        return fail(m_council->problem());
    }
    const auto visits = m_tablet->ask("visits", {{"atLeast", 1}, {"wait", 60}});
    m_visit = visits[QStringLiteral("visits")][0][QStringLiteral("visit")].toString();
    const auto started = m_tablet->ask("startVisit", {{"visit", m_visit}});
    return started[QStringLiteral("ok")].toBool() || fail(QString::fromUtf8(said(started)));
}

bool CouncilFixture::startAgain() {
    if (!m_tablet->start()) {
        return fail(QStringLiteral("holdfast-drive did not start"));
    }
    const auto unlocked = m_tablet->ask("unlock", {{"passphrase", passphrase}});
    return unlocked[QStringLiteral("ok")].toBool() || fail(QString::fromUtf8(said(unlocked)));
}

QString CouncilFixture::makePhotograph(const QString& name, int width, int height, quint32 seed) {
    const QString path = photographs() + u'/' + name;
    return writeNoise(path, width, height, seed) ? path : QString();
}

QString CouncilFixture::write(const QString& text) {
    const auto answer = m_tablet->ask("addEntry", {{"visit", m_visit}, {"text", text}});
    return answer[QStringLiteral("entry")].toString();
}

bool CouncilFixture::scan(const QStringList& files) {
    const auto paper = m_tablet->ask("paper", {{"visit", m_visit}, {"place", QStringLiteral("locked_bag")}});
    for (const auto& file : files) {
        const auto kept =
            m_tablet->ask("attach", {{"paper", paper[QStringLiteral("paper")]}, {"file", file}});
        if (!kept[QStringLiteral("ok")].toBool()) {
            return fail(QString::fromUtf8(said(kept)));
        }
    }
    return true;
}

QStringList CouncilFixture::filed() const {
    QStringList folders;
    QDirIterator found(m_council->inboxFolder() + QStringLiteral("/cases"), {QStringLiteral("rev-*")},
                       QDir::Dirs, QDirIterator::Subdirectories);
    while (found.hasNext()) {
        folders.append(found.next());
    }
    folders.sort();
    return folders;
}

QJsonObject CouncilFixture::noteOf(const QString& filedFolder) {
    return QJsonDocument::fromJson(contentOf(filedFolder + QStringLiteral("/note.json"))).object();
}

QByteArrayList CouncilFixture::originalsOf(const QString& filedFolder) {
    QByteArrayList originals;
    QDirIterator files(filedFolder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (path.contains(QStringLiteral("/originals/"))) {
            originals.append(contentOf(path));
        }
    }
    return originals;
}

bool writeNoise(const QString& path, int width, int height, quint32 seed) {
    QImage image(width, height, QImage::Format_RGB32);
    std::mt19937 noise(seed);
    for (int y = 0; y < height; ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < width; ++x) {
            line[x] = 0xFF000000U | (noise() & 0x00FFFFFFU);
        }
    }
    return image.save(path, "JPG", 90);
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray said(const QJsonObject& answer) {
    return answer.isEmpty() ? QByteArray("no answer") : QJsonDocument(answer).toJson(QJsonDocument::Compact);
}

} // namespace holdfast::e2e
