// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/key_slot.h"

#include "core/crypto/hash.h"

#include <algorithm>
#include <array>
#include <sodium.h>

namespace holdfast::crypto {
namespace {

constexpr std::string_view slotMagic = "HFKEYSLT";
constexpr std::string_view recoveryMagic = "HFRECOVR";
constexpr std::uint8_t formatVersion = 1;
constexpr std::uint8_t xchacha20Poly1305 = 1;
constexpr std::uint8_t passphraseSlotId = 1;
constexpr std::uint8_t recoverySlotId = 2;
constexpr std::size_t keySize = 32;
constexpr std::size_t idSize = 16;

// Where things stand in slot 1.
constexpr std::size_t versionAt = 8;
constexpr std::size_t cipherAt = 9;
constexpr std::size_t vaultAt = 10;
constexpr std::size_t slotIdAt = 26;
constexpr std::size_t operationsAt = 27;
constexpr std::size_t memoryAt = 35;
constexpr std::size_t saltAt = 43;
constexpr std::size_t nonceAt = 59;
constexpr std::size_t headerSize = 83; ///< all of it associated data
constexpr std::size_t slotSize = headerSize + keySize + crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(nonceAt - saltAt == crypto_pwhash_SALTBYTES);
static_assert(headerSize - nonceAt == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);

// Where things stand in slot 2's sealed content, after the magic and the version.
constexpr std::size_t recoverySlotIdAt = 9;
constexpr std::size_t recoveryVaultAt = 10;
constexpr std::size_t recoveryKeyAt = 26;
constexpr std::size_t recoverySize = recoveryKeyAt + keySize;

void place(MutableByteView out, std::size_t at, ByteView bytes) {
    std::ranges::copy(bytes, out.subspan(at, bytes.size()).begin());
}

/// Magic, then version: a newer program may have changed everything after these two.
Result<void> checkFrame(ByteView bytes, std::string_view magic, std::size_t size) {
    if (bytes.size() <= versionAt || textOf(bytes.first(magic.size())) != magic || bytes[versionAt] == 0) {
        return Error(ErrorCode::StoreDamaged);
    }
    if (bytes[versionAt] > formatVersion) {
        return Error(ErrorCode::StoreNewer);
    }
    if (bytes.size() != size) {
        return Error(ErrorCode::StoreDamaged);
    }
    return {};
}

/// KEK = BLAKE2b-256(key = Argon2id(passphrase, salt), message = DS-V || vault id || slot id || "kek").
Result<SecretBuffer> deriveKek(const SecretBuffer& passphrase, const SecretBuffer& deviceSecret,
                               VaultId vault, ByteView salt, const KdfParameters& parameters) {
    // A fixed size keeps the concatenation unambiguous.
    if (deviceSecret.size() != keySize) {
        return Error(ErrorCode::InvalidArgument);
    }
    constexpr std::string_view purpose = "kek";
    HOLDFAST_TRY(const SecretBuffer stretched, derivePassphraseKey(passphrase, salt, parameters));
    HOLDFAST_TRY(SecretBuffer message, SecretBuffer::create(keySize + idSize + 1 + purpose.size()));
    place(message.span(), 0, deviceSecret.view());
    place(message.span(), keySize, vault.bytes());
    message.span()[keySize + idSize] = passphraseSlotId;
    place(message.span(), keySize + idSize + 1, bytesOf(purpose));
    return blake2bKeyed(stretched.view(), message.view());
}

} // namespace

Result<Bytes> writePassphraseSlot(VaultId vault, const SecretBuffer& vaultKey, const SecretBuffer& passphrase,
                                  const SecretBuffer& deviceSecret, const KdfParameters& parameters) {
    if (vaultKey.size() != keySize) {
        return Error(ErrorCode::InvalidArgument);
    }
    Bytes slot(slotSize);
    const MutableByteView out{slot};
    place(out, 0, bytesOf(slotMagic));
    out[versionAt] = formatVersion;
    out[cipherAt] = xchacha20Poly1305;
    place(out, vaultAt, vault.bytes());
    out[slotIdAt] = passphraseSlotId;
    storeBigEndian64(out.subspan(operationsAt), parameters.operations);
    storeBigEndian64(out.subspan(memoryAt), parameters.memoryBytes);
    randombytes_buf(out.subspan(saltAt).data(), headerSize - saltAt); // salt and nonce
    HOLDFAST_TRY(const SecretBuffer kek, deriveKek(passphrase, deviceSecret, vault,
                                                   out.subspan(saltAt, nonceAt - saltAt), parameters));
    crypto_aead_xchacha20poly1305_ietf_encrypt(out.subspan(headerSize).data(), nullptr,
                                               vaultKey.view().data(), keySize, out.data(), headerSize,
                                               nullptr, out.subspan(nonceAt).data(), kek.view().data());
    return slot;
}

Result<SecretBuffer> openPassphraseSlot(ByteView slot, VaultId vault, const SecretBuffer& passphrase,
                                        const SecretBuffer& deviceSecret, KdfFloor floor) {
    HOLDFAST_CHECK(checkFrame(slot, slotMagic, slotSize));
    if (slot[cipherAt] != xchacha20Poly1305) {
        return Error(ErrorCode::StoreNewer);
    }
    if (slot[slotIdAt] != passphraseSlotId ||
        !std::ranges::equal(slot.subspan(vaultAt, idSize), vault.bytes())) {
        return Error(ErrorCode::StoreDamaged);
    }
    const KdfParameters parameters{loadBigEndian64(slot.subspan(operationsAt)),
                                   loadBigEndian64(slot.subspan(memoryAt))};
    if (auto acceptable = checkFloor(parameters, floor); !acceptable) {
        return acceptable.code() == ErrorCode::WeakParameters ? acceptable.error()
                                                              : Error(ErrorCode::StoreDamaged);
    }
    HOLDFAST_TRY(const SecretBuffer kek, deriveKek(passphrase, deviceSecret, vault,
                                                   slot.subspan(saltAt, nonceAt - saltAt), parameters));
    HOLDFAST_TRY(SecretBuffer vaultKey, SecretBuffer::create(keySize));
    const ByteView sealed = slot.subspan(headerSize);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(vaultKey.span().data(), nullptr, nullptr, sealed.data(),
                                                   sealed.size(), slot.data(), headerSize,
                                                   slot.subspan(nonceAt).data(), kek.view().data()) != 0) {
        return Error(ErrorCode::WrongPassphrase);
    }
    return vaultKey;
}

