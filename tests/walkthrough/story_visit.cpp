// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/walkthrough/story.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace holdfast::walkthrough {
namespace {

const QString maud = QStringLiteral("Maud Tallowby, mother");

const QString maudsWords = QStringLiteral("He came round Sunday night and kicked the door.");
const QString takenBack = QStringLiteral("Maud kept looking at the telephone.");
const QString wrensWords =
    QStringLiteral("I put the chair there. When it’s windy it bangs and I think it’s him.");
const QString wrensWish = QStringLiteral("She wants nobody told but her teacher.");
const QString toldWren = QStringLiteral("I explained I may have to tell someone, to help keep her safe.");
const QString opinion =
    QStringLiteral("Wren is keeping her worry to herself. I think the broken lock keeps it going.");
const QString surgery =
    QStringLiteral("Wren was seen twice in October with stomach pain. No cause was found.");
const QString agency = QStringLiteral("Tidewell Surgery");
const QString whyNeeded = QStringLiteral("So that the next visit asks after her stomach.");
const QString onPaper = QStringLiteral("The paper Wren wrote on, photographed. It is in my locked bag.");

} // namespace

QStringList Story::typedWords() {
    return {maudsWords, takenBack, wrensWords, wrensWish, toldWren,
            opinion,    surgery,   agency,     whyNeeded, onPaper};
}

bool Story::beginVisit() {
    return (m_worker.press(QStringLiteral("Start visit")) && m_worker.press(QStringLiteral("Visit")) &&
            m_worker.press(QStringLiteral("%1 is here").arg(maud)) &&
            m_worker.press(QStringLiteral("%1 is here").arg(m_wren), "mouse") &&
            m_worker.press(QStringLiteral("%1, Alone with me now").arg(m_wren), "key") &&
            m_worker.await(QStringLiteral("%1, Seen alone until now").arg(m_wren)) &&
            show(QStringLiteral("The visit began: who is here, and who was seen alone")) &&
            m_worker.press(QStringLiteral("Close"))) ||
           fail();
}

bool Story::write(const QString& kind, const QString& prompt, const QString& words) {
    static const QHash<QString, QString> names{
        {QStringLiteral("Observation"), QStringLiteral("observation")},
        {QStringLiteral("Said by"), QStringLiteral("said_by")},
        {QStringLiteral("Child’s words"), QStringLiteral("childs_words")},
        {QStringLiteral("Told"), QStringLiteral("told")},
        {QStringLiteral("Opinion"), QStringLiteral("opinion")},
        {QStringLiteral("Agency"), QStringLiteral("agency_information")}};
    m_written.append({names[kind], words});
    return m_worker.press(kind) && m_worker.type(words, prompt);
}

bool Story::saved() {
    return m_worker.gone(QStringLiteral("Saving…")) && m_worker.see(QStringLiteral("Saved on this tablet"));
}

bool Story::nextNote() {
    return m_worker.press(QStringLiteral("Next note"));
}

bool Story::writeEntries() {
    const bool written =
        write(QStringLiteral("Observation"), QStringLiteral("What did you see or hear?"), m_options.note) &&
        saved() && show(QStringLiteral("An observation, saved as it is typed")) && nextNote() &&

        write(QStringLiteral("Said by"), QStringLiteral("Who said it?"), maudsWords) &&
        m_worker.press(maud) && m_worker.type(takenBack, QStringLiteral("Who said it?")) && saved() &&
        m_worker.erase(static_cast<int>(takenBack.size())) &&
        show(QStringLiteral("What Maud said, in her exact words")) && nextNote() &&

        write(QStringLiteral("Child’s words"), QStringLiteral("Write exactly what Wren said"), wrensWords) &&
        m_worker.type(wrensWish, QStringLiteral("What Wren said about who should know")) &&
        m_worker.press(QStringLiteral("I explained I may have to tell someone")) &&
        show(QStringLiteral("What Wren said, and what she wishes")) && nextNote() &&

        write(QStringLiteral("Told"), QStringLiteral("Whom did you tell, and what?"), toldWren) &&
        m_worker.press(m_wren) && m_worker.press(QStringLiteral("Their own affairs")) &&
        show(QStringLiteral("What Wren was told")) && nextNote() &&

        write(QStringLiteral("Opinion"), QStringLiteral("Your view, and why"), opinion) &&
        show(QStringLiteral("An opinion, kept apart from what was seen")) && nextNote() &&

        write(QStringLiteral("Agency"), QStringLiteral("Which agency?"), surgery) &&
        m_worker.type(agency, QStringLiteral("Which agency")) &&
        show(QStringLiteral("What an agency said; six entries, one of each kind")) && nextNote();
    return written || fail();
}

