// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/visit_model.h"

#include "app/models/id_text.h"
#include "app/service/visits.h"

#include <QQmlEngine>

#include <algorithm>

namespace holdfast::ui {

VisitModel::VisitModel(QObject* parent) : QObject(parent) {
    QJSEngine::setObjectOwnership(&m_entries, QJSEngine::CppOwnership);
    QJSEngine::setObjectOwnership(&m_people, QJSEngine::CppOwnership);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &VisitModel::reload);
}

void VisitModel::setDesk(Desk* desk) {
    m_desk = desk;
    connect(m_desk, &Desk::dataChanged, this, [this](const QStringList& kinds) {
        static const QStringList mine{QStringLiteral("visit"),  QStringLiteral("entry"),
                                      QStringLiteral("record"), QStringLiteral("person"),
                                      QStringLiteral("paper"),  QStringLiteral("scan"),
                                      QStringLiteral("case")};
        if (std::ranges::any_of(kinds, [](const QString& kind) { return mine.contains(kind); })) {
            reloadSoon();
        }
    });
    reloadSoon();
}

void VisitModel::setVisit(const QString& visit) {
    m_visit = idFrom<VisitId>(visit);
    reloadSoon();
}

void VisitModel::setWriting(const QString& entry) {
    if (entry != m_writing) {
        m_writing = entry;
        emit writingChanged();
        reloadSoon();
    }
}

void VisitModel::setRevealed(bool revealed) {
    if (revealed != m_revealed) {
        m_revealed = revealed;
        emit revealedChanged();
        reload();
    }
}

QString VisitModel::placeWords() const {
    return m_shown.where.isEmpty() ? m_shown.kindOfVisit
                                   : tr("%1 · %2").arg(m_shown.kindOfVisit, m_shown.where);
}

void VisitModel::reloadSoon() {
    if (m_desk != nullptr && !m_visit.isNil()) {
        m_soon.start(0);
    }
}

void VisitModel::reload() {
    m_soon.stop();
    if (m_desk == nullptr || m_visit.isNil()) {
        return;
    }
    const EntryId leftOut = idFrom<EntryId>(m_writing);
    m_desk->ask(
        this,
        [visit = m_visit, reveal = m_revealed, leftOut](service::Session& session) -> Result<VisitShown> {
            HOLDFAST_TRY(const auto view, service::viewVisit(session, visit));
            HOLDFAST_TRY(const bool openHome, openHomeIsOn(session.database(), view.visit));
            return shownOf(view, practice::findings(view, practice::Gate::Finish), openHome, reveal, leftOut);
        },
        [this, asked = ++m_asked](const Result<VisitShown>& shown) {
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
            m_people.take(m_shown.people);
            m_entries.take(m_shown.entries);
            m_shown.entries.clear(); // the list holds them
            emit changed();
        });
}

void VisitModel::setOpenHome(bool on) {
    m_desk->ask(
        this,
        [visit = m_visit, on](service::Session& session) {
            return ui::setOpenHome(session.database(), visit, on);
        },
        [this](const Result<void>& done) {
            settle(done);
            reload();
        });
}

void VisitModel::changeVisit(std::function<void(practice::Visit&, UtcTime)> change) {
    m_desk->ask(
        this,
        [id = m_visit, change = std::move(change)](service::Session& session) -> Result<void> {
            HOLDFAST_TRY(auto visit, practice::VisitRepository(session.database()).find(id));
            change(visit, session.clock().now());
            return service::changeVisit(session, visit);
        },
        [this](const Result<void>& done) { settle(done); });
}

void VisitModel::setPurpose(const QString& purpose) {
    if (purpose != m_shown.purpose) {
        changeVisit([words = purpose.trimmed().toStdString()](practice::Visit& visit, UtcTime) {
            visit.purpose = words;
        });
    }
}

void VisitModel::setAttendance(const QString& person, int attendance) {
    const auto id = idFrom<PersonId>(person);
    if (id.isNil() || attendance < 0 || attendance > static_cast<int>(practice::Attendance::NotHere)) {
        return;
    }
    changeVisit(
        [id, attendance = static_cast<practice::Attendance>(attendance)](practice::Visit& visit, UtcTime) {
            for (auto& one : visit.people) {
                if (one.person == id) {
                    one.attendance = attendance;
                }
            }
        });
}

void VisitModel::setAloneNow(const QString& person, bool alone) {
    const auto id = idFrom<PersonId>(person);
    if (id.isNil()) {
        return;
    }
    changeVisit([id, alone](practice::Visit& visit, UtcTime now) {
        for (auto& one : visit.people) {
            if (one.person != id) {
                continue;
            }
            const bool running = !one.seenAlone.empty() && !one.seenAlone.back().until;
            if (alone && !running) {
                one.attendance = practice::Attendance::Here;
                one.seenAlone.push_back({now, std::nullopt});
                visit.childSeen = practice::Sighting::Seen;
                visit.childSeenAlone = practice::Sighting::Seen;
            } else if (!alone && running) {
                one.seenAlone.back().until = now;
            }
        }
    });
}

void VisitModel::undoTakingOut(const QString& entry) {
    const auto id = idFrom<EntryId>(entry);
    if (id.isNil()) {
        return;
    }
    m_desk->ask(
        this, [id](service::Session& session) { return service::undoEntry(session, id); },
        [this](const Result<void>& done) { settle(done); });
}

void VisitModel::settle(const Result<void>& done) {
    m_trouble = done ? ErrorWords{} : wordsFor(done.error());
    emit changed();
}

} // namespace holdfast::ui
