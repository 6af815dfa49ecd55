// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"

#include <cstddef>
#include <string_view>

namespace holdfast::crypto {

/// Makes libsodium ready. Called once by each program's composition root, before any thread.
[[nodiscard]] Result<void> initialise();

/// Bytes in guarded, locked memory (sodium_malloc): never swapped, never in a core dump, zeroed when
/// released. Move-only: a copy is something you ask for. Not thread-safe while being written.
class SecretBuffer {
public:
    SecretBuffer() = default;
    /// Zero-filled. LockedMemoryUnavailable when the system refuses to lock (RLIMIT_MEMLOCK).
    [[nodiscard]] static Result<SecretBuffer> create(std::size_t size);
    /// Copies `source` in; the caller still owns, and must clear, the source.
    [[nodiscard]] static Result<SecretBuffer> copyOf(ByteView source);
    [[nodiscard]] static Result<SecretBuffer> random(std::size_t size);

    SecretBuffer(SecretBuffer&& other) noexcept;
    SecretBuffer& operator=(SecretBuffer&& other) noexcept;
    SecretBuffer(const SecretBuffer&) = delete;
    SecretBuffer& operator=(const SecretBuffer&) = delete;
    ~SecretBuffer();

    [[nodiscard]] ByteView view() const noexcept { return {m_data, m_size}; }
    [[nodiscard]] MutableByteView span() noexcept { return {m_data, m_size}; }
    [[nodiscard]] std::size_t size() const noexcept { return m_size; }
    [[nodiscard]] bool empty() const noexcept { return m_size == 0; }
    [[nodiscard]] Result<SecretBuffer> clone() const { return copyOf(view()); }
    /// Zeroes and releases at once.
    void clear() noexcept;

private:
    std::uint8_t* m_data = nullptr;
    std::size_t m_size = 0;
};

/// Overwrites memory that held a secret in an ordinary container, in a way that is not optimised away.
void wipe(MutableByteView bytes) noexcept;
void wipe(std::string& text) noexcept;

/// Equal length and content, in time that depends on the length only.
[[nodiscard]] bool constantTimeEqual(ByteView a, ByteView b) noexcept;

} // namespace holdfast::crypto
