// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"

#include <optional>
#include <string>

/// Frames on the agent's socket: 4 bytes big-endian length, then JSON.
namespace holdfast::protocol {

inline constexpr std::size_t largestFrame = 1'048'576;

/// TooLarge over largestFrame.
[[nodiscard]] Result<Bytes> writeFrame(std::string_view json);

/// Takes bytes as they come, gives whole frames. Not thread-safe.
class FrameReader {
public:
    void add(ByteView bytes);
    /// The next whole frame, nullopt when there is none yet; TooLarge ends the connection.
    [[nodiscard]] Result<std::optional<std::string>> next();

private:
    Bytes m_pending;
    std::size_t m_taken = 0; // bytes at the front that next() has given out
};

} // namespace holdfast::protocol
