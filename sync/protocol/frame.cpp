// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/frame.h"

namespace holdfast::protocol {
namespace {
constexpr std::size_t prefixSize = 4;
} // namespace

Result<Bytes> writeFrame(std::string_view json) {
    if (json.size() > largestFrame) {
        return Error(ErrorCode::TooLarge);
    }
    Bytes frame(prefixSize);
    storeBigEndian32(frame, static_cast<std::uint32_t>(json.size()));
    frame.insert(frame.end(), json.begin(), json.end());
    return frame;
}

void FrameReader::add(ByteView bytes) {
    // What was handed out goes only now: one move for many small frames.
    m_pending.erase(m_pending.begin(), m_pending.begin() + static_cast<std::ptrdiff_t>(m_taken));
    m_taken = 0;
    m_pending.insert(m_pending.end(), bytes.begin(), bytes.end());
}

Result<std::optional<std::string>> FrameReader::next() {
    const ByteView left = ByteView(m_pending).subspan(m_taken);
    if (left.size() < prefixSize) {
        return std::optional<std::string>{};
    }
    const std::size_t length = loadBigEndian32(left);
    if (length > largestFrame) {
        return Error(ErrorCode::TooLarge);
    }
    if (left.size() - prefixSize < length) {
        return std::optional<std::string>{};
    }
    m_taken += prefixSize + length;
    return std::optional<std::string>{std::string(textOf(left.subspan(prefixSize, length)))};
}

} // namespace holdfast::protocol
