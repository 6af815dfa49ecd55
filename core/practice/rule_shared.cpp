// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/rule_checks.h"

#include <algorithm>

namespace holdfast::practice {

bool isBlank(std::string_view text) noexcept {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::string normalised(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    bool gap = false;
    for (const char c : text) {
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            gap = !plain.empty();
            continue;
        }
        if (gap) {
            plain.push_back(' ');
            gap = false;
        }
        plain.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
    return plain;
}

PeopleById::PeopleById(const std::vector<Person>& people) {
    m_people.reserve(people.size());
    for (const Person& person : people) {
        m_people.emplace(person.id, &person);
    }
}

const Person* PeopleById::find(PersonId id) const {
    const auto found = m_people.find(id);
    return found == m_people.end() ? nullptr : found->second;
}

std::string PeopleById::nameOf(PersonId id) const {
    const Person* person = find(id);
    return person == nullptr || isBlank(person->name) ? "Someone" : person->name;
}

std::string managerOf(const VisitView& view) {
    const auto manager =
        std::ranges::find(view.file.contacts, TeamContact::Role::Manager, &TeamContact::role);
    return manager == view.file.contacts.end() || isBlank(manager->name) ? "your manager" : manager->name;
}

std::vector<EntryId> entriesOf(const ProposedReport& report) {
    std::vector<EntryId> entries;
    for (const Passage& passage : report.passages) {
        if (std::ranges::find(entries, passage.source) == entries.end()) {
            entries.push_back(passage.source);
        }
    }
    return entries;
}

bool isExplained(const VisitView& view, PersonId person, UtcTime when) {
    const UtcTime oldest = when - std::chrono::days{view.policy.explanationLastsDays};
    return std::ranges::any_of(view.records.explanations, [&](const PrivacyExplanation& explanation) {
        return explanation.person == person && explanation.state == ExplanationState::Explained &&
               explanation.at <= when && explanation.at >= oldest;
    });
}

} // namespace holdfast::practice
