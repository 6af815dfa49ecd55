// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/rule_checks.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace holdfast::practice {
namespace {

struct Sentence {
    std::string_view id;
    std::string_view english;
};

/// Every sentence a rule can say. Ids are stable: translations and records refer to them.
constexpr std::array sentences{
    Sentence{"g1.purpose", "Say why this visit was made."},
    Sentence{"g1.why_named", "{person} is not part of this case. Say why the note needs to name them."},
    Sentence{"g2.after_refusal", "Information from {agency} was asked for after {person} said no."},
    Sentence{"g2.after_withdrawal",
             "Information from {agency} was asked for after {person} withdrew agreement."},
    Sentence{"g2.against_refusal", "{person} said no to this: {purpose}."},
    Sentence{"g2.why_necessary",
             "A fact is recorded for going on without agreement from {person}. Say why the "
             "information is necessary."},
    Sentence{"g2.manager_awaited",
             "{person} said no. The strategy discussion that agreed it waits for a manager "
             "to confirm it."},
    Sentence{"g2.authority_lapsed",
             "{person} said no. A disclosure was recorded after the strategy discussion "
             "that agreed it, so it no longer counts."},
    Sentence{"g2.direction_declined", "{person} said no, and a manager declined the case direction."},
    Sentence{"g2.not_asked", "{person} was not asked about {agency}. Ask, or say why not."},
    Sentence{"g2.nothing_recorded", "{agency} was asked, and nobody’s agreement is recorded."},
    Sentence{"g2.before_explanation",
             "The choice of {person} is recorded before an explanation. Was it explained first?"},
    Sentence{"g5.not_explained",
             "{person} was here. Tell them what is gathered, who will hear it, why, and what may follow."},
    Sentence{"g5.only_shown", "{person} was shown the privacy notice. Say what was explained."},
    Sentence{"g5.interpreter_is_family",
             "{interpreter} interpreted for {person}. An interpreter is never one of the family."},
    Sentence{"l2.tell_today", "A disclosure is told today. Tell {manager} now."},
    Sentence{
        "l2.decision_first",
        "A strategy or section 47 decision comes first. The disclosure is dated {day} and no decision is "
        "dated after it."},
    Sentence{"l2.manager_awaited",
             "A strategy or section 47 decision comes first. The one of {day} waits for a manager to confirm "
             "it."},
    Sentence{"p2.where_now", "Where is the paper now? {paper}, a disclosure."},
    Sentence{"p2.in_a_car", "A car is not a safe place for this paper: {paper}, a disclosure."},
    Sentence{"p2.at_a_familys_home",
             "A family’s home is not a safe place for this paper: {paper}, a disclosure."},
    Sentence{"p2.left_or_lost", "A disclosure on paper is left or lost, and nobody has been told: {paper}."},
    Sentence{"p2.shredded", "A disclosure on paper was shredded: {paper}. Tell your manager."},
    Sentence{"p2.not_scanned", "Scan this paper: {paper}, a disclosure."},
    Sentence{"p2.no_typed_note",
             "Write a note that says what this paper says and where the original is: {paper}."},
    Sentence{"s1.no_notice",
             "The council’s policy has no complete privacy notice. The one that came with the "
             "app is shown."},
    Sentence{
        "s2.no_plan",
        "Who will hear the words of {child}? Before they go in a report, say who will hear them, what they "
        "will be shown and when, and what {child} wanted."},
    Sentence{
        "s2.plan_not_complete",
        "The plan for the words of {child} is not complete. It says who will hear them, what they will be "
        "shown and when, the wish, the worry and the reassurance, and whether a parent gave permission to "
        "talk."},
    Sentence{"s2.not_in_plan",
             "{reader} is not in the plan for the words of {child}. Talk to {child} first."},
    Sentence{"s3.no_decision",
             "{parent} has parental responsibility. Sharing the words of {child} with them, or holding them "
             "back, is a decision. What is the risk to {child} today, and why?"},
    Sentence{"s3.may_have",
             "{parent} may have parental responsibility. Sharing the words of {child} with them, or holding "
             "them back, is a decision. What is the risk to {child} today, and why?"},
    Sentence{"s3.no_judgement", "The decision about {parent} gives no judgement of the risk to {child}. What "
                                "is the risk today, and why?"},
    Sentence{"s3.before_disclosure", "The decision about {parent} is of {day}, before a disclosure. What is "
                                     "the risk to {child} now, and why?"},
    Sentence{"s3.held_back", "It was decided to hold the words of {child} back from {parent}."},
    Sentence{"s4.not_assessed",
             "{child} is {age} and does not want {person} told. Talk about what will and will not be shared, "
             "and record how {child} understood this decision, in words."},
    Sentence{"s4.child_asked", "{child} does not want {person} told. Talk about what will and will not be "
                               "shared, and record how {child} understood this decision, in words."},
    Sentence{"s4.say_how", "Say how you know. What did {child} understand about the choice and what could "
                           "follow? A yes or no is not enough."},
    Sentence{"s4.what_they_were_told", "Say what {child} was told will happen."},
    Sentence{"s4.wish_stands", "{child} does not want {person} told, and understands this decision."},
    Sentence{"g6.no_plan",
             "Talk a safety plan through with {person} first. No family copy can go until then."},
    Sentence{"g6.before_disclosure", "Talk the safety plan through with {person} first. The last one, {day}, "
                                     "was before a disclosure. No family copy can go until then."},
    Sentence{
        "s5.no_plan",
        "What may follow if {reader} reads this, and what will you do then? Say both before it is shared."},
    Sentence{"way.say_purpose", "Say why you are here"},
    Sentence{"way.say_why_named", "Say why the note needs to name them"},
    Sentence{"way.ask_for_strategy_discussion", "Ask for a strategy discussion"},
    Sentence{"way.record_strategy_discussion", "A strategy discussion agreed it"},
    Sentence{"way.record_change_of_mind", "They have changed their mind"},
    Sentence{"way.record_fact", "Agreement cannot be asked for, and the information is necessary"},
    Sentence{"way.take_out", "Take the entry out"},
    Sentence{"way.record_case_direction", "A child is not safe if you wait: case direction"},
    Sentence{"way.put_times_right", "Put the times right"},
    Sentence{"way.explain_and_ask_again", "Explain and ask again"},
    Sentence{"way.ask_for_agreement", "Ask for agreement, or record what was said"},
    Sentence{"way.explain", "Record what was explained"},
    Sentence{"way.mark_unsafe_to_tell", "It is not safe to tell them"},
    Sentence{"way.name_another_interpreter", "Someone else interpreted"},
    Sentence{"way.say_where_it_is", "Say where it is now"},
    Sentence{"way.with_me_now", "It is with me now, locked in my bag"},
    Sentence{"way.report_left", "Report it left or lost"},
    Sentence{"way.scan_it", "Scan it"},
    Sentence{"way.write_typed_note", "Write the note"},
    Sentence{"way.ring_manager", "Ring your manager"},
    Sentence{"way.make_voice_plan", "Make the plan with the child"},
    Sentence{"way.leave_out", "Leave it out of the report"},
    Sentence{"way.tell_manager", "Tell your manager now"},
    Sentence{"way.record_managers_decision", "Record the decision of a manager"},
    Sentence{"way.decide_right_to_know", "Share or hold back, with reasons"},
    Sentence{"way.assess_competence", "Assess for this decision"},
    Sentence{"way.make_safety_plan", "Record the safety plan"},
    Sentence{"way.make_contingency_plan", "Say what may follow, and the plan for it"},
    Sentence{"way.say_why", "Say why not"},
};

/// One pass, so that a value which looks like "{person}" is never filled in again.
[[nodiscard]] std::string filled(std::string_view english, const std::vector<WordsArgument>& arguments) {
    std::string text;
    while (!english.empty()) {
        const std::size_t open = english.find('{');
        text.append(english.substr(0, open));
        if (open == std::string_view::npos) {
            break;
        }
        const std::size_t close = english.find('}', open);
        const std::string_view name = english.substr(open + 1, close - open - 1);
        const auto argument = std::ranges::find(arguments, name, &WordsArgument::name);
        if (close == std::string_view::npos || argument == arguments.end()) {
            std::abort();
        }
        text.append(argument->value);
        english.remove_prefix(close + 1);
    }
    return text;
}

} // namespace

Words say(std::string_view id, std::vector<WordsArgument> arguments) {
    const auto sentence = std::ranges::find(sentences, id, &Sentence::id);
    if (sentence == sentences.end()) {
        std::abort();
    }
    std::string english = filled(sentence->english, arguments);
    return {.id = std::string{id}, .arguments = std::move(arguments), .english = std::move(english)};
}

std::vector<WayThrough> ways(std::initializer_list<Way> list) {
    std::vector<WayThrough> through;
    through.reserve(list.size());
    for (const Way way : list) {
        through.push_back({.way = way, .words = say("way." + std::string{toName(way)})});
    }
    return through;
}

} // namespace holdfast::practice
