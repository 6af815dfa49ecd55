// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/set_up_model.h"

#include "core/crypto/passphrase.h"
#include "sync/protocol/enrolment.h"

#include <utility>

namespace holdfast::ui {

void SetUpModel::setDesk(Desk* desk) {
    m_desk = desk;
    if (m_desk != nullptr) {
        connect(m_desk, &Desk::enrolmentRefused, this,
                [this](ErrorCode code) { refuse(Error(code), setup::Code); });
        resume();
    }
}

// After a restart between making the vault and the council's signature: the vault knows what was begun.
void SetUpModel::resume() {
    m_desk->ask(
        this,
        [](service::Session& session) -> Result<QString> {
            return session.enrolment() != nullptr ? QString::fromStdString(session.enrolment()->who.name)
                                                  : QString();
        },
        [this](const Result<QString>& begun) {
            if (!begun) {
                return; // no vault yet
            }
            m_vaultMade = true;
            if (!begun->isEmpty() && m_step == setup::Code && m_code.empty()) {
                m_person = *begun;
                m_step = setup::Asking;
            }
            emit changed();
        });
}

void SetUpModel::takeCode(PassphraseInput* input) {
    if (input != nullptr && input->length() > 0) {
        takeCode(input->takeSecret());
    }
}

void SetUpModel::takeCodeFromFile() {
    if (m_desk != nullptr && m_desk->hasEnrolmentCode()) {
        takeCode(Result<crypto::SecretBuffer>(m_desk->takeEnrolmentCode()));
    }
}

void SetUpModel::takeCode(Result<crypto::SecretBuffer> code) {
    m_trouble = {};
    m_person.clear();
    m_gateway.clear();
    Result<protocol::EnrolmentCode> read =
        code ? protocol::readEnrolmentCode(*code) : Result<protocol::EnrolmentCode>(code.error());
    if (read && read->expires <= m_desk->clock().now()) {
        read = Error(ErrorCode::Expired);
    }
    if (!read) {
        m_trouble = wordsFor(read.error());
        if (read.code() == ErrorCode::Malformed || read.code() == ErrorCode::Truncated) {
            m_trouble.happened = tr("That is not an enrolment code, or a part of it is missing.");
            m_trouble.next = tr("Copy the whole code and paste it again, or ask for a new one.");
        } else if (read.code() == ErrorCode::Expired) {
            m_trouble.happened = tr("This enrolment code is no longer valid.");
        }
        emit changed();
        return;
    }
    m_code = std::move(code).value();
    m_person = QString::fromStdString(read->name);
    m_gateway = QString::fromStdString(read->gateway);
    m_step = setup::Passphrase;
    if (m_vaultMade) {
        askCouncil();
        return;
    }
    emit changed();
}

bool SetUpModel::passphraseIsGood(const crypto::SecretBuffer& first, const crypto::SecretBuffer& second) {
    const auto strong = crypto::checkStrength(first);
    m_passphraseProblem =
        strong ? QString() : tr("Too easy to guess. Use four words, or 14 characters or more.");
    m_againProblem = strong && !crypto::constantTimeEqual(first.view(), second.view())
                         ? tr("These are not the same. Type both again.")
                         : QString();
    return m_passphraseProblem.isEmpty() && m_againProblem.isEmpty();
}

void SetUpModel::begin(PassphraseInput* first, PassphraseInput* second) {
    if (m_step != setup::Passphrase || m_desk == nullptr || first == nullptr || second == nullptr) {
        return;
    }
    auto one = first->takeSecret();
    auto two = second->takeSecret();
    if (!one || !two) {
        refuse(one ? two.error() : one.error(), setup::Passphrase);
        return;
    }
    if (!passphraseIsGood(*one, *two)) {
        emit changed();
        return;
    }
    m_step = setup::Making;
    m_trouble = {};
    emit changed();
    const auto held = std::make_shared<crypto::SecretBuffer>(std::move(one).value());
    m_desk->inBackground(
        this,
        [held](service::Tablet& tablet) {
            auto done = tablet.setUp(*held);
            held->clear();
            return done;
        },
        [this](const Result<void>& done) {
            if (!done) {
                refuse(done, setup::Passphrase);
                return;
            }
            m_vaultMade = true;
            askCouncil();
        });
}

void SetUpModel::askAgain() {
    if (m_step == setup::Asking && m_trouble.present() && !m_code.empty()) {
        askCouncil();
    }
}

void SetUpModel::anotherCode() {
    m_code.clear();
    m_trouble = {};
    m_step = setup::Code;
    emit changed();
}

void SetUpModel::askCouncil() {
    m_step = setup::Asking;
    m_trouble = {};
    emit changed();
    auto copy = m_code.clone();
    if (!copy) {
        refuse(copy.error(), setup::Asking);
        return;
    }
    const auto held = std::make_shared<crypto::SecretBuffer>(std::move(copy).value());
    m_desk->inBackground(
        this, [held](service::Tablet& tablet) { return tablet.enrol(*held); },
        [this](const Result<void>& begun) {
            if (!begun) {
                refuse(begun, setup::Asking);
            }
        });
}

void SetUpModel::refuse(const Result<void>& done, setup::SetUpStep back) {
    m_trouble = wordsFor(done.error());
    m_step = back;
    if (back == setup::Code) {
        m_code.clear();
    }
    emit changed();
}

} // namespace holdfast::ui
