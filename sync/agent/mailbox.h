// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/agent/mail.h"
#include "sync/agent/sender.h"

#include <atomic>

namespace holdfast::agent {

/// Brings down what the gateway has for this tablet, by long polls: durable first, acknowledged then. Takes
/// certificates into Trust and *received* receipts into the queue; messages stay sealed and orders unjudged.
/// Also fetches the directory: at the start, every hour, and when a signer is unknown. step() on one thread;
/// wantDirectory() and cutPauseShort() from any.
class Mailbox {
public:
    /// `mailCame` is told after new items are durable.
    Mailbox(GatewayLine& line, Mail& mail, const SyncParts& parts, std::function<void()> mailCame);

    /// An error is the disk's: try again later.
    [[nodiscard]] Result<Step> step();
    void wantDirectory() noexcept { m_directoryWanted = true; }
    void cutPauseShort() { m_pause.cutShort(); }

private:
    [[nodiscard]] bool directoryDue() const;
    [[nodiscard]] Result<void> fetchDirectory();
    [[nodiscard]] Result<void> acknowledge(std::int64_t through);
    [[nodiscard]] Result<void> poll(std::int64_t after);
    [[nodiscard]] Result<void> take(const http::HttpResponse& answer, std::int64_t after);
    [[nodiscard]] Result<void> applyPending();
    [[nodiscard]] Result<Applied> apply(const NumberedEvent& event);
    [[nodiscard]] Result<Applied> applyReceipt(const std::string& jws);
    void failed(const Failure& failure);
    void failed(const Result<http::HttpResponse>& answer);
    void succeeded();

    GatewayLine& m_line;
    Mail& m_mail;
    const SyncParts m_parts;
    const std::function<void()> m_mailCame;
    Pause m_pause;
    std::atomic<bool> m_directoryWanted{true};
    std::optional<BootTime> m_directoryTried;
};

} // namespace holdfast::agent
