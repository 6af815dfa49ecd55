// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/age.h"
#include "core/crypto/age_header.h"
#include "core/crypto/age_stream.h"

#include <algorithm>
#include <sodium.h>
#include <utility>

namespace holdfast::crypto {

struct AgeWriter::State {
    enum class Phase { Open, Finished, Failed };

    ByteSink sink;
    AgeFileKey fileKey;
    SecretBuffer payloadKey;
    WipedBytes waiting{ageChunkSize};
    std::size_t waitingSize = 0;
    Bytes sealed = Bytes(ageSealedChunkSize);
    std::uint64_t index = 0;
    Phase phase = Phase::Open;

    Result<void> emit(ByteView plaintext, ChunkPlace place) {
        const auto out = MutableByteView(sealed).first(plaintext.size() + ageTagSize);
        sealAgeChunk(payloadKey, index++, place, plaintext, out);
        if (auto taken = sink(out); !taken) {
            phase = Phase::Failed;
            return taken.error();
        }
        return {};
    }
};

AgeWriter::AgeWriter(std::unique_ptr<State> state) : m_state(std::move(state)) {}
AgeWriter::AgeWriter(AgeWriter&&) noexcept = default;
AgeWriter& AgeWriter::operator=(AgeWriter&&) noexcept = default;
AgeWriter::~AgeWriter() = default;

Result<AgeWriter> AgeWriter::create(const std::vector<AgeRecipient>& recipients, ByteSink sink) {
    auto state = std::make_unique<State>();
    HOLDFAST_TRY(state->fileKey, SecretBuffer::random(ageFileKeySize));
    std::array<std::uint8_t, agePayloadNonceSize> nonce{};
    randombytes_buf(nonce.data(), nonce.size());
    HOLDFAST_TRY(state->payloadKey, agePayloadKey(state->fileKey, nonce));
    HOLDFAST_TRY(const std::string header, writeAgeHeader(recipients, state->fileKey));
    state->sink = std::move(sink);
    HOLDFAST_CHECK(state->sink(bytesOf(header)));
    HOLDFAST_CHECK(state->sink(nonce));
    return AgeWriter(std::move(state));
}

Result<void> AgeWriter::write(ByteView plaintext) {
    if (m_state->phase != State::Phase::Open) {
        return Error(ErrorCode::InvalidState);
    }
    // A full chunk waits until more arrives: only then is it known not to be the last.
    while (!plaintext.empty()) {
        if (m_state->waitingSize == ageChunkSize) {
            HOLDFAST_CHECK(m_state->emit(m_state->waiting.span(), ChunkPlace::Inner));
            m_state->waitingSize = 0;
        }
        if (m_state->waitingSize == 0 && plaintext.size() > ageChunkSize) {
            HOLDFAST_CHECK(m_state->emit(plaintext.first(ageChunkSize), ChunkPlace::Inner));
            plaintext = plaintext.subspan(ageChunkSize);
            continue;
        }
        const std::size_t count = std::min(plaintext.size(), ageChunkSize - m_state->waitingSize);
        std::ranges::copy(plaintext.first(count),
                          m_state->waiting.span().subspan(m_state->waitingSize).begin());
        m_state->waitingSize += count;
        plaintext = plaintext.subspan(count);
    }
    return {};
}

Result<void> AgeWriter::finish() {
    if (m_state->phase != State::Phase::Open) {
        return Error(ErrorCode::InvalidState);
    }
    HOLDFAST_CHECK(m_state->emit(m_state->waiting.span().first(m_state->waitingSize), ChunkPlace::Last));
    wipe(m_state->waiting.span());
    m_state->phase = State::Phase::Finished;
    return {};
}

Result<AgeFileKey> AgeWriter::fileKey() const {
    return m_state->fileKey.clone();
}

} // namespace holdfast::crypto
