// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/office/gateway_line.h"
#include "sync/office/office_data.h"
#include "sync/protocol/receipt.h"

#include <variant>

namespace holdfast::office {

struct InboxItem {
    std::int64_t seq = 0;
    EnrolmentId enrolment;
    RecordId record;
    std::int64_t revision = 1;
};

/// Whether the tablet's certificate counted when the item was taken.
enum class Standing {
    Current,
    Ended, ///< revoked or expired since; its signature still verifies as of then
};

struct Author {
    protocol::Certificate certificate;
    Standing standing = Standing::Current;
};
/// Whose enrolment this is, by the certificates kept here. One that has ended since is looked up as of its
/// last moment: a leaver's tablet may have been heard before and be filed only now. NotCertified otherwise.
[[nodiscard]] Result<Author> findAuthor(const OfficeData& data, EnrolmentId enrolment, UtcTime now);
/// The gateway's receipt, by the certificates kept here. It was signed in the past: a gateway certificate
/// that has ended since counts for receipts up to its last moment. NotCertified when no gateway of ours
/// signed it.
[[nodiscard]] Result<protocol::Receipt> verifyStoredReceipt(const OfficeData& data, std::string_view jws,
                                                            UtcTime now);

/// An item whose every signature and digest held. The plain originals lie in `staging/originals/`.
struct OpenedItem {
    Bytes envelope;
    std::string manifestJws;
    protocol::Manifest manifest;
    std::string recordJws; ///< the inner signed record, as it came
    protocol::SealedRecord record;
    std::string storedJws; ///< the gateway's receipt
    protocol::Certificate author;
    Standing standing = Standing::Current;
};

/// Why an item cannot be filed, whatever is tried again: told, kept aside, and nothing else waits for it.
struct Refusal {
    std::string_view reason; ///< a word of README.md
    Bytes envelope;          ///< what came, as far as it came
};

/// Fetches one item and believes nothing of it until it has been checked: envelope, manifest, body, inner
/// record, each original, then the gateway's receipt for them. Plaintext is written only below `staging`.
class ItemOpener {
public:
    ItemOpener(OfficeData& data, const GatewayLine& line, const crypto::AgeIdentity& identity,
               const Clock& clock)
        : m_data(data), m_line(line), m_identity(identity), m_clock(clock) {}

    /// An error is the network's or the disk's and is worth another try. A refusal is not.
    [[nodiscard]] Result<std::variant<OpenedItem, Refusal>> open(const InboxItem& item, const Path& staging);

private:
    [[nodiscard]] Result<Author> author(EnrolmentId enrolment);
    [[nodiscard]] Result<void> learnCertificates();
    [[nodiscard]] Result<bool> storedReceiptHolds(const OpenedItem& item);
    [[nodiscard]] Result<void> fetchPart(const protocol::PartName& part, const Path& to) const;
    [[nodiscard]] Result<std::string> openBody(const OpenedItem& item, ByteView inlineBody,
                                               const Path& staging) const;
    [[nodiscard]] Result<void> openOriginal(const protocol::PartName& part,
                                            const protocol::Original& original, const Path& staging) const;

    OfficeData& m_data;
    const GatewayLine& m_line;
    const crypto::AgeIdentity& m_identity;
    const Clock& m_clock;
};

/// "<id>.jpg" and so on: the name of an original in a folder.
[[nodiscard]] std::string originalName(const protocol::Original& original);

} // namespace holdfast::office
