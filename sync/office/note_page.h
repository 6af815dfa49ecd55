// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/visit_record.h"
#include "sync/office/opened_item.h"

#include <string>

namespace holdfast::office {

/// `<`, `>`, `&` and both quotes as character references; control characters other than line breaks dropped.
[[nodiscard]] std::string escapedHtml(std::string_view text);

struct NoteExtras {
    std::size_t restrictedEntries = 0; ///< counted, never shown here
    Standing standing = Standing::Current;
};
/// The ordinary part as one page to read or print: no scripts, nothing fetched, kinds by spine and by words
/// so that greyscale says all. `ordinary` must hold nothing restricted.
[[nodiscard]] std::string notePage(const practice::VisitRecord& ordinary, const NoteExtras& extras);

} // namespace holdfast::office
