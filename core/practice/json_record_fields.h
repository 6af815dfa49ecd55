// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/json_plan_fields.h"
#include "core/practice/visit_record.h"

// Members of records, findings and of what crosses to the case system. Private to json.cpp.
namespace holdfast::practice {

template <typename A>
void fields(A& a, typename A::template Ref<WithoutAgreement> v) {
    a.need("fact", v.fact);
    a.need("why_necessary", v.whyNecessary);
    a.need("recorded_at", v.recordedAt);
}
template <typename A>
void fields(A& a, typename A::template Ref<Agreement> v) {
    a.need("head", v.head);
    a.need("person", v.person);
    a.need("topic", v.topic);
    a.may("agency", v.agency);
    a.may("purpose", v.purpose);
    a.may("covers", v.covers);
    a.need("state", v.state);
    a.need("at", v.at);
    a.need("how", v.how);
    a.may("explanation", v.explanation);
    a.may("why_not_asked", v.whyNotAsked);
    a.may("without_agreement", v.withoutAgreement);
}
template <typename A>
void fields(A& a, typename A::template Ref<PrivacyExplanation> v) {
    a.need("head", v.head);
    a.need("person", v.person);
    a.need("state", v.state);
    a.need("at", v.at);
    a.need("how", v.how);
    a.need("notice_language", v.noticeLanguage);
    a.may("childs_version", v.childsVersion);
    a.may("what_is_gathered", v.whatIsGathered);
    a.may("who_will_hear", v.whoWillHear);
    a.may("why", v.why);
    a.may("what_may_follow", v.whatMayFollow);
    a.may("interpreter", v.interpreter);
    a.may("interpreter_words", v.interpreterWords);
    a.may("why_unsafe", v.whyUnsafe);
}
template <typename A>
void fields(A& a, typename A::template Ref<PoliceWording> v) {
    a.need("source", v.source);
    a.need("wording", v.wording);
    a.need("attribution", v.attribution);
    a.need("audience", v.audience);
    a.need("medium", v.medium);
    a.may("until", v.until);
}
template <typename A>
void fields(A& a, typename A::template Ref<MayBeSaid> v) {
    a.need("to", v.to);
    a.need("about", v.about);
    a.need("what", v.what);
}
template <typename A>
void fields(A& a, typename A::template Ref<StrategyDiscussion> v) {
    a.need("head", v.head);
    a.need("at", v.at);
    a.may("chair", v.chair);
    a.may("social_care", v.socialCare);
    a.may("police", v.police);
    a.may("health", v.health);
    a.may("others", v.others);
    a.may("minutes_reference", v.minutesReference);
    a.need("threshold", v.threshold);
    a.may("section_47", v.section47);
    a.may("overrides", v.overrides);
    a.may("police_wording", v.policeWording);
    a.may("may_be_said", v.mayBeSaid);
    a.need("manager", v.manager);
    a.may("manager_name", v.managerName);
    a.may("manager_at", v.managerAt);
}
template <typename A>
void fields(A& a, typename A::template Ref<CaseDirection> v) {
    a.need("head", v.head);
    a.need("at", v.at);
    a.need("needed_to_keep_a_child_safe", v.neededToKeepAChildSafe);
    a.may("reason", v.reason);
    a.may("discussed_with", v.discussedWith);
    a.may("who_was_tried", v.whoWasTried);
    a.may("duty_number_rung", v.dutyNumberRung);
    a.need("opens", v.opens);
    a.may("entries", v.entries);
    a.may("agreements", v.agreements);
    a.need("manager", v.manager);
    a.may("manager_name", v.managerName);
    a.may("manager_reason", v.managerReason);
    a.may("manager_at", v.managerAt);
}

inline void fields(JsonWriter& a, const Subject& v) {
    a.need("kind", std::string{subjectKind(v)});
    std::visit([&a](const auto& id) { a.need("id", id); }, v);
}
template <std::size_t index = 0>
void readSubject(JsonReader& a, const std::string& kind, Subject& v) {
    if constexpr (index == std::variant_size_v<Subject>) {
        a.refuse();
    } else {
        std::variant_alternative_t<index, Subject> id{};
        if (kind != subjectKind(Subject{std::in_place_index<index>, id})) {
            readSubject<index + 1>(a, kind, v);
            return;
        }
        a.need("id", id);
        v = id;
    }
}
inline void fields(JsonReader& a, Subject& v) {
    std::string kind;
    a.need("kind", kind);
    readSubject(a, kind, v);
}
template <typename A>
void fields(A& a, typename A::template Ref<PassedFinding> v) {
    a.need("head", v.head);
    a.need("rule", v.rule);
    a.need("words_id", v.wordsId);
    a.need("subject", v.subject);
    a.need("reason", v.reason);
}

inline void fields(JsonWriter& a, const CaseRecord& v) {
    a.need("kind", kindOf(v));
    std::visit([&a](const auto& known) { fields(a, known); }, v);
}
template <typename T>
void readRecord(JsonReader& a, CaseRecord& v) {
    T known;
    fields(a, known);
    v = std::move(known);
}
inline void fields(JsonReader& a, CaseRecord& v) {
    RecordKind kind{};
    a.need("kind", kind);
    switch (kind) {
    case RecordKind::Agreement:
        return readRecord<Agreement>(a, v);
    case RecordKind::PrivacyExplanation:
        return readRecord<PrivacyExplanation>(a, v);
    case RecordKind::StrategyDiscussion:
        return readRecord<StrategyDiscussion>(a, v);
    case RecordKind::CaseDirection:
        return readRecord<CaseDirection>(a, v);
    case RecordKind::PassedFinding:
        return readRecord<PassedFinding>(a, v);
    case RecordKind::VoicePlan:
        return readRecord<VoicePlan>(a, v);
    case RecordKind::RightToKnowDecision:
        return readRecord<RightToKnowDecision>(a, v);
    case RecordKind::CompetenceAssessment:
        return readRecord<CompetenceAssessment>(a, v);
    case RecordKind::SafetyPlan:
        return readRecord<SafetyPlan>(a, v);
    case RecordKind::ContingencyPlan:
        return readRecord<ContingencyPlan>(a, v);
    case RecordKind::ReferralOutcome:
        return readRecord<ReferralOutcome>(a, v);
    case RecordKind::ManagerTold:
        return readRecord<ManagerTold>(a, v);
    }
}

// --- What crosses to the case system --------------------------------------------------------------------
template <typename A>
void fields(A& a, typename A::template Ref<WordsArgument> v) {
    a.need("name", v.name);
    a.need("value", v.value);
}
template <typename A>
void fields(A& a, typename A::template Ref<Words> v) {
    a.need("id", v.id);
    a.may("arguments", v.arguments);
    a.need("english", v.english);
}
template <typename A>
void fields(A& a, typename A::template Ref<RecordedEntry> v) {
    a.need("entry", v.entry);
    a.need("restricted", v.restricted);
    a.may("not_settled", v.notSettled);
}
template <typename A>
void fields(A& a, typename A::template Ref<RecordedPaperItem> v) {
    a.need("item", v.item);
    a.need("restricted", v.restricted);
    a.may("not_settled", v.notSettled);
}
template <typename A>
void fields(A& a, typename A::template Ref<RecordedScan> v) {
    a.need("scan", v.scan);
    a.need("restricted", v.restricted);
}
template <typename A>
void fields(A& a, typename A::template Ref<RecordedFinding> v) {
    a.need("rule", v.rule);
    a.need("severity", v.severity);
    a.need("subject", v.subject);
    a.may("entries", v.entries);
    a.need("words", v.words);
    a.may("passed_reason", v.passedReason);
    a.need("restricted", v.restricted);
}
template <typename A>
void fields(A& a, typename A::template Ref<Author> v) {
    a.need("id", v.id);
    a.need("name", v.name);
}
inline void recordsField(JsonWriter& a, const CaseRecords& v) {
    a.need("records", inOneList(v));
}
inline void recordsField(JsonReader& a, CaseRecords& v) {
    std::vector<CaseRecord> list;
    a.need("records", list);
    v = {};
    for (CaseRecord& record : list) {
        v.add(std::move(record));
    }
}
template <typename A>
void fields(A& a, typename A::template Ref<VisitRecord> v) {
    a.need("part", v.part);
    a.need("id", v.id);
    a.need("revision", v.revision);
    a.need("author", v.author);
    a.need("finished_at", v.finishedAt);
    a.need("case", v.file);
    a.need("visit", v.visit);
    a.need("people", v.people);
    a.need("entries", v.entries);
    a.need("paper_items", v.paperItems);
    a.need("scans", v.scans);
    recordsField(a, v.records);
    a.need("findings", v.findings);
}
template <typename A>
void fields(A& a, typename A::template Ref<AssignedVisit> v) {
    a.need("case", v.file);
    a.need("visit", v.visit);
    a.need("people", v.people);
    a.need("entries", v.entries);
    recordsField(a, v.records);
}

} // namespace holdfast::practice
