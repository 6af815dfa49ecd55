// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/system_random.h"

#include <sodium.h>

namespace holdfast::crypto {

void SystemRandom::fill(MutableByteView out) noexcept {
    if (!out.empty()) {
        randombytes_buf(out.data(), out.size());
    }
}

} // namespace holdfast::crypto
