// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_system.h"
#include "core/base/ids.h"
#include "core/crypto/age.h"
#include "core/crypto/hash.h"
#include "core/store/database.h"
#include "core/store/tablet_home.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::store {

/// What the vault knows about one sealed file. Move-only, since it holds the file key.
struct Attachment {
    AttachmentId id;              ///< also the file's name in TabletHome::sealed()
    crypto::AgeFileKey fileKey;   ///< empty once forgotten
    std::string mediaType;        ///< e.g. "image/jpeg"
    std::uint64_t plainSize = 0;  ///< bytes
    std::uint64_t sealedSize = 0; ///< bytes of the age file
    crypto::Digest plainDigest{}; ///< SHA-256 of what was captured
    crypto::Digest sealedDigest{};
    UtcTime capturedAt{};
    std::optional<UtcTime> forgottenAt;
};

/// The attachment table of the vault. Store thread; changes only inside a transaction.
class AttachmentRepository {
public:
    explicit AttachmentRepository(Database& database) : m_database(database) {}
    [[nodiscard]] Result<void> add(const Attachment& attachment);
    [[nodiscard]] Result<Attachment> find(AttachmentId id);
    /// Every id whose content should still be here.
    [[nodiscard]] Result<std::vector<AttachmentId>> present();
    /// Forgets the file key: nobody on this tablet can read the file again. Size and digests stay as
    /// evidence. After the commit: AttachmentStore::removeFile, then Database::checkpoint.
    [[nodiscard]] Result<void> forget(AttachmentId id, UtcTime when);

private:
    Database& m_database;
};

/// Takes one attachment as it is captured: plaintext in, an age file out, two chunks of memory. When it is
/// destroyed unfinished, its temporary file is removed. Not thread-safe.
class AttachmentWriter {
public:
    struct State;

    AttachmentWriter(AttachmentWriter&&) noexcept;
    AttachmentWriter& operator=(AttachmentWriter&&) noexcept;
    ~AttachmentWriter();

    /// DiskFull when the reserve for text would be touched.
    [[nodiscard]] Result<void> write(ByteView plaintext);
    /// Makes the file durable under its name. The caller then adds the row in its own transaction; without a
    /// row the next sweep removes the file.
    [[nodiscard]] Result<Attachment> finish();

private:
    friend class AttachmentStore;
    explicit AttachmentWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// The folder of sealed files. Thread-safe as far as its FileSystem is; the references must outlive it.
class AttachmentStore {
public:
    /// @param reserveBytes free space that attachments leave alone, so that text can always be saved.
    AttachmentStore(FileSystem& files, const Clock& clock, RandomSource& random, TabletHome home,
                    std::uint64_t reserveBytes = 64ULL * 1024 * 1024);

    /// @param expectedSize bytes, 0 when unknown. DiskFull when that would touch the reserve.
    [[nodiscard]] Result<AttachmentWriter> begin(const std::vector<crypto::AgeRecipient>& recipients,
                                                 std::string mediaType, std::uint64_t expectedSize = 0);
    /// NotFound when its content was forgotten or its file is missing; StoreDamaged when the file's size is
    /// not the row's; BadSignature and the like as AgeReader says.
    [[nodiscard]] Result<crypto::AgeReader> open(const Attachment& attachment);
    /// The whole sealed file against the row's digest: StoreDamaged.
    [[nodiscard]] Result<void> verify(const Attachment& attachment);
    [[nodiscard]] Path pathOf(AttachmentId id) const;
    /// Success also when it was not there.
    [[nodiscard]] Result<void> removeFile(AttachmentId id);
    /// Removes unfinished files, and files that neither a row nor a record on its way (OutboxEntry::parts)
    /// claims. Call it at unlock, before any capture.
    /// @return how many were removed.
    [[nodiscard]] Result<std::size_t> sweep(Database& database);

private:
    FileSystem& m_files;
    const Clock& m_clock;
    RandomSource& m_random;
    TabletHome m_home;
    std::uint64_t m_reserveBytes;
};

} // namespace holdfast::store
