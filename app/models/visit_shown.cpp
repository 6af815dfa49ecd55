// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/visit_shown.h"

#include "app/models/time_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace holdfast::ui {
namespace {

using practice::VisitView;

static_assert(static_cast<int>(practice::EntryKind::Told) == kind::Told);
static_assert(static_cast<int>(practice::EntryKind::AgencyInformation) == kind::Agency);
static_assert(static_cast<int>(practice::HandlingLevel::PoliceIntelligence) == handling::PoliceIntelligence);

struct Say {
    Q_DECLARE_TR_FUNCTIONS(VisitShown)
};

QString settingWords(const practice::Visit& visit) {
    const bool planned = visit.planning == practice::VisitPlanning::Planned;
    switch (visit.setting) {
    case practice::VisitSetting::Home:
        return planned ? Say::tr("Home visit, planned") : Say::tr("Home visit, not planned");
    case practice::VisitSetting::School:
        return planned ? Say::tr("School visit, planned") : Say::tr("School visit, not planned");
    case practice::VisitSetting::Phone:
        return Say::tr("By phone");
    default:
        return planned ? Say::tr("Visit, planned") : Say::tr("Visit, not planned");
    }
}

PersonRow rowOf(const practice::Person& person, const practice::Presence& presence, UtcTime at) {
    PersonRow row;
    row.id = QString::fromStdString(person.id.text());
    row.name = nameAndPart(person, at);
    row.given = givenName(person);
    row.brief =
        row.given + row.name.sliced(qMin(row.name.size(), QString::fromStdString(person.name).size()));
    row.child = person.role == practice::PersonRole::Child;
    row.attendance = static_cast<int>(presence.attendance);
    if (presence.attendance == practice::Attendance::NotSaid) {
        row.presence = Say::tr("Not said yet");
    } else if (presence.attendance == practice::Attendance::NotHere) {
        row.presence = Say::tr("Not here");
    } else if (presence.seenAlone.empty()) {
        row.presence = Say::tr("Here");
    } else {
        const auto& last = presence.seenAlone.back();
        row.aloneNow = !last.until;
        row.presence =
            last.until
                ? Say::tr("Here · seen alone %1 to %2").arg(clockWords(last.from), clockWords(*last.until))
                : Say::tr("Here · alone with you since %1").arg(clockWords(last.from));
    }
    row.briefPresence = presence.attendance != practice::Attendance::Here || presence.seenAlone.empty()
                            ? row.presence
                        : row.aloneNow ? Say::tr("Here, alone with you")
                                       : Say::tr("Here, seen alone");
    return row;
}

QList<PersonRow> peopleOf(const VisitView& view, UtcTime at) {
    QList<PersonRow> rows;
    for (const auto& presence : view.visit.people) {
        const auto person = std::ranges::find(view.people, presence.person, &practice::Person::id);
        if (person != view.people.end()) {
            rows.append(rowOf(*person, presence, at));
        }
    }
    // Who is here comes first, who is not last.
    std::ranges::stable_sort(rows, {}, [](const PersonRow& row) {
        return row.attendance == static_cast<int>(practice::Attendance::Here)      ? 0
               : row.attendance == static_cast<int>(practice::Attendance::NotSaid) ? 1
                                                                                   : 2;
    });
    return rows;
}

QString givenNameIn(const VisitView& view, PersonId id) {
    const auto person = std::ranges::find(view.people, id, &practice::Person::id);
    return person == view.people.end() ? QString() : givenName(*person);
}

void addExplained(VisitShown& shown, const VisitView& view) {
    QStringList others;
    for (const auto& one : view.records.explanations) {
        if (one.head.visitId != view.visit.id || one.state != practice::ExplanationState::Explained) {
            continue;
        }
        const QString name = givenNameIn(view, one.person);
        const QString at = clockWords(one.at);
        if (shown.explained.isEmpty() && !one.childsVersion) {
            shown.explained = Say::tr("Explained to %1 %2").arg(name, at);
        } else {
            others.append(one.childsVersion ? Say::tr("%1 %2, in simpler words").arg(name, at)
                                            : Say::tr("%1 %2").arg(name, at));
        }
    }
    if (shown.explained.isEmpty()) {
        shown.explained = others.isEmpty() ? Say::tr("Not explained yet") : Say::tr("Explained");
    }
    shown.explainedDetail = others.join(Say::tr(" · "));
}

void addAgreed(VisitShown& shown, const VisitView& view) {
    int yes = 0;
    int no = 0;
    QStringList names;
    QString last;
    for (const auto& one : view.records.agreements) {
        if (one.head.visitId != view.visit.id || one.state == practice::AgreementState::NotAsked) {
            continue;
        }
        (one.state == practice::AgreementState::Given ? yes : no) += 1;
        last = clockWords(one.at);
        const QString name = givenNameIn(view, one.person);
        if (!names.contains(name)) {
            names.append(name);
        }
    }
    if (names.isEmpty()) {
        shown.agreed = Say::tr("No choices recorded yet");
        return;
    }
    shown.agreed = names.size() == 1 ? Say::tr("%1’s choices %2").arg(names.constFirst(), last)
                                     : Say::tr("Choices recorded %1").arg(last);
    shown.agreedDetail = Say::tr("%1 yes, %2 no").arg(yes).arg(no);
}

QString aboutWords(const practice::Entry& entry, const VisitView& view,
                   const std::vector<practice::Person>& hidden) {
    QStringList names;
    int others = 0;
    for (const auto& about : entry.about) {
        const bool cover =
            std::ranges::any_of(hidden, [&](const auto& one) { return one.id == about.person; });
        const QString name = givenNameIn(view, about.person);
        if (cover || name.isEmpty()) {
            ++others;
        } else {
            names.append(name);
        }
    }
    if (others > 0) {
        names.append(others == 1 ? Say::tr("1 name") : Say::tr("%1 names").arg(others));
    }
    if (names.isEmpty()) {
        return {};
    }
    const QString last = names.takeLast();
    return names.isEmpty() ? Say::tr("About %1").arg(last)
                           : Say::tr("About %1 and %2").arg(names.join(Say::tr(", ")), last);
}

QString noteWords(const practice::Entry& entry, bool openHome) {
    QStringList lines;
    if (entry.told && entry.told->authority != practice::AuthorityKind::NotSaid) {
        const bool neutral = entry.told->authority == practice::AuthorityKind::StrategyDiscussion ||
                             entry.told->authority == practice::AuthorityKind::CaseDirection;
        if (!openHome || !neutral) {
            const QString more = QString::fromStdString(entry.told->authorityWords);
            lines.append(Say::tr("On what authority: %1").arg(authorityWords(entry.told->authority)) +
                         (more.isEmpty() ? QString() : Say::tr(", %1").arg(more)));
        }
    }
    if (!openHome && !entry.whyNeeded.empty()) {
        lines.append(Say::tr("Why: %1").arg(QString::fromStdString(entry.whyNeeded)));
    }
    if (!entry.photos.empty()) {
        lines.append(entry.photos.size() == 1 ? Say::tr("1 photo")
                                              : Say::tr("%1 photos").arg(entry.photos.size()));
    }
    return lines.join(u'\n');
}

/// What the rules say of one entry, shortest first; in open-home view without a name in it.
void addFinding(EntryRow& row, const practice::Entry& entry, const std::vector<practice::Finding>& findings,
                bool openHome) {
    const auto mine = std::ranges::find_if(findings, [&](const practice::Finding& one) {
        return !one.passedReason && (std::ranges::find(one.entries, entry.id) != one.entries.end() ||
                                     one.subject == practice::Subject(entry.id));
    });
    if (mine == findings.end()) {
        return;
    }
    row.severity = mine->severity == practice::Severity::Must ? severity::ToResolve : severity::Advised;
    if (mine->words.id == "g1.why_named") {
        row.finding = Say::tr("Say why this person is named");
    } else if (!openHome || mine->words.arguments.empty()) {
        row.finding = QString::fromStdString(mine->words.english);
    } else {
        row.finding = row.severity == severity::ToResolve ? Say::tr("To resolve when you finish")
                                                          : Say::tr("Advised when you finish");
    }
}

void addProgress(EntryRow& row, const practice::Entry& entry, const VisitView& view) {
    if (entry.takenOut) {
        row.progress = entry::TakenOut;
        row.progressText = Say::tr("Taken out %1").arg(clockWords(entry.takenOut->at));
    } else if (view.visit.state == practice::VisitState::Received) {
        row.progress = entry::Received;
        row.progressText = Say::tr("Received");
    } else if (view.visit.state == practice::VisitState::Finished) {
        row.progress = entry::Unsent;
        row.progressText = Say::tr("Waiting to send");
    }
}

EntryRow entryRow(const practice::Entry& entry, const VisitView& view,
                  const std::vector<practice::Finding>& findings, bool openHome,
                  const std::vector<practice::Person>& hidden) {
    EntryRow row;
    row.id = QString::fromStdString(entry.id.text());
    row.kind = static_cast<int>(entry.kind);
    row.exact = entry.wording == practice::Wording::Exact && entry.kind != practice::EntryKind::Observation &&
                entry.kind != practice::EntryKind::Opinion;
    row.time = happenedWords(entry.happened, view.visit.startedAt.value_or(entry.writtenAt));
    auto parts = partsOf(QString::fromStdString(entry.text), hidden);
    row.text = withoutNames(parts);
    if (parts.size() > 1) {
        if (row.exact) {
            parts.front().prepend(u'“');
            parts.back().append(u'”');
        }
        row.parts = parts;
    }
    row.speaker = speakerWords(entry, view, openHome);
    row.handling = static_cast<int>(openHome ? practice::HandlingLevel::Ordinary : entry.handling.level());
    row.handlingShown = !openHome;
    row.about = aboutWords(entry, view, hidden);
    row.note = noteWords(entry, openHome);
    if (entry.kind == practice::EntryKind::ChildsWords && entry.account && !entry.account->wish.empty()) {
        row.wishOf = entry.source.person ? givenNameIn(view, *entry.source.person) : Say::tr("The child");
        row.wish = QString::fromStdString(entry.account->wish);
    }
    row.photos = static_cast<int>(entry.photos.size());
    addFinding(row, entry, findings, openHome);
    addProgress(row, entry, view);
    return row;
}

} // namespace

