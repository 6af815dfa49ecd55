// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/problem.h"

#include "sync/protocol/json.h"

#include <array>

namespace holdfast::protocol {
namespace {

struct Row {
    Problem problem;
    std::string_view word;
    unsigned status;
    std::string_view title;
};

constexpr std::array rows{
    Row{Problem::Signature, "signature", 401, "The request's signature is missing or wrong"},
    Row{Problem::ExpiredSignature, "expired-signature", 401, "The request was signed too long ago"},
    Row{Problem::UnknownKey, "unknown-key", 401, "The key that signed is not known here"},
    Row{Problem::Revoked, "revoked", 403, "The certificate has been revoked"},
    Row{Problem::Forbidden, "forbidden", 403, "This key may not do that"},
    Row{Problem::Malformed, "malformed", 400, "The request cannot be understood"},
    Row{Problem::Digest, "digest", 422, "The bytes do not match their digest"},
    Row{Problem::Conflict, "conflict", 409, "Something else is stored under this name"},
    Row{Problem::Offset, "offset", 409, "The upload is at another offset"},
    Row{Problem::Missing, "missing", 409, "Something this needs has not arrived"},
    Row{Problem::TooLarge, "too-large", 413, "This is larger than is accepted"},
    Row{Problem::NotFound, "not-found", 404, "There is nothing here"},
    Row{Problem::Busy, "busy", 503, "Too much at once; try again later"},
    Row{Problem::Full, "full", 507, "There is no room left"},
    Row{Problem::NotSetUp, "not-set-up", 503, "The gateway has not been set up"},
    Row{Problem::Internal, "internal", 500, "Something went wrong in the gateway"},
};

const Row& rowOf(Problem problem) noexcept {
    for (const auto& row : rows) {
        if (row.problem == problem) {
            return row;
        }
    }
    return rows.back();
}

constexpr std::string_view typePrefix = "urn:holdfast:problem:";

} // namespace

std::string_view word(Problem problem) noexcept {
    return rowOf(problem).word;
}

unsigned status(Problem problem) noexcept {
    return rowOf(problem).status;
}

std::string writeProblem(Problem problem) {
    const Row& row = rowOf(problem);
    return json::write({{"type", std::string(typePrefix) + std::string(row.word)},
                        {"title", row.title},
                        {"status", row.status}});
}

Result<Problem> readProblem(std::string_view text) {
    HOLDFAST_TRY(const json::Value value, json::parseObject(text));
    HOLDFAST_TRY(const std::string type, json::text(value, "type"));
    const std::string_view whole{type};
    if (!whole.starts_with(typePrefix)) {
        return Error(ErrorCode::Malformed);
    }
    for (const auto& row : rows) {
        if (row.word == whole.substr(typePrefix.size())) {
            return row.problem;
        }
    }
    return Problem::Internal;
}

} // namespace holdfast::protocol
