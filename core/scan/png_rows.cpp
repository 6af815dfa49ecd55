// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/png_rows.h"

#include <csetjmp>
#include <cstring>
#include <png.h>

namespace holdfast::scan {
namespace {

struct Source {
    ByteView file;
    std::size_t position = 0;
    bool endedEarly = false;
};

void readBytes(png_structp png, png_bytep out, std::size_t count) {
    auto* source = static_cast<Source*>(png_get_io_ptr(png));
    if (count > source->file.size() - source->position) {
        source->endedEarly = true;
        png_error(png, "end");
    }
    std::memcpy(out, source->file.data() + source->position, count);
    source->position += count;
}

[[noreturn]] void jumpBack(png_structp png, png_const_charp /*message*/) {
    png_longjmp(png, 1);
}

void ignoreWarning(png_structp /*png*/, png_const_charp /*message*/) {}

enum class Outcome { Whole, Broken, TooLarge };

// setjmp skips destructors: everything with one lives in the caller.
Outcome decode(png_structp png, png_infop info, Bytes& row, PngSize& size, int longestSide) {
    if (setjmp(png_jmpbuf(png)) != 0) { // NOLINT(cert-err52-cpp): libpng's only way to fail
        return Outcome::Broken;
    }
    png_read_info(png, info);
    const auto width = png_get_image_width(png, info);
    const auto height = png_get_image_height(png, info);
    if (width > static_cast<png_uint_32>(longestSide) || height > static_cast<png_uint_32>(longestSide)) {
        return Outcome::TooLarge;
    }
    size.width = static_cast<int>(width);
    size.height = static_cast<int>(height);
    const int passes = png_set_interlace_handling(png);
    png_read_update_info(png, info);
    row.resize(png_get_rowbytes(png, info));
    for (int pass = 0; pass < passes; ++pass) {
        for (png_uint_32 line = 0; line < height; ++line) {
            png_read_row(png, row.data(), nullptr);
        }
    }
    png_read_end(png, nullptr);
    return Outcome::Whole;
}

} // namespace

Result<PngSize> readPngRows(ByteView file, int longestSide) {
    Source source{file};
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, jumpBack, ignoreWarning);
    png_infop info = png == nullptr ? nullptr : png_create_info_struct(png);
    if (info == nullptr) {
        png_destroy_read_struct(&png, nullptr, nullptr);
        return Error(ErrorCode::OutOfMemory);
    }
    png_set_read_fn(png, &source, readBytes);
    Bytes row;
    PngSize size;
    const Outcome outcome = decode(png, info, row, size, longestSide);
    png_destroy_read_struct(&png, &info, nullptr);
    if (outcome == Outcome::TooLarge) {
        return Error(ErrorCode::TooLarge);
    }
    if (outcome == Outcome::Broken) {
        return Error(source.endedEarly ? ErrorCode::Truncated : ErrorCode::NotAnImage);
    }
    return size;
}

} // namespace holdfast::scan
