// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/protocol/trust.h"

namespace holdfast::protocol {

/// The gateway's word on what time it is, said to one request whose signature was out of time. It rides on
/// the 401 in this header.
inline constexpr std::string_view serverTimeType = "holdfast-time";
inline constexpr std::string_view serverTimeHeader = "Holdfast-Time";

/// @param requestSignature the value of the refused request's Signature header: an old word cannot be told
/// again to another request.
[[nodiscard]] std::string signServerTime(const crypto::SigningKey& gateway, UtcTime now,
                                         std::string_view requestSignature);
/// Verified by a gateway's certificate that counts at the very time that is said, since the asker's own clock
/// is what is in doubt. Replayed when it was said to another request.
[[nodiscard]] Result<UtcTime> verifyServerTime(std::string_view jws, const Trust& trust,
                                               std::string_view requestSignature);

} // namespace holdfast::protocol
