// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/hash.h"
#include "core/store/seal/format.h"

#include <array>
#include <vector>

namespace holdfast::store {

/// Which version of each page a database consists of, in 32 bytes that follow every change at the cost of two
/// hashes: the sum modulo 2^256 of BLAKE2b-256(key, page number || tag) over all pages (MSet-Add-Hash of
/// Clarke et al.). Keeps 16 bytes a page. One thread.
class PageSet {
public:
    using Sum = std::array<std::uint8_t, 32>; ///< big-endian

    /// @param key 32 bytes.
    explicit PageSet(crypto::SecretBuffer key) : m_key(std::move(key)) {}

    /// Starts over with these pages, the first of them page 1.
    void load(std::vector<seal::PageTag> tags);
    /// @param page from 1; pages between the last one and this are absent.
    void put(std::uint32_t page, const seal::PageTag& tag);
    /// Forgets the pages behind this many.
    void shrinkTo(std::uint32_t pages);
    [[nodiscard]] Sum sum() const;

private:
    using Words = std::array<std::uint64_t, 4>; ///< the lowest first
    /// Absent pages (all zeros) count nothing.
    [[nodiscard]] Words elementOf(std::size_t index) const;
    void add(const Words& element);
    void subtract(const Words& element);

    crypto::SecretBuffer m_key;
    std::vector<seal::PageTag> m_tags;
    Words m_sum{};
};

} // namespace holdfast::store
