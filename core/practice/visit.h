// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/practice/enum_names.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::practice {

enum class VisitSetting { Home, School, Office, Health, Outdoors, Phone, Elsewhere };
[[nodiscard]] EnumTable<VisitSetting> enumTable(VisitSetting) noexcept;

enum class VisitPlanning { Planned, NotPlanned };
[[nodiscard]] EnumTable<VisitPlanning> enumTable(VisitPlanning) noexcept;

/// Planned, UnderWay (started, not left), ToWriteUp (left, not finished), Finished (queued for the case
/// record), Received (by the case system), NotDone (nobody in, called off).
enum class VisitState { Planned, UnderWay, ToWriteUp, Finished, Received, NotDone };
[[nodiscard]] EnumTable<VisitState> enumTable(VisitState) noexcept;

enum class Attendance { NotSaid, Here, NotHere };
[[nodiscard]] EnumTable<Attendance> enumTable(Attendance) noexcept;

enum class Sighting { NotSaid, Seen, NotSeen };
[[nodiscard]] EnumTable<Sighting> enumTable(Sighting) noexcept;

struct TimeSpan {
    UtcTime from{};
    std::optional<UtcTime> until{};
    friend bool operator==(const TimeSpan&, const TimeSpan&) = default;
};

/// One person at one visit.
struct Presence {
    PersonId person{};
    Attendance attendance{Attendance::NotSaid};
    std::vector<TimeSpan> seenAlone{}; ///< for a child
    friend bool operator==(const Presence&, const Presence&) = default;
};

struct Visit {
    VisitId id{};
    CaseId caseId{};
    PractitionerId worker{};
    VisitSetting setting{VisitSetting::Home};
    std::string where{}; ///< "12 Limpet Row"
    VisitPlanning planning{VisitPlanning::Planned};
    std::optional<UtcTime> plannedFor{};
    std::uint32_t plannedMinutes{0}; ///< 0 when not said
    std::optional<UtcTime> startedAt{};
    std::optional<UtcTime> endedAt{};    ///< the worker left
    std::optional<UtcTime> finishedAt{}; ///< closed and queued for the case record
    std::optional<UtcTime> receivedAt{}; ///< first received by the case system
    std::string purpose{};
    std::vector<Presence> people{};
    Sighting childSeen{Sighting::NotSaid};
    Sighting childSeenAlone{Sighting::NotSaid};
    std::string whyNotSeen{};
    std::string outcome{};
    VisitState state{VisitState::Planned};
    std::uint32_t revision{0}; ///< of the finished record; 0 before the first finish

    [[nodiscard]] bool wasHere(PersonId person) const noexcept;
    friend bool operator==(const Visit&, const Visit&) = default;
};

} // namespace holdfast::practice
