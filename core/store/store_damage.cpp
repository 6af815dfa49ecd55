// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store_damage.h"

namespace holdfast::store {
namespace {

// The detail is the part above 40 bits of number, from 1, so it is never one of SQLite's codes.
constexpr unsigned partShift = 40;
constexpr std::int64_t numberMask = (std::int64_t{1} << partShift) - 1;

} // namespace

Error damageError(StoreDamage damage, SourcePlace where) noexcept {
    const auto part = static_cast<std::int64_t>(damage.part) + 1;
    return Error(ErrorCode::StoreDamaged,
                 (part << partShift) | (static_cast<std::int64_t>(damage.number) & numberMask), where);
}

std::optional<StoreDamage> damageOf(const Error& error) noexcept {
    const std::int64_t part = error.detail() >> partShift;
    if (error.code() != ErrorCode::StoreDamaged || part < 1 ||
        part > static_cast<std::int64_t>(DamagedPart::LogFrame) + 1) {
        return std::nullopt;
    }
    return StoreDamage{static_cast<DamagedPart>(part - 1),
                       static_cast<std::uint64_t>(error.detail() & numberMask)};
}

} // namespace holdfast::store
