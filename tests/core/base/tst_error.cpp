// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <QTest>
#include <cerrno>
#include <set>

using namespace holdfast;

class TestError : public QObject {
    Q_OBJECT
private slots:
    void everyCodeHasItsOwnName() {
        std::set<std::string_view> names;
        const int last = static_cast<int>(ErrorCode::ProtocolViolation);
        for (int i = 0; i <= last; ++i) {
            const auto code = static_cast<ErrorCode>(i);
            const auto name = errorName(code);
            QVERIFY2(names.insert(name).second, std::string(name).c_str());
            QCOMPARE(errorFromName(name), code);
        }
    }
    void anUnknownNameIsInternal() { QCOMPARE(errorFromName("no_such_thing"), ErrorCode::Internal); }
    void saysWhereAndWhy() {
        const auto line = std::to_string(__LINE__ + 1);
        const Error error(ErrorCode::StoreDamaged, 11);
        QCOMPARE(error.technical(), "tst_error.cpp:" + line + " store_damaged (11)");
        QVERIFY(Error(ErrorCode::Locked).technical().ends_with(" locked"));
    }
    void mapsErrno() {
        QCOMPARE(Error::fromErrno(ENOSPC).code(), ErrorCode::DiskFull);
        QCOMPARE(Error::fromErrno(EDQUOT).code(), ErrorCode::DiskFull);
        QCOMPARE(Error::fromErrno(ENOENT).code(), ErrorCode::NotFound);
        QCOMPARE(Error::fromErrno(EEXIST).code(), ErrorCode::AlreadyExists);
        QCOMPARE(Error::fromErrno(EROFS).code(), ErrorCode::PermissionDenied);
        QCOMPARE(Error::fromErrno(EIO).code(), ErrorCode::DiskWrite);
        QCOMPARE(Error::fromErrno(EIO, ErrorCode::DiskRead).code(), ErrorCode::DiskRead);
        QCOMPARE(Error::fromErrno(EIO).detail(), std::int64_t{EIO});
    }
};

QTEST_APPLESS_MAIN(TestError)
#include "tst_error.moc"
