// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/mailbox.h"

#include "sync/agent/client/socket_messages.h"
#include "sync/protocol/json.h"

namespace holdfast::agent {
namespace {

namespace json = protocol::json;

/// How long the gateway may keep a poll, and how much longer its silence is borne.
constexpr std::chrono::seconds pollWait{50};
constexpr std::chrono::seconds pollPatience{75};
/// A hundred messages of the largest size, in base64.
constexpr std::uint64_t largestMail = 16 * 1024 * 1024;
constexpr std::chrono::minutes directoryEvery{60};
/// An unknown signer must not make us ask again and again.
constexpr std::chrono::seconds directoryAtMostEvery{30};

/// Cannot be judged now but perhaps with a newer directory, or at another time.
bool mayVerifyLater(ErrorCode code) noexcept {
    return code == ErrorCode::NotCertified || code == ErrorCode::NotYetValid || code == ErrorCode::Expired ||
           code == ErrorCode::Revoked;
}

bool isDiskError(ErrorCode code) noexcept {
    return code == ErrorCode::DiskFull || code == ErrorCode::DiskRead || code == ErrorCode::DiskWrite ||
           code == ErrorCode::StoreBusy || code == ErrorCode::StoreDamaged;
}

} // namespace

Mailbox::Mailbox(GatewayLine& line, Mail& mail, const SyncParts& parts, std::function<void()> mailCame)
    : m_line(line), m_mail(mail), m_parts(parts), m_mailCame(std::move(mailCame)),
      m_pause(parts.retry, parts.clock, parts.random) {}

Result<Step> Mailbox::step() {
    if (const auto left = m_pause.left(); left.count() > 0) {
        return Step::after(left);
    }
    if (directoryDue()) {
        HOLDFAST_CHECK(fetchDirectory());
        return Step::again();
    }
    HOLDFAST_TRY(const std::int64_t cursor, m_mail.cursor());
    HOLDFAST_TRY(const std::int64_t acknowledged, m_mail.acknowledged());
    if (cursor > acknowledged) {
        HOLDFAST_CHECK(acknowledge(cursor));
    } else {
        HOLDFAST_CHECK(poll(cursor));
    }
    return Step::again();
}

bool Mailbox::directoryDue() const {
    if (!m_directoryTried) {
        return true;
    }
    const auto since = m_parts.clock.sinceBoot() - *m_directoryTried;
    return since >= directoryEvery || (m_directoryWanted && since >= directoryAtMostEvery);
}

Result<void> Mailbox::fetchDirectory() {
    http::HttpRequest request;
    request.method = "GET";
    const auto answer = m_line.send("/v1/directory", std::move(request));
    if (!answer || answer->status != 200) {
        failed(answer);
        return {};
    }
    const auto directory = protocol::readDirectory(textOf(answer->body));
    if (!directory) {
        failed(wrongAnswer());
        return {};
    }
    m_directoryTried = m_parts.clock.sinceBoot();
    m_directoryWanted = false;
    succeeded();
    if (const auto taken = m_parts.trust.take(*directory); !taken) {
        if (isDiskError(taken.code())) {
            return taken.error();
        }
        m_parts.logger.warning("directory_entry_refused", {{"error", taken.error()}});
    }
    return applyPending();
}

Result<void> Mailbox::acknowledge(std::int64_t through) {
    http::HttpRequest request;
    request.method = "PUT";
    request.headers.push_back({"Content-Type", "application/json"});
    request.body = copyOf(bytesOf(json::write(json::Value{{"through", through}})));
    const auto answer = m_line.send("/v1/mailbox/cursor", std::move(request));
    if (!answer || answer->status != 204) {
        failed(answer);
        return {};
    }
    succeeded();
    return m_mail.setAcknowledged(through);
}

Result<void> Mailbox::poll(std::int64_t after) {
    http::HttpRequest request;
    request.method = "GET";
    request.patience = pollPatience;
    request.largestAnswer = largestMail;
    const auto answer = m_line.send("/v1/mailbox?after=" + std::to_string(after) +
                                        "&wait=" + std::to_string(pollWait.count()),
                                    std::move(request));
    if (!answer || answer->status != 200) {
        failed(answer);
        return {};
    }
    return take(*answer, after);
}

Result<void> Mailbox::take(const http::HttpResponse& answer, std::int64_t after) {
    const auto body = json::parseObject(textOf(answer.body));
    const auto list =
        body ? json::array(*body, "items") : Result<const std::vector<json::Value>*>{body.error()};
    if (!list) {
        failed(wrongAnswer());
        return {};
    }
    std::vector<MailItem> items;
    std::int64_t through = after;
    for (const auto& entry : **list) {
        const auto seq = json::integer(entry, "seq");
        const auto kind = json::text(entry, "kind");
        auto data = json::text(entry, "data");
        if (!seq || !kind || !data || *seq <= through) {
            failed(wrongAnswer());
            return {};
        }
        through = *seq;
        const auto known = downKindFromName(*kind);
        if (!known || data->size() > largestAnswerList) {
            // Something for a newer program, or that no socket frame holds: passed over, never in the way.
            m_parts.logger.failure("mail_not_understood", {{"seq", *seq}, {"bytes", data->size()}});
            continue;
        }
        items.push_back({*seq, *known, std::move(*data)});
    }
    if (through > after) {
        HOLDFAST_TRY(const std::int64_t added, m_mail.add(items, through));
        if (added > 0) {
            m_mailCame();
        }
        HOLDFAST_CHECK(applyPending());
    }
    succeeded();
    return {};
}

Result<void> Mailbox::applyPending() {
    HOLDFAST_TRY(const auto events, m_mail.pending());
    for (const auto& event : events) {
        HOLDFAST_TRY(const Applied applied, apply(event));
        if (applied == Applied::Pending) {
            m_directoryWanted = true;
            continue;
        }
        if (applied == Applied::Rejected) {
            m_parts.logger.failure("mail_rejected", {{"number", event.number}});
        }
        HOLDFAST_CHECK(m_mail.setApplied(event.number, applied));
    }
    return {};
}

Result<Applied> Mailbox::apply(const NumberedEvent& event) {
    if (event.kind == DownKind::Receipt) {
        return applyReceipt(event.data);
    }
    if (event.kind == DownKind::Certificate) {
        const auto taken = m_parts.trust.takeCertificate(event.data);
        if (!taken && isDiskError(taken.code())) {
            return taken.error();
        }
        if (!taken) {
            return mayVerifyLater(taken.code()) ? Applied::Pending : Applied::Rejected;
        }
    }
    return Applied::Done;
}

Result<Applied> Mailbox::applyReceipt(const std::string& jws) {
    const auto receipt = m_parts.trust.verifyReceived(jws);
    if (!receipt) {
        return mayVerifyLater(receipt.code()) ? Applied::Pending : Applied::Rejected;
    }
    if (receipt->enrolment != m_parts.enrolment) {
        return Applied::Rejected;
    }
    const auto bytes = m_parts.queue.envelope(receipt->record, receipt->revision);
    if (!bytes) {
        if (bytes.code() != ErrorCode::NotFound) {
            return bytes.error();
        }
        // Received before (the bytes are gone), or never ours: nothing changes either way.
        return Applied::Done;
    }
    HOLDFAST_TRY(const auto envelope, protocol::readEnvelope(*bytes));
    HOLDFAST_TRY(const auto manifest, protocol::readUnverifiedManifest(envelope.manifest));
    if (!protocol::checkCovers(*receipt, envelope.manifest, manifest)) {
        return Applied::Rejected;
    }
    HOLDFAST_CHECK(m_parts.queue.setReceived(*receipt, jws));
    m_parts.changed();
    return Applied::Done;
}

void Mailbox::failed(const Result<http::HttpResponse>& answer) {
    failed(answer ? failureOf(*answer) : failureOf(answer.error()));
}

void Mailbox::failed(const Failure& failure) {
    if (failure.problem == errorName(ErrorCode::Cancelled)) {
        return;
    }
    m_parts.logger.warning("mailbox_failed",
                           {{"status", failure.status}, {"error", errorFromName(failure.problem)}});
    m_pause.failed(failure);
    m_parts.connectivity.failed(Asker::Mailbox, failure);
}

void Mailbox::succeeded() {
    m_pause.succeeded();
    m_parts.connectivity.reached(Asker::Mailbox, m_parts.clock.now());
}

} // namespace holdfast::agent
