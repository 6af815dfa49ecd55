// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/notice_model.h"

#include <algorithm>

namespace holdfast::ui {
namespace {

practice::PrivacyNotice shippedNotice(practice::NoticeReader reader) {
    return practice::noticeFor(practice::defaultNotices(), "en", reader);
}

/// Before policy has come nobody knows the officer's name; the words must not show a gap.
QString filled(const std::string& text) {
    return QString::fromStdString(text).replace(QStringLiteral("{dataProtectionOfficer}"),
                                                NoticeModel::tr("ask us for the name"));
}

} // namespace

NoticeModel::NoticeModel(QObject* parent)
    : QAbstractListModel(parent), m_notice(shippedNotice(practice::NoticeReader::Adult)) {}

int NoticeModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(shown().points.size());
}

QVariant NoticeModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto& point = shown().points[static_cast<std::size_t>(index.row())];
    const QString text = filled(point.text);
    const QString strong = QString::fromStdString(point.emphasis);
    const qsizetype at = strong.isEmpty() ? -1 : text.indexOf(strong);
    switch (role) {
    case IconRole:
        return QString::fromStdString(point.icon);
    case TextRole:
        return text;
    case BeforeRole:
        return at < 0 ? text : text.first(at);
    case EmphasisRole:
        return at < 0 ? QString() : strong;
    case AfterRole:
        return at < 0 ? QString() : text.sliced(at + strong.size());
    default:
        return {};
    }
}

QHash<int, QByteArray> NoticeModel::roleNames() const {
    return {{IconRole, "icon"},
            {TextRole, "words"},
            {BeforeRole, "before"},
            {EmphasisRole, "emphasis"},
            {AfterRole, "after"}};
}

void NoticeModel::setForChild(bool child) {
    if (child != forChild()) {
        beginResetModel();
        m_notice = shippedNotice(child ? practice::NoticeReader::Child : practice::NoticeReader::Adult);
        m_page = 0;
        endResetModel();
        emit pageChanged();
    }
}

void NoticeModel::setPage(int page) {
    const int next = std::clamp(page, 0, pageCount() - 1);
    if (next != m_page) {
        beginResetModel();
        m_page = next;
        endResetModel();
        emit pageChanged();
    }
}

QString NoticeModel::title() const {
    return QString::fromStdString(shown().title);
}

} // namespace holdfast::ui
