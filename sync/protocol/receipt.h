// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/protocol/envelope.h"
#include "sync/protocol/trust.h"

namespace holdfast::protocol {

inline constexpr std::string_view storedType = "holdfast-stored";
inline constexpr std::string_view receivedType = "holdfast-received";

enum class Outcome { Filed, Refused };

/// Members of both receipts; the last three only of *received*.
struct Receipt {
    EnrolmentId enrolment;
    RecordId record;
    std::int64_t revision = 1;
    crypto::Digest manifest{};   ///< of the manifest's JWS text
    std::vector<PartName> parts; ///< body first
    UtcTime time;
    Outcome outcome = Outcome::Filed;
    std::string reason; ///< a word, e.g. "case_closed"; empty when filed
    std::vector<Original> originals;
};

[[nodiscard]] std::string signStored(const crypto::SigningKey& gateway, const Receipt& receipt);
[[nodiscard]] std::string signReceived(const crypto::SigningKey& caseSystem, const Receipt& receipt);
/// Verified by a certificate of the right kind, then read.
[[nodiscard]] Result<Receipt> verifyStored(std::string_view jws, const Trust& trust, UtcTime at);
[[nodiscard]] Result<Receipt> verifyReceived(std::string_view jws, const Trust& trust, UtcTime at);
/// BadDigest unless the receipt names exactly what the manifest names, part by part, digest by digest.
[[nodiscard]] Result<void> checkCovers(const Receipt& receipt, std::string_view manifestJws,
                                       const Manifest& manifest);

} // namespace holdfast::protocol
