// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/store_workload.h"

#include "core/store/seal/vfs.h"
#include "tests/core/store/store_helpers.h"

namespace storetest {
namespace {

std::string numberOf(std::uint64_t number) {
    return std::to_string(number);
}

/// A text that only this version of this note has; some are long enough for overflow pages.
std::string bodyOf(int id, int version) {
    const int length = 20 + (id * 7919 + version * 104729) % ((id + version) % 5 == 0 ? 12000 : 700);
    return "printf('note %d version %d %0" + numberOf(static_cast<std::uint64_t>(length)) + "d', " +
           std::to_string(id) + ", " + std::to_string(version) + ", " + std::to_string(id + version) + ")";
}

std::string putNote(int id, int version) {
    const std::string key = std::to_string(id);
    return "INSERT INTO note(id, version, body) VALUES(" + key + "," + std::to_string(version) + "," +
           bodyOf(id, version) +
           ") ON CONFLICT(id) DO UPDATE SET version = excluded.version, body = excluded.body;"
           "DELETE FROM search WHERE rowid = " +
           key +
           ";INSERT INTO search(rowid, body) SELECT id, substr(body, 1, 60) FROM note WHERE id = " + key +
           ";";
}

std::string dropNote(int id) {
    const std::string key = std::to_string(id);
    return "DELETE FROM search WHERE rowid = " + key + ";DELETE FROM note WHERE id = " + key + ";";
}

} // namespace

std::unique_ptr<RawConnection> RawConnection::open(Side side, const Path& path, const char* baseVfs) {
    std::unique_ptr<RawConnection> connection(new RawConnection);
    const char* vfs = baseVfs;
    if (side == Side::Sealed) {
        auto sealing = store::seal::Vfs::create(path, testKeys(), baseVfs);
        if (!sealing) {
            return nullptr;
        }
        connection->m_vfs = std::move(*sealing);
        vfs = connection->m_vfs->name();
    }
    if (sqlite3_open_v2(path.c_str(), &connection->m_handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                        vfs) != SQLITE_OK) {
        return nullptr;
    }
    if (side == Side::Sealed) {
        int reserve = 40;
        sqlite3_file_control(connection->m_handle, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserve);
    }
    sqlite3_extended_result_codes(connection->m_handle, 1);
    const bool ready = connection->run("PRAGMA locking_mode=EXCLUSIVE; PRAGMA temp_store=MEMORY;"
                                       "PRAGMA cache_spill=OFF; PRAGMA secure_delete=ON;"
                                       "PRAGMA page_size=4096") == SQLITE_OK &&
                       connection->text("PRAGMA journal_mode=WAL") == "wal" &&
                       connection->run("PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0") == SQLITE_OK;
    return ready ? std::move(connection) : nullptr;
}

RawConnection::~RawConnection() {
    sqlite3_close(m_handle);
}

std::string RawConnection::text(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(m_handle, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) {
        return std::string{"error: "} + sqlite3_errmsg(m_handle);
    }
    std::string value = "error: no row";
    if (const int code = sqlite3_step(statement); code == SQLITE_ROW) {
        const auto* first = sqlite3_column_text(statement, 0);
        value = first != nullptr ? reinterpret_cast<const char*>(first) : "";
    } else if (code != SQLITE_DONE) {
        value = std::string{"error: "} + sqlite3_errmsg(m_handle) + ' ' +
                std::to_string(sqlite3_extended_errcode(m_handle));
    }
    sqlite3_finalize(statement);
    return value;
}

Workload::Workload(std::uint64_t seed, int transactions) {
    std::mt19937_64 random(seed);
    const auto below = [&random](int limit) {
        return static_cast<int>(random() % static_cast<unsigned>(limit));
    };
    std::map<int, int> notes;
    for (int n = 1; n <= transactions; ++n) {
        Step step;
        const int kind = below(10);
        const int count = kind < 6 ? 1 + below(3) : kind < 9 ? 5 + below(20) : 60;
        for (int i = 0; i < count; ++i) {
            const int id = 1 + below(150);
            if (below(5) == 0) {
                step.sql += dropNote(id);
                notes.erase(id);
            } else {
                step.sql += putNote(id, n);
                notes[id] = n;
            }
        }
        if (below(4) == 0) { // changed its mind half-way
            step.sql += "SAVEPOINT inner;";
            for (int i = 0; i < 4; ++i) {
                step.sql += putNote(1 + below(150), n + 1000);
            }
            step.sql += "ROLLBACK TO inner; RELEASE inner;";
        }
        step.sql += "INSERT INTO log(n, entry) VALUES(" + std::to_string(n) + ", printf('%0" +
                    std::to_string(40 + below(200)) + "d', " + std::to_string(n) + "));";
        step.notes = notes;
        const int after = below(12);
        step.then = after == 0   ? Step::Then::Truncate
                    : after <= 2 ? Step::Then::Checkpoint
                                 : Step::Then::Nothing;
        m_steps.push_back(std::move(step));
    }
}

bool Workload::prepare(RawConnection& connection) {
    return connection.run("BEGIN; CREATE TABLE note(id INTEGER PRIMARY KEY, version INTEGER, body TEXT);"
                          "CREATE INDEX by_version ON note(version);"
                          "CREATE TABLE log(n INTEGER PRIMARY KEY, entry TEXT);"
                          "CREATE VIRTUAL TABLE search USING fts5(body); COMMIT") == SQLITE_OK;
}

int Workload::run(RawConnection& connection, AfterFailure then) const {
    const auto save = [&connection](const std::string& sql) {
        const bool done = connection.run("BEGIN IMMEDIATE;" + sql + "COMMIT") == SQLITE_OK;
        if (!done && sqlite3_get_autocommit(connection.handle()) == 0) {
            connection.run("ROLLBACK");
        }
        return done;
    };
    int saved = 0;
    for (const Step& step : m_steps) {
        if (!save(step.sql) && (then == AfterFailure::Stop || !save(step.sql))) {
            return saved;
        }
        ++saved;
        if (step.then != Step::Then::Nothing) {
            sqlite3_wal_checkpoint_v2(connection.handle(), "main",
                                      step.then == Step::Then::Truncate ? SQLITE_CHECKPOINT_TRUNCATE
                                                                        : SQLITE_CHECKPOINT_PASSIVE,
                                      nullptr, nullptr);
        }
    }
    return saved;
}

std::string Workload::check(RawConnection& connection, int transactions) const {
    if (const std::string sound = connection.text("PRAGMA integrity_check"); sound != "ok") {
        return "integrity_check: " + sound;
    }
    const std::string last = connection.text("SELECT ifnull(max(n), 0) FROM log");
    if (last.starts_with("error")) {
        return last;
    }
    const int kept = std::stoi(last);
    if (kept < transactions) {
        return "lost: " + std::to_string(transactions) + " saved, " + last + " there";
    }
    if (kept > static_cast<int>(m_steps.size()) || connection.text("SELECT count(*) FROM log") != last) {
        return "log with holes";
    }
    const std::map<int, int> none;
    const auto& notes = kept == 0 ? none : m_steps[static_cast<std::size_t>(kept) - 1].notes;
    if (connection.text("SELECT count(*) FROM note") != std::to_string(notes.size()) ||
        connection.text("SELECT count(*) FROM search") != std::to_string(notes.size())) {
        return "other notes than were saved";
    }
    for (const auto& [id, version] : notes) {
        if (connection.text("SELECT count(*) FROM note JOIN search ON search.rowid = note.id WHERE id = " +
                            std::to_string(id) + " AND note.body = " + bodyOf(id, version) +
                            " AND search.body = substr(note.body, 1, 60)") != "1") {
            return "note " + std::to_string(id) + " is not what was saved";
        }
    }
    if (connection.run("INSERT INTO search(search) VALUES('integrity-check')") != SQLITE_OK) {
        return "the search index is broken";
    }
    return {};
}

} // namespace storetest
