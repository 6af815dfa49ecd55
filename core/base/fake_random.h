// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

#include <atomic>

namespace holdfast {

/// The same bytes for the same seed (SplitMix64). Only for tests; predictable by anybody.
class FakeRandom final : public RandomSource {
public:
    explicit FakeRandom(std::uint64_t seed = 1) : m_state(seed) {}

    void fill(MutableByteView out) noexcept override {
        std::uint64_t word = 0;
        for (std::size_t i = 0; i < out.size(); ++i) {
            if (i % 8 == 0) {
                word = next();
            }
            out[i] = static_cast<std::uint8_t>(word >> (8U * (i % 8)));
        }
    }
    [[nodiscard]] std::uint64_t next() noexcept {
        constexpr std::uint64_t step = 0x9e3779b97f4a7c15ULL;
        std::uint64_t mixed = m_state.fetch_add(step) + step;
        mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebULL;
        return mixed ^ (mixed >> 31U);
    }

private:
    std::atomic<std::uint64_t> m_state;
};

} // namespace holdfast
