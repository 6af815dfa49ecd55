// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>

namespace holdfast::ui {

/// What list models of rows with an id share. Such a model makes it a friend.
struct Rows {
    /// Takes new rows and keeps the delegates of those that stay, so that focus, caret and scroll do not
    /// move.
    template <typename Model, typename Row>
    static void take(Model& model, QList<Row>& mine, const QList<Row>& rows) {
        for (int at = static_cast<int>(mine.size()) - 1; at >= 0; --at) {
            if (find(rows, mine.at(at).id) < 0) {
                model.beginRemoveRows({}, at, at);
                mine.removeAt(at);
                model.endRemoveRows();
            }
        }
        for (int at = 0; at < static_cast<int>(rows.size()); ++at) {
            const int from = find(mine, rows.at(at).id);
            if (from < 0) {
                model.beginInsertRows({}, at, at);
                mine.insert(at, rows.at(at));
                model.endInsertRows();
                continue;
            }
            if (from != at) {
                model.beginMoveRows({}, from, from, {}, at);
                mine.move(from, at);
                model.endMoveRows();
            }
            if (!(mine.at(at) == rows.at(at))) {
                mine[at] = rows.at(at);
                emit model.dataChanged(model.index(at), model.index(at));
            }
        }
    }

    template <typename Row>
    [[nodiscard]] static int find(const QList<Row>& rows, const QString& id) {
        for (int at = 0; at < static_cast<int>(rows.size()); ++at) {
            if (rows.at(at).id == id) {
                return at;
            }
        }
        return -1;
    }
};

} // namespace holdfast::ui
