// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/hash.h"

#include <cstdint>
#include <functional>
#include <vector>

/// The Merkle tree of RFC 6962 section 2.1: SHA-256, 0x00 before a leaf, 0x01 before a pair.
namespace holdfast::store::merkle {

using crypto::Digest;

[[nodiscard]] Digest emptyRoot();
[[nodiscard]] Digest leafHash(ByteView entry);
[[nodiscard]] Digest nodeHash(const Digest& left, const Digest& right);

/// The hash of the complete subtree of 2^level leaves that starts at leaf (position << level).
using SubtreeHash = std::function<Result<Digest>(unsigned level, std::uint64_t position)>;

/// The root over the first `size` leaves.
[[nodiscard]] Result<Digest> root(std::uint64_t size, const SubtreeHash& hashes);
/// Section 2.1.1: the audit path of leaf `index` in the tree of `size` leaves.
[[nodiscard]] Result<std::vector<Digest>> inclusionProof(std::uint64_t index, std::uint64_t size,
                                                         const SubtreeHash& hashes);
/// Section 2.1.2: that the tree of `from` leaves is a prefix of the tree of `to` leaves.
[[nodiscard]] Result<std::vector<Digest>> consistencyProof(std::uint64_t from, std::uint64_t to,
                                                           const SubtreeHash& hashes);

/// BadDigest when the proof does not show it.
[[nodiscard]] Result<void> verifyInclusion(const Digest& leaf, std::uint64_t index, std::uint64_t size,
                                           const std::vector<Digest>& proof, const Digest& root);
[[nodiscard]] Result<void> verifyConsistency(std::uint64_t from, std::uint64_t to, const Digest& fromRoot,
                                             const Digest& toRoot, const std::vector<Digest>& proof);

} // namespace holdfast::store::merkle
