// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/case_words.h"

#include "core/crypto/hash.h"
#include "sync/protocol/receipt.h"

#include <QCoreApplication>
#include <QLocale>

namespace holdfast::ui {
namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(CaseWords)
};

} // namespace

QString shortTitle(const practice::Case& file) {
    QString title = QString::fromStdString(file.title);
    if (file.kind == practice::CaseKind::Family && title.endsWith(QStringLiteral(" family"))) {
        title.chop(7);
    }
    return title;
}

QString settingWords(practice::VisitSetting setting) {
    switch (setting) {
    case practice::VisitSetting::Home:
        return Say::tr("home visit");
    case practice::VisitSetting::School:
        return Say::tr("school visit");
    case practice::VisitSetting::Office:
        return Say::tr("office visit");
    case practice::VisitSetting::Health:
        return Say::tr("visit at a health service");
    case practice::VisitSetting::Outdoors:
        return Say::tr("visit outdoors");
    case practice::VisitSetting::Phone:
        return Say::tr("phone call");
    case practice::VisitSetting::Elsewhere:
        break;
    }
    return Say::tr("visit");
}

QString plannedWords(const practice::Visit& visit) {
    QString words = settingWords(visit.setting);
    words[0] = words.at(0).toUpper();
    return visit.planning == practice::VisitPlanning::Planned ? Say::tr("%1, planned").arg(words)
                                                              : Say::tr("%1, not planned").arg(words);
}

QString minutesWords(qint64 minutes) {
    if (minutes < 60) {
        return minutes == 1 ? Say::tr("1 minute") : Say::tr("%1 minutes").arg(minutes);
    }
    const qint64 left = minutes % 60;
    const QString hours = minutes < 120 ? Say::tr("1 hour") : Say::tr("%1 hours").arg(minutes / 60);
    return left == 0 ? hours : Say::tr("%1 %2", "hours, minutes").arg(hours, minutesWords(left));
}

QDate dueDay(QDate day) {
    do {
        day = day.addDays(1);
    } while (day.dayOfWeek() > 5);
    return day;
}

QString dueWords(QDate due, QDate today) {
    const qint64 days = today.daysTo(due);
    if (days == 0) {
        return Say::tr("Due by the end of today.");
    }
    if (days == 1) {
        return Say::tr("Due by the end of tomorrow.");
    }
    if (days == -1) {
        return Say::tr("Was due yesterday.");
    }
    const QString day = QLocale().toString(due, QStringLiteral("dddd d MMMM"));
    return days > 0 ? Say::tr("Due by the end of %1.").arg(day) : Say::tr("Was due on %1.").arg(day);
}

QString placeWords(const practice::PaperItem& item) {
    const auto* step = item.whereNow();
    const QString detail = step == nullptr ? QString() : QString::fromStdString(step->detail);
    switch (step == nullptr ? practice::PaperPlace::InHand : step->place) {
    case practice::PaperPlace::InHand:
        return Say::tr("With you.");
    case practice::PaperPlace::LockedBag:
        return Say::tr("In your locked bag.");
    case practice::PaperPlace::LockedAtOffice:
        return detail.isEmpty() ? Say::tr("Locked at an office.")
                                : Say::tr("Locked at an office, %1.").arg(detail);
    case practice::PaperPlace::Elsewhere:
        return detail.isEmpty() ? Say::tr("Elsewhere.") : Say::tr("Elsewhere: %1.").arg(detail);
    case practice::PaperPlace::WithKeeper:
        return Say::tr("With %1.").arg(QString::fromStdString(step->keeper));
    case practice::PaperPlace::InACar:
        return Say::tr("In a car. Bring it in.");
    case practice::PaperPlace::AtAFamilysHome:
        return Say::tr("At a family’s home. Bring it back.");
    case practice::PaperPlace::LeftOrLost:
        return Say::tr("Left or lost.");
    case practice::PaperPlace::Shredded:
        return Say::tr("Shredded.");
    }
    return {};
}

QString paperWords(const practice::PaperItem& item) {
    if (!item.words.empty()) {
        return QString::fromStdString(item.words);
    }
    return item.sheets == 1 ? Say::tr("1 sheet") : Say::tr("%1 sheets").arg(item.sheets);
}

QString bytesWords(std::uint64_t bytes) {
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), bytes < 1'000'000 ? 0 : 1,
                                       QLocale::DataSizeSIFormat);
}

std::optional<Filed> filedOf(service::Session& session, RecordId record, std::uint32_t revision) {
    const auto kept = store::OutboxRepository(session.database()).receipts(record, revision);
    const auto trust = session.trust();
    if (!kept || !trust) {
        return std::nullopt;
    }
    for (const auto& one : *kept) {
        if (one.means != store::OutboxState::Received) {
            continue;
        }
        const auto receipt = protocol::verifyReceived(one.token, **trust, one.takenAt);
        if (receipt && receipt->outcome == protocol::Outcome::Filed) {
            const auto digest = crypto::sha256(bytesOf(one.token));
            const QByteArray hex =
                QByteArray(reinterpret_cast<const char*>(digest.data()), 4).toHex().toUpper();
            return Filed{receipt->time, QString::fromLatin1(hex.first(4) + ' ' + hex.last(4))};
        }
    }
    return std::nullopt;
}

} // namespace holdfast::ui
