// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/office/office_data.h"

namespace holdfast::office {

enum class Verdict {
    Holds,
    Broken,
    NotHere, ///< cannot be checked, since what it needs is not in the folder
};
struct EvidenceCheck {
    std::string_view name; ///< stable word
    Verdict verdict = Verdict::Holds;
    std::string words; ///< for people
};

/// Checks a filed rev-N folder again, offline, from the certificates kept in the office's data, as of the
/// time it was filed. Errors only when the folder cannot be read at all.
[[nodiscard]] Result<std::vector<EvidenceCheck>> checkEvidence(const OfficeData& data, const Path& folder);

} // namespace holdfast::office
