// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/gateway/answers.h"
#include "sync/gateway/caller.h"

/// One request on its way through the rules, and the rules' own signature.
namespace holdfast::gateway {

struct Call {
    Request request;
    std::vector<std::string> ids; ///< what stood where the pattern has *
    std::optional<Caller> caller; ///< empty where the handler decides
    std::shared_ptr<const protocol::Trust> trust;
    Bytes body;

    [[nodiscard]] const protocol::Certificate& certificate() const { return caller->certificate; }
};
using CallPointer = std::shared_ptr<Call>;

/// Answers a request whose body is whole and matches its Content-Digest.
using Handler = void (*)(const Context&, CallPointer, AnswerDone);
/// Takes a body as it comes, too large to hold.
using Opener = Opened (*)(const Context&, CallPointer);

void putCertificate(const Context& context, CallPointer call, AnswerDone done);
void putRoster(const Context& context, CallPointer call, AnswerDone done);
void getDirectory(const Context& context, CallPointer call, AnswerDone done);
void putEnrolment(const Context& context, CallPointer call, AnswerDone done);
void getEnrolment(const Context& context, CallPointer call, AnswerDone done);
void listEnrolments(const Context& context, CallPointer call, AnswerDone done);
void getDevices(const Context& context, CallPointer call, AnswerDone done);

void putRecord(const Context& context, CallPointer call, AnswerDone done);
void getRecord(const Context& context, CallPointer call, AnswerDone done);
void getStored(const Context& context, CallPointer call, AnswerDone done);
void putReceived(const Context& context, CallPointer call, AnswerDone done);
void getInbox(const Context& context, CallPointer call, AnswerDone done);

void getMailbox(const Context& context, CallPointer call, AnswerDone done);
void putCursor(const Context& context, CallPointer call, AnswerDone done);
void putMail(const Context& context, CallPointer call, AnswerDone done);

void partOptions(const Context& context, CallPointer call, AnswerDone done);
void partHead(const Context& context, CallPointer call, AnswerDone done);
void partDelete(const Context& context, CallPointer call, AnswerDone done);
void partGet(const Context& context, CallPointer call, AnswerDone done);
Opened openCreation(const Context& context, CallPointer call);
Opened openPatch(const Context& context, CallPointer call);

/// One try at answering a long poll; nullopt: nothing yet.
using Look = std::function<std::optional<Answer>()>;
/// Looks now, and again when `key` rings, until `most` is over; then answers `empty`.
void longPoll(const Context& context, Uuid key, std::chrono::seconds most, Look look, Answer empty,
              AnswerDone done);

} // namespace holdfast::gateway
