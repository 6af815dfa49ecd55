// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/case.h"
#include "core/practice/entry.h"
#include "core/practice/person.h"
#include "core/practice/visit.h"

#include <array>

// The stable names of the enums of cases, people, visits and entries. They are in signed records for decades:
// add rows, never change one.
namespace holdfast::practice {

EnumTable<TimePrecision> enumTable(TimePrecision) noexcept {
    using enum TimePrecision;
    static constexpr std::array table{
        EnumName<TimePrecision>{Exact, "exact"},
        EnumName<TimePrecision>{About, "about"},
        EnumName<TimePrecision>{PartOfDay, "part_of_day"},
        EnumName<TimePrecision>{Day, "day"},
    };
    return table;
}

EnumTable<CaseLink> enumTable(CaseLink) noexcept {
    using enum CaseLink;
    static constexpr std::array table{
        EnumName<CaseLink>{SubjectOfCase, "subject_of_case"},
        EnumName<CaseLink>{OnCase, "on_case"},
        EnumName<CaseLink>{Outside, "outside"},
    };
    return table;
}

EnumTable<PersonRole> enumTable(PersonRole) noexcept {
    using enum PersonRole;
    static constexpr std::array table{
        EnumName<PersonRole>{Child, "child"},
        EnumName<PersonRole>{Parent, "parent"},
        EnumName<PersonRole>{Carer, "carer"},
        EnumName<PersonRole>{Relative, "relative"},
        EnumName<PersonRole>{Household, "household"},
        EnumName<PersonRole>{Professional, "professional"},
        EnumName<PersonRole>{Interpreter, "interpreter"},
        EnumName<PersonRole>{Other, "other"},
    };
    return table;
}

EnumTable<ParentalResponsibility> enumTable(ParentalResponsibility) noexcept {
    using enum ParentalResponsibility;
    static constexpr std::array table{
        EnumName<ParentalResponsibility>{NotKnown, "not_known"},
        EnumName<ParentalResponsibility>{Has, "has"},
        EnumName<ParentalResponsibility>{HasNot, "has_not"},
        EnumName<ParentalResponsibility>{LimitedByOrder, "limited_by_order"},
    };
    return table;
}

EnumTable<RiskMarker::Kind> enumTable(RiskMarker::Kind) noexcept {
    using enum RiskMarker::Kind;
    static constexpr std::array table{
        EnumName<RiskMarker::Kind>{PosesRisk, "poses_risk"},
        EnumName<RiskMarker::Kind>{AtRisk, "at_risk"},
    };
    return table;
}

EnumTable<CaseKind> enumTable(CaseKind) noexcept {
    using enum CaseKind;
    static constexpr std::array table{
        EnumName<CaseKind>{Child, "child"},
        EnumName<CaseKind>{Family, "family"},
    };
    return table;
}

EnumTable<TeamContact::Role> enumTable(TeamContact::Role) noexcept {
    using enum TeamContact::Role;
    static constexpr std::array table{
        EnumName<TeamContact::Role>{Manager, "manager"},
        EnumName<TeamContact::Role>{Deputy, "deputy"},
        EnumName<TeamContact::Role>{Duty, "duty"},
        EnumName<TeamContact::Role>{DataProtection, "data_protection"},
    };
    return table;
}

EnumTable<VisitSetting> enumTable(VisitSetting) noexcept {
    using enum VisitSetting;
    static constexpr std::array table{
        EnumName<VisitSetting>{Home, "home"},           EnumName<VisitSetting>{School, "school"},
        EnumName<VisitSetting>{Office, "office"},       EnumName<VisitSetting>{Health, "health"},
        EnumName<VisitSetting>{Outdoors, "outdoors"},   EnumName<VisitSetting>{Phone, "phone"},
        EnumName<VisitSetting>{Elsewhere, "elsewhere"},
    };
    return table;
}

EnumTable<VisitPlanning> enumTable(VisitPlanning) noexcept {
    using enum VisitPlanning;
    static constexpr std::array table{
        EnumName<VisitPlanning>{Planned, "planned"},
        EnumName<VisitPlanning>{NotPlanned, "not_planned"},
    };
    return table;
}

EnumTable<VisitState> enumTable(VisitState) noexcept {
    using enum VisitState;
    static constexpr std::array table{
        EnumName<VisitState>{Planned, "planned"},       EnumName<VisitState>{UnderWay, "under_way"},
        EnumName<VisitState>{ToWriteUp, "to_write_up"}, EnumName<VisitState>{Finished, "finished"},
        EnumName<VisitState>{Received, "received"},     EnumName<VisitState>{NotDone, "not_done"},
    };
    return table;
}

EnumTable<Attendance> enumTable(Attendance) noexcept {
    using enum Attendance;
    static constexpr std::array table{
        EnumName<Attendance>{NotSaid, "not_said"},
        EnumName<Attendance>{Here, "here"},
        EnumName<Attendance>{NotHere, "not_here"},
    };
    return table;
}

EnumTable<Sighting> enumTable(Sighting) noexcept {
    using enum Sighting;
    static constexpr std::array table{
        EnumName<Sighting>{NotSaid, "not_said"},
        EnumName<Sighting>{Seen, "seen"},
        EnumName<Sighting>{NotSeen, "not_seen"},
    };
    return table;
}

EnumTable<HandlingLevel> enumTable(HandlingLevel) noexcept {
    using enum HandlingLevel;
    static constexpr std::array table{
        EnumName<HandlingLevel>{Ordinary, "ordinary"},
        EnumName<HandlingLevel>{Confidential, "confidential"},
        EnumName<HandlingLevel>{PoliceIntelligence, "police_intelligence"},
    };
    return table;
}

EnumTable<EntryKind> enumTable(EntryKind) noexcept {
    using enum EntryKind;
    static constexpr std::array table{
        EnumName<EntryKind>{Observation, "observation"},
        EnumName<EntryKind>{Opinion, "opinion"},
        EnumName<EntryKind>{ChildsWords, "childs_words"},
        EnumName<EntryKind>{SaidBy, "said_by"},
        EnumName<EntryKind>{AgencyInformation, "agency_information"},
        EnumName<EntryKind>{Told, "told"},
    };
    return table;
}

EnumTable<Wording> enumTable(Wording) noexcept {
    using enum Wording;
    static constexpr std::array table{
        EnumName<Wording>{Exact, "exact"},
        EnumName<Wording>{Summary, "summary"},
    };
    return table;
}

EnumTable<EntryState> enumTable(EntryState) noexcept {
    using enum EntryState;
    static constexpr std::array table{
        EnumName<EntryState>{Live, "live"},
        EnumName<EntryState>{TakenOut, "taken_out"},
    };
    return table;
}

EnumTable<Medium> enumTable(Medium) noexcept {
    using enum Medium;
    static constexpr std::array table{
        EnumName<Medium>{NotSaid, "not_said"}, EnumName<Medium>{InPerson, "in_person"},
        EnumName<Medium>{Phone, "phone"},      EnumName<Medium>{VideoCall, "video_call"},
        EnumName<Medium>{Letter, "letter"},    EnumName<Medium>{Email, "email"},
        EnumName<Medium>{Message, "message"},
    };
    return table;
}

EnumTable<Obtained> enumTable(Obtained) noexcept {
    using enum Obtained;
    static constexpr std::array table{
        EnumName<Obtained>{AskedFor, "asked_for"},
        EnumName<Obtained>{Offered, "offered"},
    };
    return table;
}

EnumTable<AuthorityKind> enumTable(AuthorityKind) noexcept {
    using enum AuthorityKind;
    static constexpr std::array table{
        EnumName<AuthorityKind>{NotSaid, "not_said"},
        EnumName<AuthorityKind>{PrivacyNotice, "privacy_notice"},
        EnumName<AuthorityKind>{OwnAffairs, "own_affairs"},
        EnumName<AuthorityKind>{Agreement, "agreement"},
        EnumName<AuthorityKind>{StrategyDiscussion, "strategy_discussion"},
        EnumName<AuthorityKind>{CaseDirection, "case_direction"},
    };
    return table;
}

} // namespace holdfast::practice
