// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace holdfast::ui {

/// A strong opening and the rest of a sentence as one styled text. Both are escaped here, so nothing that
/// a person typed can become markup. The only place where styled text is made.
class RichLead : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString lead MEMBER m_lead NOTIFY changed)
    Q_PROPERTY(QString rest MEMBER m_rest NOTIFY changed)
    Q_PROPERTY(QString markup READ markup NOTIFY changed)
    Q_PROPERTY(QString plain READ plain NOTIFY changed)

public:
    using QObject::QObject;
    [[nodiscard]] QString markup() const;
    [[nodiscard]] QString plain() const;

signals:
    void changed();

private:
    QString m_lead;
    QString m_rest;
};

} // namespace holdfast::ui
