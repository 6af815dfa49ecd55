// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/random.h"

#include <array>
#include <compare>
#include <functional>

namespace holdfast {

/// RFC 9562 version 7: 48 bits of Unix milliseconds, then random bits. Sorts by time of making.
class Uuid {
public:
    constexpr Uuid() = default;
    [[nodiscard]] static Uuid create(const Clock& clock, RandomSource& random) noexcept;
    /// 16 bytes exactly.
    [[nodiscard]] static Result<Uuid> fromBytes(ByteView bytes);
    /// Canonical lower-case text of 36 characters and nothing else.
    [[nodiscard]] static Result<Uuid> parse(std::string_view text);

    [[nodiscard]] ByteView bytes() const noexcept { return m_bytes; }
    [[nodiscard]] std::string text() const;
    [[nodiscard]] bool isNil() const noexcept { return *this == Uuid{}; }
    friend auto operator<=>(const Uuid&, const Uuid&) = default;

private:
    std::array<std::uint8_t, 16> m_bytes{};
};

/// A Uuid that cannot be handed to a function that wants another kind of id.
template <typename Tag>
class Id {
public:
    constexpr Id() = default;
    constexpr explicit Id(Uuid value) noexcept : m_value(value) {}
    [[nodiscard]] static Id create(const Clock& clock, RandomSource& random) noexcept {
        return Id{Uuid::create(clock, random)};
    }
    [[nodiscard]] static Result<Id> parse(std::string_view text) {
        HOLDFAST_TRY(const Uuid value, Uuid::parse(text));
        return Id{value};
    }
    [[nodiscard]] static Result<Id> fromBytes(ByteView bytes) {
        HOLDFAST_TRY(const Uuid value, Uuid::fromBytes(bytes));
        return Id{value};
    }
    [[nodiscard]] const Uuid& uuid() const noexcept { return m_value; }
    [[nodiscard]] ByteView bytes() const noexcept { return m_value.bytes(); }
    [[nodiscard]] std::string text() const { return m_value.text(); }
    [[nodiscard]] bool isNil() const noexcept { return m_value.isNil(); }
    friend auto operator<=>(const Id&, const Id&) = default;

private:
    Uuid m_value;
};

using CouncilId = Id<struct CouncilTag>;
using TeamId = Id<struct TeamTag>;
using PersonId = Id<struct PersonTag>;             ///< a person known to a case
using PractitionerId = Id<struct PractitionerTag>; ///< a worker or manager
using CaseId = Id<struct CaseTag>;
using VisitId = Id<struct VisitTag>;
using EntryId = Id<struct EntryTag>;
using PaperItemId = Id<struct PaperItemTag>;
using AttachmentId = Id<struct AttachmentTag>; ///< also the random name of the sealed file and of the part
using RecordId = Id<struct RecordTag>;         ///< what an envelope carries; revisions count from 1
using EnrolmentId = Id<struct EnrolmentTag>;   ///< one person on one tablet
using CertificateId = Id<struct CertificateTag>;
using MessageId = Id<struct MessageTag>;
using OrderId = Id<struct OrderTag>;
using VaultId = Id<struct VaultTag>;
using ScanId = Id<struct ScanTag>;             ///< the pages photographed from one paper item
using CaseRecordId = Id<struct CaseRecordTag>; ///< an agreement, explanation, plan or decision on a case

} // namespace holdfast

template <>
struct std::hash<holdfast::Uuid> {
    std::size_t operator()(const holdfast::Uuid& id) const noexcept {
        return std::hash<std::string_view>{}(holdfast::textOf(id.bytes()));
    }
};
template <typename Tag>
struct std::hash<holdfast::Id<Tag>> {
    std::size_t operator()(const holdfast::Id<Tag>& id) const noexcept {
        return std::hash<holdfast::Uuid>{}(id.uuid());
    }
};
