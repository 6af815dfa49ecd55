// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/controls/rich_lead.h"

namespace holdfast::ui {

QString RichLead::markup() const {
    if (m_lead.isEmpty()) {
        return m_rest.toHtmlEscaped();
    }
    return QStringLiteral("<b>%1</b> %2").arg(m_lead.toHtmlEscaped(), m_rest.toHtmlEscaped());
}

QString RichLead::plain() const {
    if (m_lead.isEmpty() || m_rest.isEmpty()) {
        return m_lead + m_rest;
    }
    return m_lead + QLatin1Char(' ') + m_rest;
}

} // namespace holdfast::ui
