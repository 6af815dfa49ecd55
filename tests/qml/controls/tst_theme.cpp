// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/theme_access.h"

#include <QColor>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QQmlEngine>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

#include <cmath>

Q_IMPORT_QML_PLUGIN(Holdfast_ControlsPlugin)

namespace {

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color) {
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// WCAG 2: from 1 (none) to 21.
double contrast(const QColor& a, const QColor& b) {
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

enum Mode { System, Light, Dark };

} // namespace

class ThemeTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QFile file(QStringLiteral(":/qt-project.org/imports/Holdfast/Controls/tokens.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_tokens = QJsonDocument::fromJson(file.readAll()).object();
        m_theme = holdfast::test::themeOf(m_engine);
        QVERIFY(m_theme != nullptr);
    }

    void everyPairIsReadable_data() {
        QTest::addColumn<QString>("foreground");
        QTest::addColumn<QString>("background");
        QTest::addColumn<double>("least");
        QTest::addColumn<int>("mode");
        for (const QJsonValue& value : m_tokens.value(QStringLiteral("contrast")).toArray()) {
            const QJsonObject pair = value.toObject();
            const QString fg = pair.value(QStringLiteral("fg")).toString();
            const QString bg = pair.value(QStringLiteral("bg")).toString();
            const double least = pair.value(QStringLiteral("min")).toDouble();
            for (const Mode mode : {Light, Dark}) {
                QTest::addRow("%s on %s, %s", qPrintable(fg), qPrintable(bg), mode == Dark ? "dark" : "light")
                    << fg << bg << least << static_cast<int>(mode);
            }
        }
    }

    void everyPairIsReadable() {
        QFETCH(QString, foreground);
        QFETCH(QString, background);
        QFETCH(double, least);
        QFETCH(int, mode);
        QVERIFY(least >= 3.0);
        QVERIFY(m_theme->setProperty("mode", mode));
        const double ratio = contrast(shown(foreground), shown(background));
        QVERIFY2(ratio >= least, qPrintable(QString::number(ratio)));
    }

    void colorsAreThoseOfTheTokens() {
        for (const Mode mode : {Light, Dark}) {
            QVERIFY(m_theme->setProperty("mode", static_cast<int>(mode)));
            const QJsonObject colors =
                m_tokens.value(QStringLiteral("color"))
                    .toObject()
                    .value(mode == Dark ? QStringLiteral("dark") : QStringLiteral("light"))
                    .toObject();
            QVERIFY(colors.size() > 20);
            for (auto it = colors.begin(); it != colors.end(); ++it) {
                QCOMPARE(shown(it.key()), QColor(it.value().toString()));
            }
        }
    }

    void systemFollowsTheDesktop() {
        QVERIFY(m_theme->setProperty("mode", static_cast<int>(System)));
        QVERIFY(m_theme->setProperty("systemDark", true));
        QVERIFY(m_theme->property("dark").toBool());
        QVERIFY(m_theme->setProperty("systemDark", false));
        QVERIFY(!m_theme->property("dark").toBool());
    }

    void cameraIsDarkInBothThemes() {
        QVERIFY(m_theme->setProperty("mode", static_cast<int>(Light)));
        QVERIFY(m_theme->setProperty("cameraOpen", true));
        QVERIFY(m_theme->property("dark").toBool());
        QVERIFY(m_theme->setProperty("cameraOpen", false));
    }

    void largeTextTakesTheNarrowerLayout() {
        QVERIFY(m_theme->setProperty("windowWidth", 1280));
        QVERIFY(m_theme->setProperty("textScale", 1.0));
        QCOMPARE(m_theme->property("width").toInt(), 2);
        QVERIFY(m_theme->setProperty("textScale", 1.5));
        QCOMPARE(m_theme->property("width").toInt(), 1);
        QVERIFY(m_theme->property("actionsAtFoot").toBool());
        QVERIFY(m_theme->setProperty("textScale", 2.0));
        QCOMPARE(m_theme->property("width").toInt(), 0);
        QVERIFY(m_theme->setProperty("textScale", 1.0));
    }

    void textScaleStaysWithinWhatWasDesigned() {
        QVERIFY(m_theme->setProperty("textScale", 9.0));
        QCOMPARE(m_theme->property("scale").toDouble(), 2.0);
        QVERIFY(m_theme->setProperty("textScale", 0.2));
        QCOMPARE(m_theme->property("scale").toDouble(), 1.0);
        QVERIFY(m_theme->setProperty("textScale", 1.0));
    }

    void reducedMotionStopsAllButTheUndoTime() {
        auto* motion = m_theme->property("motion").value<QObject*>();
        QVERIFY(motion != nullptr);
        QVERIFY(motion->property("sheetIn").toInt() > 0);
        QVERIFY(m_theme->setProperty("reducedMotion", true));
        QCOMPARE(motion->property("sheetIn").toInt(), 0);
        QCOMPARE(motion->property("undoBar").toInt(), 10000);
        QVERIFY(m_theme->setProperty("reducedMotion", false));
    }

    void nothingIsSmallerThanTheLeastSize() {
        auto* type = m_theme->property("type").value<QObject*>();
        QVERIFY(type != nullptr);
        const QJsonObject tokens = m_tokens.value(QStringLiteral("type")).toObject();
        const int least = tokens.value(QStringLiteral("minimum")).toInt();
        QVERIFY(least >= 14);
        const QJsonObject scale = tokens.value(QStringLiteral("scale")).toObject();
        for (const QString& name : scale.keys()) {
            auto* style = type->property(qPrintable(name)).value<QObject*>();
            QVERIFY2(style != nullptr, qPrintable(name));
            QVERIFY(style->property("pixelSize").toInt() >= least);
        }
    }

private:
    /// A property named onX would be a signal handler in QML, so those are inkOnX there.
    [[nodiscard]] QColor shown(const QString& token) const {
        const bool ink = token.startsWith(QLatin1String("on")) && token.at(2).isUpper();
        const QString name = ink ? QStringLiteral("inkOn") + token.mid(2) : token;
        return m_theme->property("color").value<QObject*>()->property(qPrintable(name)).value<QColor>();
    }

    QQmlEngine m_engine;
    QJsonObject m_tokens;
    QObject* m_theme = nullptr;
};

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
