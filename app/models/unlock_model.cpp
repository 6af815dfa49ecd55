// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/unlock_model.h"

namespace holdfast::ui {

void UnlockModel::unlock(PassphraseInput* input) {
    if (m_busy || m_desk == nullptr || input == nullptr || input->length() == 0) {
        return;
    }
    auto secret = input->takeSecret();
    if (!secret) {
        settle(secret.error());
        return;
    }
    m_busy = true;
    m_trouble = {};
    m_sentence.clear();
    emit changed();
    // Shared, since a task of the pool must be copyable and a secret is not.
    const auto held = std::make_shared<crypto::SecretBuffer>(std::move(secret).value());
    m_desk->inBackground(
        this,
        [held](service::Tablet& tablet) {
            auto done = tablet.unlock(*held);
            held->clear();
            return done;
        },
        [this](const Result<void>& done) { settle(done); });
}

void UnlockModel::settle(const Result<void>& done) {
    m_busy = false;
    if (!done) {
        m_trouble = wordsFor(done.error());
        if (done.code() == ErrorCode::WrongPassphrase) {
            const auto left = static_cast<int>(done.error().detail());
            m_trouble.technical.clear();
            m_sentence = left > 3
                             ? tr("That is not the passphrase. Nothing is lost. %n tries left.", "", left)
                             : tr("That is not the passphrase. Nothing is lost. %n tries left before this "
                                  "tablet is sealed.",
                                  "", left);
        } else if (done.code() == ErrorCode::TooManyAttempts && done.error().detail() > 0) {
            const auto seconds = static_cast<int>((done.error().detail() + 999) / 1'000);
            m_trouble.technical.clear();
            m_sentence =
                tr("Several tries were wrong. Nothing is lost. Try again in %n seconds.", "", seconds);
        } else {
            m_sentence = m_trouble.sentences();
        }
    }
    emit changed();
}

} // namespace holdfast::ui
