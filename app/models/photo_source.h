// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/provided.h"

#include <QStringList>

namespace holdfast::ui {

/// The folders whose photographs may be read into the vault: named at the start, before the process gave up
/// the right to open anything else. The composition root owns it and provides it to the engine.
class PhotoSource : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(QStringList folders READ folders NOTIFY foldersChanged)

public:
    /// Not by default: the engine would make one of its own.
    explicit PhotoSource(const QStringList& folders) : m_folders(folders) {}
    static PhotoSource* create(QQmlEngine* qml, QJSEngine* /*script*/) { return provided<PhotoSource>(qml); }

    [[nodiscard]] QStringList folders() const { return m_folders; }
    void setFolders(const QStringList& folders) {
        m_folders = folders;
        emit foldersChanged();
    }

signals:
    void foldersChanged();

private:
    QStringList m_folders;
};

} // namespace holdfast::ui
