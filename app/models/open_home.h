// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/visit_view.h"
#include "core/store/database.h"

#include <QStringList>

/// What a family beside the worker must not read: from Start visit to Finish visit, until the worker asks.
namespace holdfast::ui {

/// A police note, a confidential one from someone who is not here, or one that someone of the family who is
/// here may not hear.
[[nodiscard]] bool isCovered(const practice::Entry& entry, const practice::VisitView& view);

/// People beyond the family, whose names become a "1 name" chip.
[[nodiscard]] std::vector<practice::Person> beyondFamily(const practice::VisitView& view);

/// Words and covered names by turns, beginning with words; one part when no name is in it. Full names,
/// nicknames and the parts of a name are found as whole words, whatever their case.
[[nodiscard]] QStringList partsOf(const QString& text, const std::vector<practice::Person>& covered);
/// The same in one line, each name as "1 name": what a screen reader says.
[[nodiscard]] QString withoutNames(const QStringList& parts);

/// Whether the view is on for this visit: while it is under way, unless the worker switched it off. Store
/// thread.
[[nodiscard]] Result<bool> openHomeIsOn(store::Database& database, const practice::Visit& visit);
[[nodiscard]] Result<void> setOpenHome(store::Database& database, VisitId visit, bool on);

} // namespace holdfast::ui
