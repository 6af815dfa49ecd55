// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/visit_record.h"
#include "core/store/database.h"

// The tables of practice in vault.db. All of it runs on the database's thread. Whatever writes needs the
// caller's transaction (InvalidState without one), except EntryRepository::saveText; it notes its changes as
// "case", "person", "visit", "entry", "record", "paper" or "scan". Reading: NotFound for an unknown id,
// StoreDamaged for a row that does not parse.
namespace holdfast::practice {

/// The tables, for VaultEnvironment::components.
[[nodiscard]] store::SchemaComponent practiceComponent() noexcept;

class CaseRepository {
public:
    explicit CaseRepository(store::Database& database) : m_database(database) {}
    /// Adds, or replaces the one with this id.
    [[nodiscard]] Result<void> put(const Case& file);
    [[nodiscard]] Result<Case> find(CaseId id);
    /// By title.
    [[nodiscard]] Result<std::vector<Case>> all();

private:
    store::Database& m_database;
};

class PersonRepository {
public:
    explicit PersonRepository(store::Database& database) : m_database(database) {}
    [[nodiscard]] Result<void> put(const Person& person);
    [[nodiscard]] Result<Person> find(PersonId id);
    /// By name.
    [[nodiscard]] Result<std::vector<Person>> ofCase(CaseId file);

private:
    store::Database& m_database;
};

class VisitRepository {
public:
    explicit VisitRepository(store::Database& database) : m_database(database) {}
    [[nodiscard]] Result<void> put(const Visit& visit);
    [[nodiscard]] Result<Visit> find(VisitId id);
    /// Planned for, or started, at or after `from` and before `until` (a local day, as the caller knows it);
    /// in order of when they started or are planned to.
    [[nodiscard]] Result<std::vector<Visit>> between(UtcTime from, UtcTime until);
    /// Begun before `before` and not finished, oldest first.
    [[nodiscard]] Result<std::vector<Visit>> toWriteUp(UtcTime before);
    /// Latest first.
    [[nodiscard]] Result<std::vector<Visit>> ofCase(CaseId file);

private:
    store::Database& m_database;
};

/// What one revision of an entry did, for its history.
enum class EntryChange { Written, Text, Kind, Handling, WhyNeeded, Disclosure, Details, TakenOut, PutBack };
[[nodiscard]] EnumTable<EntryChange> enumTable(EntryChange) noexcept;

struct EntryHistoryRow {
    std::uint32_t revision{1};
    UtcTime at{};
    PractitionerId by{};
    EntryChange change{EntryChange::Written};
};

/// Entries, with every version they ever had. While an entry is open its text may be saved over and over
/// within one revision; each edit() after that keeps the version before it.
class EntryRepository {
public:
    explicit EntryRepository(store::Database& database) : m_database(database) {}

    /// Adds it, open for writing, as revision 1 whatever `entry.revision` says. AlreadyExists for a known id.
    [[nodiscard]] Result<void> add(const Entry& entry);
    /// What the worker has typed so far: one UPDATE, with or without a transaction, durable when this
    /// returns. InvalidState when the entry is not open (close(), takeOut() and undo() close it).
    [[nodiscard]] Result<void> saveText(EntryId id, std::string_view text);
    /// The same with what is typed around the text (source, account, told, reasons), within the revision.
    /// InvalidState when the entry is not open.
    [[nodiscard]] Result<void> saveOpen(const Entry& entry);
    /// "Next note": what was saved stands. Success when it was closed already.
    [[nodiscard]] Result<void> close(EntryId id);
    /// Keeps the version before, and opens a new revision for saveText. Success when it is open already.
    [[nodiscard]] Result<void> reopen(EntryId id, PractitionerId by, UtcTime at);
    /// Keeps the version before, and stores `entry` as the next revision; returns that. `entry.revision` must
    /// be the current one: Conflict when someone edited it meanwhile. No change at all makes no revision, and
    /// an open entry stays open, so the kind may change in mid-sentence.
    [[nodiscard]] Result<std::uint32_t> edit(const Entry& entry, PractitionerId by, UtcTime at);
    /// It leaves the visit; the history keeps it. InvalidState when it was taken out already.
    [[nodiscard]] Result<std::uint32_t> takeOut(EntryId id, PractitionerId by, UtcTime at, std::string why);
    /// The version before the current one, as a new revision: undoes an edit, a taking out, or an undo.
    /// InvalidState when there is nothing before.
    [[nodiscard]] Result<std::uint32_t> undo(EntryId id, PractitionerId by, UtcTime at);

