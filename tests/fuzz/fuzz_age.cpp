// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An age file from anywhere: header, stanzas, chunks.
#include "core/base/file_system.h"
#include "tests/fuzz/fuzzing.h"

#include <algorithm>
#include <array>
#include <memory>

namespace {

using namespace holdfast;

class InputFile final : public File {
public:
    explicit InputFile(ByteView content) : m_content(content) {}
    Result<std::size_t> readAt(std::uint64_t offset, MutableByteView out) override {
        const auto start = std::min<std::uint64_t>(offset, m_content.size());
        const auto count = std::min<std::uint64_t>(out.size(), m_content.size() - start);
        std::ranges::copy(m_content.subspan(static_cast<std::size_t>(start), static_cast<std::size_t>(count)),
                          out.begin());
        return static_cast<std::size_t>(count);
    }
    Result<void> writeAt(std::uint64_t /*offset*/, ByteView /*bytes*/) override {
        return Error(ErrorCode::Unsupported);
    }
    Result<std::uint64_t> size() override { return std::uint64_t{m_content.size()}; }
    Result<void> truncate(std::uint64_t /*size*/) override { return Error(ErrorCode::Unsupported); }
    Result<void> sync() override { return {}; }

private:
    ByteView m_content;
};

void read(Result<crypto::AgeReader> reader) {
    if (!reader) {
        return;
    }
    std::uint64_t total = 0;
    const auto whole = reader->readAll([&total](ByteView piece) -> Result<void> {
        total += piece.size();
        return {};
    });
    fuzz::require(!whole || total == reader->size());
    std::array<std::uint8_t, 100> part{};
    const auto middle = reader->readAt(reader->size() / 2, part);
    fuzz::require(!whole || middle.hasValue());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::start();
    static const auto identity = fuzz::identity();
    const ByteView input{data, size};
    read(crypto::AgeReader::open(std::make_unique<InputFile>(input), identity));
    // With the file key the header's MAC is out of the way sooner.
    static const auto fileKey = std::move(crypto::SecretBuffer::copyOf(Bytes(16, 3))).value();
    read(crypto::AgeReader::open(std::make_unique<InputFile>(input), fileKey));
    static_cast<void>(crypto::ageOpen(input, identity));
    return 0;
}
