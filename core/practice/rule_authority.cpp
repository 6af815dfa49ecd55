// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/rule_authority.h"

#include "core/practice/rule_checks.h"

#include <algorithm>
#include <array>

namespace holdfast::practice {

Disclosures::Disclosures(const VisitView& view) : m_marked(view.disclosures) {
    for (const Entry& entry : view.entries) {
        if (entry.disclosure && entry.state() == EntryState::Live) {
            m_marked.push_back(entry.disclosure->markedAt);
        }
    }
    for (const PaperItem& item : view.paperItems) {
        if (item.disclosure) {
            m_marked.push_back(item.disclosure->markedAt);
        }
    }
    std::ranges::sort(m_marked);
}

std::optional<UtcTime> Disclosures::latest() const noexcept {
    return m_marked.empty() ? std::nullopt : std::optional{m_marked.back()};
}

bool Disclosures::any(UtcTime since, UtcTime until) const noexcept {
    const auto next = std::ranges::upper_bound(m_marked, since);
    return next != m_marked.end() && *next <= until;
}

bool isInForce(const CaseDirection& direction, RuleId rule) {
    const bool spokenFor = !isBlank(direction.discussedWith) ||
                           (!isBlank(direction.whoWasTried) && !isBlank(direction.dutyNumberRung));
    return mayBeOpenedByDirection(rule) && direction.neededToKeepAChildSafe && !isBlank(direction.reason) &&
           spokenFor && direction.manager != ManagerAnswer::Declined &&
           std::ranges::find(direction.opens, rule) != direction.opens.end();
}

Opening openedByDirection(const VisitView& view, RuleId rule, EntryId entry) {
    Opening opening = Opening::None;
    for (const CaseDirection& direction : view.records.directions) {
        if (std::ranges::find(direction.entries, entry) == direction.entries.end()) {
            continue;
        }
        if (isInForce(direction, rule)) {
            return Opening::Open;
        }
        if (direction.manager == ManagerAnswer::Declined) {
            opening = Opening::Declined;
        }
    }
    return opening;
}

std::vector<PersonId> familyReaders(const VisitView& view) {
    std::vector<PersonId> readers;
    if (!view.report) {
        return readers;
    }
    for (const Audience& reader : view.report->audience) {
        if (!reader.person) {
            continue;
        }
        const auto person = std::ranges::find(view.people, *reader.person, &Person::id);
        if (person == view.people.end() ||
            (person->role != PersonRole::Professional && person->role != PersonRole::Interpreter)) {
            readers.push_back(*reader.person);
        }
    }
    return readers;
}

bool isSame(const Audience& one, const Audience& other) {
    return one.person || other.person
               ? one.person == other.person
               : !isBlank(one.words) && normalised(one.words) == normalised(other.words);
}

bool isViolenceMarked(const VisitView& view) noexcept {
    return std::ranges::any_of(view.people, [](const Person& person) { return !person.riskMarkers.empty(); });
}

UtcTime startOf(const VisitView& view) noexcept {
    return view.visit.startedAt.value_or(view.visit.plannedFor.value_or(view.now));
}

std::string dayWords(UtcTime time) {
    static constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                             "May",       "June",     "July",     "August",
                                                             "September", "October",  "November", "December"};
    const Date day = dateOf(time);
    return std::to_string(day.day) + " " + std::string{months.at(day.month - 1)};
}

} // namespace holdfast::practice
