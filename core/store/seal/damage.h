// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store_damage.h"

#include <optional>

namespace holdfast::store::seal {

/// What recovery makes of damage before the log's end.
enum class LogDamage : std::uint8_t { IsAnError, IsItsEnd };

/// Remembers the first damage that the files of one store met, since SQLite's result codes cannot carry it.
class DamageRecord {
public:
    void note(DamagedPart part, std::uint64_t number) noexcept {
        if (!m_first) {
            m_first = StoreDamage{part, number};
        }
    }
    [[nodiscard]] const std::optional<StoreDamage>& first() const noexcept { return m_first; }

private:
    std::optional<StoreDamage> m_first;
};

} // namespace holdfast::store::seal
