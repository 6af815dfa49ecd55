// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQmlEngine>

namespace holdfast::ui {

/// Hands an object of the composition root to one engine, so that a QML singleton's create() finds it without
/// any global. The object must outlive the engine, and stays owned by C++.
template <typename Model>
void provide(QQmlEngine& engine, Model& model) {
    QJSEngine::setObjectOwnership(&model, QJSEngine::CppOwnership);
    engine.setProperty(Model::staticMetaObject.className(), QVariant::fromValue<QObject*>(&model));
}

/// Null when nobody provided one: QML then reports the singleton as missing.
template <typename Model>
[[nodiscard]] Model* provided(const QQmlEngine* engine) {
    return qobject_cast<Model*>(
        engine->property(Model::staticMetaObject.className()).template value<QObject*>());
}

} // namespace holdfast::ui
