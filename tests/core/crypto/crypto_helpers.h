// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/age.h"

#include <algorithm>
#include <string>

/// Short words for the tests of core/crypto.
namespace holdfast::crypto {

inline Bytes hex(std::string_view text) {
    return fromHex(text).value();
}
inline SecretBuffer secret(ByteView bytes) {
    return SecretBuffer::copyOf(bytes).value();
}
inline SecretBuffer secret(std::string_view text) {
    return secret(bytesOf(text));
}
/// Bytes that differ from place to place, so a moved chunk shows.
inline Bytes pattern(std::size_t size) {
    Bytes bytes(size);
    std::uint32_t state = 12345;
    for (auto& byte : bytes) {
        state = state * 1664525U + 1013904223U;
        byte = static_cast<std::uint8_t>(state >> 24U);
    }
    return bytes;
}
inline Bytes repeated(std::uint8_t byte, std::size_t count) {
    return Bytes(count, byte);
}
/// A file in memory that a test can look into.
class BytesFile final : public File {
public:
    explicit BytesFile(Bytes bytes) : m_bytes(std::move(bytes)) {}
    Result<std::size_t> readAt(std::uint64_t offset, MutableByteView out) override {
        if (offset >= m_bytes.size()) {
            return std::size_t{0};
        }
        const ByteView rest = ByteView(m_bytes).subspan(static_cast<std::size_t>(offset));
        const std::size_t count = std::min(rest.size(), out.size());
        std::ranges::copy(rest.first(count), out.begin());
        return count;
    }
    Result<void> writeAt(std::uint64_t /*offset*/, ByteView /*bytes*/) override {
        return Error(ErrorCode::Unsupported);
    }
    Result<std::uint64_t> size() override { return std::uint64_t{m_bytes.size()}; }
    Result<void> truncate(std::uint64_t /*size*/) override { return Error(ErrorCode::Unsupported); }
    Result<void> sync() override { return {}; }

private:
    Bytes m_bytes;
};
inline std::unique_ptr<File> fileOf(ByteView bytes) {
    return std::make_unique<BytesFile>(copyOf(bytes));
}
/// Ok, or the name of the error: what a QCOMPARE prints.
template <typename T>
std::string outcome(const Result<T>& result) {
    return result ? "ok" : std::string(errorName(result.code()));
}

} // namespace holdfast::crypto