    [[nodiscard]] Result<Entry> find(EntryId id);
    /// The last of this visit's that `author` has open; nullopt when there is none.
    [[nodiscard]] Result<std::optional<Entry>> openOf(VisitId visit, PractitionerId author);
    /// By when it happened, then when it was written. Entries taken out are among them.
    [[nodiscard]] Result<std::vector<Entry>> ofVisit(VisitId visit);
    /// Of every visit, in the same order: what is worth reading before knocking.
    [[nodiscard]] Result<std::vector<Entry>> ofCase(CaseId file);
    /// Stores a closed entry that came from elsewhere with its own revision; an entry that is here stays.
    [[nodiscard]] Result<void> takeIn(const Entry& entry);
    /// Oldest first; the last row is the current revision.
    [[nodiscard]] Result<std::vector<EntryHistoryRow>> history(EntryId id);
    /// The entry as it was at a revision.
    [[nodiscard]] Result<Entry> version(EntryId id, std::uint32_t revision);

private:
    [[nodiscard]] Result<void> insert(const Entry& entry, bool open);
    [[nodiscard]] Result<bool> isOpen(EntryId id);
    [[nodiscard]] Result<std::uint32_t> replace(const Entry& before, Entry after, PractitionerId by,
                                                UtcTime at, bool open);
    store::Database& m_database;
};

class RecordRepository {
public:
    explicit RecordRepository(store::Database& database) : m_database(database) {}
    /// Adds, or replaces the one with this id (a manager's answer came).
    [[nodiscard]] Result<void> put(const CaseRecord& record);
    [[nodiscard]] Result<CaseRecord> find(CaseRecordId id);
    /// Oldest first.
    [[nodiscard]] Result<CaseRecords> ofCase(CaseId file);

private:
    store::Database& m_database;
};

/// Paper items and their scans.
class PaperRepository {
public:
    explicit PaperRepository(store::Database& database) : m_database(database) {}
    /// Adds, or replaces what is said about the item. Custody only grows: InvalidState when a step that was
    /// recorded is missing or changed in `item`.
    [[nodiscard]] Result<void> put(const PaperItem& item);
    [[nodiscard]] Result<PaperItem> find(PaperItemId id);
    [[nodiscard]] Result<std::vector<PaperItem>> ofCase(CaseId file);
    /// What a worker still answers for: neither shredded nor with a keeper. Oldest first.
    [[nodiscard]] Result<std::vector<PaperItem>> held();
    [[nodiscard]] Result<void> putScan(const Scan& scan);
    [[nodiscard]] Result<Scan> findScan(ScanId id);
    [[nodiscard]] Result<std::vector<Scan>> scansOfCase(CaseId file);

private:
    store::Database& m_database;
};

/// Reads everything the rules look at for one visit.
[[nodiscard]] Result<VisitView> loadVisitView(store::Database& database, VisitId visit,
                                              const PracticePolicy& policy, UtcTime now);

/// Takes in what the case system sent. The case, its people and records are replaced; a visit that was begun
/// here and an entry that is here stay as they are. Twice changes nothing.
[[nodiscard]] Result<void> takeAssignedVisit(store::Database& database, const AssignedVisit& assigned);

} // namespace holdfast::practice
