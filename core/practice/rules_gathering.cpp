// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/rule_authority.h"
#include "core/practice/rule_checks.h"

#include <algorithm>

namespace holdfast::practice {
namespace {

/// Whether the explanation is for this person: family, and others of the case who are not there as part of
/// their work. Nobody is reminded about a baby.
[[nodiscard]] bool shouldBeTold(const VisitView& view, const Person& person) {
    if (person.role == PersonRole::Professional || person.role == PersonRole::Interpreter ||
        (person.link == CaseLink::Outside && !isFamily(person.role))) {
        return false;
    }
    return !person.dateOfBirth ||
           ageOn(*person.dateOfBirth, dateOf(startOf(view))) >= view.policy.explainFromAge;
}

[[nodiscard]] bool has(const VisitView& view, PersonId person, ExplanationState state) {
    return std::ranges::any_of(view.records.explanations, [=](const PrivacyExplanation& explanation) {
        return explanation.person == person && explanation.state == state;
    });
}

void checkInterpreters(const VisitView& view, const PeopleById& people, std::vector<Finding>& out) {
    for (const PrivacyExplanation& explanation : view.records.explanations) {
        if (explanation.head.visitId != view.visit.id || !explanation.interpreter) {
            continue;
        }
        const Person* interpreter = people.find(*explanation.interpreter);
        if (interpreter != nullptr && isFamily(interpreter->role)) {
            out.push_back(
                {.rule = RuleId::G5,
                 .severity = Severity::Should,
                 .subject = explanation.head.id,
                 .words = say("g5.interpreter_is_family", {{"interpreter", people.nameOf(interpreter->id)},
                                                           {"person", people.nameOf(explanation.person)}}),
                 .waysThrough = ways({Way::ExplainAndAskAgain, Way::NameAnotherInterpreter, Way::SayWhy})});
        }
    }
}

} // namespace

void checkG1Necessary(const VisitView& view, Gate, std::vector<Finding>& out) {
    if (isBlank(view.visit.purpose)) {
        out.push_back({.rule = RuleId::G1,
                       .severity = Severity::Must,
                       .subject = view.visit.id,
                       .words = say("g1.purpose"),
                       .waysThrough = ways({Way::SayPurpose})});
    }
    const PeopleById people{view.people};
    for (const Entry& entry : view.entries) {
        if (entry.state() == EntryState::TakenOut) {
            continue;
        }
        for (const AboutPerson& about : entry.about) {
            const Person* person = people.find(about.person);
            const bool outside = person == nullptr || person->link == CaseLink::Outside;
            if (outside && isBlank(about.whyNamed)) {
                out.push_back({.rule = RuleId::G1,
                               .severity = Severity::Should,
                               .subject = entry.id,
                               .entries = {entry.id},
                               .words = say("g1.why_named", {{"person", people.nameOf(about.person)}}),
                               .waysThrough = ways({Way::SayWhyNamed, Way::TakeOut, Way::SayWhy})});
            }
        }
    }
}

void checkG5FamiliesKnow(const VisitView& view, Gate, std::vector<Finding>& out) {
    const PeopleById people{view.people};
    const UtcTime until = std::max(view.now, startOf(view));
    for (const Presence& presence : view.visit.people) {
        const Person* person = people.find(presence.person);
        if (presence.attendance != Attendance::Here || person == nullptr || !shouldBeTold(view, *person) ||
            has(view, person->id, ExplanationState::UnsafeToTell) || isExplained(view, person->id, until)) {
            continue;
        }
        const bool shown = has(view, person->id, ExplanationState::Shown);
        out.push_back({.rule = RuleId::G5,
                       .severity = Severity::Should,
                       .subject = person->id,
                       .words = say(shown ? "g5.only_shown" : "g5.not_explained",
                                    {{"person", people.nameOf(person->id)}}),
                       .waysThrough = ways({Way::Explain, Way::MarkUnsafeToTell, Way::SayWhy})});
    }
    checkInterpreters(view, people, out);
}

void checkS1Notice(const VisitView& view, Gate, std::vector<Finding>& out) {
    const bool complete = std::ranges::any_of(view.policy.notices, [](const PrivacyNotice& notice) {
        return notice.reader == NoticeReader::Adult && notice.isComplete();
    });
    if (!complete) {
        out.push_back({.rule = RuleId::S1,
                       .severity = Severity::Should,
                       .subject = view.visit.id,
                       .words = say("s1.no_notice"),
                       .waysThrough = ways({Way::RingManager, Way::SayWhy})});
    }
}

} // namespace holdfast::practice
