// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/change_feed.h"
#include "core/store/store_thread.h"

#include <QtTest>
#include <algorithm>
#include <atomic>
#include <vector>

using namespace holdfast;
using namespace holdfast::store;

class StoreThreadTest : public QObject {
    Q_OBJECT

private slots:
    void runsWorkInOrderOnOneThread() {
        StoreThread thread;
        std::vector<int> seen;
        std::thread::id where;
        for (int i = 0; i < 1000; ++i) {
            thread.post([&, i] {
                seen.push_back(i);
                where = std::this_thread::get_id();
            });
        }
        const auto count = thread.call([&] { return seen.size(); }).get();
        QCOMPARE(count, std::size_t{1000});
        QVERIFY(std::is_sorted(seen.begin(), seen.end()));
        QVERIFY(where != std::this_thread::get_id());
        QVERIFY(!thread.isCurrent());
        QVERIFY(thread.call([&] { return thread.isCurrent(); }).get());
    }

    void finishesWhatItWasGivenBeforeItEnds() {
        std::atomic<int> done{0};
        {
            StoreThread thread;
            for (int i = 0; i < 200; ++i) {
                thread.post([&] { ++done; });
            }
        }
        QCOMPARE(done.load(), 200);
    }

    void keepsEachCallersOrder() {
        StoreThread thread;
        std::vector<std::pair<int, int>> seen;
        std::vector<std::thread> callers;
        for (int caller = 0; caller < 4; ++caller) {
            callers.emplace_back([&, caller] {
                for (int i = 0; i < 250; ++i) {
                    thread.post([&, caller, i] { seen.emplace_back(caller, i); });
                }
            });
        }
        for (auto& caller : callers) {
            caller.join();
        }
        const auto all = thread.call([&] { return seen; }).get();
        QCOMPARE(all.size(), std::size_t{1000});
        std::vector<int> next(4, 0);
        for (const auto& [caller, i] : all) {
            QCOMPARE(i, next[static_cast<std::size_t>(caller)]++);
        }
    }

    void deliversAnswersOnItsOwnThread() {
        StoreThread thread;
        bool delivered = false;
        int answer = 0;
        thread.call([] { return 42; },
                    [&](int given) {
                        answer = given;
                        delivered = thread.isCurrent();
                    });
        thread.call([] { return 0; }).get();
        QVERIFY(delivered);
        QCOMPARE(answer, 42);
    }

    void stopsTellingOneWhoLeft() {
        ChangeFeed feed;
        int first = 0;
        int second = 0;
        const std::vector<Change> changes{{"note", Uuid{}}};
        auto one = feed.subscribe([&](const std::vector<Change>&) { ++first; });
        {
            const auto two = feed.subscribe([&](const std::vector<Change>&) { ++second; });
            feed.publish(changes);
        }
        feed.publish(changes);
        feed.publish({});
        QCOMPARE(first, 2);
        QCOMPARE(second, 1);
        one = {};
        feed.publish(changes);
        QCOMPARE(first, 2);
    }
};

QTEST_APPLESS_MAIN(StoreThreadTest)
#include "tst_store_thread.moc"