VisitShown shownOf(const VisitView& view, const std::vector<practice::Finding>& findings, bool openHome,
                   bool reveal, EntryId leftOut) {
    VisitShown shown;
    const auto day = view.visit.startedAt.value_or(view.visit.plannedFor.value_or(view.now));
    shown.title = QString::fromStdString(view.file.title);
    shown.kindOfVisit = settingWords(view.visit);
    shown.where = QString::fromStdString(view.visit.where);
    shown.started = view.visit.startedAt ? clockWords(*view.visit.startedAt) : QString();
    shown.purpose = QString::fromStdString(view.visit.purpose);
    shown.underWay = view.visit.state == practice::VisitState::UnderWay;
    shown.openHome = openHome;
    shown.people = peopleOf(view, day);
    addExplained(shown, view);
    addAgreed(shown, view);
    for (const auto& finding : findings) {
        if (!finding.passedReason) {
            (finding.severity == practice::Severity::Must ? shown.toResolve : shown.advised) += 1;
        }
    }
    const auto hidden = openHome ? beyondFamily(view) : std::vector<practice::Person>{};
    std::optional<UtcTime> written = view.visit.startedAt;
    for (const auto& entry : view.entries) {
        if (entry.id == leftOut) {
            continue;
        }
        written = std::max(written, std::optional(entry.writtenAt));
        const bool covered = openHome && isCovered(entry, view);
        shown.covered += covered ? 1 : 0;
        if (covered && !reveal) {
            continue;
        }
        shown.entries.append(entryRow(entry, view, findings, openHome, hidden));
    }
    shown.savedTime = written ? clockWords(*written) : QString();
    return shown;
}

