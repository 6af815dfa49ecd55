// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/log.h"
#include "sync/agent/chunk_size.h"
#include "sync/agent/connectivity.h"
#include "sync/agent/gateway_line.h"
#include "sync/agent/pause.h"
#include "sync/agent/queue.h"
#include "sync/agent/sealed_files.h"
#include "sync/agent/step.h"
#include "sync/agent/trust_keeper.h"

namespace holdfast::agent {

/// What the senders and the mailbox of one agent share. All of it outlives them.
struct SyncParts {
    Queue& queue;
    TrustKeeper& trust;
    ChunkSize& chunkSize;
    Connectivity& connectivity;
    FileSystem& files;
    Path sealedFolder;
    const Clock& clock;
    RandomSource& random;
    Logger& logger;
    RetryPolicy retry;
    EnrolmentId enrolment;
    std::function<void()> changed;       ///< an item differs now
    std::function<void()> unknownSigner; ///< a newer directory is wanted
};

/// Sends the items of some lanes, one request and one commit a step, so that a more urgent item never waits
/// longer than one chunk:
///
///     Unknown --POST--> Open --PATCH...--> Complete   each part, then   PUT envelope --> Stored
///        ^                 \--trouble--> Uncertain --HEAD--> Open
///        `------ 404, 422, or named "missing" -----'
///
/// step() on one thread; cutPauseShort() from any.
class Sender {
public:
    Sender(LaneRange lanes, Asker asker, GatewayLine& line, const SyncParts& parts);

    /// An error is the disk's: try again later.
    [[nodiscard]] Result<Step> step();
    void cutPauseShort() { m_pause.cutShort(); }

private:
    [[nodiscard]] Result<Step> waitForNext();
    [[nodiscard]] Result<void> work(QueuedItem& item);

    [[nodiscard]] Result<void> createPart(const QueuedItem& item, QueuedPart part);
    [[nodiscard]] Result<void> sendChunk(const QueuedItem& item, QueuedPart part);
    [[nodiscard]] Result<void> askOffset(const QueuedItem& item, QueuedPart part);
    [[nodiscard]] Result<void> sendEnvelope(const QueuedItem& item);

    [[nodiscard]] Result<std::optional<Bytes>> readChunk(const QueuedItem& item, const QueuedPart& part);
    [[nodiscard]] Result<void> confirm(const QueuedItem& item, QueuedPart part, std::uint64_t offset);
    [[nodiscard]] Result<void> bodyRefused(const QueuedItem& item, const QueuedPart& part,
                                           const Result<http::HttpResponse>& answer, std::size_t sent);
    [[nodiscard]] Result<void> takeReceipt(const QueuedItem& item, ByteView envelope,
                                           const http::HttpResponse& answer);
    [[nodiscard]] Result<void> takeMissing(const QueuedItem& item, const http::HttpResponse& answer);
    [[nodiscard]] Result<void> failed(const QueuedItem& item, const Failure& failure);
    [[nodiscard]] Result<void> failed(const QueuedItem& item, const Result<http::HttpResponse>& answer);
    void succeeded();

    const LaneRange m_lanes;
    const Asker m_asker;
    GatewayLine& m_line;
    const SyncParts m_parts;
    SealedFiles m_sealed;
    Pause m_pause;
};

} // namespace holdfast::agent
