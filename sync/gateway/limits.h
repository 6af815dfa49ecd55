// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/protocol/envelope.h"

#include <chrono>

namespace holdfast::gateway {

/// Every bound of the gateway in one place. Sizes in bytes.
struct Limits {
    std::size_t header = 16 * 1024;
    std::size_t smallBody = 64 * 1024; ///< certificates, enrolment requests, cursors, receipts
    std::size_t roster = 4 * 1024 * 1024;
    std::size_t envelope = protocol::largestEnvelope;
    std::size_t message = 256 * 1024;
    std::uint64_t part = std::uint64_t{1} << 30;
    std::uint64_t freeReserve = 64 * 1024 * 1024; ///< of the disk, never given to parts
    std::size_t mailboxAnswer = 1024 * 1024;      ///< items beyond it wait for the next request

    std::int64_t requestsAnEnrolment = 4;
    std::int64_t pendingRequests = 4096;
    std::int64_t unfinishedParts = 256; ///< an enrolment
    std::int64_t items = 100;           ///< a page of mailbox or inbox

    std::chrono::hours uploadKept{24 * 14};
    std::chrono::hours enrolmentKept{24 * 14};
    std::chrono::seconds longestWait{60};

    std::size_t connections = 4096;
    std::chrono::seconds handshake{10};
    std::chrono::seconds idle{75};     ///< between two requests of a connection
    std::chrono::seconds head{15};     ///< from a request's first byte to the end of its head
    std::chrono::seconds progress{30}; ///< without a byte either way
    std::uint64_t leastRate = 1024;    ///< bytes a second, on average, once `progress` is over
    std::chrono::seconds shutdown{10};
};

} // namespace holdfast::gateway
