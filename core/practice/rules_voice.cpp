// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/childs_words.h"
#include "core/practice/rule_authority.h"
#include "core/practice/rule_checks.h"

#include <algorithm>

namespace holdfast::practice {
namespace {

/// Whether a plan or decision of this time is about these words: it names them, or names none and came after.
template <typename Record>
[[nodiscard]] bool isAbout(const Record& record, const Entry& words) {
    return record.entries.empty() ? record.at >= words.happened.at
                                  : std::ranges::find(record.entries, words.id) != record.entries.end();
}

[[nodiscard]] bool saysAll(const VoicePlan& plan) {
    return !plan.whoWillHear.empty() && !isBlank(plan.whatTheyWillBeShown) && !isBlank(plan.when) &&
           !isBlank(plan.wish) && !isBlank(plan.worry) && !isBlank(plan.reassurance) &&
           plan.permission != ParentsPermission::NotSaid;
}

/// The last plan made with the child about these words, or null.
[[nodiscard]] const VoicePlan* planFor(const VisitView& view, const Entry& words, PersonId child) {
    const VoicePlan* last = nullptr;
    for (const VoicePlan& plan : view.records.voicePlans) {
        if (plan.child == child && isAbout(plan, words) && (last == nullptr || plan.at >= last->at)) {
            last = &plan;
        }
    }
    return last;
}

/// The first reader whom the plan does not name, or null.
[[nodiscard]] const Audience* notInPlan(const VoicePlan& plan, const ProposedReport& report) {
    for (const Audience& reader : report.audience) {
        if (std::ranges::none_of(plan.whoWillHear,
                                 [&](const Audience& hears) { return isSame(hears, reader); })) {
            return &reader;
        }
    }
    return nullptr;
}

[[nodiscard]] std::string nameOf(const PeopleById& people, const Audience& reader) {
    return reader.person ? people.nameOf(*reader.person) : reader.words;
}

/// Adds the entry to the finding of these words, which is made when there is none yet.
void addTo(std::vector<Finding>& out, Finding finding, EntryId entry) {
    const auto same = std::ranges::find_if(out, [&](const Finding& known) {
        return known.rule == finding.rule && known.words == finding.words && known.subject == finding.subject;
    });
    Finding& into = same == out.end() ? out.emplace_back(std::move(finding)) : *same;
    if (std::ranges::find(into.entries, entry) == into.entries.end()) {
        into.entries.push_back(entry);
    }
}

/// Whether this reader has, or may have, parental responsibility.
[[nodiscard]] bool mayHaveResponsibility(const Person& person) noexcept {
    switch (person.parentalResponsibility) {
    case ParentalResponsibility::Has:
    case ParentalResponsibility::LimitedByOrder:
        return true;
    case ParentalResponsibility::NotKnown:
        return person.role == PersonRole::Parent;
    case ParentalResponsibility::HasNot:
        break;
    }
    return false;
}

/// The last decision about this parent and these words, or null.
[[nodiscard]] const RightToKnowDecision* decisionFor(const VisitView& view, PersonId parent,
                                                     const ReportedWords& reported) {
    const RightToKnowDecision* last = nullptr;
    for (const RightToKnowDecision& decision : view.records.rightToKnow) {
        if (decision.parent == parent && decision.child == reported.child &&
            isAbout(decision, *reported.words) && (last == nullptr || decision.at >= last->at)) {
            last = &decision;
        }
    }
    return last;
}

/// What is wrong with sharing these words with this parent; nothing when a decision to share stands.
[[nodiscard]] std::optional<Words> whyNotShared(const VisitView& view, const PeopleById& people,
                                                const Disclosures& disclosures, const Person& parent,
                                                const ReportedWords& reported) {
    const RightToKnowDecision* decision = decisionFor(view, parent.id, reported);
    const WordsArgument who{"parent", people.nameOf(parent.id)};
    const WordsArgument child{"child", people.nameOf(reported.child)};
    if (decision == nullptr) {
        const bool known = parent.parentalResponsibility != ParentalResponsibility::NotKnown;
        return say(known ? "s3.no_decision" : "s3.may_have", {who, child});
    }
    if (decision->decision == RightToKnow::HoldBack) {
        return say("s3.held_back", {who, child});
    }
    if (isBlank(decision->riskToChild) || isBlank(decision->why)) {
        return say("s3.no_judgement", {who, child});
    }
    if (disclosures.any(decision->at)) {
        return say("s3.before_disclosure", {who, child, {"day", dayWords(decision->at)}});
    }
    return std::nullopt;
}

} // namespace

void checkS2ChildsVoice(const VisitView& view, Gate, std::vector<Finding>& out) {
    const PeopleById people{view.people};
    for (const ReportedWords& reported : childsWordsIn(view)) {
        if (openedByDirection(view, RuleId::S2, reported.passage) == Opening::Open) {
            continue;
        }
        const VoicePlan* plan = planFor(view, *reported.words, reported.child);
        const std::string child = people.nameOf(reported.child);
        Words words{};
        if (plan == nullptr) {
            words = say("s2.no_plan", {{"child", child}});
        } else if (!saysAll(*plan)) {
            words = say("s2.plan_not_complete", {{"child", child}});
        } else if (const Audience* reader = notInPlan(*plan, *view.report); reader != nullptr) {
            words = say("s2.not_in_plan", {{"child", child}, {"reader", nameOf(people, *reader)}});
        } else {
            continue;
        }
        addTo(out,
              {.rule = RuleId::S2,
               .severity = Severity::Must,
               .subject = reported.child,
               .words = std::move(words),
               .waysThrough =
                   ways({Way::MakeVoicePlan, Way::LeaveOut, Way::RingManager, Way::RecordCaseDirection})},
              reported.passage);
    }
}

void checkS3RightToKnow(const VisitView& view, Gate, std::vector<Finding>& out) {
    const PeopleById people{view.people};
    const Disclosures disclosures{view};
    const std::vector<ReportedWords> all = childsWordsIn(view);
    for (const PersonId& reader : familyReaders(view)) {
        const Person* parent = people.find(reader);
        if (parent == nullptr || !mayHaveResponsibility(*parent)) {
            continue;
        }
        for (const ReportedWords& reported : all) {
            if (openedByDirection(view, RuleId::S3, reported.passage) == Opening::Open) {
                continue;
            }
            if (auto words = whyNotShared(view, people, disclosures, *parent, reported)) {
                addTo(out,
                      {.rule = RuleId::S3,
                       .severity = Severity::Must,
                       .subject = parent->id,
                       .words = std::move(*words),
                       .waysThrough = ways({Way::DecideRightToKnow, Way::LeaveOut, Way::RingManager,
                                            Way::RecordCaseDirection})},
                      reported.passage);
            }
        }
    }
}

} // namespace holdfast::practice
