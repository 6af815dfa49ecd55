// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/council/drive_process.h"

namespace holdfast::demo {

DriveProcess::DriveProcess(const QString& programs, QString home, const QStringList& extra,
                           const QStringList& under)
    : TabletProcess(programs + QStringLiteral("/holdfast-drive"), std::move(home), extra, under) {}

void DriveProcess::quit() {
    if (!child().running()) {
        return;
    }
    static_cast<void>(
        ask({{QStringLiteral("do"), QStringLiteral("quit")}, {QStringLiteral("stopAgent"), true}}, 10'000));
    static_cast<void>(child().finished(10'000));
}

} // namespace holdfast::demo
