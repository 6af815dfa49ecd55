// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/session.h"
#include "core/practice/visit_record.h"
#include "qml/controls/enums.h"

#include <QList>
#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

/// What the rules say of a visit before it is sent, in words. Made on the store thread.
namespace holdfast::ui {

class FinishFinding {
    Q_GADGET
    QML_VALUE_TYPE(finishFinding)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(int severity MEMBER severity)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString detail MEMBER detail)

public:
    QString id; ///< the same as long as the finding stands
    int severity = severity::Advised;
    QString title;
    QString detail;
    friend bool operator==(const FinishFinding&, const FinishFinding&) = default;
};

/// A note that a finding touches.
class FinishNote {
    Q_GADGET
    QML_VALUE_TYPE(finishNote)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(int evidence MEMBER evidence)
    Q_PROPERTY(QString head MEMBER head)
    Q_PROPERTY(QString text MEMBER text)
    Q_PROPERTY(bool exactWords MEMBER exactWords)
    Q_PROPERTY(bool covered MEMBER covered)

public:
    QString id;
    int evidence = kind::Observation;
    QString head; ///< "Tidewell Surgery, 17:05 · summary"
    QString text;
    bool exactWords = false;
    bool covered = false; ///< police information: neither head nor text is here
    friend bool operator==(const FinishNote&, const FinishNote&) = default;
};

/// What a way through asks for before it is taken.
namespace wayform {
Q_NAMESPACE
QML_NAMED_ELEMENT(WayForm)
enum Form {
    OneTap,
    Words,          ///< words of the worker's own
    Choice,         ///< one of a few
    ChoiceAndWords, ///< both
    Ring,           ///< somebody at the council
    Notes,          ///< done among the visit's notes
};
Q_ENUM_NS(Form)
} // namespace wayform

class FinishWay {
    Q_GADGET
    QML_VALUE_TYPE(finishWay)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString detail MEMBER detail)
    Q_PROPERTY(QString iconName MEMBER iconName)
    Q_PROPERTY(int form MEMBER form)
    Q_PROPERTY(QStringList choices MEMBER choices)
    Q_PROPERTY(QString label MEMBER label)
    Q_PROPERTY(QString confirm MEMBER confirm)

public:
    QString id;
    QString title;
    QString detail;
    QString iconName;
    int form = wayform::OneTap;
    QStringList choices{};
    QString label{};   ///< of the field for words
    QString confirm{}; ///< of the button
    friend bool operator==(const FinishWay&, const FinishWay&) = default;
};

struct FinishShown {
    QString title; ///< "Finish the Tallowby visit"
    QString guidance;
    QString sendWords; ///< "9 notes go. 2 go restricted, not settled."
    QString ring;      ///< "Talk to Tobias Marrowstone, 01632 960 152."
    QString savedTime;
    QList<FinishFinding> toResolve;
    QList<FinishFinding> advised; ///< with those that were passed
    QString chosen;               ///< empty when there is nothing to see to
    QString chosenPosition;       ///< "1 of 2"
    QString chosenDetail;         ///< what it means for what is sent
    QList<FinishNote> notes;
    QList<FinishWay> ways;
};

/// @param chosen the finding whose ways are wanted; the first when it no longer stands.
[[nodiscard]] FinishShown finishShown(const practice::VisitView& view, const QString& chosen);

/// What a finding is known by on this side.
[[nodiscard]] QString idOf(const practice::Finding& finding);
/// Whom to ring about the case: its manager, or whoever else it names.
[[nodiscard]] QString ringWords(const practice::Case& file);

} // namespace holdfast::ui
