// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/walkthrough/story.h"

#include "tests/support/council/demo_families.h"

#include <QFileInfo>
#include <QTextStream>
#include <chrono>

namespace holdfast::walkthrough {
namespace {

const QString worker = QStringLiteral("Bryn Thorncastle");
const QString manager = QStringLiteral("Tobias Marrowstone");
const QString passphrase = QStringLiteral("kelp limpet harbour lantern");

QJsonObject request(const char* what, QJsonObject fields = {}) {
    fields.insert(QStringLiteral("do"), QLatin1String(what));
    return fields;
}

QStringList tabletOptions(const Options& options) {
    QStringList arguments;
    for (const auto& photograph : options.photographs) {
        arguments += {QStringLiteral("--readable"), photograph.path};
    }
    return arguments;
}

} // namespace

Story::Story(Options options)
    : m_options(std::move(options)),
      m_council(m_options.work + QStringLiteral("/council"), m_options.programs, m_options.out),
      m_manager(m_options.programs, m_options.work + QStringLiteral("/manager-tablet")),
      m_worker(m_options.programs, m_options.work + QStringLiteral("/worker-tablet"),
               tabletOptions(m_options)) {}

bool Story::run() {
    const bool done = openCouncil() && visitArrives() && writeEntries() && photographPaper() &&
                      finishAndLockWhileSending() && unlockAndSeeReceipt() && compareInbox() &&
                      writeSummary();
    m_worker.quit();
    m_manager.quit();
    return done;
}

void Story::tell(const QString& step) {
    const auto now = QDateTime::currentDateTimeUtc();
    m_steps.append(
        QJsonObject{{QStringLiteral("at"), now.toString(Qt::ISODateWithMs)}, {QStringLiteral("step"), step}});
    QTextStream(stdout) << now.toLocalTime().toString(QStringLiteral("HH:mm:ss  ")) << step << Qt::endl;
}

bool Story::fail(const QString& why) {
    QTextStream(stderr) << "It did not work: " << why << Qt::endl;
    return false;
}

bool Story::askOf(demo::DriveProcess& tablet, const QJsonObject& asked, QJsonObject* answer) {
    const auto got = tablet.ask(asked);
    if (answer != nullptr) {
        *answer = got;
    }
    if (got[QStringLiteral("ok")].toBool()) {
        return true;
    }
    const auto error = got[QStringLiteral("error")].toObject();
    return fail(asked[QStringLiteral("do")].toString() + QStringLiteral(": ") +
                (error.isEmpty() ? QStringLiteral("the tablet did not answer")
                                 : error[QStringLiteral("say")].toString() + QStringLiteral(" (") +
                                       error[QStringLiteral("technical")].toString() + u')'));
}

bool Story::ask(const QJsonObject& asked, QJsonObject* answer) {
    return askOf(m_worker, asked, answer);
}

bool Story::openCouncil() {
    tell(QStringLiteral("Opening Saltmarsh Council: keys, gateway and case inbox"));
    if (!m_council.open() || !m_council.startInbox()) {
        return fail(m_council.problem());
    }
    tell(QStringLiteral("Setting up the manager's tablet (%1)").arg(manager));
    if (!m_council.enrolTablet(m_manager, manager, QStringLiteral("manager"), passphrase)) {
        return fail(m_council.problem());
    }
    tell(QStringLiteral("Setting up the worker's tablet (%1): passphrase, keys, enrolment").arg(worker));
    if (!m_council.enrolTablet(m_worker, worker, QStringLiteral("worker"), passphrase)) {
        return fail(m_council.problem());
    }
    tell(QStringLiteral("The council assigns a visit to the Tallowby family"));
    const auto today = std::chrono::time_point_cast<std::chrono::milliseconds>(
        std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
    return m_council.assign(worker, demo::tallowbyVisit(today)) || fail(m_council.problem());
}

bool Story::visitArrives() {
    QJsonObject answer;
    tell(QStringLiteral("Locking and unlocking the worker's tablet"));
    if (!ask(request("lock")) || !ask(request("unlock", {{QStringLiteral("passphrase"), passphrase}})) ||
        !ask(request("visits", {{QStringLiteral("atLeast"), 1}, {QStringLiteral("wait"), 60}}), &answer)) {
        return false;
    }
    const auto visit = answer[QStringLiteral("visits")].toArray().first().toObject();
    m_visit = visit[QStringLiteral("visit")].toString();
    tell(QStringLiteral("The assigned visit arrived: %1").arg(visit[QStringLiteral("title")].toString()));
    if (!ask(request("startVisit", {{QStringLiteral("visit"), m_visit}})) ||
        !ask(request("read", {{QStringLiteral("visit"), m_visit}}), &answer)) {
        return false;
    }
    for (const auto& person : answer[QStringLiteral("people")].toArray()) {
        m_people.insert(person[QStringLiteral("name")].toString(), person[QStringLiteral("person")]);
    }
    const QJsonValue maud = m_people[QStringLiteral("Maud Tallowby")];
    const QJsonValue wren = m_people[QStringLiteral("Wren Tallowby")];
    return ask(request("changeVisit", {{QStringLiteral("visit"), m_visit},
                                       {QStringLiteral("here"), QJsonArray{maud, wren}},
                                       {QStringLiteral("childSeen"), QStringLiteral("seen")},
                                       {QStringLiteral("childSeenAlone"), QStringLiteral("seen")}})) &&
           ask(request("explained",
                       {{QStringLiteral("visit"), m_visit},
                        {QStringLiteral("person"), maud},
                        {QStringLiteral("whatIsGathered"), QStringLiteral("What we see and hear")},
                        {QStringLiteral("whoWillHear"), QStringLiteral("The team")},
                        {QStringLiteral("why"), QStringLiteral("To keep the children safe")},
                        {QStringLiteral("whatMayFollow"), QStringLiteral("A plan together")}})) &&
           ask(request("explained", {{QStringLiteral("visit"), m_visit},
                                     {QStringLiteral("person"), wren},
                                     {QStringLiteral("whatIsGathered"), QStringLiteral("What you tell me")},
                                     {QStringLiteral("whoWillHear"), QStringLiteral("My manager")},
                                     {QStringLiteral("why"), QStringLiteral("To help you be safe")},
                                     {QStringLiteral("whatMayFollow"), QStringLiteral("We talk again")}}));
}

bool Story::writeEntries() {
    const QString wren = m_people[QStringLiteral("Wren Tallowby")].toString();
    const QString maud = m_people[QStringLiteral("Maud Tallowby")].toString();
    const QJsonArray aboutWren{wren};
    const auto entry = [&](const char* kind, const QString& text, QJsonObject more) {
        more.insert(QStringLiteral("visit"), m_visit);
        more.insert(QStringLiteral("kind"), QLatin1String(kind));
        more.insert(QStringLiteral("text"), text);
        return request("addEntry", more);
    };
    const QList<QJsonObject> entries{
        entry("observation", m_options.note, {{QStringLiteral("about"), aboutWren}}),
        entry("said_by", QStringLiteral("He came round Sunday night and kicked the door."),
              {{QStringLiteral("wording"), QStringLiteral("exact")}, {QStringLiteral("person"), maud}}),
        entry("childs_words",
              QStringLiteral("I put the chair there. When it’s windy it bangs and I think it’s him."),
              {{QStringLiteral("wording"), QStringLiteral("exact")}, {QStringLiteral("person"), wren}}),
        entry("told", QStringLiteral("I explained I may have to tell someone, to help keep her safe."),
              {{QStringLiteral("to"), aboutWren},
               {QStringLiteral("how"), QStringLiteral("in_person")},
               {QStringLiteral("authority"), QStringLiteral("privacy_notice")}}),
        entry("opinion",
              QStringLiteral("Wren is keeping her worry to herself. I think the broken lock keeps it going."),
              {{QStringLiteral("about"), aboutWren}}),
        entry("agency_information",
              QStringLiteral("Wren was seen twice in October with stomach pain. No cause was found."),
              {{QStringLiteral("agency"), QStringLiteral("Tidewell Surgery")},
               {QStringLiteral("how"), QStringLiteral("phone")},
               {QStringLiteral("handling"), QStringLiteral("confidential")},
               {QStringLiteral("about"), aboutWren}}),
    };
    for (const auto& one : entries) {
        if (!ask(one)) {
            return false;
        }
    }
    tell(QStringLiteral("%1 entries written, one of each kind; each was saved, encrypted, before the next")
             .arg(entries.size()));
    return true;
}

bool Story::photographPaper() {
    if (m_options.photographs.isEmpty()) {
        return true;
    }
    QJsonObject answer;
    if (!ask(request("addEntry", {{QStringLiteral("visit"), m_visit},
                                  {QStringLiteral("kind"), QStringLiteral("observation")},
                                  {QStringLiteral("text"),
                                   QStringLiteral("The paper Wren wrote on, photographed. The original is "
                                                  "in my locked bag.")}}),
             &answer) ||
        !ask(request("paper", {{QStringLiteral("visit"), m_visit},
                               {QStringLiteral("disclosure"), true},
                               {QStringLiteral("sheets"), m_options.photographs.size()},
                               {QStringLiteral("typedNote"), answer[QStringLiteral("entry")]},
                               {QStringLiteral("place"), QStringLiteral("locked_bag")}}),
             &answer)) {
        return false;
    }
    const auto paper = answer[QStringLiteral("paper")];
    for (const auto& photograph : m_options.photographs) {
        if (!ask(request("attach",
                         {{QStringLiteral("paper"), paper}, {QStringLiteral("file"), photograph.path}}),
                 &answer)) {
            return false;
        }
        if (answer[QStringLiteral("sha256")].toString() != photograph.sha256) {
            return fail(QStringLiteral("the tablet hashed other bytes than the file holds"));
        }
        m_captured.append(QJsonObject{{QStringLiteral("attachment"), answer[QStringLiteral("attachment")]},
                                      {QStringLiteral("file"), QFileInfo(photograph.path).fileName()},
                                      {QStringLiteral("sha256"), photograph.sha256},
                                      {QStringLiteral("size"), photograph.bytes.size()}});
    }
    tell(QStringLiteral("%1 photographs of the paper sealed to the case system").arg(m_captured.size()));
    return true;
}

bool Story::finishAndLockWhileSending() {
    QJsonObject answer;
    if (!ask(request("findings", {{QStringLiteral("visit"), m_visit}}), &answer)) {
        return false;
    }
    tell(QStringLiteral("The finish check has %1 findings")
             .arg(answer[QStringLiteral("findings")].toArray().size()));
    if (!ask(request("finish", {{QStringLiteral("visit"), m_visit}}), &answer)) {
        return false;
    }
    m_record = answer[QStringLiteral("record")].toString();
    tell(QStringLiteral("Visit finished; %1 entries queued, %2 of them restricted. Locking while it sends")
             .arg(answer[QStringLiteral("entries")].toInt())
             .arg(answer[QStringLiteral("restricted")].toInt()));
    return ask(request("lock"));
}

bool Story::unlockAndSeeReceipt() {
    QJsonObject answer;
    if (!ask(request("sync", {{QStringLiteral("wait"), 120}}))) { // the agent goes on without us
        return false;
    }
    if (!ask(request("unlock", {{QStringLiteral("passphrase"), passphrase}})) ||
        !ask(request("sync", {{QStringLiteral("wait"), 120}}), &answer)) {
        return false;
    }
    m_items = answer[QStringLiteral("items")].toArray();
    for (const auto& item : m_items) {
        if (item[QStringLiteral("record")].toString() == m_record &&
            item[QStringLiteral("state")].toString() == QStringLiteral("received")) {
            tell(QStringLiteral("Received by the case system: the signed receipt matches every part"));
            return true;
        }
    }
    return fail(QStringLiteral("the case system has not received the visit"));
}

} // namespace holdfast::walkthrough
