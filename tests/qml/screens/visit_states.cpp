// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screen_states.h"

#include "app/models/id_text.h"
#include "tests/support/tallowby.h"

#include <QQuickWindow>
#include <QTest>

namespace holdfast::test {
namespace {

bool open(ScreenHarness& harness, ui::screen::Screen screen, const QString& subject) {
    harness.app().navigator()->open(screen, subject);
    harness.settle();
    auto* model = harness.window().findChild<QObject*>(QStringLiteral("visitModel"));
    return screen != ui::screen::Visit ||
           (model != nullptr && ScreenHarness::waitFor([&] { return model->property("loaded").toBool(); }));
}

bool openVisit(ScreenHarness& harness, const Tallowby& family) {
    const bool there = open(harness, ui::screen::Visit, ui::textOf(family.visit));
    harness.settle();
    return there;
}

bool fullVisit(ScreenHarness& harness) {
    return openVisit(harness, fillTallowby(harness.tablet()));
}

QObject* capture(ScreenHarness& harness) {
    return harness.window().findChild<QObject*>(QStringLiteral("captureModel"));
}

void typeText(ScreenHarness& harness, const QString& text) {
    for (const QChar letter : text) {
        QTest::keyClick(&harness.window(), letter.toLatin1());
    }
    harness.settle();
}

bool writingChildsWords(ScreenHarness& harness) {
    if (!fullVisit(harness)) {
        return false;
    }
    QQuickItem* chip = harness.find(QStringLiteral("Child’s words"));
    QQuickItem* field = harness.find(QStringLiteral("What did you see or hear?"), "label");
    if (chip == nullptr || field == nullptr || capture(harness) == nullptr) {
        return false;
    }
    capture(harness)->setProperty("kind", ui::kind::ChildsWords);
    capture(harness)->setProperty("speaker", ui::textOf(tallowby(harness.tablet()).wren));
    field->forceActiveFocus();
    typeText(harness, QStringLiteral("If Mum knew I was scared she'd"));
    return ScreenHarness::waitFor([&] { return !capture(harness)->property("entry").toString().isEmpty(); });
}

bool notSaved(ScreenHarness& harness) {
    if (!openVisit(harness, startTallowby(harness.tablet()))) {
        return false;
    }
    QQuickItem* field = harness.find(QStringLiteral("What did you see or hear?"), "label");
    if (field == nullptr) {
        return false;
    }
    field->forceActiveFocus();
    // A vault that cannot be written: the visit of the note is gone from it.
    capture(harness)->setProperty("visit", QStringLiteral("00000000-0000-7000-8000-000000000000"));
    typeText(harness, QStringLiteral("The door was open."));
    return true;
}

} // namespace

QList<ScreenState> visitStates() {
    using Start = ScreenHarness::Start;
    return {
        {QStringLiteral("visit-empty"), Start::Open,
         [](ScreenHarness& harness) { return openVisit(harness, startTallowby(harness.tablet())); }},
        {QStringLiteral("visit-full"), Start::Open, fullVisit},
        {QStringLiteral("visit-childs-words"), Start::Open, writingChildsWords},
        {QStringLiteral("entry-detail"), Start::Open,
         [](ScreenHarness& harness) {
             const auto family = fillTallowby(harness.tablet());
             return open(harness, ui::screen::Entry, ui::textOf(family.saidByMaud));
         }},
    };
}

} // namespace holdfast::test
