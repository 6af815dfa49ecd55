// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/session.h"
#include "core/practice/repositories.h"
#include "core/practice/rules.h"

/// What a worker does on a visit. All on the store thread; each call is one durable transaction: when it
/// returns success, it is saved on this tablet.
namespace holdfast::service {

[[nodiscard]] Result<practice::VisitView> viewVisit(Session& session, VisitId visit);

/// A planned visit begins now. Success when it has begun already.
[[nodiscard]] Result<void> startVisit(Session& session, VisitId visit);

struct UnplannedVisit {
    CaseId file;
    practice::VisitSetting setting = practice::VisitSetting::Home;
    std::string where;
    std::string purpose;
};
/// Makes a visit and begins it.
[[nodiscard]] Result<VisitId> startUnplannedVisit(Session& session, const UnplannedVisit& visit);

/// Changes what is said about the visit itself: purpose, who was here, seen, outcome.
[[nodiscard]] Result<void> changeVisit(Session& session, const practice::Visit& visit);

/// Adds an entry, open for writing. Ids, author and times that the draft leaves empty are filled in.
[[nodiscard]] Result<practice::Entry> addEntry(Session& session, practice::Entry draft);
/// What was typed so far.
[[nodiscard]] Result<void> saveText(Session& session, EntryId entry, std::string_view text);
/// The same with what is typed around it, within one revision: opens one when the entry was closed. Choices
/// (kind, handling, who may hear it) are for editEntry.
[[nodiscard]] Result<practice::Entry> writeEntry(Session& session, const practice::Entry& entry);
/// "Next note": what was saved stands. Success when it was closed already.
[[nodiscard]] Result<void> closeEntry(Session& session, EntryId entry);
/// The latest entry of the visit that is open for writing, by this tablet's person; nullopt when there is
/// none.
[[nodiscard]] Result<std::optional<practice::Entry>> entryBeingWritten(Session& session, VisitId visit);
[[nodiscard]] Result<practice::Entry> editEntry(Session& session, const practice::Entry& entry);
[[nodiscard]] Result<void> takeOutEntry(Session& session, EntryId entry, std::string why);
[[nodiscard]] Result<void> undoEntry(Session& session, EntryId entry);

[[nodiscard]] Result<CaseRecordId> addRecord(Session& session, practice::CaseRecord record);
[[nodiscard]] Result<PaperItemId> putPaper(Session& session, practice::PaperItem item);

struct FinishedVisit {
    RecordId record;
    std::uint32_t revision = 1;
    std::size_t entries = 0;    ///< that go
    std::size_t restricted = 0; ///< of these, restricted or not settled
};
/// Closes the visit and queues its envelope, in one transaction: afterwards both are durable, or neither.
/// A `must` that still stands holds back only its own entries. Again after changes: the next revision.
[[nodiscard]] Result<FinishedVisit> finishVisit(Session& session, VisitId visit);

} // namespace holdfast::service
