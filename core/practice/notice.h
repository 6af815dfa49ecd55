// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/enum_names.h"

#include <string>
#include <vector>

namespace holdfast::practice {

enum class NoticeReader { Adult, Child };
[[nodiscard]] EnumTable<NoticeReader> enumTable(NoticeReader) noexcept;

/// One line of the notice. `emphasis` is the part of `text` to set bold; `icon` an icon's name.
struct NoticePoint {
    std::string icon{};
    std::string text{};
    std::string emphasis{};
    friend bool operator==(const NoticePoint&, const NoticePoint&) = default;
};

struct NoticePage {
    std::string title{};
    std::vector<NoticePoint> points{};
    friend bool operator==(const NoticePage&, const NoticePage&) = default;
};

/// The privacy notice in one language for one kind of reader (G5, S1). Council policy text: signed policy
/// may replace it. "{dataProtectionOfficer}" in a text is filled by the caller from policy.
struct PrivacyNotice {
    std::string language{"en"}; ///< BCP 47
    NoticeReader reader{NoticeReader::Adult};
    std::vector<NoticePage> pages{};

    /// At least one page, each with a title and words on every point.
    [[nodiscard]] bool isComplete() const noexcept;
    friend bool operator==(const PrivacyNotice&, const PrivacyNotice&) = default;
};

/// The notices that ship with the app, so that one opens offline before any policy has come.
[[nodiscard]] std::vector<PrivacyNotice> defaultNotices();

/// The complete notice for a reader in a language; else in English; else the one that ships with the app.
[[nodiscard]] PrivacyNotice noticeFor(const std::vector<PrivacyNotice>& notices, std::string_view language,
                                      NoticeReader reader);

} // namespace holdfast::practice
