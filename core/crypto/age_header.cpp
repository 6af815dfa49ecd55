// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/age_header.h"

#include "core/crypto/age_stream.h"
#include "core/crypto/hash.h"

#include <algorithm>
#include <sodium.h>

namespace holdfast::crypto {
namespace {

constexpr std::string_view versionLine = "age-encryption.org/v1";
constexpr std::string_view stanzaStart = "-> ";
constexpr std::string_view macLineStart = "---";
constexpr std::string_view x25519Type = "X25519";
constexpr std::string_view x25519Info = "age-encryption.org/v1/X25519";
constexpr std::size_t bodyColumns = 64;
constexpr std::array<std::uint8_t, crypto_aead_chacha20poly1305_IETF_NPUBBYTES> zeroNonce{};

// age's Base64 is the standard alphabet without padding.
std::string toUnpadded(ByteView bytes) {
    std::string text = toBase64(bytes);
    text.erase(text.find_last_not_of('=') + 1);
    return text;
}

Result<Bytes> fromUnpadded(std::string_view text) {
    if (text.ends_with('=')) {
        return Error(ErrorCode::Malformed);
    }
    std::string padded{text};
    padded.append((4 - padded.size() % 4) % 4, '=');
    return fromBase64(padded);
}

Result<std::array<std::uint8_t, 32>> thirtyTwo(std::string_view text) {
    HOLDFAST_TRY(const Bytes bytes, fromUnpadded(text));
    std::array<std::uint8_t, 32> exact{};
    if (bytes.size() != exact.size()) {
        return Error(ErrorCode::Malformed);
    }
    std::ranges::copy(bytes, exact.begin());
    return exact;
}

class Lines {
public:
    explicit Lines(std::string_view text) : m_text(text) {}
    [[nodiscard]] std::size_t position() const { return m_position; }
    Result<std::string_view> next() {
        const auto end = m_text.find('\n', m_position);
        if (end == std::string_view::npos) {
            return Error(m_text.size() < ageMaximumHeaderSize ? ErrorCode::Truncated : ErrorCode::TooLarge);
        }
        const auto line = m_text.substr(m_position, end - m_position);
        m_position = end + 1;
        return line;
    }

private:
    std::string_view m_text;
    std::size_t m_position = 0;
};

/// Arguments are one or more visible ASCII characters, parted by single spaces.
Result<std::vector<std::string_view>> arguments(std::string_view text) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto space = text.find(' ');
        const auto part = text.substr(0, space);
        if (part.empty() || std::ranges::any_of(part, [](char c) { return c < '!' || c > '~'; })) {
            return Error(ErrorCode::Malformed);
        }
        parts.push_back(part);
        if (space == std::string_view::npos) {
            return parts;
        }
        text.remove_prefix(space + 1);
    }
}

/// Full lines of 64 columns, then a shorter one that may be empty.
Result<Bytes> stanzaBody(Lines& lines) {
    std::string encoded;
    for (;;) {
        HOLDFAST_TRY(const std::string_view line, lines.next());
        if (line.size() > bodyColumns) {
            return Error(ErrorCode::Malformed);
        }
        encoded += line;
        if (line.size() < bodyColumns) {
            return fromUnpadded(encoded);
        }
    }
}

Result<SecretBuffer> wrapKey(const SecretBuffer& shared, ByteView share, const AgeRecipient& recipient) {
    std::array<std::uint8_t, 64> salt{};
    std::ranges::copy(share, salt.begin());
    std::ranges::copy(recipient.bytes(), salt.begin() + 32);
    return hkdfSha256(shared.view(), salt, x25519Info, crypto_aead_chacha20poly1305_IETF_KEYBYTES);
}

/// X25519; an all-zero product, that of a low-order point, is refused.
Result<SecretBuffer> agree(ByteView secret, ByteView publicBytes) {
    HOLDFAST_TRY(SecretBuffer shared, SecretBuffer::create(crypto_scalarmult_BYTES));
    if (crypto_scalarmult(shared.span().data(), secret.data(), publicBytes.data()) != 0 ||
        sodium_is_zero(shared.view().data(), shared.size()) == 1) {
        return Error(ErrorCode::Malformed);
    }
    return shared;
}

Result<Digest> headerMac(ByteView covered, const SecretBuffer& fileKey) {
    HOLDFAST_TRY(const SecretBuffer key, hkdfSha256(fileKey.view(), {}, "header", 32));
    return hmacSha256(key.view(), covered);
}

