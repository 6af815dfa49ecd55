// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fake_clock.h"
#include "core/crypto/secret.h"
#include "core/crypto/system_random.h"
#include "core/store/database.h"
#include "core/store/device_secret.h"
#include "core/store/vault.h"

#include <QTemporaryDir>
#include <QtTest>
#include <array>
#include <fstream>
#include <map>
#include <optional>

/// What the store tests share.
namespace storetest {

using namespace holdfast;
using namespace holdfast::store;

#define HF_OK(expression)                                                                                    \
    do {                                                                                                     \
        const auto& hfOutcome = (expression);                                                                \
        QVERIFY2(hfOutcome.hasValue(), hfOutcome.hasValue() ? "" : hfOutcome.error().technical().c_str());   \
    } while (false)
#define HF_FAILS(expression, expected)                                                                       \
    do {                                                                                                     \
        const auto& hfOutcome = (expression);                                                                \
        QVERIFY2(!hfOutcome.hasValue(), "succeeded");                                                        \
        QCOMPARE(QString::fromStdString(hfOutcome.error().technical()).section(' ', 1, 1),                   \
                 QString::fromStdString(std::string(errorName(expected))));                                  \
    } while (false)

inline Path pathOf(const QTemporaryDir& folder) {
    return Path{folder.path().toStdString()};
}

inline crypto::SecretBuffer secretOf(std::string_view text) {
    return std::move(crypto::SecretBuffer::copyOf(bytesOf(text))).value();
}

inline StoreKeys testKeys(std::uint8_t seed = 1) {
    StoreKeys keys;
    Bytes bytes(32, seed);
    keys.page = std::move(crypto::SecretBuffer::copyOf(bytes)).value();
    bytes[0] = static_cast<std::uint8_t>(~seed);
    keys.walHeader = std::move(crypto::SecretBuffer::copyOf(bytes)).value();
    keys.storeId = Uuid::fromBytes(Bytes(16, seed)).value();
    return keys;
}

inline constexpr std::array noteMigrations{
    Migration{1, "CREATE TABLE note(id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT"}};
inline constexpr std::array noteComponents{SchemaComponent{"notes", noteMigrations}};

inline Result<void> addNotes(Database& database, int from, int count, const std::string& text) {
    return database.transaction([&]() -> Result<void> {
        for (int i = from; i < from + count; ++i) {
            HOLDFAST_CHECK(database.run("INSERT INTO note(id, text) VALUES(?, ?)", i, text));
        }
        return {};
    });
}

inline std::int64_t noteCount(Database& database) {
    const auto count = database.integer("SELECT count(*) FROM note");
    return count ? *count : -1;
}

inline Bytes contentOf(const Path& path) {
    PosixFileSystem files;
    auto content = readFile(files, path, std::uint64_t{1} << 30U);
    return content ? std::move(content).value() : Bytes{};
}

/// Without syncs: thousands of these run.
inline void replaceContent(const Path& path, const Bytes& content) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(reinterpret_cast<const char*>(content.data()), static_cast<std::streamsize>(content.size()));
    if (!file.flush()) {
        qFatal("cannot write a test file");
    }
}

/// Copies what lies on the disk now, as a crash would leave it.
inline void crashCopy(const Path& from, const Path& to) {
    replaceContent(to, contentOf(from));
    const Path fromLog = Path{from}.concat("-wal");
    if (std::filesystem::exists(fromLog)) {
        replaceContent(Path{to}.concat("-wal"), contentOf(fromLog));
    }
}

/// Sealed bytes are even: 256 counts far from equal mean that something is in the clear.
inline bool looksReadable(const Bytes& content) {
    std::array<double, 256> counts{};
    for (const std::uint8_t byte : content) {
        counts[byte] += 1;
    }
    const double expected = static_cast<double>(content.size()) / 256;
    double chiSquare = 0;
    for (const double count : counts) {
        chiSquare += (count - expected) * (count - expected) / expected;
    }
    return chiSquare > 600; // 255 degrees of freedom: far beyond any chance
}

/// A key store in memory.
class FakeDeviceSecrets final : public DeviceSecretStore {
public:
    enum class Mood { Open, Locked, Unavailable };
    Mood mood = Mood::Open;

    Result<crypto::SecretBuffer> read(DeviceSecret which) override {
        HOLDFAST_CHECK(answer());
        auto& slot = at(which);
        if (mood == Mood::Locked || !slot) {
            return Error(ErrorCode::KeyStoreEntryMissing);
        }
        return slot->clone();
    }
    Result<void> create(DeviceSecret which, const crypto::SecretBuffer& secret) override {
        HOLDFAST_CHECK(answer());
        auto& slot = at(which);
        if (slot) {
            return Error(ErrorCode::AlreadyExists);
        }
        HOLDFAST_TRY(slot, secret.clone());
        ++created;
        return {};
    }
    Result<void> destroy(DeviceSecret which) override {
        at(which).reset();
        return {};
    }
    Result<Bytes> readRecord(DeviceRecord which) override {
        HOLDFAST_CHECK(answer());
        const auto found = records.find(which);
        if (mood == Mood::Locked || found == records.end()) {
            return Error(ErrorCode::KeyStoreEntryMissing);
        }
        return found->second;
    }
    Result<void> writeRecord(DeviceRecord which, ByteView content) override {
        HOLDFAST_CHECK(answer());
        if (recordsToLose > 0) {
            --recordsToLose;
            return Error(ErrorCode::KeyStoreUnavailable);
        }
        records[which] = copyOf(content);
        ++recordsWritten;
        return {};
    }
    int created = 0;
    int recordsWritten = 0;
    int recordsToLose = 0; ///< how many of the next writes fail
    std::map<DeviceRecord, Bytes> records;

private:
    Result<void> answer() const {
        return mood == Mood::Unavailable ? Result<void>(Error(ErrorCode::KeyStoreUnavailable))
                                         : Result<void>();
    }
    std::optional<crypto::SecretBuffer>& at(DeviceSecret which) {
        return m_secrets[static_cast<std::size_t>(which)];
    }
    std::array<std::optional<crypto::SecretBuffer>, 2> m_secrets;
};

/// Everything a vault needs, in a folder of its own.
struct TestTablet {
    QTemporaryDir folder;
    PosixFileSystem files;
    FakeClock clock;
    crypto::SystemRandom random;
    FakeDeviceSecrets secrets;

    [[nodiscard]] TabletHome home() const { return TabletHome{pathOf(folder)}; }
    [[nodiscard]] VaultEnvironment environment() { return environment(files); }
    [[nodiscard]] VaultEnvironment environment(FileSystem& through) {
        return {through, clock, random, secrets, home(), crypto::KdfFloor::Test, {noteComponents[0]}};
    }
};

inline constexpr crypto::KdfParameters quickKdf{1, std::uint64_t{8} * 1024 * 1024};
inline crypto::SecretBuffer goodPassphrase() {
    return secretOf("correct horse battery staple");
}

} // namespace storetest
