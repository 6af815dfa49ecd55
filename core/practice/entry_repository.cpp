// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/repositories.h"

#include "core/practice/rows.h"

namespace holdfast::practice {
namespace {

/// The body of a row of `entry` or `entry_revision`: all but the text, which has a column of its own.
[[nodiscard]] std::string bodyOf(const Entry& entry) {
    Entry rest = entry;
    rest.text.clear();
    return toJson(rest);
}

/// A row that begins with body, text.
[[nodiscard]] Result<Entry> entryOf(const store::Statement& row) {
    HOLDFAST_TRY(Entry entry, fromBody<Entry>(textOf(row.view(0))));
    entry.text = row.text(1);
    return entry;
}

[[nodiscard]] std::optional<UtcTime> disclosedAt(const Entry& entry) {
    return entry.disclosure ? std::optional{entry.disclosure->markedAt} : std::nullopt;
}

/// What matters most of what changed: one word for a line of history.
[[nodiscard]] EntryChange changeBetween(const Entry& before, const Entry& after) {
    if (before.takenOut.has_value() != after.takenOut.has_value()) {
        return after.takenOut ? EntryChange::TakenOut : EntryChange::PutBack;
    }
    if (before.handling != after.handling) {
        return EntryChange::Handling;
    }
    if (before.disclosure != after.disclosure) {
        return EntryChange::Disclosure;
    }
    if (before.kind != after.kind) {
        return EntryChange::Kind;
    }
    if (before.text != after.text || before == after) { // nothing yet: opened for writing
        return EntryChange::Text;
    }
    return before.whyNeeded != after.whyNeeded ? EntryChange::WhyNeeded : EntryChange::Details;
}

[[nodiscard]] Result<std::vector<Entry>> entries(store::Database& database, std::string_view sql,
                                                 ByteView id) {
    std::vector<Entry> all;
    HOLDFAST_CHECK(database.query(
        sql,
        [&all](store::Statement& row) -> Result<void> {
            HOLDFAST_TRY(Entry entry, entryOf(row));
            all.push_back(std::move(entry));
            return {};
        },
        id));
    return all;
}

} // namespace

Result<void> EntryRepository::insert(const Entry& entry, bool open) {
    HOLDFAST_CHECK(m_database.run(
        "INSERT INTO entry (id, visit_id, case_id, happened_at, written_at, revision, open, taken_out, "
        "disclosure_at, text, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        entry.id, entry.visitId, entry.caseId, entry.happened.at, entry.writtenAt, entry.revision, open,
        entry.takenOut.has_value(), disclosedAt(entry), entry.text, bodyOf(entry)));
    HOLDFAST_CHECK(m_database.run(
        "INSERT INTO entry_revision (entry_id, revision, at, changed_by, change) VALUES (?, ?, ?, ?, ?)",
        entry.id, entry.revision, entry.writtenAt, entry.author, toName(EntryChange::Written)));
    m_database.noteChange("entry", entry.id);
    return {};
}

Result<void> EntryRepository::add(const Entry& entry) {
    HOLDFAST_CHECK(needTransaction(m_database));
    HOLDFAST_TRY(const std::int64_t known,
                 m_database.integer("SELECT count(*) FROM entry WHERE id = ?", entry.id));
    if (known != 0) {
        return Error(ErrorCode::AlreadyExists);
    }
    Entry first = entry;
    first.revision = 1;
    return insert(first, true);
}

Result<void> EntryRepository::takeIn(const Entry& entry) {
    HOLDFAST_CHECK(needTransaction(m_database));
    HOLDFAST_TRY(const std::int64_t known,
                 m_database.integer("SELECT count(*) FROM entry WHERE id = ?", entry.id));
    return known != 0 ? Result<void>{} : insert(entry, false);
}

Result<void> EntryRepository::saveText(EntryId id, std::string_view text) {
    HOLDFAST_CHECK(m_database.run("UPDATE entry SET text = ? WHERE id = ? AND open = 1", text, id));
    if (m_database.changedRows() != 1) {
        return Error(ErrorCode::InvalidState);
    }
    if (m_database.inTransaction()) {
        m_database.noteChange("entry", id);
    }
    return {};
}

Result<void> EntryRepository::saveOpen(const Entry& entry) {
    HOLDFAST_TRY(const Entry current, find(entry.id));
    Entry next = entry;
    next.visitId = current.visitId;
    next.caseId = current.caseId;
    next.author = current.author;
    next.writtenAt = current.writtenAt;
    next.happened = current.happened;
    next.disclosure = current.disclosure;
    next.takenOut = current.takenOut;
    next.revision = current.revision;
    // Lifting a mark is a choice with its own line in the history, never the side effect of a stale draft.
    if (next.handling.level() < current.handling.level()) {
        next.handling = current.handling;
    }
    HOLDFAST_CHECK(m_database.run("UPDATE entry SET text = ?, body = ? WHERE id = ? AND open = 1", next.text,
                                  bodyOf(next), next.id));
    return m_database.changedRows() == 1 ? Result<void>{} : Error(ErrorCode::InvalidState);
}

Result<void> EntryRepository::close(EntryId id) {
    HOLDFAST_CHECK(needTransaction(m_database));
    HOLDFAST_CHECK(m_database.run("UPDATE entry SET open = 0 WHERE id = ?", id));
    if (m_database.changedRows() != 1) {
        return Error(ErrorCode::NotFound);
    }
    m_database.noteChange("entry", id);
    return {};
}

Result<std::uint32_t> EntryRepository::replace(const Entry& before, Entry after, PractitionerId by,
                                               UtcTime at, bool open) {
    const EntryChange change = changeBetween(before, after);
    after.revision = before.revision + 1;
    HOLDFAST_CHECK(
        m_database.run("UPDATE entry_revision SET text = ?, body = ? WHERE entry_id = ? AND revision = ?",
                       before.text, bodyOf(before), before.id, before.revision));
    HOLDFAST_CHECK(m_database.run(
        "INSERT INTO entry_revision (entry_id, revision, at, changed_by, change) VALUES (?, ?, ?, ?, ?)",
        after.id, after.revision, at, by, toName(change)));
    HOLDFAST_CHECK(m_database.run("UPDATE entry SET happened_at = ?, revision = ?, open = ?, taken_out = ?, "
                                  "disclosure_at = ?, text = ?, body = ? WHERE id = ?",
                                  after.happened.at, after.revision, open, after.takenOut.has_value(),
                                  disclosedAt(after), after.text, bodyOf(after), after.id));
    m_database.noteChange("entry", after.id);
    return after.revision;
}

Result<bool> EntryRepository::isOpen(EntryId id) {
    HOLDFAST_TRY(const std::int64_t open, m_database.integer("SELECT open FROM entry WHERE id = ?", id));
    return open != 0;
}

Result<void> EntryRepository::reopen(EntryId id, PractitionerId by, UtcTime at) {
    HOLDFAST_CHECK(needTransaction(m_database));
    HOLDFAST_TRY(const bool open, isOpen(id));
    if (open) {
        return {};
    }
    HOLDFAST_TRY(const Entry current, find(id));
    HOLDFAST_CHECK(replace(current, current, by, at, true));
    return {};
}

Result<std::uint32_t> EntryRepository::edit(const Entry& entry, PractitionerId by, UtcTime at) {
    HOLDFAST_CHECK(needTransaction(m_database));
    HOLDFAST_TRY(const Entry before, find(entry.id));
    if (before.revision != entry.revision) {
        return Error(ErrorCode::Conflict);
    }
    // Who wrote it, when and where is not for editing; taking out and putting back have their own ways.
    Entry after = entry;
    after.visitId = before.visitId;
    after.caseId = before.caseId;
    after.author = before.author;
    after.writtenAt = before.writtenAt;
    after.takenOut = before.takenOut;
    if (after == before) {
        return before.revision;
    }
    HOLDFAST_TRY(const bool open, isOpen(entry.id));
    return replace(before, std::move(after), by, at, open);
}

Result<std::uint32_t> EntryRepository::takeOut(EntryId id, PractitionerId by, UtcTime at, std::string why) {
    HOLDFAST_CHECK(needTransaction(m_database));
    HOLDFAST_TRY(const Entry before, find(id));
    if (before.takenOut) {
        return Error(ErrorCode::InvalidState);
    }
    Entry after = before;
    after.takenOut = TakenOut{.at = at, .by = by, .why = std::move(why)};
    return replace(before, std::move(after), by, at, false);
}

Result<std::uint32_t> EntryRepository::undo(EntryId id, PractitionerId by, UtcTime at) {
    HOLDFAST_CHECK(needTransaction(m_database));
    HOLDFAST_TRY(const Entry current, find(id));
    if (current.revision < 2) {
        return Error(ErrorCode::InvalidState);
    }
    auto previous = version(id, current.revision - 1);
    if (!previous) {
        // An entry taken in from elsewhere brings its revision but not what came before.
        return Error(previous.code() == ErrorCode::NotFound ? ErrorCode::InvalidState : previous.code());
    }
    return replace(current, std::move(previous).value(), by, at, false);
}

Result<Entry> EntryRepository::find(EntryId id) {
    HOLDFAST_TRY(std::vector<Entry> found,
                 entries(m_database, "SELECT body, text FROM entry WHERE id = ?", id.bytes()));
    if (found.empty()) {
        return Error(ErrorCode::NotFound);
    }
    return std::move(found.front());
}

Result<std::optional<Entry>> EntryRepository::openOf(VisitId visit, PractitionerId author) {
    HOLDFAST_TRY(std::vector<Entry> open,
                 entries(m_database,
                         "SELECT body, text FROM entry WHERE visit_id = ? AND "
                         "open = 1 AND taken_out = 0 ORDER BY written_at DESC, id DESC",
                         visit.bytes()));
    for (auto& entry : open) {
        if (entry.author == author) {
            return std::optional(std::move(entry));
        }
    }
    return std::optional<Entry>{};
}

Result<std::vector<Entry>> EntryRepository::ofVisit(VisitId visit) {
    return entries(m_database,
                   "SELECT body, text FROM entry WHERE visit_id = ? ORDER BY happened_at, written_at, id",
                   visit.bytes());
}

Result<std::vector<Entry>> EntryRepository::ofCase(CaseId file) {
    return entries(m_database,
                   "SELECT body, text FROM entry WHERE case_id = ? ORDER BY happened_at, written_at, id",
                   file.bytes());
}

Result<std::vector<EntryHistoryRow>> EntryRepository::history(EntryId id) {
    std::vector<EntryHistoryRow> rows;
    HOLDFAST_CHECK(m_database.query(
        "SELECT revision, at, changed_by, change FROM entry_revision WHERE entry_id = ? ORDER BY revision",
        [&rows](store::Statement& row) -> Result<void> {
            HOLDFAST_TRY(const PractitionerId by, row.id<PractitionerId>(2));
            const auto change = fromName<EntryChange>(row.text(3));
            if (!change || !std::in_range<std::uint32_t>(row.integer(0))) {
                return Error(ErrorCode::StoreDamaged);
            }
            rows.push_back({.revision = static_cast<std::uint32_t>(row.integer(0)),
                            .at = row.time(1),
                            .by = by,
                            .change = *change});
            return {};
        },
        id));
    if (rows.empty()) {
        return Error(ErrorCode::NotFound);
    }
    return rows;
}

Result<Entry> EntryRepository::version(EntryId id, std::uint32_t revision) {
    HOLDFAST_TRY(Entry current, find(id));
    if (current.revision == revision) {
        return current;
    }
    HOLDFAST_TRY(auto statement,
                 m_database.prepare("SELECT body, text FROM entry_revision WHERE entry_id = ? "
                                    "AND revision = ? AND body IS NOT NULL"));
    HOLDFAST_CHECK(statement.bindAll(id, revision));
    HOLDFAST_TRY(const bool found, statement.step());
    if (!found) {
        return Error(ErrorCode::NotFound);
    }
    return entryOf(statement);
}

} // namespace holdfast::practice
