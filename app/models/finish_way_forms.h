// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/finish_shown.h"

namespace holdfast::ui {

/// What a way through asks for, in the order in which finish_ways.cpp reads the answer: its detail, icon,
/// form, choices and prompts. Ring where no screen is built yet. Its id and title are the caller's.
[[nodiscard]] FinishWay formOf(practice::Way way);

} // namespace holdfast::ui
