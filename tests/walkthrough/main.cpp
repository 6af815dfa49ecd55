// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Walks one visit through the real programs; `app/run --headless` runs it.
#include "tests/walkthrough/story.h"

#include "core/scan/image_check.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTextStream>
#include <optional>

namespace {

using holdfast::walkthrough::Photograph;

enum Exit { Done = 0, Failed = 1, BadInput = 2 };

/// Nothing is queued before every photograph is known to be one.
std::optional<Photograph> readPhotograph(const QString& path) {
    QTextStream errors(stderr);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        errors << "The photo " << path << " cannot be read: " << file.errorString()
               << ". Nothing was queued. Check the name and try again.\n";
        return std::nullopt;
    }
    Photograph photograph{QFileInfo(path).canonicalFilePath(), file.readAll(), {}, {}};
    const auto checked =
        holdfast::scan::checkImage({reinterpret_cast<const std::uint8_t*>(photograph.bytes.constData()),
                                    static_cast<std::size_t>(photograph.bytes.size())});
    if (!checked) {
        const bool endsEarly = checked.code() == holdfast::ErrorCode::Truncated;
        errors << "The file " << path
               << (endsEarly ? " ends before the picture is whole" : " is not a photograph we can read")
               << ". Nothing was queued. Choose a whole JPEG or PNG.\n";
        return std::nullopt;
    }
    photograph.suffix = QString::fromLatin1(checked->mediaType == "image/png" ? "png" : "jpg");
    photograph.sha256 =
        QString::fromLatin1(QCryptographicHash::hash(photograph.bytes, QCryptographicHash::Sha256).toHex());
    return photograph;
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Walks one visit from words and photographs to the case inbox."));
    parser.addHelpOption();
    parser.addOption({QStringLiteral("photo"), QStringLiteral("A JPEG or PNG; may be given again."),
                      QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("note"), QStringLiteral("The note's words."), QStringLiteral("TEXT"),
                      QStringLiteral("The front door lock is broken. A kitchen chair was holding the door "
                                     "shut.")});
    parser.addOption({QStringLiteral("out"),
                      QStringLiteral("Where inbox/, the pictures and summary.json go."),
                      QStringLiteral("DIR")});
    parser.addOption(
        {QStringLiteral("cheap-passphrase"), QStringLiteral("For tests: a fast, weak key derivation.")});
    parser.process(application);

    holdfast::walkthrough::Options options;
    for (const auto& path : parser.values(QStringLiteral("photo"))) {
        auto photograph = readPhotograph(path);
        if (!photograph) {
            return BadInput;
        }
        options.photographs.append(std::move(*photograph));
    }
    options.note = parser.value(QStringLiteral("note"));
    if (options.note.trimmed().isEmpty()) {
        QTextStream(stderr) << "The note is empty. Nothing was queued.\n";
        return BadInput;
    }
    options.cheapPassphrase = parser.isSet(QStringLiteral("cheap-passphrase"));
    QTemporaryDir work;
    options.work = work.path();
    options.out = parser.value(QStringLiteral("out"));
    options.out =
        options.out.isEmpty() ? work.path() + QStringLiteral("/out") : QDir(options.out).absolutePath();
    options.programs = QCoreApplication::applicationDirPath();
    if (!work.isValid() || !QDir().mkpath(options.out)) {
        QTextStream(stderr) << "The folder " << options.out << " cannot be made. Nothing was queued.\n";
        return BadInput;
    }
    if (QFileInfo::exists(options.out + QStringLiteral("/inbox"))) {
        QTextStream(stderr) << "There is an inbox in " << options.out
                            << " already. Nothing was queued. Choose an empty folder.\n";
        return BadInput;
    }
    return holdfast::walkthrough::Story(std::move(options)).run() ? Done : Failed;
}
