// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/crypto/secret.h"
#include "sync/protocol/json.h"

#include <string>
#include <string_view>

namespace holdfast::office {

enum class Style { Words, Json };

/// What a command says: one JSON object a line on standard output with --json, plain words otherwise. Errors
/// are words on standard error in both; with --json also {"ok":false,"error":"<ErrorCode name>"}.
class Console {
public:
    explicit Console(Style style) : m_style(style) {}

    /// `"ok":true` is added to the object.
    void say(std::string_view words, protocol::json::Value object) const;
    /// Straight from guarded memory to the descriptor, through no buffer.
    [[nodiscard]] Result<void> saySecret(const crypto::SecretBuffer& text) const;
    /// @return 1, the exit code of what failed.
    [[nodiscard]] int fail(std::string_view what, const Error& error) const;
    /// @return 2, the exit code of what was asked wrongly.
    [[nodiscard]] int misuse(std::string_view words) const;
    [[nodiscard]] Style style() const noexcept { return m_style; }

private:
    Style m_style;
};

/// One sentence for the person at the keyboard.
[[nodiscard]] std::string_view wordsFor(ErrorCode code) noexcept;

} // namespace holdfast::office
