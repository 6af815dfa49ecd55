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

} // namespace holdfast::practice
