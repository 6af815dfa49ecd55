// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/rule_authority.h"
#include "core/practice/rule_checks.h"

#include <algorithm>
#include <set>

namespace holdfast::practice {
namespace {

/// A live entry with what G2 asks of it worked out once.
struct Gathered {
    const Entry* entry;
    UtcTime at;         ///< the latest it can have been gathered
    std::string agency; ///< normalised; empty when no agency was asked
};

struct Answer {
    const Agreement* agreement;
    std::string agency;  ///< normalised
    std::string purpose; ///< normalised
};

template <typename T>
[[nodiscard]] bool contains(const std::vector<T>& list, const T& value) {
    return std::ranges::find(list, value) != list.end();
}

[[nodiscard]] std::vector<Gathered> gatheredIn(const VisitView& view) {
    std::vector<Gathered> gathered;
    for (const Entry& entry : view.entries) {
        if (entry.state() == EntryState::TakenOut) {
            continue;
        }
        // Whatever kind the worker chose: an agency that was asked is an agency that was asked.
        const bool asked = entry.kind != EntryKind::Told && entry.source.obtained == Obtained::AskedFor;
        std::string agency = asked ? normalised(entry.source.agency) : std::string{};
        if (!agency.empty() || entry.agreement) {
            gathered.push_back({&entry, latestGathered(entry), std::move(agency)});
        }
    }
    return gathered;
}

[[nodiscard]] bool isAbout(const Agreement& agreement, const Entry& entry) {
    return agreement.covers.empty() || entry.about.empty() ||
           std::ranges::any_of(entry.about, [&](const AboutPerson& about) {
               return contains(agreement.covers, about.person);
           });
}

[[nodiscard]] bool speaksOf(const Answer& answer, const Gathered& gathered) {
    const Agreement& agreement = *answer.agreement;
    if (gathered.entry->agreement == agreement.head.id) {
        return true;
    }
    switch (agreement.topic) {
    case AgreementTopic::OneAgency:
        return !gathered.agency.empty() && gathered.agency == answer.agency &&
               isAbout(agreement, *gathered.entry);
    case AgreementTopic::AnyAgency:
        return !gathered.agency.empty() && isAbout(agreement, *gathered.entry);
    case AgreementTopic::SomethingElse:
        break;
    }
    return false;
}

/// Whether `later` is an answer by the same person to what `earlier` was about, for this entry.
[[nodiscard]] bool answersAgain(const Answer& later, const Answer& earlier, const Gathered& gathered) {
    const Agreement& next = *later.agreement;
    if (next.person != earlier.agreement->person || next.at <= earlier.agreement->at ||
        next.state == AgreementState::NotAsked || !isAbout(next, *gathered.entry)) {
        return false;
    }
    switch (next.topic) {
    case AgreementTopic::AnyAgency:
        return earlier.agreement->topic != AgreementTopic::SomethingElse;
    case AgreementTopic::OneAgency:
        return gathered.agency == later.agency && !gathered.agency.empty();
    case AgreementTopic::SomethingElse:
        break;
    }
    return earlier.agreement->topic == AgreementTopic::SomethingElse && later.purpose == earlier.purpose;
}

/// A refusal counts from when it is said. It no longer counts for what was gathered after the next answer
/// (that one then speaks), nor once the person agreed after all.
[[nodiscard]] bool stillRefused(const std::vector<Answer>& answers, const Answer& refusal,
                                const Gathered& gathered) {
    return gathered.at >= refusal.agreement->at && std::ranges::none_of(answers, [&](const Answer& later) {
               return answersAgain(later, refusal, gathered) &&
                      (later.agreement->state == AgreementState::Given || later.agreement->at <= gathered.at);
           });
}

[[nodiscard]] bool names(const CaseDirection& direction, const Agreement* agreement, const Entry& entry) {
    return contains(direction.entries, entry.id) ||
           (agreement != nullptr && contains(direction.agreements, agreement->head.id));
}

/// Why a refusal still stands, in the order of what helps most to know.
enum class Standing { Settled, Plain, WhyNecessaryMissing, ManagerAwaited, Lapsed, DirectionDeclined };

[[nodiscard]] Standing standingOf(const VisitView& view, const Disclosures& disclosures,
                                  const Agreement& agreement, const Gathered& gathered) {
    Standing standing = Standing::Plain;
    if (agreement.withoutAgreement) {
        if (!isBlank(agreement.withoutAgreement->whyNecessary)) {
            return Standing::Settled;
        }
        standing = Standing::WhyNecessaryMissing;
    }
    for (const StrategyDiscussion& discussion : view.records.strategyDiscussions) {
        if (discussion.threshold != Threshold::Met || discussion.manager == ManagerAnswer::Declined ||
            !contains(discussion.overrides, agreement.head.id)) {
            continue;
        }
        if (disclosures.any(discussion.at, gathered.at)) {
            standing = std::max(standing, Standing::Lapsed);
        } else if (discussion.manager == ManagerAnswer::Awaited) {
            standing = std::max(standing, Standing::ManagerAwaited);
        } else {
            return Standing::Settled;
        }
    }
    for (const CaseDirection& direction : view.records.directions) {
        if (!names(direction, &agreement, *gathered.entry)) {
            continue;
        }
        if (isInForce(direction, RuleId::G2)) {
            return Standing::Settled;
        }
        if (direction.manager == ManagerAnswer::Declined) {
            standing = std::max(standing, Standing::DirectionDeclined);
        }
    }
    return standing;
}

[[nodiscard]] Words wordsFor(const Agreement& agreement, Standing standing, const std::string& person,
                             const std::string& agency) {
    switch (standing) {
    case Standing::WhyNecessaryMissing:
        return say("g2.why_necessary", {{"person", person}});
    case Standing::ManagerAwaited:
        return say("g2.manager_awaited", {{"person", person}});
    case Standing::Lapsed:
        return say("g2.authority_lapsed", {{"person", person}});
    case Standing::DirectionDeclined:
        return say("g2.direction_declined", {{"person", person}});
    case Standing::Plain:
    case Standing::Settled:
        break;
    }
    if (isBlank(agency)) {
        return say("g2.against_refusal", {{"person", person}, {"purpose", agreement.purpose}});
    }
    return say(agreement.state == AgreementState::Refused ? "g2.after_refusal" : "g2.after_withdrawal",
               {{"agency", agency}, {"person", person}});
}

void checkRefusal(const VisitView& view, const PeopleById& people, const std::vector<Answer>& answers,
                  const Answer& refusal, const std::vector<Gathered>& gathered, std::vector<Finding>& out) {
    Finding finding{.rule = RuleId::G2, .severity = Severity::Must, .subject = refusal.agreement->head.id};
    Standing worst = Standing::Settled;
    std::string agency;
    const Disclosures disclosures{view};
    for (const Gathered& one : gathered) {
        if (!speaksOf(refusal, one) || !stillRefused(answers, refusal, one)) {
            continue;
        }
        const Standing standing = standingOf(view, disclosures, *refusal.agreement, one);
        if (standing == Standing::Settled) {
            continue;
        }
        finding.entries.push_back(one.entry->id);
        agency = agency.empty() ? one.entry->source.agency : agency;
        worst = std::max(worst, standing);
    }
    if (!finding.entries.empty()) {
        finding.words = wordsFor(*refusal.agreement, worst, people.nameOf(refusal.agreement->person), agency);
        finding.waysThrough =
            ways({Way::AskForStrategyDiscussion, Way::RecordStrategyDiscussion, Way::RecordChangeOfMind,
                  Way::RecordFact, Way::TakeOut, Way::RecordCaseDirection});
        out.push_back(std::move(finding));
    }
}

/// Nobody asked this person, no reason is given, and the agency was asked all the same.
void checkNotAsked(const PeopleById& people, const std::vector<Answer>& answers, const Answer& answer,
                   const std::vector<Gathered>& gathered, std::vector<Finding>& out) {
    const Agreement& agreement = *answer.agreement;
    const bool hasReason = !isBlank(agreement.whyNotAsked) ||
                           (agreement.withoutAgreement && !isBlank(agreement.withoutAgreement->whyNecessary));
    const auto touched = std::ranges::find_if(gathered, [&](const Gathered& one) {
        return speaksOf(answer, one) && std::ranges::none_of(answers, [&](const Answer& later) {
                   return answersAgain(later, answer, one);
               });
    });
    if (!hasReason && touched != gathered.end()) {
        const std::string& about =
            isBlank(touched->entry->source.agency) ? agreement.purpose : touched->entry->source.agency;
        out.push_back(
            {.rule = RuleId::G2,
             .severity = Severity::Should,
             .subject = agreement.head.id,
             .entries = {touched->entry->id},
             .words = say("g2.not_asked", {{"person", people.nameOf(agreement.person)}, {"agency", about}}),
             .waysThrough = ways({Way::AskForAgreement, Way::RecordFact, Way::SayWhy})});
    }
}

/// An agency was asked and no answer by anyone speaks of it: said once for each agency.
void checkNothingRecorded(const VisitView& view, const std::vector<Answer>& answers,
                          const std::vector<Gathered>& gathered, std::vector<Finding>& out) {
    std::set<std::string_view> said;
    for (const Gathered& one : gathered) {
        const bool recorded =
            one.agency.empty() || one.entry->agreement ||
            std::ranges::any_of(answers, [&](const Answer& answer) { return speaksOf(answer, one); }) ||
            std::ranges::any_of(view.records.directions, [&](const CaseDirection& direction) {
                return isInForce(direction, RuleId::G2) && names(direction, nullptr, *one.entry);
            });
        if (!recorded && said.insert(one.agency).second) {
            out.push_back(
                {.rule = RuleId::G2,
                 .severity = Severity::Should,
                 .subject = one.entry->id,
                 .entries = {one.entry->id},
                 .words = say("g2.nothing_recorded", {{"agency", one.entry->source.agency}}),
                 .waysThrough = ways({Way::AskForAgreement, Way::RecordFact, Way::TakeOut, Way::SayWhy})});
        }
    }
}

void checkExplainedFirst(const VisitView& view, const PeopleById& people, std::vector<Finding>& out) {
    for (const Agreement& agreement : view.records.agreements) {
        if (agreement.head.visitId == view.visit.id && agreement.state != AgreementState::NotAsked &&
            !isExplained(view, agreement.person, agreement.at)) {
            out.push_back(
                {.rule = RuleId::G2,
                 .severity = Severity::Should,
                 .subject = agreement.head.id,
                 .words = say("g2.before_explanation", {{"person", people.nameOf(agreement.person)}}),
                 .waysThrough = ways({Way::PutTimesRight, Way::ExplainAndAskAgain, Way::SayWhy})});
        }
    }
}

} // namespace

void checkG2Agreement(const VisitView& view, Gate, std::vector<Finding>& out) {
    const PeopleById people{view.people};
    const std::vector<Gathered> gathered = gatheredIn(view);
    std::vector<Answer> answers;
    for (const Agreement& agreement : view.records.agreements) {
        answers.push_back({&agreement, normalised(agreement.agency), normalised(agreement.purpose)});
    }
    for (const Answer& answer : answers) {
        switch (answer.agreement->state) {
        case AgreementState::Refused:
        case AgreementState::Withdrawn:
            checkRefusal(view, people, answers, answer, gathered, out);
            break;
        case AgreementState::NotAsked:
            checkNotAsked(people, answers, answer, gathered, out);
            break;
        case AgreementState::Given:
            break;
        }
    }
    checkNothingRecorded(view, answers, gathered, out);
    checkExplainedFirst(view, people, out);
}

} // namespace holdfast::practice
