// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tallowby.h"

#include "tests/support/council/demo_families.h"

namespace holdfast::test {
namespace {

using namespace practice;

void moveTo(TestTablet& tablet, int hour, int minute) {
    const auto day = std::chrono::floor<std::chrono::days>(tablet.clock().now());
    // The calendar only: nobody was idle meanwhile.
    tablet.clock().setNow(day + std::chrono::hours(hour) + std::chrono::minutes(minute));
}

EntryId write(TestTablet& tablet, const Entry& entry) {
    return must(tablet.tablet().withSession([&](service::Session& session) -> Result<EntryId> {
        HOLDFAST_TRY(const auto added, service::addEntry(session, entry));
        HOLDFAST_CHECK(service::closeEntry(session, added.id));
        return added.id;
    }));
}

void record(TestTablet& tablet, CaseRecord record) {
    must(tablet.tablet().withSession([&](service::Session& session) -> Result<CaseRecordId> {
        return service::addRecord(session, std::move(record));
    }));
}

PersonId named(const AssignedVisit& assigned, std::string_view name) {
    for (const auto& person : assigned.people) {
        if (person.name.starts_with(name)) {
            return person.id;
        }
    }
    std::abort();
}

Entry entry(const Tallowby& family, EntryKind kind, std::string text) {
    Entry one;
    one.visitId = family.visit;
    one.kind = kind;
    one.text = std::move(text);
    return one;
}

} // namespace

Tallowby tallowby(TestTablet& tablet) {
    const auto assigned = demo::tallowbyVisit(tablet.clock().now());
    const auto visits = must(tablet.tablet().withSession([](service::Session& session) {
        return VisitRepository(session.database()).between(UtcTime{}, UtcTime::max());
    }));
    Tallowby family;
    for (const auto& visit : visits) {
        if (visit.where == assigned.visit.where) {
            family.visit = visit.id;
        }
    }
    const auto view = must(tablet.tablet().withSession(
        [&](service::Session& session) { return service::viewVisit(session, family.visit); }));
    AssignedVisit known;
    known.people = view.people;
    family.wren = named(known, "Wren");
    family.jory = named(known, "Jory");
    family.maud = named(known, "Maud");
    family.dale = named(known, "Dale");
    family.ottoline = named(known, "Ottoline");
    family.fromPolice = view.entries.front().id;
    return family;
}

Tallowby startTallowby(TestTablet& tablet) {
    const Tallowby family = tallowby(tablet);
    moveTo(tablet, 15, 48);
    must(tablet.tablet().withSession([&](service::Session& session) -> Result<void> {
        HOLDFAST_CHECK(service::startVisit(session, family.visit));
        HOLDFAST_TRY(auto visit, VisitRepository(session.database()).find(family.visit));
        std::erase_if(visit.people, [&](const Presence& one) { return one.person == family.dale; });
        for (auto& one : visit.people) {
            one.attendance = one.person == family.jory ? Attendance::NotHere : Attendance::Here;
        }
        return service::changeVisit(session, visit);
    }));
    return family;
}

Tallowby fillTallowby(TestTablet& tablet) {
    Tallowby family = startTallowby(tablet);
    moveTo(tablet, 15, 49);
    auto observed = entry(family, EntryKind::Observation,
                          "The front door lock is broken. A kitchen chair was holding the door shut.");
    observed.about = {{family.maud, {}}, {family.wren, {}}};
    family.observed = write(tablet, observed);
    moveTo(tablet, 15, 52);
    PrivacyExplanation explained;
    explained.person = family.maud;
    explained.state = ExplanationState::Explained;
    explained.at = tablet.clock().now();
    const auto caseId = must(tablet.tablet().withSession([&](service::Session& session) {
                            return VisitRepository(session.database()).find(family.visit);
                        })).caseId;
    explained.head.visitId = family.visit;
    explained.head.caseId = caseId;
    record(tablet, explained);
    moveTo(tablet, 15, 54);
    Agreement agreed;
    agreed.head.visitId = family.visit;
    agreed.head.caseId = caseId;
    agreed.person = family.maud;
    agreed.agency = "Cockle Lane Primary";
    agreed.state = AgreementState::Given;
    agreed.at = tablet.clock().now();
    record(tablet, agreed);
    agreed.agency = "Tidewell Surgery";
    agreed.state = AgreementState::Refused;
    record(tablet, agreed);
    moveTo(tablet, 15, 58);
    auto said = entry(family, EntryKind::SaidBy,
                      "He came round Sunday night and kicked the door. Ottoline next door heard it.");
    said.wording = Wording::Exact;
    said.source.person = family.maud;
    said.about = {{family.ottoline, {}}};
    family.saidByMaud = write(tablet, said);
    moveTo(tablet, 16, 2);
    explained.person = family.wren;
    explained.childsVersion = true;
    explained.at = tablet.clock().now();
    record(tablet, explained);
    moveTo(tablet, 16, 4);
    auto words = entry(family, EntryKind::ChildsWords,
                       "I put the chair there. When it’s windy it bangs and I think it’s him.");
    words.wording = Wording::Exact;
    words.source.person = family.wren;
    words.account = ChildsAccount{.wish = "Tell my teacher, not Dad."};
    family.wrensWords = write(tablet, words);
    moveTo(tablet, 16, 18);
    auto told =
        entry(family, EntryKind::Told, "I explained I may have to tell someone, to help keep her safe.");
    told.told = Told{.toPeople = {family.wren},
                     .how = Medium::InPerson,
                     .authority = AuthorityKind::PrivacyNotice,
                     .authorityWords = "16:02"};
    family.told = write(tablet, told);
    moveTo(tablet, 16, 21);
    auto opinion =
        entry(family, EntryKind::Opinion,
              "Wren is keeping her worry to herself. I think the broken lock is keeping it going.");
    opinion.about = {{family.wren, {}}};
    family.opinion = write(tablet, opinion);
    moveTo(tablet, 16, 22);
    auto surgery = entry(family, EntryKind::AgencyInformation, "Maud missed two appointments in October.");
    surgery.source.agency = "Tidewell Surgery";
    surgery.about = {{family.maud, {}}};
    surgery.handling = Handling::confidential();
    static_cast<void>(write(tablet, surgery));
    must(tablet.tablet().withSession([&](service::Session& session) -> Result<void> {
        HOLDFAST_TRY(auto visit, VisitRepository(session.database()).find(family.visit));
        const auto day = std::chrono::floor<std::chrono::days>(tablet.clock().now());
        for (auto& one : visit.people) {
            if (one.person == family.wren) {
                one.seenAlone = {{day + std::chrono::hours(16) + std::chrono::minutes(2),
                                  day + std::chrono::hours(16) + std::chrono::minutes(20)}};
            }
        }
        return service::changeVisit(session, visit);
    }));
    moveTo(tablet, 16, 24);
    return family;
}

} // namespace holdfast::test
