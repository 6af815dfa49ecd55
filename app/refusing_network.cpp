// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/refusing_network.h"

#include <QNetworkReply>

namespace holdfast::ui {
namespace {

class RefusedReply final : public QNetworkReply {
public:
    RefusedReply(const QNetworkRequest& request, QNetworkAccessManager::Operation operation, QObject* parent)
        : QNetworkReply(parent) {
        setRequest(request);
        setOperation(operation);
        setUrl(request.url());
        setError(ContentAccessDenied, QStringLiteral("refused"));
        setFinished(true);
        QMetaObject::invokeMethod(this, &QNetworkReply::finished, Qt::QueuedConnection);
    }
    void abort() override {}

protected:
    qint64 readData(char* /*data*/, qint64 /*size*/) override { return -1; }
};

class RefusingManager final : public QNetworkAccessManager {
public:
    using QNetworkAccessManager::QNetworkAccessManager;

protected:
    QNetworkReply* createRequest(Operation operation, const QNetworkRequest& request,
                                 QIODevice* /*outgoing*/) override {
        return new RefusedReply(request, operation, this);
    }
};

} // namespace

QNetworkAccessManager* RefusingNetwork::create(QObject* parent) {
    return new RefusingManager(parent);
}

} // namespace holdfast::ui
