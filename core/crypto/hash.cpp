// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/hash.h"

#include <array>
#include <cstdlib>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <sodium.h>
#include <vector>

namespace holdfast::crypto {
namespace {

// A digest has no error channel: OpenSSL fails here only without memory or without its own SHA-256.
void require(int status) {
    if (status != 1) {
        std::abort();
    }
}

struct FreeKdf {
    void operator()(EVP_KDF* kdf) const { EVP_KDF_free(kdf); }
    void operator()(EVP_KDF_CTX* context) const { EVP_KDF_CTX_free(context); }
};
struct FreeDigest {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

OSSL_PARAM octets(const char* name, ByteView bytes) {
    // OpenSSL only reads through the pointer.
    return OSSL_PARAM_construct_octet_string(name, const_cast<std::uint8_t*>(bytes.data()), bytes.size());
}

} // namespace

struct Sha256::State {
    std::unique_ptr<EVP_MD_CTX, FreeDigest> context{EVP_MD_CTX_new()};
};

Digest sha256(ByteView data) {
    Digest digest{};
    require(EVP_Digest(data.data(), data.size(), digest.data(), nullptr, EVP_sha256(), nullptr));
    return digest;
}

Sha256::Sha256() : m_state(std::make_unique<State>()) {
    require(m_state->context != nullptr ? 1 : 0);
    require(EVP_DigestInit_ex(m_state->context.get(), EVP_sha256(), nullptr));
}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::update(ByteView data) {
    require(EVP_DigestUpdate(m_state->context.get(), data.data(), data.size()));
}

Digest Sha256::finish() {
    Digest digest{};
    require(EVP_DigestFinal_ex(m_state->context.get(), digest.data(), nullptr));
    return digest;
}

Digest hmacSha256(ByteView key, ByteView data) {
    // HMAC() takes a null key for "the key of last time".
    static constexpr std::uint8_t emptyKey = 0;
    Digest digest{};
    require(HMAC(EVP_sha256(), key.empty() ? &emptyKey : key.data(), static_cast<int>(key.size()),
                 data.data(), data.size(), digest.data(), nullptr) != nullptr
                ? 1
                : 0);
    return digest;
}

Result<SecretBuffer> hkdfSha256(ByteView inputKey, ByteView salt, std::string_view info, std::size_t size) {
    if (inputKey.empty() || size == 0 || size > 255 * sizeof(Digest)) {
        return Error(ErrorCode::InvalidArgument);
    }
    const std::unique_ptr<EVP_KDF, FreeKdf> kdf(EVP_KDF_fetch(nullptr, "HKDF", nullptr));
    const std::unique_ptr<EVP_KDF_CTX, FreeKdf> context(kdf ? EVP_KDF_CTX_new(kdf.get()) : nullptr);
    if (!context) {
        return Error(ErrorCode::Internal);
    }
    std::array<char, 7> digestName{"SHA256"};
    // An empty salt must be left out: OpenSSL 3.0 refuses a pointer to nothing. (RFC 5869: as if all zero.)
    std::vector<OSSL_PARAM> parameters{
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digestName.data(), 0),
        octets(OSSL_KDF_PARAM_KEY, inputKey)};
    if (!salt.empty()) {
        parameters.push_back(octets(OSSL_KDF_PARAM_SALT, salt));
    }
    if (!info.empty()) {
        parameters.push_back(octets(OSSL_KDF_PARAM_INFO, bytesOf(info)));
    }
    parameters.push_back(OSSL_PARAM_construct_end());
    HOLDFAST_TRY(SecretBuffer derived, SecretBuffer::create(size));
    if (EVP_KDF_derive(context.get(), derived.span().data(), size, parameters.data()) != 1) {
        return Error(ErrorCode::Internal);
    }
    return derived;
}

Result<SecretBuffer> blake2bKeyed(ByteView key, ByteView message) {
    if (key.size() < crypto_generichash_KEYBYTES_MIN || key.size() > crypto_generichash_KEYBYTES_MAX) {
        return Error(ErrorCode::InvalidArgument);
    }
    HOLDFAST_TRY(SecretBuffer digest, SecretBuffer::create(32));
    if (crypto_generichash(digest.span().data(), digest.size(), message.data(), message.size(), key.data(),
                           key.size()) != 0) {
        return Error(ErrorCode::Internal);
    }
    return digest;
}

Result<SecretBuffer> deriveSubkey(const SecretBuffer& key, std::string_view context, std::uint64_t number) {
    if (key.size() != crypto_kdf_KEYBYTES || context.size() != crypto_kdf_CONTEXTBYTES) {
        return Error(ErrorCode::InvalidArgument);
    }
    HOLDFAST_TRY(SecretBuffer subkey, SecretBuffer::create(32));
    if (crypto_kdf_derive_from_key(subkey.span().data(), subkey.size(), number, context.data(),
                                   key.view().data()) != 0) {
        return Error(ErrorCode::Internal);
    }
    return subkey;
}

} // namespace holdfast::crypto
