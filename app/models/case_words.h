// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/session.h"
#include "core/practice/visit_view.h"

#include <QDate>
#include <QString>

/// Short words about cases, visits and paper that several screens share.
namespace holdfast::ui {

/// "Tallowby" of "Tallowby family".
[[nodiscard]] QString shortTitle(const practice::Case& file);
/// "home visit"
[[nodiscard]] QString settingWords(practice::VisitSetting setting);
/// "Home visit, planned"
[[nodiscard]] QString plannedWords(const practice::Visit& visit);
/// "50 minutes", "1 hour 10 minutes"
[[nodiscard]] QString minutesWords(qint64 minutes);
/// The end of the next working day after a visit on `day`.
[[nodiscard]] QDate dueDay(QDate day);
/// "Due by the end of tomorrow."
[[nodiscard]] QString dueWords(QDate due, QDate today);
/// "In your locked bag."
[[nodiscard]] QString placeWords(const practice::PaperItem& item);
/// "2 notebook pages"
[[nodiscard]] QString paperWords(const practice::PaperItem& item);
/// "1.2 MB"
[[nodiscard]] QString bytesWords(std::uint64_t bytes);

/// When the case system filed this revision: what its receipt in the vault says, only after it verifies.
/// Store thread.
struct Filed {
    UtcTime at{};
    QString receipt; ///< the first eight hexadecimal digits of the receipt's digest, "7F2C 91B0"
};
[[nodiscard]] std::optional<Filed> filedOf(service::Session& session, RecordId record,
                                           std::uint32_t revision);

} // namespace holdfast::ui
