// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"

#include <string>

namespace holdfast::scan {

/// What a photograph is, found by decoding all of it once.
struct ImageFacts {
    std::string mediaType; ///< "image/jpeg" or "image/png"
    int width = 0;         ///< pixels as stored, before any EXIF orientation
    int height = 0;
    friend bool operator==(const ImageFacts&, const ImageFacts&) = default;
};

/// The largest file taken as one photograph, bytes.
inline constexpr std::uint64_t largestPhotograph = 100ULL * 1024 * 1024;

/// Decodes the whole image (a JPEG at one eighth, a PNG row by row, so memory stays small) and keeps nothing.
/// NotAnImage when it is no JPEG or PNG, or cannot be decoded; Truncated when it ends early; TooLarge beyond
/// largestPhotograph or 30,000 pixels a side. The bytes themselves are never changed: they are the original.
[[nodiscard]] Result<ImageFacts> checkImage(ByteView file);

} // namespace holdfast::scan
