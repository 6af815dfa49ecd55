// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/today_model.h"

#include "app/models/id_text.h"
#include "app/models/time_words.h"
#include "app/service/visits.h"

#include <QQmlEngine>

#include <algorithm>

namespace holdfast::ui {

TodayModel::TodayModel(QObject* parent) : QObject(parent) {
    for (QObject* list : {static_cast<QObject*>(&m_rows), static_cast<QObject*>(&m_knock),
                          static_cast<QObject*>(&m_toWriteUp), static_cast<QObject*>(&m_paper)}) {
        QJSEngine::setObjectOwnership(list, QJSEngine::CppOwnership);
    }
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &TodayModel::reload);
    connect(&m_minute, &QTimer::timeout, this, [this] {
        if (clockWords(m_desk->clock().now()) != m_shown.now) {
            reload();
        }
    });
}

void TodayModel::setDesk(Desk* desk) {
    m_desk = desk;
    connect(m_desk, &Desk::dataChanged, this, [this](const QStringList& kinds) {
        static const QStringList mine{QStringLiteral("visit"),  QStringLiteral("case"),
                                      QStringLiteral("person"), QStringLiteral("paper"),
                                      QStringLiteral("outbox"), QStringLiteral("meta")};
        if (std::ranges::any_of(kinds, [](const QString& kind) { return mine.contains(kind); })) {
            m_soon.start(0);
        }
    });
    connect(m_desk, &Desk::sendingChanged, this, &TodayModel::changed);
    m_soon.start(0);
    m_minute.start(std::chrono::seconds(5));
}

QString TodayModel::contactWords() const {
    if (m_shown.hiding) {
        return tr("You are on a visit, so other families are hidden until you ask.");
    }
    const auto last = m_desk == nullptr ? std::nullopt : m_desk->sending().status.lastContact;
    if (!last) {
        return tr(
            "Not in touch with the council yet. You can do everything on this screen without a connection.");
    }
    const auto now = m_desk->clock().now();
    const QString when = localDate(*last) == localDate(now) ? clockWords(*last) : momentWords(*last, now);
    return tr("Last in touch with the council %1. You can do everything on this screen without a connection.")
        .arg(when);
}

int TodayModel::nowIndex() const {
    return std::max(0, Rows::find(m_rows.rows(), QStringLiteral("now")));
}

void TodayModel::setRevealed(bool revealed) {
    if (revealed != m_revealed) {
        m_revealed = revealed;
        reload();
    }
}

void TodayModel::look(const QString& visit) {
    m_chosen = idFrom<VisitId>(visit);
    holdOpen(false);
    reload();
}

void TodayModel::holdOpen(bool open) {
    m_open = open;
    if (!open) {
        m_coveredNotes.clear();
        emit coveredNotesChanged();
        return;
    }
    const auto visit = idFrom<VisitId>(m_shown.next.id);
    if (visit.isNil()) {
        return;
    }
    m_desk->ask(
        this, [visit](service::Session& session) { return ui::coveredNotes(session, visit); },
        [this](const Result<QStringList>& notes) {
            if (m_open && notes) {
                m_coveredNotes = *notes;
                emit coveredNotesChanged();
            }
        });
}

void TodayModel::start() {
    const auto visit = idFrom<VisitId>(m_shown.next.id);
    if (visit.isNil() || m_starting) {
        return;
    }
    m_starting = true;
    m_desk->ask(
        this, [visit](service::Session& session) { return service::startVisit(session, visit); },
        [this, visit](const Result<void>& done) {
            m_starting = false;
            if (done) {
                emit started(textOf(visit));
                return;
            }
            m_trouble = wordsFor(done.error());
            emit changed();
        });
}

void TodayModel::reload() {
    m_soon.stop();
    if (m_desk == nullptr) {
        return;
    }
    m_desk->ask(
        this,
        [chosen = m_chosen, reveal = m_revealed](service::Session& session) {
            return todayShown(session, chosen, reveal);
        },
        [this, asked = ++m_asked](const Result<TodayShown>& shown) {
            if (asked != m_asked) {
                return; // a later question was asked meanwhile; its answer is on the way
            }
            if (!shown) {
                m_trouble = wordsFor(shown.error());
                emit changed();
                return;
            }
            m_trouble = {};
            m_loaded = true;
            m_shown = *shown;
            m_rows.take(m_shown.rows);
            m_knock.take(m_shown.next.knock);
            m_toWriteUp.take(m_shown.toWriteUp);
            m_paper.take(m_shown.paper);
            emit changed();
        });
}

} // namespace holdfast::ui
