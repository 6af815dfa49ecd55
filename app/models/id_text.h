// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QString>

namespace holdfast::ui {

/// Ids cross to QML as their canonical text. What is no id becomes the nil id, which nothing has.
template <typename IdType>
[[nodiscard]] IdType idFrom(const QString& text) {
    const auto id = IdType::parse(text.toStdString());
    return id ? *id : IdType{};
}
template <typename IdType>
[[nodiscard]] QString textOf(const IdType& id) {
    return id.isNil() ? QString() : QString::fromStdString(id.text());
}

} // namespace holdfast::ui
