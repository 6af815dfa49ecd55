// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/session.h"
#include "qml/controls/enums.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

/// A worker's day in words. Made on the store thread, so that another family's name never reaches the screen
/// while a visit is under way.
namespace holdfast::ui {

/// What a row of the day is.
namespace dayrow {
Q_NAMESPACE
QML_NAMED_ELEMENT(DayRow)
enum Kind { Visit, Next, Now };
Q_ENUM_NS(Kind)
/// What its one action does.
enum Action { Nothing, Look, WriteUp };
Q_ENUM_NS(Action)
} // namespace dayrow

class TodayRow {
    Q_GADGET
    QML_VALUE_TYPE(todayRow)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(int kind MEMBER kind)
    Q_PROPERTY(QString time MEMBER time)
    Q_PROPERTY(QString under MEMBER under)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString rest MEMBER rest)
    Q_PROPERTY(QString detail MEMBER detail)
    Q_PROPERTY(QString iconName MEMBER iconName)
    Q_PROPERTY(int weight MEMBER weight)
    Q_PROPERTY(int action MEMBER action)
    Q_PROPERTY(bool last MEMBER last)

public:
    QString id;
    int kind = dayrow::Visit;
    QString time;
    QString under;  ///< "50 minutes"
    QString title;  ///< "Bramblecote family"
    QString rest;   ///< " · home visit, 4 Cockle Lane"
    QString detail; ///< "Received by the case system 10:44"
    QString iconName;
    int weight = severity::Information; ///< Done, Advised or Information: the colour of the node
    int action = dayrow::Nothing;
    bool last = false;
    friend bool operator==(const TodayRow&, const TodayRow&) = default;
};

/// To write up, paper held: a row at the side.
class SideRow {
    Q_GADGET
    QML_VALUE_TYPE(sideRow)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString detail MEMBER detail)
    Q_PROPERTY(QString due MEMBER due)
    Q_PROPERTY(QString iconName MEMBER iconName)

public:
    QString id;
    QString title;
    QString detail;
    QString due; ///< "Was due yesterday."
    QString iconName;
    friend bool operator==(const SideRow&, const SideRow&) = default;
};

/// One line of "Before you knock".
class KnockRow {
    Q_GADGET
    QML_VALUE_TYPE(knockRow)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString lead MEMBER lead)
    Q_PROPERTY(QString rest MEMBER rest)
    Q_PROPERTY(QString iconName MEMBER iconName)
    Q_PROPERTY(bool child MEMBER child)

public:
    QString id;
    QString lead;
    QString rest;
    QString iconName;
    bool child = false; ///< a child's voice: heather
    friend bool operator==(const KnockRow&, const KnockRow&) = default;
};

/// The visit that is next, or under way.
struct NextVisit {
    QString id; ///< empty when there is none
    QString title;
    QString place; ///< "Home visit, planned · 12 Limpet Row"
    QString purpose;
    QString time;
    bool underWay = false;
    int covered = 0; ///< notes that no family member may read
    QList<KnockRow> knock;
};

struct TodayShown {
    QString heading;
    QString now; ///< "14:32"
    QList<TodayRow> rows;
    NextVisit next;
    bool hiding = false; ///< a visit is under way in open-home view: others are counts
    QList<SideRow> toWriteUp;
    int toWriteUpCount = 0;
    QList<SideRow> paper;
    int paperCount = 0;
};

/// @param chosen the planned visit whose card was asked for; nil for the next one.
/// @param reveal what open-home view hides was asked for.
[[nodiscard]] Result<TodayShown> todayShown(service::Session& session, VisitId chosen, bool reveal);

/// The covered notes to read before knocking, one text each. Asked for only while they are held open.
[[nodiscard]] Result<QStringList> coveredNotes(service::Session& session, VisitId visit);

} // namespace holdfast::ui
