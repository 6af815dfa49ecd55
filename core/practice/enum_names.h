// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <span>
#include <string_view>

namespace holdfast::practice {

/// One row of an enum's table of stable snake_case names: the form in JSON and in the store.
template <typename Enum>
struct EnumName {
    Enum value;
    std::string_view name;
};
template <typename Enum>
using EnumTable = std::span<const EnumName<Enum>>;

/// Every enum of this folder has an overload `enumTable(Enum)`; the argument only chooses it.
/// A name, once shipped, is never changed or used again for something else.
template <typename Enum>
[[nodiscard]] std::string_view toName(Enum value) noexcept {
    for (const EnumName<Enum>& row : enumTable(value)) {
        if (row.value == value) {
            return row.name;
        }
    }
    return {};
}

/// Malformed for a name this build does not know: an unknown mark is never read as a weaker one.
template <typename Enum>
[[nodiscard]] Result<Enum> fromName(std::string_view name) {
    for (const EnumName<Enum>& row : enumTable(Enum{})) {
        if (row.name == name) {
            return row.value;
        }
    }
    return Error(ErrorCode::Malformed);
}

} // namespace holdfast::practice
