// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace holdfast::ui {

/// Why no window can open, in a sentence; empty when one can. Qt itself would end the program without words a
/// worker understands. Looks at the environment and tries the display's socket.
[[nodiscard]] std::string displayProblem();

} // namespace holdfast::ui
