// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/records.h"

#include "core/practice/person.h"
#include "core/practice/visit.h"

#include <algorithm>
#include <cstdio>

namespace holdfast::practice {
namespace {

[[nodiscard]] bool isDigits(std::string_view text) noexcept {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

[[nodiscard]] int numberOf(std::string_view digits) noexcept {
    int value = 0;
    for (const char c : digits) {
        value = value * 10 + (c - '0');
    }
    return value;
}

/// How long after `at` a time of this precision may still mean.
[[nodiscard]] std::chrono::milliseconds spanOf(TimePrecision precision) noexcept {
    switch (precision) {
    case TimePrecision::Exact:
        return std::chrono::milliseconds{0};
    case TimePrecision::About:
        return std::chrono::hours{1};
    case TimePrecision::PartOfDay:
        return std::chrono::hours{12};
    case TimePrecision::Day:
        break;
    }
    return std::chrono::hours{24};
}

template <typename... Handlers>
struct Overloaded : Handlers... {
    using Handlers::operator()...;
};
template <typename... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

} // namespace

std::string toText(const Date& date) {
    std::array<char, 32> text{};
    const int size =
        std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", date.year, date.month, date.day);
    return {text.data(), static_cast<std::size_t>(std::max(size, 0))};
}

Result<Date> dateFromText(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !isDigits(text.substr(0, 4)) ||
        !isDigits(text.substr(5, 2)) || !isDigits(text.substr(8, 2))) {
        return Error(ErrorCode::Malformed);
    }
    const Date date{.year = numberOf(text.substr(0, 4)),
                    .month = static_cast<unsigned>(numberOf(text.substr(5, 2))),
                    .day = static_cast<unsigned>(numberOf(text.substr(8, 2)))};
    const std::chrono::year_month_day day{std::chrono::year{date.year}, std::chrono::month{date.month},
                                          std::chrono::day{date.day}};
    if (!day.ok()) {
        return Error(ErrorCode::Malformed);
    }
    return date;
}

int ageOn(const Date& birth, const Date& on) noexcept {
    const bool birthdayToCome = on.month < birth.month || (on.month == birth.month && on.day < birth.day);
    return on.year - birth.year - (birthdayToCome ? 1 : 0);
}

Date dateOf(UtcTime time) noexcept {
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(time)};
    return {.year = static_cast<int>(day.year()),
            .month = static_cast<unsigned>(day.month()),
            .day = static_cast<unsigned>(day.day())};
}

bool isFamily(PersonRole role) noexcept {
    switch (role) {
    case PersonRole::Child:
    case PersonRole::Parent:
    case PersonRole::Carer:
    case PersonRole::Relative:
    case PersonRole::Household:
        return true;
    case PersonRole::Professional:
    case PersonRole::Interpreter:
    case PersonRole::Other:
        break;
    }
    return false;
}

bool Person::isAtRisk() const noexcept {
    return std::ranges::any_of(
        riskMarkers, [](const RiskMarker& marker) { return marker.kind == RiskMarker::Kind::AtRisk; });
}

bool Person::posesRisk() const noexcept {
    return std::ranges::any_of(
        riskMarkers, [](const RiskMarker& marker) { return marker.kind == RiskMarker::Kind::PosesRisk; });
}

bool Visit::wasHere(PersonId person) const noexcept {
    return std::ranges::any_of(people, [person](const Presence& presence) {
        return presence.person == person && presence.attendance == Attendance::Here;
    });
}

UtcTime latestGathered(const Entry& entry) noexcept {
    const UtcTime latest = entry.happened.at + spanOf(entry.happened.precision);
    // An exact time is the worker's word, even when it lies after the first keystroke.
    return entry.happened.precision == TimePrecision::Exact
               ? latest
               : std::max(entry.happened.at, std::min(latest, entry.writtenAt));
}

bool mayBeOpenedByDirection(RuleId rule) noexcept {
    switch (rule) {
    case RuleId::G2:
    case RuleId::G3:
    case RuleId::C1:
    case RuleId::S2:
    case RuleId::S3:
    case RuleId::S4:
    case RuleId::R4:
    case RuleId::R5:
        return true;
    default:
        return false;
    }
}

bool speaksRestricted(RuleId rule) noexcept {
    return rule == RuleId::G6 || rule == RuleId::S3 || rule == RuleId::S4 || rule == RuleId::S5;
}

std::string_view subjectKind(const Subject& subject) noexcept {
    static constexpr std::array<std::string_view, 5> kinds{"visit", "entry", "person", "paper_item",
                                                           "case_record"};
    static_assert(std::variant_size_v<Subject> == kinds.size());
    return kinds[subject.index()];
}

