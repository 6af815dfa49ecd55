// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screen_states.h"

#include "qml/controls/passphrase_input.h"
#include "tests/support/workday.h"

#include <QQuickWindow>
#include <QTest>

namespace holdfast::test {
namespace {

ui::PassphraseInput* fieldIn(ScreenHarness& harness, int number = 0) {
    QList<ui::PassphraseInput*> fields = harness.window().findChildren<ui::PassphraseInput*>();
    fields.removeIf([](const ui::PassphraseInput* field) { return !field->isVisible(); });
    return fields.size() > number ? fields.at(number) : nullptr;
}

/// Typed as on a keyboard.
bool type(ScreenHarness& harness, const QString& text, int number = 0) {
    auto* field = fieldIn(harness, number);
    if (field == nullptr) {
        return false;
    }
    field->forceActiveFocus();
    for (const QChar letter : text) {
        QTest::keyClick(&harness.window(), letter.toLatin1());
    }
    return field->length() == text.size();
}

bool typeWrongPassphrase(ScreenHarness& harness) {
    return type(harness, QStringLiteral("not the passphrase")) && harness.tap(QStringLiteral("Unlock")) &&
           ScreenHarness::waitFor([&] {
               return harness.app().triesLeft() < store::passphraseTries ||
                      harness.find(QStringLiteral("Unlocking…"), "busyText") == nullptr ||
                      !harness.find(QStringLiteral("Unlock"))->property("busy").toBool();
           });
}

bool openSettings(ScreenHarness& harness) {
    harness.app().navigator()->show(ui::screen::Settings);
    harness.settle();
    return harness.app().stage() == ui::stage::Open;
}

bool bringCode(ScreenHarness& harness) {
    harness.ui().desk().holdEnrolmentCode(harness.tablet().enrolmentCode());
    auto* setUp = harness.window().findChild<QObject*>(QStringLiteral("setUpModel"));
    return setUp != nullptr && QMetaObject::invokeMethod(setUp, "takeCodeFromFile");
}

bool waitForCouncil(ScreenHarness& harness) {
    return bringCode(harness) && type(harness, QLatin1String(TestTablet::passphrase), 0) &&
           type(harness, QLatin1String(TestTablet::passphrase), 1) &&
           harness.tap(QStringLiteral("Set up this tablet")) &&
           ScreenHarness::waitFor([&] { return harness.find(QStringLiteral("Waiting for the council")); });
}

bool weakPassphrase(ScreenHarness& harness) {
    return bringCode(harness) && type(harness, QStringLiteral("summer"), 0) &&
           type(harness, QStringLiteral("summer"), 1) && harness.tap(QStringLiteral("Set up this tablet"));
}

/// The keyring is open and the tablet's secret is not in it.
bool loseKey(ScreenHarness& harness) {
    harness.tablet().secrets().lose(store::DeviceSecret::Vault);
    return type(harness, QLatin1String(TestTablet::passphrase)) && harness.tap(QStringLiteral("Unlock")) &&
           ScreenHarness::waitFor(
               [&] { return !harness.find(QStringLiteral("Unlock"))->property("busy").toBool(); });
}

} // namespace

QList<ScreenState> shellStates() {
    using Start = ScreenHarness::Start;
    return {
        {QStringLiteral("unlock"), Start::Locked, [](ScreenHarness&) { return true; }},
        {QStringLiteral("unlock-waiting"), Start::Open,
         [](ScreenHarness& harness) {
             const bool sent = sendTwo(harness.tablet());
             harness.app().lock();
             harness.app().refresh();
             return sent && ScreenHarness::waitFor([&] { return harness.app().waitingWords() != QString(); });
         }},
        {QStringLiteral("unlock-wrong"), Start::Locked, typeWrongPassphrase},
        {QStringLiteral("unlock-help"), Start::Locked,
         [](ScreenHarness& harness) { return harness.tap(QStringLiteral("I cannot unlock this tablet")); }},
        {QStringLiteral("unlock-no-key"), Start::Locked, loseKey},
        {QStringLiteral("set-up"), Start::NotSetUp, [](ScreenHarness&) { return true; }},
        {QStringLiteral("set-up-passphrase"), Start::NotSetUp, bringCode},
        {QStringLiteral("set-up-weak"), Start::NotSetUp, weakPassphrase},
        {QStringLiteral("set-up-waiting"), Start::NotSetUp, waitForCouncil},
        {QStringLiteral("set-up-bad-code"), Start::NotSetUp,
         [](ScreenHarness& harness) {
             return type(harness, QStringLiteral("hf1-not-a-code")) && harness.tap(QStringLiteral("Go on"));
         }},
        {QStringLiteral("settings"), Start::Open, openSettings},
        {QStringLiteral("cover"), Start::Open,
         [](ScreenHarness& harness) {
             harness.app().cover();
             return harness.app().covered();
         }},
        {QStringLiteral("notice"), Start::Locked,
         [](ScreenHarness& harness) {
             harness.app().showNotice();
             return harness.app().noticeShown();
         }},
        {QStringLiteral("locking-soon"), Start::Open,
         [](ScreenHarness& harness) {
             static_cast<void>(openSettings(harness));
             harness.tablet().clock().advance(std::chrono::seconds(105));
             harness.app().idleWatch().check();
             return harness.app().secondsToLock() > 0;
         }},
    };
}

} // namespace holdfast::test
