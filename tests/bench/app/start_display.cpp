// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/app/start_display.h"

#include <QDeadlineTimer>
#include <QtEndian>

namespace holdfast::bench {
namespace {

constexpr int patience = 15'000;
// The file is an X window dump (XWDFile.h): big-endian words, then colours of 12 bytes, then the rows.
constexpr int headerWords = 25;
constexpr int headerSizeWord = 0;
constexpr int heightWord = 5;
constexpr int rowBytesWord = 12;
constexpr int coloursWord = 19;
constexpr qsizetype colourBytes = 12;

} // namespace

StartDisplay::~StartDisplay() {
    m_server.terminate();
    m_server.waitForFinished(patience);
}

Result<void> StartDisplay::start() {
    m_server.setProcessChannelMode(QProcess::SeparateChannels);
    m_server.start(QStringLiteral("Xvfb"),
                   {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"),
                    QStringLiteral("0"), QStringLiteral("1280x800x24"), QStringLiteral("-fbdir"),
                    m_folder.path(), QStringLiteral("-nolisten"), QStringLiteral("tcp"),
                    QStringLiteral("-noreset")}); // it takes nobody in while it resets
    if (!m_server.waitForStarted(patience)) {
        return Error(ErrorCode::NotFound);
    }
    QByteArray said;
    while (!said.contains('\n')) {
        if (!m_server.waitForReadyRead(patience)) {
            return Error(ErrorCode::Timeout);
        }
        said += m_server.readAllStandardOutput();
    }
    m_name = QStringLiteral(":%1").arg(QString::fromLatin1(said.trimmed()));
    return mapPixels();
}

Result<void> StartDisplay::mapPixels() {
    m_file.setFileName(m_folder.filePath(QStringLiteral("Xvfb_screen0")));
    if (!m_file.open(QIODevice::ReadOnly)) {
        return Error(ErrorCode::DiskRead);
    }
    const uchar* all = m_file.map(0, m_file.size());
    if (all == nullptr || m_file.size() < headerWords * 4) {
        return Error(ErrorCode::DiskRead);
    }
    const auto word = [all](int at) { return qsizetype{qFromBigEndian<quint32>(all + at * 4)}; };
    const qsizetype begin = word(headerSizeWord) + word(coloursWord) * colourBytes;
    const qsizetype size = word(heightWord) * word(rowBytesWord);
    if (size == 0 || begin + size > m_file.size()) {
        return Error(ErrorCode::Malformed);
    }
    m_pixels = QByteArrayView(all + begin, size);
    return {};
}

} // namespace holdfast::bench
