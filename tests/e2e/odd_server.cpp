// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/odd_server.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>

namespace holdfast::e2e {

bool OddServer::start(const QString& certificate, const QString& key, quint16 port, QByteArray answer) {
    QFile keyFile(key);
    const auto chain = QSslCertificate::fromPath(certificate, QSsl::Pem);
    if (chain.isEmpty() || !keyFile.open(QIODevice::ReadOnly)) {
        return false;
    }
    const QByteArray pem = keyFile.readAll();
    QSslKey privateKey(pem, QSsl::Ec);
    if (privateKey.isNull()) {
        privateKey = QSslKey(pem, QSsl::Rsa);
    }
    auto configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(privateKey);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setProtocol(QSsl::TlsV1_3OrLater);
    setSslConfiguration(configuration);
    m_answer = std::move(answer);
    connect(this, &QTcpServer::pendingConnectionAvailable, this, &OddServer::serve);
    connect(this, &QSslServer::startedEncryptionHandshake, this, [this] { ++m_connections; });
    return !privateKey.isNull() && listen(QHostAddress::LocalHost, port);
}

void OddServer::serve() {
    while (auto* socket = nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            const QByteArray request = socket->readAll();
            if (request.contains("\r\n\r\n")) {
                ++m_requests;
                socket->write(m_answer);
                socket->disconnectFromHost();
            }
        });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }
}

} // namespace holdfast::e2e
