// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/time_words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace holdfast::ui {
namespace {

QDateTime local(UtcTime time) {
    return QDateTime::fromMSecsSinceEpoch(toUnixMilliseconds(time));
}

} // namespace

QString clockWords(UtcTime time) {
    return local(time).toString(QStringLiteral("HH:mm"));
}

QDate localDate(UtcTime time) {
    return local(time).date();
}

QString dayWords(UtcTime time, UtcTime now) {
    const QDate day = localDate(time);
    const auto form = day.year() == localDate(now).year() ? QStringLiteral("dddd d MMMM")
                                                          : QStringLiteral("dddd d MMMM yyyy");
    return QLocale().toString(day, form);
}

QString momentWords(UtcTime time, UtcTime now) {
    const qint64 days = localDate(time).daysTo(localDate(now));
    const QString at = clockWords(time);
    if (days == 0) {
        return QCoreApplication::translate("TimeWords", "today, %1").arg(at);
    }
    if (days == 1) {
        return QCoreApplication::translate("TimeWords", "yesterday, %1").arg(at);
    }
    return QCoreApplication::translate("TimeWords", "%1, %2", "day, time").arg(dayWords(time, now), at);
}

} // namespace holdfast::ui
