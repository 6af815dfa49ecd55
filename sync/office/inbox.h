// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/office/filing.h"

namespace holdfast::office {

enum class ItemOutcome { Filed, Rejected };
/// What became of one item, for whoever watches. Holds ids and words only.
struct InboxEvent {
    InboxItem item;
    ItemOutcome outcome = ItemOutcome::Filed;
    std::string_view reason;       ///< of a rejection
    Path folder;                   ///< of a filed one
    std::string_view receiptWords; ///< "sent", or why the gateway did not take the receipt
};
using InboxWatcher = std::function<void(const InboxEvent&)>;

/// Brings complete envelopes from the gateway into folders. Kill it at any point: the cursor moves only after
/// the folder is durable and the receipt is delivered, and an item that comes twice lands on itself. One
/// process at a time on one output folder.
class Inbox {
public:
    Inbox(OfficeData& data, const GatewayLine& line, const crypto::AgeIdentity& identity,
          const crypto::SigningKey& caseKey, const Clock& clock, Path out, InboxWatcher watcher);

    /// Takes what there is; waits up to `wait` for the first. @return how many items were dealt with. An
    /// error (network, disk) leaves the rest for the next call.
    [[nodiscard]] Result<std::size_t> take(std::chrono::seconds wait);

private:
    [[nodiscard]] Result<void> deal(const InboxItem& item);

    OfficeData& m_data;
    const GatewayLine& m_line;
    const crypto::SigningKey& m_caseKey;
    const Clock& m_clock;
    Path m_out;
    InboxWatcher m_watcher;
    ItemOpener m_opener;
};

} // namespace holdfast::office
