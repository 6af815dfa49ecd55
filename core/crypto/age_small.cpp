// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/age.h"

#include <algorithm>

namespace holdfast::crypto {
namespace {

/// Bytes in memory as a file that can only be read. The caller keeps them alive.
class MemoryFile final : public File {
public:
    explicit MemoryFile(ByteView bytes) : m_bytes(bytes) {}
    Result<std::size_t> readAt(std::uint64_t offset, MutableByteView out) override {
        if (offset >= m_bytes.size()) {
            return std::size_t{0};
        }
        const ByteView rest = m_bytes.subspan(static_cast<std::size_t>(offset));
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
    ByteView m_bytes;
};

} // namespace

Result<Bytes> ageSeal(ByteView plaintext, const std::vector<AgeRecipient>& recipients) {
    Bytes sealed;
    sealed.reserve(plaintext.size() + 1024);
    HOLDFAST_TRY(AgeWriter writer, AgeWriter::create(recipients, [&sealed](ByteView bytes) -> Result<void> {
                     sealed.insert(sealed.end(), bytes.begin(), bytes.end());
                     return {};
                 }));
    HOLDFAST_CHECK(writer.write(plaintext));
    HOLDFAST_CHECK(writer.finish());
    return sealed;
}

Result<SecretBuffer> ageOpen(ByteView ciphertext, const AgeIdentity& identity) {
    HOLDFAST_TRY(AgeReader reader, AgeReader::open(std::make_unique<MemoryFile>(ciphertext), identity));
    HOLDFAST_TRY(SecretBuffer plaintext, SecretBuffer::create(static_cast<std::size_t>(reader.size())));
    HOLDFAST_TRY(const std::size_t count, reader.readAt(0, plaintext.span()));
    if (count != plaintext.size()) {
        return Error(ErrorCode::Truncated);
    }
    return plaintext;
}

} // namespace holdfast::crypto
