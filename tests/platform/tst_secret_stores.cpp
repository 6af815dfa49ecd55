// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/fake/fake_secret_store.h"
#include "platform/linux/file_secret_store.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>

using namespace holdfast;
using crypto::SecretBuffer;
using platform::FakeSecretStore;
using platform::FileSecretStore;
using store::DeviceSecret;

namespace {

class CountingLogger final : public Logger {
public:
    void write(LogLevel level, LogWord event, std::initializer_list<LogField> /*fields*/) override {
        warnings += level == LogLevel::Warning && event.text() == "development_key_file_in_use" ? 1 : 0;
    }
    int warnings = 0;
};

SecretBuffer secret() {
    return SecretBuffer::random(32).value();
}

bool same(const Result<SecretBuffer>& read, const SecretBuffer& expected) {
    return read && crypto::constantTimeEqual(read.value().view(), expected.view());
}

} // namespace

class SecretStoresTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FileSecretStore> m_files;
    CountingLogger m_logger;

    QString vaultFile() const { return m_folder->filePath("home/keys-vault/vault.secret"); }

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_logger.warnings = 0;
        m_files =
            FileSecretStore::create(store::TabletHome(m_folder->filePath("home").toStdString()), m_logger);
    }

    void saysOnceThatFilesAreForDevelopment() {
        QVERIFY(m_files->create(DeviceSecret::Vault, secret()));
        QVERIFY(m_files->read(DeviceSecret::Vault));
        QCOMPARE(m_logger.warnings, 1);
    }

    void keepsEachSecretInAPrivateFileOfItsOwnFolder() {
        const SecretBuffer vault = secret();
        const SecretBuffer agent = secret();
        QVERIFY(m_files->create(DeviceSecret::Vault, vault));
        QVERIFY(m_files->create(DeviceSecret::Agent, agent));
        QVERIFY(same(m_files->read(DeviceSecret::Vault), vault));
        QVERIFY(same(m_files->read(DeviceSecret::Agent), agent));
        struct stat status {};
        QCOMPARE(::stat(qPrintable(vaultFile()), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0600U);
        QCOMPARE(status.st_size, 32);
        QCOMPARE(::stat(qPrintable(m_folder->filePath("home/keys-vault")), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0700U);
        QVERIFY(QFile::exists(m_folder->filePath("home/keys-agent/agent.secret")));
        QCOMPARE(QDir(m_folder->filePath("home/keys-vault")).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void neverReplacesASecret() {
        const SecretBuffer first = secret();
        QVERIFY(m_files->create(DeviceSecret::Vault, first));
        auto second = m_files->create(DeviceSecret::Vault, secret());
        QVERIFY(!second);
        QCOMPARE(second.code(), ErrorCode::AlreadyExists);
        QVERIFY(same(m_files->read(DeviceSecret::Vault), first));
    }

    void neverReplacesADamagedSecretEither() {
        QVERIFY(m_files->create(DeviceSecret::Vault, secret()));
        QVERIFY(QFile::resize(vaultFile(), 7));
        QCOMPARE(m_files->read(DeviceSecret::Vault).code(), ErrorCode::KeyStoreUnavailable);
        QCOMPARE(m_files->create(DeviceSecret::Vault, secret()).code(), ErrorCode::AlreadyExists);
        QCOMPARE(QFileInfo(vaultFile()).size(), 7);
    }

    void survivesACrashWhileMaking() {
        QVERIFY(QDir().mkpath(m_folder->filePath("home/keys-vault")));
        QFile left(vaultFile() + ".new");
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.write("half");
        left.close();
        QCOMPARE(m_files->read(DeviceSecret::Vault).code(), ErrorCode::KeyStoreEntryMissing);
        const SecretBuffer made = secret();
        QVERIFY(m_files->create(DeviceSecret::Vault, made));
        QVERIFY(same(m_files->read(DeviceSecret::Vault), made));
        QVERIFY(!left.exists());
    }

    void refusesAFileThatOthersMayRead() {
        QVERIFY(m_files->create(DeviceSecret::Vault, secret()));
        QCOMPARE(::chmod(qPrintable(vaultFile()), 0640), 0);
        QCOMPARE(m_files->read(DeviceSecret::Vault).code(), ErrorCode::KeyStoreUnavailable);
    }

    void refusesALinkToAFileElsewhere() {
        QVERIFY(m_files->create(DeviceSecret::Vault, secret()));
        QVERIFY(QFile::rename(vaultFile(), m_folder->filePath("elsewhere")));
        QVERIFY(QFile::link(m_folder->filePath("elsewhere"), vaultFile()));
        QCOMPARE(m_files->read(DeviceSecret::Vault).code(), ErrorCode::KeyStoreUnavailable);
    }

    void refusesASecretOfAnotherSize() {
        QCOMPARE(m_files->create(DeviceSecret::Vault, SecretBuffer::random(16).value()).code(),
                 ErrorCode::InvalidArgument);
    }

    void destroysForGoodAndTwice() {
        QVERIFY(m_files->create(DeviceSecret::Vault, secret()));
        QVERIFY(m_files->destroy(DeviceSecret::Vault));
        QCOMPARE(m_files->read(DeviceSecret::Vault).code(), ErrorCode::KeyStoreEntryMissing);
        QVERIFY(m_files->destroy(DeviceSecret::Vault));
        QVERIFY(!QFile::exists(vaultFile()));
    }

    void destroyLeavesNoReadableCopyBehindAnOpenFile() {
        QVERIFY(m_files->create(DeviceSecret::Vault, secret()));
        QFile open(vaultFile());
        QVERIFY(open.open(QIODevice::ReadOnly));
        QVERIFY(m_files->destroy(DeviceSecret::Vault));
        QCOMPARE(open.readAll(), QByteArray(32, '\0'));
    }

    void replacesRecordsBesideTheSecrets() {
        const auto both = [](store::DeviceSecretStore& keys) {
            using store::DeviceRecord;
            QCOMPARE(keys.readRecord(DeviceRecord::Tries).code(), ErrorCode::KeyStoreEntryMissing);
            QVERIFY(keys.writeRecord(DeviceRecord::Tries, Bytes{1, 2, 3}));
            QVERIFY(keys.writeRecord(DeviceRecord::Tries, Bytes(store::largestDeviceRecord, 7)));
            QVERIFY(keys.readRecord(DeviceRecord::Tries).value() == Bytes(store::largestDeviceRecord, 7));
            QCOMPARE(keys.readRecord(DeviceRecord::Epoch).code(), ErrorCode::KeyStoreEntryMissing);
            QCOMPARE(keys.read(DeviceSecret::Vault).code(), ErrorCode::KeyStoreEntryMissing);
        };
        both(*m_files);
        QVERIFY(!m_files->writeRecord(store::DeviceRecord::Tries, Bytes(65)));
        FakeSecretStore fake;
        both(fake);
    }

    void fakeHasTheMoodsOfARealOne() {
        FakeSecretStore fake;
        const SecretBuffer made = secret();
        QCOMPARE(fake.read(DeviceSecret::Agent).code(), ErrorCode::KeyStoreEntryMissing);
        QVERIFY(fake.create(DeviceSecret::Agent, made));
        QVERIFY(same(fake.read(DeviceSecret::Agent), made));
        QCOMPARE(fake.create(DeviceSecret::Agent, secret()).code(), ErrorCode::AlreadyExists);

        fake.set(FakeSecretStore::Mood::Locked);
        QCOMPARE(fake.read(DeviceSecret::Agent).code(), ErrorCode::KeyStoreEntryMissing);
        QCOMPARE(fake.create(DeviceSecret::Vault, secret()).code(), ErrorCode::KeyStoreUnavailable);
        fake.set(FakeSecretStore::Mood::Failing);
        QCOMPARE(fake.read(DeviceSecret::Agent).code(), ErrorCode::KeyStoreUnavailable);
        QCOMPARE(fake.destroy(DeviceSecret::Agent).code(), ErrorCode::KeyStoreUnavailable);
        QVERIFY(fake.holds(DeviceSecret::Agent));

        fake.set(FakeSecretStore::Mood::Working);
        QVERIFY(same(fake.read(DeviceSecret::Agent), made));
        QVERIFY(fake.destroy(DeviceSecret::Agent));
        QVERIFY(!fake.holds(DeviceSecret::Agent));
    }
};

QTEST_APPLESS_MAIN(SecretStoresTest)
#include "tst_secret_stores.moc"
