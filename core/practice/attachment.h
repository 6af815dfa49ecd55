// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::practice {

/// A sealed file, and what its plain bytes must be when someone opens it: binds a record to its pictures.
struct AttachmentRef {
    AttachmentId id{};
    std::array<std::uint8_t, 32> sha256{}; ///< of the plain bytes
    std::uint64_t size{0};                 ///< of the plain bytes
    std::string mediaType{};               ///< "image/jpeg"
    friend bool operator==(const AttachmentRef&, const AttachmentRef&) = default;
};

/// A photograph of a place or a person (G8): what it is for and who agreed.
struct Photo {
    AttachmentRef image{};
    UtcTime takenAt{};
    std::string purpose{};
    std::vector<PersonId> agreedBy{};
    friend bool operator==(const Photo&, const Photo&) = default;
};

/// One side of one sheet: the original bytes as the camera gave them, and a flattened page made from them.
struct ScanPage {
    AttachmentRef original{};
    std::optional<AttachmentRef> derived{};
    UtcTime takenAt{};
    friend bool operator==(const ScanPage&, const ScanPage&) = default;
};

/// Pages photographed from one paper item, in reading order.
struct Scan {
    ScanId id{};
    CaseId caseId{};
    VisitId visitId{};
    PaperItemId paperItem{};
    PractitionerId takenBy{};
    std::vector<ScanPage> pages{};
    friend bool operator==(const Scan&, const Scan&) = default;
};

} // namespace holdfast::practice
