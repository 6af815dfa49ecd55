// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkAccessManager>
#include <QQmlNetworkAccessManagerFactory>

namespace holdfast::ui {

/// Refuses every request that QML or text could make: an address in a note never leaves the tablet, and no
/// picture is fetched. The system forbids it too; this says so before anything is tried.
class RefusingNetwork final : public QQmlNetworkAccessManagerFactory {
public:
    QNetworkAccessManager* create(QObject* parent) override;
};

} // namespace holdfast::ui
