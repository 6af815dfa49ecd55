// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/secret.h"

#include <chrono>
#include <cstdint>
#include <functional>

namespace holdfast::crypto {

/// Argon2id v1.3 costs, stored beside what they protect and authenticated with it.
struct KdfParameters {
    std::uint64_t operations = 3;                     ///< passes
    std::uint64_t memoryBytes = 256ULL * 1024 * 1024; ///< working memory
    friend bool operator==(const KdfParameters&, const KdfParameters&) = default;
};

/// The least that is accepted when reading a slot: lower is WeakParameters, whatever the slot says.
/// Above 256 passes or 1 GiB is InvalidArgument: it would only hang or starve the tablet.
enum class KdfFloor {
    Product, ///< 3 passes, 256 MiB
    Test,    ///< 1 pass, 8 MiB: only test programs pass this; no program we ship names it
};
[[nodiscard]] Result<void> checkFloor(const KdfParameters& parameters, KdfFloor floor);

/// 32 bytes from a passphrase. @param salt 16 bytes. OutOfMemory when the memory cannot be had;
/// InvalidArgument for an empty passphrase; WeakParameters below 1 pass or 8 MiB, whoever asks.
[[nodiscard]] Result<SecretBuffer> derivePassphraseKey(const SecretBuffer& passphrase, ByteView salt,
                                                       const KdfParameters& parameters);
/// How long one derivation should take on the tablet that a passphrase is made on.
inline constexpr std::chrono::milliseconds derivationTime{700};
/// How long one derivation with these parameters takes.
using DerivationTimer = std::function<Result<std::chrono::milliseconds>(const KdfParameters&)>;
/// On this machine, now.
[[nodiscard]] Result<std::chrono::milliseconds> timeDerivation(const KdfParameters& parameters);
/// Raises the passes until one derivation takes `atLeast`; never below the product's floor.
[[nodiscard]] Result<KdfParameters> calibrate(std::chrono::milliseconds atLeast,
                                              const DerivationTimer& timer = timeDerivation);

/// A passphrase of at least 14 characters, or at least four words of two characters or more, with five
/// different characters in it, that zxcvbn's word lists and patterns put at 45 bits or more. Characters are
/// Unicode code points. WeakPassphrase otherwise; Malformed when it is not UTF-8.
[[nodiscard]] Result<void> checkStrength(const SecretBuffer& passphrase);

} // namespace holdfast::crypto
