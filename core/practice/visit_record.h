// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/rules.h"
#include "core/practice/visit_view.h"

namespace holdfast::practice {

enum class RecordPart { Whole, Ordinary, Restricted };
[[nodiscard]] EnumTable<RecordPart> enumTable(RecordPart) noexcept;

/// An entry as it goes to the case record. Restricted when its handling says so or it is not settled.
struct RecordedEntry {
    Entry entry{};
    std::vector<RuleId> notSettled{}; ///< the musts that still stood at finish
    bool restricted{false};
    friend bool operator==(const RecordedEntry&, const RecordedEntry&) = default;
};

struct RecordedPaperItem {
    PaperItem item{};
    std::vector<RuleId> notSettled{};
    bool restricted{false};
    friend bool operator==(const RecordedPaperItem&, const RecordedPaperItem&) = default;
};

struct RecordedScan {
    Scan scan{};
    bool restricted{false};
    friend bool operator==(const RecordedScan&, const RecordedScan&) = default;
};

/// What a rule said at finish, kept with the record: a must that was left (not settled), a should passed
/// with a reason, or a should left unanswered (neither).
struct RecordedFinding {
    RuleId rule{RuleId::G1};
    Severity severity{Severity::Should};
    Subject subject{};
    std::vector<EntryId> entries{};
    Words words{};
    std::optional<std::string> passedReason{};
    bool restricted{false};
    friend bool operator==(const RecordedFinding&, const RecordedFinding&) = default;
};

struct Author {
    PractitionerId id{};
    std::string name{};
    friend bool operator==(const Author&, const Author&) = default;
};

/// Everything the case system gets of one finished revision of a visit: the note inside the envelope.
struct VisitRecord {
    RecordPart part{RecordPart::Whole};
    RecordId id{};
    std::uint32_t revision{1};
    Author author{};
    UtcTime finishedAt{};
    Case file{};
    Visit visit{};
    std::vector<Person> people{};
    std::vector<RecordedEntry> entries{};
    std::vector<RecordedPaperItem> paperItems{};
    std::vector<RecordedScan> scans{};
    CaseRecords records{};
    std::vector<RecordedFinding> findings{};
    friend bool operator==(const VisitRecord&, const VisitRecord&) = default;
};

/// Closes a visit: runs the rules at Finish and marks what they hold back. Never refuses: what is not
/// settled goes restricted. `view.visit.finishedAt` and `revision` are taken as the caller set them.
[[nodiscard]] VisitRecord recordOf(const VisitView& view, RecordId id, const Author& author);

struct VisitRecordParts {
    VisitRecord ordinary{};
    VisitRecord restricted{};
};
/// The same record in two: nothing restricted is in `ordinary`, and together they hold everything once.
/// People appear in each part that speaks of them.
[[nodiscard]] VisitRecordParts split(const VisitRecord& record);

/// What the case system sends before a visit: the case, its people, the visit, and what is worth reading
/// before knocking (earlier entries, standing records).
struct AssignedVisit {
    Case file{};
    Visit visit{};
    std::vector<Person> people{};
    std::vector<Entry> entries{};
    CaseRecords records{};
    friend bool operator==(const AssignedVisit&, const AssignedVisit&) = default;
};

} // namespace holdfast::practice
