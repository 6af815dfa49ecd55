// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/controls/passphrase_input.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QMetaProperty>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTest>

using holdfast::ui::PassphraseInput;

class PassphraseInputTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(holdfast::crypto::initialise()); }

    void init() {
        m_window = std::make_unique<QQuickWindow>();
        m_field = new PassphraseInput(m_window->contentItem());
        m_field->setSize({300, 50});
        m_window->resize(320, 80);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_field->forceActiveFocus();
        QVERIFY(m_field->usable());
    }

    void takesWhatIsTyped() {
        type("Salt 7");
        QCOMPARE(m_field->length(), 6);
        QCOMPARE(taken(), QByteArray("Salt 7"));
        QCOMPARE(m_field->length(), 0);
    }

    void handsOverOnlyOnce() {
        type("x");
        QCOMPARE(taken(), QByteArray("x"));
        QVERIFY(taken().isEmpty());
    }

    void backspaceTakesAWholeCharacter() {
        commit(QStringLiteral("aé€😀"));
        QCOMPARE(m_field->length(), 4);
        QTest::keyClick(m_window.get(), Qt::Key_Backspace);
        QCOMPARE(m_field->length(), 3);
        QTest::keyClick(m_window.get(), Qt::Key_Backspace);
        QCOMPARE(taken(), QStringLiteral("aé").toUtf8());
    }

    void backspaceOnNothingIsNothing() {
        QTest::keyClick(m_window.get(), Qt::Key_Backspace);
        QCOMPARE(m_field->length(), 0);
    }

    void acceptsAPasteAndDropsItsLineEnd() {
        QGuiApplication::clipboard()->setText(QStringLiteral("four small words here\n"));
        QTest::keyClick(m_window.get(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(taken(), QByteArray("four small words here"));
    }

    void refusesAPasteThatDoesNotFitWhole() {
        type("ab");
        QGuiApplication::clipboard()->setText(QString(2000, QLatin1Char('z')));
        QSignalSpy refused(m_field, &PassphraseInput::refused);
        m_field->paste();
        QCOMPARE(refused.count(), 1);
        QCOMPARE(m_field->length(), 2);
        QCOMPARE(taken(), QByteArray("ab"));
    }

    void refusesControlCharacters() {
        QSignalSpy refused(m_field, &PassphraseInput::refused);
        commit(QStringLiteral("a\tb"));
        QCOMPARE(refused.count(), 1);
        QCOMPARE(m_field->length(), 0);
    }

    void takesOnlyDigitsWhereThePasscodeIsDigits() {
        m_field->setProperty("digitsOnly", true);
        type("1a2");
        m_field->pressDigit(7);
        m_field->pressDigit(10);
        QCOMPARE(taken(), QByteArray("127"));
    }

    void enterSubmits() {
        QSignalSpy submitted(m_field, &PassphraseInput::submitted);
        QTest::keyClick(m_window.get(), Qt::Key_Return);
        QCOMPARE(submitted.count(), 1);
    }

    void tellsKeyboardsNothing() {
        type("secret");
        const auto hints = static_cast<Qt::InputMethodHints>(m_field->inputMethodQuery(Qt::ImHints).toInt());
        QVERIFY(hints.testFlag(Qt::ImhSensitiveData));
        QVERIFY(hints.testFlag(Qt::ImhHiddenText));
        QVERIFY(hints.testFlag(Qt::ImhNoPredictiveText));
        QCOMPARE(m_field->inputMethodQuery(Qt::ImSurroundingText).toString(), QString());
    }

    void noPropertyHoldsTheWords() {
        type("secret");
        const QMetaObject* meta = m_field->metaObject();
        for (int i = 0; i < meta->propertyCount(); ++i) {
            QVERIFY(!meta->property(i).read(m_field).toString().contains(QStringLiteral("secret")));
        }
    }

    void clearForgets() {
        type("secret");
        m_field->clear();
        QCOMPARE(m_field->length(), 0);
        QVERIFY(taken().isEmpty());
    }

private:
    void type(const char* keys) {
        for (const char* key = keys; *key != '\0'; ++key) {
            QTest::keyClick(m_window.get(), *key);
        }
    }

    QByteArray taken() {
        auto secret = m_field->takeSecret();
        if (!secret) {
            return QByteArrayLiteral("error");
        }
        const auto view = secret.value().view();
        return {reinterpret_cast<const char*>(view.data()), static_cast<qsizetype>(view.size())};
    }

    void commit(const QString& text) {
        QInputMethodEvent event;
        event.setCommitString(text);
        QCoreApplication::sendEvent(m_field, &event);
    }

    std::unique_ptr<QQuickWindow> m_window;
    PassphraseInput* m_field = nullptr;
};

QTEST_MAIN(PassphraseInputTest)
#include "tst_passphrase_input.moc"
