// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/fake_clock.h"
#include "core/base/log.h"

#include <QTemporaryDir>
#include <QTest>
#include <cstdio>
#include <fcntl.h>
#include <string>
#include <type_traits>
#include <unistd.h>

using namespace holdfast;

// A name, a note or a path is a string made while the program runs: it must not compile into a log line.
static_assert(!std::is_constructible_v<LogValue, std::string>);
static_assert(!std::is_constructible_v<LogValue, const std::string&>);
static_assert(!std::is_constructible_v<LogValue, std::string_view>);
static_assert(!std::is_constructible_v<LogValue, const char*>);
static_assert(!std::is_constructible_v<LogValue, char*>);
static_assert(!std::is_constructible_v<LogValue, Bytes>);
static_assert(!std::is_constructible_v<LogValue, ByteView>);
static_assert(!std::is_constructible_v<LogWord, std::string>);
static_assert(!std::is_constructible_v<LogWord, std::string_view>);
static_assert(!std::is_constructible_v<LogWord, const char*>);
// ... while what a log is for still does.
static_assert(std::is_constructible_v<LogValue, int>);
static_assert(std::is_constructible_v<LogValue, const Error&>);
static_assert(std::is_constructible_v<LogValue, ErrorCode>);
static_assert(std::is_constructible_v<LogValue, CaseId>);
static_assert(std::is_constructible_v<LogValue, LogWord>);

namespace {

/// What `work` writes to standard error.
template <typename Work>
std::string standardErrorOf(const QTemporaryDir& folder, Work work) {
    const std::string path = folder.filePath("stderr").toStdString();
    std::fflush(stderr);
    const int kept = ::dup(STDERR_FILENO);
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC, 0600);
    ::dup2(file, STDERR_FILENO);
    work();
    std::fflush(stderr);
    ::dup2(kept, STDERR_FILENO);
    ::close(kept);
    std::string text(4096, '\0');
    const auto count = ::pread(file, text.data(), text.size(), 0);
    ::close(file);
    text.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    return text;
}

} // namespace

class TestLog : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

private slots:
    void writesOneJsonObjectALine() {
        const FakeClock clock;
        StandardErrorLogger logger(clock, LogLevel::Information);
        const auto text = standardErrorOf(m_folder, [&] {
            logger.warning("upload_failed",
                           {{"status", 500}, {"why", ErrorCode::Timeout}, {"lane", LogWord("alerts")}});
            logger.information("tick");
        });
        QCOMPARE(text, std::string(
                           R"({"time":"2026-11-19T09:00:00.000Z","level":"warning","event":"upload_failed",)"
                           R"("status":500,"why":"timeout","lane":"alerts"})"
                           "\n"
                           R"({"time":"2026-11-19T09:00:00.000Z","level":"information","event":"tick"})"
                           "\n"));
    }
    void leavesOutWhatIsBelowItsLevel() {
        const FakeClock clock;
        StandardErrorLogger logger(clock, LogLevel::Warning);
        QCOMPARE(standardErrorOf(m_folder, [&] { logger.information("tick"); }), std::string());
        QVERIFY(!standardErrorOf(m_folder, [&] { logger.failure("broken"); }).empty());
    }
    void writesIdsAndErrors() {
        QCOMPARE(LogValue(CaseId{}).json(), std::string("\"00000000-0000-0000-0000-000000000000\""));
        QVERIFY(LogValue(Error(ErrorCode::DiskFull, 28)).json().ends_with(" disk_full (28)\""));
        QCOMPARE(LogValue(-5).json(), std::string("-5"));
    }
};

QTEST_APPLESS_MAIN(TestLog)
#include "tst_log.moc"
