// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/gateway/part_upload.h"

#include "sync/protocol/tus.h"

namespace holdfast::gateway {

using protocol::Problem;

Answer tusAnswer(unsigned status) {
    Answer answer = emptyAnswer(status);
    answer.headers.push_back({"Tus-Resumable", std::string(protocol::tusVersion)});
    return answer;
}

void addOffset(Answer& answer, const StoredPart& part, std::uint64_t committed) {
    answer.headers.push_back({"Upload-Offset", std::to_string(committed)});
    if (committed < part.name.size) {
        answer.headers.push_back({"Upload-Expires", httpDate(part.expires)});
    }
}

/// Outlives the exchange while the disk works. `finish` hands it to one worker at a time.
struct PartUpload::State {
    State(const Context& gateway, Plan accepted) : context(gateway), plan(std::move(accepted)) {}
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (plan.ticket) {
            context.uploads.release(plan.part.name.id, plan.ticket);
        }
    }

    const Context& context;
    Plan plan;
    crypto::Sha256 hash;
    std::uint64_t written = 0;

    [[nodiscard]] std::uint64_t end() const noexcept { return plan.part.committed + written; }
    /// The whole part's digest, from the request when it brought all of it.
    [[nodiscard]] Result<bool> wholeMatches() const {
        if (plan.part.committed == 0) {
            return plan.digest == plan.part.name.sha256;
        }
        HOLDFAST_TRY(const auto digest, digestOfFile(*plan.file, plan.part.name.size));
        return digest == plan.part.name.sha256;
    }
    [[nodiscard]] Answer success(unsigned status, std::uint64_t committed) const {
        Answer answer = tusAnswer(status);
        addOffset(answer, plan.part, committed);
        if (status == 201) {
            answer.headers.push_back({"Location", "/v1/parts/" + plan.part.name.id.text()});
        }
        return answer;
    }
    static void settle(const std::shared_ptr<State>& self, const AnswerDone& done);
    static void startAgain(const std::shared_ptr<State>& self, const AnswerDone& done);
    static void create(const std::shared_ptr<State>& self, const AnswerDone& done);
    static void advance(const std::shared_ptr<State>& self, const AnswerDone& done);
    /// Lets the next request in before the answer goes out: it may follow at once.
    void letGo() {
        if (plan.ticket) {
            context.uploads.release(plan.part.name.id, plan.ticket);
            plan.ticket.reset();
        }
    }
};

PartUpload::PartUpload(const Context& context, Plan plan)
    : m_state(std::make_shared<State>(context, std::move(plan))) {}

PartUpload::~PartUpload() = default;

std::optional<Answer> PartUpload::take(ByteView bytes) {
    State& state = *m_state;
    if (bytes.size() > state.plan.length - state.written) {
        return problemAnswer(Problem::Malformed);
    }
    state.hash.update(bytes);
    if (state.plan.kind != Kind::Discard) {
        const auto held = state.plan.ticket->hold();
        if (state.plan.ticket->superseded()) {
            return problemAnswer(Problem::Offset);
        }
        if (const auto done = state.plan.file->writeAt(state.end(), bytes); !done) {
            return problemAnswer(done.error());
        }
    }
    state.written += bytes.size();
    return std::nullopt;
}

void PartUpload::finish(AnswerDone done) {
    State& state = *m_state;
    if (state.written != state.plan.length) {
        return done(problemAnswer(Problem::Malformed));
    }
    if (state.hash.finish() != state.plan.digest) {
        Answer answer = problemAnswer(Problem::Digest);
        addOffset(answer, state.plan.part, state.plan.part.committed);
        return done(std::move(answer));
    }
    if (state.plan.kind == Kind::Discard) {
        return State::create(m_state, done);
    }
    {
        const auto held = state.plan.ticket->hold();
        if (state.plan.ticket->superseded()) {
            return done(problemAnswer(Problem::Offset));
        }
        state.plan.ticket->commit();
    }
    state.context.workers.post([self = m_state, done = std::move(done)] { State::settle(self, done); });
}

void PartUpload::State::settle(const std::shared_ptr<State>& self, const AnswerDone& done) {
    State& state = *self;
    if (const auto synced = state.plan.file->sync(); !synced) {
        return done(problemAnswer(synced.error()));
    }
    if (state.end() == state.plan.part.name.size) {
        const auto matches = state.wholeMatches();
        if (!matches) {
            return done(problemAnswer(matches.error()));
        }
        if (!*matches) {
            return startAgain(self, done);
        }
    }
    state.plan.kind == Kind::Create ? create(self, done) : advance(self, done);
}

void PartUpload::State::startAgain(const std::shared_ptr<State>& self, const AnswerDone& done) {
    State& state = *self;
    const auto refuse = [self, done] {
        Answer answer = problemAnswer(Problem::Digest);
        addOffset(answer, self->plan.part, 0);
        self->letGo();
        done(std::move(answer));
    };
    if (state.plan.kind == Kind::Create || state.plan.part.committed == 0) {
        return refuse();
    }
    state.context.storage.advancePart(
        state.plan.part.name.id, state.plan.part.committed, 0, state.plan.part.expires,
        [self, done, refuse](Result<void> reset) { reset ? refuse() : done(problemAnswer(reset.error())); });
}

void PartUpload::State::create(const std::shared_ptr<State>& self, const AnswerDone& done) {
    StoredPart part = self->plan.part;
    part.committed = self->plan.kind == Kind::Discard ? 0 : self->end();
    self->context.storage.createPart(
        std::move(part), self->context.limits.unfinishedParts, [self, done](Result<PartOutcome> outcome) {
            self->letGo();
            if (!outcome) {
                return done(outcome.code() == ErrorCode::TooLarge ? tooManyAnswer()
                                                                  : problemAnswer(outcome.error()));
            }
            done(outcome->put == PutOutcome::Different ? problemAnswer(Problem::Conflict)
                                                       : self->success(201, outcome->committed));
        });
}

void PartUpload::State::advance(const std::shared_ptr<State>& self, const AnswerDone& done) {
    const auto& part = self->plan.part;
    self->context.storage.advancePart(
        part.name.id, part.committed, self->end(), part.expires, [self, done](Result<void> advanced) {
            const auto end = self->end();
            self->letGo();
            if (advanced) {
                return done(self->success(204, end));
            }
            done(advanced.code() == ErrorCode::Conflict ? problemAnswer(Problem::Offset)
                                                        : problemAnswer(advanced.error()));
        });
}

} // namespace holdfast::gateway
