// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/office/gateway_line.h"

#include "sync/protocol/problem.h"

namespace holdfast::office {
namespace {

using protocol::Problem;

constexpr std::string_view partMediaType = "application/octet-stream";

/// The gateway forbids storing every answer it gives, and names what is in it.
bool isTheGateways(const http::HttpResponse& response, std::string_view mediaType) {
    return response.header("Cache-Control") == "no-store" &&
           response.header("Content-Type").value_or(std::string_view{}) == mediaType;
}

/// More than the gateway would have sent is somebody else's page too.
Error withoutAnswer(const Error& error) {
    return error.code() == ErrorCode::TooLarge ? Error(ErrorCode::UnexpectedAnswer) : error;
}

Error errorOf(const http::HttpResponse& response) {
    const auto problem = protocol::readProblem(textOf(response.body));
    const auto status = static_cast<std::int64_t>(response.status);
    if (!problem) {
        // Not the gateway's words: something between us answered.
        return Error(response.status >= 500 ? ErrorCode::ServerUnavailable : ErrorCode::UnexpectedAnswer,
                     status);
    }
    switch (*problem) {
    case Problem::NotFound:
        return Error(ErrorCode::NotFound, status);
    case Problem::Conflict:
        return Error(ErrorCode::Conflict, status);
    case Problem::Revoked:
        return Error(ErrorCode::Revoked, status);
    case Problem::UnknownKey:
        return Error(ErrorCode::NotCertified, status);
    case Problem::Forbidden:
        return Error(ErrorCode::OutOfScope, status);
    case Problem::ExpiredSignature:
        return Error(ErrorCode::Expired, status);
    case Problem::Busy:
    case Problem::Full:
    case Problem::NotSetUp:
    case Problem::Internal:
        return Error(ErrorCode::ServerUnavailable, status);
    default:
        return Error(ErrorCode::ServerRefused, status);
    }
}

} // namespace

Result<http::HttpResponse> GatewayLine::send(http::HttpRequest request) const {
    HOLDFAST_CHECK(http::sign(request, m_key, m_clock.now()));
    auto response = m_client.send(request);
    if (!response) {
        return withoutAnswer(response.error());
    }
    if (response->status / 100 != 2) {
        return errorOf(*response);
    }
    return response;
}

Result<Bytes> GatewayLine::get(std::string_view path, std::string_view mediaType, std::uint64_t largest,
                               std::chrono::seconds wait) const {
    http::HttpRequest request;
    request.method = "GET";
    request.url = m_origin + std::string(path);
    request.largestAnswer = largest;
    request.patience += wait;
    HOLDFAST_TRY(auto response, send(std::move(request)));
    if (response.status != 200 || !isTheGateways(response, mediaType)) {
        return Error(ErrorCode::UnexpectedAnswer, response.status);
    }
    return std::move(response.body);
}

Result<void> GatewayLine::download(std::string_view path, std::uint64_t largest,
                                   const http::BodySink& sink) const {
    http::HttpRequest request;
    request.method = "GET";
    request.url = m_origin + std::string(path);
    request.largestAnswer = largest;
    request.sink = sink;
    HOLDFAST_TRY(const auto response, send(std::move(request)));
    return response.status == 200 && isTheGateways(response, partMediaType)
               ? Result<void>()
               : Result<void>(Error(ErrorCode::UnexpectedAnswer, response.status));
}

Result<void> GatewayLine::put(std::string_view path, std::string_view mediaType, ByteView body) const {
    http::HttpRequest request;
    request.method = "PUT";
    request.url = m_origin + std::string(path);
    request.headers = {{"Content-Type", std::string(mediaType)}};
    request.body = copyOf(body);
    HOLDFAST_TRY(const auto response, send(std::move(request)));
    if (!response.body.empty() || !isTheGateways(response, {})) {
        return Error(ErrorCode::UnexpectedAnswer, response.status);
    }
    return {};
}

} // namespace holdfast::office
