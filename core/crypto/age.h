// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_system.h"
#include "core/crypto/secret.h"

#include <array>
#include <functional>
#include <memory>
#include <string>
#include <vector>

/// age v1 (C2SP age.md): X25519 recipients, 64 KiB ChaCha20-Poly1305 STREAM. The byte format is in README.md.
namespace holdfast::crypto {

/// An X25519 public key, "age1..." in Bech32.
class AgeRecipient {
public:
    AgeRecipient() = default;
    [[nodiscard]] static Result<AgeRecipient> parse(std::string_view text);
    [[nodiscard]] static Result<AgeRecipient> fromBytes(ByteView bytes);
    [[nodiscard]] std::string text() const;
    [[nodiscard]] ByteView bytes() const noexcept { return m_bytes; }
    friend auto operator<=>(const AgeRecipient&, const AgeRecipient&) = default;

private:
    std::array<std::uint8_t, 32> m_bytes{};
};

/// An X25519 private key in guarded memory. Move-only.
class AgeIdentity {
public:
    AgeIdentity() = default;
    [[nodiscard]] static Result<AgeIdentity> generate();
    [[nodiscard]] static Result<AgeIdentity> fromBytes(ByteView secret);
    /// "AGE-SECRET-KEY-1..." as age-keygen writes it; surrounding comments and line ends are the caller's.
    [[nodiscard]] static Result<AgeIdentity> parse(const SecretBuffer& text);
    /// The Bech32 text, in guarded memory.
    [[nodiscard]] Result<SecretBuffer> text() const;
    [[nodiscard]] const AgeRecipient& recipient() const noexcept { return m_recipient; }
    [[nodiscard]] ByteView bytes() const noexcept { return m_secret.view(); }

private:
    SecretBuffer m_secret;
    AgeRecipient m_recipient;
};

/// The 16-byte key of one age file. Whoever keeps it can read the file without an identity.
using AgeFileKey = SecretBuffer;

/// Bytes on their way out, in order. An error stops the writer.
using ByteSink = std::function<Result<void>(ByteView)>;

/// Writes one age file as its plaintext arrives; memory stays near two chunks. Not thread-safe.
class AgeWriter {
public:
    /// Writes the header at once. @param recipients at least one.
    [[nodiscard]] static Result<AgeWriter> create(const std::vector<AgeRecipient>& recipients, ByteSink sink);
    AgeWriter(AgeWriter&&) noexcept;
    AgeWriter& operator=(AgeWriter&&) noexcept;
    ~AgeWriter();

    [[nodiscard]] Result<void> write(ByteView plaintext);
    /// Writes the last chunk. The file is whole only after this.
    [[nodiscard]] Result<void> finish();
    /// A copy of the file key, for whoever may read the file later.
    [[nodiscard]] Result<AgeFileKey> fileKey() const;

private:
    struct State;
    explicit AgeWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// Reads an age file anywhere in the plaintext, verifying each chunk it touches; the header's MAC and the
/// last chunk (so truncation too) are verified when it is opened. Not thread-safe.
class AgeReader {
public:
    /// WrongKey when no recipient stanza opens with `identity`; BadSignature for a wrong header MAC;
    /// Truncated, Malformed otherwise.
    [[nodiscard]] static Result<AgeReader> open(std::unique_ptr<File> file, const AgeIdentity& identity);
    [[nodiscard]] static Result<AgeReader> open(std::unique_ptr<File> file, const AgeFileKey& fileKey);
    AgeReader(AgeReader&&) noexcept;
    AgeReader& operator=(AgeReader&&) noexcept;
    ~AgeReader();

    [[nodiscard]] std::uint64_t size() const noexcept;
    /// @return the count read; fewer than asked only at the end.
    [[nodiscard]] Result<std::size_t> readAt(std::uint64_t offset, MutableByteView out);
    /// The whole plaintext, in order, chunk by chunk.
    [[nodiscard]] Result<void> readAll(const ByteSink& sink);

private:
    struct State;
    explicit AgeReader(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// Small things in memory (messages, records).
[[nodiscard]] Result<Bytes> ageSeal(ByteView plaintext, const std::vector<AgeRecipient>& recipients);
/// The plaintext is returned in guarded memory.
[[nodiscard]] Result<SecretBuffer> ageOpen(ByteView ciphertext, const AgeIdentity& identity);

} // namespace holdfast::crypto
