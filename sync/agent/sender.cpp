// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/sender.h"

#include "sync/protocol/json.h"
#include "sync/protocol/tus.h"

#include <algorithm>

namespace holdfast::agent {

namespace json = protocol::json;

Sender::Sender(LaneRange lanes, Asker asker, GatewayLine& line, const SyncParts& parts)
    : m_lanes(lanes), m_asker(asker), m_line(line), m_parts(parts), m_sealed(parts.files, parts.sealedFolder),
      m_pause(parts.retry, parts.clock, parts.random) {}

Result<Step> Sender::step() {
    if (const auto left = m_pause.left(); left.count() > 0) {
        return Step::after(left);
    }
    HOLDFAST_TRY(auto item, m_parts.queue.next(m_lanes, m_parts.clock.now()));
    if (!item) {
        return waitForNext();
    }
    if (item->state == ItemState::Queued) {
        HOLDFAST_CHECK(m_parts.queue.begin(item->number));
        m_parts.changed();
    }
    HOLDFAST_CHECK(work(*item));
    return Step::again();
}

Result<Step> Sender::waitForNext() {
    HOLDFAST_TRY(const auto due, m_parts.queue.nextDue(m_lanes));
    if (!due) {
        return Step::whenWoken();
    }
    return Step::after(std::max(*due - m_parts.clock.now(), std::chrono::milliseconds{1}));
}

Result<void> Sender::work(QueuedItem& item) {
    const auto part = std::ranges::find_if(
        item.parts, [](const QueuedPart& one) { return one.progress != PartProgress::Complete; });
    if (part == item.parts.end()) {
        return sendEnvelope(item);
    }
    switch (part->progress) {
    case PartProgress::Unknown:
        return createPart(item, *part);
    case PartProgress::Uncertain:
        return askOffset(item, *part);
    case PartProgress::Open:
    case PartProgress::Complete:
        break;
    }
    return sendChunk(item, *part);
}

Result<void> Sender::sendEnvelope(const QueuedItem& item) {
    HOLDFAST_TRY(Bytes envelope, m_parts.queue.envelope(item.number));
    http::HttpRequest request;
    request.method = "PUT";
    request.headers.push_back({"Content-Type", std::string(protocol::envelopeMediaType)});
    request.body = envelope;
    const auto answer =
        m_line.send("/v1/records/" + item.record.text() + "/revisions/" + std::to_string(item.revision),
                    std::move(request));
    if (answer && (answer->status == 200 || answer->status == 201)) {
        return takeReceipt(item, envelope, *answer);
    }
    if (answer && answer->status == 202) {
        return takeMissing(item, *answer);
    }
    return failed(item, answer);
}

Result<void> Sender::takeReceipt(const QueuedItem& item, ByteView envelope,
                                 const http::HttpResponse& answer) {
    const auto body = json::parseObject(textOf(answer.body));
    const auto jws = body ? json::text(*body, "receipt") : Result<std::string>{body.error()};
    if (!jws) {
        return failed(item, wrongAnswer());
    }
    const auto receipt = m_parts.trust.verifyStored(*jws);
    if (!receipt) {
        m_parts.logger.warning("stored_receipt_refused",
                               {{"record", item.record}, {"error", receipt.error()}});
        if (receipt.code() == ErrorCode::NotCertified) {
            m_parts.unknownSigner();
        }
        return failed(item, wrongAnswer());
    }
    HOLDFAST_TRY(const auto opened, protocol::readEnvelope(envelope));
    HOLDFAST_TRY(const auto manifest, protocol::readUnverifiedManifest(opened.manifest));
    if (receipt->enrolment != m_parts.enrolment ||
        !protocol::checkCovers(*receipt, opened.manifest, manifest)) {
        m_parts.logger.failure("stored_receipt_covers_something_else", {{"record", item.record}});
        return failed(item, wrongAnswer());
    }
    HOLDFAST_CHECK(m_parts.queue.setStored(item.number, *jws));
    succeeded();
    m_parts.changed();
    return {};
}

Result<void> Sender::takeMissing(const QueuedItem& item, const http::HttpResponse& answer) {
    const auto body = json::parseObject(textOf(answer.body));
    const auto missing =
        body ? json::ids<AttachmentId>(*body, "missing") : Result<std::vector<AttachmentId>>{body.error()};
    bool ours = false;
    for (const auto& part : item.parts) {
        if (missing && std::ranges::find(*missing, part.name.id) != missing->end()) {
            // Making it again is harmless and answers with what the gateway has of it.
            HOLDFAST_CHECK(m_parts.queue.doubtPart(item.number, part.position, PartProgress::Unknown));
            ours = true;
        }
    }
    if (!ours) {
        return failed(item, wrongAnswer());
    }
    // It said before that it had them: waiting a little keeps a confused gateway from making us spin.
    return failed(item, Failure{"missing", Blame::Item, Remedy::TryAgain, std::nullopt, answer.status});
}

void Sender::succeeded() {
    m_pause.succeeded();
    m_parts.connectivity.reached(m_asker, m_parts.clock.now());
}

Result<void> Sender::failed(const QueuedItem& item, const Result<http::HttpResponse>& answer) {
    return failed(item, answer ? failureOf(*answer) : failureOf(answer.error()));
}

Result<void> Sender::failed(const QueuedItem& item, const Failure& failure) {
    if (failure.problem == errorName(ErrorCode::Cancelled)) {
        return {};
    }
    m_parts.logger.warning("send_failed", {{"record", item.record},
                                           {"revision", item.revision},
                                           {"attempt", item.attempts + 1},
                                           {"status", failure.status},
                                           {"error", errorFromName(failure.problem)}});
    if (failure.blame == Blame::Item && failure.problem != wrongAnswer().problem) {
        m_parts.connectivity.reached(m_asker, m_parts.clock.now());
    } else {
        m_parts.connectivity.failed(m_asker, failure);
    }
    if (failure.blame != Blame::Item) {
        m_pause.failed(failure);
    }
    if (failure.remedy == Remedy::SetAside) {
        HOLDFAST_CHECK(m_parts.queue.park(item.number, failure.problem));
    } else if (failure.blame != Blame::Network) {
        std::chrono::milliseconds delay = retryDelay(m_parts.retry, item.attempts + 1, m_parts.random);
        if (failure.retryAfter) {
            delay = std::max(delay, std::min<std::chrono::milliseconds>(*failure.retryAfter, longestWait));
        }
        HOLDFAST_CHECK(m_parts.queue.failed(item.number, failure.problem, m_parts.clock.now() + delay));
    }
    m_parts.changed();
    return {};
}

} // namespace holdfast::agent
