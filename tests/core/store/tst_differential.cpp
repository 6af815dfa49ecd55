// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/power_loss_vfs.h"
#include "tests/core/store/store_helpers.h"
#include "tests/core/store/store_workload.h"

// RapidCheck's own headers do not pass our warnings.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wextra-semi"
#pragma GCC diagnostic ignored "-Wold-style-cast"
#include <rapidcheck.h>
#pragma GCC diagnostic pop

using namespace storetest;

namespace {

/// What happens to both databases: SQL, or something done to the connection.
struct Action {
    enum class Kind { Sql, Checkpoint, Truncate, Reopen, Crash } kind = Kind::Sql;
    std::string sql{};
};

std::string toText(const Action& action) {
    switch (action.kind) {
    case Action::Kind::Sql:
        return action.sql;
    case Action::Kind::Checkpoint:
        return "-- checkpoint";
    case Action::Kind::Truncate:
        return "-- checkpoint, empty log";
    case Action::Kind::Reopen:
        return "-- close and open";
    case Action::Kind::Crash:
        break;
    }
    return "-- the process dies";
}

[[maybe_unused]] void showValue(const Action& action, std::ostream& out) {
    out << toText(action);
}

rc::Gen<std::string> number(int from, int below) {
    return rc::gen::map(rc::gen::inRange(from, below), [](int value) { return std::to_string(value); });
}

/// A value of every type, some far larger than a page.
rc::Gen<std::string> value() {
    return rc::gen::weightedOneOf<std::string>(
        {{6, number(-50, 50)},
         {2, rc::gen::map(number(1, 4000), [](const std::string& n) { return n + ".25"; })},
         {6, rc::gen::map(number(1, 400),
                          [](const std::string& n) { return "printf('kestrel %0" + n + "d', " + n + ")"; })},
         {1, rc::gen::map(number(3000, 30000),
                          [](const std::string& n) { return "printf('%0" + n + "d', 7)"; })},
         {2, rc::gen::map(number(0, 9000), [](const std::string& n) { return "zeroblob(" + n + ")"; })},
         {1, rc::gen::just(std::string("NULL"))},
         {1, rc::gen::just(std::string("'Zo\xC3\xAB O''Brien'"))}});
}

rc::Gen<std::string> replaced(const std::string& pattern) {
    // ? a value, # a key, @ a table
    return rc::gen::map(
        rc::gen::tuple(value(), value(), number(0, 60), number(0, 60), number(0, 3)),
        [pattern](const std::tuple<std::string, std::string, std::string, std::string, std::string>& parts) {
            std::string sql;
            bool first = true;
            bool firstKey = true;
            for (const char letter : pattern) {
                if (letter == '?') {
                    sql += first ? std::get<0>(parts) : std::get<1>(parts);
                    first = false;
                } else if (letter == '#') {
                    sql += firstKey ? std::get<2>(parts) : std::get<3>(parts);
                    firstKey = false;
                } else if (letter == '@') {
                    sql += 't' + std::get<4>(parts);
                } else {
                    sql += letter;
                }
            }
            return sql;
        });
}

rc::Gen<Action> action() {
    const auto sql = [](const char* pattern) {
        return rc::gen::map(replaced(pattern), [](std::string text) {
            return Action{Action::Kind::Sql, std::move(text)};
        });
    };
    const auto done = [](Action::Kind kind) { return rc::gen::just(Action{kind}); };
    return rc::gen::weightedOneOf<Action>({
        {10, sql("INSERT OR REPLACE INTO @(id, a, b) VALUES(#, ?, ?)")},
        {3, sql("INSERT INTO @(a, b) SELECT b, a FROM @ LIMIT 30")},
        {4, sql("UPDATE @ SET a = ? WHERE id BETWEEN # AND #")},
        {2, sql("UPDATE @ SET b = ? WHERE a > ?")},
        {3, sql("DELETE FROM @ WHERE id BETWEEN # AND #")},
        {1, sql("DELETE FROM @")},
        {4, sql("SELECT id, a, typeof(b), length(b), b FROM @ ORDER BY b, id LIMIT 40")},
        {3, sql("SELECT x.id, y.id FROM @ x JOIN @ y ON x.a = y.b ORDER BY 1, 2 LIMIT 30")},
        {3, sql("SELECT a, count(*), sum(length(b)), total(id) FROM @ GROUP BY a ORDER BY 1")},
        {4, sql("INSERT INTO search(rowid, body) VALUES(#, ?)")},
        {2, sql("DELETE FROM search WHERE rowid = #")},
        {3, sql("SELECT rowid, snippet(search, 0, '[', ']', '.', 5) FROM search WHERE search MATCH 'kes*' "
                "ORDER BY rank, rowid")},
        {5, sql("BEGIN")},
        {5, sql("COMMIT")},
        {2, sql("ROLLBACK")},
        {3, sql("SAVEPOINT s#")},
        {2, sql("RELEASE s#")},
        {2, sql("ROLLBACK TO s#")},
        {1, sql("CREATE INDEX IF NOT EXISTS i# ON @(b)")},
        {1, sql("DROP INDEX IF EXISTS i#")},
        {1, sql("CREATE TABLE IF NOT EXISTS @(id INTEGER PRIMARY KEY, a, b)")},
        {1, sql("DROP TABLE IF EXISTS @")},
        {1, sql("ALTER TABLE @ ADD COLUMN c# DEFAULT #")},
        {1, sql("VACUUM")},
        {1, sql("INSERT INTO search(search) VALUES('optimize')")},
        {1, sql("PRAGMA integrity_check")},
        {2, done(Action::Kind::Checkpoint)},
        {1, done(Action::Kind::Truncate)},
        {2, done(Action::Kind::Reopen)},
        {2, done(Action::Kind::Crash)},
    });
}

/// Every row of the answer, or the error.
std::string answerOf(RawConnection& connection, const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    std::string answer;
    int code = sqlite3_prepare_v2(connection.handle(), sql.c_str(), -1, &statement, nullptr);
    while (code == SQLITE_OK || code == SQLITE_ROW) {
        code = sqlite3_step(statement);
        for (int column = 0; code == SQLITE_ROW && column < sqlite3_column_count(statement); ++column) {
            const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, column));
            const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
            answer += std::to_string(sqlite3_column_type(statement, column)) + ':' +
                      (bytes != nullptr ? std::string(bytes, size) : "") + '\n';
        }
    }
    sqlite3_finalize(statement);
    return answer + "= " + std::to_string(code) + ' ' + std::to_string(sqlite3_changes(connection.handle())) +
           ' ' + std::to_string(sqlite3_get_autocommit(connection.handle()));
}

