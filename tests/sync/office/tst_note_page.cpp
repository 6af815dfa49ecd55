// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/office/note_page.h"

#include <QtTest>

using namespace holdfast;
using namespace holdfast::office;

namespace {

practice::VisitRecord record(practice::EntryKind kind, practice::Wording wording, std::string text) {
    practice::VisitRecord made;
    made.file.title = "Tallowby family";
    practice::RecordedEntry recorded;
    recorded.entry.kind = kind;
    recorded.entry.wording = wording;
    recorded.entry.text = std::move(text);
    made.entries.push_back(std::move(recorded));
    return made;
}

bool holds(const std::string& page, std::string_view text) {
    return page.find(text) != std::string::npos;
}

} // namespace

class TestNotePage : public QObject {
    Q_OBJECT

private slots:
    void whatIsWrittenIsNeverMarkup() {
        const std::string evil = "</p><script>alert(1)</script><img src=x onerror='y'>\"&";
        auto made = record(practice::EntryKind::Observation, practice::Wording::Summary, evil);
        made.file.title = evil;
        made.file.caseSystemId = evil;
        made.visit.where = evil;
        made.visit.purpose = evil;
        made.visit.outcome = evil;
        made.author.name = evil;
        made.entries.front().entry.source.agency = evil;
        made.entries.front().entry.happened.words = evil;
        const auto page = notePage(made, {});
        QVERIFY(!holds(page, "<script"));
        QVERIFY(!holds(page, "<img"));
        QVERIFY(!holds(page, "onerror='"));
        QVERIFY(holds(page, "&lt;script&gt;"));
        QVERIFY(holds(page, "default-src 'none'"));
    }

    void everyKindIsSaidInWords() {
        using practice::EntryKind;
        const std::vector<std::pair<EntryKind, std::string_view>> kinds{
            {EntryKind::Observation, "Observation"},     {EntryKind::Opinion, "Professional opinion"},
            {EntryKind::ChildsWords, "Child’s words"},   {EntryKind::SaidBy, "Said by"},
            {EntryKind::AgencyInformation, "an agency"}, {EntryKind::Told, ">Told<"}};
        for (const auto& [kind, words] : kinds) {
            const auto page = notePage(record(kind, practice::Wording::Summary, "x"), {});
            QVERIFY2(holds(page, words), std::string(words).c_str());
            QVERIFY(holds(page, "<article class=\"" + std::string(practice::toName(kind)) + '"'));
        }
    }

    void onlyExactWordsTakeQuotationMarks() {
        using practice::EntryKind;
        using practice::Wording;
        QVERIFY(holds(notePage(record(EntryKind::ChildsWords, Wording::Exact, "I like toast"), {}),
                      "“I like toast”"));
        QVERIFY(!holds(notePage(record(EntryKind::ChildsWords, Wording::Summary, "Likes toast"), {}),
                       "“Likes toast”"));
    }

    void restrictedAndTakenOutEntriesAreNotShown() {
        auto made = record(practice::EntryKind::Observation, practice::Wording::Summary, "CANARY");
        made.entries.front().restricted = true;
        QVERIFY(!holds(notePage(made, {.restrictedEntries = 2}), "CANARY"));
        QVERIFY(holds(notePage(made, {.restrictedEntries = 2}), "2 entries are not on this page"));
        made.entries.front().restricted = false;
        made.entries.front().entry.takenOut = practice::TakenOut{};
        QVERIFY(!holds(notePage(made, {}), "CANARY"));
    }

    void controlCharactersAreDropped() {
        QCOMPARE(escapedHtml(std::string("a\0b\x1b[31m\nc\td", 12)), std::string("ab[31m<br>c d"));
    }

    void aChildsWishIsNeverPrinted() {
        auto made = record(practice::EntryKind::ChildsWords, practice::Wording::Exact, "x");
        made.entries.front().entry.account = practice::ChildsAccount{.wish = "CANARY not my dad"};
        QVERIFY(!holds(notePage(made, {}), "CANARY"));
    }
};

QTEST_APPLESS_MAIN(TestNotePage)
#include "tst_note_page.moc"
