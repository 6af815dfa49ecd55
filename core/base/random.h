// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"

namespace holdfast {

/// Where unpredictable bytes come from. core/crypto implements it with libsodium; tests seed it.
/// Implementations are safe to call from any thread.
class RandomSource {
public:
    virtual ~RandomSource() = default;
    virtual void fill(MutableByteView out) noexcept = 0;
};

} // namespace holdfast
