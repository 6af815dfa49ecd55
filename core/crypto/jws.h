// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/ed25519.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

/// JSON Web Signature, compact serialisation (RFC 7515) with EdDSA (RFC 8037). The header holds exactly
/// {"alg":"EdDSA","kid":"<thumbprint>","typ":"<type>"} in that order, without white space; anything else
/// is refused, so one signed object has one spelling.
namespace holdfast::crypto {

struct Jws {
    std::string kid;
    std::string typ;
    Bytes payload; ///< the exact bytes that were signed
};

/// What the token says before anybody believed it: only to find the key. Never act on it.
struct UnverifiedJws {
    std::string kid;
    std::string typ;
};

[[nodiscard]] std::string signJws(const SigningKey& key, std::string_view typ, ByteView payload);

/// Shape only.
[[nodiscard]] Result<UnverifiedJws> peekJws(std::string_view compact);

/// Verifies before anything is parsed. @param typ what the caller expects; another type is BadSignature.
[[nodiscard]] Result<Jws> verifyJws(std::string_view compact, const VerifyingKey& key, std::string_view typ);

/// As above, finding the key by `kid`; no key is NotCertified.
using KeyLookup = std::function<std::optional<VerifyingKey>(std::string_view kid)>;
[[nodiscard]] Result<Jws> verifyJws(std::string_view compact, const KeyLookup& lookup, std::string_view typ);

} // namespace holdfast::crypto
