// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/seal/format.h"
#include "tests/core/store/store_helpers.h"

#include <algorithm>

namespace storetest {

namespace seal = holdfast::store::seal;

template <typename Content>
auto pageAt(Content& content, std::size_t page) {
    return content.begin() + static_cast<std::ptrdiff_t>(page * seal::pageSize);
}

template <typename Content>
auto frameAt(Content& log, std::size_t frame) {
    return log.begin() + static_cast<std::ptrdiff_t>(seal::framesStart + frame * seal::sealedFrameSize);
}

inline std::size_t framesOf(const Bytes& log) {
    return (log.size() - seal::framesStart) / seal::sealedFrameSize;
}

inline Path logOf(const Path& database) {
    return Path{database}.concat("-wal");
}

} // namespace storetest
