// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/rule_authority.h"
#include "core/practice/rule_checks.h"

#include <algorithm>

namespace holdfast::practice {
namespace {

/// Who is at risk, as the case marks it: someone marked so, or someone a risk is marked to come to. When only
/// the risk is marked, it stands for whoever the victim is.
[[nodiscard]] std::vector<PersonId> victimsIn(const VisitView& view) {
    std::vector<PersonId> victims;
    const auto add = [&victims](PersonId person) {
        if (std::ranges::find(victims, person) == victims.end()) {
            victims.push_back(person);
        }
    };
    for (const Person& person : view.people) {
        for (const RiskMarker& marker : person.riskMarkers) {
            if (marker.kind == RiskMarker::Kind::AtRisk) {
                add(person.id);
            } else if (marker.otherPerson) {
                add(*marker.otherPerson);
            }
        }
    }
    if (victims.empty() && isViolenceMarked(view)) {
        victims.push_back({});
    }
    return victims;
}

/// A plan talked through with anyone who is a risk is no plan.
[[nodiscard]] bool isSafe(const SafetyPlan& plan, const PeopleById& people) {
    const Person* with = people.find(plan.discussedWith);
    return with != nullptr && !with->posesRisk() && !isBlank(plan.whatWasAgreed);
}

[[nodiscard]] bool isThoughtThrough(const VisitView& view, const Audience& reader) {
    return std::ranges::any_of(view.records.contingencyPlans, [&](const ContingencyPlan& plan) {
        return !isBlank(plan.consequences) && !isBlank(plan.contingency) &&
               std::ranges::any_of(plan.audience,
                                   [&](const Audience& named) { return isSame(named, reader); });
    });
}

[[nodiscard]] const SafetyPlan* lastPlanFor(const VisitView& view, const PeopleById& people,
                                            PersonId victim) {
    const SafetyPlan* last = nullptr;
    for (const SafetyPlan& plan : view.records.safetyPlans) {
        if ((victim.isNil() || plan.victim == victim) && isSafe(plan, people) &&
            (last == nullptr || plan.at >= last->at)) {
            last = &plan;
        }
    }
    return last;
}

/// Someone has to say first who the victim is, before a plan can be made with them.
[[nodiscard]] std::vector<WayThrough> waysFor(PersonId victim, bool reporting) {
    if (victim.isNil()) {
        return reporting ? ways({Way::RingManager}) : ways({Way::RingManager, Way::SayWhy});
    }
    return reporting ? ways({Way::MakeSafetyPlan, Way::RingManager})
                     : ways({Way::MakeSafetyPlan, Way::RingManager, Way::SayWhy});
}

} // namespace

void checkG6SafetyPlan(const VisitView& view, Gate gate, std::vector<Finding>& out) {
    const bool reporting = gate == Gate::Report || gate == Gate::Share;
    if (reporting && familyReaders(view).empty()) {
        return;
    }
    const PeopleById people{view.people};
    const auto latest = Disclosures{view}.latest();
    for (const PersonId& victim : victimsIn(view)) {
        const SafetyPlan* plan = lastPlanFor(view, people, victim);
        if (plan != nullptr && (!latest || plan->at >= *latest)) {
            continue;
        }
        const std::string person = victim.isNil() ? "the person at risk" : people.nameOf(victim);
        out.push_back({.rule = RuleId::G6,
                       .severity = reporting ? Severity::Must : Severity::Should,
                       .subject = victim.isNil() ? Subject{view.visit.id} : Subject{victim},
                       .entries = reporting ? entriesOf(*view.report) : std::vector<EntryId>{},
                       .words = plan == nullptr ? say("g6.no_plan", {{"person", person}})
                                                : say("g6.before_disclosure",
                                                      {{"person", person}, {"day", dayWords(plan->at)}}),
                       .waysThrough = waysFor(victim, reporting)});
    }
}

void checkS5Consequences(const VisitView& view, Gate, std::vector<Finding>& out) {
    if (!view.report) {
        return;
    }
    const PeopleById people{view.people};
    const bool violence = isViolenceMarked(view);
    for (const Audience& reader : view.report->audience) {
        if (isThoughtThrough(view, reader)) {
            continue;
        }
        const std::string name = reader.person ? people.nameOf(*reader.person) : reader.words;
        out.push_back({.rule = RuleId::S5,
                       .severity = violence ? Severity::Must : Severity::Should,
                       .subject = reader.person ? Subject{*reader.person} : Subject{view.visit.id},
                       .entries = entriesOf(*view.report),
                       .words = say("s5.no_plan", {{"reader", name}}),
                       .waysThrough = violence
                                          ? ways({Way::MakeContingencyPlan, Way::RingManager})
                                          : ways({Way::MakeContingencyPlan, Way::RingManager, Way::SayWhy})});
    }
}

} // namespace holdfast::practice
