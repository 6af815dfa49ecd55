// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/freshness.h"

#include "core/store/seal/wal_file.h"
#include "core/store/sqlite_error.h"

#include <algorithm>

namespace holdfast::store {
namespace {

LogSalts saltsOf(const seal::WalFile& log) {
    LogSalts salts{};
    std::ranges::copy(log.salts(), salts.begin());
    return salts;
}

} // namespace

Result<std::unique_ptr<Freshness>> Freshness::create(FileSystem& files, const Path& path, VaultId vault,
                                                     const crypto::SecretBuffer& key, VaultRecords records,
                                                     Expect expect) {
    HOLDFAST_TRY(auto recordKey, crypto::blake2bKeyed(key.view(), bytesOf("record")));
    HOLDFAST_TRY(auto pagesKey, crypto::blake2bKeyed(key.view(), bytesOf("pages")));
    return std::unique_ptr<Freshness>(new Freshness(FreshnessFile(files, path, vault, std::move(recordKey)),
                                                    PageSet(std::move(pagesKey)), std::move(records),
                                                    expect));
}

void Freshness::take(std::size_t committed) {
    if (m_log == nullptr) {
        return;
    }
    const auto& marks = m_log->marks();
    for (; m_taken < std::min(committed, marks.size()); ++m_taken) {
        const auto& mark = marks[m_taken];
        m_pages.put(mark.page, mark.tag);
        if (mark.pagesAfterCommit != 0) {
            m_pages.shrinkTo(mark.pagesAfterCommit);
        }
    }
}

Result<int> Freshness::opened(seal::MainFile& database, seal::WalFile* log) {
    std::vector<seal::PageTag> tags;
    if (const int code = database.readTags(tags); code != SQLITE_OK) {
        return sqliteError(code);
    }
    m_pages.load(std::move(tags));
    m_log = log;
    const std::size_t committed = log != nullptr ? log->settle() : 0;
    const auto last = m_file.read();
    if (last) {
        m_last = *last;
    } else if (last.code() != ErrorCode::NotFound) {
        return last.error();
    }
    const auto outside = m_records.epoch();
    if (outside) {
        m_outside = *outside;
    } else if (outside.code() != ErrorCode::KeyStoreEntryMissing) {
        return outside.error();
    }
    if (m_expect == Expect::Record) {
        m_verdict = last && outside ? judge(committed) : FreshnessVerdict::Unproven;
    }
    take(committed);
    if (m_expect == Expect::Nothing || m_verdict != FreshnessVerdict::Fresh) {
        // The next record must be newer than both, whatever they were.
        m_last = FreshnessRecord{std::max(m_last.epoch, m_outside), {}, {}, 0, std::nullopt};
        m_outside = 0;
    }
    return static_cast<int>(committed);
}

FreshnessVerdict Freshness::judge(std::size_t committed) {
    const auto matches = [this](std::size_t frames) {
        take(frames);
        return m_pages.sum() == m_last.pages ? FreshnessVerdict::Fresh : FreshnessVerdict::RolledBack;
    };
    if (m_last.epoch < m_outside) {
        return FreshnessVerdict::RolledBack;
    }
    if (committed == 0) {
        return matches(0);
    }
    const LogSalts salts = saltsOf(*m_log);
    if (m_last.frames > 0 && salts == m_last.log) {
        return committed >= m_last.frames ? matches(static_cast<std::size_t>(m_last.frames))
                                          : FreshnessVerdict::RolledBack;
    }
    // Any other log than the one that was begun since would bring back old pages.
    return m_last.nextLog == salts ? matches(0) : FreshnessVerdict::RolledBack;
}

Result<void> Freshness::write(FreshnessRecord record) {
    record.epoch = std::max(m_last.epoch, m_outside) + 1;
    HOLDFAST_CHECK(m_file.write(record));
    m_last = record;
    return {};
}

Result<void> Freshness::record(std::size_t committed) {
    take(committed);
    FreshnessRecord now = m_last;
    now.pages = m_pages.sum();
    if (m_taken > 0) {
        now.log = saltsOf(*m_log);
        now.frames = m_taken;
        now.nextLog.reset();
    }
    return now == m_last ? Result<void>() : write(now);
}

Result<void> Freshness::anchor(int committed) {
    HOLDFAST_CHECK(record(static_cast<std::size_t>(committed)));
    if (m_outside != m_last.epoch) {
        HOLDFAST_CHECK(m_records.writeEpoch(m_last.epoch));
        m_outside = m_last.epoch;
    }
    return {};
}

Result<void> Freshness::beforeCheckpoint(int committed) {
    HOLDFAST_CHECK(record(static_cast<std::size_t>(committed)));
    // Without the key store the record alone keeps this state provable; its number follows at the next
    // anchor.
    static_cast<void>(anchor(committed));
    return {};
}

Result<void> Freshness::logBegins(ByteView salts) {
    m_taken = 0; // all that was committed in the log before was taken when it was copied
    FreshnessRecord now = m_last;
    now.pages = m_pages.sum();
    now.nextLog.emplace();
    std::ranges::copy(salts, now.nextLog->begin());
    return write(now);
}

} // namespace holdfast::store
