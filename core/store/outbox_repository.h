// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/store/database.h"

#include <optional>
#include <vector>

namespace holdfast::store {

/// Lanes of the upload, most urgent first. The numbers are stored.
enum class Lane { Alert = 0, Answer = 1, Record = 2, Attachment = 3 };

/// How far a finished thing has come. Only forwards. The numbers are stored.
enum class OutboxState {
    Queued = 0,        ///< in the vault only
    HandedToAgent = 1, ///< the agent acknowledged that it is in transit.db
    Stored = 2,        ///< the gateway's receipt
    Received = 3,      ///< the case system's receipt: only this shows the tick
};

/// A finished thing: the exact bytes that leave the tablet, made once.
struct OutboxEntry {
    RecordId record;
    std::uint32_t revision = 1; ///< from 1
    Lane lane = Lane::Record;
    Bytes envelope;                  ///< age(JWS ...)
    std::string manifest;            ///< the clear signed manifest, JWS compact
    std::vector<AttachmentId> parts; ///< in the manifest's order
    OutboxState state = OutboxState::Queued;
    UtcTime queuedAt{};
    std::optional<UtcTime> handedAt;
    std::optional<UtcTime> storedAt;
    std::optional<UtcTime> receivedAt;
};

/// A receipt as it came: the caller verified it.
struct Receipt {
    RecordId record;
    std::uint32_t revision = 1;
    OutboxState means = OutboxState::Stored; ///< Stored or Received
    std::string token;                       ///< JWS compact
    UtcTime takenAt{};
};

/// The vault's outbox and what came back for it. Store thread; changes only inside a transaction
/// (InvalidState otherwise) and noted as "outbox" with the record id.
class OutboxRepository {
public:
    explicit OutboxRepository(Database& database) : m_database(database) {}

    /// AlreadyExists for a (record, revision) that is there.
    [[nodiscard]] Result<void> add(const OutboxEntry& entry);
    [[nodiscard]] Result<OutboxEntry> find(RecordId record, std::uint32_t revision);
    /// In that state, by lane, then oldest first.
    [[nodiscard]] Result<std::vector<OutboxEntry>> inState(OutboxState state, std::size_t atMost = 100);
    [[nodiscard]] Result<std::int64_t> count(OutboxState state);
    /// Moves forwards; success without effect when it is already as far or farther.
    [[nodiscard]] Result<void> advance(RecordId record, std::uint32_t revision, OutboxState to, UtcTime when);
    /// Keeps the receipt and advances. The same receipt twice changes nothing.
    [[nodiscard]] Result<void> takeReceipt(const Receipt& receipt);
    [[nodiscard]] Result<std::vector<Receipt>> receipts(RecordId record, std::uint32_t revision);
    /// Every sealed file that an entry not yet *received* still needs.
    [[nodiscard]] Result<std::vector<AttachmentId>> partsNotReceived();
    /// The envelope's bytes may go once *received*; manifest, parts and receipts stay. InvalidState before.
    [[nodiscard]] Result<void> dropEnvelope(RecordId record, std::uint32_t revision);

    /// True when this mail is new; false when its number was taken before (then do nothing with it).
    [[nodiscard]] Result<bool> takeMail(std::uint64_t sequence, UtcTime when);
    /// The highest mail number taken, 0 when none.
    [[nodiscard]] Result<std::uint64_t> lastMail();

private:
    Database& m_database;
};

} // namespace holdfast::store
