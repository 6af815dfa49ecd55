// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/walkthrough/story.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <algorithm>

namespace holdfast::walkthrough {
namespace {

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonArray entriesOf(const QString& path) {
    return QJsonDocument::fromJson(contentOf(path)).object()[QStringLiteral("entries")].toArray();
}

} // namespace

QString Story::filedFolder() const {
    QDirIterator folders(m_council.inboxFolder() + QStringLiteral("/cases"), {QStringLiteral("rev-1")},
                         QDir::Dirs, QDirIterator::Subdirectories);
    while (folders.hasNext()) {
        const QString folder = folders.next();
        if (folder.contains(m_visit)) {
            return folder;
        }
    }
    return {};
}

bool Story::compareInbox() {
    const QString folder = filedFolder();
    if (folder.isEmpty()) {
        return fail(QStringLiteral("the visit is not in the inbox"));
    }
    // Every original that is there, by digest of the bytes as they lie on the case side's disk.
    QHash<QByteArray, QString> arrived;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (path.contains(QStringLiteral("/originals/"))) {
            arrived.insert(contentOf(path), path);
        }
    }
    for (const auto& photograph : m_options.photographs) {
        const auto found = arrived.constFind(photograph.bytes);
        if (found == arrived.constEnd()) {
            return fail(QStringLiteral("an original in the inbox is not what was captured: ") +
                        photograph.path);
        }
        m_originals.append(
            QJsonObject{{QStringLiteral("file"), QDir(m_options.out).relativeFilePath(*found)},
                        {QStringLiteral("sha256"),
                         QString::fromLatin1(
                             QCryptographicHash::hash(found.key(), QCryptographicHash::Sha256).toHex())}});
    }
    QJsonArray entries = entriesOf(folder + QStringLiteral("/note.json"));
    for (const auto& restricted : entriesOf(folder + QStringLiteral("/restricted/note.json"))) {
        entries.append(restricted);
    }
    for (const auto& written : std::as_const(m_written)) {
        const bool there = std::any_of(entries.begin(), entries.end(), [&](const QJsonValue& entry) {
            return entry[QStringLiteral("entry")][QStringLiteral("kind")].toString() == written.kind &&
                   entry[QStringLiteral("entry")][QStringLiteral("text")].toString() == written.words;
        });
        if (!there) {
            return fail(QStringLiteral("a note in the inbox does not read as it was written: ") +
                        written.kind);
        }
    }
    for (const char* receipt : {"/stored.jws", "/received.jws"}) {
        if (!QFile::exists(folder + QLatin1String(receipt))) {
            return fail(QStringLiteral("a receipt is missing in the inbox"));
        }
    }
    QByteArray words;
    if (m_council.office({QStringLiteral("verify"), folder}, &words) != 0) {
        return fail(QStringLiteral("the inbox does not verify: ") + QString::fromUtf8(words));
    }
    m_verified = QString::fromUtf8(words).trimmed();
    tell(QStringLiteral(
             "Compared: %1 originals are byte for byte what was captured, %2 notes read the same, and "
             "every signature and receipt verifies")
             .arg(m_originals.size())
             .arg(m_written.size()));
    return true;
}

bool Story::writeSummary() {
    const QJsonObject summary{
        {QStringLiteral("ok"), true},
        {QStringLiteral("visit"), m_visit},
        {QStringLiteral("note"), m_options.note},
        {QStringLiteral("captured"), m_captured},
        {QStringLiteral("arrived"), m_originals},
        {QStringLiteral("received"), m_receivedWords},
        {QStringLiteral("verify"), m_verified},
        {QStringLiteral("steps"), m_steps},
    };
    QFile file(m_options.out + QStringLiteral("/summary.json"));
    const QByteArray text = QJsonDocument(summary).toJson();
    return (file.open(QIODevice::WriteOnly) && file.write(text) == text.size()) ||
           fail(QStringLiteral("summary.json cannot be written"));
}

} // namespace holdfast::walkthrough
