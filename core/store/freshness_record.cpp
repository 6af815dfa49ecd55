// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/freshness_record.h"

#include <algorithm>

namespace holdfast::store {
namespace {

constexpr std::string_view magic = "HFFRESH1";
constexpr std::size_t epochAt = 8;
constexpr std::size_t pagesAt = 16;
constexpr std::size_t logAt = 48;
constexpr std::size_t framesAt = 56;
constexpr std::size_t nextAt = 64; ///< zeros: none
constexpr std::size_t macAt = 72;
constexpr std::size_t recordSize = 104;
/// Two places a sector apart, so that writing one cannot tear the other.
constexpr std::uint64_t placeDistance = 4096;

} // namespace

Result<Bytes> FreshnessFile::encode(const FreshnessRecord& record) const {
    Bytes bytes(macAt);
    const MutableByteView out{bytes};
    std::ranges::copy(bytesOf(magic), out.begin());
    storeBigEndian64(out.subspan(epochAt), record.epoch);
    std::ranges::copy(record.pages, out.subspan(pagesAt).begin());
    std::ranges::copy(record.log, out.subspan(logAt).begin());
    storeBigEndian64(out.subspan(framesAt), record.frames);
    std::ranges::copy(record.nextLog.value_or(LogSalts{}), out.subspan(nextAt).begin());
    Bytes message = copyOf(m_vault.bytes());
    message.insert(message.end(), bytes.begin(), bytes.end());
    HOLDFAST_TRY(const auto mac, crypto::blake2bKeyed(m_key.view(), message));
    bytes.insert(bytes.end(), mac.view().begin(), mac.view().end());
    return bytes;
}

Result<FreshnessRecord> FreshnessFile::decode(ByteView bytes) const {
    FreshnessRecord record;
    record.epoch = loadBigEndian64(bytes.subspan(epochAt));
    std::ranges::copy(bytes.subspan(pagesAt, record.pages.size()), record.pages.begin());
    std::ranges::copy(bytes.subspan(logAt, record.log.size()), record.log.begin());
    record.frames = loadBigEndian64(bytes.subspan(framesAt));
    LogSalts next{};
    std::ranges::copy(bytes.subspan(nextAt, next.size()), next.begin());
    if (next != LogSalts{}) {
        record.nextLog = next;
    }
    HOLDFAST_TRY(const Bytes expected, encode(record));
    return crypto::constantTimeEqual(expected, bytes) ? Result<FreshnessRecord>(record)
                                                      : Error(ErrorCode::NotFound);
}

Result<FreshnessRecord> FreshnessFile::read() {
    HOLDFAST_TRY(const auto file, m_files.open(m_path, OpenMode::Read));
    Result<FreshnessRecord> latest = Error(ErrorCode::NotFound);
    for (const std::uint64_t place : {std::uint64_t{0}, placeDistance}) {
        Bytes bytes(recordSize);
        HOLDFAST_TRY(const std::size_t count, file->readAt(place, bytes));
        if (count != recordSize) {
            continue;
        }
        auto record = decode(bytes);
        if (record && (!latest || record->epoch > latest->epoch)) {
            latest = std::move(record);
        }
    }
    return latest;
}

Result<void> FreshnessFile::write(const FreshnessRecord& record) {
    HOLDFAST_TRY(const Bytes bytes, encode(record));
    HOLDFAST_TRY(const bool there, m_files.exists(m_path));
    HOLDFAST_TRY(const auto file, m_files.open(m_path, OpenMode::CreateOrOpen));
    HOLDFAST_CHECK(file->writeAt((record.epoch % 2) * placeDistance, bytes));
    HOLDFAST_CHECK(file->sync());
    return there ? Result<void>() : m_files.syncDirectory(m_path.parent_path());
}

} // namespace holdfast::store
