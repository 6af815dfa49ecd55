// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/chunk_size.h"

#include <algorithm>
#include <charconv>

namespace holdfast::agent {
namespace {

/// A chunk that breaks is lost whole, so it should not take much longer than this.
constexpr std::chrono::milliseconds quick{3'000};

} // namespace

Result<std::unique_ptr<ChunkSize>> ChunkSize::open(TransitStore& store) {
    HOLDFAST_TRY(const auto stored, store.setting(setting::chunkSize));
    std::size_t bytes = first;
    if (stored) {
        std::from_chars(stored->data(), stored->data() + stored->size(), bytes);
    }
    return std::make_unique<ChunkSize>(store, std::clamp(bytes, smallest, largest));
}

void ChunkSize::sent(std::size_t bytes, std::chrono::milliseconds took) noexcept {
    const std::size_t present = m_bytes;
    if (bytes >= present && took <= quick) {
        m_bytes = std::min(present * 2, m_ceiling.load());
    }
}

Result<void> ChunkSize::refused(std::size_t bytes) {
    const std::size_t half = std::clamp(std::min(bytes, m_bytes.load()) / 2, smallest, largest);
    m_ceiling = half;
    if (half == m_bytes) {
        return {};
    }
    m_bytes = half;
    return m_store.setSetting(setting::chunkSize, std::to_string(half));
}

} // namespace holdfast::agent
