// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/merkle.h"

#include <algorithm>
#include <bit>

namespace holdfast::store::merkle {
namespace {

/// The largest power of two below `size` (RFC 6962's k); `size` is at least 2.
std::uint64_t split(std::uint64_t size) {
    return std::bit_floor(size - 1);
}

/// The root of the leaves [start, start + size): `start` is a multiple of the next power of two of `size`.
Result<Digest> rangeRoot(std::uint64_t start, std::uint64_t size, const SubtreeHash& hashes) {
    if (std::has_single_bit(size)) {
        const auto level = static_cast<unsigned>(std::countr_zero(size));
        return hashes(level, start >> level);
    }
    const std::uint64_t left = split(size);
    HOLDFAST_TRY(const Digest leftRoot, rangeRoot(start, left, hashes));
    HOLDFAST_TRY(const Digest rightRoot, rangeRoot(start + left, size - left, hashes));
    return nodeHash(leftRoot, rightRoot);
}

} // namespace

Digest emptyRoot() {
    return crypto::sha256({});
}

Digest leafHash(ByteView entry) {
    constexpr std::uint8_t prefix = 0;
    crypto::Sha256 hash;
    hash.update({&prefix, 1});
    hash.update(entry);
    return hash.finish();
}

Digest nodeHash(const Digest& left, const Digest& right) {
    constexpr std::uint8_t prefix = 1;
    crypto::Sha256 hash;
    hash.update({&prefix, 1});
    hash.update(left);
    hash.update(right);
    return hash.finish();
}

Result<Digest> root(std::uint64_t size, const SubtreeHash& hashes) {
    return size == 0 ? Result<Digest>(emptyRoot()) : rangeRoot(0, size, hashes);
}

Result<std::vector<Digest>> inclusionProof(std::uint64_t index, std::uint64_t size,
                                           const SubtreeHash& hashes) {
    if (index >= size) {
        return Error(ErrorCode::InvalidArgument);
    }
    // Walks down from the root, so the siblings come in the reverse of the proof's order.
    std::vector<Digest> proof;
    std::uint64_t start = 0;
    while (size > 1) {
        const std::uint64_t left = split(size);
        const bool goLeft = index - start < left;
        HOLDFAST_TRY(const Digest sibling,
                     goLeft ? rangeRoot(start + left, size - left, hashes) : rangeRoot(start, left, hashes));
        proof.push_back(sibling);
        start += goLeft ? 0 : left;
        size = goLeft ? left : size - left;
    }
    std::ranges::reverse(proof);
    return proof;
}

Result<std::vector<Digest>> consistencyProof(std::uint64_t from, std::uint64_t to,
                                             const SubtreeHash& hashes) {
    if (from == 0 || from > to) {
        return Error(ErrorCode::InvalidArgument);
    }
    std::vector<Digest> proof;
    std::uint64_t start = 0;
    std::uint64_t size = to;
    bool oldRootIsKnown = true; // RFC 6962's b: the verifier has the old root itself
    while (start + size != from) {
        const std::uint64_t left = split(size);
        const bool goLeft = from - start <= left;
        HOLDFAST_TRY(const Digest sibling,
                     goLeft ? rangeRoot(start + left, size - left, hashes) : rangeRoot(start, left, hashes));
        proof.push_back(sibling);
        oldRootIsKnown = oldRootIsKnown && goLeft;
        start += goLeft ? 0 : left;
        size = goLeft ? left : size - left;
    }
    if (!oldRootIsKnown) {
        HOLDFAST_TRY(const Digest last, rangeRoot(start, size, hashes));
        proof.push_back(last);
    }
    std::ranges::reverse(proof);
    return proof;
}

Result<void> verifyInclusion(const Digest& leaf, std::uint64_t index, std::uint64_t size,
                             const std::vector<Digest>& proof, const Digest& expected) {
    if (index >= size) {
        return Error(ErrorCode::BadDigest);
    }
    // RFC 9162 section 2.1.3.2, which spells out RFC 6962's proof.
    std::uint64_t node = index;
    std::uint64_t last = size - 1;
    Digest hash = leaf;
    for (const Digest& sibling : proof) {
        if (last == 0) {
            return Error(ErrorCode::BadDigest);
        }
        if ((node & 1U) != 0 || node == last) {
            hash = nodeHash(sibling, hash);
            while ((node & 1U) == 0 && node != 0) {
                node >>= 1U;
                last >>= 1U;
            }
        } else {
            hash = nodeHash(hash, sibling);
        }
        node >>= 1U;
        last >>= 1U;
    }
    if (last != 0 || !crypto::constantTimeEqual(hash, expected)) {
        return Error(ErrorCode::BadDigest);
    }
    return {};
}

Result<void> verifyConsistency(std::uint64_t from, std::uint64_t to, const Digest& fromRoot,
                               const Digest& toRoot, const std::vector<Digest>& proof) {
    if (from == 0 || from > to || (from == to) != proof.empty()) {
        return Error(ErrorCode::BadDigest);
    }
    if (from == to) {
        return crypto::constantTimeEqual(fromRoot, toRoot) ? Result<void>() : Error(ErrorCode::BadDigest);
    }
    // RFC 9162 section 2.1.4.2.
    std::vector<Digest> path = proof;
    if (std::has_single_bit(from)) {
        path.insert(path.begin(), fromRoot);
    }
    std::uint64_t node = from - 1;
    std::uint64_t last = to - 1;
    while ((node & 1U) != 0) {
        node >>= 1U;
        last >>= 1U;
    }
    Digest oldHash = path.front();
    Digest newHash = path.front();
    for (auto sibling = path.begin() + 1; sibling != path.end(); ++sibling) {
        if (last == 0) {
            return Error(ErrorCode::BadDigest);
        }
        if ((node & 1U) != 0 || node == last) {
            oldHash = nodeHash(*sibling, oldHash);
            newHash = nodeHash(*sibling, newHash);
            while ((node & 1U) == 0 && node != 0) {
                node >>= 1U;
                last >>= 1U;
            }
        } else {
            newHash = nodeHash(newHash, *sibling);
        }
        node >>= 1U;
        last >>= 1U;
    }
    if (last != 0 || !crypto::constantTimeEqual(oldHash, fromRoot) ||
        !crypto::constantTimeEqual(newHash, toRoot)) {
        return Error(ErrorCode::BadDigest);
    }
    return {};
}

} // namespace holdfast::store::merkle
