// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"

#include <functional>

namespace holdfast::store::seal {

/// Told the 8 salts of a log before anything of it is written; other than SQLITE_OK, it is not. May be empty.
using LogObserver = std::function<int(ByteView salts)>;

} // namespace holdfast::store::seal