RecordKind kindOf(const CaseRecord& record) noexcept {
    return std::visit(Overloaded{[](const Agreement&) { return RecordKind::Agreement; },
                                 [](const PrivacyExplanation&) { return RecordKind::PrivacyExplanation; },
                                 [](const StrategyDiscussion&) { return RecordKind::StrategyDiscussion; },
                                 [](const CaseDirection&) { return RecordKind::CaseDirection; },
                                 [](const PassedFinding&) { return RecordKind::PassedFinding; },
                                 [](const VoicePlan&) { return RecordKind::VoicePlan; },
                                 [](const RightToKnowDecision&) { return RecordKind::RightToKnowDecision; },
                                 [](const CompetenceAssessment&) { return RecordKind::CompetenceAssessment; },
                                 [](const SafetyPlan&) { return RecordKind::SafetyPlan; },
                                 [](const ContingencyPlan&) { return RecordKind::ContingencyPlan; },
                                 [](const ReferralOutcome&) { return RecordKind::ReferralOutcome; },
                                 [](const ManagerTold&) { return RecordKind::ManagerTold; }},
                      record);
}

const RecordHead& headOf(const CaseRecord& record) noexcept {
    return std::visit([](const auto& known) -> const RecordHead& { return known.head; }, record);
}

bool isRestricted(const CaseRecord& record) noexcept {
    return std::visit(
        Overloaded{[](const Agreement& agreement) {
                       return agreement.withoutAgreement &&
                              agreement.withoutAgreement->fact == GatheringFact::WouldPrejudiceProtection;
                   },
                   [](const PrivacyExplanation& explanation) {
                       return explanation.state == ExplanationState::UnsafeToTell;
                   },
                   [](const RightToKnowDecision& known) { return known.decision == RightToKnow::HoldBack; },
                   [](const StrategyDiscussion&) { return true; }, [](const CaseDirection&) { return true; },
                   [](const CompetenceAssessment&) { return true; }, [](const SafetyPlan&) { return true; },
                   [](const PassedFinding& passed) { return speaksRestricted(passed.rule); },
                   [](const ContingencyPlan&) { return true; }, [](const auto&) { return false; }},
        record);
}

std::vector<EntryId> entriesNamedBy(const CaseRecord& record) {
    return std::visit(
        [](const auto& known) -> std::vector<EntryId> {
            if constexpr (requires { known.entries; }) {
                return known.entries;
            } else {
                return {};
            }
        },
        record);
}

void CaseRecords::add(CaseRecord record) {
    std::visit(
        Overloaded{[this](Agreement&& known) { agreements.push_back(std::move(known)); },
                   [this](PrivacyExplanation&& known) { explanations.push_back(std::move(known)); },
                   [this](StrategyDiscussion&& known) { strategyDiscussions.push_back(std::move(known)); },
                   [this](CaseDirection&& known) { directions.push_back(std::move(known)); },
                   [this](PassedFinding&& known) { passed.push_back(std::move(known)); },
                   [this](VoicePlan&& known) { voicePlans.push_back(std::move(known)); },
                   [this](RightToKnowDecision&& known) { rightToKnow.push_back(std::move(known)); },
                   [this](CompetenceAssessment&& known) { competence.push_back(std::move(known)); },
                   [this](SafetyPlan&& known) { safetyPlans.push_back(std::move(known)); },
                   [this](ContingencyPlan&& known) { contingencyPlans.push_back(std::move(known)); },
                   [this](ReferralOutcome&& known) { referralOutcomes.push_back(std::move(known)); },
                   [this](ManagerTold&& known) { managerTold.push_back(std::move(known)); }},
        std::move(record));
}

namespace {

/// Calls `visit` with each of the lists, in the order in which they are written.
template <typename Records, typename Visitor>
void eachList(Records& records, const Visitor& visit) {
    visit(records.agreements);
    visit(records.explanations);
    visit(records.strategyDiscussions);
    visit(records.directions);
    visit(records.passed);
    visit(records.voicePlans);
    visit(records.rightToKnow);
    visit(records.competence);
    visit(records.safetyPlans);
    visit(records.contingencyPlans);
    visit(records.referralOutcomes);
    visit(records.managerTold);
}

} // namespace

std::size_t CaseRecords::size() const noexcept {
    std::size_t size = 0;
    eachList(*this, [&size](const auto& list) { size += list.size(); });
    return size;
}

std::vector<CaseRecord> inOneList(const CaseRecords& records) {
    std::vector<CaseRecord> list;
    list.reserve(records.size());
    eachList(records, [&list](const auto& some) { list.insert(list.end(), some.begin(), some.end()); });
    return list;
}

} // namespace holdfast::practice
