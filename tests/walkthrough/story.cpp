// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/walkthrough/story.h"

#include "tests/support/council/demo_families.h"
#include "tests/support/council/drive_process.h"

#include <QDir>
#include <QFile>
#include <QTextStream>
#include <chrono>

namespace holdfast::walkthrough {
namespace {

const QString worker = QStringLiteral("Bryn Thorncastle");
const QString manager = QStringLiteral("Tobias Marrowstone");

QStringList cheap(const Options& options) {
    return options.cheapPassphrase ? QStringList{QStringLiteral("--cheap-passphrase")} : QStringList();
}

} // namespace

Story::Story(Options options)
    : m_options(std::move(options)), m_council(councilFolder(), m_options.programs, m_options.out),
      m_worker(m_options.programs, m_options.work + QStringLiteral("/worker-tablet"),
               cheap(m_options) + QStringList{QStringLiteral("--photos"), cameraFolder()}, m_options.under) {}

QString Story::passphrase() {
    return QStringLiteral("kelp limpet harbour lantern");
}

bool Story::run() {
    const bool done = openCouncil() && setUp() && lockCoverUnlock() && visitArrives() && beginVisit() &&
                      writeEntries() && photographPaper() && restrictAgencyNote() && finishCheck() &&
                      sendAndLock() && unlockAndSeeReceipt() && compareInbox() && writeSummary();
    if (!done && m_worker.child().running()) {
        static_cast<void>(show(QStringLiteral("What the tablet shows")));
    }
    m_worker.quit();
    return done;
}

void Story::tell(const QString& step) {
    const auto now = QDateTime::currentDateTimeUtc();
    m_steps.append(
        QJsonObject{{QStringLiteral("at"), now.toString(Qt::ISODateWithMs)}, {QStringLiteral("step"), step}});
    QTextStream(stdout) << now.toLocalTime().toString(QStringLiteral("HH:mm:ss  ")) << step << Qt::endl;
}

bool Story::show(const QString& step) {
    const QString name = QStringLiteral("%1-screen.png").arg(++m_pictures, 2, 10, QLatin1Char('0'));
    tell(step);
    const QByteArray picture = m_worker.picture();
    QFile file(m_options.out + u'/' + name);
    if (picture.isEmpty() || !file.open(QIODevice::WriteOnly) || file.write(picture) != picture.size()) {
        return fail(picture.isEmpty() ? QString() : QStringLiteral("%1 cannot be written").arg(name));
    }
    auto last = m_steps.takeAt(m_steps.size() - 1).toObject();
    last.insert(QStringLiteral("picture"), name);
    m_steps.append(last);
    return true;
}

bool Story::fail(const QString& why) {
    QTextStream(stderr) << "It did not work: " << (why.isEmpty() ? m_worker.problem() : why) << Qt::endl;
    return false;
}

bool Story::openCouncil() {
    tell(QStringLiteral("Opening Saltmarsh Council: keys and gateway. Its case inbox stays closed for now"));
    if (!m_council.open()) {
        return fail(m_council.problem());
    }
    tell(QStringLiteral("Setting up the manager's tablet (%1)").arg(manager));
    demo::DriveProcess tablet(m_options.programs, m_options.work + QStringLiteral("/manager-tablet"),
                              cheap(m_options));
    const bool enrolled = m_council.enrolTablet(tablet, manager, QStringLiteral("manager"), passphrase());
    tablet.quit();
    return enrolled || fail(m_council.problem());
}

bool Story::setUp() {
    const QByteArray code = m_council.beginEnrolment(worker, QStringLiteral("worker"));
    if (code.isEmpty() || !layOutPhotographs()) {
        return fail(m_council.problem());
    }
    const QString field = QStringLiteral("Passphrase: four words, or 14 characters or more, hidden");
    const QString again = QStringLiteral("The same again, hidden");
    if (!m_worker.start() || !m_worker.await(QStringLiteral("Go on")) ||
        !show(QStringLiteral("A new tablet (%1) asks for the council's enrolment code").arg(worker)) ||
        !m_worker.type(QString::fromLatin1(code), QStringLiteral("Enrolment code, hidden")) ||
        !m_worker.press(QStringLiteral("Go on")) || !m_worker.type(passphrase(), field) ||
        !m_worker.type(passphrase(), again) ||
        !show(QStringLiteral("The code is good; a passphrase is chosen")) ||
        !m_worker.press(QStringLiteral("Set up this tablet"))) {
        return fail();
    }
    if (!m_council.endEnrolment()) {
        return fail(m_council.problem());
    }
    return (m_worker.see(QStringLiteral("No visits today"), 60) &&
            show(QStringLiteral("The vault is made, the council has signed: an empty day"))) ||
           fail();
}

bool Story::lockCoverUnlock() {
    return (m_worker.press(QStringLiteral("Cover")) && m_worker.see(QStringLiteral("Covered")) &&
            show(QStringLiteral("Covered by one tap")) && m_worker.hold(QStringLiteral("Hold to show")) &&
            m_worker.press(QStringLiteral("Lock")) && m_worker.see(QStringLiteral("This tablet is locked")) &&
            show(QStringLiteral("Locked by one tap")) && m_worker.unlock(passphrase()) &&
            m_worker.see(QStringLiteral("No visits today"))) ||
           fail();
}

bool Story::visitArrives() {
    using namespace std::chrono;
    const auto now = time_point_cast<milliseconds>(system_clock::now());
    auto assigned = demo::tallowbyVisit(time_point_cast<milliseconds>(floor<days>(now)));
    assigned.visit.plannedFor = floor<minutes>(now); // next on the day at whatever hour this runs
    m_visit = QString::fromStdString(assigned.visit.id.text());
    for (const auto& person : assigned.people) {
        if (person.name == "Wren Tallowby" && person.dateOfBirth) {
            m_wren = QStringLiteral("Wren Tallowby, %1")
                         .arg(practice::ageOn(*person.dateOfBirth, practice::dateOf(now)));
        }
    }
    tell(QStringLiteral("The council assigns a visit to the Tallowby family"));
    if (!m_council.assign(worker, assigned)) {
        return fail(m_council.problem());
    }
    return (m_worker.see(QStringLiteral("Tallowby family"), 60) &&
            m_worker.await(QStringLiteral("Start visit")) &&
            show(QStringLiteral("The assigned visit arrived"))) ||
           fail();
}

bool Story::unlockAndSeeReceipt() {
    const QString received = QStringLiteral("Received by the case system ");
    if (!m_worker.unlock(passphrase()) || !m_worker.see(received, 60)) {
        return fail();
    }
    const auto words = m_worker.words();
    for (const auto& one : words) {
        const auto at = one.indexOf(received);
        if (at >= 0 && one.size() >= at + received.size() + 5) {
            m_receivedWords = one.mid(at, received.size() + 5); // HH:MM
        }
    }
    if (m_receivedWords.isEmpty()) {
        return fail(QStringLiteral("the time of the receipt is not said"));
    }
    return show(QStringLiteral("Unlocked: \"%1\"; the signed receipt matches every part")
                    .arg(m_receivedWords)) &&
           (m_worker.pressPart(QStringLiteral("Tallowby visit")) &&
            m_worker.see(QStringLiteral("signed by the case system")) &&
            show(QStringLiteral("What the case system signed for")));
}

} // namespace holdfast::walkthrough
