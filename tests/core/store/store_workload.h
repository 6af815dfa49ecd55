// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_system.h"

#include <map>
#include <memory>
#include <random>
#include <sqlite3.h>
#include <string>
#include <vector>

namespace holdfast::store::seal {
class Vfs;
}

namespace storetest {

using namespace holdfast;

enum class Side {
    Sealed, ///< our VFS over the given one
    Plain,  ///< the given one alone, as a control
};

/// A connection over any base VFS, set up as Database sets up its own: raw, because these tests need the disk
/// below to be theirs.
class RawConnection {
public:
    /// Null when it does not open.
    [[nodiscard]] static std::unique_ptr<RawConnection> open(Side side, const Path& path,
                                                             const char* baseVfs);
    ~RawConnection();
    RawConnection(const RawConnection&) = delete;
    RawConnection& operator=(const RawConnection&) = delete;

    /// The (extended) result code.
    int run(const std::string& sql) { return sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr); }
    /// The first column of the first row, or an explanation that starts with "error".
    [[nodiscard]] std::string text(const std::string& sql);
    [[nodiscard]] sqlite3* handle() { return m_handle; }

private:
    RawConnection() = default;
    std::unique_ptr<store::seal::Vfs> m_vfs;
    sqlite3* m_handle = nullptr;
};

/// What a worker's day does to a vault: notes written and changed, photos' rows, deletions, a search index, a
/// log, transactions small and large, a nested one rolled back, checkpoints between. The same seed gives the
/// same day, and the model says what must be there after each transaction.
class Workload {
public:
    explicit Workload(std::uint64_t seed, int transactions = 40);

    /// Tables, in one transaction.
    [[nodiscard]] static bool prepare(RawConnection& connection);
    enum class AfterFailure { Stop, TryAgain };
    /// Runs until the end or until a transaction fails (twice, if it is tried again). @return how many
    /// transactions were reported as saved.
    [[nodiscard]] int run(RawConnection& connection, AfterFailure then = AfterFailure::Stop) const;
    /// Empty when all is as after `transactions` or more of them: whole, nothing lost, nothing else.
    [[nodiscard]] std::string check(RawConnection& connection, int transactions) const;

private:
    struct Step {
        std::string sql;
        std::map<int, int> notes; ///< id to version, after it
        enum class Then { Nothing, Checkpoint, Truncate } then = Then::Nothing;
    };
    std::vector<Step> m_steps;
};

} // namespace storetest