bool Story::layOutPhotographs() {
    if (!QDir().mkpath(cameraFolder())) {
        return false;
    }
    for (qsizetype i = 0; i < m_options.photographs.size(); ++i) {
        const auto& photograph = m_options.photographs.at(i);
        const QString name = QStringLiteral("page-%1.%2").arg(i + 1).arg(photograph.suffix);
        QFile file(cameraFolder() + u'/' + name);
        if (!file.open(QIODevice::WriteOnly) || file.write(photograph.bytes) != photograph.bytes.size()) {
            return false;
        }
        m_captured.append(QJsonObject{{QStringLiteral("file"), QFileInfo(photograph.path).fileName()},
                                      {QStringLiteral("chosenAs"), name},
                                      {QStringLiteral("sha256"), photograph.sha256},
                                      {QStringLiteral("size"), photograph.bytes.size()}});
    }
    return true;
}

bool Story::photographPaper() {
    if (m_captured.isEmpty()) {
        return true;
    }
    if (!write(QStringLiteral("Observation"), QStringLiteral("What did you see or hear?"), onPaper) ||
        !m_worker.press(QStringLiteral("Photo"))) {
        return fail();
    }
    for (const auto& captured : std::as_const(m_captured)) {
        const QString row = QStringLiteral("Take in %1").arg(captured[QStringLiteral("chosenAs")].toString());
        // It can be pressed again once the photograph is in the vault.
        if (!m_worker.press(row) || !m_worker.await(row)) {
            return fail();
        }
    }
    return (m_worker.see(QStringLiteral("This photo is saved on this tablet")) &&
            show(QStringLiteral("%1 photographs of the paper chosen, and sealed").arg(m_captured.size())) &&
            m_worker.press(QStringLiteral("Write what it shows")) &&
            m_worker.await(QStringLiteral("Next note")) && nextNote()) ||
           fail();
}

bool Story::restrictAgencyNote() {
    return (m_worker.press(QStringLiteral("Switch open-home view off")) && m_worker.pressPart(surgery) &&
            m_worker.press(QStringLiteral("Confidential")) &&
            m_worker.type(whyNeeded, QStringLiteral("Why it is needed")) && saved() &&
            show(QStringLiteral("The agency's note is made confidential")) &&
            m_worker.press(QStringLiteral("Back to Notes")) &&
            show(QStringLiteral("The visit with its notes"))) ||
           fail();
}

bool Story::finishCheck() {
    return (m_worker.press(QStringLiteral("Finish visit")) &&
            m_worker.await(QStringLiteral("Send to the case record")) &&
            show(QStringLiteral("The finish check"))) ||
           fail();
}

bool Story::sendAndLock() {
    if (!m_worker.press(QStringLiteral("Send to the case record")) ||
        !m_worker.see(QStringLiteral("What is waiting and what has arrived")) ||
        !m_worker.pressPart(QStringLiteral("Tallowby visit")) || !nothingSaysReceived() ||
        !show(QStringLiteral(
            "Finished and sending. The case system has not answered, so nothing says received")) ||
        !m_worker.press(QStringLiteral("Lock")) || !m_worker.see(QStringLiteral("This tablet is locked")) ||
        !nothingSaysReceived() || !show(QStringLiteral("Locked while it sends"))) {
        return fail();
    }
    tell(QStringLiteral("The case inbox opens; the agent goes on without the worker"));
    if (!m_council.startInbox()) {
        return fail(m_council.problem());
    }
    return (m_worker.see(QStringLiteral("Received by the case system"), 120) &&
            show(QStringLiteral("Still locked: the case system has answered"))) ||
           fail();
}

bool Story::nothingSaysReceived() {
    const auto words = m_worker.words();
    const bool early =
        words.join(u'\n').contains(QStringLiteral("Received by the case system"), Qt::CaseInsensitive);
    return !words.isEmpty() && (!early || fail(QStringLiteral("\"received\" stands before it is")));
}

} // namespace holdfast::walkthrough
