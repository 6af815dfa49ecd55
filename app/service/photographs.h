// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/session.h"
#include "core/practice/attachment.h"
#include "core/practice/paper.h"

/// Photographs and scans, from bytes in memory to sealed files. All on the store thread. The bytes given are
/// the original: they are hashed, sealed and sent exactly as they came.
namespace holdfast::service {

/// Checks, hashes, seals and stores one photograph. NotAnImage, Truncated, TooLarge: nothing was kept. When
/// it succeeds the photograph is durable on this tablet, though nothing names it yet.
[[nodiscard]] Result<practice::AttachmentRef> keepPhotograph(Session& session, ByteView file);

/// A photograph beside an entry.
[[nodiscard]] Result<practice::AttachmentRef> attachPhoto(Session& session, EntryId entry, ByteView file,
                                                          std::string purpose);

/// One more page of a paper item's scan; makes the scan with its first page.
[[nodiscard]] Result<practice::AttachmentRef> attachPage(Session& session, PaperItemId paper, ByteView file);

/// The photograph's bytes, in order; recorded in the custody log as viewed.
[[nodiscard]] Result<void> readPhotograph(Session& session, AttachmentId id, const crypto::ByteSink& sink);

} // namespace holdfast::service
