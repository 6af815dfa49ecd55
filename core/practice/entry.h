// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/practice/attachment.h"
#include "core/practice/handling.h"
#include "core/practice/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::practice {

enum class EntryKind { Observation, Opinion, ChildsWords, SaidBy, AgencyInformation, Told };
[[nodiscard]] EnumTable<EntryKind> enumTable(EntryKind) noexcept;

/// Exact words take quotation marks and serif; a summary never does.
enum class Wording { Exact, Summary };
[[nodiscard]] EnumTable<Wording> enumTable(Wording) noexcept;

enum class EntryState { Live, TakenOut };
[[nodiscard]] EnumTable<EntryState> enumTable(EntryState) noexcept;

enum class Medium { NotSaid, InPerson, Phone, VideoCall, Letter, Email, Message };
[[nodiscard]] EnumTable<Medium> enumTable(Medium) noexcept;

/// Whether an agency was asked, or told us unasked (a referral). Only asking needs agreement (G2).
enum class Obtained { AskedFor, Offered };
[[nodiscard]] EnumTable<Obtained> enumTable(Obtained) noexcept;

/// Someone the text is about. A person outside the case needs a reason to be named (G1).
struct AboutPerson {
    PersonId person{};
    std::string whyNamed{};
    friend bool operator==(const AboutPerson&, const AboutPerson&) = default;
};

/// Where the words came from: a person, or an agency and the date of its information.
struct EntrySource {
    std::optional<PersonId> person{};
    std::string agency{};        ///< "Tidewell Surgery"
    std::string agencyContact{}; ///< who spoke for it
    Medium how{Medium::NotSaid};
    Obtained obtained{Obtained::AskedFor};
    std::optional<Date> informationDate{};
    friend bool operator==(const EntrySource&, const EntrySource&) = default;
};

/// What surrounds a child's words (G7), and the child's wish (S2): shown to workers and managers, never
/// printed.
struct ChildsAccount {
    std::string whatIAsked{};
    std::string whoCouldHear{};
    std::string demeanour{};
    bool explainedMayTell{false};     ///< "I explained I may have to tell someone"
    std::string wish{};               ///< in the child's own answer; empty when not asked yet
    std::vector<PersonId> keepFrom{}; ///< whom the child asked us not to tell (S4)
    friend bool operator==(const ChildsAccount&, const ChildsAccount&) = default;
};

enum class AuthorityKind { NotSaid, PrivacyNotice, OwnAffairs, Agreement, StrategyDiscussion, CaseDirection };
[[nodiscard]] EnumTable<AuthorityKind> enumTable(AuthorityKind) noexcept;

/// What the worker told someone (S9, C1): whom, how, on what authority.
struct Told {
    std::vector<PersonId> toPeople{};
    std::string toWords{}; ///< someone with no person record: "the school office"
    Medium how{Medium::NotSaid};
    AuthorityKind authority{AuthorityKind::NotSaid};
    std::optional<CaseRecordId> authorityRecord{};
    std::string authorityWords{};
    friend bool operator==(const Told&, const Told&) = default;
};

/// Someone who may hear an entry: a person of the case, or an agency in words.
struct Audience {
    std::optional<PersonId> person{};
    std::string words{};
    friend bool operator==(const Audience&, const Audience&) = default;
};

/// Set when an entry or a paper item records a disclosure or an allegation (L2, P2).
struct DisclosureMark {
    UtcTime markedAt{};
    PractitionerId markedBy{};
    friend bool operator==(const DisclosureMark&, const DisclosureMark&) = default;
};

struct TakenOut {
    UtcTime at{};
    PractitionerId by{};
    std::string why{};
    friend bool operator==(const TakenOut&, const TakenOut&) = default;
};

/// One statement in a visit's note.
struct Entry {
    EntryId id{};
    VisitId visitId{};
    CaseId caseId{};
    PractitionerId author{};
    EntryKind kind{EntryKind::Observation};
    Wording wording{Wording::Summary};
    std::string text{};
    HappenedAt happened{};
    UtcTime writtenAt{}; ///< first keystroke; B2 shows both times
    std::vector<AboutPerson> about{};
    EntrySource source{};
    std::optional<ChildsAccount> account{};
    std::optional<Told> told{};
    std::string whyNeeded{};
    std::optional<CaseRecordId> agreement{}; ///< the agreement it was gathered under, when the worker said so
    Handling handling{};
    std::vector<Audience> mayHear{};
    std::optional<DisclosureMark> disclosure{};
    bool significantEvent{false};
    std::vector<EntryId> drawsOn{}; ///< the child's words this view, account or paper note draws on (S2)
    std::vector<ScanId> scans{};
    std::vector<Photo> photos{};
    std::uint32_t revision{1}; ///< counts edits; every version is kept
    std::optional<TakenOut> takenOut{};

    [[nodiscard]] EntryState state() const noexcept {
        return takenOut ? EntryState::TakenOut : EntryState::Live;
    }
    friend bool operator==(const Entry&, const Entry&) = default;
};

/// The latest moment at which an entry can have been gathered: the end of what `happened` can mean, but
/// never after it was written.
[[nodiscard]] UtcTime latestGathered(const Entry& entry) noexcept;

} // namespace holdfast::practice
