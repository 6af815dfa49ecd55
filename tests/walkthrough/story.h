// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/council/demo_council.h"
#include "tests/support/council/drive_process.h"

#include <QDateTime>
#include <QJsonArray>
#include <QList>

namespace holdfast::walkthrough {

struct Photograph {
    QString path;
    QByteArray bytes;
    QString sha256; ///< lower-case hex
};

struct Options {
    QList<Photograph> photographs;
    QString note;
    QString out;      ///< where inbox/ and summary.json go
    QString work;     ///< a folder of our own for the council's and the tablets' data
    QString programs; ///< the folder of our programs
};

/// One visit, from a worker's words and photographs to the case inbox, through the real programs. Tells each
/// step on standard output as it happens.
class Story {
public:
    explicit Story(Options options);

    /// @return whether everything arrived as it was captured and every signature and receipt verifies.
    [[nodiscard]] bool run();

private:
    [[nodiscard]] bool openCouncil();
    [[nodiscard]] bool visitArrives();
    [[nodiscard]] bool writeEntries();
    [[nodiscard]] bool photographPaper();
    [[nodiscard]] bool finishAndLockWhileSending();
    [[nodiscard]] bool unlockAndSeeReceipt();
    [[nodiscard]] bool compareInbox();
    [[nodiscard]] bool writeSummary();

    /// Asks the worker's tablet; tells and fails when the answer is not ok.
    [[nodiscard]] bool ask(const QJsonObject& request, QJsonObject* answer = nullptr);
    [[nodiscard]] bool askOf(demo::DriveProcess& tablet, const QJsonObject& request, QJsonObject* answer);
    void tell(const QString& step);
    bool fail(const QString& why);

    Options m_options;
    demo::DemoCouncil m_council;
    demo::DriveProcess m_manager;
    demo::DriveProcess m_worker;
    QString m_visit;
    QJsonObject m_people; ///< name -> id
    QString m_record;
    QJsonArray m_items;
    QJsonArray m_steps;
    QJsonArray m_captured;
    QJsonArray m_originals;
    QString m_verified;
};

} // namespace holdfast::walkthrough
