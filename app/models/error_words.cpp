// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/error_words.h"

#include <QCoreApplication>

namespace holdfast::ui {
namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(ErrorWords)

public:
    static QString answered(const QString& lost) { return tr("Is anything lost? %1").arg(lost); }
    static QString nothingSavedIsLost() { return tr("No. Everything that was saved is safe."); }
    static QString nothingChanged() { return tr("No. Nothing was changed."); }
    static QString lastWordsNotSaved() {
        return tr("What was saved before is safe. Your last change is not saved yet.");
    }
    static QString tryOrRing() { return tr("Try again, or ring the help desk."); }

    static ErrorWords of(ErrorCode code) {
        switch (code) {
        case ErrorCode::InvalidArgument:
            return {tr("Something in this was not as it must be."),
                    nothingChanged(),
                    tr("Check what you filled in and try again."),
                    {}};
        case ErrorCode::InvalidState:
            return {tr("That cannot be done now."),
                    nothingChanged(),
                    tr("Go back to Today and start from there."),
                    {}};
        case ErrorCode::NotFound:
            return {tr("That is not on this tablet."),
                    nothingChanged(),
                    tr("Go back to Today. It may have been finished or moved."),
                    {}};
        case ErrorCode::AlreadyExists:
            return {tr("That is there already."),
                    nothingChanged(),
                    tr("You can go on with the one that is there."),
                    {}};
        case ErrorCode::Unsupported:
            return {tr("This tablet cannot do that."), nothingChanged(), tr("Ring the help desk."), {}};
        case ErrorCode::Cancelled:
            return {tr("It was stopped before it was done."),
                    nothingChanged(),
                    tr("Start it again when you are ready."),
                    {}};
        case ErrorCode::Timeout:
            return {tr("It takes longer than expected."),
                    tr("No. It goes on by itself."),
                    tr("Carry on with your work and look again later."),
                    {}};
        case ErrorCode::Internal:
            return {tr("Holdfast made a mistake."), nothingSavedIsLost(), tryOrRing(), {}};
        case ErrorCode::OutOfMemory:
            return {tr("This tablet has no memory left for that."),
                    nothingSavedIsLost(),
                    tr("Close other programs and try again."),
                    {}};
        case ErrorCode::DiskFull:
            return {tr("There is no room left on this tablet."),
                    lastWordsNotSaved(),
                    tr("Connect, so that what was received can leave, then try again."),
                    {}};
        case ErrorCode::DiskRead:
            return {tr("This tablet’s disk did not answer."), nothingSavedIsLost(), tryOrRing(), {}};
        case ErrorCode::DiskWrite:
            return {tr("This tablet’s disk did not take it."),
                    lastWordsNotSaved(),
                    tr("Stay here and try again, or ring the help desk."),
                    {}};
        case ErrorCode::PermissionDenied:
            return {tr("This tablet does not let Holdfast do that."),
                    nothingChanged(),
                    tr("Ring the help desk."),
                    {}};
        case ErrorCode::Malformed:
            return {tr("That is not in a form Holdfast can read."),
                    nothingChanged(),
                    tr("Check it and try again, or ask for a new one."),
                    {}};
        case ErrorCode::TooLarge:
            return {tr("That is too large."), nothingChanged(), tr("Use a smaller one."), {}};
        case ErrorCode::Truncated:
            return {
                tr("Part of that is missing."), nothingChanged(), tr("Copy it again, or take it again."), {}};
        case ErrorCode::NotAnImage:
            return {tr("That file is not a photograph."),
                    nothingChanged(),
                    tr("Choose a JPEG or PNG picture."),
                    {}};
        case ErrorCode::WrongKey:
            return {
                tr("This tablet’s keys do not open that."), nothingChanged(), tr("Ring the help desk."), {}};
        case ErrorCode::BadSignature:
            return {tr("This is not signed by your council."),
                    tr("No. It was not taken in."),
                    tr("Ring the help desk."),
                    {}};
        case ErrorCode::BadDigest:
            return {tr("That changed on its way."), tr("No. It was not taken in."), tryOrRing(), {}};
        case ErrorCode::WeakParameters:
            return {tr("What protects this tablet is weaker than it must be."),
                    nothingChanged(),
                    tr("Do not go on. Ring the help desk."),
                    {}};
        case ErrorCode::LockedMemoryUnavailable:
            return {tr("This tablet did not give Holdfast protected memory."),
                    nothingChanged(),
                    tr("Restart the tablet. If that does not help, ring the help desk."),
                    {}};
        case ErrorCode::KeyStoreUnavailable:
            return {tr("The key store is not available."),
                    tr("No. Everything is still on this tablet, encrypted."),
                    tr("Unlock the tablet’s keyring and try again. Do not reinstall."),
                    {}};
        case ErrorCode::KeyStoreEntryMissing:
            return {tr("The key store does not have this tablet’s key."),
                    tr("No. Everything is still on this tablet, encrypted."),
                    tr("Do not reinstall. Ring the help desk: the council can recover it."),
                    {}};
        case ErrorCode::WrongPassphrase:
            return {tr("That is not the passphrase."), tr("No. Nothing is lost."), tr("Try again."), {}};
        case ErrorCode::WeakPassphrase:
            return {tr("That passphrase is too easy to guess."),
                    nothingChanged(),
                    tr("Use four words, or 14 characters or more."),
                    {}};
        case ErrorCode::TooManyAttempts:
            return {tr("There were too many wrong tries."),
                    tr("No. Nothing is lost."),
                    tr("Ring your manager, who can unseal this tablet with you."),
                    {}};
        case ErrorCode::Locked:
            return {tr("This tablet is locked."), tr("No. Nothing is lost."), tr("Unlock it first."), {}};
        case ErrorCode::Sealed:
            return {tr("This tablet is sealed."),
                    tr("No. Your work is locked inside, and what was waiting can still send."),
                    tr("Ring your manager, who can unseal it with you."),
                    {}};
        case ErrorCode::Wiped:
            return {tr("This tablet was wiped."),
                    tr("What the case system received is safe there."),
                    tr("Ring your manager. A new enrolment code sets it up again."),
                    {}};
        case ErrorCode::StoreDamaged:
            return {tr("Some of what is stored on this tablet is not as it was written."),
                    tr("What the case system received is safe there. Nothing on this tablet was replaced."),
                    tr("Do not reinstall. Ring the help desk."),
                    {}};
        case ErrorCode::StoreNewer:
            return {tr("A newer Holdfast wrote what is stored here."),
                    nothingChanged(),
                    tr("Update Holdfast."),
                    {}};
        case ErrorCode::StoreBusy:
            return {tr("Holdfast is already open on this tablet."),
                    tr("No. Nothing is lost."),
                    tr("Close the other one, then try again."),
                    {}};
        case ErrorCode::StoreRolledBack:
            return {tr("What is stored here is older than what this tablet last kept."),
                    tr("What the case system received is safe there. Newer work may be missing here."),
                    tr("Do not go on. Ring the help desk."),
                    {}};
        case ErrorCode::NotCertified:
            return {tr("Your council has not certified this."),
                    tr("No. It was not taken in."),
                    tr("Ring the help desk."),
                    {}};
        case ErrorCode::Expired:
            return {tr("That is no longer valid."), nothingChanged(), tr("Ask for a new one."), {}};
        case ErrorCode::NotYetValid:
            return {tr("That is not valid yet."),
                    nothingChanged(),
                    tr("Check this tablet’s date and time, then try again."),
                    {}};
        case ErrorCode::Revoked:
            return {tr("The council has taken this permission back."),
                    nothingSavedIsLost(),
                    tr("Ring your manager."),
                    {}};
        case ErrorCode::OutOfScope:
            return {tr("That is not for this tablet or this person."),
                    nothingChanged(),
                    tr("Check that you have the right one, or ring the help desk."),
                    {}};
        case ErrorCode::Replayed:
            return {tr("That was used before."), nothingChanged(), tr("Ask for a new one."), {}};
        case ErrorCode::WrongServer:
            return {tr("This is not your council’s server."),
                    tr("No. Nothing was sent to it."),
                    tr("Use another network. If it stays so, ring the help desk."),
                    {}};
        case ErrorCode::NetworkUnreachable:
            return {tr("There is no connection."),
                    tr("No. It waits on this tablet."),
                    tr("Carry on. It goes by itself when there is a connection."),
                    {}};
        case ErrorCode::NetworkInterrupted:
            return {tr("The connection broke off."),
                    tr("No. What had arrived stays; the rest waits here."),
                    tr("Carry on. It goes on from there by itself."),
                    {}};
        case ErrorCode::ServerRefused:
            return {tr("The council’s server would not take it."),
                    tr("No. It is safe on this tablet."),
                    tr("Look at it under Sending, or ring the help desk."),
                    {}};
        case ErrorCode::ServerUnavailable:
            return {tr("The council’s server does not answer now."),
                    tr("No. It waits on this tablet."),
                    tr("Carry on. It is tried again by itself."),
                    {}};
        case ErrorCode::UnexpectedAnswer:
            return {tr("The answer was not what the council’s server says."),
                    tr("No. It waits on this tablet."),
                    tr("Use another network. Some ask you to sign in on a web page first."),
                    {}};
        case ErrorCode::Conflict:
            return {tr("The other side has a different version of this."),
                    tr("No. Both are kept."),
                    tr("Ring the help desk."),
                    {}};
        case ErrorCode::AgentUnavailable:
            return {tr("The part of Holdfast that sends is not running."),
                    tr("No. Everything is safe here and goes when it runs again."),
                    tr("Carry on. If this stays, restart the tablet."),
                    {}};
        case ErrorCode::ProtocolViolation:
            return {tr("Two parts of Holdfast did not understand each other."),
                    nothingSavedIsLost(),
                    tr("Restart the tablet. If that does not help, ring the help desk."),
                    {}};
        }
        return {};
    }
};

} // namespace

ErrorWords wordsFor(ErrorCode code) {
    const ErrorWords words = Words::of(code);
    return words.present() ? words : Words::of(ErrorCode::Internal);
}

QString ErrorWords::lostAnswered() const {
    return Words::answered(lost);
}

QString ErrorWords::sentences() const {
    return happened + u' ' + lostAnswered() + u' ' + next;
}

ErrorWords wordsFor(const Error& error) {
    ErrorWords words = wordsFor(error.code());
    words.technical = QString::fromStdString(error.technical());
    return words;
}

} // namespace holdfast::ui
