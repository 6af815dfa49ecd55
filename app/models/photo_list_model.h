// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/desk.h"
#include "app/models/error_words.h"
#include "app/models/id_text.h"

#include <QAbstractListModel>
#include <QDateTime>

namespace holdfast::ui {

/// The photographs in the folders this app may read, newest first, and the taking in of one: its bytes as
/// they are, sealed into the vault. GUI thread; reading and sealing are not.
class PhotoListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(holdfast::ui::Desk* desk MEMBER m_desk REQUIRED)
    /// An entry the photograph belongs beside, or a visit: then beside the note that is being written.
    Q_PROPERTY(QString subject MEMBER m_subject REQUIRED)
    Q_PROPERTY(QStringList folders READ folders WRITE setFolders NOTIFY foldersChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(holdfast::ui::ErrorWords trouble READ trouble NOTIFY changed)
    /// What was taken in last: its attachment and the entry it lies beside. Empty before.
    Q_PROPERTY(QString kept READ kept NOTIFY changed)
    Q_PROPERTY(QString keptBeside READ keptBeside NOTIFY changed)

public:
    enum Role { NameRole = Qt::UserRole, DetailRole };
    /// Longer lists are cut: the newest are what was just taken.
    static constexpr int longest = 200;

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] QStringList folders() const { return m_folders; }
    void setFolders(const QStringList& folders);
    [[nodiscard]] int count() const { return static_cast<int>(m_files.size()); }
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] ErrorWords trouble() const { return m_trouble; }
    [[nodiscard]] QString kept() const { return m_kept; }
    [[nodiscard]] QString keptBeside() const { return m_keptBeside; }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : count();
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// Looks at the folders again.
    Q_INVOKABLE void look();
    /// Takes this one in. A second call meanwhile does nothing.
    Q_INVOKABLE void take(int row);

signals:
    void foldersChanged();
    void countChanged();
    void changed();

private:
    struct File {
        QString path;
        QString name;
        QDateTime changed;
        qint64 size = 0;
    };
    [[nodiscard]] static QList<File> filesIn(const QStringList& folders);

    Desk* m_desk = nullptr;
    QString m_subject;
    QStringList m_folders;
    QList<File> m_files;
    bool m_busy = false;
    ErrorWords m_trouble;
    QString m_kept;
    QString m_keptBeside;
};

} // namespace holdfast::ui
