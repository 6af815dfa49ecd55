// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/controls/document_style.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

namespace holdfast::ui {

void DocumentStyle::setDocument(QQuickTextDocument* document) {
    if (m_document == document) {
        return;
    }
    if (m_document) {
        disconnect(m_document->textDocument(), nullptr, this, nullptr);
    }
    m_document = document;
    if (m_document) {
        connect(m_document->textDocument(), &QTextDocument::blockCountChanged, this, &DocumentStyle::apply);
        connect(m_document->textDocument(), &QTextDocument::contentsChanged, this, &DocumentStyle::apply);
    }
    emit documentChanged();
    apply();
}

void DocumentStyle::setLineHeight(qreal height) {
    if (qFuzzyCompare(m_lineHeight, height)) {
        return;
    }
    m_lineHeight = height;
    emit lineHeightChanged();
    apply();
}

void DocumentStyle::apply() {
    if (m_applying || !m_document || m_lineHeight <= 0) {
        return;
    }
    m_applying = true; // changing a format reports a change of contents
    for (QTextBlock block = m_document->textDocument()->begin(); block.isValid(); block = block.next()) {
        if (!qFuzzyCompare(block.blockFormat().lineHeight(), m_lineHeight)) {
            QTextCursor cursor(block);
            cursor.joinPreviousEditBlock(); // one undo for the words and their format
            QTextBlockFormat format = block.blockFormat();
            format.setLineHeight(m_lineHeight, QTextBlockFormat::FixedHeight);
            cursor.setBlockFormat(format);
            cursor.endEditBlock();
        }
    }
    m_applying = false;
}

} // namespace holdfast::ui
