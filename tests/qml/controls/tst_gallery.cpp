// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/secret.h"
#include "tests/support/accessibility_walk.h"
#include "tests/support/theme_access.h"

#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickView>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(Holdfast_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(Holdfast_GalleryPlugin)

using holdfast::test::AccessibleThing;

/// Walks over every control of the gallery as a screen reader would.
class GalleryTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QVERIFY(holdfast::crypto::initialise());
        QVERIFY(holdfast::test::activateAccessibility());
    }

    void everyControlCanBeNamedAndHit_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("layout");
        QTest::addColumn<double>("scale");
        QTest::newRow("wide") << 980 << 1280 << 1.0;
        QTest::newRow("portrait") << 800 << 800 << 1.0;
        QTest::newRow("phone") << 360 << 360 << 1.0;
        QTest::newRow("wide, 200% text") << 1128 << 1280 << 2.0;
        QTest::newRow("phone, 150% text") << 411 << 411 << 1.5;
    }

    void everyControlCanBeNamedAndHit() {
        QFETCH(int, width);
        QFETCH(int, layout);
        QFETCH(double, scale);
        QQuickView view;
        QVERIFY(load(view, width, layout, scale));
        const QStringList faults = holdfast::test::accessibilityFaults(view);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    }

    void statesAreSaid() {
        QQuickView view;
        QVERIFY(load(view, 980, 1280, 1.0));
        const QList<AccessibleThing> things = holdfast::test::accessibleThings(view);
        QVERIFY(find(things, QStringLiteral("Observation")).state.checkable);
        QVERIFY(find(things, QStringLiteral("I explained I may have to tell someone")).state.checked);
        QVERIFY(!find(things, QStringLiteral("Read aloud")).state.checked);
        QCOMPARE(find(things, QStringLiteral("Passphrase, hidden")).role, QAccessible::EditableText);
        QCOMPARE(find(things, QStringLiteral("Sending…")).role, QAccessible::Button);
    }

    void aCoveredNoteSaysNothingAboutItself() {
        QQuickView view;
        QVERIFY(load(view, 980, 1280, 1.0));
        for (const AccessibleThing& thing : holdfast::test::accessibleThings(view)) {
            QVERIFY2(!thing.name.contains(QLatin1String("Hidden until asked")), qPrintable(thing.name));
            QVERIFY2(!thing.name.contains(QLatin1String("read only while it is held")),
                     qPrintable(thing.name));
            QVERIFY2(!thing.name.contains(QLatin1String("Mum, but not Dad")), qPrintable(thing.name));
        }
    }

private:
    static AccessibleThing find(const QList<AccessibleThing>& things, const QString& name) {
        for (const AccessibleThing& thing : things) {
            if (thing.name == name && holdfast::test::isInteractive(thing)) {
                return thing;
            }
        }
        return {};
    }

    static bool load(QQuickView& view, int width, int layout, double scale) {
        QObject* theme = holdfast::test::themeOf(*view.engine());
        if (theme == nullptr) {
            return false;
        }
        theme->setProperty("textScale", scale);
        theme->setProperty("windowWidth", layout);
        view.setSource(QUrl(QStringLiteral("qrc:/qt-project.org/imports/Holdfast/Gallery/Gallery.qml")));
        if (view.status() != QQuickView::Ready) {
            return false;
        }
        view.setResizeMode(QQuickView::SizeRootObjectToView);
        view.resize(width, 800);
        view.show();
        if (!QTest::qWaitForWindowExposed(&view)) {
            return false;
        }
        // The page gets as high as it needs, so that everything is inside the window.
        return QTest::qWaitFor([&view] {
            const int wanted = qRound(view.rootObject()->implicitHeight());
            const bool settled = view.height() == wanted && qRound(view.rootObject()->height()) == wanted;
            view.resize(view.width(), wanted);
            return settled;
        });
    }
};

QTEST_MAIN(GalleryTest)
#include "tst_gallery.moc"
