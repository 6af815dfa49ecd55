// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/finish_way_forms.h"

#include <QCoreApplication>

namespace holdfast::ui {
namespace {

using practice::Way;

struct Say {
    Q_DECLARE_TR_FUNCTIONS(FinishWays)
};

QStringList mediaWords() {
    return {Say::tr("In person"), Say::tr("By phone"), Say::tr("By message")};
}

} // namespace

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
    case Way::TellManager:
        return {{},
                {},
                Say::tr("Ring, then record whom you told. It counts from now."),
                QStringLiteral("phone"),
                wayform::ChoiceAndWords,
                mediaWords(),
                Say::tr("Whom you told"),
                record};
    case Way::MakeSafetyPlan:
        return {{},
                {},
                Say::tr("Talk about what may be shared, and how. It goes restricted."),
                QStringLiteral("cover"),
                wayform::ChoiceAndWords,
                mediaWords(),
                Say::tr("What you agreed with them"),
                record};
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
    case Way::MakeVoicePlan:
    case Way::DecideRightToKnow:
    case Way::AssessCompetence:
    case Way::MakeContingencyPlan:
    case Way::RecordManagersDecision:
    case Way::LeaveOut:
        break;
    }
    return {{}, {}, {}, QStringLiteral("phone"), wayform::Ring, {}, {}, {}};
}

} // namespace holdfast::ui
