// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/age.h"
#include "core/crypto/age_header.h"
#include "core/crypto/age_stream.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace holdfast::crypto {
namespace {

constexpr std::uint64_t noChunk = std::numeric_limits<std::uint64_t>::max();

} // namespace

struct AgeReader::State {
    std::unique_ptr<File> file;
    SecretBuffer payloadKey;
    std::uint64_t payloadStart = 0; ///< where the first chunk begins in the file
    std::uint64_t payloadSize = 0;  ///< all chunks, sealed
    std::uint64_t chunks = 0;
    std::uint64_t cached = noChunk;
    std::size_t cachedSize = 0;
    WipedBytes plaintext{ageChunkSize};
    Bytes sealed = Bytes(ageSealedChunkSize);

    [[nodiscard]] std::size_t sealedSize(std::uint64_t index) const {
        return static_cast<std::size_t>(
            std::min<std::uint64_t>(ageSealedChunkSize, payloadSize - index * ageSealedChunkSize));
    }
    [[nodiscard]] std::uint64_t size() const { return payloadSize - chunks * ageTagSize; }

    Result<ByteView> chunk(std::uint64_t index) {
        if (cached != index) {
            cached = noChunk;
            const auto in = MutableByteView(sealed).first(sealedSize(index));
            HOLDFAST_TRY(const std::size_t count,
                         file->readAt(payloadStart + index * ageSealedChunkSize, in));
            if (count != in.size()) {
                return Error(ErrorCode::Truncated);
            }
            const auto place = index + 1 == chunks ? ChunkPlace::Last : ChunkPlace::Inner;
            const auto out = plaintext.span().first(in.size() - ageTagSize);
            if (auto opened = openAgeChunk(payloadKey, index, place, in, out); !opened) {
                // A good inner chunk at the end: somebody cut the file at a chunk's border.
                const bool cut = place == ChunkPlace::Last &&
                                 openAgeChunk(payloadKey, index, ChunkPlace::Inner, in, out).hasValue();
                wipe(out);
                return cut ? Error(ErrorCode::Truncated) : opened.error();
            }
            cached = index;
            cachedSize = out.size();
        }
        return ByteView(plaintext.span().first(cachedSize));
    }
};

namespace {

struct OpenedHeader {
    Bytes start;
    AgeHeader header;
    std::uint64_t fileSize = 0;
};

Result<OpenedHeader> readHeader(File& file) {
    OpenedHeader opened;
    HOLDFAST_TRY(opened.fileSize, file.size());
    opened.start.resize(static_cast<std::size_t>(
        std::min<std::uint64_t>(opened.fileSize, ageMaximumHeaderSize + agePayloadNonceSize)));
    HOLDFAST_TRY(const std::size_t count, file.readAt(0, opened.start));
    opened.start.resize(count);
    HOLDFAST_TRY(opened.header, parseAgeHeader(opened.start));
    return opened;
}

} // namespace

AgeReader::AgeReader(std::unique_ptr<State> state) : m_state(std::move(state)) {}
AgeReader::AgeReader(AgeReader&&) noexcept = default;
AgeReader& AgeReader::operator=(AgeReader&&) noexcept = default;
AgeReader::~AgeReader() = default;

Result<AgeReader> AgeReader::open(std::unique_ptr<File> file, const AgeIdentity& identity) {
    HOLDFAST_TRY(const OpenedHeader opened, readHeader(*file));
    HOLDFAST_TRY(const AgeFileKey fileKey, unwrapAgeFileKey(opened.header, identity));
    return open(std::move(file), fileKey);
}

Result<AgeReader> AgeReader::open(std::unique_ptr<File> file, const AgeFileKey& fileKey) {
    if (fileKey.size() != ageFileKeySize) {
        return Error(ErrorCode::InvalidArgument);
    }
    HOLDFAST_TRY(const OpenedHeader opened, readHeader(*file));
    HOLDFAST_CHECK(verifyAgeHeader(opened.header, opened.start, fileKey));
    const ByteView afterHeader = ByteView(opened.start).subspan(opened.header.size);
    if (afterHeader.size() < agePayloadNonceSize) {
        return Error(ErrorCode::Truncated);
    }
    auto state = std::make_unique<State>();
    HOLDFAST_TRY(state->payloadKey, agePayloadKey(fileKey, afterHeader.first(agePayloadNonceSize)));
    state->file = std::move(file);
    state->payloadStart = opened.header.size + agePayloadNonceSize;
    state->payloadSize = opened.fileSize - state->payloadStart;
    state->chunks = (state->payloadSize + ageSealedChunkSize - 1) / ageSealedChunkSize;
    if (state->chunks == 0 || state->sealedSize(state->chunks - 1) < ageTagSize) {
        return Error(ErrorCode::Truncated);
    }
    // An empty chunk is only ever the whole of an empty file.
    if (state->chunks > 1 && state->sealedSize(state->chunks - 1) == ageTagSize) {
        return Error(ErrorCode::Malformed);
    }
    HOLDFAST_CHECK(state->chunk(state->chunks - 1));
    return AgeReader(std::move(state));
}

std::uint64_t AgeReader::size() const noexcept {
    return m_state->size();
}

Result<std::size_t> AgeReader::readAt(std::uint64_t offset, MutableByteView out) {
    std::size_t done = 0;
    while (done < out.size() && offset < m_state->size()) {
        HOLDFAST_TRY(const ByteView chunk, m_state->chunk(offset / ageChunkSize));
        const ByteView wanted = chunk.subspan(static_cast<std::size_t>(offset % ageChunkSize));
        const std::size_t count = std::min(wanted.size(), out.size() - done);
        std::ranges::copy(wanted.first(count), out.subspan(done).begin());
        done += count;
        offset += count;
    }
    return done;
}

Result<void> AgeReader::readAll(const ByteSink& sink) {
    for (std::uint64_t index = 0; index < m_state->chunks; ++index) {
        HOLDFAST_TRY(const ByteView chunk, m_state->chunk(index));
        if (!chunk.empty()) {
            HOLDFAST_CHECK(sink(chunk));
        }
    }
    return {};
}

} // namespace holdfast::crypto