QString givenName(const practice::Person& person) {
    return QString::fromStdString(person.name).section(u' ', 0, 0, QString::SectionSkipEmpty);
}

QString nameAndPart(const practice::Person& person, UtcTime at) {
    const QString name = QString::fromStdString(person.name);
    if (person.role == practice::PersonRole::Child && person.dateOfBirth) {
        const QDate day = localDate(at);
        const int age = practice::ageOn(*person.dateOfBirth, {day.year(), static_cast<unsigned>(day.month()),
                                                              static_cast<unsigned>(day.day())});
        return Say::tr("%1, %2").arg(name).arg(age);
    }
    return person.roleWords.empty() ? name
                                    : Say::tr("%1, %2").arg(name, QString::fromStdString(person.roleWords));
}

QString speakerWords(const practice::Entry& entry, const VisitView& view, bool openHome) {
    const auto at = entry.writtenAt;
    const auto person = entry.source.person
                            ? std::ranges::find(view.people, *entry.source.person, &practice::Person::id)
                            : view.people.end();
    const bool known = person != view.people.end();
    switch (entry.kind) {
    case practice::EntryKind::Observation:
    case practice::EntryKind::Opinion:
        return {};
    case practice::EntryKind::ChildsWords:
        return known ? givenName(*person) : Say::tr("Who said it is not said yet");
    case practice::EntryKind::SaidBy:
        if (!known) {
            return Say::tr("Who said it is not said yet");
        }
        return openHome && person->link == practice::CaseLink::Outside ? Say::tr("1 name")
                                                                       : nameAndPart(*person, at);
    case practice::EntryKind::AgencyInformation:
        return openHome || entry.source.agency.empty() ? Say::tr("An agency")
                                                       : QString::fromStdString(entry.source.agency);
    case practice::EntryKind::Told:
        break;
    }
    QStringList names;
    if (entry.told) {
        for (const auto& to : entry.told->toPeople) {
            names.append(givenNameIn(view, to));
        }
        if (!entry.told->toWords.empty() && !openHome) {
            names.append(QString::fromStdString(entry.told->toWords));
        }
    }
    if (names.isEmpty()) {
        return entry.told && !entry.told->toWords.empty() ? Say::tr("To someone")
                                                          : Say::tr("To whom is not said yet");
    }
    const QString how = mediumWords(entry.told->how);
    const QString to = Say::tr("To %1").arg(names.join(Say::tr(", ")));
    return how.isEmpty() ? to : Say::tr("%1, %2").arg(to, how);
}

