// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/desk.h"
#include "platform/linux/confinement.h"
#include "qml/controls/enums.h"

#include <QStringList>
#include <functional>

namespace holdfast::ui {

/// When the keyboard on the screen appears.
namespace keyboard {
Q_NAMESPACE
QML_NAMED_ELEMENT(ScreenKeyboard)
enum ScreenKeyboard { Automatic, On, Off };
Q_ENUM_NS(ScreenKeyboard)
} // namespace keyboard

/// What the process and the key store really give, as measured at the start.
struct Protection {
    platform::ConfinementReport confinement{};
    bool developmentKeys = false;
    bool hardwareKeyboard = true;
};

/// How the app looks and behaves for this person. Kept in the vault ("settings"): nothing about a person is
/// at rest in clear. Before the first unlock the defaults hold, and what is changed then lasts until an
/// unlock. GUI thread.
class SettingsModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("App.settings")
    Q_PROPERTY(int textPercent READ textPercent WRITE setTextPercent NOTIFY changed)
    /// An Appearance.
    Q_PROPERTY(int appearance READ appearance WRITE setAppearance NOTIFY changed)
    /// A Hand.
    Q_PROPERTY(int hand READ hand WRITE setHand NOTIFY changed)
    Q_PROPERTY(bool reducedMotion READ reducedMotion WRITE setReducedMotion NOTIFY changed)
    Q_PROPERTY(int lockMinutes READ lockMinutes WRITE setLockMinutes NOTIFY changed)
    Q_PROPERTY(holdfast::ui::keyboard::ScreenKeyboard keyboard READ keyboard WRITE setKeyboard NOTIFY changed)
    Q_PROPERTY(bool keyboardShown READ keyboardShown NOTIFY changed)
    /// What the desktop prefers; false until it has answered.
    Q_PROPERTY(bool systemDark READ systemDark NOTIFY changed)
    /// What protects this tablet now, and what does not, one sentence each.
    Q_PROPERTY(QStringList protections READ protections CONSTANT)
    Q_PROPERTY(QStringList gaps READ gaps CONSTANT)

public:
    static constexpr int largestText = 200;
    static constexpr int longestLockMinutes = 10;

    SettingsModel(Desk& desk, const Protection& protection);

    [[nodiscard]] int textPercent() const { return m_values.textPercent; }
    void setTextPercent(int percent);
    [[nodiscard]] appearance::Appearance appearance() const { return m_values.appearance; }
    void setAppearance(int appearance);
    [[nodiscard]] hand::Hand hand() const { return m_values.hand; }
    void setHand(int hand);
    [[nodiscard]] bool reducedMotion() const { return m_values.reducedMotion; }
    void setReducedMotion(bool reduced);
    [[nodiscard]] int lockMinutes() const { return m_values.lockMinutes; }
    void setLockMinutes(int minutes);
    [[nodiscard]] keyboard::ScreenKeyboard keyboard() const { return m_values.keyboard; }
    void setKeyboard(keyboard::ScreenKeyboard keyboard);
    [[nodiscard]] bool keyboardShown() const;
    [[nodiscard]] bool systemDark() const { return m_systemDark; }
    void setSystemDark(bool dark);
    [[nodiscard]] QStringList protections() const;
    [[nodiscard]] QStringList gaps() const;

    /// Takes what the vault keeps, then calls `then`: Locked when the tablet was locked meanwhile.
    void restore(std::function<void(const Result<void>&)> then);
    /// From now on changes are not written: the tablet is locked.
    void detach() { m_attached = false; }

signals:
    void changed();

private:
    struct Values {
        int textPercent = 100;
        appearance::Appearance appearance = appearance::System;
        hand::Hand hand = hand::Right;
        bool reducedMotion = false;
        int lockMinutes = 2;
        keyboard::ScreenKeyboard keyboard = keyboard::Automatic;
        friend bool operator==(const Values&, const Values&) = default;
    };
    void change(const Values& values);
    [[nodiscard]] static Values sane(Values values);
    [[nodiscard]] QByteArray toJson() const;
    [[nodiscard]] static Values fromJson(const QByteArray& json);

    Desk& m_desk;
    const Protection m_protection;
    Values m_values;
    bool m_systemDark = false;
    bool m_attached = false;
};

} // namespace holdfast::ui
