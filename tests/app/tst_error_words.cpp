// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/error_words.h"

#include <QTest>

#include <set>

using namespace holdfast;

class TestErrorWords : public QObject {
    Q_OBJECT

private slots:
    void everyCodeHasItsOwnWords();
    void lossIsAlwaysAnswered();
    void noWordsBlameOrUseJargon();
    void technicalReferenceComesFromTheError();
};

namespace {

QList<ErrorCode> allCodes() {
    // The codes are numbered without gaps; the first number without a name of its own ends them.
    QList<ErrorCode> codes;
    for (int number = 0;; ++number) {
        const auto code = static_cast<ErrorCode>(number);
        if (errorName(code) == errorName(ErrorCode::Internal) && code != ErrorCode::Internal) {
            return codes;
        }
        codes.append(code);
    }
}

} // namespace

void TestErrorWords::everyCodeHasItsOwnWords() {
    const auto codes = allCodes();
    QVERIFY(codes.size() > 40);
    std::set<QString> seen;
    for (const ErrorCode code : codes) {
        const auto words = ui::wordsFor(code);
        const QByteArray name = QByteArray::fromStdString(std::string(errorName(code)));
        QVERIFY2(!words.happened.isEmpty() && !words.lost.isEmpty() && !words.next.isEmpty(), name);
        QVERIFY2(seen.insert(words.happened).second, name);
    }
}

void TestErrorWords::lossIsAlwaysAnswered() {
    for (const ErrorCode code : allCodes()) {
        const QString lost = ui::wordsFor(code).lost;
        QVERIFY2(lost.startsWith(QStringLiteral("No.")) || lost.startsWith(QStringLiteral("Yes.")) ||
                     lost.startsWith(QStringLiteral("What ")),
                 qPrintable(lost));
    }
}

void TestErrorWords::noWordsBlameOrUseJargon() {
    for (const ErrorCode code : allCodes()) {
        const auto words = ui::wordsFor(code);
        const QString all = words.happened + words.lost + words.next;
        for (const char* forbidden :
             {"please", "Please", "can't", "error", "invalid", "failed", "synced", "overdue"}) {
            QVERIFY2(!all.contains(QLatin1String(forbidden)), qPrintable(all));
        }
        QCOMPARE(words.sentences(),
                 words.happened + QStringLiteral(" Is anything lost? ") + words.lost + u' ' + words.next);
        QVERIFY(words.happened.endsWith(QLatin1Char('.')) && words.next.endsWith(QLatin1Char('.')));
    }
}

void TestErrorWords::technicalReferenceComesFromTheError() {
    const auto words = ui::wordsFor(Error(ErrorCode::DiskFull, 28));
    QVERIFY(words.technical.contains(QStringLiteral("disk_full (28)")));
    QCOMPARE(words.happened, ui::wordsFor(ErrorCode::DiskFull).happened);
}

QTEST_APPLESS_MAIN(TestErrorWords)
#include "tst_error_words.moc"
