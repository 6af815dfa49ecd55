// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/crypto/ed25519.h"
#include "core/crypto/hash.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

/// RFC 9421 request signatures with RFC 9530 digests, in the one profile of README.md.
namespace holdfast::protocol {

struct Header {
    std::string name; ///< any case
    std::string value;
};

struct RequestHead {
    std::string method;    ///< upper case
    std::string targetUri; ///< public origin, path and query
    std::vector<Header> headers;
};

/// `sha-256=:<base64>:`
[[nodiscard]] std::string contentDigest(ByteView body);
/// Of a digest that was made while streaming.
[[nodiscard]] std::string contentDigest(const crypto::Digest& digest);
/// The SHA-256 the header names; Malformed when it names none, or two.
[[nodiscard]] Result<crypto::Digest> readContentDigest(std::string_view value);

/// The two headers to add. Bodied methods must already hold Content-Digest, Content-Length, Content-Type.
[[nodiscard]] Result<std::vector<Header>> signRequest(const RequestHead& request,
                                                      const crypto::SigningKey& key, UtcTime now);

struct VerifiedRequest {
    std::string keyid;
    UtcTime created;
};
/// The key by its thumbprint; nullopt refuses with NotCertified.
using RequestKeyLookup = std::function<std::optional<crypto::VerifyingKey>(std::string_view keyid)>;

/// BadSignature; Expired or NotYetValid by more than the allowed skew; Malformed for duplicate components,
/// a missing one, `alg`, more than one signature. The body's digest is the caller's to compare.
[[nodiscard]] Result<VerifiedRequest> verifyRequest(const RequestHead& request, const RequestKeyLookup& keys,
                                                    UtcTime now);
/// The keyid, before anything is believed.
[[nodiscard]] Result<std::string> peekKeyid(const RequestHead& request);

} // namespace holdfast::protocol
