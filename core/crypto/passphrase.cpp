// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/passphrase.h"

#include "core/base/clock.h"
#include "core/crypto/utf8.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <sodium.h>
#include <zxcvbn.h>

namespace holdfast::crypto {
namespace {

constexpr std::uint64_t mebibyte = 1024ULL * 1024;
constexpr KdfParameters productFloor{3, 256 * mebibyte};
constexpr KdfParameters leastOfAll{1, 8 * mebibyte};
/// A slot that asks for more would only hang or starve the tablet.
constexpr KdfParameters ceiling{256, 1024 * mebibyte};

constexpr std::size_t leastCharacters = 14;
constexpr std::size_t leastWords = 4;
constexpr std::size_t leastWordSize = 2;
constexpr std::size_t leastDistinct = 5;
/// What zxcvbn must make of it. Four words drawn from a long list come to 55 and more; "password" four times,
/// a row of the keyboard or the alphabet stay below 30.
constexpr double leastBits = 45;
/// The estimate takes time that grows with the square of the length, and more than this is strong anyway.
constexpr std::size_t estimatedBytes = 64;

Result<double> estimatedBits(const SecretBuffer& passphrase) {
    const std::size_t size = std::min(passphrase.size(), estimatedBytes);
    HOLDFAST_TRY(SecretBuffer text, SecretBuffer::create(size + 1)); // zxcvbn wants the zero at the end
    std::ranges::copy(passphrase.view().first(size), text.span().begin());
    return ZxcvbnMatch(reinterpret_cast<const char*>(text.view().data()), nullptr, nullptr);
}

bool isBelow(const KdfParameters& parameters, const KdfParameters& floor) {
    return parameters.operations < floor.operations || parameters.memoryBytes < floor.memoryBytes;
}

} // namespace

Result<void> checkFloor(const KdfParameters& parameters, KdfFloor floor) {
    if (isBelow(parameters, floor == KdfFloor::Product ? productFloor : leastOfAll)) {
        return Error(ErrorCode::WeakParameters);
    }
    if (parameters.operations > ceiling.operations || parameters.memoryBytes > ceiling.memoryBytes) {
        return Error(ErrorCode::InvalidArgument);
    }
    return {};
}

Result<SecretBuffer> derivePassphraseKey(const SecretBuffer& passphrase, ByteView salt,
                                         const KdfParameters& parameters) {
    if (salt.size() != crypto_pwhash_SALTBYTES || passphrase.empty() ||
        parameters.operations > ceiling.operations || parameters.memoryBytes > ceiling.memoryBytes) {
        return Error(ErrorCode::InvalidArgument);
    }
    if (isBelow(parameters, leastOfAll)) {
        return Error(ErrorCode::WeakParameters);
    }
    HOLDFAST_TRY(SecretBuffer key, SecretBuffer::create(32));
    if (crypto_pwhash(key.span().data(), key.size(), reinterpret_cast<const char*>(passphrase.view().data()),
                      passphrase.size(), salt.data(), parameters.operations,
                      static_cast<std::size_t>(parameters.memoryBytes), crypto_pwhash_ALG_ARGON2ID13) != 0) {
        return Error(ErrorCode::OutOfMemory, errno);
    }
    return key;
}

Result<std::chrono::milliseconds> timeDerivation(const KdfParameters& parameters) {
    const SystemClock clock;
    HOLDFAST_TRY(const SecretBuffer passphrase, SecretBuffer::random(32));
    std::array<std::uint8_t, crypto_pwhash_SALTBYTES> salt{};
    randombytes_buf(salt.data(), salt.size());
    const BootTime start = clock.sinceBoot();
    HOLDFAST_CHECK(derivePassphraseKey(passphrase, salt, parameters));
    return clock.sinceBoot() - start;
}

Result<KdfParameters> calibrate(std::chrono::milliseconds atLeast, const DerivationTimer& timer) {
    KdfParameters parameters = productFloor;
    for (;;) {
        HOLDFAST_TRY(const auto measured, timer(parameters));
        const auto taken = std::max(measured, std::chrono::milliseconds{1});
        if (taken >= atLeast || parameters.operations >= ceiling.operations) {
            return parameters;
        }
        const auto estimate = parameters.operations * static_cast<std::uint64_t>(atLeast.count()) /
                              static_cast<std::uint64_t>(taken.count());
        parameters.operations =
            std::clamp<std::uint64_t>(estimate, parameters.operations + 1, ceiling.operations);
    }
}

Result<void> checkStrength(const SecretBuffer& passphrase) {
    std::size_t characters = 0;
    std::size_t words = 0;
    std::size_t wordSize = 0;
    std::size_t distinct = 0;
    std::array<char32_t, leastDistinct> seen{};
    ByteView rest = passphrase.view();
    bool valid = true;
    while (!rest.empty() && valid) {
        const CodePoint next = firstCodePoint(rest);
        valid = next.size != 0;
        rest = rest.subspan(next.size);
        ++characters;
        wordSize = isSpace(next.value) ? 0 : wordSize + 1;
        words += wordSize == leastWordSize ? 1 : 0;
        const auto known = seen.begin() + static_cast<std::ptrdiff_t>(distinct);
        if (distinct < seen.size() && std::find(seen.begin(), known, next.value) == known) {
            seen[distinct++] = next.value;
        }
    }
    sodium_memzero(seen.data(), sizeof(seen));
    if (!valid) {
        return Error(ErrorCode::Malformed);
    }
    if (distinct < leastDistinct || (characters < leastCharacters && words < leastWords)) {
        return Error(ErrorCode::WeakPassphrase);
    }
    HOLDFAST_TRY(const double bits, estimatedBits(passphrase));
    return bits < leastBits ? Result<void>(Error(ErrorCode::WeakPassphrase)) : Result<void>();
}

} // namespace holdfast::crypto