Result<Bytes> writeRecoverySlot(VaultId vault, const SecretBuffer& vaultKey, const AgeRecipient& recovery) {
    if (vaultKey.size() != keySize) {
        return Error(ErrorCode::InvalidArgument);
    }
    HOLDFAST_TRY(SecretBuffer content, SecretBuffer::create(recoverySize));
    place(content.span(), 0, bytesOf(recoveryMagic));
    content.span()[versionAt] = formatVersion;
    content.span()[recoverySlotIdAt] = recoverySlotId;
    place(content.span(), recoveryVaultAt, vault.bytes());
    place(content.span(), recoveryKeyAt, vaultKey.view());
    return ageSeal(content.view(), {recovery});
}

Result<SecretBuffer> openRecoverySlot(ByteView slot, VaultId vault, const AgeIdentity& recovery) {
    HOLDFAST_TRY(const SecretBuffer content, ageOpen(slot, recovery));
    const ByteView bytes = content.view();
    HOLDFAST_CHECK(checkFrame(bytes, recoveryMagic, recoverySize));
    if (bytes[recoverySlotIdAt] != recoverySlotId ||
        !std::ranges::equal(bytes.subspan(recoveryVaultAt, idSize), vault.bytes())) {
        return Error(ErrorCode::StoreDamaged);
    }
    return SecretBuffer::copyOf(bytes.subspan(recoveryKeyAt));
}

} // namespace holdfast::crypto
