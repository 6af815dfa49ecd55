// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/desk.h"
#include "app/models/error_words.h"
#include "qml/controls/passphrase_input.h"

namespace holdfast::ui {

/// The lock screen's one act. The passphrase goes from the field's guarded memory to the vault and nowhere
/// else.
class UnlockModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(holdfast::ui::Desk* desk MEMBER m_desk REQUIRED)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    /// Not present before the first try.
    Q_PROPERTY(holdfast::ui::ErrorWords trouble READ trouble NOTIFY changed)
    /// The same in one line, with the tries that are left.
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed)

public:
    using QObject::QObject;

    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] ErrorWords trouble() const { return m_trouble; }
    [[nodiscard]] QString sentence() const { return m_sentence; }

    /// Takes what was typed and tries it, off this thread. A second call meanwhile does nothing. When it
    /// opens, App changes its stage.
    Q_INVOKABLE void unlock(holdfast::ui::PassphraseInput* input);

signals:
    void changed();

private:
    void settle(const Result<void>& done);

    Desk* m_desk = nullptr;
    bool m_busy = false;
    ErrorWords m_trouble;
    QString m_sentence;
};

} // namespace holdfast::ui
