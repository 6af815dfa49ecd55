// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>

namespace holdfast::ui {

/// A list of rows with an id each. Taking new rows keeps the delegates of those that stay, so that focus,
/// caret and scroll do not move.
template <typename Row>
class RowsModel : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    [[nodiscard]] const QList<Row>& rows() const { return m_rows; }

    void take(const QList<Row>& rows) {
        for (int at = static_cast<int>(m_rows.size()) - 1; at >= 0; --at) {
            if (find(rows, m_rows.at(at).id) < 0) {
                beginRemoveRows({}, at, at);
                m_rows.removeAt(at);
                endRemoveRows();
            }
        }
        for (int at = 0; at < rows.size(); ++at) {
            const int from = find(m_rows, rows.at(at).id);
            if (from < 0) {
                beginInsertRows({}, at, at);
                m_rows.insert(at, rows.at(at));
                endInsertRows();
                continue;
            }
            if (from != at) {
                beginMoveRows({}, from, from, {}, at);
                m_rows.move(from, at);
                endMoveRows();
            }
            if (!(m_rows.at(at) == rows.at(at))) {
                m_rows[at] = rows.at(at);
                emit dataChanged(index(at), index(at));
            }
        }
    }

private:
    static int find(const QList<Row>& rows, const QString& id) {
        for (int at = 0; at < rows.size(); ++at) {
            if (rows.at(at).id == id) {
                return at;
            }
        }
        return -1;
    }
    QList<Row> m_rows;
};

} // namespace holdfast::ui
