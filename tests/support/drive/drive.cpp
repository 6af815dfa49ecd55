// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drive.h"

namespace holdfast::drive {
namespace {

Json failure(ErrorCode code, std::string_view words, std::string_view technical) {
    return {{"ok", false}, {"error", {{"code", errorName(code)}, {"say", words}, {"technical", technical}}}};
}

std::string dump(const Json& answer) {
    return answer.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace

Drive::Drive(service::Tablet& tablet, FileSystem& files, std::function<Result<void>()> stopAgent)
    : m_tablet(tablet), m_files(files), m_stopAgent(std::move(stopAgent)) {
    m_tablet.setListener([this](const service::TabletEvent& event) {
        {
            const std::lock_guard lock(m_mutex);
            ++m_events;
            if (event.kind == service::TabletEvent::Kind::EnrolmentRefused) {
                m_enrolmentRefused = event.error;
            }
        }
        m_changed.notify_all();
    });
}

Drive::~Drive() {
    m_tablet.setListener({});
}

const std::map<std::string_view, Drive::Command>& Drive::commands() {
    static const std::map<std::string_view, Command> table{
        {"enrol", &Drive::enrol},
        {"passphrase", &Drive::passphrase},
        {"unlock", &Drive::unlock},
        {"changePassphrase", &Drive::changePassphrase},
        {"lock", &Drive::lock},
        {"status", &Drive::status},
        {"sync", &Drive::sync},
        {"quit", &Drive::quit},
        {"visits", &Drive::visits},
        {"startVisit", &Drive::startVisit},
        {"changeVisit", &Drive::changeVisit},
        {"addEntry", &Drive::addEntry},
        {"editEntry", &Drive::editEntry},
        {"takeOut", &Drive::takeOut},
        {"explained", &Drive::explained},
        {"attach", &Drive::attach},
        {"paper", &Drive::paper},
        {"photograph", &Drive::photograph},
        {"read", &Drive::read},
        {"findings", &Drive::findings},
        {"finish", &Drive::finish},
    };
    return table;
}

std::string Drive::answer(std::string& line) {
    Json request = Json::parse(line, nullptr, false);
    crypto::wipe(line);
    if (!request.is_object() || !request.contains("do") || !request["do"].is_string()) {
        return dump(failure(ErrorCode::Malformed,
                            "That is no request. Nothing was done. Send one JSON object a line, with \"do\".",
                            ""));
    }
    const auto name = request["do"].get<std::string>();
    const auto command = commands().find(name);
    if (command == commands().end()) {
        return dump(failure(ErrorCode::Unsupported,
                            "There is no such request. Nothing was done. The README lists them.", ""));
    }
    Arguments arguments(request);
    auto answered = (this->*command->second)(arguments);
    if (!answered && !arguments.wrong().empty()) {
        return dump(failure(ErrorCode::InvalidArgument,
                            "The field \"" + arguments.wrong() +
                                "\" is missing or not what it must be. Nothing was done.",
                            answered.error().technical()));
    }
    if (!answered) {
        auto told = failure(answered.code(), say(answered.code()), answered.error().technical());
        if (answered.code() == ErrorCode::WrongPassphrase) {
            told["error"]["triesLeft"] = answered.error().detail();
        }
        if (answered.code() == ErrorCode::TooManyAttempts && answered.error().detail() > 0) {
            told["error"]["waitMilliseconds"] = answered.error().detail();
            told["error"]["say"] = "The next try must wait a little. Nothing is lost.";
        }
        return dump(told);
    }
    Json told = std::move(answered).value();
    told["ok"] = true;
    return dump(told);
}

Result<void> Drive::waitUntil(const std::function<bool()>& there, std::int64_t seconds) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
    std::uint64_t seen = 0;
    for (;;) {
        {
            const std::lock_guard lock(m_mutex);
            seen = m_events;
        }
        // Asked without the lock: it looks into the tablet, whose threads call our listener.
        if (there()) {
            return {};
        }
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait_until(lock, until, [&] { return m_events != seen; })) {
            return Error(ErrorCode::Timeout);
        }
    }
}

std::string_view say(ErrorCode code) noexcept {
    switch (code) {
    case ErrorCode::WrongPassphrase:
        return "That is not the passphrase. Nothing is lost. Try again.";
    case ErrorCode::WeakPassphrase:
        return "That passphrase is too easy to guess. Nothing was made. Use four words or 14 characters.";
    case ErrorCode::TooManyAttempts:
        return "There were too many wrong tries. Nothing is lost. Ask your manager to unseal the tablet with "
               "you.";
    case ErrorCode::KeyStoreUnavailable:
        return "The key store is not available. Nothing is lost: everything is still on this tablet, "
               "encrypted. Unlock the key store and try again.";
    case ErrorCode::StoreDamaged:
        return "Some of what is stored on this tablet is not as it was written. What was received by the "
               "case "
               "system is safe there. Nothing was replaced. Do not reinstall; ring the help desk.";
    case ErrorCode::StoreNewer:
        return "A newer Holdfast wrote this store. Nothing is lost and nothing was changed. Update Holdfast.";
    case ErrorCode::StoreBusy:
        return "Another Holdfast has this tablet's store open. Nothing is lost. Close it and try again.";
    case ErrorCode::DiskFull:
        return "There is no room left on this tablet. What was saved before is safe; this was not saved. "
               "Make room, or connect so that what was received can leave.";
    case ErrorCode::DiskWrite:
    case ErrorCode::DiskRead:
        return "This tablet's disk did not answer. What was saved before is safe; this was not saved. Try "
               "again.";
    case ErrorCode::PermissionDenied:
        return "Holdfast may not read or write there. Nothing was changed.";
    case ErrorCode::NotFound:
        return "That is not here. Nothing was changed. Check the name.";
    case ErrorCode::NotAnImage:
        return "That file is not a photograph. Nothing was queued. Choose a JPEG or PNG.";
    case ErrorCode::Truncated:
        return "That photograph ends before it is whole. Nothing was queued. Copy it again, or take a new "
               "one.";
    case ErrorCode::TooLarge:
        return "That is too large. Nothing was queued.";
    case ErrorCode::Locked:
        return "This tablet is locked. Nothing is lost. Unlock it first.";
    case ErrorCode::Sealed:
        return "This tablet is sealed. Nothing is lost. Your manager can unseal it with you.";
    case ErrorCode::Wiped:
        return "This tablet was wiped. Set it up again.";
    case ErrorCode::AgentUnavailable:
        return "The part of Holdfast that sends is not running. Nothing is lost; it goes when it runs again.";
    case ErrorCode::NotCertified:
    case ErrorCode::BadSignature:
        return "This is not signed by your council. Nothing was taken in. Ring the help desk.";
    case ErrorCode::WrongServer:
        return "This is not your council's server. Nothing was sent. Use another network, or ring the help "
               "desk.";
    case ErrorCode::Expired:
        return "That is no longer valid. Nothing was changed. Ask for a new one.";
    case ErrorCode::AlreadyExists:
        return "That is there already. Nothing was changed.";
    case ErrorCode::InvalidState:
        return "That cannot be done now. Nothing was changed.";
    case ErrorCode::Timeout:
        return "It has not happened yet. Nothing is lost; it goes on.";
    case ErrorCode::InvalidArgument:
    case ErrorCode::Malformed:
        return "That request is not in order. Nothing was done.";
    default:
        return "That did not work. Nothing that was saved is lost. Try again, or ring the help desk.";
    }
}

} // namespace holdfast::drive
