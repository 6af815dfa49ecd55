// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/tablet.h"
#include "qml/controls/enums.h"

#include <QString>

/// Where the work is, in words that answer "is anything lost?". They name nobody: a locked tablet shows them
/// too.
namespace holdfast::ui {

struct SendingWords {
    sync::SyncState state = sync::Waiting;
    QString pill;    ///< "2 waiting · nothing lost"
    QString waiting; ///< one sentence more about what waits; empty when nothing does
    QString contact; ///< "In touch with the council today, 13:05"
    QString reason;  ///< why nothing gets through now; empty when it does
};

/// @param notHandedOver finished things that only the vault holds so far; 0 while locked.
/// @param lastReceived when the last of them was received, if known.
[[nodiscard]] SendingWords sendingWords(const service::SendingOverview& sending, int notHandedOver,
                                        std::optional<UtcTime> lastReceived, UtcTime now);

} // namespace holdfast::ui
