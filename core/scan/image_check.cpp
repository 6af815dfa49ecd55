// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/image_check.h"

#include "core/scan/png_rows.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <turbojpeg.h>

namespace holdfast::scan {
namespace {

constexpr int longestSide = 30'000;
constexpr std::array<std::uint8_t, 3> jpegStart{0xFF, 0xD8, 0xFF};
constexpr std::array<std::uint8_t, 8> pngStart{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

bool startsWith(ByteView file, ByteView start) {
    return file.size() >= start.size() && std::equal(start.begin(), start.end(), file.begin());
}

struct DestroyDecoder {
    void operator()(void* handle) const { tjDestroy(handle); }
};

Result<ImageFacts> checkJpeg(ByteView file) {
    const std::unique_ptr<void, DestroyDecoder> decoder(tjInitDecompress());
    if (!decoder) {
        return Error(ErrorCode::OutOfMemory);
    }
    ImageFacts facts{"image/jpeg"};
    int subsampling = 0;
    int colourSpace = 0;
    const auto size = static_cast<unsigned long>(file.size());
    if (tjDecompressHeader3(decoder.get(), file.data(), size, &facts.width, &facts.height, &subsampling,
                            &colourSpace) != 0) {
        return Error(ErrorCode::NotAnImage);
    }
    if (facts.width > longestSide || facts.height > longestSide) {
        return Error(ErrorCode::TooLarge);
    }
    const tjscalingfactor eighth{1, 8};
    const int width = TJSCALED(facts.width, eighth);
    const int height = TJSCALED(facts.height, eighth);
    Bytes pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    if (tjDecompress2(decoder.get(), file.data(), size, pixels.data(), width, 0, height, TJPF_GRAY, 0) == 0) {
        return facts;
    }
    if (tjGetErrorCode(decoder.get()) != TJERR_WARNING) {
        return Error(ErrorCode::NotAnImage);
    }
    // Cameras write harmless oddities that only warn; an early end is the one that loses picture.
    const std::string_view warning = tjGetErrorStr2(decoder.get());
    if (warning.find("Premature end") != std::string_view::npos) {
        return Error(ErrorCode::Truncated);
    }
    return facts;
}

} // namespace

Result<ImageFacts> checkImage(ByteView file) {
    if (file.size() > largestPhotograph) {
        return Error(ErrorCode::TooLarge);
    }
    if (startsWith(file, jpegStart)) {
        return checkJpeg(file);
    }
    if (startsWith(file, pngStart)) {
        HOLDFAST_TRY(const PngSize size, readPngRows(file, longestSide));
        return ImageFacts{"image/png", size.width, size.height};
    }
    return Error(ErrorCode::NotAnImage);
}

} // namespace holdfast::scan
