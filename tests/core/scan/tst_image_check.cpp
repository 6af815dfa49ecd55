// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/image_check.h"

#include <QBuffer>
#include <QImage>
#include <QTest>

using namespace holdfast;
using namespace holdfast::scan;

namespace {

QByteArray picture(const char* format, int width = 320, int height = 200) {
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            image.setPixel(x, y, qRgb(x * 7 % 256, y * 5 % 256, (x * y) % 256));
        }
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

ByteView view(const QByteArray& bytes) {
    return {reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size())};
}

} // namespace

class tst_ImageCheck : public QObject {
    Q_OBJECT
private slots:
    void tellsTypeAndSizeOfWholePictures() {
        QCOMPARE(checkImage(view(picture("JPG"))).value(), (ImageFacts{"image/jpeg", 320, 200}));
        QCOMPARE(checkImage(view(picture("PNG"))).value(), (ImageFacts{"image/png", 320, 200}));
    }

    void refusesWhatIsNoPicture() {
        QCOMPARE(checkImage({}).code(), ErrorCode::NotAnImage);
        QCOMPARE(checkImage(bytesOf("Dear Tobias, please find attached")).code(), ErrorCode::NotAnImage);
        QCOMPARE(checkImage(bytesOf("\xFF\xD8\xFF and then words")).code(), ErrorCode::NotAnImage);
        QCOMPARE(checkImage(bytesOf("\x89PNG\r\n\x1A\n and then words that go on and on")).code(),
                 ErrorCode::NotAnImage);
    }

    void refusesPicturesThatEndEarly_data() {
        QTest::addColumn<QByteArray>("format");
        QTest::newRow("jpeg") << QByteArray("JPG");
        QTest::newRow("png") << QByteArray("PNG");
    }
    void refusesPicturesThatEndEarly() {
        QFETCH(QByteArray, format);
        const QByteArray whole = picture(format.constData());
        for (qsizetype kept = 1; kept < whole.size() - 2; kept += 997) {
            const auto checked = checkImage(view(whole.first(kept)));
            QVERIFY2(!checked, qPrintable(QString::number(kept)));
            QVERIFY(checked.code() == ErrorCode::Truncated || checked.code() == ErrorCode::NotAnImage);
        }
        QCOMPARE(checkImage(view(whole.first(whole.size() / 2))).code(), ErrorCode::Truncated);
    }

    void takesAPictureWithBytesAfterItsEnd() {
        QVERIFY(checkImage(view(picture("JPG") + "camera maker's notes")));
    }

    void refusesAPictureTooWideToBeAPhotograph() {
        QCOMPARE(checkImage(view(picture("PNG", 30'001, 1))).code(), ErrorCode::TooLarge);
    }
};

QTEST_APPLESS_MAIN(tst_ImageCheck)
#include "tst_image_check.moc"
