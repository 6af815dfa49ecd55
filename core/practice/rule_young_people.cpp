// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/childs_words.h"
#include "core/practice/rule_authority.h"
#include "core/practice/rule_checks.h"
#include "core/practice/word_runs.h"

#include <algorithm>

namespace holdfast::practice {
namespace {

/// Fewer words than this do not say how someone understood a decision.
constexpr std::size_t fewestWordsOfReasoning = 6;

template <typename T>
[[nodiscard]] bool contains(const std::vector<T>& list, const T& value) {
    return std::ranges::find(list, value) != list.end();
}

/// A wish: who does not want whom told, in which words.
struct Wish {
    const Entry* words;
    PersonId youngPerson;
    PersonId keptFrom;
};

/// The last assessment of this decision, or null: it is about these words and names who is not to be told.
[[nodiscard]] const CompetenceAssessment* assessmentOf(const VisitView& view, const Wish& wish) {
    const CompetenceAssessment* last = nullptr;
    for (const CompetenceAssessment& assessment : view.records.competence) {
        const bool about = assessment.entries.empty() ? assessment.at >= wish.words->happened.at
                                                      : contains(assessment.entries, wish.words->id);
        if (about && assessment.youngPerson == wish.youngPerson &&
            contains(assessment.keptFrom, wish.keptFrom) && (last == nullptr || assessment.at >= last->at)) {
            last = &assessment;
        }
    }
    return last;
}

[[nodiscard]] Words notAssessed(const VisitView& view, const PeopleById& people, const Wish& wish) {
    const WordsArgument child{"child", people.nameOf(wish.youngPerson)};
    const WordsArgument person{"person", people.nameOf(wish.keptFrom)};
    const Person* known = people.find(wish.youngPerson);
    if (known != nullptr && known->dateOfBirth) {
        const int age = ageOn(*known->dateOfBirth, dateOf(startOf(view)));
        if (age >= view.policy.youngPersonFromAge) {
            return say("s4.not_assessed", {child, {"age", std::to_string(age)}, person});
        }
    }
    return say("s4.child_asked", {child, person});
}

/// What is still to be done about a wish; nothing when the assessment says all it must. A wish of someone who
/// understands the decision stands in the way of a report, not of the visit.
[[nodiscard]] std::optional<Words> whatIsWrong(const VisitView& view, const PeopleById& people,
                                               const Wish& wish, bool inReport) {
    const CompetenceAssessment* assessment = assessmentOf(view, wish);
    if (assessment == nullptr) {
        return notAssessed(view, people, wish);
    }
    const WordsArgument child{"child", people.nameOf(wish.youngPerson)};
    if (assessment->outcome == Competence::NotDecided ||
        wordCount(assessment->reasoning) < fewestWordsOfReasoning) {
        return say("s4.say_how", {child});
    }
    if (isBlank(assessment->whatTheyWereTold)) {
        return say("s4.what_they_were_told", {child});
    }
    if (inReport && assessment->outcome == Competence::Competent) {
        return say("s4.wish_stands", {child, {"person", people.nameOf(wish.keptFrom)}});
    }
    return std::nullopt;
}

void checkWishes(const VisitView& view, const PeopleById& people, std::vector<Finding>& out) {
    for (const Entry& entry : view.entries) {
        if (!entry.account || entry.state() == EntryState::TakenOut) {
            continue;
        }
        for (const PersonId& keptFrom : entry.account->keepFrom) {
            const Wish wish{.words = &entry, .youngPerson = childOf(entry, view), .keptFrom = keptFrom};
            if (auto words = whatIsWrong(view, people, wish, false)) {
                out.push_back({.rule = RuleId::S4,
                               .severity = Severity::Should,
                               .subject = entry.id,
                               .entries = {entry.id},
                               .words = std::move(*words),
                               .waysThrough = ways({Way::AssessCompetence, Way::RingManager, Way::SayWhy})});
            }
        }
    }
}

void checkReport(const VisitView& view, const PeopleById& people, std::vector<Finding>& out) {
    const std::vector<ReportedWords> all = childsWordsIn(view);
    for (const PersonId& reader : familyReaders(view)) {
        for (const ReportedWords& reported : all) {
            const auto& account = reported.words->account;
            if (!account || !contains(account->keepFrom, reader) ||
                openedByDirection(view, RuleId::S4, reported.passage) == Opening::Open) {
                continue;
            }
            const Wish wish{.words = reported.words, .youngPerson = reported.child, .keptFrom = reader};
            if (auto words = whatIsWrong(view, people, wish, true)) {
                out.push_back({.rule = RuleId::S4,
                               .severity = Severity::Must,
                               .subject = reported.passage,
                               .entries = {reported.passage},
                               .words = std::move(*words),
                               .waysThrough = ways({Way::AssessCompetence, Way::LeaveOut, Way::RingManager,
                                                    Way::RecordCaseDirection})});
            }
        }
    }
}

} // namespace

void checkS4FourteenAndOver(const VisitView& view, Gate gate, std::vector<Finding>& out) {
    const PeopleById people{view.people};
    if (gate == Gate::Capture || gate == Gate::Finish) {
        checkWishes(view, people, out);
    } else {
        checkReport(view, people, out);
    }
}

} // namespace holdfast::practice
