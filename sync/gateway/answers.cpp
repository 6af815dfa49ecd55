// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/gateway/answers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <ctime>

namespace holdfast::gateway {
namespace {

constexpr std::string_view retrySoon = "5";
constexpr std::string_view retryWhenCleared = "300";

char lowered(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

bool sameHeaderName(std::string_view a, std::string_view b) noexcept {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lowered(x) == lowered(y); });
}

std::string_view Request::header(std::string_view name) const noexcept {
    for (const auto& header : headers) {
        if (sameHeaderName(header.name, name)) {
            return header.value;
        }
    }
    return {};
}

bool Request::hasHeader(std::string_view name) const noexcept {
    return std::any_of(headers.begin(), headers.end(),
                       [name](const auto& header) { return sameHeaderName(header.name, name); });
}

Answer emptyAnswer(unsigned status) {
    return {.status = status, .headers = {{"Cache-Control", "no-store"}}, .body = {}, .file = std::nullopt};
}

Answer textAnswer(unsigned status, std::string_view mediaType, std::string body) {
    Answer answer = emptyAnswer(status);
    answer.headers.push_back({"Content-Type", std::string(mediaType)});
    answer.body = std::move(body);
    return answer;
}

Answer jsonAnswer(unsigned status, const protocol::json::Value& value) {
    return textAnswer(status, "application/json", protocol::json::write(value));
}

Answer problemAnswer(protocol::Problem problem) {
    Answer answer =
        textAnswer(protocol::status(problem), protocol::problemMediaType, protocol::writeProblem(problem));
    if (answer.status == 429 || answer.status == 503) {
        answer.headers.push_back({"Retry-After", std::string(retrySoon)});
    } else if (answer.status == 507) {
        answer.headers.push_back({"Retry-After", std::string(retryWhenCleared)});
    }
    return answer;
}

Answer tooManyAnswer() {
    Answer answer = problemAnswer(protocol::Problem::Busy);
    answer.status = 429;
    auto problem = protocol::json::parseObject(answer.body);
    if (problem) {
        problem.value()["status"] = answer.status;
        answer.body = protocol::json::write(problem.value());
    }
    return answer;
}

protocol::Problem problemOf(const Error& error) noexcept {
    using protocol::Problem;
    switch (error.code()) {
    case ErrorCode::DiskFull:
        return Problem::Full;
    case ErrorCode::StoreBusy:
        return Problem::Busy;
    case ErrorCode::NotFound:
        return Problem::NotFound;
    case ErrorCode::Conflict:
    case ErrorCode::Replayed:
    case ErrorCode::AlreadyExists:
        return Problem::Conflict;
    case ErrorCode::BadDigest:
        return Problem::Digest;
    case ErrorCode::TooLarge:
        return Problem::TooLarge;
    case ErrorCode::Malformed:
    case ErrorCode::Unsupported:
    case ErrorCode::InvalidArgument:
        return Problem::Malformed;
    case ErrorCode::BadSignature:
    case ErrorCode::NotCertified:
    case ErrorCode::Expired:
    case ErrorCode::NotYetValid:
    case ErrorCode::Revoked:
    case ErrorCode::OutOfScope:
        return Problem::Forbidden;
    default:
        return Problem::Internal;
    }
}

Answer problemAnswer(const Error& error) {
    return problemAnswer(problemOf(error));
}

std::string httpDate(UtcTime time) {
    static constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::time_t seconds = toUnixMilliseconds(time) / 1000;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                  days.at(static_cast<std::size_t>(parts.tm_wday)), parts.tm_mday,
                  months.at(static_cast<std::size_t>(parts.tm_mon)), parts.tm_year + 1900, parts.tm_hour,
                  parts.tm_min, parts.tm_sec);
    return text.data();
}

Result<std::uint64_t> readNumber(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool padded = text.size() > 1 && text.front() == '0';
    if (text.empty() || padded || failed != std::errc{} || end != text.data() + text.size() ||
        number > std::uint64_t{1} << 53) {
        return Error(ErrorCode::Malformed);
    }
    return number;
}

Result<std::int64_t> queryNumber(std::string_view target, std::string_view name, std::int64_t otherwise) {
    const auto mark = target.find('?');
    std::string_view query = mark == std::string_view::npos ? std::string_view() : target.substr(mark + 1);
    std::optional<std::int64_t> found;
    while (!query.empty()) {
        const auto end = std::min(query.find('&'), query.size());
        const std::string_view pair = query.substr(0, end);
        query.remove_prefix(std::min(end + 1, query.size()));
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos || pair.substr(0, equals) != name) {
            continue;
        }
        if (found) {
            return Error(ErrorCode::Malformed);
        }
        HOLDFAST_TRY(const std::uint64_t number, readNumber(pair.substr(equals + 1)));
        found = static_cast<std::int64_t>(number);
    }
    return found.value_or(otherwise);
}

} // namespace holdfast::gateway
