// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/controls/dashed_frame.h"

#include <QPainter>

#include <cmath>

namespace holdfast::ui {

DashedFrame::DashedFrame(QQuickItem* parent) : QQuickPaintedItem(parent) {
    setAntialiasing(true);
    connect(this, &DashedFrame::changed, this, [this] { update(); });
}

void DashedFrame::paint(QPainter* painter) {
    const qreal half = m_lineWidth / 2;
    QPen pen(m_edge, m_lineWidth, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({3, 2});
    painter->setPen(pen);
    painter->setBrush(m_color);
    painter->drawRoundedRect(boundingRect().adjusted(half, half, -half, -half), m_radius, m_radius);
}

HatchFill::HatchFill(QQuickItem* parent) : QQuickPaintedItem(parent) {
    setAntialiasing(true);
    connect(this, &HatchFill::changed, this, [this] { update(); });
}

void HatchFill::paint(QPainter* painter) {
    if (m_pitch <= 0) {
        return;
    }
    painter->setPen(QPen(m_color, m_lineWidth, Qt::SolidLine, Qt::FlatCap));
    // The pitch is measured across the lines; along the edge of the item it is longer by the root of two.
    const qreal step = m_pitch * std::sqrt(2.0);
    const int count = static_cast<int>((width() + height()) / step) + 1;
    for (int i = 0; i <= count; ++i) {
        const qreal x = i * step;
        painter->drawLine(QPointF(x + m_pitch, -m_pitch),
                          QPointF(x - height() - m_pitch, height() + m_pitch));
    }
}

} // namespace holdfast::ui
