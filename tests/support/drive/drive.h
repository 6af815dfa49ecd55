// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/tablet.h"
#include "arguments.h"

#include <condition_variable>
#include <functional>
#include <map>

namespace holdfast::drive {

/// One request in, one answer out, over the same service that the screens stand on. Not thread-safe; its
/// listener is called from the tablet's threads.
class Drive {
public:
    /// @param stopAgent ends the agent for good: its supervisor first, then the agent itself.
    Drive(service::Tablet& tablet, FileSystem& files, std::function<Result<void>()> stopAgent);
    ~Drive();
    Drive(const Drive&) = delete;
    Drive& operator=(const Drive&) = delete;

    /// @param line one JSON object; secrets in it are wiped. @return one line of JSON, without the line end.
    [[nodiscard]] std::string answer(std::string& line);
    [[nodiscard]] bool ended() const noexcept { return m_ended; }

private:
    using Answer = Result<Json>;
    using Command = Answer (Drive::*)(Arguments&);

    // Life (drive_life.cpp)
    Answer enrol(Arguments& arguments);
    Answer passphrase(Arguments& arguments);
    Answer unlock(Arguments& arguments);
    Answer changePassphrase(Arguments& arguments);
    Answer lock(Arguments& arguments);
    Answer status(Arguments& arguments);
    Answer sync(Arguments& arguments);
    Answer quit(Arguments& arguments);
    // A visit (drive_visit.cpp)
    Answer visits(Arguments& arguments);
    Answer startVisit(Arguments& arguments);
    Answer changeVisit(Arguments& arguments);
    Answer addEntry(Arguments& arguments);
    Answer editEntry(Arguments& arguments);
    Answer takeOut(Arguments& arguments);
    Answer explained(Arguments& arguments);
    Answer attach(Arguments& arguments);
    Answer paper(Arguments& arguments);
    Answer photograph(Arguments& arguments);
    Answer read(Arguments& arguments);
    Answer findings(Arguments& arguments);
    Answer finish(Arguments& arguments);

    [[nodiscard]] Result<void> enrolHeldCode(std::int64_t seconds);
    /// Blocks until `there` says so after an event, or the time is over.
    [[nodiscard]] Result<void> waitUntil(const std::function<bool()>& there, std::int64_t seconds);
    [[nodiscard]] Json overview();
    [[nodiscard]] Json items();
    static const std::map<std::string_view, Command>& commands();

    service::Tablet& m_tablet;
    FileSystem& m_files;
    std::function<Result<void>()> m_stopAgent;
    crypto::SecretBuffer m_heldCode;
    bool m_ended = false;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::uint64_t m_events = 0;
    std::optional<ErrorCode> m_enrolmentRefused;
};

/// What went wrong, whether anything is lost, what to do next.
[[nodiscard]] std::string_view say(ErrorCode code) noexcept;

} // namespace holdfast::drive
