// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Both key slots, as a thief may have written them.
#include "core/crypto/key_slot.h"
#include "tests/fuzz/fuzzing.h"

#include <algorithm>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace holdfast;
    fuzz::start();
    const ByteView slot{data, size};
    // Argon2id's cost is the slot's to choose; here only cheap ones are let through to it.
    constexpr std::size_t parametersAt = 27;
    const bool isCheap = size < parametersAt + 16 ||
                         (loadBigEndian64(slot.subspan(parametersAt)) <= 1 &&
                          loadBigEndian64(slot.subspan(parametersAt + 8)) <= fuzz::cheapKdf.memoryBytes);
    static const auto passphrase = fuzz::passphrase();
    static const auto deviceSecret = fuzz::secret(2);
    static const auto identity = fuzz::identity();
    if (isCheap) {
        const auto opened =
            crypto::openPassphraseSlot(slot, fuzz::vault(), passphrase, deviceSecret, crypto::KdfFloor::Test);
        fuzz::require(!opened || std::ranges::equal(opened->view(), fuzz::secret(1).view()));
    }
    const auto recovered = crypto::openRecoverySlot(slot, fuzz::vault(), identity);
    fuzz::require(!recovered || recovered->size() == 32);
    return 0;
}
