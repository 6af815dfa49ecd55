// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/settings_model.h"

#include "core/store/meta_repository.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace holdfast::ui {
namespace {

constexpr auto metaName = "settings";
constexpr int textStep = 25;

const auto textKey = QLatin1String("text");
const auto appearanceKey = QLatin1String("appearance");
const auto handKey = QLatin1String("hand");
const auto reducedMotionKey = QLatin1String("reducedMotion");
const auto lockMinutesKey = QLatin1String("lockMinutes");
const auto keyboardKey = QLatin1String("keyboard");

} // namespace

SettingsModel::SettingsModel(Desk& desk, const Protection& protection)
    : m_desk(desk), m_protection(protection) {}

void SettingsModel::setTextPercent(int percent) {
    Values values = m_values;
    values.textPercent = percent;
    change(values);
}

void SettingsModel::setAppearance(int appearance) {
    Values values = m_values;
    values.appearance = static_cast<appearance::Appearance>(appearance);
    change(values);
}

void SettingsModel::setHand(int hand) {
    Values values = m_values;
    values.hand = static_cast<hand::Hand>(hand);
    change(values);
}

void SettingsModel::setReducedMotion(bool reduced) {
    Values values = m_values;
    values.reducedMotion = reduced;
    change(values);
}

void SettingsModel::setLockMinutes(int minutes) {
    Values values = m_values;
    values.lockMinutes = minutes;
    change(values);
}

void SettingsModel::setKeyboard(keyboard::ScreenKeyboard keyboard) {
    Values values = m_values;
    values.keyboard = keyboard;
    change(values);
}

bool SettingsModel::keyboardShown() const {
    return m_values.keyboard == keyboard::On ||
           (m_values.keyboard == keyboard::Automatic && !m_protection.hardwareKeyboard);
}

void SettingsModel::setSystemDark(bool dark) {
    if (dark != m_systemDark) {
        m_systemDark = dark;
        emit changed();
    }
}

SettingsModel::Values SettingsModel::sane(Values values) {
    values.textPercent = std::clamp(values.textPercent / textStep * textStep, 100, largestText);
    values.lockMinutes = std::clamp(values.lockMinutes, 1, longestLockMinutes);
    if (values.appearance < appearance::System || values.appearance > appearance::Dark) {
        values.appearance = appearance::System;
    }
    if (values.hand != hand::Left) {
        values.hand = hand::Right;
    }
    if (values.keyboard < keyboard::Automatic || values.keyboard > keyboard::Off) {
        values.keyboard = keyboard::Automatic;
    }
    return values;
}

void SettingsModel::change(const Values& values) {
    const Values next = sane(values);
    if (next == m_values) {
        return;
    }
    m_values = next;
    emit changed();
    if (m_attached) {
        m_desk.ask(
            this,
            [json = toJson()](service::Session& session) {
                return store::MetaRepository(session.database()).set(metaName, json.toStdString());
            },
            [](const Result<void>&) { /* it holds until the lock, and the next change writes it again */ });
    }
}

void SettingsModel::restore(std::function<void(const Result<void>&)> then) {
    m_desk.ask(
        this,
        [](service::Session& session) { return store::MetaRepository(session.database()).text(metaName); },
        [this, then = std::move(then)](const Result<std::optional<std::string>>& text) {
            if (!text && text.code() == ErrorCode::Locked) {
                then(text.error());
                return;
            }
            if (text && *text) {
                m_values = fromJson(QByteArray::fromStdString(**text));
                emit changed();
            }
            m_attached = true;
            then({});
        });
}

QByteArray SettingsModel::toJson() const {
    return QJsonDocument(QJsonObject{{textKey, m_values.textPercent},
                                     {appearanceKey, static_cast<int>(m_values.appearance)},
                                     {handKey, static_cast<int>(m_values.hand)},
                                     {reducedMotionKey, m_values.reducedMotion},
                                     {lockMinutesKey, m_values.lockMinutes},
                                     {keyboardKey, static_cast<int>(m_values.keyboard)}})
        .toJson(QJsonDocument::Compact);
}

SettingsModel::Values SettingsModel::fromJson(const QByteArray& json) {
    const QJsonObject kept = QJsonDocument::fromJson(json).object();
    const Values standard;
    Values values;
    values.textPercent = kept.value(textKey).toInt(standard.textPercent);
    values.appearance = static_cast<appearance::Appearance>(kept.value(appearanceKey).toInt());
    values.hand = static_cast<hand::Hand>(kept.value(handKey).toInt());
    values.reducedMotion = kept.value(reducedMotionKey).toBool();
    values.lockMinutes = kept.value(lockMinutesKey).toInt(standard.lockMinutes);
    values.keyboard = static_cast<keyboard::ScreenKeyboard>(kept.value(keyboardKey).toInt());
    return sane(values);
}

QStringList SettingsModel::protections() const {
    const auto& held = m_protection.confinement;
    QStringList words{
        tr("Everything stored here is encrypted with your passphrase and a key of this tablet.")};
    if (held.files) {
        words.append(tr("Holdfast can open its own folder only. This is enforced by the tablet’s system."));
    }
    if (held.network) {
        words.append(tr("This part of Holdfast, which can read your work, has no network."));
    }
    if (held.coreDumpsOff) {
        words.append(tr("If Holdfast stops suddenly, no copy of its memory is written."));
    }
    return words;
}

QStringList SettingsModel::gaps() const {
    const auto& held = m_protection.confinement;
    QStringList words;
    if (!held.files) {
        words.append(tr(
            "This tablet’s system is too old to keep Holdfast inside its own folder (Landlock is missing). "
            "Ask IT for an update."));
    } else if (held.landlockAbi < 3) {
        words.append(
            tr("This tablet’s system cannot stop every change to files outside the folder (Landlock %1).")
                .arg(held.landlockAbi));
    }
    if (!held.network || !held.systemCalls) {
        words.append(tr(
            "This tablet’s system cannot keep this part of Holdfast off the network. Ask IT for an update."));
    }
    if (!held.coreDumpsOff) {
        words.append(tr("If Holdfast stops suddenly, a copy of its memory could be written to the disk."));
    }
    if (m_protection.developmentKeys) {
        words.append(tr(
            "The key of this tablet lies in a file, for development. Whoever copies the disk has it. Do not "
            "put real people’s information here."));
    } else {
        words.append(
            tr("The key of this tablet is in its keyring, which is a file on the same disk. Your passphrase "
               "protects it: keep it to yourself."));
    }
    words.append(tr("A tablet that is switched off cannot be reached. Report a lost one at once."));
    return words;
}

} // namespace holdfast::ui
