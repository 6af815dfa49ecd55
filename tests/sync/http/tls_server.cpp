// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tls_server.h"

#include "core/crypto/hash.h"

#include <arpa/inet.h>
#include <cstdlib>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace holdfast::test {
namespace {

void demand(bool condition) {
    if (!condition) {
        std::abort();
    }
}

std::string pinOf(EVP_PKEY* key) {
    unsigned char* encoded = nullptr;
    const int size = i2d_PUBKEY(key, &encoded);
    demand(size > 0);
    const auto digest = crypto::sha256(ByteView{encoded, static_cast<std::size_t>(size)});
    OPENSSL_free(encoded);
    return toBase64(digest);
}

bool isWhole(const std::string& request) {
    const auto end = request.find("\r\n\r\n");
    if (end == std::string::npos) {
        return false;
    }
    const auto length = request.find("Content-Length: ");
    const std::size_t wanted = length < end ? std::stoul(request.substr(length + 16)) : 0;
    return request.size() >= end + 4 + wanted;
}

} // namespace

struct TlsServer::Tls {
    SSL_CTX* context = nullptr;
};

TlsServer::TlsServer(TlsVersion version, Answer answer)
    : m_tls(std::make_unique<Tls>()), m_answer(std::move(answer)) {
    EVP_PKEY* key = EVP_EC_gen("P-256");
    X509* certificate = X509_new();
    demand(key != nullptr && certificate != nullptr);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -60);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_set_pubkey(certificate, key);
    demand(X509_sign(certificate, key, EVP_sha256()) > 0);
    m_pin = pinOf(key);
    m_tls->context = SSL_CTX_new(TLS_server_method());
    const int only = version == TlsVersion::Only12 ? TLS1_2_VERSION : TLS1_3_VERSION;
    SSL_CTX_set_min_proto_version(m_tls->context, only);
    SSL_CTX_set_max_proto_version(m_tls->context, only);
    demand(SSL_CTX_use_certificate(m_tls->context, certificate) == 1 &&
           SSL_CTX_use_PrivateKey(m_tls->context, key) == 1);
    X509_free(certificate);
    EVP_PKEY_free(key);

    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    demand(::bind(m_listener, generic, size) == 0 && ::listen(m_listener, 4) == 0 &&
           ::getsockname(m_listener, generic, &size) == 0);
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { run(); });
}

TlsServer::~TlsServer() {
    m_stop = true;
    m_thread.join();
    ::close(m_listener);
    SSL_CTX_free(m_tls->context);
}

std::string TlsServer::url(const std::string& path) const {
    return "https://127.0.0.1:" + std::to_string(m_port) + path;
}

void TlsServer::run() {
    while (!m_stop) {
        pollfd waiting{m_listener, POLLIN, 0};
        if (::poll(&waiting, 1, 20) == 1) {
            const int connection = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
            if (connection >= 0) {
                serve(connection);
                ::close(connection);
            }
        }
    }
}

void TlsServer::serve(int connection) {
    SSL* tls = SSL_new(m_tls->context);
    SSL_set_fd(tls, connection);
    if (SSL_accept(tls) == 1) {
        std::string request;
        char buffer[4096];
        while (!isWhole(request)) {
            const int count = SSL_read(tls, buffer, sizeof(buffer));
            if (count <= 0) {
                break;
            }
            request.append(buffer, static_cast<std::size_t>(count));
        }
        if (isWhole(request)) {
            const std::string answer = m_answer(request);
            if (answer.empty()) {
                // Hold the line: the client has to give up.
                SSL_read(tls, buffer, sizeof(buffer));
            } else {
                SSL_write(tls, answer.data(), static_cast<int>(answer.size()));
                SSL_shutdown(tls);
            }
        }
    }
    SSL_free(tls);
}

} // namespace holdfast::test
