// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/case.h"
#include "core/practice/json_archive.h"
#include "core/practice/paper.h"
#include "core/practice/person.h"
#include "core/practice/visit.h"

// Members of the things of a visit, by name. Private to json.cpp; README.md says what they mean.
// need: ids, enums, times and marks, which must never be guessed. may: text, lists and what may be absent.
namespace holdfast::practice {

template <typename A>
void fields(A& a, typename A::template Ref<HappenedAt> v) {
    a.need("at", v.at);
    a.need("precision", v.precision);
    a.may("words", v.words);
}
template <typename A>
void fields(A& a, typename A::template Ref<TeamContact> v) {
    a.need("role", v.role);
    a.need("name", v.name);
    a.may("phone", v.phone);
}
template <typename A>
void fields(A& a, typename A::template Ref<Case> v) {
    a.need("id", v.id);
    a.need("case_system_id", v.caseSystemId);
    a.need("kind", v.kind);
    a.need("title", v.title);
    a.need("legal_hold", v.legalHold);
    a.may("contacts", v.contacts);
}

// --- Person ---------------------------------------------------------------------------------------------
template <typename A>
void fields(A& a, typename A::template Ref<LanguageNeeds> v) {
    a.need("language", v.language);
    a.may("needs_interpreter", v.needsInterpreter);
    a.may("communication", v.communication);
}
template <typename A>
void fields(A& a, typename A::template Ref<SafeContact> v) {
    a.may("way", v.way);
    a.may("avoid", v.avoid);
}
template <typename A>
void fields(A& a, typename A::template Ref<RiskMarker> v) {
    a.need("kind", v.kind);
    a.may("words", v.words);
    a.may("other_person", v.otherPerson);
    a.may("since", v.since);
}
template <typename A>
void fields(A& a, typename A::template Ref<Person> v) {
    a.need("id", v.id);
    a.need("case_id", v.caseId);
    a.need("name", v.name);
    a.may("nicknames", v.nicknames);
    a.may("date_of_birth", v.dateOfBirth);
    a.need("role", v.role);
    a.may("role_words", v.roleWords);
    a.need("link", v.link);
    a.need("parental_responsibility", v.parentalResponsibility);
    a.may("court_orders", v.courtOrders);
    a.may("language_needs", v.languageNeeds);
    a.may("safe_contact", v.safeContact);
    a.need("risk_markers", v.riskMarkers);
}

// --- Visit ----------------------------------------------------------------------------------------------
template <typename A>
void fields(A& a, typename A::template Ref<TimeSpan> v) {
    a.need("from", v.from);
    a.may("until", v.until);
}
template <typename A>
void fields(A& a, typename A::template Ref<Presence> v) {
    a.need("person", v.person);
    a.need("attendance", v.attendance);
    a.may("seen_alone", v.seenAlone);
}
template <typename A>
void fields(A& a, typename A::template Ref<Visit> v) {
    a.need("id", v.id);
    a.need("case_id", v.caseId);
    a.need("worker", v.worker);
    a.need("setting", v.setting);
    a.may("where", v.where);
    a.need("planning", v.planning);
    a.may("planned_for", v.plannedFor);
    a.may("planned_minutes", v.plannedMinutes);
    a.may("started_at", v.startedAt);
    a.may("ended_at", v.endedAt);
    a.may("finished_at", v.finishedAt);
    a.may("received_at", v.receivedAt);
    a.may("purpose", v.purpose);
    a.may("people", v.people);
    a.need("child_seen", v.childSeen);
    a.need("child_seen_alone", v.childSeenAlone);
    a.may("why_not_seen", v.whyNotSeen);
    a.may("outcome", v.outcome);
    a.need("state", v.state);
    a.may("revision", v.revision);
}

// --- Attachments ----------------------------------------------------------------------------------------
template <typename A>
void fields(A& a, typename A::template Ref<AttachmentRef> v) {
    a.need("id", v.id);
    a.need("sha256", v.sha256);
    a.need("size", v.size);
    a.need("media_type", v.mediaType);
}
template <typename A>
void fields(A& a, typename A::template Ref<Photo> v) {
    a.need("image", v.image);
    a.need("taken_at", v.takenAt);
    a.may("purpose", v.purpose);
    a.may("agreed_by", v.agreedBy);
}
template <typename A>
void fields(A& a, typename A::template Ref<ScanPage> v) {
    a.need("original", v.original);
    a.may("derived", v.derived);
    a.need("taken_at", v.takenAt);
}
template <typename A>
void fields(A& a, typename A::template Ref<Scan> v) {
    a.need("id", v.id);
    a.need("case_id", v.caseId);
    a.need("visit_id", v.visitId);
    a.need("paper_item", v.paperItem);
    a.need("taken_by", v.takenBy);
    a.need("pages", v.pages);
}

// --- Entry ----------------------------------------------------------------------------------------------
template <typename A>
void fields(A& a, typename A::template Ref<PoliceDetails> v) {
    a.may("force", v.force);
    a.may("reference", v.reference);
    a.may("grading", v.grading);
    a.may("conditions", v.conditions);
}
inline void fields(JsonWriter& a, const Handling& v) {
    a.need("level", v.level());
    if (v.police() != nullptr) {
        a.need("police", *v.police());
    }
}
inline void fields(JsonReader& a, Handling& v) {
    HandlingLevel level{};
    std::optional<PoliceDetails> police;
    a.need("level", level);
    a.may("police", police);
    // Details without the mark, or the mark without details, is not something we wrote: never guess.
    if (!a.isGood() || police.has_value() != (level == HandlingLevel::PoliceIntelligence)) {
        a.refuse();
    } else if (police) {
        v = Handling::policeIntelligence(std::move(*police));
    } else {
        v = level == HandlingLevel::Confidential ? Handling::confidential() : Handling::ordinary();
    }
}
template <typename A>
void fields(A& a, typename A::template Ref<AboutPerson> v) {
    a.need("person", v.person);
    a.may("why_named", v.whyNamed);
}
template <typename A>
void fields(A& a, typename A::template Ref<EntrySource> v) {
    a.may("person", v.person);
    a.may("agency", v.agency);
    a.may("agency_contact", v.agencyContact);
    a.need("how", v.how);
    a.need("obtained", v.obtained);
    a.may("information_date", v.informationDate);
}
template <typename A>
void fields(A& a, typename A::template Ref<ChildsAccount> v) {
    a.may("what_i_asked", v.whatIAsked);
    a.may("who_could_hear", v.whoCouldHear);
    a.may("demeanour", v.demeanour);
    a.may("explained_may_tell", v.explainedMayTell);
    a.may("wish", v.wish);
    a.may("keep_from", v.keepFrom);
}
template <typename A>
void fields(A& a, typename A::template Ref<Told> v) {
    a.may("to_people", v.toPeople);
    a.may("to_words", v.toWords);
    a.need("how", v.how);
    a.need("authority", v.authority);
    a.may("authority_record", v.authorityRecord);
    a.may("authority_words", v.authorityWords);
}
template <typename A>
void fields(A& a, typename A::template Ref<Audience> v) {
    a.may("person", v.person);
    a.may("words", v.words);
}
template <typename A>
void fields(A& a, typename A::template Ref<DisclosureMark> v) {
    a.need("marked_at", v.markedAt);
    a.need("marked_by", v.markedBy);
}
template <typename A>
void fields(A& a, typename A::template Ref<TakenOut> v) {
    a.need("at", v.at);
    a.need("by", v.by);
    a.may("why", v.why);
}
template <typename A>
void fields(A& a, typename A::template Ref<Entry> v) {
    a.need("id", v.id);
    a.need("visit_id", v.visitId);
    a.need("case_id", v.caseId);
    a.need("author", v.author);
    a.need("kind", v.kind);
    a.need("wording", v.wording);
    a.need("text", v.text);
    a.need("happened", v.happened);
    a.need("written_at", v.writtenAt);
    a.may("about", v.about);
    a.need("source", v.source);
    a.may("account", v.account);
    a.may("told", v.told);
    a.may("why_needed", v.whyNeeded);
    a.may("agreement", v.agreement);
    a.need("handling", v.handling);
    a.may("may_hear", v.mayHear);
    a.may("disclosure", v.disclosure);
    a.may("significant_event", v.significantEvent);
    a.may("draws_on", v.drawsOn);
    a.may("scans", v.scans);
    a.may("photos", v.photos);
    a.need("revision", v.revision);
    a.may("taken_out", v.takenOut);
}

// --- Paper ----------------------------------------------------------------------------------------------
template <typename A>
void fields(A& a, typename A::template Ref<CustodyStep> v) {
    a.need("place", v.place);
    a.may("detail", v.detail);
    a.may("keeper", v.keeper);
    a.may("keeper_confirmed", v.keeperConfirmed);
    a.need("at", v.at);
    a.need("recorded_by", v.recordedBy);
    a.may("incident", v.incident);
}
template <typename A>
void fields(A& a, typename A::template Ref<PaperItem> v) {
    a.need("id", v.id);
    a.need("case_id", v.caseId);
    a.need("visit_id", v.visitId);
    a.may("words", v.words);
    a.need("sheets", v.sheets);
    a.need("made_at", v.madeAt);
    a.need("handling", v.handling);
    a.may("disclosure", v.disclosure);
    a.may("typed_note", v.typedNote);
    a.need("custody", v.custody);
}

} // namespace holdfast::practice
