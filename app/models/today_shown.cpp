// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/today_shown.h"

#include "app/models/case_words.h"
#include "app/models/id_text.h"
#include "app/models/open_home.h"
#include "app/models/time_words.h"
#include "app/models/visit_shown.h"
#include "core/practice/repositories.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <map>

namespace holdfast::ui {
namespace {

using practice::Visit;
using practice::VisitState;

struct Say {
    Q_DECLARE_TR_FUNCTIONS(Today)
};

UtcTime startOfDay(QDate day) {
    return fromUnixMilliseconds(day.startOfDay().toMSecsSinceEpoch());
}

UtcTime timeOf(const Visit& visit) {
    return visit.startedAt.value_or(visit.plannedFor.value_or(UtcTime{}));
}

qint64 minutesBetween(UtcTime from, UtcTime until) {
    return std::chrono::duration_cast<std::chrono::minutes>(until - from).count();
}

/// Cases by id, each read once.
class Cases {
public:
    explicit Cases(service::Session& session) : m_repository(session.database()) {}
    Result<const practice::Case*> find(CaseId id) {
        auto known = m_known.find(id);
        if (known == m_known.end()) {
            HOLDFAST_TRY(auto file, m_repository.find(id));
            known = m_known.emplace(id, std::move(file)).first;
        }
        return &known->second;
    }

private:
    practice::CaseRepository m_repository;
    std::map<CaseId, practice::Case> m_known;
};

struct Day {
    std::vector<Visit> visits;
    UtcTime now{};
    QDate today;
    VisitId underWay; ///< nil when none is
    VisitId next;     ///< whose card stands in the day
    bool hiding = false;
};

/// The last one begun today and not finished; the ones before it wait to be written up.
VisitId underWayOf(const std::vector<Visit>& visits) {
    const Visit* found = nullptr;
    for (const auto& visit : visits) {
        if (visit.state == VisitState::UnderWay && visit.startedAt &&
            (found == nullptr || *visit.startedAt >= *found->startedAt)) {
            found = &visit;
        }
    }
    return found == nullptr ? VisitId{} : found->id;
}

/// The first planned one whose time is not over.
VisitId nextOf(const std::vector<Visit>& visits, UtcTime now) {
    const auto found = std::ranges::find_if(visits, [&](const Visit& visit) {
        const auto lasts = std::chrono::minutes(std::max<std::uint32_t>(visit.plannedMinutes, 30));
        return visit.state == VisitState::Planned && visit.plannedFor && *visit.plannedFor + lasts > now;
    });
    return found == visits.end() ? VisitId{} : found->id;
}

void saySettled(service::Session& session, const Visit& visit, TodayRow& row) {
    if (visit.state == VisitState::Received) {
        if (const auto filed = filedOf(session, RecordId{visit.id.uuid()}, visit.revision)) {
            row.detail = Say::tr("Received by the case system %1").arg(clockWords(filed->at));
            row.iconName = QStringLiteral("received");
            row.weight = severity::Done;
            return;
        }
    }
    row.detail = Say::tr("Waiting to send. Nothing is lost.");
    row.iconName = QStringLiteral("waiting");
}

TodayRow rowOf(service::Session& session, const Day& day, const Visit& visit, const practice::Case& file) {
    TodayRow row;
    row.id = textOf(visit.id);
    row.kind = visit.id == day.next ? dayrow::Next : dayrow::Visit;
    row.time = clockWords(timeOf(visit));
    if (visit.startedAt) {
        const auto until = visit.endedAt.value_or(visit.finishedAt.value_or(day.now));
        row.under = minutesWords(std::max<qint64>(minutesBetween(*visit.startedAt, until), 0));
    } else if (row.kind == dayrow::Next) {
        row.under = Say::tr("Next visit");
    } else if (visit.plannedMinutes > 0) {
        row.under = minutesWords(visit.plannedMinutes);
    }
    if (day.hiding && visit.id != day.underWay) {
        row.title = Say::tr("Visit");
    } else {
        row.title = QString::fromStdString(file.title);
        row.rest =
            visit.where.empty()
                ? Say::tr("· %1").arg(settingWords(visit.setting))
                : Say::tr("· %1, %2").arg(settingWords(visit.setting), QString::fromStdString(visit.where));
    }
    switch (visit.state) {
    case VisitState::Planned:
        row.iconName = visit.setting == practice::VisitSetting::School  ? QStringLiteral("school")
                       : visit.setting == practice::VisitSetting::Phone ? QStringLiteral("phone")
                                                                        : QStringLiteral("home");
        row.detail = timeOf(visit) < day.now ? Say::tr("Planned. Not started.") : Say::tr("Planned");
        row.action = dayrow::Look;
        break;
    case VisitState::UnderWay:
    case VisitState::ToWriteUp:
        if (visit.id == day.underWay) {
            row.iconName = QStringLiteral("home");
            row.detail = Say::tr("You are here.");
            break;
        }
        row.iconName = QStringLiteral("sign");
        row.weight = severity::Advised;
        row.detail =
            Say::tr("Not written up yet. %1").arg(dueWords(dueDay(localDate(timeOf(visit))), day.today));
        row.action = dayrow::WriteUp;
        break;
    case VisitState::Finished:
    case VisitState::Received:
        saySettled(session, visit, row);
        break;
    case VisitState::NotDone:
        row.iconName = QStringLiteral("close");
        row.detail = Say::tr("Not done");
        break;
    }
    if (row.kind == dayrow::Next || (day.hiding && visit.id != day.underWay)) {
        row.action = dayrow::Nothing;
    }
    return row;
}

void addNowRule(QList<TodayRow>& rows, const Day& day) {
    TodayRow rule;
    rule.id = QStringLiteral("now");
    rule.kind = dayrow::Now;
    rule.time = clockWords(day.now);
    const auto later =
        std::ranges::find_if(day.visits, [&](const Visit& visit) { return timeOf(visit) > day.now; });
    rows.insert(std::distance(day.visits.begin(), later), rule);
}

/// Whom to reach how, and whose own wishes to ask about.
QList<KnockRow> knockRows(const std::vector<practice::Person>& people, const Visit& visit) {
    QList<KnockRow> rows;
    const auto day = practice::dateOf(timeOf(visit));
    for (const auto& person : people) {
        if (person.link != practice::CaseLink::Outside && !person.safeContact.way.empty()) {
            rows.append({textOf(person.id), QString::fromStdString(person.safeContact.way),
                         QString::fromStdString(person.safeContact.avoid), QStringLiteral("phone"), false});
        }
    }
    for (const auto& person : people) {
        if (person.role != practice::PersonRole::Child || !person.dateOfBirth ||
            person.link == practice::CaseLink::Outside) {
            continue;
        }
        const int age = practice::ageOn(*person.dateOfBirth, day);
        if (age >= 14 && age < 18) {
            const QString name = givenName(person);
            rows.append({textOf(person.id) + QStringLiteral("-age"), Say::tr("%1 is %2.").arg(name).arg(age),
                         Say::tr("Ask %1 what may be shared, and with whom.").arg(name),
                         QStringLiteral("ear"), true});
        }
    }
    return rows;
}

Result<std::vector<practice::Entry>> coveredOf(service::Session& session, const Visit& visit) {
    HOLDFAST_TRY(auto entries, practice::EntryRepository(session.database()).ofCase(visit.caseId));
    std::erase_if(entries, [](const practice::Entry& entry) {
        return entry.takenOut || entry.handling.level() != practice::HandlingLevel::PoliceIntelligence;
    });
    return entries;
}

Result<NextVisit> nextVisit(service::Session& session, const Visit& visit, const practice::Case& file,
                            VisitId underWay) {
    NextVisit next;
    next.id = textOf(visit.id);
    next.title = QString::fromStdString(file.title);
    next.place = visit.where.empty()
                     ? plannedWords(visit)
                     : Say::tr("%1 · %2").arg(plannedWords(visit), QString::fromStdString(visit.where));
    next.purpose = QString::fromStdString(visit.purpose);
    next.time = clockWords(timeOf(visit));
    next.underWay = visit.id == underWay;
    if (!next.underWay) {
        HOLDFAST_TRY(const auto covered, coveredOf(session, visit));
        next.covered = static_cast<int>(covered.size());
        HOLDFAST_TRY(const auto people, practice::PersonRepository(session.database()).ofCase(visit.caseId));
        next.knock = knockRows(people, visit);
    }
    return next;
}

Result<void> addSides(service::Session& session, const Day& day, Cases& cases, bool reveal,
                      TodayShown& shown) {
    const bool hidden = day.hiding && !reveal;
    HOLDFAST_TRY(const auto earlier,
                 practice::VisitRepository(session.database()).toWriteUp(startOfDay(day.today)));
    shown.toWriteUpCount = static_cast<int>(earlier.size());
    HOLDFAST_TRY(const auto held, practice::PaperRepository(session.database()).held());
    shown.paperCount = static_cast<int>(held.size());
    if (hidden) {
        return {};
    }
    for (const auto& visit : earlier) {
        HOLDFAST_TRY(const auto* file, cases.find(visit.caseId));
        const QDate on = localDate(timeOf(visit));
        shown.toWriteUp.append({textOf(visit.id), QString::fromStdString(file->title),
                                Say::tr("%1.").arg(QLocale().toString(on, QStringLiteral("d MMMM"))),
                                dueWords(dueDay(on), day.today), QStringLiteral("sign")});
    }
    for (const auto& item : held) {
        HOLDFAST_TRY(const auto* file, cases.find(item.caseId));
        shown.paper.append({textOf(item.id),
                            Say::tr("%1, %2").arg(paperWords(item), shortTitle(*file)),
                            item.disclosure
                                ? Say::tr("%1 A disclosure: keep it as it is.").arg(placeWords(item))
                                : placeWords(item),
                            {},
                            item.disclosure ? QStringLiteral("folderlock") : QStringLiteral("bag")});
    }
    return {};
}

} // namespace

Result<TodayShown> todayShown(service::Session& session, VisitId chosen, bool reveal) {
    Day day;
    day.now = session.clock().now();
    day.today = localDate(day.now);
    HOLDFAST_TRY(day.visits, practice::VisitRepository(session.database())
                                 .between(startOfDay(day.today), startOfDay(day.today.addDays(1))));
    std::ranges::stable_sort(day.visits, {}, timeOf);
    day.underWay = underWayOf(day.visits);
    day.next = day.underWay.isNil() ? nextOf(day.visits, day.now) : day.underWay;
    const auto asked = std::ranges::find(day.visits, chosen, &Visit::id);
    if (day.underWay.isNil() && asked != day.visits.end() && asked->state == VisitState::Planned) {
        day.next = chosen;
    }

    TodayShown shown;
    shown.heading = dayWords(day.now, day.now);
    shown.now = clockWords(day.now);
    const auto here = std::ranges::find(day.visits, day.underWay, &Visit::id);
    if (here != day.visits.end()) {
        HOLDFAST_TRY(day.hiding, openHomeIsOn(session.database(), *here));
    }
    shown.hiding = day.hiding;
    Cases cases(session);
    for (const auto& visit : day.visits) {
        HOLDFAST_TRY(const auto* file, cases.find(visit.caseId));
        shown.rows.append(rowOf(session, day, visit, *file));
        if (visit.id == day.next) {
            HOLDFAST_TRY(shown.next, nextVisit(session, visit, *file, day.underWay));
        }
    }
    if (!shown.rows.isEmpty()) {
        addNowRule(shown.rows, day);
        shown.rows.last().last = true;
    }
    HOLDFAST_CHECK(addSides(session, day, cases, reveal, shown));
    return shown;
}

Result<QStringList> coveredNotes(service::Session& session, VisitId id) {
    HOLDFAST_TRY(const auto visit, practice::VisitRepository(session.database()).find(id));
    HOLDFAST_TRY(const auto entries, coveredOf(session, visit));
    QStringList notes;
    for (const auto& entry : entries) {
        const auto* police = entry.handling.police();
        const QString force = police == nullptr ? QString() : QString::fromStdString(police->force);
        const QString text = QString::fromStdString(entry.text);
        notes.append(force.isEmpty() ? text : Say::tr("%1: %2").arg(force, text));
    }
    return notes;
}

} // namespace holdfast::ui
