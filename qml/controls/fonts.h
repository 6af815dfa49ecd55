// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace holdfast::ui {

/// The families that the design needs and this system does not have, by name; empty when all are there.
/// Needs a QGuiApplication. The caller says what is missing and goes on: Qt falls back to another face.
[[nodiscard]] QStringList missingFontFamilies();

} // namespace holdfast::ui
