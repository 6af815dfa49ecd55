// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/store/connection.h"

#include "core/store/seal/vfs.h"

#include <cstdlib>
#include <iostream>

namespace holdfast::bench {
namespace {

[[noreturn]] void giveUp(const std::string& what, int code) {
    std::cerr << "holdfast-bench-store: " << what << " failed with " << code << '\n';
    std::exit(1);
}

store::StoreKeys benchKeys() {
    store::StoreKeys keys;
    auto page = crypto::SecretBuffer::random(32);
    auto walHeader = crypto::SecretBuffer::random(32);
    if (!page || !walHeader) {
        giveUp("locking memory", 0);
    }
    // The same for every connection, or a database could not be opened twice.
    std::fill(page->span().begin(), page->span().end(), std::uint8_t{0x11});
    std::fill(walHeader->span().begin(), walHeader->span().end(), std::uint8_t{0x22});
    keys.page = std::move(*page);
    keys.walHeader = std::move(*walHeader);
    keys.storeId = *Uuid::fromBytes(Bytes(16, 0x33));
    return keys;
}

} // namespace

Connection::Connection(const SqliteLibrary& library, Contestant who, const Path& path,
                       ConnectionOptions options)
    : m_library(library) {
    const char* vfs = who == Contestant::PlainUsual ? nullptr : "unix-excl";
    if (who == Contestant::Ours) {
        auto sealing = store::seal::Vfs::create(path, benchKeys());
        if (!sealing) {
            giveUp("making the VFS", 0);
        }
        m_vfs = std::move(*sealing);
        vfs = m_vfs->name();
    }
    if (const int code = m_library.open(
            path.c_str(), &m_handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, vfs);
        code != SQLITE_OK) {
        giveUp("opening", code);
    }
    if (who == Contestant::Ours) {
        int reserve = 40;
        m_library.fileControl(m_handle, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserve);
    }
    if (who == Contestant::Sqlcipher) {
        run("PRAGMA key = \"x'11111111111111111111111111111111111111111111111111111111111111ff'\"");
    }
    if (who != Contestant::PlainUsual) {
        run("PRAGMA locking_mode=EXCLUSIVE; PRAGMA temp_store=MEMORY; PRAGMA cache_spill=OFF;"
            "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0");
    }
    run("PRAGMA page_size=4096; PRAGMA secure_delete=ON; PRAGMA journal_mode=WAL;"
        "PRAGMA cache_size=-" +
        std::to_string(options.cacheMegabytes * 1024) +
        ";PRAGMA synchronous=" + (options.durability == Durability::Full ? "FULL" : "NORMAL"));
}

Connection::~Connection() {
    m_library.close(m_handle);
}

void Connection::run(const std::string& sql) {
    if (const int code = m_library.exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr);
        code != SQLITE_OK) {
        giveUp(sql, code);
    }
}

void Connection::checkpoint() {
    if (const int code = m_library.checkpoint(m_handle, "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
        code != SQLITE_OK) {
        giveUp("checkpoint", code);
    }
}

Query::Query(Connection& connection, const std::string& sql) : m_library(connection.library()) {
    if (const int code = m_library.prepare(connection.handle(), sql.c_str(), -1, &m_statement, nullptr);
        code != SQLITE_OK) {
        giveUp(sql, code);
    }
}

bool Query::step() {
    const int code = m_library.step(m_statement);
    if (code == SQLITE_ROW) {
        return true;
    }
    m_library.reset(m_statement);
    if (code != SQLITE_DONE) {
        giveUp("a statement", code);
    }
    return false;
}

} // namespace holdfast::bench
