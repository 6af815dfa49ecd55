// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/enum_names.h"

#include <optional>
#include <string>

namespace holdfast::practice {

enum class HandlingLevel { Ordinary, Confidential, PoliceIntelligence };
[[nodiscard]] EnumTable<HandlingLevel> enumTable(HandlingLevel) noexcept;

/// What comes with police information; blank until the worker knows it, since capture is never blocked.
struct PoliceDetails {
    std::string force{};
    std::string reference{};
    std::string grading{};
    std::string conditions{};
    friend bool operator==(const PoliceDetails&, const PoliceDetails&) = default;
};

/// How something may be handled. Police details exist exactly when the level is police intelligence, so
/// there is no way to hold one without the other.
class Handling {
public:
    Handling() = default;
    [[nodiscard]] static Handling ordinary() { return {}; }
    [[nodiscard]] static Handling confidential() { return Handling(HandlingLevel::Confidential, {}); }
    [[nodiscard]] static Handling policeIntelligence(PoliceDetails details) {
        return Handling(HandlingLevel::PoliceIntelligence, std::move(details));
    }

    [[nodiscard]] HandlingLevel level() const noexcept { return m_level; }
    /// Null unless the level is police intelligence.
    [[nodiscard]] const PoliceDetails* police() const noexcept { return m_police ? &*m_police : nullptr; }
    /// Reaches the case record only in its restricted part.
    [[nodiscard]] bool isRestricted() const noexcept { return m_level != HandlingLevel::Ordinary; }
    friend bool operator==(const Handling&, const Handling&) = default;

private:
    Handling(HandlingLevel level, std::optional<PoliceDetails> police)
        : m_level(level), m_police(std::move(police)) {}
    HandlingLevel m_level{HandlingLevel::Ordinary};
    std::optional<PoliceDetails> m_police{};
};

} // namespace holdfast::practice
