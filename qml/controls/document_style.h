// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QQuickTextDocument>
#include <QtQml/qqmlregistration.h>

namespace holdfast::ui {

/// Gives every paragraph of a text field the line height of the type style, which TextArea itself cannot
/// in Qt 6.4: so that text does not jump when writing ends.
class DocumentStyle : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickTextDocument* document READ document WRITE setDocument NOTIFY documentChanged)
    Q_PROPERTY(qreal lineHeight READ lineHeight WRITE setLineHeight NOTIFY lineHeightChanged)

public:
    using QObject::QObject;
    [[nodiscard]] QQuickTextDocument* document() const { return m_document; }
    void setDocument(QQuickTextDocument* document);
    [[nodiscard]] qreal lineHeight() const { return m_lineHeight; }
    void setLineHeight(qreal height);

signals:
    void documentChanged();
    void lineHeightChanged();

private:
    void apply();

    QPointer<QQuickTextDocument> m_document;
    qreal m_lineHeight = 0;
    bool m_applying = false;
};

} // namespace holdfast::ui
