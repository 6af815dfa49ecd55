// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/finish_shown.h"

/// The ways through a finding: how each is shown, and what taking it writes.
namespace holdfast::ui {

/// In the order of the rules, safest first.
[[nodiscard]] QList<FinishWay> waysOf(const practice::Finding& finding, const practice::VisitView& view);

struct WayTaken {
    QString finding; ///< idOf
    QString way;     ///< FinishWay::id
    int choice = -1; ///< of FinishWay::choices
    QString words;
};
/// Takes a way that can be taken now. Success when the finding no longer stands. InvalidArgument when a
/// choice or the words are missing. Store thread.
[[nodiscard]] Result<void> takeWay(service::Session& session, VisitId visit, const WayTaken& taken);

} // namespace holdfast::ui
