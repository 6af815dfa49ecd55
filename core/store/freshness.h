// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/freshness_record.h"
#include "core/store/store_witness.h"
#include "core/store/vault_records.h"

namespace holdfast::store {

enum class FreshnessVerdict {
    Fresh,      ///< what was there at the last anchor, or came after it
    RolledBack, ///< older than the last anchor, or parts of it are
    Unproven,   ///< the record or the key store's number is missing or not ours
};

/// Notices an older database, log or page put back: a record of the page set lies beside the database, its
/// number in the key store. The set is of logical pages (the log's over the file's), which a checkpoint does
/// not change, so the state that a crash leaves always has the anchored one behind it. Store thread.
class Freshness final : public StoreWitness {
public:
    enum class Expect { Record, Nothing }; ///< Nothing: a vault that is being made

    /// @param key 32 bytes, of this purpose only.
    [[nodiscard]] static Result<std::unique_ptr<Freshness>> create(FileSystem& files, const Path& path,
                                                                   VaultId vault,
                                                                   const crypto::SecretBuffer& key,
                                                                   VaultRecords records, Expect expect);

    [[nodiscard]] FreshnessVerdict verdict() const noexcept { return m_verdict; }
    /// Writes the record of what is committed, then its number into the key store: from here on anything
    /// older is noticed. Does nothing when nothing changed. KeyStoreUnavailable, DiskWrite and the like; to
    /// be tried again.
    [[nodiscard]] Result<void> anchor(int committed);

    Result<int> opened(seal::MainFile& database, seal::WalFile* log) override;
    Result<void> beforeCheckpoint(int committed) override;
    Result<void> logBegins(ByteView salts) override;

private:
    Freshness(FreshnessFile file, PageSet pages, VaultRecords records, Expect expect)
        : m_file(std::move(file)), m_pages(std::move(pages)), m_records(std::move(records)),
          m_expect(expect) {}
    [[nodiscard]] FreshnessVerdict judge(std::size_t committed);
    void take(std::size_t committed);
    [[nodiscard]] Result<void> write(FreshnessRecord record);
    [[nodiscard]] Result<void> record(std::size_t committed);

    FreshnessFile m_file;
    PageSet m_pages;
    VaultRecords m_records;
    Expect m_expect;
    FreshnessVerdict m_verdict = FreshnessVerdict::Fresh;
    seal::WalFile* m_log = nullptr;
    std::size_t m_taken = 0; ///< frames of the log that are in m_pages
    FreshnessRecord m_last;
    std::uint64_t m_outside = 0; ///< the number that the key store has
};

} // namespace holdfast::store
