// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/enroller.h"

#include "sync/agent/client/socket_messages.h"
#include "sync/protocol/json.h"
#include "sync/protocol/problem.h"
#include "sync/protocol/trust.h"

namespace holdfast::agent {
namespace {

namespace json = protocol::json;

constexpr std::chrono::milliseconds longestBetween{10'000};

struct Answer {
    std::string certificate;
    protocol::Directory directory;
};

Result<Answer> readAnswer(const http::HttpResponse& response) {
    HOLDFAST_TRY(const auto body, json::parseObject(textOf(response.body)));
    Answer answer;
    HOLDFAST_TRY(answer.certificate, json::text(body, "certificate"));
    HOLDFAST_TRY(const auto* directory, json::object(body, "directory"));
    HOLDFAST_TRY(answer.directory, protocol::readDirectory(json::write(*directory)));
    return answer;
}

/// What the worker is told when the gateway's own words refuse the request.
ErrorCode refusalOf(std::string_view problem) {
    if (problem == protocol::word(protocol::Problem::Conflict)) {
        return ErrorCode::Conflict;
    }
    return problem == protocol::word(protocol::Problem::Revoked) ? ErrorCode::Revoked
                                                                 : ErrorCode::ServerRefused;
}

} // namespace

Result<protocol::Directory> checkEnrolment(const EnrolOrder& order, std::string_view certificate,
                                           const protocol::Directory& directory, UtcTime now) {
    protocol::Trust trust(order.council, order.roots);
    // Entries that do not verify are no harm by themselves; what is needed of them is asked for below.
    static_cast<void>(trust.addDirectory(directory, now));
    HOLDFAST_TRY(const auto own, trust.add(certificate, now));
    HOLDFAST_TRY(const auto asked, protocol::readUnverifiedEnrolmentRequest(order.request.request));
    if (own.kind != protocol::CertificateKind::Enrolment || own.enrolment != order.enrolment ||
        asked.enrolment != order.enrolment) {
        return Error(ErrorCode::OutOfScope);
    }
    if (own.agent != asked.agent || own.signing != asked.signing || own.recipient != asked.recipient) {
        return Error(ErrorCode::WrongKey);
    }
    HOLDFAST_CHECK(trust.caseSystem(now));
    HOLDFAST_CHECK(trust.recovery(now));
    return trust.directory();
}

Enroller::Enroller(EnrolOrder order, GatewayLine& line, TransitStore& store, Connectivity& connectivity,
                   const Clock& clock, RandomSource& random, Logger& logger, const RetryPolicy& retry,
                   Told told)
    : m_order(std::move(order)), m_written(json::write(writeEnrolOrder(m_order))), m_line(line),
      m_store(store), m_connectivity(connectivity), m_clock(clock), m_logger(logger),
      m_pause(retry, clock, random), m_told(std::move(told)) {}

Result<Step> Enroller::step() {
    if (const auto left = m_pause.left(); left.count() > 0) {
        return Step::after(left);
    }
    switch (m_phase) {
    case Phase::Requesting:
        return request();
    case Phase::Asking:
        return ask();
    case Phase::Ended:
        break;
    }
    return Step::whenWoken();
}

Result<Step> Enroller::request() {
    http::HttpRequest request;
    request.method = "PUT";
    request.headers.push_back({"Content-Type", "application/json"});
    request.body = copyOf(bytesOf(protocol::writeMacedRequest(m_order.request)));
    const auto answer = m_line.send("/v1/enrolments/" + m_order.enrolment.text(), std::move(request));
    const bool conflict = answer && answer->status == 409;
    if (!conflict && (!answer || (answer->status != 202 && answer->status != 200))) {
        return notYet(answer);
    }
    // Certified already: for us, before a restart, or for another tablet that used the code. Asking tells.
    m_conflict = conflict;
    m_pause.succeeded();
    m_connectivity.reached(Asker::Enroller, m_clock.now());
    m_phase = Phase::Asking;
    return Step::again();
}

Result<Step> Enroller::ask() {
    http::HttpRequest request;
    request.method = "GET";
    const auto answer = m_line.send("/v1/enrolments/" + m_order.enrolment.text(), std::move(request));
    if (answer && answer->status == 200) {
        return take(*answer);
    }
    if (!answer || answer->status != 202) {
        return notYet(answer);
    }
    m_pause.succeeded();
    m_connectivity.reached(Asker::Enroller, m_clock.now());
    const auto wait = m_between;
    m_between = std::min(m_between * 5 / 4, longestBetween);
    return Step::after(wait);
}

Result<Step> Enroller::take(const http::HttpResponse& response) {
    const auto answer = readAnswer(response);
    if (!answer) {
        return failed(wrongAnswer());
    }
    const auto directory = checkEnrolment(m_order, answer->certificate, answer->directory, m_clock.now());
    if (!directory) {
        m_logger.failure("enrolment_does_not_verify", {{"error", directory.error()}});
        return refuse(directory.code());
    }
    Enrolment enrolment{answer->certificate, *directory};
    const auto kept = m_store.commit([&](store::Database& database) -> Result<void> {
        HOLDFAST_TRY(const auto order, TransitStore::setting(database, setting::enrolOrder));
        if (order != m_written) {
            return Error(ErrorCode::Cancelled);
        }
        HOLDFAST_CHECK(TransitStore::setSetting(database, setting::directory,
                                                protocol::writeDirectory(enrolment.directory)));
        HOLDFAST_CHECK(TransitStore::setSetting(database, setting::directoryTime,
                                                std::to_string(toUnixMilliseconds(m_clock.now()))));
        return TransitStore::setSetting(database, setting::certificate, enrolment.certificate);
    });
    m_phase = Phase::Ended;
    if (!kept) {
        // Another code was scanned meanwhile: that one counts.
        return kept.code() == ErrorCode::Cancelled ? Result<Step>{Step::again()} : Result<Step>{kept.error()};
    }
    m_connectivity.reached(Asker::Enroller, m_clock.now());
    m_told.enrolled(enrolment);
    return Step::again();
}

Result<Step> Enroller::refuse(ErrorCode error) {
    HOLDFAST_TRY(const bool current, m_store.commit([&](store::Database& database) -> Result<bool> {
        HOLDFAST_TRY(const auto order, TransitStore::setting(database, setting::enrolOrder));
        if (order != m_written) {
            return false;
        }
        HOLDFAST_CHECK(database.run("DELETE FROM agent_setting WHERE name = ?", setting::enrolOrder));
        return true;
    }));
    m_phase = Phase::Ended;
    if (!current) {
        return Step::again();
    }
    m_told.refused(error);
    return Step::whenWoken();
}

Result<Step> Enroller::notYet(const Result<http::HttpResponse>& answer) {
    const Failure failure = answer ? failureOf(*answer) : failureOf(answer.error());
    if (m_conflict && answer && answer->status >= 400 && answer->status < 500) {
        return refuse(ErrorCode::Conflict);
    }
    if (failure.problem == protocol::word(protocol::Problem::NotFound)) {
        // The gateway has forgotten the request, or never had it.
        m_phase = Phase::Requesting;
        return failed(failure);
    }
    if (failure.remedy == Remedy::SetAside || failure.problem == protocol::word(protocol::Problem::Revoked)) {
        return refuse(refusalOf(failure.problem));
    }
    return failed(failure);
}

Result<Step> Enroller::failed(const Failure& failure) {
    if (failure.problem != errorName(ErrorCode::Cancelled)) {
        m_logger.warning("enrolment_failed",
                         {{"status", failure.status}, {"error", errorFromName(failure.problem)}});
        m_pause.failed(failure);
        m_connectivity.failed(Asker::Enroller, failure);
    }
    return Step::again();
}

} // namespace holdfast::agent
