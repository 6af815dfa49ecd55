// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QObject;
class QQmlEngine;

namespace holdfast::test {

/// The Theme singleton of this engine, to set mode, textScale and windowWidth; null when the module
/// Holdfast.Controls cannot be imported. The engine owns it.
[[nodiscard]] QObject* themeOf(QQmlEngine& engine);

} // namespace holdfast::test
