// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/theme_access.h"

#include <QQmlComponent>
#include <QQmlEngine>

#include <memory>

namespace holdfast::test {

QObject* themeOf(QQmlEngine& engine) {
    QQmlComponent component(&engine);
    component.setData("import QtQml\nimport Holdfast.Controls\nQtObject { property QtObject theme: Theme }",
                      {});
    const std::unique_ptr<QObject> holder(component.create());
    return holder ? holder->property("theme").value<QObject*>() : nullptr;
}

} // namespace holdfast::test
