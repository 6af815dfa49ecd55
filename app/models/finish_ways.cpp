// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/finish_ways.h"

#include "app/models/finish_way_forms.h"
#include "app/models/id_text.h"
#include "app/service/visits.h"

#include <algorithm>
#include <array>

namespace holdfast::ui {
namespace {

using practice::Finding;
using practice::VisitView;
using practice::Way;

constexpr std::array facts{practice::GatheringFact::CannotBeGiven,
                           practice::GatheringFact::CannotReasonablyBeObtained,
                           practice::GatheringFact::WouldPrejudiceProtection};
constexpr std::array places{practice::PaperPlace::LockedBag, practice::PaperPlace::LockedAtOffice,
                            practice::PaperPlace::Elsewhere};
constexpr std::array media{practice::Medium::InPerson, practice::Medium::Phone, practice::Medium::Message};

practice::RecordHead headFor(const VisitView& view) {
    practice::RecordHead head;
    head.caseId = view.file.id;
    head.visitId = view.visit.id;
    return head;
}

Result<void> put(service::Session& session, practice::CaseRecord record) {
    HOLDFAST_TRY(const auto id, service::addRecord(session, std::move(record)));
    static_cast<void>(id);
    return {};
}

/// The agreement a finding speaks of; when none was recorded, one that nobody was asked for yet.
practice::Agreement agreementOf(const Finding& finding, const VisitView& view) {
    if (const auto* id = std::get_if<CaseRecordId>(&finding.subject)) {
        for (const auto& one : view.records.agreements) {
            if (one.head.id == *id) {
                return one;
            }
        }
    }
    practice::Agreement none;
    none.head = headFor(view);
    none.at = view.now;
    const auto parent = std::ranges::find_if(view.people, [](const practice::Person& person) {
        return person.parentalResponsibility == practice::ParentalResponsibility::Has;
    });
    none.person = parent != view.people.end() ? parent->id
                  : view.people.empty()       ? PersonId{}
                                              : view.people.front().id;
    for (const auto& id : finding.entries) {
        const auto entry = std::ranges::find(view.entries, id, &practice::Entry::id);
        if (entry != view.entries.end()) {
            none.agency = entry->source.agency;
        }
    }
    return none;
}

Result<void> nameWhy(service::Session& session, const Finding& finding, const VisitView& view,
                     const std::string& words) {
    const auto named = std::ranges::find(finding.words.arguments, "person", &practice::WordsArgument::name);
    for (const auto& id : finding.entries) {
        HOLDFAST_TRY(auto entry, practice::EntryRepository(session.database()).find(id));
        for (auto& about : entry.about) {
            const auto person = std::ranges::find(view.people, about.person, &practice::Person::id);
            const bool meant = named == finding.words.arguments.end() || person == view.people.end() ||
                               person->name == named->value;
            if (about.whyNamed.empty() && meant) {
                about.whyNamed = words;
            }
        }
        HOLDFAST_CHECK(service::editEntry(session, entry));
    }
    return {};
}

Result<void> explain(service::Session& session, const Finding& finding, const VisitView& view,
                     const WayTaken& taken, practice::ExplanationState state) {
    const auto* person = std::get_if<PersonId>(&finding.subject);
    if (person == nullptr) {
        return Error(ErrorCode::InvalidArgument);
    }
    practice::PrivacyExplanation explanation;
    explanation.head = headFor(view);
    explanation.person = *person;
    explanation.state = state;
    explanation.at = view.now;
    const auto words = taken.words.trimmed().toStdString();
    if (state == practice::ExplanationState::UnsafeToTell) {
        explanation.whyUnsafe = words;
    } else {
        explanation.how = media.at(static_cast<std::size_t>(taken.choice));
        explanation.whatIsGathered = words;
    }
    return put(session, explanation);
}

Result<void> placePaper(service::Session& session, const Finding& finding, practice::PaperPlace place,
                        const std::string& detail) {
    for (const auto& id : finding.paperItems) {
        HOLDFAST_TRY(auto item, practice::PaperRepository(session.database()).find(id));
        practice::CustodyStep step;
        step.place = place;
        step.detail = detail;
        item.custody.push_back(step); // who and when are filled in
        HOLDFAST_CHECK(service::putPaper(session, std::move(item)));
    }
    return {};
}

Result<void> tellManager(service::Session& session, const Finding& finding, const VisitView& view,
                         practice::Medium how, std::string who) {
    practice::ManagerTold told;
    told.head = headFor(view);
    told.who = std::move(who);
    told.how = how;
    told.at = view.now;
    told.entries = finding.entries;
    if (const auto* item = std::get_if<PaperItemId>(&finding.subject)) {
        told.paperItems = {*item};
    }
    return put(session, told);
}

Result<void> planSafety(service::Session& session, const Finding& finding, const VisitView& view,
                        practice::Medium how, std::string agreed) {
    const auto* victim = std::get_if<PersonId>(&finding.subject);
    if (victim == nullptr) {
        return Error(ErrorCode::InvalidArgument);
    }
    practice::SafetyPlan plan;
    plan.head = headFor(view);
    plan.victim = *victim;
    plan.discussedWith = *victim;
    plan.at = view.now;
    plan.how = how;
    plan.whatWasAgreed = std::move(agreed);
    return put(session, plan);
}

Result<void> write(service::Session& session, const Finding& finding, const VisitView& view, Way way,
                   const WayTaken& taken) {
    const auto words = taken.words.trimmed().toStdString();
    const auto choice = static_cast<std::size_t>(std::max(taken.choice, 0));
    switch (way) {
    case Way::SayPurpose: {
        auto visit = view.visit;
        visit.purpose = words;
        return service::changeVisit(session, visit);
    }
    case Way::SayWhyNamed:
        return nameWhy(session, finding, view, words);
    case Way::RecordChangeOfMind: {
        auto agreement = agreementOf(finding, view);
        agreement.head = headFor(view);
        agreement.state = practice::AgreementState::Given;
        agreement.at = view.now;
        agreement.how = media.at(choice);
        agreement.withoutAgreement.reset();
        return put(session, agreement);
    }
    case Way::RecordFact: {
        auto agreement = agreementOf(finding, view);
        agreement.withoutAgreement = practice::WithoutAgreement{facts.at(choice), words, view.now};
        return put(session, agreement);
    }
    case Way::TakeOut:
        for (const auto& id : finding.entries) {
            HOLDFAST_CHECK(service::takeOutEntry(session, id, words));
        }
        return {};
    case Way::Explain:
        return explain(session, finding, view, taken, practice::ExplanationState::Explained);
    case Way::MarkUnsafeToTell:
        return explain(session, finding, view, taken, practice::ExplanationState::UnsafeToTell);
    case Way::TellManager:
        return tellManager(session, finding, view, media.at(choice), words);
    case Way::MakeSafetyPlan:
        return planSafety(session, finding, view, media.at(choice), words);
    case Way::SayWhereItIs:
        return placePaper(session, finding, places.at(choice), words);
    case Way::WithMeNow:
        return placePaper(session, finding, practice::PaperPlace::LockedBag, {});
    case Way::SayWhy: {
        practice::PassedFinding passed;
        passed.head = headFor(view);
        passed.rule = finding.rule;
        passed.wordsId = finding.words.id;
        passed.subject = finding.subject;
        passed.reason = words;
        return put(session, passed);
    }
    default:
        return Error(ErrorCode::Unsupported); // done elsewhere: by telephone, or among the notes
    }
}

/// Whether everything that the form asks for was given.
bool isFilled(const FinishWay& form, Way way, const WayTaken& taken) {
    const bool needsChoice = form.form == wayform::Choice || form.form == wayform::ChoiceAndWords;
    const bool bag = way == Way::SayWhereItIs && taken.choice == 0;
    const bool needsWords = form.form == wayform::Words || (form.form == wayform::ChoiceAndWords && !bag);
    return (!needsChoice || (taken.choice >= 0 && taken.choice < form.choices.size())) &&
           (!needsWords || !taken.words.trimmed().isEmpty());
}

QString nameOf(Way way) {
    const auto name = practice::toName(way);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

} // namespace

QList<FinishWay> waysOf(const Finding& finding, const VisitView& view) {
    QList<FinishWay> ways;
    for (const auto& through : finding.waysThrough) {
        FinishWay way = formOf(through.way);
        way.id = nameOf(through.way);
        way.title = QString::fromStdString(through.words.english);
        if (way.form == wayform::Ring) {
            way.detail = ringWords(view.file);
        }
        ways.append(way);
    }
    return ways;
}

Result<void> takeWay(service::Session& session, VisitId visit, const WayTaken& taken) {
    HOLDFAST_TRY(const auto view, service::viewVisit(session, visit));
    const auto found = practice::findings(view, practice::Gate::Finish);
    const auto finding =
        std::ranges::find(found, taken.finding, [](const Finding& one) { return idOf(one); });
    if (finding == found.end()) {
        return {};
    }
    const auto through = std::ranges::find(finding->waysThrough, taken.way,
                                           [](const practice::WayThrough& one) { return nameOf(one.way); });
    if (through == finding->waysThrough.end() || !isFilled(formOf(through->way), through->way, taken)) {
        return Error(ErrorCode::InvalidArgument);
    }
    return write(session, *finding, view, through->way, taken);
}

} // namespace holdfast::ui
