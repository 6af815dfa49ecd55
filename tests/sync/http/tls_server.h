// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <thread>

namespace holdfast::test {

enum class TlsVersion { Only12, Only13 };

/// A TLS server on loopback with a key of its own: takes one request a connection (head and Content-Length
/// body) and answers with whatever text it is told, or holds the line until it is closed.
class TlsServer {
public:
    using Answer = std::function<std::string(const std::string& request)>;
    TlsServer(TlsVersion version, Answer answer);
    ~TlsServer();
    TlsServer(const TlsServer&) = delete;
    TlsServer& operator=(const TlsServer&) = delete;

    [[nodiscard]] std::string url(const std::string& path) const;
    /// base64 of the SHA-256 of its SubjectPublicKeyInfo.
    [[nodiscard]] const std::string& pin() const { return m_pin; }

private:
    struct Tls;
    void run();
    void serve(int connection);

    std::unique_ptr<Tls> m_tls;
    Answer m_answer;
    std::string m_pin;
    int m_listener = -1;
    int m_port = 0;
    std::atomic<bool> m_stop{false};
    std::thread m_thread;
};

} // namespace holdfast::test
