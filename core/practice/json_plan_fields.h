// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/json_fields.h"
#include "core/practice/plans.h"

// Members of plans and decisions. Private to json.cpp.
namespace holdfast::practice {

template <typename A>
void fields(A& a, typename A::template Ref<RecordHead> v) {
    a.need("id", v.id);
    a.need("case_id", v.caseId);
    a.may("visit_id", v.visitId);
    a.need("made_by", v.madeBy);
    a.need("made_at", v.madeAt);
}
template <typename A>
void fields(A& a, typename A::template Ref<VoicePlan> v) {
    a.need("head", v.head);
    a.need("child", v.child);
    a.may("entries", v.entries);
    a.need("at", v.at);
    a.may("who_will_hear", v.whoWillHear);
    a.may("what_they_will_be_shown", v.whatTheyWillBeShown);
    a.may("when", v.when);
    a.may("wish", v.wish);
    a.may("worry", v.worry);
    a.may("reassurance", v.reassurance);
    a.need("permission", v.permission);
}
template <typename A>
void fields(A& a, typename A::template Ref<RightToKnowDecision> v) {
    a.need("head", v.head);
    a.need("parent", v.parent);
    a.need("child", v.child);
    a.may("entries", v.entries);
    a.need("at", v.at);
    a.need("decision", v.decision);
    a.may("risk_to_child", v.riskToChild);
    a.may("why", v.why);
}
template <typename A>
void fields(A& a, typename A::template Ref<CompetenceAssessment> v) {
    a.need("head", v.head);
    a.need("young_person", v.youngPerson);
    a.may("decision", v.decision);
    a.may("entries", v.entries);
    a.may("kept_from", v.keptFrom);
    a.need("at", v.at);
    a.need("test", v.test);
    a.need("outcome", v.outcome);
    a.may("reasoning", v.reasoning);
    a.may("what_they_were_told", v.whatTheyWereTold);
}
template <typename A>
void fields(A& a, typename A::template Ref<SafetyPlan> v) {
    a.need("head", v.head);
    a.need("victim", v.victim);
    a.need("discussed_with", v.discussedWith);
    a.need("at", v.at);
    a.need("how", v.how);
    a.may("what_was_agreed", v.whatWasAgreed);
}
template <typename A>
void fields(A& a, typename A::template Ref<ContingencyPlan> v) {
    a.need("head", v.head);
    a.may("audience", v.audience);
    a.need("at", v.at);
    a.may("consequences", v.consequences);
    a.may("contingency", v.contingency);
}
template <typename A>
void fields(A& a, typename A::template Ref<ReferralOutcome> v) {
    a.need("head", v.head);
    a.need("at", v.at);
    a.may("referrer", v.referrer);
    a.may("what_is_missing", v.whatIsMissing);
    a.need("decision", v.decision);
    a.may("reason", v.reason);
    a.need("manager", v.manager);
    a.may("manager_name", v.managerName);
    a.may("manager_at", v.managerAt);
}
template <typename A>
void fields(A& a, typename A::template Ref<ManagerTold> v) {
    a.need("head", v.head);
    a.may("who", v.who);
    a.need("how", v.how);
    a.need("at", v.at);
    a.may("entries", v.entries);
    a.may("paper_items", v.paperItems);
    a.may("seen_at", v.seenAt);
}

} // namespace holdfast::practice
