// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/protocol/envelope.h"
#include "sync/protocol/json.h"
#include "sync/protocol/roster.h"

/// Inside of the protocol library: payloads once somebody has decided whether to believe them.
namespace holdfast::protocol {

/// The payload of a compact JWS of that type, signature not looked at.
[[nodiscard]] Result<Bytes> unverifiedPayload(std::string_view jws, std::string_view typ);

[[nodiscard]] Result<Certificate> readCertificatePayload(ByteView payload);
[[nodiscard]] Result<Roster> readRosterPayload(ByteView payload);

/// {"id":U,"sha256":D,"size":N}
[[nodiscard]] json::Value partJson(const PartName& part);
[[nodiscard]] Result<PartName> readPart(const json::Value& value);
[[nodiscard]] json::Value originalJson(const Original& original);
[[nodiscard]] Result<Original> readOriginal(const json::Value& value);

} // namespace holdfast::protocol
