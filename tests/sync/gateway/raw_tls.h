// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <memory>
#include <openssl/bio.h>
#include <openssl/ssl.h>
#include <string>

namespace holdfast::gateway::test {

/// A TLS 1.3 client that says exactly what it is told to: for what a proper HTTP client would not do.
class RawTls {
public:
    explicit RawTls(std::uint16_t port) : m_context(SSL_CTX_new(TLS_client_method()), SSL_CTX_free) {
        SSL_CTX_set_verify(m_context.get(), SSL_VERIFY_NONE, nullptr);
        m_bio.reset(BIO_new_ssl_connect(m_context.get()));
        const std::string address = "127.0.0.1:" + std::to_string(port);
        BIO_set_conn_hostname(m_bio.get(), address.c_str());
        if (BIO_do_connect(m_bio.get()) != 1 || BIO_do_handshake(m_bio.get()) != 1) {
            std::abort();
        }
    }
    void send(const std::string& text) {
        if (BIO_write(m_bio.get(), text.data(), static_cast<int>(text.size())) !=
            static_cast<int>(text.size())) {
            std::abort();
        }
    }
    /// Until the other side closes.
    std::string readToEnd() {
        std::string all;
        char buffer[4096];
        for (int count = 0; (count = BIO_read(m_bio.get(), buffer, sizeof buffer)) > 0;) {
            all.append(buffer, static_cast<std::size_t>(count));
        }
        return all;
    }
    /// Until `wanted` came by, or the end.
    std::string readUntil(const std::string& wanted) {
        std::string all;
        char one = 0;
        while (all.find(wanted) == std::string::npos && BIO_read(m_bio.get(), &one, 1) == 1) {
            all += one;
        }
        return all;
    }

private:
    struct FreeBio {
        void operator()(BIO* bio) const noexcept { BIO_free_all(bio); }
    };
    std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> m_context;
    std::unique_ptr<BIO, FreeBio> m_bio;
};

} // namespace holdfast::gateway::test
