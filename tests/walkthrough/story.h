// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/council/demo_council.h"
#include "tests/support/council/window_process.h"

#include <QDateTime>
#include <QJsonArray>
#include <QList>

namespace holdfast::walkthrough {

struct Photograph {
    QString path;
    QByteArray bytes;
    QString sha256; ///< lower-case hex
    QString suffix; ///< "jpg" or "png", by what it is
};

struct Options {
    QList<Photograph> photographs;
    QString note;
    QString out;                  ///< where inbox/, the pictures and summary.json go
    QString work;                 ///< a folder of our own for the council's and the tablets' data
    QString programs;             ///< the folder of our programs
    bool cheapPassphrase = false; ///< tests only: a fast, weak key derivation
    QStringList under{};          ///< a program that runs the worker's tablet, with arguments (strace ...)
};

/// One visit, from a worker's words and photographs to the case inbox, through the real screens and the real
/// programs: everything is done by touch, mouse and keys on the window. Tells each step on standard output as
/// it happens, with a picture of it. Blocking.
class Story {
public:
    explicit Story(Options options);

    /// @return whether everything arrived as it was captured and every signature and receipt verifies.
    [[nodiscard]] bool run();

    [[nodiscard]] QString tabletHome() const { return m_worker.home(); }
    [[nodiscard]] QString councilFolder() const { return m_options.work + QStringLiteral("/council"); }
    /// Every sentence that is typed besides the note, also what is taken back.
    [[nodiscard]] static QStringList typedWords();
    [[nodiscard]] static QString passphrase();

private:
    [[nodiscard]] bool openCouncil();
    [[nodiscard]] bool setUp();
    [[nodiscard]] bool lockCoverUnlock();
    [[nodiscard]] bool visitArrives();
    [[nodiscard]] bool beginVisit();
    [[nodiscard]] bool writeEntries();
    [[nodiscard]] bool photographPaper();
    [[nodiscard]] bool restrictAgencyNote();
    [[nodiscard]] bool finishCheck();
    [[nodiscard]] bool sendAndLock();
    [[nodiscard]] bool unlockAndSeeReceipt();
    [[nodiscard]] bool compareInbox();
    [[nodiscard]] bool writeSummary();

    /// Chooses the kind, types into its field; the note is begun then, and "Next note" ends it.
    [[nodiscard]] bool write(const QString& kind, const QString& prompt, const QString& words);
    /// Waits until what was typed is in the vault.
    [[nodiscard]] bool saved();
    [[nodiscard]] bool nextNote();
    /// Copies the photographs to the folder that the app may read, as a camera would have left them.
    [[nodiscard]] bool layOutPhotographs();
    [[nodiscard]] QString cameraFolder() const { return m_options.work + QStringLiteral("/camera"); }
    /// Nothing says "received" before the case system has signed.
    [[nodiscard]] bool nothingSaysReceived();
    [[nodiscard]] QString filedFolder() const;

    void tell(const QString& step);
    /// The same with a picture of the window.
    [[nodiscard]] bool show(const QString& step);
    /// @return false, after saying why: the window's own problem when `why` is empty.
    bool fail(const QString& why = {});

    Options m_options;
    demo::DemoCouncil m_council;
    demo::WindowProcess m_worker;
    QString m_visit;
    QString m_wren; ///< as the screens name her: with her age
    struct Written {
        QString kind; ///< as the record calls it
        QString words;
    };
    QList<Written> m_written;
    QString m_receivedWords;
    int m_pictures = 0;
    QJsonArray m_steps;
    QJsonArray m_captured;
    QJsonArray m_originals;
    QString m_verified;
};

} // namespace holdfast::walkthrough
