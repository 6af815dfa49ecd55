// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/council/demo_families.h"

#include "core/base/clock.h"

namespace holdfast::demo {
namespace {

using namespace practice;
using std::chrono::hours;
using std::chrono::minutes;

/// Ids that are the same in every run on a day, so that an assignment may be sent again.
template <typename IdType>
IdType idOf(UtcTime day, std::uint8_t family, std::uint8_t member) {
    class Counted final : public RandomSource {
    public:
        Counted(std::uint8_t first, std::uint8_t second) : m_first(first), m_second(second) {}
        void fill(MutableByteView out) noexcept override {
            for (std::size_t i = 0; i < out.size(); ++i) {
                out[i] = static_cast<std::uint8_t>(i % 2 == 0 ? m_first : m_second);
            }
        }

    private:
        std::uint8_t m_first;
        std::uint8_t m_second;
    } counted(family, member);
    class Fixed final : public Clock {
    public:
        explicit Fixed(UtcTime time) : m_time(time) {}
        UtcTime now() const noexcept override { return m_time; }
        BootTime sinceBoot() const noexcept override { return {}; }

    private:
        UtcTime m_time;
    } fixed(day);
    return IdType::create(fixed, counted);
}

Case caseOf(UtcTime day, std::uint8_t family, std::string number, std::string title, CaseKind kind) {
    return {idOf<CaseId>(day, family, 0),
            std::move(number),
            kind,
            std::move(title),
            false,
            {{TeamContact::Role::Manager, "Tobias Marrowstone", "01632 960 152"},
             {TeamContact::Role::Deputy, "Petra Lanyon", "01632 960 153"},
             {TeamContact::Role::Duty, "Duty desk", "01632 960 150"},
             {TeamContact::Role::DataProtection, "Imelda Quick", "01632 960 117"}}};
}

Person person(const Case& file, UtcTime day, std::uint8_t family, std::uint8_t member, std::string name,
              PersonRole role, std::string roleWords, CaseLink link) {
    Person one;
    one.id = idOf<PersonId>(day, family, member);
    one.caseId = file.id;
    one.name = std::move(name);
    one.role = role;
    one.roleWords = std::move(roleWords);
    one.link = link;
    return one;
}

Visit visitOf(const Case& file, UtcTime day, std::uint8_t family, VisitSetting setting, std::string where,
              minutes at, std::uint32_t lasts, std::string purpose) {
    Visit visit;
    visit.id = idOf<VisitId>(day, family, 1);
    visit.caseId = file.id;
    visit.setting = setting;
    visit.where = std::move(where);
    visit.plannedFor = std::chrono::floor<std::chrono::days>(day) + at;
    visit.plannedMinutes = lasts;
    visit.purpose = std::move(purpose);
    return visit;
}

void present(AssignedVisit& assigned) {
    for (const auto& one : assigned.people) {
        if (isFamily(one.role) && one.link != CaseLink::Outside) {
            assigned.visit.people.push_back({one.id});
        }
    }
}

} // namespace

AssignedVisit tallowbyVisit(UtcTime day) {
    constexpr std::uint8_t family = 1;
    AssignedVisit assigned;
    assigned.file = caseOf(day, family, "SM-40117", "Tallowby family", CaseKind::Family);
    assigned.visit =
        visitOf(assigned.file, day, family, VisitSetting::Home, "12 Limpet Row", hours(15) + minutes(45), 60,
                "To see Wren and Jory, and to talk about feeling safe at home.");
    auto wren = person(assigned.file, day, family, 2, "Wren Tallowby", PersonRole::Child, "",
                       CaseLink::SubjectOfCase);
    wren.dateOfBirth = Date{2018, 3, 4};
    auto jory = person(assigned.file, day, family, 3, "Jory Tallowby", PersonRole::Child, "",
                       CaseLink::SubjectOfCase);
    jory.dateOfBirth = Date{2012, 6, 21};
    auto maud = person(assigned.file, day, family, 4, "Maud Tallowby", PersonRole::Parent, "mother",
                       CaseLink::OnCase);
    maud.parentalResponsibility = ParentalResponsibility::Has;
    maud.safeContact = {"Text Maud on her own mobile.", "Do not ring the landline."};
    maud.riskMarkers = {{RiskMarker::Kind::AtRisk, "Violence at home", std::nullopt, day}};
    auto dale = person(assigned.file, day, family, 5, "Dale Tallowby", PersonRole::Parent, "father",
                       CaseLink::OnCase);
    dale.parentalResponsibility = ParentalResponsibility::Has;
    dale.riskMarkers = {{RiskMarker::Kind::PosesRisk, "Violence at home", maud.id, day}};
    auto ottoline = person(assigned.file, day, family, 6, "Ottoline Brack", PersonRole::Other, "neighbour",
                           CaseLink::Outside);
    assigned.people = {wren, jory, maud, dale, ottoline};
    present(assigned);

    Entry covered;
    covered.id = idOf<EntryId>(day, family, 7);
    covered.visitId = assigned.visit.id;
    covered.caseId = assigned.file.id;
    covered.kind = EntryKind::AgencyInformation;
    covered.text =
        "Called to 12 Limpet Row on 15 November, 23:10. Dale Tallowby had left before officers came.";
    covered.happened = {day, TimePrecision::Day, ""};
    covered.writtenAt = day;
    covered.about = {{dale.id, "He may come back."}};
    covered.source.agency = "Saltmarsh Police";
    covered.whyNeeded = "So that the worker is safe at the door.";
    covered.handling = Handling::policeIntelligence(
        {"Saltmarsh Police", "SP/2231/26", "B2", "Not to be told to the family."});
    assigned.entries = {covered};
    return assigned;
}

AssignedVisit bramblecoteVisit(UtcTime day) {
    constexpr std::uint8_t family = 2;
    AssignedVisit assigned;
    assigned.file = caseOf(day, family, "SM-40092", "Bramblecote family", CaseKind::Family);
    assigned.visit = visitOf(assigned.file, day, family, VisitSetting::Home, "4 Cockle Lane",
                             hours(9) + minutes(30), 50, "To see how Isolde is after the move.");
    auto isolde = person(assigned.file, day, family, 2, "Isolde Bramblecote", PersonRole::Child, "",
                         CaseLink::SubjectOfCase);
    isolde.dateOfBirth = Date{2021, 9, 30};
    assigned.people = {isolde, person(assigned.file, day, family, 3, "Hester Bramblecote", PersonRole::Carer,
                                      "grandmother", CaseLink::OnCase)};
    present(assigned);
    return assigned;
}

AssignedVisit pellingaleVisit(UtcTime day) {
    constexpr std::uint8_t family = 3;
    AssignedVisit assigned;
    assigned.file = caseOf(day, family, "SM-39988", "Rufus Pellingale", CaseKind::Child);
    assigned.visit = visitOf(assigned.file, day, family, VisitSetting::School, "Cockle Lane Primary",
                             hours(13) + minutes(30), 35, "To hear from Rufus how school is going.");
    auto rufus = person(assigned.file, day, family, 2, "Rufus Pellingale", PersonRole::Child, "",
                        CaseLink::SubjectOfCase);
    rufus.dateOfBirth = Date{2016, 1, 12};
    assigned.people = {rufus, person(assigned.file, day, family, 3, "Nessa Pellingale", PersonRole::Parent,
                                     "mother", CaseLink::OnCase)};
    present(assigned);
    return assigned;
}

std::vector<AssignedVisit> visitsOf(UtcTime day) {
    return {bramblecoteVisit(day), pellingaleVisit(day), tallowbyVisit(day)};
}

} // namespace holdfast::demo
