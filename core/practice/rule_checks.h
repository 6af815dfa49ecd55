// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/rules.h"

#include <initializer_list>
#include <unordered_map>

// Private to the rules: the checks, and what they share.
namespace holdfast::practice {

void checkG1Necessary(const VisitView& view, Gate gate, std::vector<Finding>& out);
void checkG2Agreement(const VisitView& view, Gate gate, std::vector<Finding>& out);
void checkG5FamiliesKnow(const VisitView& view, Gate gate, std::vector<Finding>& out);
void checkS1Notice(const VisitView& view, Gate gate, std::vector<Finding>& out);
void checkS2ChildsVoice(const VisitView& view, Gate gate, std::vector<Finding>& out);
void checkP2Disclosures(const VisitView& view, Gate gate, std::vector<Finding>& out);

void checkS3RightToKnow(const VisitView& view, Gate gate, std::vector<Finding>& out);
void checkS4FourteenAndOver(const VisitView& view, Gate gate, std::vector<Finding>& out);
void checkG6SafetyPlan(const VisitView& view, Gate gate, std::vector<Finding>& out);
void checkS5Consequences(const VisitView& view, Gate gate, std::vector<Finding>& out);
void checkL2ToldToday(const VisitView& view, Gate gate, std::vector<Finding>& out);

[[nodiscard]] bool isBlank(std::string_view text) noexcept;
/// For comparing names that people typed: ASCII letters lowered, white space trimmed and collapsed.
[[nodiscard]] std::string normalised(std::string_view text);

/// The sentence with this id, its {arguments} filled in. An id that is not in the list is a mistake in our
/// code and ends the program.
[[nodiscard]] Words say(std::string_view id, std::vector<WordsArgument> arguments = {});
[[nodiscard]] std::vector<WayThrough> ways(std::initializer_list<Way> list);

/// People by id, built once per check.
class PeopleById {
public:
    explicit PeopleById(const std::vector<Person>& people);
    /// Null for someone the view does not hold.
    [[nodiscard]] const Person* find(PersonId id) const;
    /// The name, or "someone" when it is not known.
    [[nodiscard]] std::string nameOf(PersonId id) const;

private:
    std::unordered_map<PersonId, const Person*> m_people;
};

/// The name of the case's manager, or "your manager".
[[nodiscard]] std::string managerOf(const VisitView& view);
/// The sources of its passages, each once, in order.
[[nodiscard]] std::vector<EntryId> entriesOf(const ProposedReport& report);
/// An explanation of any age that still counts at `when` under the policy.
[[nodiscard]] bool isExplained(const VisitView& view, PersonId person, UtcTime when);

} // namespace holdfast::practice
