// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/finish_ways.h"

#include "app/models/id_text.h"
#include "app/service/visits.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace holdfast::ui {
namespace {

using practice::Finding;
using practice::VisitView;
using practice::Way;

struct Say {
    Q_DECLARE_TR_FUNCTIONS(FinishWays)
};

constexpr std::array facts{practice::GatheringFact::CannotBeGiven,
                           practice::GatheringFact::CannotReasonablyBeObtained,
                           practice::GatheringFact::WouldPrejudiceProtection};
constexpr std::array places{practice::PaperPlace::LockedBag, practice::PaperPlace::LockedAtOffice,
                            practice::PaperPlace::Elsewhere};
constexpr std::array media{practice::Medium::InPerson, practice::Medium::Phone, practice::Medium::Message};

QStringList mediaWords() {
    return {Say::tr("In person"), Say::tr("By phone"), Say::tr("By message")};
}

FinishWay formOf(Way way) {
    const QString record = Say::tr("Record it");
    switch (way) {
    case Way::SayPurpose:
        return {{},
                {},
                Say::tr("Why this visit was made, in a sentence."),
                QStringLiteral("sign"),
                wayform::Words,
                {},
                Say::tr("Why you are here"),
                record};
    case Way::SayWhyNamed:
        return {{},
                {},
                Say::tr("It stays with the note."),
                QStringLiteral("sign"),
                wayform::Words,
                {},
                Say::tr("Why the note needs to name them"),
                record};
    case Way::RecordChangeOfMind:
        return {{},
                {},
                Say::tr("Agreed after all. It counts from now."),
                QStringLiteral("sign"),
                wayform::Choice,
                mediaWords(),
                {},
                Say::tr("They agree now")};
    case Way::RecordFact:
        return {{},
                {},
                Say::tr("Record the fact, and why the information is necessary."),
                QStringLiteral("flag"),
                wayform::ChoiceAndWords,
                {Say::tr("Agreement cannot be given"), Say::tr("It cannot reasonably be obtained"),
                 Say::tr("Asking would put the protection of the child at risk")},
                Say::tr("Why the information is necessary"),
                record};
    case Way::TakeOut:
        return {{},
                {},
                Say::tr("It leaves this visit. The history keeps it and says who took it out."),
                QStringLiteral("close"),
                wayform::Words,
                {},
                Say::tr("Why it is taken out"),
                Say::tr("Take it out")};
    case Way::Explain:
        return {{},
                {},
                Say::tr("What is gathered, who will hear it, why, and what may follow."),
                QStringLiteral("notice"),
                wayform::ChoiceAndWords,
                mediaWords(),
                Say::tr("What you explained"),
                record};
    case Way::MarkUnsafeToTell:
        return {{},
                {},
                Say::tr("Nobody is reminded to tell them. The reason goes restricted."),
                QStringLiteral("cover"),
                wayform::Words,
                {},
                Say::tr("Why it is not safe"),
                record};
    case Way::SayWhereItIs:
        return {{},
                {},
                Say::tr("Where it is now. Its final place can follow later."),
                QStringLiteral("cabinet"),
                wayform::ChoiceAndWords,
                {Say::tr("In my locked bag"), Say::tr("Locked at an office"), Say::tr("Elsewhere, locked")},
                Say::tr("Which office, or where"),
                record};
    case Way::WithMeNow:
        return {{},
                {},
                Say::tr("Recorded as in your locked bag, now."),
                QStringLiteral("bag"),
                wayform::OneTap,
                {},
                {},
                {}};
    case Way::SayWhy:
        return {{},
                {},
                Say::tr("The reason goes to the case record with the visit."),
                QStringLiteral("said"),
                wayform::Words,
                {},
                Say::tr("Your reason"),
                Say::tr("Pass it")};
    case Way::WriteTypedNote:
    case Way::ScanIt:
    case Way::AskForAgreement:
        return {{},
                {},
                Say::tr("Go back to the notes of this visit."),
                QStringLiteral("left"),
                wayform::Notes,
                {},
                {},
                {}};
    case Way::AskForStrategyDiscussion:
    case Way::RecordStrategyDiscussion:
        return {{}, {}, {}, QStringLiteral("team"), wayform::Ring, {}, {}, {}};
    case Way::RecordCaseDirection:
        return {{}, {}, {}, QStringLiteral("direction"), wayform::Ring, {}, {}, {}};
    case Way::PutTimesRight:
    case Way::ExplainAndAskAgain:
    case Way::NameAnotherInterpreter:
    case Way::ReportLeft:
    case Way::RingManager:
        break;
    }
    return {{}, {}, {}, QStringLiteral("phone"), wayform::Ring, {}, {}, {}};
}

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
