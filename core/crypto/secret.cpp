// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/secret.h"

#include <algorithm>
#include <sodium.h>
#include <utility>

namespace holdfast::crypto {

Result<void> initialise() {
    if (sodium_init() < 0) {
        return Error(ErrorCode::Internal);
    }
    return {};
}

Result<SecretBuffer> SecretBuffer::create(std::size_t size) {
    SecretBuffer buffer;
    if (size == 0) {
        return buffer;
    }
    auto* data = static_cast<std::uint8_t*>(sodium_malloc(size));
    if (data == nullptr) {
        return Error(ErrorCode::OutOfMemory);
    }
    // sodium_malloc carries on when the system would not lock the pages; asking again tells.
    if (sodium_mlock(data, size) != 0) {
        sodium_free(data);
        return Error(ErrorCode::LockedMemoryUnavailable);
    }
    sodium_memzero(data, size);
    buffer.m_data = data;
    buffer.m_size = size;
    return buffer;
}

Result<SecretBuffer> SecretBuffer::copyOf(ByteView source) {
    HOLDFAST_TRY(SecretBuffer buffer, create(source.size()));
    std::ranges::copy(source, buffer.span().begin());
    return buffer;
}

Result<SecretBuffer> SecretBuffer::random(std::size_t size) {
    HOLDFAST_TRY(SecretBuffer buffer, create(size));
    randombytes_buf(buffer.span().data(), size);
    return buffer;
}

SecretBuffer::SecretBuffer(SecretBuffer&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0)) {}

SecretBuffer& SecretBuffer::operator=(SecretBuffer&& other) noexcept {
    if (this != &other) {
        clear();
        m_data = std::exchange(other.m_data, nullptr);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

SecretBuffer::~SecretBuffer() {
    clear();
}

void SecretBuffer::clear() noexcept {
    sodium_free(m_data); // zeroes; accepts null
    m_data = nullptr;
    m_size = 0;
}

void wipe(MutableByteView bytes) noexcept {
    if (!bytes.empty()) {
        sodium_memzero(bytes.data(), bytes.size());
    }
}

void wipe(std::string& text) noexcept {
    // Up to the capacity: what a longer text left behind goes too.
    sodium_memzero(text.data(), text.capacity());
    text.clear();
}

bool constantTimeEqual(ByteView a, ByteView b) noexcept {
    return a.size() == b.size() && (a.empty() || sodium_memcmp(a.data(), b.data(), a.size()) == 0);
}

} // namespace holdfast::crypto
