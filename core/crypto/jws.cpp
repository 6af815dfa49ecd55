// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/jws.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace holdfast::crypto {
namespace {

constexpr std::string_view beforeKid = R"({"alg":"EdDSA","kid":")";
constexpr std::string_view beforeTyp = R"(","typ":")";
constexpr std::string_view afterTyp = R"("})";
constexpr std::size_t kidSize = 43;
constexpr std::size_t maximumTypSize = 64;

bool isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool isKid(std::string_view text) {
    return text.size() == kidSize &&
           std::ranges::all_of(text, [](char c) { return isAlphanumeric(c) || c == '-' || c == '_'; });
}

// Characters that JSON never escapes, so a type has one spelling.
bool isTyp(std::string_view text) {
    return !text.empty() && text.size() <= maximumTypSize && std::ranges::all_of(text, [](char c) {
        return isAlphanumeric(c) || std::string_view("-_.+").find(c) != std::string_view::npos;
    });
}

std::string encodedHeader(std::string_view kid, std::string_view typ) {
    std::string header{beforeKid};
    header += kid;
    header += beforeTyp;
    header += typ;
    header += afterTyp;
    return toBase64Url(bytesOf(header));
}

struct Parts {
    std::string_view header;
    std::string_view payload;
    std::string_view signature;
    std::string_view signedText; ///< header, dot, payload
};

Result<Parts> split(std::string_view compact) {
    const auto first = compact.find('.');
    const auto second = first == std::string_view::npos ? first : compact.find('.', first + 1);
    if (second == std::string_view::npos || compact.find('.', second + 1) != std::string_view::npos) {
        return Error(ErrorCode::Malformed);
    }
    return Parts{compact.substr(0, first), compact.substr(first + 1, second - first - 1),
                 compact.substr(second + 1), compact.substr(0, second)};
}

} // namespace

std::string signJws(const SigningKey& key, std::string_view typ, ByteView payload) {
    if (!isTyp(typ)) {
        std::abort(); // types are words of our source
    }
    std::string compact = encodedHeader(key.publicKey().thumbprint(), typ);
    compact += '.';
    compact += toBase64Url(payload);
    const Signature signature = key.sign(bytesOf(compact));
    compact += '.';
    compact += toBase64Url(signature);
    return compact;
}

Result<UnverifiedJws> peekJws(std::string_view compact) {
    HOLDFAST_TRY(const Parts parts, split(compact));
    HOLDFAST_TRY(const Bytes headerBytes, fromBase64Url(parts.header));
    std::string_view rest = textOf(headerBytes);
    if (!rest.starts_with(beforeKid)) {
        return Error(ErrorCode::Malformed);
    }
    rest.remove_prefix(beforeKid.size());
    const std::string_view kid = rest.substr(0, kidSize);
    rest.remove_prefix(kid.size());
    if (!isKid(kid) || !rest.starts_with(beforeTyp) || !rest.ends_with(afterTyp) ||
        rest.size() < beforeTyp.size() + afterTyp.size()) {
        return Error(ErrorCode::Malformed);
    }
    rest.remove_prefix(beforeTyp.size());
    rest.remove_suffix(afterTyp.size());
    if (!isTyp(rest)) {
        return Error(ErrorCode::Malformed);
    }
    return UnverifiedJws{std::string(kid), std::string(rest)};
}

Result<Jws> verifyJws(std::string_view compact, const VerifyingKey& key, std::string_view typ) {
    // No JSON is parsed: the header that must stand there is written anew and compared.
    HOLDFAST_CHECK(peekJws(compact));
    HOLDFAST_TRY(const Parts parts, split(compact));
    const std::string kid = key.thumbprint();
    if (parts.header != encodedHeader(kid, typ)) {
        return Error(ErrorCode::BadSignature);
    }
    HOLDFAST_TRY(const Bytes signature, fromBase64Url(parts.signature));
    HOLDFAST_CHECK(key.verify(bytesOf(parts.signedText), signature));
    HOLDFAST_TRY(Bytes payload, fromBase64Url(parts.payload));
    return Jws{kid, std::string(typ), std::move(payload)};
}

Result<Jws> verifyJws(std::string_view compact, const KeyLookup& lookup, std::string_view typ) {
    HOLDFAST_TRY(const UnverifiedJws claimed, peekJws(compact));
    const std::optional<VerifyingKey> key = lookup(claimed.kid);
    if (!key) {
        return Error(ErrorCode::NotCertified);
    }
    return verifyJws(compact, *key, typ);
}

} // namespace holdfast::crypto
