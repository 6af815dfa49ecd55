// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

namespace holdfast::store {

/// The Error for an (extended) SQLite result code; the code is its detail.
[[nodiscard]] Error sqliteError(int code, SourcePlace where = SourcePlace::here()) noexcept;

} // namespace holdfast::store
