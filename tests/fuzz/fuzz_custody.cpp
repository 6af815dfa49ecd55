// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An entry of a custody log somebody hands over.
#include "core/store/custody_log.h"
#include "tests/fuzz/fuzzing.h"

#include <algorithm>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace holdfast;
    const ByteView entry{data, size};
    const auto event = store::decodeCustodyEvent(entry);
    if (event) {
        // What is accepted has one spelling, or its leaf could be two.
        const auto again = store::encodeCustodyEvent(*event);
        fuzz::require(again.hasValue() && std::ranges::equal(*again, entry));
    }
    return 0;
}