/// One database and the disk it has to itself.
class Subject {
public:
    explicit Subject(Side side) : m_side(side) {
        m_disk.load({});
        open();
    }

    std::string apply(const Action& action) {
        switch (action.kind) {
        case Action::Kind::Sql:
            return answerOf(*m_connection, action.sql);
        case Action::Kind::Checkpoint:
        case Action::Kind::Truncate:
            return std::to_string(sqlite3_wal_checkpoint_v2(m_connection->handle(), "main",
                                                            action.kind == Action::Kind::Truncate
                                                                ? SQLITE_CHECKPOINT_TRUNCATE
                                                                : SQLITE_CHECKPOINT_PASSIVE,
                                                            nullptr, nullptr));
        case Action::Kind::Crash: {
            const DiskImage left = m_disk.asIs();
            m_connection.reset();
            m_disk.load(left);
            break;
        }
        case Action::Kind::Reopen:
            m_connection.reset();
            break;
        }
        open();
        return m_connection ? "open" : "shut";
    }
    [[nodiscard]] bool isOpen() const { return m_connection != nullptr; }
    [[nodiscard]] RawConnection& connection() { return *m_connection; }

private:
    void open() { m_connection = RawConnection::open(m_side, "/d.db", PowerLossVfs::name()); }
    PowerLossVfs m_disk;
    Side m_side;
    std::unique_ptr<RawConnection> m_connection;
};

} // namespace

/// Our VFS is SQLite still: whatever is asked of it is answered as plain SQLite answers, errors included.
class DifferentialTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        HF_OK(crypto::initialise());
        HF_OK(prepareSqlite());
    }

    void answersAsPlainSqliteDoes() {
        int compared = 0;
        const bool same = rc::check("sealed and plain answer alike", [&compared] {
            const auto actions = *rc::gen::container<std::vector<Action>>(action());
            // One at a time, each with its own disk: they share nothing but the SQL.
            std::vector<std::vector<std::string>> answers;
            for (const Side side : {Side::Sealed, Side::Plain}) {
                Subject subject(side);
                RC_ASSERT(subject.isOpen());
                std::vector<std::string> said;
                for (const char* table : {"t0", "t1", "t2"}) {
                    said.push_back(subject.apply({Action::Kind::Sql, std::string("CREATE TABLE ") + table +
                                                                         "(id INTEGER PRIMARY KEY, a, b)"}));
                }
                said.push_back(
                    subject.apply({Action::Kind::Sql, "CREATE VIRTUAL TABLE search USING fts5(body)"}));
                for (const Action& next : actions) {
                    said.push_back(subject.apply(next));
                    RC_ASSERT(subject.isOpen());
                }
                said.push_back(subject.apply({Action::Kind::Reopen}));
                said.push_back(answerOf(subject.connection(), "PRAGMA integrity_check"));
                for (const char* table : {"t0", "t1", "t2", "search"}) {
                    said.push_back(
                        answerOf(subject.connection(), std::string("SELECT rowid, * FROM ") + table));
                }
                answers.push_back(std::move(said));
            }
            RC_ASSERT(answers[0] == answers[1]);
            compared += static_cast<int>(answers[0].size());
        });
        QVERIFY(same);
        QVERIFY(compared > 500);
        qInfo("%d answers compared", compared);
    }
};

QTEST_APPLESS_MAIN(DifferentialTest)
#include "tst_differential.moc"
