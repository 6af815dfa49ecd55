// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/rules.h"

#include "core/practice/rule_checks.h"

#include <algorithm>
#include <array>

namespace holdfast::practice {
namespace {

constexpr std::array whileWritingAndAtFinish{Gate::Capture, Gate::Finish};
constexpr std::array fromReportOn{Gate::Report, Gate::Share};
constexpr std::array beforeSharing{Gate::Share};
constexpr std::array atEveryGate{Gate::Capture, Gate::Finish, Gate::Report, Gate::Share};

// The list. A rule's words are for the people who keep this list in step with the practice page; what a
// worker reads is in words.cpp.
constexpr std::array list{
    Rule{.id = RuleId::G1,
         .name = "Necessary",
         .words = "Every visit has a purpose, and naming someone outside the case has a reason.",
         .appliesAt = whileWritingAndAtFinish,
         .check = checkG1Necessary},
    Rule{.id = RuleId::G2,
         .name = "Agreement, unless safeguarding",
         .words =
             "What is gathered after a refusal or a withdrawal needs a fact, a strategy discussion or a case "
             "direction.",
         .appliesAt = whileWritingAndAtFinish,
         .check = checkG2Agreement},
    Rule{.id = RuleId::G5,
         .name = "Families know",
         .words =
             "Family who were here have had it explained, unless that is unsafe; an interpreter is never "
             "family.",
         .appliesAt = whileWritingAndAtFinish,
         .check = checkG5FamiliesKnow},
    Rule{.id = RuleId::G6,
         .name = "Violence or risk of harm",
         .words = "Where violence or risk is marked, a safety plan is talked through with the victim after "
                  "the latest disclosure; no family copy before.",
         .appliesAt = atEveryGate,
         .check = checkG6SafetyPlan},
    Rule{.id = RuleId::S1,
         .name = "The notice opens",
         .words = "A complete privacy notice opens offline from every visit.",
         .appliesAt = whileWritingAndAtFinish,
         .check = checkS1Notice},
    Rule{.id = RuleId::S2,
         .name = "The child's voice",
         .words =
             "A child's words, and what draws on them, enter a report once a plan made with the child says "
             "who will hear them.",
         .appliesAt = fromReportOn,
         .check = checkS2ChildsVoice},
    Rule{.id = RuleId::S3,
         .name = "A parent's right to know",
         .words = "A child's words go to someone with parental responsibility by a recorded decision with a "
                  "judgement of the risk.",
         .appliesAt = fromReportOn,
         .check = checkS3RightToKnow},
    Rule{.id = RuleId::S4,
         .name = "Fourteen and over",
         .words = "A young person's wish that someone is not told has a competence assessment, and no report "
                  "to them holds it.",
         .appliesAt = atEveryGate,
         .check = checkS4FourteenAndOver},
    Rule{.id = RuleId::S5,
         .name = "Consequences thought through",
         .words = "Before sharing with someone: what may follow, and what will be done then.",
         .appliesAt = beforeSharing,
         .check = checkS5Consequences},
    Rule{.id = RuleId::P2,
         .name = "Disclosures on paper",
         .words = "It is known where a disclosure on paper is now; it is scanned, noted and never shredded.",
         .appliesAt = whileWritingAndAtFinish,
         .check = checkP2Disclosures},
    Rule{.id = RuleId::L2,
         .name = "A disclosure is told today",
         .words =
             "A manager is told of it today, and no family gets a report before a decision dated after it.",
         .appliesAt = atEveryGate,
         .check = checkL2ToldToday},
};

/// A should that a worker passed gets its reason. A must cannot be passed, at capture either.
void markPassed(Finding& finding, const std::vector<PassedFinding>& passed) {
    if (finding.severity != Severity::Should) {
        return;
    }
    // The last reason given is the one that stands.
    for (const PassedFinding& record : passed) {
        if (record.rule == finding.rule && record.subject == finding.subject &&
            record.wordsId == finding.words.id && !isBlank(record.reason)) {
            finding.passedReason = record.reason;
        }
    }
}

[[nodiscard]] int rank(const Finding& finding) noexcept {
    if (finding.severity == Severity::Must) {
        return 0;
    }
    return finding.passedReason ? 2 : 1;
}

} // namespace

std::span<const Rule> rules() noexcept {
    return list;
}

std::vector<Finding> findings(const VisitView& view, Gate gate) {
    std::vector<Finding> found;
    for (const Rule& rule : list) {
        if (std::ranges::find(rule.appliesAt, gate) != rule.appliesAt.end()) {
            rule.check(view, gate, found);
        }
    }
    for (Finding& finding : found) {
        finding.gate = gate;
        markPassed(finding, view.records.passed);
        if (gate == Gate::Capture) {
            finding.severity = Severity::Should;
        }
    }
    std::ranges::stable_sort(found, {}, rank);
    return found;
}

} // namespace holdfast::practice
