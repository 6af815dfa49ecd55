// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/system_random.h"
#include "tests/core/crypto/crypto_helpers.h"

#include <QTest>
#include <fstream>
#include <sys/resource.h>

using namespace holdfast;
using namespace holdfast::crypto;

static_assert(!std::is_copy_constructible_v<SecretBuffer> && !std::is_copy_assignable_v<SecretBuffer>);

class TestSecret : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(initialise()); }

    void isMadeOfZeros() { QCOMPARE(copyOf(SecretBuffer::create(40).value().view()), Bytes(40)); }
    void emptyNeedsNoMemory() {
        const auto buffer = SecretBuffer::create(0).value();
        QVERIFY(buffer.empty());
        QVERIFY(buffer.view().data() == nullptr);
    }
    void movesLeavingNothingBehind() {
        SecretBuffer first = secret("key");
        SecretBuffer second = std::move(first);
        QVERIFY(first.empty()); // NOLINT(bugprone-use-after-move): that is the question
        QCOMPARE(textOf(second.view()), std::string_view("key"));
        second = secret("other");
        QCOMPARE(textOf(second.view()), std::string_view("other"));
        second.clear();
        QVERIFY(second.empty());
    }
    void cloneIsIndependent() {
        SecretBuffer first = secret("key");
        const SecretBuffer second = first.clone().value();
        first.span()[0] = 'x';
        QCOMPARE(textOf(second.view()), std::string_view("key"));
    }
    void livesInLockedMemoryOutsideCoreDumps() {
        const SecretBuffer buffer = SecretBuffer::random(32).value();
        const auto address = reinterpret_cast<std::uintptr_t>(buffer.view().data());
        std::ifstream maps("/proc/self/smaps");
        bool inside = false;
        std::string flags;
        for (std::string line; std::getline(maps, line);) {
            std::uintptr_t from = 0;
            std::uintptr_t to = 0;
            if (std::sscanf(line.c_str(), "%lx-%lx ", &from, &to) == 2) {
                inside = address >= from && address < to;
            } else if (inside && line.starts_with("VmFlags:")) {
                flags = line + ' ';
            }
        }
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
        QSKIP("the sanitizers turn mlock into nothing");
#endif
#endif
        QVERIFY2(flags.find(" lo ") != std::string::npos, flags.c_str());
        QVERIFY2(flags.find(" dd ") != std::string::npos, flags.c_str());
    }
    void saysWhenMemoryCannotBeLocked() {
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_MEMLOCK, &before), 0);
        const rlimit none{0, before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_MEMLOCK, &none), 0);
        const auto refused = SecretBuffer::create(32);
        QCOMPARE(::setrlimit(RLIMIT_MEMLOCK, &before), 0);
        if (refused) {
            QSKIP("this user may lock memory without limit (CAP_IPC_LOCK)");
        }
        QCOMPARE(refused.code(), ErrorCode::LockedMemoryUnavailable);
    }
    void randomDiffers() {
        const auto a = SecretBuffer::random(32).value();
        const auto b = SecretBuffer::random(32).value();
        QVERIFY(!constantTimeEqual(a.view(), b.view()));
        Bytes c(32);
        SystemRandom().fill(c);
        QVERIFY(c != Bytes(32));
        SystemRandom().fill({});
    }
    void wipesText() {
        std::string text = "a passphrase that is long enough to leave the small buffer";
        const char* where = text.data();
        const std::size_t size = text.size();
        wipe(text);
        QVERIFY(text.empty());
        QVERIFY(text.capacity() >= size);
        QVERIFY(std::all_of(where, where + size, [](char c) { return c == '\0'; }));
        Bytes bytes{1, 2, 3};
        wipe(bytes);
        QCOMPARE(bytes, Bytes(3));
        wipe(MutableByteView{});
    }
    void comparesContentAndLength() {
        QVERIFY(constantTimeEqual(bytesOf("abc"), bytesOf("abc")));
        QVERIFY(!constantTimeEqual(bytesOf("abc"), bytesOf("abd")));
        QVERIFY(!constantTimeEqual(bytesOf("abc"), bytesOf("ab")));
        QVERIFY(constantTimeEqual({}, {}));
    }
};

QTEST_APPLESS_MAIN(TestSecret)
#include "tst_secret.moc"
