// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

namespace holdfast::crypto {

/// libsodium's generator (getrandom). Needs initialise().
class SystemRandom final : public RandomSource {
public:
    void fill(MutableByteView out) noexcept override;
};

} // namespace holdfast::crypto
