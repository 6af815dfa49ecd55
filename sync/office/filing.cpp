// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/office/filing.h"

#include "core/practice/json.h"
#include "sync/office/folders.h"
#include "sync/office/note_page.h"
#include "sync/protocol/json.h"
#include "sync/protocol/receipt.h"

#include <set>

namespace holdfast::office {
namespace {

namespace json = protocol::json;
using practice::VisitRecord;

constexpr std::uint64_t largestSmallFile = 1024 * 1024;

std::string revisionName(std::int64_t revision) {
    return "rev-" + std::to_string(revision);
}

/// The record inside must be the one that the envelope names.
Result<VisitRecord> readVisit(const protocol::SealedRecord& record) {
    if (record.kind != "visit") {
        return Error(ErrorCode::Unsupported);
    }
    HOLDFAST_TRY(VisitRecord visit, practice::fromJson<VisitRecord>(record.content));
    if (visit.id != record.record || visit.revision != record.revision || visit.file.id != record.caseId ||
        visit.part != practice::RecordPart::Whole) {
        return Error(ErrorCode::Malformed);
    }
    return visit;
}

bool holdsAnything(const VisitRecord& part) {
    return !part.entries.empty() || !part.paperItems.empty() || !part.scans.empty() ||
           part.records.size() > 0 || !part.findings.empty();
}

/// Pictures that only a restricted entry or scan shows.
std::set<AttachmentId> restrictedPictures(const VisitRecord& restricted) {
    std::set<AttachmentId> ids;
    for (const auto& recorded : restricted.entries) {
        for (const auto& photo : recorded.entry.photos) {
            ids.insert(photo.image.id);
        }
    }
    for (const auto& recorded : restricted.scans) {
        for (const auto& page : recorded.scan.pages) {
            ids.insert(page.original.id);
        }
    }
    return ids;
}

protocol::Receipt receiptFor(const OpenedItem& item, UtcTime now) {
    protocol::Receipt receipt;
    receipt.enrolment = item.manifest.enrolment;
    receipt.record = item.manifest.record;
    receipt.revision = item.manifest.revision;
    receipt.manifest = crypto::sha256(bytesOf(item.manifestJws));
    receipt.parts.push_back(item.manifest.body);
    receipt.parts.insert(receipt.parts.end(), item.manifest.parts.begin(), item.manifest.parts.end());
    receipt.time = now;
    receipt.originals = item.record.originals;
    return receipt;
}

/// Completes the staging folder and makes it durable.
Result<std::string> complete(FileSystem& files, const Path& staging, const OpenedItem& item,
                             const VisitRecord& visit, const crypto::SigningKey& caseKey, UtcTime now) {
    const auto parts = practice::split(visit);
    const Path restricted = staging / "restricted";
    HOLDFAST_CHECK(files.createDirectories(restricted / "originals"));
    const auto hidden = restrictedPictures(parts.restricted);
    for (const auto& original : item.record.originals) {
        if (hidden.contains(original.id)) {
            const auto name = originalName(original);
            HOLDFAST_CHECK(files.rename(staging / "originals" / name, restricted / "originals" / name));
        }
    }
    HOLDFAST_CHECK(writeNewFile(files, restricted / "record.jws", bytesOf(item.recordJws)));
    if (holdsAnything(parts.restricted)) {
        HOLDFAST_CHECK(
            writeNewFile(files, restricted / "note.json", bytesOf(practice::toJson(parts.restricted))));
    }
    HOLDFAST_CHECK(writeNewFile(files, staging / "note.json", bytesOf(practice::toJson(parts.ordinary))));
    const NoteExtras extras{parts.restricted.entries.size(), item.standing};
    HOLDFAST_CHECK(writeNewFile(files, staging / "note.html", bytesOf(notePage(parts.ordinary, extras))));
    HOLDFAST_CHECK(writeNewFile(files, staging / "manifest.jws", bytesOf(item.manifestJws)));
    HOLDFAST_CHECK(writeNewFile(files, staging / "stored.jws", bytesOf(item.storedJws)));
    const FiledItem filed{item.manifest.enrolment,
                          item.manifest.record,
                          item.manifest.revision,
                          crypto::sha256(bytesOf(item.manifestJws)),
                          now,
                          item.standing};
    HOLDFAST_CHECK(writeNewFile(files, staging / "item.json", bytesOf(writeFiledItem(filed))));
    // Signed once and kept with what it vouches for: asked again, the same receipt is given again.
    std::string received = protocol::signReceived(caseKey, receiptFor(item, now));
    HOLDFAST_CHECK(writeNewFile(files, staging / "received.jws", bytesOf(received)));
    for (const auto& folder : {restricted / "originals", restricted, staging / "originals", staging}) {
        HOLDFAST_CHECK(files.syncDirectory(folder));
    }
    return received;
}

/// Makes `out/first/second/third` and every name on the way durable.
Result<void> makeDurableFolders(FileSystem& files, const Path& out, const std::vector<std::string>& names) {
    Path folder = out;
    HOLDFAST_CHECK(files.createDirectories(folder));
    for (const auto& name : names) {
        HOLDFAST_CHECK(files.createDirectories(folder / name));
        HOLDFAST_CHECK(files.syncDirectory(folder));
        folder /= name;
    }
    return {};
}

} // namespace

std::string writeFiledItem(const FiledItem& item) {
    return json::write({{"v", 1},
                        {"enrolment", item.enrolment.text()},
                        {"record", item.record.text()},
                        {"revision", item.revision},
                        {"manifest", toHex(item.manifest)},
                        {"filed", toUnixMilliseconds(item.filed)},
                        {"certificate", item.standing == Standing::Current ? "current" : "ended"}});
}

Result<FiledItem> readFiledItem(std::string_view text) {
    HOLDFAST_TRY(const auto value, json::parseObject(text));
    HOLDFAST_CHECK(json::checkVersion(value));
    FiledItem item;
    HOLDFAST_TRY(item.enrolment, json::id<EnrolmentId>(value, "enrolment"));
    HOLDFAST_TRY(item.record, json::id<RecordId>(value, "record"));
    HOLDFAST_TRY(item.revision, json::integer(value, "revision"));
    HOLDFAST_TRY(item.manifest, json::digest(value, "manifest"));
    HOLDFAST_TRY(item.filed, json::time(value, "filed"));
    HOLDFAST_TRY(const auto certificate, json::text(value, "certificate"));
    item.standing = certificate == "current" ? Standing::Current : Standing::Ended;
    return item;
}

Result<Filed> fileItem(FileSystem& files, const Path& out, const Path& staging, const OpenedItem& item,
                       const crypto::SigningKey& caseKey, UtcTime now) {
    HOLDFAST_TRY(const VisitRecord visit, readVisit(item.record));
    const std::string caseName = item.record.caseId.text();
    const std::string visitName = visit.visit.id.text();
    const Path visitFolder = out / "cases" / caseName / visitName;
    const Path place = visitFolder / revisionName(item.manifest.revision);
    HOLDFAST_TRY(const bool there, files.exists(place));
    if (there) {
        HOLDFAST_TRY(const Bytes manifest, readFile(files, place / "manifest.jws", largestSmallFile));
        if (textOf(manifest) != item.manifestJws) {
            return Error(ErrorCode::Conflict);
        }
        // A run that was cut short may have moved the folder without syncing its name.
        HOLDFAST_CHECK(files.syncDirectory(visitFolder));
        HOLDFAST_TRY(const Bytes received, readFile(files, place / "received.jws", largestSmallFile));
        HOLDFAST_CHECK(removeTree(files, staging));
        return Filed{place, std::string(textOf(received))};
    }
    HOLDFAST_TRY(std::string received, complete(files, staging, item, visit, caseKey, now));
    HOLDFAST_CHECK(makeDurableFolders(files, out, {"cases", caseName, visitName}));
    HOLDFAST_CHECK(files.rename(staging, place));
    HOLDFAST_CHECK(files.syncDirectory(visitFolder));
    return Filed{place, std::move(received)};
}

Result<void> setAside(FileSystem& files, const Path& out, const Path& staging, const InboxItem& item,
                      const Refusal& refusal, UtcTime now) {
    const Path place = out / "rejected" / (item.record.text() + '-' + revisionName(item.revision));
    HOLDFAST_TRY(const bool there, files.exists(place));
    // Whatever was opened of it goes: what is not believed is not kept readable.
    HOLDFAST_CHECK(removeTree(files, staging));
    if (there) {
        return {};
    }
    HOLDFAST_CHECK(files.createDirectories(staging));
    HOLDFAST_CHECK(writeNewFile(files, staging / "envelope.bin", refusal.envelope));
    const json::Value why{{"v", 1},
                          {"enrolment", item.enrolment.text()},
                          {"record", item.record.text()},
                          {"revision", item.revision},
                          {"reason", refusal.reason},
                          {"time", toUnixMilliseconds(now)}};
    HOLDFAST_CHECK(writeNewFile(files, staging / "reason.json", bytesOf(json::write(why))));
    HOLDFAST_CHECK(files.syncDirectory(staging));
    HOLDFAST_CHECK(makeDurableFolders(files, out, {"rejected"}));
    HOLDFAST_CHECK(files.rename(staging, place));
    return files.syncDirectory(place.parent_path());
}

} // namespace holdfast::office
