// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/custody_log.h"

#include <algorithm>
#include <bit>

namespace holdfast::store {

using merkle::Digest;

Result<std::uint64_t> CustodyLog::append(const CustodyEvent& event) {
    if (!m_database.inTransaction()) {
        return Error(ErrorCode::InvalidState);
    }
    HOLDFAST_TRY(const Bytes entry, encodeCustodyEvent(event));
    HOLDFAST_TRY(const std::uint64_t index, size());
    HOLDFAST_CHECK(m_database.run("INSERT INTO custody_entry(position, subject, entry) VALUES(?, ?, ?)",
                                  index, event.subject, entry));
    // Every subtree that this leaf completes, from the leaf upwards.
    Digest hash = merkle::leafHash(entry);
    std::uint64_t position = index;
    for (unsigned level = 0;; ++level, position >>= 1U) {
        HOLDFAST_CHECK(m_database.run("INSERT INTO custody_node(level, position, hash) VALUES(?, ?, ?)",
                                      level, position, hash));
        if ((position & 1U) == 0) {
            break;
        }
        HOLDFAST_TRY(const Digest left, subtree(level, position - 1));
        hash = merkle::nodeHash(left, hash);
    }
    m_database.noteChange("custody", event.subject);
    return index;
}

Result<std::uint64_t> CustodyLog::size() {
    HOLDFAST_TRY(const std::int64_t next,
                 m_database.integer("SELECT coalesce(max(position), -1) + 1 FROM custody_entry"));
    return static_cast<std::uint64_t>(next);
}

Result<Bytes> CustodyLog::entry(std::uint64_t index) {
    HOLDFAST_TRY(auto row, m_database.prepare("SELECT entry FROM custody_entry WHERE position = ?"));
    HOLDFAST_CHECK(row.bindAll(index));
    HOLDFAST_TRY(const bool there, row.step());
    return there ? Result<Bytes>(row.blob(0)) : Error(ErrorCode::NotFound);
}

Result<std::vector<std::uint64_t>> CustodyLog::about(const Uuid& subject) {
    std::vector<std::uint64_t> indexes;
    HOLDFAST_CHECK(m_database.query(
        "SELECT position FROM custody_entry WHERE subject = ? ORDER BY position",
        [&indexes](const Statement& row) -> Result<void> {
            indexes.push_back(static_cast<std::uint64_t>(row.integer(0)));
            return {};
        },
        subject));
    return indexes;
}

Result<Digest> CustodyLog::subtree(unsigned level, std::uint64_t position) {
    HOLDFAST_TRY(auto row,
                 m_database.prepare("SELECT hash FROM custody_node WHERE level = ? AND position = ?"));
    HOLDFAST_CHECK(row.bindAll(level, position));
    HOLDFAST_TRY(const bool there, row.step());
    Digest hash{};
    if (!there || row.view(0).size() != hash.size()) {
        return Error(ErrorCode::StoreDamaged);
    }
    std::ranges::copy(row.view(0), hash.begin());
    return hash;
}

Result<void> CustodyLog::requireSize(std::uint64_t wanted) {
    HOLDFAST_TRY(const std::uint64_t there, size());
    return wanted <= there ? Result<void>() : Error(ErrorCode::InvalidArgument);
}

Result<Digest> CustodyLog::root(std::uint64_t size) {
    HOLDFAST_CHECK(requireSize(size));
    return merkle::root(size, [this](unsigned level, std::uint64_t at) { return subtree(level, at); });
}

Result<std::vector<Digest>> CustodyLog::inclusionProof(std::uint64_t index, std::uint64_t size) {
    HOLDFAST_CHECK(requireSize(size));
    return merkle::inclusionProof(index, size,
                                  [this](unsigned level, std::uint64_t at) { return subtree(level, at); });
}

Result<std::vector<Digest>> CustodyLog::consistencyProof(std::uint64_t from, std::uint64_t to) {
    HOLDFAST_CHECK(requireSize(to));
    return merkle::consistencyProof(from, to,
                                    [this](unsigned level, std::uint64_t at) { return subtree(level, at); });
}

Result<void> CustodyLog::verify() {
    HOLDFAST_TRY(const std::uint64_t entries, size());
    // Complete subtrees that wait for their right neighbour, as in append.
    std::vector<Digest> waiting;
    std::uint64_t index = 0;
    HOLDFAST_CHECK(m_database.query("SELECT position, entry FROM custody_entry ORDER BY position",
                                    [&](const Statement& row) -> Result<void> {
                                        if (static_cast<std::uint64_t>(row.integer(0)) != index) {
                                            return Error(ErrorCode::StoreDamaged);
                                        }
                                        waiting.push_back(merkle::leafHash(row.view(1)));
                                        ++index;
                                        for (int pairs = std::countr_zero(index); pairs > 0; --pairs) {
                                            const Digest right = waiting.back();
                                            waiting.pop_back();
                                            waiting.back() = merkle::nodeHash(waiting.back(), right);
                                        }
                                        return {};
                                    }));
    Digest recomputed = merkle::emptyRoot();
    if (!waiting.empty()) {
        recomputed = waiting.back();
        waiting.pop_back();
    }
    while (!waiting.empty()) {
        recomputed = merkle::nodeHash(waiting.back(), recomputed);
        waiting.pop_back();
    }
    HOLDFAST_TRY(const Digest stored, root(entries));
    return recomputed == stored ? Result<void>() : Error(ErrorCode::StoreDamaged);
}

} // namespace holdfast::store
