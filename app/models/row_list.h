// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/rows_model.h"

#include <QtQml/qqmlregistration.h>

namespace holdfast::ui {

/// A list whose rows are values of one type, under the one role "row". GUI thread.
class RowListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of a screen's model")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    explicit RowListModel(QObject* parent = nullptr);

    [[nodiscard]] int count() const { return rowCount({}); }
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override { return {{Qt::UserRole, "row"}}; }

signals:
    void countChanged();
};

/// @tparam Row a gadget with an `id`, comparable.
template <typename Row>
class RowList final : public RowListModel {
public:
    using RowListModel::RowListModel;

    void take(const QList<Row>& rows) { Rows::take(*this, m_rows, rows); }
    [[nodiscard]] const QList<Row>& rows() const { return m_rows; }
    [[nodiscard]] const Row* find(const QString& id) const {
        const int at = Rows::find(m_rows, id);
        return at < 0 ? nullptr : &m_rows.at(at);
    }

    [[nodiscard]] int rowCount(const QModelIndex& parent) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override {
        const bool known = checkIndex(index, CheckIndexOption::IndexIsValid) && role == Qt::UserRole;
        return known ? QVariant::fromValue(m_rows.at(index.row())) : QVariant();
    }

private:
    friend struct Rows;
    QList<Row> m_rows;
};

} // namespace holdfast::ui
