// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/practice/practice_data.h"

#include <QElapsedTimer>
#include <QtTest>

#include <set>

using namespace holdfast;
using namespace holdfast::practice;
using namespace holdfast::practice::data;

namespace {

constexpr std::array gates{Gate::Capture, Gate::Finish, Gate::Report, Gate::Share};

/// A visit, and a report of it, where everything these rules know is wrong at once.
VisitView everythingWrong() {
    VisitView view = afterRefusal();
    const VisitView paper = withDisclosureOnPaper();
    view.paperItems = paper.paperItems;
    view.paperItems[0].custody.clear();
    view.paperItems[0].typedNote.reset();
    view.visit.purpose.clear();
    view.entries[1].about[1].whyNamed.clear();
    view.records.explanations.clear();
    view.policy.notices.clear();
    view.entries[2].account->keepFrom = {maud};
    view.entries[2].disclosure = DisclosureMark{.markedAt = at("17:35"), .markedBy = ines};
    return reported(view, {{.person = maud}}, {view.entries[2].id});
}

/// 200 entries, each about people, half of them from agencies, with agreements of every kind.
VisitView longVisit() {
    VisitView view = everythingWrong();
    const Entry spoken = view.entries[1];
    const Entry agency = view.entries.back();
    for (std::uint32_t number = 0; view.entries.size() < 200; ++number) {
        Entry next = number % 2 == 0 ? spoken : agency;
        next.id = id<EntryId>(1000 + number);
        next.text = std::string(600, 'a');
        next.source.agency = number % 2 == 0 ? "" : "Agency " + std::to_string(number % 20);
        view.entries.push_back(std::move(next));
    }
    for (std::uint32_t number = 0; number < 40; ++number) {
        view.records.agreements.push_back(agreement(id<CaseRecordId>(2000 + number),
                                                    static_cast<AgreementState>(number % 4),
                                                    "Agency " + std::to_string(number % 20), "15:54"));
    }
    return view;
}

} // namespace

/// The list of rules and what holds for every finding.
class Rules : public QObject {
    Q_OBJECT

private slots:
    void theListNamesEachRuleOnce();
    void captureIsNeverBlocked();
    void everyFindingHasWordsAndAWayThrough();
    void onlyAShouldMayBePassed();
    void mustsComeFirstAndPassedOnesLast();
    void findingsAreAFunctionOfTheirData();
    void aNameThatLooksLikeAnArgumentIsNotFilledInAgain();
    void aDirectionOpensOnlyWhatItMay();
    void aVisitOf200EntriesIsCheckedQuickly();
};

void Rules::theListNamesEachRuleOnce() {
    std::set<RuleId> ids;
    for (const Rule& rule : rules()) {
        QVERIFY(ids.insert(rule.id).second);
        QVERIFY(!rule.name.empty());
        QVERIFY(!rule.words.empty());
        QVERIFY(!rule.appliesAt.empty());
    }
    QVERIFY((ids == std::set{RuleId::G1, RuleId::G2, RuleId::G5, RuleId::G6, RuleId::S1, RuleId::S2,
                             RuleId::S3, RuleId::S4, RuleId::S5, RuleId::P2, RuleId::L2}));
    // Each of them really is raised by the visit these tests lean on.
    for (const RuleId rule : ids) {
        QVERIFY(std::ranges::any_of(
            gates, [rule](Gate gate) { return !ofRule(findings(everythingWrong(), gate), rule).empty(); }));
    }
}

void Rules::captureIsNeverBlocked() {
    const auto found = findings(everythingWrong(), Gate::Capture);
    QVERIFY(found.size() >= 8);
    for (const Finding& finding : found) {
        QCOMPARE(finding.severity, Severity::Should);
        QCOMPARE(finding.gate, Gate::Capture);
    }
    QCOMPARE(found.size(), findings(everythingWrong(), Gate::Finish).size());
}

void Rules::everyFindingHasWordsAndAWayThrough() {
    for (const Gate gate : gates) {
        for (const Finding& finding : findings(everythingWrong(), gate)) {
            QVERIFY(!finding.words.english.empty());
            QVERIFY(finding.words.english.find('{') == std::string::npos);
            QVERIFY(!finding.waysThrough.empty());
            for (const WayThrough& way : finding.waysThrough) {
                QVERIFY(!way.words.english.empty());
            }
            // A must is never passed, whatever the gate; a should always can be.
            QVERIFY(gate == Gate::Capture ||
                    offers(finding, Way::SayWhy) == (finding.severity == Severity::Should));
        }
    }
}

void Rules::onlyAShouldMayBePassed() {
    VisitView view = everythingWrong();
    const auto before = findings(view, Gate::Finish);
    for (const Finding& finding : before) {
        QCOMPARE(offers(finding, Way::SayWhy), finding.severity == Severity::Should);
        view.records.passed.push_back(pass(finding, "because"));
    }
    for (const Finding& finding : findings(view, Gate::Finish)) {
        QCOMPARE(finding.passedReason.has_value(), finding.severity == Severity::Should);
    }
}

void Rules::mustsComeFirstAndPassedOnesLast() {
    VisitView view = everythingWrong();
    const auto before = findings(view, Gate::Finish);
    const auto firstShould = std::ranges::find(before, Severity::Should, &Finding::severity);
    QVERIFY(firstShould != before.end());
    view.records.passed = {pass(*firstShould, "because")};
    const auto after = findings(view, Gate::Finish);
    QCOMPARE(after.size(), before.size());
    QVERIFY(after.back().passedReason.has_value());
    bool should = false;
    for (const Finding& finding : after) {
        should = should || finding.severity == Severity::Should;
        QVERIFY(!should || finding.severity == Severity::Should);
    }
}

void Rules::findingsAreAFunctionOfTheirData() {
    QVERIFY(findings(everythingWrong(), Gate::Finish) == findings(everythingWrong(), Gate::Finish));
}

void Rules::aNameThatLooksLikeAnArgumentIsNotFilledInAgain() {
    VisitView view = tallowby();
    view.people[4].name = "{person} {agency}";
    view.entries[1].about[1].whyNamed.clear();
    QCOMPARE(findings(view, Gate::Finish).front().words.english,
             std::string{"{person} {agency} is not part of this case. Say why the note needs to name them."});
}

void Rules::aDirectionOpensOnlyWhatItMay() {
    std::set<RuleId> opened;
    for (const auto& row : enumTable(RuleId{})) {
        if (mayBeOpenedByDirection(row.value)) {
            opened.insert(row.value);
        }
    }
    QVERIFY((opened == std::set{RuleId::G2, RuleId::G3, RuleId::C1, RuleId::S2, RuleId::S3, RuleId::S4,
                                RuleId::R4, RuleId::R5}));
}

void Rules::aVisitOf200EntriesIsCheckedQuickly() {
    const VisitView view = longVisit();
    QCOMPARE(view.entries.size(), std::size_t{200});
    QElapsedTimer timer;
    timer.start();
    std::size_t count = 0;
    constexpr int runs = 20;
    for (int run = 0; run < runs; ++run) {
        count += findings(view, Gate::Finish).size();
    }
    QVERIFY(count > 0);
    qInfo("200 entries, %zu agreements: %.3f ms a check", view.records.agreements.size(),
          static_cast<double>(timer.nsecsElapsed()) / 1e6 / runs);
}

QTEST_APPLESS_MAIN(Rules)
#include "tst_rules.moc"
