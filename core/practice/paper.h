// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/entry.h"

namespace holdfast::practice {

/// Where a paper item can be. InHand is how it starts; InACar and AtAFamilysHome are not places to keep
/// paper (P3): they can be recorded, because capture is never blocked, and they raise a finding.
enum class PaperPlace {
    InHand,
    LockedBag,
    LockedAtOffice,
    Elsewhere, ///< somewhere locked that `CustodyStep::detail` names
    WithKeeper,
    InACar,
    AtAFamilysHome,
    LeftOrLost,
    Shredded,
};
[[nodiscard]] EnumTable<PaperPlace> enumTable(PaperPlace) noexcept;

/// One line of custody: from this time the item is here, as this worker recorded it. Never edited.
struct CustodyStep {
    PaperPlace place{PaperPlace::InHand};
    std::string detail{}; ///< which office, which cabinet
    std::string keeper{}; ///< who answers for it, when not the worker
    bool keeperConfirmed{false};
    UtcTime at{};
    PractitionerId recordedBy{};
    std::optional<CaseRecordId> incident{};
    friend bool operator==(const CustodyStep&, const CustodyStep&) = default;
};

/// A sheet, or sheets kept together, that exists in the world.
struct PaperItem {
    PaperItemId id{};
    CaseId caseId{};
    VisitId visitId{};
    std::string words{}; ///< "2 notebook pages"
    std::uint32_t sheets{1};
    UtcTime madeAt{};
    Handling handling{};
    std::optional<DisclosureMark> disclosure{};
    std::optional<EntryId> typedNote{}; ///< the entry that says what it says and where the original is
    std::vector<CustodyStep> custody{}; ///< oldest first

    /// The last recorded step, or null when none was recorded.
    [[nodiscard]] const CustodyStep* whereNow() const noexcept {
        return custody.empty() ? nullptr : &custody.back();
    }
    friend bool operator==(const PaperItem&, const PaperItem&) = default;
};

} // namespace holdfast::practice
