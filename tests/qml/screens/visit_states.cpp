// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "screen_states.h"

#include "app/models/id_text.h"
#include "app/models/note_writer.h"
#include "app/models/open_home.h"
#include "qml/controls/enums.h"
#include "tests/support/tallowby.h"

#include <QAbstractListModel>
#include <QDir>
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
    const auto refuses = harness.tablet().tablet().withSession([](service::Session& session) {
        return session.database().run(
            "CREATE TRIGGER refused BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'full'); END");
    });
    typeText(harness, QStringLiteral("The door was open."));
    return refuses.hasValue() && ScreenHarness::waitFor([&] {
               return capture(harness)->property("state").toInt() == ui::saving::NotSaved;
           });
}

bool writing(ScreenHarness& harness, int kind) {
    if (!fullVisit(harness) || capture(harness) == nullptr) {
        return false;
    }
    capture(harness)->setProperty("kind", kind);
    QQuickItem* field = harness.window().activeFocusItem();
    if (field == nullptr) {
        return false;
    }
    typeText(harness, QStringLiteral("She said the radio was on all night."));
    return ScreenHarness::waitFor([&] { return !capture(harness)->property("entry").toString().isEmpty(); });
}

bool visitSheet(ScreenHarness& harness) {
    return fullVisit(harness) && harness.tapNamed(QStringLiteral("Visit")) &&
           harness.find(QStringLiteral("Here")) != nullptr;
}

bool entryWithHandling(ScreenHarness& harness, bool police) {
    const auto family = fillTallowby(harness.tablet());
    if (!openVisit(harness, family)) {
        return false;
    }
    auto* visit = harness.window().findChild<QObject*>(QStringLiteral("visitModel"));
    QMetaObject::invokeMethod(visit, "setOpenHome", Q_ARG(bool, false));
    if (!ScreenHarness::waitFor([&] { return !visit->property("openHome").toBool(); }) ||
        !open(harness, ui::screen::Entry, ui::textOf(family.saidByMaud))) {
        return false;
    }
    auto* entry = harness.window().findChild<QObject*>(QStringLiteral("entryDetailModel"));
    if (entry == nullptr || !ScreenHarness::waitFor([&] { return entry->property("loaded").toBool(); })) {
        return false;
    }
    entry->setProperty("handling", police ? ui::handling::PoliceIntelligence : ui::handling::Confidential);
    harness.settle();
    return harness.find(QStringLiteral("Handling")) != nullptr;
}

/// A folder with two photographs, on the tablet's own temporary disk.
/// @param broken what stands in the newest in place of a picture.
bool openPhotos(ScreenHarness& harness, bool take, const QByteArray& broken = {}) {
    const auto family = startTallowby(harness.tablet());
    const QDir home(QString::fromStdString(harness.tablet().home().root().string()));
    if (!home.mkpath(QStringLiteral("camera"))) {
        return false;
    }
    const QString folder = home.filePath(QStringLiteral("camera"));
    for (const auto& [name, color] :
         {std::pair("IMG_0412.jpg", Qt::darkCyan), std::pair("IMG_0413.jpg", Qt::gray)}) {
        QImage picture(800, 600, QImage::Format_RGB32);
        picture.fill(color);
        if (!picture.save(folder + u'/' + QLatin1String(name))) {
            return false;
        }
    }
    if (!broken.isEmpty()) {
        QFile file(folder + QStringLiteral("/IMG_0414.jpg"));
        if (!file.open(QIODevice::WriteOnly) || file.write(broken) != broken.size()) {
            return false;
        }
    }
    harness.ui().photos().setFolders({folder});
    if (!open(harness, ui::screen::Photograph, ui::textOf(family.visit))) {
        return false;
    }
    auto* model = harness.window().findChild<QObject*>(QStringLiteral("photoListModel"));
    if (model == nullptr || !take) {
        return model != nullptr;
    }
    int row = 0;
    for (int i = 0; !broken.isEmpty() && i < model->property("count").toInt(); ++i) {
        const auto* photos = qobject_cast<QAbstractListModel*>(model);
        row = photos->data(photos->index(i), Qt::UserRole).toString().contains(u"0414") ? i : row;
    }
    QMetaObject::invokeMethod(model, "take", Q_ARG(int, row));
    const bool answered = ScreenHarness::waitFor([&] { return !model->property("busy").toBool(); });
    harness.settle();
    return answered && model->property("kept").toString().isEmpty() != broken.isEmpty();
}

/// The page of a note when no family is beside the worker.
bool openNote(ScreenHarness& harness, const Tallowby& family, EntryId entry) {
    const bool off = harness.tablet()
                         .tablet()
                         .withSession([&](service::Session& session) {
                             return ui::setOpenHome(session.database(), family.visit, false);
                         })
                         .hasValue();
    const bool there = off && open(harness, ui::screen::Entry, ui::textOf(entry));
    harness.settle();
    return there;
}

} // namespace

QList<ScreenState> visitStates() {
    using Start = ScreenHarness::Start;
    return {
        {QStringLiteral("visit-empty"), Start::Open,
         [](ScreenHarness& harness) { return openVisit(harness, startTallowby(harness.tablet())); }},
        {QStringLiteral("visit-full"), Start::Open, fullVisit},
        {QStringLiteral("visit-childs-words"), Start::Open, writingChildsWords},
        {QStringLiteral("visit-said-by"), Start::Open,
         [](ScreenHarness& harness) { return writing(harness, ui::kind::SaidBy); }},
        {QStringLiteral("visit-agency"), Start::Open,
         [](ScreenHarness& harness) { return writing(harness, ui::kind::Agency); }},
        {QStringLiteral("visit-told"), Start::Open,
         [](ScreenHarness& harness) { return writing(harness, ui::kind::Told); }},
        {QStringLiteral("visit-not-saved"), Start::Open, notSaved},
        {QStringLiteral("visit-sheet"), Start::Open, visitSheet},
        {QStringLiteral("entry-handling"), Start::Open,
         [](ScreenHarness& harness) { return entryWithHandling(harness, false); }},
        {QStringLiteral("entry-police"), Start::Open,
         [](ScreenHarness& harness) { return entryWithHandling(harness, true); }},
        {QStringLiteral("entry-detail"), Start::Open,
         [](ScreenHarness& harness) {
             const auto family = fillTallowby(harness.tablet());
             return open(harness, ui::screen::Entry, ui::textOf(family.saidByMaud));
         }},
        {QStringLiteral("entry-from-police"), Start::Open,
         [](ScreenHarness& harness) {
             const auto family = fillTallowby(harness.tablet());
             return openNote(harness, family, family.fromPolice);
         }},
        {QStringLiteral("entry-taken-out"), Start::Open,
         [](ScreenHarness& harness) {
             const auto family = fillTallowby(harness.tablet());
             return openNote(harness, family, family.opinion) && harness.tap(QStringLiteral("Take this out"));
         }},
        {QStringLiteral("photo-none"), Start::Open,
         [](ScreenHarness& harness) {
             return open(harness, ui::screen::Photograph, ui::textOf(startTallowby(harness.tablet()).visit));
         }},
        {QStringLiteral("photo-not-one"), Start::Open,
         [](ScreenHarness& harness) { return openPhotos(harness, true, "not a photograph"); }},
        {QStringLiteral("photo-list"), Start::Open,
         [](ScreenHarness& harness) { return openPhotos(harness, false); }},
        {QStringLiteral("photo-kept"), Start::Open,
         [](ScreenHarness& harness) { return openPhotos(harness, true); }},
    };
}

} // namespace holdfast::test
