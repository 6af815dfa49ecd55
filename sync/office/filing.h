// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/office/opened_item.h"

namespace holdfast::office {

/// What a filed folder says of itself: item.json.
struct FiledItem {
    EnrolmentId enrolment;
    RecordId record;
    std::int64_t revision = 1;
    crypto::Digest manifest{}; ///< of the manifest's JWS text
    UtcTime filed;
    Standing standing = Standing::Current;
};
[[nodiscard]] std::string writeFiledItem(const FiledItem& item);
[[nodiscard]] Result<FiledItem> readFiledItem(std::string_view text);

struct Filed {
    Path folder;
    std::string received; ///< the receipt's JWS, as it lies in the folder
};

/// Turns an opened item into `cases/<case>/<visit>/rev-N` below `out`: completes `staging`, syncs it, moves
/// it into place and syncs the names above it. What is already there stays, and its receipt is given again.
/// Malformed when the content is not what the record says; Unsupported for a kind this build does not know;
/// Conflict when another item lies in its place.
[[nodiscard]] Result<Filed> fileItem(FileSystem& files, const Path& out, const Path& staging,
                                     const OpenedItem& item, const crypto::SigningKey& caseKey, UtcTime now);

/// Keeps a refused item in `rejected/<record>-rev-N` with its reason; again: nothing changes.
[[nodiscard]] Result<void> setAside(FileSystem& files, const Path& out, const Path& staging,
                                    const InboxItem& item, const Refusal& refusal, UtcTime now);

} // namespace holdfast::office
