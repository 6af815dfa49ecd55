// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

/// Rules of all our QML that the linter does not know.
class QmlRulesTest : public QObject {
    Q_OBJECT

private slots:
    void rulesHold_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QStringList>("except");
        // Text defaults to AutoText, which renders markup that a person typed and opens what it points to.
        QTest::newRow("Label, never Text")
            << QStringLiteral("^\\s*(Text|TextEdit|TextInput)\\s*\\{") << QStringList();
        QTest::newRow("styled text comes from RichLead only")
            << QStringLiteral("textFormat:\\s*Text(Edit)?\\.(?!PlainText)")
            << QStringList{QStringLiteral("LeadLabel.qml")};
        QTest::newRow("colours come from Theme")
            << QStringLiteral("\"#[0-9A-Fa-f]{3,8}\"|Qt\\.(rgba|hsla|lighter|darker)\\(") << QStringList();
        QTest::newRow("properties are typed") << QStringLiteral("property var ") << QStringList();
        QTest::newRow("our controls, not Qt's")
            << QStringLiteral("^import QtQuick\\.Controls(\\.Basic)?\\s") << QStringList();
        QTest::newRow("sheets are Items, not Popups")
            << QStringLiteral("^\\s*(T\\.)?(Popup|Dialog|Menu)\\s*\\{") << QStringList();
        QTest::newRow("selecting never copies") << QStringLiteral("selectByMouse:\\s*true") << QStringList();
        QTest::newRow("licence") << QStringLiteral("\\A(?!// SPDX-FileCopyrightText)") << QStringList();
    }

    void rulesHold() {
        QFETCH(QString, pattern);
        QFETCH(QStringList, except);
        const QRegularExpression rule(pattern, QRegularExpression::MultilineOption);
        QVERIFY(rule.isValid());
        int seen = 0;
        QStringList broken;
        QDirIterator files(QStringLiteral(HOLDFAST_QML_DIR), {QStringLiteral("*.qml")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly | QIODevice::Text));
            ++seen;
            const bool exempt = except.contains(files.fileName());
            if (!exempt && rule.match(QString::fromUtf8(file.readAll())).hasMatch()) {
                broken.append(files.fileName());
            }
        }
        QVERIFY(seen > 40);
        QVERIFY2(broken.isEmpty(), qPrintable(broken.join(QStringLiteral(", "))));
    }
};

QTEST_APPLESS_MAIN(QmlRulesTest)
#include "tst_qml_rules.moc"
