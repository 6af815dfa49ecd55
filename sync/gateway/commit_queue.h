// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/gateway/sqlite_connection.h"
#include "sync/gateway/storage.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace holdfast::gateway {

/// The one writer. Work that arrives while a commit is being made durable goes into the next one together,
/// so a busy gateway pays for one fsync instead of many. Thread-safe.
class CommitQueue {
public:
    explicit CommitQueue(std::unique_ptr<Connection> connection);
    CommitQueue(const CommitQueue&) = delete;
    CommitQueue& operator=(const CommitQueue&) = delete;
    /// Does what was submitted, then ends.
    ~CommitQueue();

    /// Runs `work` inside a transaction on the writer's thread; `done` is called there after the commit.
    /// Work that fails leaves no trace and does not disturb its neighbours. Work may throw SQLite::Exception.
    template <typename T, typename Work>
    void submit(Work work, Done<T> done) {
        auto result = std::make_shared<std::optional<Result<T>>>();
        add({[result, work = std::move(work)](Connection& connection) -> std::optional<Error> {
                 *result = work(connection);
                 return (*result)->hasValue() ? std::nullopt : std::optional((*result)->error());
             },
             [result, done = std::move(done)](const std::optional<Error>& failed) {
                 done(failed ? Result<T>(*failed) : std::move(**result));
             }});
    }

private:
    struct Job {
        std::function<std::optional<Error>(Connection&)> run;
        std::function<void(const std::optional<Error>&)> complete;
        std::optional<Error> failed{};
    };
    void add(Job job);
    void loop();
    void commit(std::deque<Job>& batch);
    void runOne(Job& job);

    std::unique_ptr<Connection> m_connection;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    bool m_ending = false;
    std::thread m_thread;
};

} // namespace holdfast::gateway
