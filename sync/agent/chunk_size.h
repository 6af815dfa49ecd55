// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/agent/transit_store.h"

#include <atomic>
#include <chrono>

namespace holdfast::agent {

/// How many bytes go into one PATCH: more while they go quickly, half when something on the way refuses or
/// breaks. What was refused is remembered over restarts. Thread-safe.
class ChunkSize {
public:
    static constexpr std::size_t smallest = 256 * 1024;
    static constexpr std::size_t first = 1024 * 1024;
    static constexpr std::size_t largest = 8 * 1024 * 1024;

    [[nodiscard]] static Result<std::unique_ptr<ChunkSize>> open(TransitStore& store);
    ChunkSize(TransitStore& store, std::size_t bytes) : m_store(store), m_bytes(bytes) {}

    [[nodiscard]] std::size_t bytes() const noexcept { return m_bytes; }
    void sent(std::size_t bytes, std::chrono::milliseconds took) noexcept;
    /// After 413, or a connection that closed under a body of this size.
    [[nodiscard]] Result<void> refused(std::size_t bytes);

private:
    TransitStore& m_store;
    std::atomic<std::size_t> m_bytes;
    /// Growing stops below what was refused in this process.
    std::atomic<std::size_t> m_ceiling{largest};
};

} // namespace holdfast::agent
