// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"

namespace holdfast::scan {

struct PngSize {
    int width = 0;
    int height = 0;
};

/// Decodes a PNG row by row and forgets the rows. Truncated when the data end early, TooLarge beyond
/// `longestSide` pixels, NotAnImage for anything libpng refuses.
[[nodiscard]] Result<PngSize> readPngRows(ByteView file, int longestSide);

} // namespace holdfast::scan
