// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/protocol/roster.h"

namespace holdfast::protocol {

/// What IT hands to a worker, as a QR code or typed. The secret is an HMAC key and is never sent.
struct EnrolmentCode {
    std::string gateway;           ///< https://host:port, no path
    std::vector<std::string> pins; ///< base64 SHA-256 of SPKI, current first
    std::vector<crypto::VerifyingKey> roots;
    CouncilId council;
    EnrolmentId enrolment;
    PractitionerId person;
    std::string name;
    Role role = Role::Worker;
    TeamId team;
    crypto::SecretBuffer secret; ///< 32 bytes
    UtcTime expires;
};

/// The text form, in guarded memory since it holds the secret.
[[nodiscard]] Result<crypto::SecretBuffer> writeEnrolmentCode(const EnrolmentCode& code);
/// White space around and line breaks inside are forgiven (it may have been typed or wrapped).
[[nodiscard]] Result<EnrolmentCode> readEnrolmentCode(const crypto::SecretBuffer& text);

/// What a tablet asks to have certified.
struct EnrolmentRequest {
    EnrolmentId enrolment;
    crypto::VerifyingKey signing;
    crypto::VerifyingKey agent;
    crypto::AgeRecipient recipient;
    UtcTime created;
};
/// The request's exact bytes, and their MAC under the code's secret.
struct MacedRequest {
    Bytes request;
    Bytes mac;
};
[[nodiscard]] MacedRequest writeEnrolmentRequest(const EnrolmentRequest& request,
                                                 const crypto::SecretBuffer& secret);
/// BadSignature when the MAC is wrong: checked before the bytes are read.
[[nodiscard]] Result<EnrolmentRequest> readEnrolmentRequest(const MacedRequest& maced,
                                                            const crypto::SecretBuffer& secret);
/// For the gateway, which has no secret: shape only, to know which agent key may ask again.
[[nodiscard]] Result<EnrolmentRequest> readUnverifiedEnrolmentRequest(ByteView request);

/// {"request":..,"mac":..}
[[nodiscard]] std::string writeMacedRequest(const MacedRequest& maced);
[[nodiscard]] Result<MacedRequest> readMacedRequest(std::string_view json);

} // namespace holdfast::protocol
