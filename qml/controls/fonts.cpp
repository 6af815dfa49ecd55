// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/controls/fonts.h"

#include <QFile>
#include <QFontDatabase>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace holdfast::ui {

QStringList missingFontFamilies() {
    QFile file(QStringLiteral(":/qt-project.org/imports/Holdfast/Controls/tokens.json"));
    if (!file.open(QIODevice::ReadOnly)) {
        return {QStringLiteral("tokens.json")};
    }
    const QJsonObject family = QJsonDocument::fromJson(file.readAll())
                                   .object()
                                   .value(QStringLiteral("type"))
                                   .toObject()
                                   .value(QStringLiteral("family"))
                                   .toObject();
    QStringList wanted{family.value(QStringLiteral("ui")).toString(),
                       family.value(QStringLiteral("verbatim")).toString()};
    for (const QJsonValue& value : family.value(QStringLiteral("fallback")).toArray()) {
        wanted.append(value.toString());
    }
    const QStringList present = QFontDatabase::families();
    QStringList missing;
    for (const QString& name : std::as_const(wanted)) {
        if (!present.contains(name)) {
            missing.append(name);
        }
    }
    return missing;
}

} // namespace holdfast::ui
