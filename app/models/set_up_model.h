// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/desk.h"
#include "app/models/error_words.h"
#include "qml/controls/passphrase_input.h"

namespace holdfast::ui {

/// Where setting up stands.
namespace setup {
Q_NAMESPACE
QML_NAMED_ELEMENT(SetUpStep)
enum SetUpStep {
    Code,       ///< the enrolment code is wanted
    Passphrase, ///< the code reads well; a passphrase is wanted, twice
    Making,     ///< the vault is being made
    Asking,     ///< the council is being asked to sign
};
Q_ENUM_NS(SetUpStep)
} // namespace setup

/// Makes the vault and enrols it. Code and passphrase stay in guarded memory throughout. GUI thread.
class SetUpModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(holdfast::ui::Desk* desk READ desk WRITE setDesk REQUIRED)
    Q_PROPERTY(holdfast::ui::setup::SetUpStep step READ step NOTIFY changed)
    Q_PROPERTY(holdfast::ui::ErrorWords trouble READ trouble NOTIFY changed)
    /// From the code: who it is for and where it leads. Empty before a code was read.
    Q_PROPERTY(QString person READ person NOTIFY changed)
    Q_PROPERTY(QString gateway READ gateway NOTIFY changed)
    /// About the passphrase as it stands; empty when nothing is wrong.
    Q_PROPERTY(QString passphraseProblem READ passphraseProblem NOTIFY changed)
    Q_PROPERTY(QString againProblem READ againProblem NOTIFY changed)

public:
    using QObject::QObject;

    [[nodiscard]] Desk* desk() const { return m_desk; }
    void setDesk(Desk* desk);
    [[nodiscard]] setup::SetUpStep step() const { return m_step; }
    [[nodiscard]] ErrorWords trouble() const { return m_trouble; }
    [[nodiscard]] QString person() const { return m_person; }
    [[nodiscard]] QString gateway() const { return m_gateway; }
    [[nodiscard]] QString passphraseProblem() const { return m_passphraseProblem; }
    [[nodiscard]] QString againProblem() const { return m_againProblem; }

    /// Takes a code that was typed or pasted. Bad ones are refused here, before anything is made.
    Q_INVOKABLE void takeCode(holdfast::ui::PassphraseInput* input);
    /// A code that was opened as a file at the start, if there is one.
    Q_INVOKABLE void takeCodeFromFile();
    /// Makes the vault under the passphrase, then asks the council.
    Q_INVOKABLE void begin(holdfast::ui::PassphraseInput* first, holdfast::ui::PassphraseInput* second);
    /// Asks the council once more with the code at hand.
    Q_INVOKABLE void askAgain();
    Q_INVOKABLE void anotherCode();

signals:
    void changed();

private:
    void takeCode(Result<crypto::SecretBuffer> code);
    void resume();
    void askCouncil();
    void refuse(const Result<void>& done, setup::SetUpStep back);
    [[nodiscard]] bool passphraseIsGood(const crypto::SecretBuffer& first,
                                        const crypto::SecretBuffer& second);

    Desk* m_desk = nullptr;
    setup::SetUpStep m_step = setup::Code;
    crypto::SecretBuffer m_code;
    bool m_vaultMade = false;
    ErrorWords m_trouble;
    QString m_person;
    QString m_gateway;
    QString m_passphraseProblem;
    QString m_againProblem;
};

} // namespace holdfast::ui
