// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <cstdint>
#include <optional>

namespace holdfast::store {

enum class DamagedPart : std::uint8_t {
    Page,      ///< of the database file, from 1; 0: the file as a whole
    LogHeader, ///< of the write-ahead log
    LogFrame,  ///< of the write-ahead log, from 0
};

/// The first part of a store that was found not to be what was written.
struct StoreDamage {
    DamagedPart part;
    std::uint64_t number;
    friend bool operator==(const StoreDamage&, const StoreDamage&) = default;
};

/// StoreDamaged with the place as its detail.
[[nodiscard]] Error damageError(StoreDamage damage, SourcePlace where = SourcePlace::here()) noexcept;
/// The place that an error of damageError names.
[[nodiscard]] std::optional<StoreDamage> damageOf(const Error& error) noexcept;

} // namespace holdfast::store
