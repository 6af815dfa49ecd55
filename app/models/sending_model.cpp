// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/sending_model.h"

#include <QQmlEngine>

namespace holdfast::ui {

SendingModel::SendingModel(QObject* parent) : QObject(parent) {
    for (QObject* list : {static_cast<QObject*>(&m_needsYou), static_cast<QObject*>(&m_waiting),
                          static_cast<QObject*>(&m_received)}) {
        QJSEngine::setObjectOwnership(list, QJSEngine::CppOwnership);
    }
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &SendingModel::reload);
}

void SendingModel::setDesk(Desk* desk) {
    m_desk = desk;
    connect(m_desk, &Desk::sendingChanged, this, [this] { m_soon.start(0); });
    connect(m_desk, &Desk::dataChanged, this, [this](const QStringList& kinds) {
        if (kinds.contains(QStringLiteral("outbox")) || kinds.contains(QStringLiteral("visit"))) {
            m_soon.start(0);
        }
    });
    m_soon.start(0);
}

void SendingModel::choose(const QString& id) {
    if (id != m_chosen) {
        m_chosen = id;
        emit changed();
    }
}

SendingRow SendingModel::chosenRow() const {
    for (const auto* list : {&m_needsYou, &m_waiting, &m_received}) {
        if (const auto* row = list->find(m_chosen)) {
            return *row;
        }
    }
    return {};
}

void SendingModel::sendNow() {
    if (m_desk == nullptr || m_busy) {
        return;
    }
    m_busy = true;
    emit changed();
    m_desk->inBackground(
        this, [](service::Tablet& tablet) { return tablet.sendNow(); },
        [this](const Result<void>& done) {
            m_busy = false;
            m_trouble = done ? ErrorWords{} : wordsFor(done.error());
            emit changed();
        });
}

void SendingModel::take(const SendingShown& shown) {
    m_loaded = true;
    m_summary = shown.summary;
    m_needsYou.take(shown.needsYou);
    m_waiting.take(shown.waiting);
    m_received.take(shown.received);
    if (chosenRow().id.isEmpty()) {
        m_chosen = shown.needsYou.isEmpty() ? QString() : shown.needsYou.constFirst().id;
    }
    emit changed();
}

void SendingModel::reload() {
    m_soon.stop();
    if (m_desk == nullptr) {
        return;
    }
    m_desk->ask(
        this,
        [sending = m_desk->sending()](service::Session& session) { return sendingShown(session, sending); },
        [this, asked = ++m_asked](const Result<SendingShown>& shown) {
            if (asked != m_asked) {
                return; // a later question was asked meanwhile; its answer is on the way
            }
            take(shown ? *shown : sendingCounted(m_desk->sending()));
        });
}

} // namespace holdfast::ui
