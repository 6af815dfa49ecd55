// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/office/inbox.h"

#include "sync/office/folders.h"
#include "sync/protocol/json.h"
#include "sync/protocol/tus.h"

#include <limits>

namespace holdfast::office {
namespace {

namespace json = protocol::json;

constexpr std::string_view cursorName = "inbox-cursor";

Result<std::vector<InboxItem>> readItems(std::string_view text) {
    constexpr auto highest = std::numeric_limits<std::int64_t>::max();
    HOLDFAST_TRY(const auto value, json::parseObject(text));
    HOLDFAST_TRY(const auto* list, json::array(value, "items"));
    std::vector<InboxItem> items;
    for (const auto& one : *list) {
        InboxItem item;
        HOLDFAST_TRY(item.seq, json::integer(one, "seq", 1, highest));
        HOLDFAST_TRY(item.enrolment, json::id<EnrolmentId>(one, "enrolment"));
        HOLDFAST_TRY(item.record, json::id<RecordId>(one, "record"));
        HOLDFAST_TRY(item.revision, json::integer(one, "revision", 1, highest));
        items.push_back(item);
    }
    return items;
}

/// What filing found wrong with the item's own content. Empty: the disk's trouble.
std::string_view contentRefusal(ErrorCode code) {
    switch (code) {
    case ErrorCode::Malformed:
    case ErrorCode::TooLarge:
        return "malformed";
    case ErrorCode::Unsupported:
        return "unknown_kind";
    case ErrorCode::Conflict:
        return "conflict";
    default:
        return {};
    }
}

/// Answers about the receipt itself, which trying again will not change.
std::string_view receiptRefusal(ErrorCode code) {
    switch (code) {
    case ErrorCode::Conflict:
        return "another_receipt_is_there";
    case ErrorCode::ServerRefused:
    case ErrorCode::NotFound:
        return "refused";
    default:
        return {};
    }
}

} // namespace

Inbox::Inbox(OfficeData& data, const GatewayLine& line, const crypto::AgeIdentity& identity,
             const crypto::SigningKey& caseKey, const Clock& clock, Path out, InboxWatcher watcher)
    : m_data(data), m_line(line), m_caseKey(caseKey), m_clock(clock), m_out(std::move(out)),
      m_watcher(std::move(watcher)), m_opener(data, line, identity, clock) {}

Result<std::size_t> Inbox::take(std::chrono::seconds wait) {
    constexpr std::uint64_t largestList = 1024 * 1024;
    HOLDFAST_TRY(const std::int64_t cursor, m_data.number(cursorName));
    const std::string path =
        "/v1/inbox?after=" + std::to_string(cursor) + "&wait=" + std::to_string(wait.count());
    HOLDFAST_TRY(const Bytes answer, m_line.get(path, "application/json", largestList, wait));
    HOLDFAST_TRY(const auto items, readItems(textOf(answer)));
    std::int64_t last = cursor;
    for (const auto& item : items) {
        if (item.seq <= last) {
            return Error(ErrorCode::UnexpectedAnswer);
        }
        HOLDFAST_CHECK(deal(item));
        HOLDFAST_CHECK(m_data.putNumber(cursorName, item.seq));
        last = item.seq;
    }
    return items.size();
}

Result<void> Inbox::deal(const InboxItem& item) {
    auto& files = m_data.files();
    const Path staging = m_out / ".staging" / (item.record.text() + "-rev-" + std::to_string(item.revision));
    HOLDFAST_CHECK(removeTree(files, staging)); // of a run that was cut short
    HOLDFAST_TRY(auto outcome, m_opener.open(item, staging));
    const auto reject = [&](const Refusal& refusal) -> Result<void> {
        HOLDFAST_CHECK(setAside(files, m_out, staging, item, refusal, m_clock.now()));
        m_watcher({.item = item,
                   .outcome = ItemOutcome::Rejected,
                   .reason = refusal.reason,
                   .folder = {},
                   .receiptWords = {}});
        return {};
    };
    if (const auto* refusal = std::get_if<Refusal>(&outcome)) {
        return reject(*refusal);
    }
    const auto& opened = std::get<OpenedItem>(outcome);
    const auto filed = fileItem(files, m_out, staging, opened, m_caseKey, m_clock.now());
    if (!filed) {
        const auto word = contentRefusal(filed.code());
        return word.empty() ? Result<void>(filed.error()) : reject({word, opened.envelope});
    }
    std::string_view receiptWords = "sent";
    const auto sent = m_line.put("/v1/records/" + item.record.text() + "/revisions/" +
                                     std::to_string(item.revision) + "/received",
                                 protocol::joseMediaType, bytesOf(filed->received));
    if (!sent) {
        receiptWords = receiptRefusal(sent.code());
        if (receiptWords.empty()) {
            return sent;
        }
    }
    m_watcher({.item = item,
               .outcome = ItemOutcome::Filed,
               .reason = {},
               .folder = filed->folder,
               .receiptWords = receiptWords});
    return {};
}

} // namespace holdfast::office
