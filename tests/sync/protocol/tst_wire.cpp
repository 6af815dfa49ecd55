// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "council.h"
#include "sync/protocol/frame.h"
#include "sync/protocol/problem.h"
#include "sync/protocol/tus.h"

#include <QtTest>

using namespace holdfast;
using namespace holdfast::protocol;
using namespace holdfast::test;

class TestWire : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void framesSplitAtEveryByte() {
        const std::vector<std::string> sent{R"({"do":"hello"})", "", R"({"id":2})"};
        Bytes stream;
        for (const auto& text : sent) {
            const Bytes frame = must(writeFrame(text));
            stream.insert(stream.end(), frame.begin(), frame.end());
        }
        for (std::size_t cut = 0; cut <= stream.size(); ++cut) {
            FrameReader reader;
            std::vector<std::string> got;
            for (const auto piece : {ByteView(stream).first(cut), ByteView(stream).subspan(cut)}) {
                reader.add(piece);
                while (auto frame = must(reader.next())) {
                    got.push_back(*frame);
                }
            }
            QVERIFY(got == sent);
        }
    }

    void framesByteByByte() {
        const Bytes frame = must(writeFrame("{}"));
        FrameReader reader;
        for (std::size_t i = 0; i < frame.size(); ++i) {
            QVERIFY(!must(reader.next()));
            reader.add(ByteView(frame).subspan(i, 1));
        }
        QCOMPARE(*must(reader.next()), std::string("{}"));
        QVERIFY(!must(reader.next()));
    }

    void frameTooLong() {
        QCOMPARE(codeOf(writeFrame(std::string(largestFrame + 1, ' '))), ErrorCode::TooLarge);
        QVERIFY(writeFrame(std::string(largestFrame, ' ')));
        FrameReader reader;
        reader.add(Bytes{0, 0x10, 0, 1});
        QCOMPARE(codeOf(reader.next()), ErrorCode::TooLarge);
    }

    void everyProblemHasAWordAndAStatus() {
        for (int i = 0; i <= static_cast<int>(Problem::Internal); ++i) {
            const auto problem = static_cast<Problem>(i);
            QVERIFY(must(readProblem(writeProblem(problem))) == problem);
            QVERIFY(status(problem) >= 400 && status(problem) < 600);
        }
        QCOMPARE(word(Problem::TooLarge), std::string_view("too-large"));
        QCOMPARE(status(Problem::Full), 507U);
    }

    void problemsFromElsewhere() {
        QVERIFY(must(readProblem(R"({"type":"urn:holdfast:problem:brand-new"})")) == Problem::Internal);
        QCOMPARE(codeOf(readProblem(R"({"type":"about:blank"})")), ErrorCode::Malformed);
        QCOMPARE(codeOf(readProblem("<html>Welcome to Free Wi-Fi</html>")), ErrorCode::Malformed);
    }

    void uploadMetadataRoundTrip() {
        FakeClock clock;
        crypto::SystemRandom random;
        const PartName part{AttachmentId::create(clock, random), crypto::sha256(bytesOf("x")), 0};
        const std::string text = writeUploadMetadata(part);
        QVERIFY(text.starts_with("part "));
        QVERIFY(must(readUploadMetadata(text)) == part);
        QVERIFY(must(readUploadMetadata(text + ", note aGk=,empty")) == part);
    }

    void uploadMetadataRefused() {
        FakeClock clock;
        crypto::SystemRandom random;
        const PartName part{AttachmentId::create(clock, random), crypto::sha256(bytesOf("x")), 0};
        const std::string good = writeUploadMetadata(part);
        const std::string first = good.substr(0, good.find(','));
        for (const std::string& bad : {std::string{}, first, good + "," + first, good + ",", "x" + good,
                                       good.substr(0, good.size() - 1), std::string("part x,sha256 y"),
                                       std::string("part ,sha256 ")}) {
            QVERIFY2(!readUploadMetadata(bad), bad.c_str());
        }
    }
};

QTEST_APPLESS_MAIN(TestWire)
#include "tst_wire.moc"
