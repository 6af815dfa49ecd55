// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

namespace holdfast::agent {

/// What a worker does after one step of its work.
struct Step {
    /// Nothing: wait until woken. Zero: the next step at once.
    std::optional<std::chrono::milliseconds> wait;

    [[nodiscard]] static Step again() { return {std::chrono::milliseconds{0}}; }
    [[nodiscard]] static Step after(std::chrono::milliseconds delay) { return {delay}; }
    [[nodiscard]] static Step whenWoken() { return {std::nullopt}; }
};

} // namespace holdfast::agent
