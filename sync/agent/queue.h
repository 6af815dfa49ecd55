// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/agent/client/agent_link.h"
#include "sync/agent/transit_store.h"
#include "sync/protocol/receipt.h"

#include <chrono>

namespace holdfast::agent {

/// How far a part is at the gateway, as far as we know. Numbers are stored.
enum class PartProgress {
    Unknown = 0,   ///< create it (creating twice gives the present offset)
    Open = 1,      ///< the gateway confirmed `sent` bytes
    Uncertain = 2, ///< something went wrong on the way: ask for the offset
    Complete = 3,
};

struct QueuedPart {
    std::int64_t position = 0;
    protocol::PartName name;
    PartProgress progress = PartProgress::Unknown;
    std::uint64_t sent = 0;
};

/// What a sender works on.
struct QueuedItem {
    std::int64_t number = 0;
    RecordId record;
    std::int64_t revision = 1;
    protocol::Lane lane = protocol::Lane::Record;
    ItemState state = ItemState::Queued;
    std::int64_t attempts = 0;
    std::vector<QueuedPart> parts;
};

/// Lanes served by one worker, first to last in the order of Lane.
struct LaneRange {
    protocol::Lane first = protocol::Lane::Alert;
    protocol::Lane last = protocol::Lane::Record;
};

/// The items and what became of them. Every change is one commit, and no change brings an item back from
/// Stored, Received, Refused or Parked by accident. Nothing is ever deleted but envelope bytes after
/// *received*; the tombstone that stays makes submitting twice change nothing. Thread-safe.
class Queue {
public:
    explicit Queue(TransitStore& store) : m_store(store) {}

    enum class Knowledge { Unknown, SameBytes, OtherBytes };
    /// What is known of this record and revision, tombstones too.
    [[nodiscard]] Result<Knowledge> find(const Submission& submission);
    /// AlreadyExists when the record and revision is known.
    [[nodiscard]] Result<void> add(const Submission& submission);

    /// The item to work on now: by lane; untried before retried; whole ones before those with parts to send;
    /// oldest first. An earlier revision of the same record goes first unless it is in a later lane.
    [[nodiscard]] Result<std::optional<QueuedItem>> next(LaneRange lanes, UtcTime now);
    /// When the next one is due; nullopt when nothing waits.
    [[nodiscard]] Result<std::optional<UtcTime>> nextDue(LaneRange lanes);
    /// NotFound for a tombstone.
    [[nodiscard]] Result<Bytes> envelope(std::int64_t number);
    [[nodiscard]] Result<Bytes> envelope(RecordId record, std::int64_t revision);

    [[nodiscard]] Result<void> begin(std::int64_t number);
    /// The gateway confirmed this. More than before also ends the item's count of failures.
    [[nodiscard]] Result<void> setPart(std::int64_t number, const QueuedPart& part);
    /// The part must be asked for, or made again; the count of failures stays.
    [[nodiscard]] Result<void> doubtPart(std::int64_t number, std::int64_t position, PartProgress progress);
    [[nodiscard]] Result<void> failed(std::int64_t number, std::string_view problem, UtcTime nextTry);
    [[nodiscard]] Result<void> park(std::int64_t number, std::string_view problem);
    /// `jws` was verified and covers the envelope.
    [[nodiscard]] Result<void> setStored(std::int64_t number, std::string_view jws);
    /// `jws` was verified and covers the envelope. Filed: the envelope's bytes go, the tombstone stays.
    [[nodiscard]] Result<void> setReceived(const protocol::Receipt& receipt, std::string_view jws);

    /// Every waiting item may be tried now.
    [[nodiscard]] Result<void> wakeAll();
    /// Those that only the network held up.
    [[nodiscard]] Result<void> wakeAfterNetwork();

    [[nodiscard]] Result<std::vector<AgentItem>> items();
    struct Counts {
        std::int64_t waiting = 0;
        std::int64_t needsYou = 0;
    };
    [[nodiscard]] Result<Counts> counts();

private:
    TransitStore& m_store;
};

/// Retry-After is believed up to this; a next try further away than this comes from a clock that was wrong.
inline constexpr std::chrono::hours longestWait{1};

} // namespace holdfast::agent
