// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/session.h"
#include "core/practice/repositories.h"

#include <QStringList>

namespace holdfast::ui {

struct EntryHistory {
    QStringList times;
    QStringList words; ///< "Ines changed Ordinary to Confidential"
};
/// Newest first, in words. Store thread.
[[nodiscard]] Result<EntryHistory> historyOf(service::Session& session, const practice::Entry& entry);

} // namespace holdfast::ui
