// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/gateway/housekeeper.h"

namespace holdfast::gateway {
namespace {

constexpr std::chrono::seconds betweenContacts{30};
constexpr int contactsBetweenSweeps = 120;

} // namespace

void writeContacts(const Context& context) {
    auto contacts = context.contacts.takeUnwritten();
    if (contacts.empty()) {
        return;
    }
    const auto written = waitFor<void>(
        [&](Done<void> done) { context.storage.recordContacts(std::move(contacts), std::move(done)); });
    if (!written) {
        context.logger.warning("contacts_not_written", {{"error", written.error()}});
    }
}

void dropExpired(const Context& context) {
    const auto now = context.clock.now();
    const auto dropped = waitFor<void>([&](Done<void> done) {
        context.storage.dropEnrolmentRequests(now - context.limits.enrolmentKept, std::move(done));
    });
    const auto parts = context.storage.freeParts();
    if (!dropped || !parts) {
        context.logger.warning("sweep_failed", {{"error", !dropped ? dropped.error() : parts.error()}});
        return;
    }
    for (const auto& part : *parts) {
        const auto ticket = part.expires < now ? context.uploads.take(part.name.id) : nullptr;
        if (!ticket) {
            continue;
        }
        {
            const auto held = ticket->hold();
            ticket->commit();
        }
        const auto removed = waitFor<void>(
            [&](Done<void> done) { context.storage.removePart(part.name.id, std::move(done)); });
        if (removed && !context.parts.remove(part.name.id)) {
            context.logger.warning("part_file_left", {{"part", part.name.id}});
        }
        context.uploads.release(part.name.id, ticket);
    }
}

Housekeeper::Housekeeper(const Context& context) : m_context(context), m_thread([this] { loop(); }) {}

Housekeeper::~Housekeeper() {
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_one();
    m_thread.join();
    writeContacts(m_context);
}

void Housekeeper::loop() {
    std::unique_lock lock(m_mutex);
    for (int round = 1; !m_wake.wait_for(lock, betweenContacts, [this] { return m_ending; }); ++round) {
        lock.unlock();
        writeContacts(m_context);
        if (round % contactsBetweenSweeps == 0) {
            dropExpired(m_context);
        }
        lock.lock();
    }
}

} // namespace holdfast::gateway
