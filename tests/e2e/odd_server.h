// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslServer>
#include <QString>

namespace holdfast::e2e {

/// Stands where the gateway should be and answers every request the same way, over TLS. Runs in the test's
/// own event loop.
class OddServer : public QSslServer {
    Q_OBJECT

public:
    /// @param certificate, key PEM files. @param answer the bytes of a whole HTTP answer.
    [[nodiscard]] bool start(const QString& certificate, const QString& key, quint16 port, QByteArray answer);
    [[nodiscard]] int requests() const noexcept { return m_requests; }
    [[nodiscard]] int connections() const noexcept { return m_connections; }

private:
    void serve();
    QByteArray m_answer;
    int m_requests = 0;
    int m_connections = 0;
};

} // namespace holdfast::e2e