Result<std::string> x25519Stanza(const AgeRecipient& recipient, const SecretBuffer& fileKey) {
    HOLDFAST_TRY(const AgeIdentity ephemeral, AgeIdentity::generate());
    const ByteView share = ephemeral.recipient().bytes();
    HOLDFAST_TRY(const SecretBuffer shared, agree(ephemeral.bytes(), recipient.bytes()));
    HOLDFAST_TRY(const SecretBuffer key, wrapKey(shared, share, recipient));
    std::array<std::uint8_t, ageFileKeySize + ageTagSize> wrapped{};
    crypto_aead_chacha20poly1305_ietf_encrypt(wrapped.data(), nullptr, fileKey.view().data(), fileKey.size(),
                                              nullptr, 0, nullptr, zeroNonce.data(), key.view().data());
    std::string text{stanzaStart};
    text += x25519Type;
    text += ' ' + toUnpadded(share) + '\n' + toUnpadded(wrapped) + '\n';
    return text;
}

} // namespace

Result<AgeHeader> parseAgeHeader(ByteView start) {
    Lines lines(textOf(start.first(std::min(start.size(), ageMaximumHeaderSize))));
    HOLDFAST_TRY(const std::string_view version, lines.next());
    if (version != versionLine) {
        return Error(ErrorCode::Malformed);
    }
    AgeHeader header;
    std::size_t count = 0;
    for (;; ++count) {
        const std::size_t lineStart = lines.position();
        HOLDFAST_TRY(std::string_view line, lines.next());
        if (line.starts_with(macLineStart)) {
            line.remove_prefix(macLineStart.size());
            if (count == 0 || !line.starts_with(' ')) {
                return Error(ErrorCode::Malformed);
            }
            HOLDFAST_TRY(header.mac, thirtyTwo(line.substr(1)));
            header.macStart = lineStart + macLineStart.size();
            header.size = lines.position();
            return header;
        }
        if (!line.starts_with(stanzaStart)) {
            return Error(ErrorCode::Malformed);
        }
        HOLDFAST_TRY(const auto parts, arguments(line.substr(stanzaStart.size())));
        HOLDFAST_TRY(const Bytes body, stanzaBody(lines));
        if (parts.front() != x25519Type) {
            continue;
        }
        X25519Stanza stanza;
        if (parts.size() != 2 || body.size() != stanza.wrapped.size()) {
            return Error(ErrorCode::Malformed);
        }
        HOLDFAST_TRY(stanza.share, thirtyTwo(parts[1]));
        std::ranges::copy(body, stanza.wrapped.begin());
        header.stanzas.push_back(stanza);
    }
}

Result<void> verifyAgeHeader(const AgeHeader& header, ByteView start, const SecretBuffer& fileKey) {
    HOLDFAST_TRY(const Digest mac, headerMac(start.first(header.macStart), fileKey));
    if (!constantTimeEqual(mac, header.mac)) {
        return Error(ErrorCode::BadSignature);
    }
    return {};
}

Result<AgeFileKey> unwrapAgeFileKey(const AgeHeader& header, const AgeIdentity& identity) {
    if (identity.bytes().empty()) {
        return Error(ErrorCode::InvalidArgument);
    }
    HOLDFAST_TRY(AgeFileKey fileKey, SecretBuffer::create(ageFileKeySize));
    for (const auto& stanza : header.stanzas) {
        HOLDFAST_TRY(const SecretBuffer shared, agree(identity.bytes(), stanza.share));
        HOLDFAST_TRY(const SecretBuffer key, wrapKey(shared, stanza.share, identity.recipient()));
        if (crypto_aead_chacha20poly1305_ietf_decrypt(fileKey.span().data(), nullptr, nullptr,
                                                      stanza.wrapped.data(), stanza.wrapped.size(), nullptr,
                                                      0, zeroNonce.data(), key.view().data()) == 0) {
            return fileKey;
        }
    }
    return Error(ErrorCode::WrongKey);
}

Result<std::string> writeAgeHeader(const std::vector<AgeRecipient>& recipients, const SecretBuffer& fileKey) {
    if (recipients.empty()) {
        return Error(ErrorCode::InvalidArgument);
    }
    std::string text{versionLine};
    text += '\n';
    for (const auto& recipient : recipients) {
        HOLDFAST_TRY(const std::string stanza, x25519Stanza(recipient, fileKey));
        text += stanza;
    }
    text += macLineStart;
    HOLDFAST_TRY(const Digest mac, headerMac(bytesOf(text), fileKey));
    text += ' ' + toUnpadded(mac) + '\n';
    // What we could not read back must not be written.
    if (text.size() > ageMaximumHeaderSize) {
        return Error(ErrorCode::TooLarge);
    }
    return text;
}

} // namespace holdfast::crypto
