// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "requests.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <array>
#include <cstdio>
#include <unistd.h>

namespace holdfast::window {
namespace {

Press pressOf(const QString& how) {
    return how == QStringLiteral("mouse") ? Press::Mouse
           : how == QStringLiteral("key") ? Press::Key
                                          : Press::Touch;
}

QString pngOf(const QImage& image) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return QString::fromLatin1(buffer.data().toBase64());
}

} // namespace

Requests::Requests(QQuickWindow& window) : m_hands(window), m_input(STDIN_FILENO, QSocketNotifier::Read) {
    connect(&m_input, &QSocketNotifier::activated, this, &Requests::read);
}

void Requests::read() {
    // Answering runs the event loop; the next request waits for its turn.
    m_input.setEnabled(false);
    std::array<char, 4096> piece{};
    const auto got = ::read(STDIN_FILENO, piece.data(), piece.size());
    if (got <= 0) {
        QCoreApplication::quit();
        return;
    }
    m_buffer.append(piece.data(), got);
    for (auto end = m_buffer.indexOf('\n'); end >= 0; end = m_buffer.indexOf('\n')) {
        const auto request = QJsonDocument::fromJson(m_buffer.first(end)).object();
        m_buffer.remove(0, end + 1);
        const QByteArray line = QJsonDocument(answer(request)).toJson(QJsonDocument::Compact) + '\n';
        std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
        std::fflush(stdout);
    }
    m_input.setEnabled(true);
}

QJsonObject Requests::answer(const QJsonObject& request) {
    const auto text = [&](const char* name) { return request[QLatin1String(name)].toString(); };
    const int wait = request[QStringLiteral("wait")].toInt(20) * 1'000;
    const QString what = text("do");
    QJsonObject told;
    Problem problem;
    if (what == QStringLiteral("press")) {
        const auto match = request[QStringLiteral("part")].toBool() ? Match::Part : Match::Whole;
        problem = m_hands.press(text("name"), match, pressOf(text("by")), wait);
    } else if (what == QStringLiteral("await")) {
        problem = m_hands.await(text("name"), wait);
    } else if (what == QStringLiteral("hold")) {
        problem = m_hands.hold(text("name"), wait);
    } else if (what == QStringLiteral("type")) {
        problem = m_hands.type(text("text"), text("into"), wait);
    } else if (what == QStringLiteral("erase")) {
        problem = m_hands.erase(request[QStringLiteral("characters")].toInt());
    } else if (what == QStringLiteral("see")) {
        problem = m_hands.see(text("text"), request[QStringLiteral("there")].toBool(true), wait);
    } else if (what == QStringLiteral("words")) {
        told.insert(QStringLiteral("words"), QJsonArray::fromStringList(m_hands.words()));
    } else if (what == QStringLiteral("field")) {
        const auto writing = m_hands.writing(text("name"));
        if (writing) {
            told = {{QStringLiteral("text"), writing->text},
                    {QStringLiteral("caret"), writing->caret},
                    {QStringLiteral("focused"), writing->focused}};
        } else {
            problem = QStringLiteral("there is no field \"%1\"").arg(text("name"));
        }
    } else if (what == QStringLiteral("picture")) {
        told.insert(QStringLiteral("png"), pngOf(m_hands.picture()));
    } else if (what == QStringLiteral("quit")) {
        QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    } else {
        problem = QStringLiteral("there is no request \"%1\"").arg(what);
    }
    told.insert(QStringLiteral("ok"), problem.isEmpty());
    if (!problem.isEmpty()) {
        told.insert(QStringLiteral("problem"), problem);
    }
    return told;
}

} // namespace holdfast::window