QString happenedWords(const practice::HappenedAt& happened, UtcTime visitDay) {
    if (!happened.words.empty()) {
        return QString::fromStdString(happened.words);
    }
    const QString clock = clockWords(happened.at);
    if (localDate(happened.at) != localDate(visitDay) || happened.precision == practice::TimePrecision::Day) {
        const QString day = dayWords(happened.at, visitDay);
        return happened.precision == practice::TimePrecision::Day ? day : Say::tr("%1, %2").arg(day, clock);
    }
    return happened.precision == practice::TimePrecision::About ? Say::tr("about %1").arg(clock) : clock;
}

QString authorityWords(practice::AuthorityKind authority) {
    switch (authority) {
    case practice::AuthorityKind::NotSaid:
        return Say::tr("not said yet");
    case practice::AuthorityKind::PrivacyNotice:
        return Say::tr("privacy notice");
    case practice::AuthorityKind::OwnAffairs:
        return Say::tr("their own affairs");
    case practice::AuthorityKind::Agreement:
        return Say::tr("agreement");
    case practice::AuthorityKind::StrategyDiscussion:
        return Say::tr("strategy discussion");
    case practice::AuthorityKind::CaseDirection:
        return Say::tr("case direction");
    }
    return {};
}

QString mediumWords(practice::Medium medium) {
    switch (medium) {
    case practice::Medium::NotSaid:
        return {};
    case practice::Medium::InPerson:
        return Say::tr("in person");
    case practice::Medium::Phone:
        return Say::tr("by phone");
    case practice::Medium::VideoCall:
        return Say::tr("by video call");
    case practice::Medium::Letter:
        return Say::tr("by letter");
    case practice::Medium::Email:
        return Say::tr("by email");
    case practice::Medium::Message:
        return Say::tr("by message");
    }
    return {};
}

} // namespace holdfast::ui
