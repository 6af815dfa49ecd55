// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/store/database.h"
#include "core/store/merkle.h"

#include <map>
#include <string>
#include <variant>

namespace holdfast::store {

/// One thing that happened to one item. Its bytes in the log are in README.md.
struct CustodyEvent {
    UtcTime at;
    PractitionerId actor;
    std::string kind; ///< e.g. "captured", "viewed", "sealed", "handed_over"; [a-z_]
    Uuid subject;     ///< the entry, paper item, attachment or record
    /// Names are [a-z_]; digests as lower-case hex.
    std::map<std::string, std::variant<std::int64_t, std::string>> details;
};

/// The exact bytes of an entry: JSON as RFC 8785 orders it.
/// {"actor":"<uuid>","at":<ms>,"details":{...},"kind":"...","subject":"<uuid>","v":1}
[[nodiscard]] Result<Bytes> encodeCustodyEvent(const CustodyEvent& event);
[[nodiscard]] Result<CustodyEvent> decodeCustodyEvent(ByteView entry);

/// An append-only Merkle log (RFC 6962) inside the vault. Store thread.
class CustodyLog {
public:
    explicit CustodyLog(Database& database) : m_database(database) {}

    /// Only inside the caller's transaction (InvalidState otherwise). @return the entry's index from 0.
    [[nodiscard]] Result<std::uint64_t> append(const CustodyEvent& event);
    [[nodiscard]] Result<std::uint64_t> size();
    [[nodiscard]] Result<Bytes> entry(std::uint64_t index);
    /// Indexes of the entries about one item, in order.
    [[nodiscard]] Result<std::vector<std::uint64_t>> about(const Uuid& subject);
    [[nodiscard]] Result<merkle::Digest> root(std::uint64_t size);
    [[nodiscard]] Result<std::vector<merkle::Digest>> inclusionProof(std::uint64_t index, std::uint64_t size);
    [[nodiscard]] Result<std::vector<merkle::Digest>> consistencyProof(std::uint64_t from, std::uint64_t to);
    /// Recomputes the whole tree from the entries: StoreDamaged when a stored hash differs.
    [[nodiscard]] Result<void> verify();

private:
    [[nodiscard]] Result<merkle::Digest> subtree(unsigned level, std::uint64_t position);
    [[nodiscard]] Result<void> requireSize(std::uint64_t size);
    Database& m_database;
};

} // namespace holdfast::store
