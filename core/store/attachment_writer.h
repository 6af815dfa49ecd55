// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/attachments.h"

namespace holdfast::store {

/// Lives on the heap, since the age writer's sink points here.
struct AttachmentWriter::State {
    State(FileSystem& fileSystem, AttachmentId attachment, Path folder)
        : files(fileSystem), id(attachment), temporary(folder / (attachment.text() + ".part")),
          final(folder / attachment.text()) {}
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State();

    /// The sink: ciphertext in order.
    [[nodiscard]] Result<void> accept(ByteView sealed);

    FileSystem& files;
    AttachmentId id;
    Path temporary;
    Path final;
    std::string mediaType;
    UtcTime capturedAt{};
    std::uint64_t reserveBytes = 0;
    std::uint64_t nextSpaceCheck = 0;
    std::unique_ptr<File> file;
    std::optional<crypto::AgeWriter> age;
    crypto::Sha256 plainDigest;
    crypto::Sha256 sealedDigest;
    std::uint64_t plainSize = 0;
    std::uint64_t sealedSize = 0;
};

} // namespace holdfast::store
