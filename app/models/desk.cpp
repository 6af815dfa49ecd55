// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/desk.h"

namespace holdfast::ui {

Desk::Desk(service::Tablet& tablet, const Clock& clock) : m_tablet(tablet), m_clock(clock) {
    qRegisterMetaType<holdfast::ErrorCode>();
    // One at a time: setting up, unlocking and enrolling have an order.
    m_background.setMaxThreadCount(1);
    m_tablet.setListener([this](const service::TabletEvent& event) { onEvent(event); });
}

Desk::~Desk() {
    m_tablet.setListener({});
    m_background.waitForDone();
    // Answers on their way from the store thread come through this object: the last of them is behind this
    // one.
    static_cast<void>(m_tablet.withSession([](service::Session&) -> Result<void> { return {}; }));
}

// Called from the service's threads; a signal emitted here is queued to whoever lives on the GUI thread.
void Desk::onEvent(const service::TabletEvent& event) {
    switch (event.kind) {
    case service::TabletEvent::Kind::State:
        emit stateChanged();
        break;
    case service::TabletEvent::Kind::Data: {
        QStringList kinds;
        for (const auto& change : event.changes) {
            const auto kind = QString::fromUtf8(change.kind.text().data(),
                                                static_cast<qsizetype>(change.kind.text().size()));
            if (!kinds.contains(kind)) {
                kinds.append(kind);
            }
        }
        emit dataChanged(kinds);
        break;
    }
    case service::TabletEvent::Kind::Sending:
        emit sendingChanged();
        break;
    case service::TabletEvent::Kind::EnrolmentRefused:
        emit enrolmentRefused(event.error);
        break;
    }
}

} // namespace holdfast::ui
