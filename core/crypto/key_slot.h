// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/crypto/age.h"
#include "core/crypto/passphrase.h"

/// Key slots: the vault key wrapped so that somebody can have it back. The byte format is in README.md.
namespace holdfast::crypto {

/// Slot 1: opens with the passphrase *and* the device secret.
/// KEK = BLAKE2b-256(key = Argon2id(passphrase, salt), message = DS-V || vault id || slot id || "kek").
/// The whole header (version, cipher id, vault id, slot id, KDF parameters, salt) is authenticated.
[[nodiscard]] Result<Bytes> writePassphraseSlot(VaultId vault, const SecretBuffer& vaultKey,
                                                const SecretBuffer& passphrase,
                                                const SecretBuffer& deviceSecret,
                                                const KdfParameters& parameters);
/// WrongPassphrase when it does not open: a wrong passphrase, a wrong device secret and a damaged slot
/// cannot be told apart here. StoreNewer for a version this build does not know; WeakParameters below the
/// floor; StoreDamaged when the frame is not a slot at all.
[[nodiscard]] Result<SecretBuffer> openPassphraseSlot(ByteView slot, VaultId vault,
                                                      const SecretBuffer& passphrase,
                                                      const SecretBuffer& deviceSecret, KdfFloor floor);

/// Slot 2: age to the council's offline recovery recipient; the vault id is inside, under the seal.
[[nodiscard]] Result<Bytes> writeRecoverySlot(VaultId vault, const SecretBuffer& vaultKey,
                                              const AgeRecipient& recovery);
[[nodiscard]] Result<SecretBuffer> openRecoverySlot(ByteView slot, VaultId vault,
                                                    const AgeIdentity& recovery);

} // namespace holdfast::crypto
