// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <malloc.h>
#include <memory>
#include <string>
#include <unistd.h>
#include <vector>

namespace {

/// What lies at an address now, allocated or not: read as the kernel sees it, so that the compiler has no
/// say.
std::vector<unsigned char> memoryAt(std::uintptr_t address, std::size_t size) {
    std::vector<unsigned char> bytes(size, 0x77);
    const int memory = ::open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    const ssize_t count = ::pread(memory, bytes.data(), size, static_cast<off_t>(address));
    ::close(memory);
    bytes.resize(count < 0 ? 0 : static_cast<std::size_t>(count));
    return bytes;
}

std::ptrdiff_t countOf(const std::vector<unsigned char>& bytes, unsigned char value) {
    return std::count(bytes.begin(), bytes.end(), value);
}

std::uintptr_t addressOf(const void* pointer) {
    // Through a volatile, or the compiler would warn of looking at released memory, which is the point here.
    const volatile auto address =
        reinterpret_cast<std::uintptr_t>(pointer); // NOLINT: read by the kernel only
    return address;
}

constexpr unsigned char canary = 0xA9;

} // namespace

class ZeroOnFreeTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void releasedMemoryHoldsNothing_data() {
        QTest::addColumn<int>("size");
        for (const int size : {24, 400, 5'000, 60'000}) {
            QTest::newRow(qPrintable(QString::number(size))) << size;
        }
    }
    void releasedMemoryHoldsNothing() {
        QFETCH(int, size);
        const auto length = static_cast<std::size_t>(size);
        void* const block = std::malloc(length);
        void* const guard = std::malloc(16); // keeps the heap from shrinking
        std::memset(block, canary, length);
        const std::uintptr_t address = addressOf(block);
        QVERIFY(countOf(memoryAt(address, length), canary) >= size);
        std::free(block);
        const auto left = memoryAt(address, length);
        QCOMPARE(left.size(), length);
        // The allocator's own links may lie at the beginning; none of them is a row of canaries.
        QVERIFY(countOf(left, canary) <= 4);
        std::free(guard);
    }

    void stringsAndQtStringsEndHereToo() {
        auto text = std::make_unique<std::string>(300, static_cast<char>(canary));
        const std::uintptr_t address = addressOf(text->data());
        text.reset();
        QVERIFY(countOf(memoryAt(address, 300), canary) <= 4);

        auto bytes = std::make_unique<QByteArray>(300, static_cast<char>(canary));
        const std::uintptr_t second = addressOf(bytes->constData());
        bytes.reset();
        QVERIFY(countOf(memoryAt(second, 300), canary) <= 4);
    }

    void aGrownBlockLeavesNothingBehind() {
        void* const block = std::malloc(200);
        std::memset(block, canary, 200);
        const std::uintptr_t address = addressOf(block);
        void* const guard = std::malloc(16); // so that it cannot grow where it is
        void* const grown = std::realloc(block, 20'000);
        QVERIFY(grown != nullptr);
        QCOMPARE(
            countOf({static_cast<unsigned char*>(grown), static_cast<unsigned char*>(grown) + 200}, canary),
            200);
        QVERIFY(addressOf(grown) != address);
        QVERIFY(countOf(memoryAt(address, 200), canary) <= 4);
        void* const shrunk = std::realloc(grown, 100);
        QCOMPARE(
            countOf({static_cast<unsigned char*>(shrunk), static_cast<unsigned char*>(shrunk) + 100}, canary),
            100);
        std::free(shrunk);
        std::free(guard);
    }

    void nothingAndErrnoAreLeftAlone() {
        errno = 42;
        std::free(nullptr);
        void* const block = std::malloc(10);
        errno = 42;
        std::free(block);
        QCOMPARE(errno, 42);
        const volatile std::size_t many = SIZE_MAX / 2; // volatile: the compiler would refuse to build this
        void* const overflow = ::reallocarray(nullptr, many, 3);
        QVERIFY(overflow == nullptr);
    }

    void alignedMemoryIsReleasedToo() {
        void* block = nullptr;
        QCOMPARE(::posix_memalign(&block, 256, 1'000), 0);
        std::memset(block, canary, 1'000);
        const std::uintptr_t address = addressOf(block);
        std::free(block);
        QVERIFY(countOf(memoryAt(address, 1'000), canary) <= 4);
    }
};

QTEST_APPLESS_MAIN(ZeroOnFreeTest)
#include "tst_zero_on_free.moc"
