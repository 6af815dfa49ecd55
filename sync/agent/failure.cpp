// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/failure.h"

#include "sync/protocol/problem.h"

#include <charconv>

namespace holdfast::agent {
namespace {

using protocol::Problem;

/// Seconds only: the gateway writes nothing else, and a date needs a clock that may be wrong.
std::optional<std::chrono::seconds> retryAfterOf(const http::HttpResponse& response) {
    const auto text = response.header("Retry-After");
    if (!text) {
        return std::nullopt;
    }
    std::uint32_t seconds = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), seconds);
    if (error != std::errc{} || end != text->data() + text->size()) {
        return std::nullopt;
    }
    return std::chrono::seconds(seconds);
}

std::optional<Problem> problemOf(const http::HttpResponse& response) {
    const auto type = response.header("Content-Type");
    if (!type || type->substr(0, protocol::problemMediaType.size()) != protocol::problemMediaType) {
        return std::nullopt;
    }
    const auto problem = protocol::readProblem(textOf(response.body));
    return problem ? std::optional(*problem) : std::nullopt;
}

bool mayPassByItself(unsigned status) noexcept {
    return status == 408 || status == 409 || status == 412 || status == 413 || status == 423 || status == 425;
}

} // namespace

Failure wrongAnswer() {
    return {"wrong_answer", Blame::Server, Remedy::TryAgain, std::nullopt, 0};
}

Failure failureOf(const Error& error) {
    Failure failure{std::string(errorName(error.code())), Blame::Server, Remedy::TryAgain, std::nullopt, 0};
    if (error.code() == ErrorCode::NetworkUnreachable || error.code() == ErrorCode::WrongServer) {
        failure.blame = Blame::Network;
    }
    return failure;
}

Failure failureOf(const http::HttpResponse& response) {
    const auto problem = problemOf(response);
    Failure failure = wrongAnswer();
    failure.retryAfter = retryAfterOf(response);
    failure.status = response.status;
    if (problem) {
        failure.problem = std::string(protocol::word(*problem));
    } else if (response.status == 413) {
        failure.problem = std::string(protocol::word(Problem::TooLarge));
    } else if (response.status >= 500 || response.status == 429) {
        // A proxy in front of the gateway speaks for it here, though not in its words.
        failure.problem = std::string(errorName(ErrorCode::ServerUnavailable));
    }
    if (response.status < 400 || response.status >= 500 || response.status == 401 || response.status == 429) {
        return failure;
    }
    if (problem == Problem::Revoked || problem == Problem::UnknownKey || problem == Problem::NotSetUp) {
        return failure;
    }
    if (mayPassByItself(response.status) && problem != Problem::Conflict) {
        failure.blame = Blame::Item;
        return failure;
    }
    if (problem) {
        failure.blame = Blame::Item;
        failure.remedy = Remedy::SetAside;
    }
    return failure;
}

} // namespace holdfast::agent
