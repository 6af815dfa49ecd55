// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/notice.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace holdfast::ui {

/// One page of the privacy notice that ships with the app: needs no unlock and no policy. A row is one point.
class NoticeModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool forChild READ forChild WRITE setForChild NOTIFY pageChanged)
    /// From 0.
    Q_PROPERTY(int page READ page WRITE setPage NOTIFY pageChanged)
    Q_PROPERTY(int pageCount READ pageCount NOTIFY pageChanged)
    Q_PROPERTY(QString title READ title NOTIFY pageChanged)

public:
    enum Role { IconRole = Qt::UserRole + 1, TextRole, BeforeRole, EmphasisRole, AfterRole };

    explicit NoticeModel(QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] bool forChild() const { return m_notice.reader == practice::NoticeReader::Child; }
    void setForChild(bool child);
    [[nodiscard]] int page() const { return m_page; }
    void setPage(int page);
    [[nodiscard]] int pageCount() const { return static_cast<int>(m_notice.pages.size()); }
    [[nodiscard]] QString title() const;

signals:
    void pageChanged();

private:
    [[nodiscard]] const practice::NoticePage& shown() const {
        return m_notice.pages[static_cast<std::size_t>(m_page)];
    }

    practice::PrivacyNotice m_notice;
    int m_page = 0;
};

} // namespace holdfast::ui
