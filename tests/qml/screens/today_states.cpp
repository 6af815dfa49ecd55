// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screen_states.h"

#include "app/models/id_text.h"
#include "tests/support/workday.h"

#include <QQuickWindow>

namespace holdfast::test {
namespace {

bool loaded(ScreenHarness& harness, const char* model) {
    const bool there = ScreenHarness::waitFor([&] {
        auto* found = harness.window().findChild<QObject*>(QLatin1String(model));
        return found != nullptr && found->property("loaded").toBool();
    });
    harness.settle();
    return there;
}

bool today(ScreenHarness& harness) {
    harness.app().navigator()->show(ui::screen::Today);
    harness.settle();
    return loaded(harness, "todayModel");
}

bool sending(ScreenHarness& harness) {
    harness.app().navigator()->open(ui::screen::Sending);
    harness.settle();
    return loaded(harness, "sendingModel");
}

bool finish(ScreenHarness& harness, VisitId visit) {
    harness.app().navigator()->open(ui::screen::Finish, ui::textOf(visit));
    harness.settle();
    return loaded(harness, "finishModel");
}

} // namespace

QList<ScreenState> todayStates() {
    using Start = ScreenHarness::Start;
    return {
        {QStringLiteral("today-planned"), Start::Open,
         [](ScreenHarness& harness) { return fillWorkday(harness.tablet()) && today(harness); }},
        {QStringLiteral("today-on-a-visit"), Start::Open,
         [](ScreenHarness& harness) {
             return fillWorkday(harness.tablet()) && beginTallowby(harness.tablet()) && today(harness);
         }},
        {QStringLiteral("today-empty"), Start::Open,
         [](ScreenHarness& harness) {
             harness.tablet().clock().advance(std::chrono::hours(24));
             return today(harness);
         }},
        {QStringLiteral("today-many"), Start::Open,
         [](ScreenHarness& harness) { return planMany(harness.tablet(), 40) && today(harness); }},
        {QStringLiteral("visit-not-planned"), Start::Open,
         [](ScreenHarness& harness) {
             return today(harness) && harness.tap(QStringLiteral("Visit not planned"));
         }},
        {QStringLiteral("finish-findings"), Start::Open,
         [](ScreenHarness& harness) { return finish(harness, troubledVisit(harness.tablet())); }},
        {QStringLiteral("finish-way"), Start::Open,
         [](ScreenHarness& harness) {
             return finish(harness, troubledVisit(harness.tablet())) &&
                    harness.tapNamed(QStringLiteral("Advised: Ottoline Brack is not part of this case")) &&
                    harness.tapNamed(QStringLiteral("Say why the note needs to name them"));
         }},
        {QStringLiteral("finish-nothing"), Start::Open,
         [](ScreenHarness& harness) { return finish(harness, quietVisit(harness.tablet())); }},
        {QStringLiteral("finish-way-open"), Start::Open,
         [](ScreenHarness& harness) {
             return finish(harness, troubledVisit(harness.tablet())) &&
                    harness.tap(QStringLiteral("They have changed their mind"));
         }},
        {QStringLiteral("sending-nothing"), Start::Open, sending},
        {QStringLiteral("sending-detail"), Start::Open,
         [](ScreenHarness& harness) {
             return sendTwo(harness.tablet()) && refuseFirst(harness.tablet()) && sending(harness) &&
                    harness.tap(QStringLiteral("Bramblecote visit, today"));
         }},
        {QStringLiteral("sending-waiting"), Start::Open,
         [](ScreenHarness& harness) { return sendTwo(harness.tablet()) && sending(harness); }},
        {QStringLiteral("sending-needs-you"), Start::Open,
         [](ScreenHarness& harness) {
             return sendTwo(harness.tablet()) && refuseFirst(harness.tablet()) && sending(harness);
         }},
        {QStringLiteral("sending-received"), Start::Open,
         [](ScreenHarness& harness) {
             return sendTwo(harness.tablet()) && receiveFirst(harness.tablet()) && sending(harness) &&
                    harness.tap(QStringLiteral("Bramblecote visit, today"));
         }},
        {QStringLiteral("sending-offline"), Start::Open,
         [](ScreenHarness& harness) {
             return sendTwo(harness.tablet()) && goOffline(harness.tablet()) && sending(harness);
         }},
    };
}

} // namespace holdfast::test
