// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/office/commands.h"
#include "sync/office/evidence.h"
#include "sync/office/inbox.h"
#include "sync/office/key_files.h"
#include "sync/office/visits.h"

#include <algorithm>
#include <fcntl.h>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

namespace holdfast::office {
namespace {

using json = protocol::json::Value;
using namespace std::chrono_literals;

/// Holds a folder for one process; the kernel lets go when the process ends, however it ends.
class FolderLock {
public:
    static Result<FolderLock> take(const Path& folder) {
        FolderLock lock;
        lock.m_descriptor = ::open((folder / ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (lock.m_descriptor < 0) {
            return Error::fromErrno(errno);
        }
        if (::flock(lock.m_descriptor, LOCK_EX | LOCK_NB) != 0) {
            return Error(ErrorCode::AlreadyExists, errno);
        }
        return lock;
    }
    FolderLock(FolderLock&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
    FolderLock& operator=(FolderLock&& other) noexcept {
        std::swap(m_descriptor, other.m_descriptor);
        return *this;
    }
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    ~FolderLock() {
        if (m_descriptor >= 0) {
            ::close(m_descriptor);
        }
    }

private:
    FolderLock() = default;
    int m_descriptor = -1;
};

void sayEvent(const Console& console, const InboxEvent& event) {
    json object{{"enrolment", event.item.enrolment.text()},
                {"record", event.item.record.text()},
                {"revision", event.item.revision}};
    if (event.outcome == ItemOutcome::Rejected) {
        object["outcome"] = "rejected";
        object["reason"] = event.reason;
        console.say("Not filed (" + std::string(event.reason) + "), kept in rejected/: record " +
                        event.item.record.text(),
                    std::move(object));
        return;
    }
    object["outcome"] = "filed";
    object["folder"] = event.folder.string();
    object["receipt"] = event.receiptWords;
    console.say("Filed: " + event.folder.string() +
                    (event.receiptWords == "sent" ? std::string{}
                                                  : " (receipt: " + std::string(event.receiptWords) + ')'),
                std::move(object));
}

/// Worth another try in a while, as against wrong from the start.
bool passes(ErrorCode code) {
    switch (code) {
    case ErrorCode::NetworkUnreachable:
    case ErrorCode::NetworkInterrupted:
    case ErrorCode::Timeout:
    case ErrorCode::ServerUnavailable:
    case ErrorCode::WrongServer: // a captive portal goes away
    case ErrorCode::UnexpectedAnswer:
    case ErrorCode::DiskFull:
        return true;
    default:
        return false;
    }
}

Result<void> follow(Inbox& inbox, const Console& console) {
    constexpr auto poll = 50s;
    constexpr auto longestPause = 60s;
    auto pause = 1s;
    for (;;) {
        const auto taken = inbox.take(poll);
        if (taken) {
            pause = 1s;
            continue;
        }
        if (!passes(taken.code())) {
            return taken.error();
        }
        (void)console.fail("take from the inbox yet", taken.error());
        std::this_thread::sleep_for(pause);
        pause = std::min(pause * 2, longestPause);
    }
}

Result<void> takeAll(Inbox& inbox) {
    for (;;) {
        HOLDFAST_TRY(const std::size_t count, inbox.take(0s));
        if (count == 0) {
            return {};
        }
    }
}

Result<void> openAndRun(const Office& office, const Console& console, const InboxOptions& options) {
    auto& files = office.data.files();
    const Path keys = office.data.folder() / "case";
    const Path out = options.out.empty() ? office.data.folder() / "inbox" : Path(options.out);
    HOLDFAST_TRY(const auto gateway, office.data.gateway());
    HOLDFAST_TRY(const auto caseKey, readSigningKey(files, keys / "signing.key"));
    HOLDFAST_TRY(const auto identity, readIdentity(files, keys / "identity.age"));
    HOLDFAST_CHECK(files.createDirectories(out));
    HOLDFAST_TRY(const auto lock, FolderLock::take(out));
    HOLDFAST_TRY(const auto client, connectToGateway(office));
    const GatewayLine line(*client, gateway.origin, caseKey, office.clock);
    OfficeData data = office.data;
    Inbox inbox(data, line, identity, caseKey, office.clock, out,
                [&console](const InboxEvent& event) { sayEvent(console, event); });
    return options.follow ? follow(inbox, console) : takeAll(inbox);
}

} // namespace

int runAssign(const Office& office, const Console& console, const AssignOptions& options) {
    const std::string& who = options.enrolment.empty() ? options.person : options.enrolment;
    if (who.empty()) {
        return console.misuse("Say --enrolment ID or --person NAME.");
    }
    const auto found = enrolmentsOf(office, who);
    if (!found) {
        return console.fail("read the enrolments", found.error());
    }
    if (found->empty()) {
        return console.misuse("Nobody of that name is enrolled.");
    }
    const bool severalPeople = std::ranges::any_of(
        *found, [&](const EnrolmentEntry& entry) { return entry.person != found->front().person; });
    if (severalPeople) {
        return console.misuse("More than one person has that name: say --enrolment ID.");
    }
    constexpr std::uint64_t largestVisit = 16 * 1024 * 1024;
    const auto text = readFile(office.data.files(), options.file, largestVisit);
    if (!text) {
        (void)console.fail("read the visit", text.error());
        return 2;
    }
    // Somebody with two tablets gets it on each.
    for (const auto& entry : *found) {
        const auto message = assignVisit(office, entry.id, textOf(*text));
        if (!message) {
            const int code = console.fail("assign the visit", message.error());
            return message.code() == ErrorCode::Malformed ? 2 : code;
        }
        console.say("Sent to " + entry.name, {{"message", message->text()}, {"enrolment", entry.id.text()}});
    }
    return 0;
}

int runInbox(const Office& office, const Console& console, const InboxOptions& options) {
    if (!hasGateway(office, console)) {
        return 1;
    }
    const auto done = openAndRun(office, console, options);
    return done ? 0 : console.fail("bring in the inbox", done.error());
}

int runDevices(const Office& office, const Console& console) {
    if (!hasGateway(office, console)) {
        return 1;
    }
    const auto devices = listDevices(office);
    if (!devices) {
        return console.fail("list the tablets", devices.error());
    }
    const auto enrolments = office.data.enrolments();
    for (const auto& device : *devices) {
        std::string name = "(not enrolled here)";
        for (const auto& entry : enrolments ? *enrolments : std::vector<EnrolmentEntry>{}) {
            name = entry.id == device.enrolment ? entry.name : name;
        }
        json object{{"enrolment", device.enrolment.text()},
                    {"person", device.person.text()},
                    {"name", name},
                    {"role", protocol::name(device.role)},
                    {"team", device.team.text()},
                    {"waiting", device.waiting}};
        if (device.lastContact) {
            object["lastContact"] = toUnixMilliseconds(*device.lastContact);
        }
        console.say(device.enrolment.text() + "  " + name + "  " + std::string(protocol::name(device.role)) +
                        "  " + (device.lastContact ? toRfc3339(*device.lastContact) : "not heard of yet"),
                    std::move(object));
    }
    return 0;
}

int runVerify(const Office& office, const Console& console, const std::string& folder) {
    const auto checks = checkEvidence(office.data, folder);
    if (!checks) {
        return console.fail("read the folder", checks.error());
    }
    bool broken = false;
    for (const auto& check : *checks) {
        const std::string_view verdict = check.verdict == Verdict::Holds    ? "holds"
                                         : check.verdict == Verdict::Broken ? "broken"
                                                                            : "not_here";
        broken = broken || check.verdict == Verdict::Broken;
        console.say((check.verdict == Verdict::Broken ? "WRONG  " : "       ") + check.words,
                    {{"check", check.name}, {"verdict", verdict}, {"words", check.words}});
    }
    if (broken) {
        std::fputs("This folder is not what was received.\n", stderr);
    }
    return broken ? 1 : 0;
}

} // namespace holdfast::office
