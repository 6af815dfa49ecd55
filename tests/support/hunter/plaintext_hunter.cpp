// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/hunter/plaintext_hunter.h"

#include <algorithm>
#include <cstring>

namespace holdfast::hunter {
namespace {

constexpr std::size_t sliceBytes = 48;
constexpr std::size_t sliceEvery = 16 * 1024;
constexpr std::uint64_t largestFile = 1ULL << 30U;

Bytes widened(std::string_view ascii, std::size_t width, std::size_t position) {
    Bytes wide(ascii.size() * width, 0);
    for (std::size_t i = 0; i < ascii.size(); ++i) {
        wide[i * width + position] = static_cast<std::uint8_t>(ascii[i]);
    }
    return wide;
}

std::string upper(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'a' && c <= 'f' ? char(c - 32) : c; });
    return text;
}

} // namespace

void PlaintextHunter::add(const std::string& canary, std::string encoding, Bytes bytes) {
    m_needles.push_back({canary, std::move(encoding), std::move(bytes)});
}

void PlaintextHunter::addEncodings(const std::string& canary, const std::string& prefix, ByteView plain) {
    add(canary, prefix, copyOf(plain));
    const std::string hex = toHex(plain);
    add(canary, prefix + " hex", copyOf(bytesOf(hex)));
    add(canary, prefix + " HEX", copyOf(bytesOf(upper(hex))));
    add(canary, prefix + " reversed", Bytes(plain.rbegin(), plain.rend()));
    // What stands before decides how base64 splits it: three ways, without the characters at either end that
    // the neighbours would change.
    for (std::size_t shift = 0; shift < 3; ++shift) {
        Bytes shifted(shift, 0);
        shifted.insert(shifted.end(), plain.begin(), plain.end());
        const std::string text = toBase64Url(shifted);
        const std::size_t first = shift == 0 ? 0 : shift + 1;
        const std::string middle = text.substr(first, text.size() - first - 2);
        const std::string suffix = "+" + std::to_string(shift);
        add(canary, prefix + " base64url" + suffix, copyOf(bytesOf(middle)));
        std::string standard = middle;
        std::ranges::replace(standard, '-', '+');
        std::ranges::replace(standard, '_', '/');
        if (standard != middle) {
            add(canary, prefix + " base64" + suffix, copyOf(bytesOf(standard)));
        }
    }
}

void PlaintextHunter::plantWords(std::string name, std::string_view words) {
    addEncodings(name, "utf-8", bytesOf(words));
    if (std::ranges::all_of(words, [](char c) { return static_cast<unsigned char>(c) < 128; })) {
        addEncodings(name, "utf-16le", widened(words, 2, 0));
        addEncodings(name, "utf-16be", widened(words, 2, 1));
        add(name, "utf-32le", widened(words, 4, 0));
    }
}

void PlaintextHunter::plantPicture(std::string name, ByteView picture) {
    m_lookForPictures = true;
    for (std::size_t at = 512; at + sliceBytes <= picture.size(); at += sliceEvery) {
        addEncodings(name, "slice at " + std::to_string(at), picture.subspan(at, sliceBytes));
    }
}

std::vector<Sighting> PlaintextHunter::searchBytes(const Path& label, ByteView bytes) const {
    std::vector<Sighting> found;
    for (const auto& needle : m_needles) {
        const void* hit = memmem(bytes.data(), bytes.size(), needle.bytes.data(), needle.bytes.size());
        if (hit != nullptr) {
            const auto offset = static_cast<const std::uint8_t*>(hit) - bytes.data();
            found.push_back({label, needle.canary, needle.encoding, static_cast<std::uint64_t>(offset)});
        }
    }
    if (!m_lookForPictures) {
        return found;
    }
    // Three bytes alone stand in random data now and then; with JFIF or Exif behind them they do not.
    constexpr std::string_view start = "\xFF\xD8\xFF";
    const auto text = textOf(bytes);
    for (auto at = text.find(start); at != std::string_view::npos; at = text.find(start, at + 1)) {
        const auto head = text.substr(at, 16);
        if (head.find("JFIF") != std::string_view::npos || head.find("Exif") != std::string_view::npos) {
            found.push_back({label, "a picture", "JPEG header", at});
        }
    }
    return found;
}

std::vector<Sighting> PlaintextHunter::searchTree(const Path& folder) const {
    std::vector<Sighting> found;
    std::error_code status;
    std::filesystem::recursive_directory_iterator entries(folder, status);
    PosixFileSystem files;
    for (; !status && entries != std::filesystem::recursive_directory_iterator{}; entries.increment(status)) {
        const Path& path = entries->path();
        for (auto& sighting : searchBytes(path, bytesOf(path.filename().string()))) {
            sighting.encoding += " in the name";
            found.push_back(std::move(sighting));
        }
        if (!entries->is_regular_file(status)) {
            continue;
        }
        const auto content = readFile(files, path, largestFile);
        if (!content) {
            found.push_back({path, "anything", "unreadable", 0});
            continue;
        }
        for (auto& sighting : searchBytes(path, *content)) {
            found.push_back(std::move(sighting));
        }
    }
    if (status) {
        found.push_back({folder, "anything", "unreadable", 0});
    }
    return found;
}

} // namespace holdfast::hunter
