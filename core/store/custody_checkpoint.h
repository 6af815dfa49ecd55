// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/ed25519.h"
#include "core/store/merkle.h"

#include <string>
#include <string_view>

namespace holdfast::store {

/// What a custody log was at some moment (C2SP tlog-checkpoint): whoever keeps it can later see whether the
/// log still begins with the same entries.
struct CustodyCheckpoint {
    std::string origin; ///< names the log and its signer: not empty, no white space, no '+'
    std::uint64_t size = 0;
    merkle::Digest root{};
    friend bool operator==(const CustodyCheckpoint&, const CustodyCheckpoint&) = default;
};

/// The checkpoint as a C2SP signed note with one Ed25519 signature under its origin's name. InvalidArgument
/// for an origin that is none.
[[nodiscard]] Result<std::string> signCheckpoint(const CustodyCheckpoint& checkpoint,
                                                 const crypto::SigningKey& key);
/// Signatures by others (a gateway's cosignature) are passed over, as the note format wants it. Malformed
/// when it is not exactly such a note; NotCertified when no line is by `origin` with this key; BadSignature;
/// OutOfScope when it is about another log.
[[nodiscard]] Result<CustodyCheckpoint> verifyCheckpoint(std::string_view note, std::string_view origin,
                                                         const crypto::VerifyingKey& key);

} // namespace holdfast::store
