// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/gateway/tls.h"

#include "core/crypto/hash.h"

#include <memory>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace holdfast::gateway {
namespace {

constexpr std::uint64_t largestPem = 256 * 1024;
constexpr long validSeconds = 20L * 365 * 24 * 3600;

template <typename T, void (*release)(T*)>
struct Release {
    void operator()(T* object) const noexcept { release(object); }
};
using KeyPointer = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY, EVP_PKEY_free>>;
using CertificatePointer = std::unique_ptr<X509, Release<X509, X509_free>>;
using BioPointer = std::unique_ptr<BIO, Release<BIO, BIO_free_all>>;
using ExtensionPointer = std::unique_ptr<X509_EXTENSION, Release<X509_EXTENSION, X509_EXTENSION_free>>;

bool addName(X509* certificate, const std::string& host) {
    const bool address = host.find_first_not_of("0123456789.:abcdef") == std::string::npos;
    const std::string value = (address ? "IP:" : "DNS:") + host;
    const ExtensionPointer name(X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, value.c_str()));
    return name && X509_add_ext(certificate, name.get(), -1) == 1;
}

CertificatePointer selfSigned(EVP_PKEY* key, const std::string& host) {
    CertificatePointer certificate(X509_new());
    std::uint64_t serial = 0;
    if (!certificate || RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial) != 1) {
        return nullptr;
    }
    X509* x = certificate.get();
    X509_NAME* subject = X509_get_subject_name(x);
    const std::string commonName = "holdfast-gateway";
    const bool filled =
        X509_set_version(x, X509_VERSION_3) == 1 &&
        ASN1_INTEGER_set_uint64(X509_get_serialNumber(x), serial >> 1) == 1 &&
        X509_gmtime_adj(X509_getm_notBefore(x), -24 * 3600) != nullptr &&
        X509_gmtime_adj(X509_getm_notAfter(x), validSeconds) != nullptr && X509_set_pubkey(x, key) == 1 &&
        X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
                                   reinterpret_cast<const unsigned char*>(commonName.data()),
                                   static_cast<int>(commonName.size()), -1, 0) == 1 &&
        X509_set_issuer_name(x, subject) == 1 && addName(x, host) && X509_sign(x, key, EVP_sha256()) > 0;
    return filled ? std::move(certificate) : nullptr;
}

/// What was written to a memory BIO, durably to a 0600 file.
Result<void> writeOut(FileSystem& files, const Path& path, BIO* memory) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    if (size <= 0) {
        return Error(ErrorCode::Internal);
    }
    return writeFileDurably(files, path, bytesOf(std::string_view(data, static_cast<std::size_t>(size))));
}

} // namespace

Result<TlsFiles> ownTlsFiles(FileSystem& files, const Path& directory, const std::string& host) {
    const TlsFiles tls{.certificate = directory / "gateway-tls.pem", .key = directory / "gateway-tls.key"};
    HOLDFAST_TRY(const bool made, files.exists(tls.certificate));
    if (made) {
        return tls;
    }
    const KeyPointer key(EVP_EC_gen("P-256"));
    const auto certificate = key ? selfSigned(key.get(), host) : nullptr;
    // BIO_s_secmem clears what held the private key.
    const BioPointer keyText(BIO_new(BIO_s_secmem()));
    const BioPointer certificateText(BIO_new(BIO_s_mem()));
    if (!certificate || !keyText || !certificateText ||
        PEM_write_bio_PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1 ||
        PEM_write_bio_X509(certificateText.get(), certificate.get()) != 1) {
        return Error(ErrorCode::Internal);
    }
    // The certificate last: when it is there, both are.
    HOLDFAST_CHECK(writeOut(files, tls.key, keyText.get()));
    HOLDFAST_CHECK(writeOut(files, tls.certificate, certificateText.get()));
    return tls;
}

Result<std::string> publicKeyPin(FileSystem& files, const Path& path) {
    HOLDFAST_TRY(const Bytes pem, readFile(files, path, largestPem));
    const BioPointer memory(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    const CertificatePointer certificate(memory ? PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr)
                                                : nullptr);
    if (!certificate) {
        return Error(ErrorCode::Malformed);
    }
    unsigned char* der = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate.get()), &der);
    if (size <= 0) {
        return Error(ErrorCode::Malformed);
    }
    const auto digest = crypto::sha256(ByteView(der, static_cast<std::size_t>(size)));
    OPENSSL_free(der);
    return toBase64(digest);
}

} // namespace holdfast::gateway
