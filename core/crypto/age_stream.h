// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/secret.h"

/// The payload of an age file: ChaCha20-Poly1305 in the STREAM construction, 64 KiB a chunk.
namespace holdfast::crypto {

inline constexpr std::size_t ageFileKeySize = 16;
inline constexpr std::size_t agePayloadNonceSize = 16;
inline constexpr std::size_t ageTagSize = 16;
inline constexpr std::size_t ageChunkSize = 64 * 1024;
inline constexpr std::size_t ageSealedChunkSize = ageChunkSize + ageTagSize;

enum class ChunkPlace { Inner, Last };

/// HKDF(file key, payload nonce, "payload").
[[nodiscard]] Result<SecretBuffer> agePayloadKey(const SecretBuffer& fileKey, ByteView payloadNonce);
/// @param out plaintext.size() + ageTagSize bytes.
void sealAgeChunk(const SecretBuffer& payloadKey, std::uint64_t index, ChunkPlace place, ByteView plaintext,
                  MutableByteView out) noexcept;
/// @param out sealed.size() - ageTagSize bytes; zeroed on failure. Malformed when the tag is wrong.
[[nodiscard]] Result<void> openAgeChunk(const SecretBuffer& payloadKey, std::uint64_t index, ChunkPlace place,
                                        ByteView sealed, MutableByteView out);

/// Plaintext on its way: ordinary memory (a locked chunk for each open photo would use up what the
/// system lets us lock), zeroed when released.
class WipedBytes {
public:
    explicit WipedBytes(std::size_t size) : m_bytes(size) {}
    WipedBytes(const WipedBytes&) = delete;
    WipedBytes& operator=(const WipedBytes&) = delete;
    ~WipedBytes() { wipe(m_bytes); }
    [[nodiscard]] MutableByteView span() noexcept { return m_bytes; }

private:
    Bytes m_bytes;
};

} // namespace holdfast::crypto
