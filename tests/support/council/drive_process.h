// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/council/tablet_process.h"

namespace holdfast::demo {

/// A tablet without screens, driven by `holdfast-drive`. Blocking, one thread.
class DriveProcess : public TabletProcess {
public:
    /// @param programs the folder of our programs. @param extra further arguments of holdfast-drive.
    /// @param under a program that runs it, with arguments (strace ...); empty: none.
    DriveProcess(const QString& programs, QString home, const QStringList& extra = {},
                 const QStringList& under = {});

    /// Ends the agent and the drive in order.
    void quit();
};

} // namespace holdfast::demo
