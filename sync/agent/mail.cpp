// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/mail.h"

#include <algorithm>
#include <charconv>

namespace holdfast::agent {
namespace {

using store::Database;
using store::Statement;

Result<std::int64_t> numberIn(Database& database, std::string_view name) {
    HOLDFAST_TRY(const auto text, TransitStore::setting(database, name));
    std::int64_t number = 0;
    if (text) {
        const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
        if (error != std::errc{} || end != text->data() + text->size()) {
            return Error(ErrorCode::StoreDamaged);
        }
    }
    return number;
}

Result<NumberedEvent> readEvent(Statement& row) {
    const std::int64_t kind = row.integer(1);
    if (kind < 0 || kind > static_cast<std::int64_t>(DownKind::Certificate)) {
        return Error(ErrorCode::StoreDamaged);
    }
    return NumberedEvent{row.integer(0), static_cast<DownKind>(kind), row.text(2)};
}

Applied firstState(DownKind kind) noexcept {
    // Messages and orders are opaque here; nothing has to be done about them.
    return kind == DownKind::Receipt || kind == DownKind::Certificate ? Applied::Pending : Applied::Done;
}

} // namespace

Result<std::int64_t> Mail::cursor() {
    return m_store.read([](Database& database) { return numberIn(database, setting::cursor); });
}

Result<std::int64_t> Mail::acknowledged() {
    return m_store.read([](Database& database) { return numberIn(database, setting::acknowledged); });
}

Result<void> Mail::setAcknowledged(std::int64_t through) {
    return m_store.setSetting(setting::acknowledged, std::to_string(through));
}

Result<std::int64_t> Mail::add(const std::vector<MailItem>& items, std::int64_t through) {
    return m_store.commit([&](Database& database) -> Result<std::int64_t> {
        HOLDFAST_TRY(std::int64_t last, numberIn(database, setting::cursor));
        std::int64_t added = 0;
        for (const auto& item : items) {
            if (item.seq <= last) {
                continue;
            }
            HOLDFAST_CHECK(
                database.run("INSERT INTO event (mailbox, kind, data, applied) VALUES (?, ?, ?, ?)", item.seq,
                             static_cast<std::int64_t>(item.kind), item.data,
                             static_cast<std::int64_t>(firstState(item.kind))));
            last = item.seq;
            ++added;
        }
        HOLDFAST_CHECK(
            TransitStore::setSetting(database, setting::cursor, std::to_string(std::max(last, through))));
        return added;
    });
}

Result<std::vector<NumberedEvent>> Mail::events(std::int64_t after, std::size_t largestBytes) {
    return m_store.read([&](Database& database) -> Result<std::vector<NumberedEvent>> {
        std::vector<NumberedEvent> events;
        std::size_t bytes = 0;
        HOLDFAST_TRY(auto row, database.prepare(
                                   "SELECT number, kind, data FROM event WHERE number > ? ORDER BY number"));
        HOLDFAST_CHECK(row.bindAll(after));
        for (;;) {
            HOLDFAST_TRY(const bool found, row.step());
            if (!found) {
                return events;
            }
            HOLDFAST_TRY(auto event, readEvent(row));
            constexpr std::size_t around = 64; // of JSON, for each
            bytes += event.data.size() + around;
            if (bytes > largestBytes && !events.empty()) {
                return events;
            }
            events.push_back(std::move(event));
        }
    });
}

Result<void> Mail::taken(std::int64_t through) {
    return m_store.commit([&](Database& database) {
        return database.run("DELETE FROM event WHERE number <= ? AND kind <> ? AND applied <> ?", through,
                            static_cast<std::int64_t>(DownKind::Order),
                            static_cast<std::int64_t>(Applied::Pending));
    });
}

Result<std::vector<NumberedEvent>> Mail::pending() {
    return m_store.read([](Database& database) -> Result<std::vector<NumberedEvent>> {
        std::vector<NumberedEvent> events;
        HOLDFAST_CHECK(database.query(
            "SELECT number, kind, data FROM event WHERE applied = ? ORDER BY number",
            [&](Statement& row) -> Result<void> {
                HOLDFAST_TRY(auto event, readEvent(row));
                events.push_back(std::move(event));
                return {};
            },
            static_cast<std::int64_t>(Applied::Pending)));
        return events;
    });
}

Result<void> Mail::setApplied(std::int64_t number, Applied applied) {
    return m_store.commit([&](Database& database) {
        return database.run("UPDATE event SET applied = ? WHERE number = ?",
                            static_cast<std::int64_t>(applied), number);
    });
}

} // namespace holdfast::agent
