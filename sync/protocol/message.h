// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/protocol/trust.h"

namespace holdfast::protocol {

inline constexpr std::string_view messageType = "holdfast-message";

/// A message down to one enrolment: README.md, "Messages down".
struct Message {
    MessageId id;
    std::string type; ///< "assigned_visit", ...
    EnrolmentId to;
    std::int64_t seq = 0; ///< rises by sender and enrolment
    UtcTime created;
    std::string body; ///< JSON text
};

[[nodiscard]] Result<Bytes> sealMessage(const Message& message, const crypto::SigningKey& sender,
                                        const crypto::AgeRecipient& recipient);

struct OpenedMessage {
    Message message;
    std::string sender; ///< kid: the caller keeps the last seq of each sender
};
/// Opens, then verifies by a certificate of `kind`, then reads. OutOfScope when it is for another enrolment.
[[nodiscard]] Result<OpenedMessage> openMessage(ByteView ciphertext, const crypto::AgeIdentity& identity,
                                                const Trust& trust, CertificateKind kind, EnrolmentId self,
                                                UtcTime at);

} // namespace holdfast::protocol
