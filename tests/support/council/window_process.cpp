// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/council/window_process.h"

#include <QJsonArray>

namespace holdfast::demo {

WindowProcess::WindowProcess(const QString& programs, QString home, const QStringList& extra,
                             const QStringList& under)
    : TabletProcess(programs + QStringLiteral("/holdfast-window"), std::move(home), extra, under) {}

bool WindowProcess::start() {
    m_problem.clear();
    if (!TabletProcess::start()) {
        m_problem = QStringLiteral("holdfast-window did not start");
    }
    return m_problem.isEmpty();
}

bool WindowProcess::did(const char* what, Fields fields, QJsonObject* answer) {
    if (!m_problem.isEmpty()) {
        return false;
    }
    const auto got = ask(what, fields);
    if (!got[QStringLiteral("ok")].toBool()) {
        m_problem = got.isEmpty() ? QStringLiteral("the window did not answer (%1)").arg(QLatin1String(what))
                                  : got[QStringLiteral("problem")].toString();
    }
    if (answer != nullptr) {
        *answer = got;
    }
    return m_problem.isEmpty();
}

bool WindowProcess::press(const QString& name, const char* by) {
    return did("press", {{"name", name}, {"by", QLatin1String(by)}});
}

bool WindowProcess::pressPart(const QString& part) {
    return did("press", {{"name", part}, {"part", true}});
}

bool WindowProcess::await(const QString& name) {
    return did("await", {{"name", name}});
}

bool WindowProcess::hold(const QString& name) {
    return did("hold", {{"name", name}});
}

bool WindowProcess::type(const QString& text, const QString& field) {
    return did("type", {{"text", text}, {"into", field}});
}

bool WindowProcess::erase(int characters) {
    return did("erase", {{"characters", characters}});
}

bool WindowProcess::see(const QString& text, int seconds) {
    return did("see", {{"text", text}, {"wait", seconds}});
}

bool WindowProcess::gone(const QString& text, int seconds) {
    return did("see", {{"text", text}, {"there", false}, {"wait", seconds}});
}

QStringList WindowProcess::words() {
    QJsonObject answer;
    QStringList all;
    if (did("words", {}, &answer)) {
        for (const auto& one : answer[QStringLiteral("words")].toArray()) {
            all.append(one.toString());
        }
    }
    return all;
}

QByteArray WindowProcess::picture() {
    QJsonObject answer;
    return did("picture", {}, &answer)
               ? QByteArray::fromBase64(answer[QStringLiteral("png")].toString().toLatin1())
               : QByteArray();
}

bool WindowProcess::unlock(const QString& passphrase) {
    return type(passphrase, QStringLiteral("Passphrase, hidden")) && press(QStringLiteral("Unlock"), "key") &&
           gone(QStringLiteral("This tablet is locked"), 60);
}

void WindowProcess::quit() {
    if (child().running()) {
        static_cast<void>(ask({{QStringLiteral("do"), QStringLiteral("quit")}}, 10'000));
        static_cast<void>(child().finished(10'000));
    }
    endAgent();
}

} // namespace holdfast::demo
