// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/custody_checkpoint.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace holdfast::store {
namespace {

constexpr std::string_view signatureMark = "\xe2\x80\x94 "; // em dash, space
constexpr std::size_t keyIdSize = 4;
constexpr std::size_t largestNote = std::size_t{64} * 1024;

bool isName(std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](char letter) {
        return letter > ' ' && letter < '\x7f' && letter != '+';
    });
}

/// The first 4 bytes of SHA-256(name || line feed || 01 || public key): a hint, no proof.
Bytes keyId(std::string_view name, const crypto::VerifyingKey& key) {
    Bytes message = copyOf(bytesOf(name));
    message.push_back('\n');
    message.push_back(1); // Ed25519
    message.insert(message.end(), key.bytes().begin(), key.bytes().end());
    const auto digest = crypto::sha256(message);
    return copyOf(ByteView{digest}.first(keyIdSize));
}

std::string textOfCheckpoint(const CustodyCheckpoint& checkpoint) {
    return checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n" + toBase64(checkpoint.root) +
           "\n";
}

/// Up to the next line feed, which is taken too.
std::optional<std::string_view> takeLine(std::string_view& rest) {
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    return line;
}

Result<CustodyCheckpoint> readText(std::string_view text) {
    std::string_view rest = text;
    CustodyCheckpoint read;
    const auto origin = takeLine(rest);
    const auto size = takeLine(rest);
    const auto root = takeLine(rest);
    if (!origin || !size || !root || !rest.empty() || !isName(*origin)) {
        return Error(ErrorCode::Malformed);
    }
    read.origin = *origin;
    const auto number = std::from_chars(size->data(), size->data() + size->size(), read.size);
    HOLDFAST_TRY(const Bytes digest, fromBase64(*root));
    if (number.ec != std::errc{} || digest.size() != read.root.size()) {
        return Error(ErrorCode::Malformed);
    }
    std::ranges::copy(digest, read.root.begin());
    // One spelling only: no leading zeros, nothing behind the number.
    return textOfCheckpoint(read) == text ? Result<CustodyCheckpoint>(read) : Error(ErrorCode::Malformed);
}

} // namespace

Result<std::string> signCheckpoint(const CustodyCheckpoint& checkpoint, const crypto::SigningKey& key) {
    if (!isName(checkpoint.origin)) {
        return Error(ErrorCode::InvalidArgument);
    }
    const std::string text = textOfCheckpoint(checkpoint);
    Bytes signature = keyId(checkpoint.origin, key.publicKey());
    const auto made = key.sign(bytesOf(text));
    signature.insert(signature.end(), made.begin(), made.end());
    return text + "\n" + std::string(signatureMark) + checkpoint.origin + " " + toBase64(signature) + "\n";
}

Result<CustodyCheckpoint> verifyCheckpoint(std::string_view note, std::string_view origin,
                                           const crypto::VerifyingKey& key) {
    const std::size_t end = note.find("\n\n");
    if (note.size() > largestNote || end == std::string_view::npos) {
        return Error(ErrorCode::Malformed);
    }
    const std::string_view text = note.substr(0, end + 1);
    std::string_view rest = note.substr(end + 2);
    HOLDFAST_TRY(CustodyCheckpoint read, readText(text));
    const Bytes wanted = keyId(origin, key);
    bool signedByIt = false;
    while (!rest.empty()) {
        const auto line = takeLine(rest);
        if (!line || !line->starts_with(signatureMark)) {
            return Error(ErrorCode::Malformed);
        }
        const std::string_view both = line->substr(signatureMark.size());
        const std::size_t space = both.find(' ');
        if (space == std::string_view::npos || !isName(both.substr(0, space))) {
            return Error(ErrorCode::Malformed);
        }
        HOLDFAST_TRY(const Bytes signature, fromBase64(both.substr(space + 1)));
        if (signature.size() <= keyIdSize) {
            return Error(ErrorCode::Malformed);
        }
        const ByteView bytes{signature};
        if (both.substr(0, space) == origin && std::ranges::equal(bytes.first(keyIdSize), wanted)) {
            HOLDFAST_CHECK(key.verify(bytesOf(text), bytes.subspan(keyIdSize)));
            signedByIt = true;
        }
    }
    if (!signedByIt) {
        return Error(ErrorCode::NotCertified);
    }
    return read.origin == origin ? Result<CustodyCheckpoint>(std::move(read)) : Error(ErrorCode::OutOfScope);
}

} // namespace holdfast::store
