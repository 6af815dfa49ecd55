// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/protocol/envelope.h"

/// The parts of tus 1.0 that both ends share: https://tus.io/protocols/resumable-upload
namespace holdfast::protocol {

inline constexpr std::string_view tusVersion = "1.0.0";
inline constexpr std::string_view tusExtensions = "creation,creation-with-upload,expiration,termination";
inline constexpr std::string_view offsetMediaType = "application/offset+octet-stream";
inline constexpr std::string_view envelopeMediaType = "application/vnd.holdfast.envelope";
inline constexpr std::string_view messageMediaType = "application/vnd.holdfast.message";
inline constexpr std::string_view joseMediaType = "application/jose";

/// `part <b64 id>,sha256 <b64 hex digest>`
[[nodiscard]] std::string writeUploadMetadata(const PartName& part);
/// Id and digest; size is Upload-Length's. Unknown keys are ignored, duplicate ones refused.
[[nodiscard]] Result<PartName> readUploadMetadata(std::string_view value);

} // namespace holdfast::protocol
