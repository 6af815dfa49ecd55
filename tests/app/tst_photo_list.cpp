// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/images/attachment_image_provider.h"
#include "app/models/photo_list_model.h"
#include "app/service/photographs.h"
#include "tests/support/screen_harness.h"
#include "tests/support/tallowby.h"

#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QTest>

using namespace holdfast;
using namespace holdfast::test;

namespace {

bool waitFor(const std::function<bool()>& so) {
    return ScreenHarness::waitFor(so);
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString& path, const QByteArray& content) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

} // namespace

/// A photograph goes into the vault byte for byte, and comes to the screen from there only.
class TestPhotoList : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void listsPhotographsOnly();
    void keepsTheBytesAsTheyAre();
    void liesBesideTheNoteThatIsWritten();
    void saysWhatIsWrongWithAFile_data();
    void saysWhatIsWrongWithAFile();
    void imageComesFromTheVaultAtTheSizeItIsShown();
    void unknownImagesAreRefused();

private:
    void look();
    [[nodiscard]] std::vector<practice::Entry> entries();

    std::unique_ptr<TestTablet> m_tablet;
    std::unique_ptr<ui::Desk> m_desk;
    std::unique_ptr<ui::PhotoListModel> m_model;
    std::unique_ptr<QTemporaryDir> m_folder;
    Tallowby m_family;
};

void TestPhotoList::init() {
    m_tablet = std::make_unique<TestTablet>();
    QVERIFY(m_tablet->makeReady());
    m_family = startTallowby(*m_tablet);
    m_desk = std::make_unique<ui::Desk>(m_tablet->tablet(), m_tablet->clock());
    m_folder = std::make_unique<QTemporaryDir>();
    QImage picture(400, 300, QImage::Format_RGB32);
    picture.fill(Qt::darkCyan);
    QVERIFY(picture.save(m_folder->filePath(QStringLiteral("door.jpg")), "JPG"));
}

void TestPhotoList::cleanup() {
    m_model.reset();
    m_desk.reset();
    m_tablet.reset();
    m_folder.reset();
}

void TestPhotoList::look() {
    m_model = std::make_unique<ui::PhotoListModel>();
    m_model->setProperty("desk", QVariant::fromValue(m_desk.get()));
    m_model->setProperty("subject", ui::textOf(m_family.visit));
    m_model->setFolders({m_folder->path()});
}

std::vector<practice::Entry> TestPhotoList::entries() {
    return must(m_tablet->tablet().withSession([this](service::Session& session) {
        return practice::EntryRepository(session.database()).ofVisit(m_family.visit);
    }));
}

void TestPhotoList::listsPhotographsOnly() {
    QVERIFY(write(m_folder->filePath(QStringLiteral("letter.pdf")), "%PDF"));
    look();
    QCOMPARE(m_model->count(), 1);
    QCOMPARE(m_model->data(m_model->index(0), ui::PhotoListModel::NameRole).toString(),
             QStringLiteral("door.jpg"));
}

void TestPhotoList::keepsTheBytesAsTheyAre() {
    const QByteArray original = contentOf(m_folder->filePath(QStringLiteral("door.jpg")));
    look();
    m_model->take(0);
    QVERIFY(waitFor([this] { return !m_model->busy(); }));
    QVERIFY2(!m_model->trouble().present(), qPrintable(m_model->trouble().happened));
    QByteArray kept;
    must(m_tablet->tablet().withSession([&](service::Session& session) {
        return service::readPhotograph(
            session, ui::idFrom<AttachmentId>(m_model->kept()), [&](ByteView part) -> Result<void> {
                kept.append(reinterpret_cast<const char*>(part.data()), static_cast<qsizetype>(part.size()));
                return {};
            });
    }));
    QCOMPARE(kept, original);
    QVERIFY(QFile::exists(m_folder->filePath(QStringLiteral("door.jpg")))); // the worker's own file stays
}

void TestPhotoList::liesBesideTheNoteThatIsWritten() {
    practice::Entry draft;
    draft.visitId = m_family.visit;
    draft.text = "The lock of the front door.";
    const auto open = must(m_tablet->tablet().withSession(
        [&](service::Session& session) { return service::addEntry(session, draft); }));
    look();
    m_model->take(0);
    QVERIFY(waitFor([this] { return !m_model->busy(); }));
    QCOMPARE(m_model->keptBeside(), ui::textOf(open.id));
    const auto all = entries();
    const auto entry = std::ranges::find(all, open.id, &practice::Entry::id);
    QVERIFY(entry != all.end());
    QCOMPARE(entry->photos.size(), std::size_t{1});
    QCOMPARE(entry->text, draft.text);
}

void TestPhotoList::saysWhatIsWrongWithAFile_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("error");
    QTest::newRow("no image") << QByteArray("Dear Ms Alder") << static_cast<int>(ErrorCode::NotAnImage);
    QTest::newRow("ends early") << QByteArray() << static_cast<int>(ErrorCode::Truncated);
}

void TestPhotoList::saysWhatIsWrongWithAFile() {
    QFETCH(QByteArray, content);
    QFETCH(const int, error);
    const QString door = m_folder->filePath(QStringLiteral("door.jpg"));
    if (content.isEmpty()) {
        content = contentOf(door);
        content.chop(content.size() / 2);
    }
    QVERIFY(write(door, content));
    look();
    const auto before = entries().size();
    m_model->take(0);
    QVERIFY(waitFor([this] { return !m_model->busy(); }));
    QCOMPARE(m_model->trouble().happened, ui::wordsFor(static_cast<ErrorCode>(error)).happened);
    QVERIFY(m_model->kept().isEmpty());
    QCOMPARE(entries().size(), before);
}

void TestPhotoList::imageComesFromTheVaultAtTheSizeItIsShown() {
    look();
    m_model->take(0);
    QVERIFY(waitFor([this] { return !m_model->kept().isEmpty(); }));
    ui::AttachmentImageProvider provider(m_tablet->tablet());
    QQuickImageResponse* response = provider.requestImageResponse(m_model->kept(), QSize(100, 100));
    bool finished = false;
    connect(response, &QQuickImageResponse::finished, this, [&] { finished = true; });
    QVERIFY(waitFor([&] { return finished; }));
    const std::unique_ptr<QQuickTextureFactory> texture(response->textureFactory());
    QVERIFY(texture != nullptr);
    QCOMPARE(texture->image().size(), QSize(100, 75));
    delete response;
}

void TestPhotoList::unknownImagesAreRefused() {
    ui::AttachmentImageProvider provider(m_tablet->tablet());
    for (const auto* id : {"../../etc/passwd", "00000000-0000-7000-8000-000000000000"}) {
        QQuickImageResponse* response = provider.requestImageResponse(QLatin1String(id), {});
        bool finished = false;
        connect(response, &QQuickImageResponse::finished, this, [&] { finished = true; });
        QVERIFY(waitFor([&] { return finished; }));
        QVERIFY(!response->errorString().isEmpty());
        delete response;
    }
}

int main(int argc, char** argv) {
    ScreenHarness::prepareEnvironment();
    QGuiApplication program(argc, argv);
    if (!crypto::initialise()) {
        return 1;
    }
    TestPhotoList tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_photo_list.moc"
