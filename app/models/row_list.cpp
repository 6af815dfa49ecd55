// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/row_list.h"

namespace holdfast::ui {

RowListModel::RowListModel(QObject* parent) : QAbstractListModel(parent) {
    connect(this, &QAbstractItemModel::rowsInserted, this, &RowListModel::countChanged);
    connect(this, &QAbstractItemModel::rowsRemoved, this, &RowListModel::countChanged);
}

} // namespace holdfast::ui
