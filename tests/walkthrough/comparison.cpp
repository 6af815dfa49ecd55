// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/walkthrough/story.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>

namespace holdfast::walkthrough {
namespace {

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The folder of this record's revision below the inbox.
QString filedFolder(const QString& inbox, const QString& record) {
    QDirIterator folders(inbox + QStringLiteral("/cases"), {QStringLiteral("rev-1")}, QDir::Dirs,
                         QDirIterator::Subdirectories);
    while (folders.hasNext()) {
        const QString folder = folders.next();
        if (folder.contains(record)) {
            return folder;
        }
    }
    return {};
}

} // namespace

bool Story::compareInbox() {
    const QString folder = filedFolder(m_council.inboxFolder(), m_record);
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
    const auto note = QJsonDocument::fromJson(contentOf(folder + QStringLiteral("/note.json"))).object();
    bool sameWords = false;
    for (const auto& entry : note[QStringLiteral("entries")].toArray()) {
        sameWords =
            sameWords || entry[QStringLiteral("entry")][QStringLiteral("text")].toString() == m_options.note;
    }
    if (!sameWords) {
        return fail(QStringLiteral("the note in the inbox does not read as it was written"));
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
    tell(QStringLiteral("Compared: %1 originals are byte for byte what was captured, the note reads the "
                        "same, and every signature and receipt verifies")
             .arg(m_originals.size()));
    return true;
}

bool Story::writeSummary() {
    const QJsonObject summary{
        {QStringLiteral("ok"), true},
        {QStringLiteral("visit"), m_visit},
        {QStringLiteral("record"), m_record},
        {QStringLiteral("note"), m_options.note},
        {QStringLiteral("captured"), m_captured},
        {QStringLiteral("arrived"), m_originals},
        {QStringLiteral("items"), m_items},
        {QStringLiteral("verify"), m_verified},
        {QStringLiteral("steps"), m_steps},
    };
    QFile file(m_options.out + QStringLiteral("/summary.json"));
    const QByteArray text = QJsonDocument(summary).toJson();
    return (file.open(QIODevice::WriteOnly) && file.write(text) == text.size()) ||
           fail(QStringLiteral("summary.json cannot be written"));
}

} // namespace holdfast::walkthrough
