// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/gateway/commit_queue.h"

#include <iterator>

namespace holdfast::gateway {
namespace {

constexpr std::size_t largestBatch = 512;
constexpr std::size_t longestQueue = 8192;

} // namespace

CommitQueue::CommitQueue(std::unique_ptr<Connection> connection)
    : m_connection(std::move(connection)), m_thread([this] { loop(); }) {}

CommitQueue::~CommitQueue() {
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void CommitQueue::add(Job job) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_jobs.size() < longestQueue && !m_ending) {
            m_jobs.push_back(std::move(job));
            m_wake.notify_one();
            return;
        }
    }
    job.complete(Error(ErrorCode::StoreBusy));
}

void CommitQueue::loop() {
    for (;;) {
        std::deque<Job> batch;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_ending || !m_jobs.empty(); });
            if (m_jobs.empty()) {
                return;
            }
            const auto count = static_cast<std::ptrdiff_t>(std::min(m_jobs.size(), largestBatch));
            const auto end = std::next(m_jobs.begin(), count);
            batch.assign(std::make_move_iterator(m_jobs.begin()), std::make_move_iterator(end));
            m_jobs.erase(m_jobs.begin(), end);
        }
        commit(batch);
        for (auto& job : batch) {
            job.complete(job.failed);
        }
    }
}

void CommitQueue::commit(std::deque<Job>& batch) {
    std::optional<Error> failed;
    try {
        m_connection->execute("BEGIN IMMEDIATE");
        for (auto& job : batch) {
            runOne(job);
            // A full disk or a read error makes SQLite roll the whole transaction back by itself.
            if (!m_connection->inTransaction()) {
                failed = job.failed ? job.failed : Error(ErrorCode::DiskWrite);
                break;
            }
        }
        if (!failed) {
            m_connection->execute("COMMIT");
            return;
        }
    } catch (const SQLite::Exception& exception) {
        failed = errorFrom(exception);
    }
    try {
        if (m_connection->inTransaction()) {
            m_connection->execute("ROLLBACK");
        }
    } catch (const SQLite::Exception&) {
        // The next BEGIN tells, if the connection is really lost.
    }
    for (auto& job : batch) {
        job.failed = failed;
    }
}

void CommitQueue::runOne(Job& job) {
    try {
        m_connection->execute("SAVEPOINT job");
        job.failed = job.run(*m_connection);
    } catch (const SQLite::Exception& exception) {
        job.failed = errorFrom(exception);
    }
    if (!m_connection->inTransaction()) {
        return;
    }
    if (job.failed) {
        m_connection->execute("ROLLBACK TO job");
    }
    m_connection->execute("RELEASE job");
}

} // namespace holdfast::gateway
