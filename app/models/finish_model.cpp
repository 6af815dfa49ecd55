// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/finish_model.h"

#include "app/models/finish_ways.h"
#include "app/service/visits.h"

#include <QQmlEngine>

#include <algorithm>

namespace holdfast::ui {

FinishModel::FinishModel(QObject* parent) : QObject(parent) {
    for (QObject* list : {static_cast<QObject*>(&m_toResolve), static_cast<QObject*>(&m_advised),
                          static_cast<QObject*>(&m_notes), static_cast<QObject*>(&m_ways)}) {
        QJSEngine::setObjectOwnership(list, QJSEngine::CppOwnership);
    }
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &FinishModel::reload);
}

void FinishModel::setDesk(Desk* desk) {
    m_desk = desk;
    connect(m_desk, &Desk::dataChanged, this, [this](const QStringList& kinds) {
        static const QStringList mine{QStringLiteral("visit"),  QStringLiteral("entry"),
                                      QStringLiteral("record"), QStringLiteral("paper"),
                                      QStringLiteral("scan"),   QStringLiteral("person")};
        if (std::ranges::any_of(kinds, [](const QString& kind) { return mine.contains(kind); })) {
            m_soon.start(0);
        }
    });
    m_soon.start(0);
}

void FinishModel::setVisit(const QString& visit) {
    m_visit = idFrom<VisitId>(visit);
    m_soon.start(0);
}

void FinishModel::choose(const QString& finding) {
    m_wanted = finding;
    reload();
}

FinishFinding FinishModel::chosenRow() const {
    const auto* row = m_toResolve.find(m_shown.chosen);
    if (row == nullptr) {
        row = m_advised.find(m_shown.chosen);
    }
    return row == nullptr ? FinishFinding{} : *row;
}

void FinishModel::take(const QString& way, int choice, const QString& words) {
    if (m_desk == nullptr) {
        return;
    }
    m_desk->ask(
        this,
        [visit = m_visit, taken = WayTaken{m_shown.chosen, way, choice, words}](service::Session& session) {
            return takeWay(session, visit, taken);
        },
        [this](const Result<void>& done) {
            m_trouble = done ? ErrorWords{} : wordsFor(done.error());
            if (done) {
                m_wanted.clear();
                emit wayTaken();
                reload();
            } else {
                emit changed();
            }
        });
}

void FinishModel::send() {
    if (m_desk == nullptr || m_visit.isNil() || m_sending) {
        return;
    }
    m_sending = true;
    emit changed();
    m_desk->ask(
        this, [visit = m_visit](service::Session& session) { return service::finishVisit(session, visit); },
        [this](const Result<service::FinishedVisit>& finished) {
            m_sending = false;
            m_trouble = finished ? ErrorWords{} : wordsFor(finished.error());
            emit changed();
            if (finished) {
                emit sent();
            }
        });
}

void FinishModel::reload() {
    m_soon.stop();
    if (m_desk == nullptr || m_visit.isNil()) {
        return;
    }
    m_desk->ask(
        this,
        [visit = m_visit, wanted = m_wanted](service::Session& session) -> Result<FinishShown> {
            HOLDFAST_TRY(const auto view, service::viewVisit(session, visit));
            return finishShown(view, wanted);
        },
        [this, asked = ++m_asked](const Result<FinishShown>& shown) {
            if (asked != m_asked) {
                return; // a later question was asked meanwhile; its answer is on the way
            }
            if (!shown) {
                m_trouble = wordsFor(shown.error());
                emit changed();
                return;
            }
            m_loaded = true;
            m_shown = *shown;
            m_toResolve.take(m_shown.toResolve);
            m_advised.take(m_shown.advised);
            m_notes.take(m_shown.notes);
            m_ways.take(m_shown.ways);
            emit changed();
        });
}

} // namespace holdfast::ui
