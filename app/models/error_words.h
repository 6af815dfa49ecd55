// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace holdfast::ui {

/// What is told about a failure, always in this order: what happened, whether anything is lost (Yes or No
/// first), what to do next. `technical` is for the help desk, in small text, last.
class ErrorWords {
    Q_GADGET
    QML_VALUE_TYPE(errorWords)
    Q_PROPERTY(QString happened MEMBER happened)
    Q_PROPERTY(QString lost MEMBER lost)
    Q_PROPERTY(QString next MEMBER next)
    Q_PROPERTY(QString technical MEMBER technical)
    /// `lost` with its question, for where no heading asks it.
    Q_PROPERTY(QString lostAnswered READ lostAnswered)
    /// All three in their order, as one text.
    Q_PROPERTY(QString sentences READ sentences)
    /// False when nothing went wrong.
    Q_PROPERTY(bool present READ present)

public:
    QString happened;
    QString lost;
    QString next;
    QString technical;
    [[nodiscard]] QString lostAnswered() const;
    [[nodiscard]] QString sentences() const;
    [[nodiscard]] bool present() const { return !happened.isEmpty(); }
    friend bool operator==(const ErrorWords&, const ErrorWords&) = default;
};

/// The one table. Every ErrorCode has its row.
[[nodiscard]] ErrorWords wordsFor(ErrorCode code);
/// The same with the place in our source and its number as the technical reference.
[[nodiscard]] ErrorWords wordsFor(const Error& error);

} // namespace holdfast::ui
