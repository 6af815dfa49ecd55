// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/repositories.h"
#include "tests/core/practice/practice_data.h"
#include "tests/core/store/store_helpers.h"

#include <QtTest>

using namespace storetest;
using namespace holdfast::practice;
using namespace holdfast::practice::data;

namespace {

const std::array components{practiceComponent()};

AssignedVisit assigned() {
    const VisitView view = tallowby();
    AssignedVisit message{
        .file = view.file, .visit = view.visit, .people = view.people, .records = view.records};
    message.visit.state = VisitState::Planned;
    message.visit.startedAt.reset();
    Entry before = entry(63, EntryKind::AgencyInformation, "09:00", "Read this before you go in.");
    before.visitId = id<VisitId>(31);
    before.handling = Handling::policeIntelligence({.force = "Avon"});
    before.revision = 4;
    message.entries = {before};
    return message;
}

} // namespace

/// The tables of practice in a sealed database.
class PracticeStore : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void writingNeedsATransaction();
    void whatIsPutIsFound();
    void todayIsInOrderAndToWriteUpIsWhatWasBegun();
    void typingIsSavedOverAndOverInOneRevision();
    void aClosedEntryIsReopenedBeforeItIsTypedInAgain();
    void everyEditKeepsTheVersionBefore();
    void anEditOfAnOldVersionIsAConflict();
    void anEditCannotChangeWhoWroteItOrWhen();
    void whatIsTakenOutStaysInTheHistoryAndComesBack();
    void undoTakesBackTheLastChangeAndItself();
    void aRolledBackChangeLeavesNothing();
    void custodyOnlyGrows();
    void paperIsHeldUntilShreddedOrWithAKeeper();
    void recordsComeByKindOldestFirst();
    void theViewHoldsWhatTheRulesNeed();
    void anAssignedVisitIsTakenInOnce();
    void aVisitThatWasBegunIsNotReplaced();
    void aManagersAnswerIsNotTakenAway();
    void aDamagedBodyIsAnErrorNotAGuess();
    void everythingIsThereAfterReopening();

private:
    template <typename Work>
    auto inTransaction(Work work) {
        return m_database->transaction(work);
    }
    void addAll(const VisitView& view);
    Entry added(Entry entry);

    PosixFileSystem m_files;
    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

void PracticeStore::initTestCase() {
    HF_OK(crypto::initialise());
    HF_OK(prepareSqlite());
}

void PracticeStore::init() {
    m_folder.emplace();
    auto database = Database::create(m_files, pathOf(*m_folder) / "vault.db", testKeys(), components);
    HF_OK(database);
    m_database = std::move(database).value();
}

void PracticeStore::cleanup() {
    m_database.reset();
    m_folder.reset();
}

void PracticeStore::addAll(const VisitView& view) {
    HF_OK(inTransaction([&]() -> Result<void> {
        HOLDFAST_CHECK(CaseRepository{*m_database}.put(view.file));
        for (const Person& person : view.people) {
            HOLDFAST_CHECK(PersonRepository{*m_database}.put(person));
        }
        HOLDFAST_CHECK(VisitRepository{*m_database}.put(view.visit));
        for (const Entry& entry : view.entries) {
            HOLDFAST_CHECK(EntryRepository{*m_database}.add(entry));
        }
        for (const CaseRecord& record : inOneList(view.records)) {
            HOLDFAST_CHECK(RecordRepository{*m_database}.put(record));
        }
        for (const PaperItem& item : view.paperItems) {
            HOLDFAST_CHECK(PaperRepository{*m_database}.put(item));
        }
        for (const Scan& scan : view.scans) {
            HOLDFAST_CHECK(PaperRepository{*m_database}.putScan(scan));
        }
        return {};
    }));
}

Entry PracticeStore::added(Entry entry) {
    EntryRepository entries{*m_database};
    const auto outcome = inTransaction([&] { return entries.add(entry); });
    return outcome ? entry : Entry{};
}

void PracticeStore::writingNeedsATransaction() {
    const VisitView view = withDisclosureOnPaper();
    EntryRepository entries{*m_database};
    PaperRepository paper{*m_database};
    HF_FAILS(CaseRepository{*m_database}.put(view.file), ErrorCode::InvalidState);
    HF_FAILS(PersonRepository{*m_database}.put(view.people[0]), ErrorCode::InvalidState);
    HF_FAILS(VisitRepository{*m_database}.put(view.visit), ErrorCode::InvalidState);
    HF_FAILS(RecordRepository{*m_database}.put(view.records.agreements[0]), ErrorCode::InvalidState);
    HF_FAILS(paper.put(view.paperItems[0]), ErrorCode::InvalidState);
    HF_FAILS(paper.putScan(view.scans[0]), ErrorCode::InvalidState);
    HF_FAILS(entries.add(view.entries[0]), ErrorCode::InvalidState);
    HF_FAILS(entries.edit(view.entries[0], ines, at("17:00")), ErrorCode::InvalidState);
    HF_FAILS(entries.takeOut(view.entries[0].id, ines, at("17:00"), ""), ErrorCode::InvalidState);
    HF_FAILS(entries.undo(view.entries[0].id, ines, at("17:00")), ErrorCode::InvalidState);
    HF_FAILS(takeAssignedVisit(*m_database, assigned()), ErrorCode::InvalidState);
}

void PracticeStore::whatIsPutIsFound() {
    const VisitView view = withDisclosureOnPaper();
    addAll(view);
    QVERIFY(*CaseRepository{*m_database}.find(tallowbyCase) == view.file);
    QVERIFY(*PersonRepository{*m_database}.find(jory) == view.people[2]);
    QCOMPARE(PersonRepository{*m_database}.ofCase(tallowbyCase)->size(), view.people.size());
    QVERIFY(*VisitRepository{*m_database}.find(tallowbyVisit) == view.visit);
    QVERIFY(*EntryRepository{*m_database}.find(paperEntry) == view.entries.back());
    QVERIFY(*EntryRepository{*m_database}.ofVisit(tallowbyVisit) == view.entries);
    QVERIFY(*PaperRepository{*m_database}.find(paperItem) == view.paperItems[0]);
    QVERIFY(*PaperRepository{*m_database}.findScan(paperScan) == view.scans[0]);
    HF_FAILS(CaseRepository{*m_database}.find(id<CaseId>(999)), ErrorCode::NotFound);
    HF_FAILS(EntryRepository{*m_database}.find(id<EntryId>(999)), ErrorCode::NotFound);
    HF_FAILS(EntryRepository{*m_database}.history(id<EntryId>(999)), ErrorCode::NotFound);
    HF_FAILS(inTransaction([&] { return EntryRepository{*m_database}.add(view.entries[0]); }),
             ErrorCode::AlreadyExists);
}

void PracticeStore::todayIsInOrderAndToWriteUpIsWhatWasBegun() {
    VisitRepository visits{*m_database};
    const auto put = [&](std::uint32_t number, std::string_view time, VisitState state) {
        Visit visit = tallowby().visit;
        visit.id = id<VisitId>(number);
        visit.plannedFor = at(time);
        visit.startedAt.reset();
        visit.state = state;
        HF_OK(inTransaction([&] { return visits.put(visit); }));
    };
    put(33, "15:45", VisitState::Planned);
    put(31, "09:30", VisitState::Received);
    put(32, "13:30", VisitState::ToWriteUp);
    const auto today = visits.between(at("00:00"), at("00:00") + std::chrono::hours{24});
    HF_OK(today);
    QCOMPARE(today->size(), std::size_t{3});
    QVERIFY((*today)[0].id == id<VisitId>(31) && (*today)[2].id == id<VisitId>(33));
    QCOMPARE(visits.between(at("13:30"), at("15:45"))->size(), std::size_t{1});
    QCOMPARE(visits.toWriteUp(at("14:00"))->size(), std::size_t{1});
    QVERIFY(visits.ofCase(tallowbyCase)->front().id == id<VisitId>(33));
}

void PracticeStore::typingIsSavedOverAndOverInOneRevision() {
    EntryRepository entries{*m_database};
    const Entry first = added(entry(50, EntryKind::Observation, "15:49", ""));
    for (const char* text : {"T", "The front", "The front door “lock”\nis broken."}) {
        HF_OK(entries.saveText(first.id, text));
    }
    QCOMPARE(entries.find(first.id)->text, std::string{"The front door “lock”\nis broken."});
    QCOMPARE(entries.find(first.id)->revision, 1U);
    QCOMPARE(entries.history(first.id)->size(), std::size_t{1});
    // The kind may change in mid-sentence, and typing goes on.
    Entry opinion = *entries.find(first.id);
    opinion.kind = EntryKind::Opinion;
    HF_OK(inTransaction([&] { return entries.edit(opinion, ines, at("15:50")); }));
    HF_OK(entries.saveText(first.id, "I think it is broken."));
    QCOMPARE(entries.find(first.id)->kind, EntryKind::Opinion);
    QCOMPARE(entries.version(first.id, 1)->kind, EntryKind::Observation);
    HF_FAILS(entries.saveText(id<EntryId>(999), "x"), ErrorCode::InvalidState);
}

void PracticeStore::aClosedEntryIsReopenedBeforeItIsTypedInAgain() {
    EntryRepository entries{*m_database};
    const Entry first = added(entry(50, EntryKind::Observation, "15:49", "as written"));
    HF_OK(inTransaction([&] { return entries.close(first.id); }));
    HF_FAILS(entries.saveText(first.id, "changed"), ErrorCode::InvalidState);
    QCOMPARE(entries.find(first.id)->text, std::string{"as written"});
    HF_OK(inTransaction([&] { return entries.reopen(first.id, ines, at("17:00")); }));
    HF_OK(inTransaction([&] { return entries.reopen(first.id, ines, at("17:01")); }));
    HF_OK(entries.saveText(first.id, "changed"));
    QCOMPARE(entries.find(first.id)->revision, 2U);
    QCOMPARE(entries.version(first.id, 1)->text, std::string{"as written"});
    QCOMPARE(entries.version(first.id, 2)->text, std::string{"changed"});
    const auto history = entries.history(first.id);
    QCOMPARE(history->size(), std::size_t{2});
    QCOMPARE(history->back().change, EntryChange::Text);
    QVERIFY(history->back().at == at("17:00"));
}

void PracticeStore::everyEditKeepsTheVersionBefore() {
    EntryRepository entries{*m_database};
    Entry next = added(entry(50, EntryKind::SaidBy, "15:58", "He came round."));
    next.handling = Handling::confidential();
    const auto confidential = inTransaction([&] { return entries.edit(next, ines, at("17:28")); });
    HF_OK(confidential);
    QCOMPARE(*confidential, 2U);
    next.revision = 2;
    next.whyNeeded = "Wren's safety";
    HF_OK(inTransaction([&] { return entries.edit(next, ines, at("17:31")); }));
    next.revision = 3;
    const auto same = inTransaction([&] { return entries.edit(next, ines, at("17:32")); });
    HF_OK(same);
    QCOMPARE(*same, 3U); // nothing changed, so no revision

    const auto history = entries.history(next.id);
    HF_OK(history);
    QCOMPARE(history->size(), std::size_t{3});
    QCOMPARE((*history)[0].change, EntryChange::Written);
    QCOMPARE((*history)[1].change, EntryChange::Handling);
    QCOMPARE((*history)[2].change, EntryChange::WhyNeeded);
    QVERIFY((*history)[1].at == at("17:28") && (*history)[1].by == ines);
    QCOMPARE(entries.version(next.id, 1)->handling.level(), HandlingLevel::Ordinary);
    QCOMPARE(entries.version(next.id, 2)->whyNeeded, std::string{});
    HF_FAILS(entries.version(next.id, 4), ErrorCode::NotFound);
}

void PracticeStore::anEditOfAnOldVersionIsAConflict() {
    EntryRepository entries{*m_database};
    Entry mine = added(entry(50, EntryKind::Opinion, "15:58", "mine"));
    Entry other = mine;
    other.text = "other";
    HF_OK(inTransaction([&] { return entries.edit(other, ines, at("17:00")); }));
    mine.text = "mine, later";
    HF_FAILS(inTransaction([&] { return entries.edit(mine, ines, at("17:01")); }), ErrorCode::Conflict);
    QCOMPARE(entries.find(mine.id)->text, std::string{"other"});
}

void PracticeStore::anEditCannotChangeWhoWroteItOrWhen() {
    EntryRepository entries{*m_database};
    const Entry first = added(entry(50, EntryKind::Opinion, "15:58", "x"));
    Entry changed = first;
    changed.author = id<PractitionerId>(11);
    changed.writtenAt = at("09:00");
    changed.visitId = id<VisitId>(31);
    changed.takenOut = TakenOut{.at = at("09:00"), .by = ines};
    changed.text = "y";
    HF_OK(inTransaction([&] { return entries.edit(changed, ines, at("17:00")); }));
    const auto after = entries.find(first.id);
    QVERIFY(after->author == ines && after->writtenAt == first.writtenAt && after->visitId == first.visitId);
    QVERIFY(!after->takenOut);
    QCOMPARE(after->text, std::string{"y"});
}

void PracticeStore::whatIsTakenOutStaysInTheHistoryAndComesBack() {
    EntryRepository entries{*m_database};
    const Entry first = added(entry(50, EntryKind::Observation, "15:49", "wrong family"));
    HF_OK(inTransaction([&] { return entries.takeOut(first.id, ines, at("17:00"), "wrong family"); }));
    QVERIFY(entries.find(first.id)->takenOut.has_value());
    QCOMPARE(entries.ofVisit(tallowbyVisit)->size(), std::size_t{1});
    HF_FAILS(inTransaction([&] { return entries.takeOut(first.id, ines, at("17:01"), ""); }),
             ErrorCode::InvalidState);
    HF_FAILS(entries.saveText(first.id, "typed after"), ErrorCode::InvalidState);
    HF_OK(inTransaction([&] { return entries.undo(first.id, ines, at("17:02")); }));
    QVERIFY(!entries.find(first.id)->takenOut);
    const auto history = entries.history(first.id);
    QCOMPARE((*history)[1].change, EntryChange::TakenOut);
    QCOMPARE((*history)[2].change, EntryChange::PutBack);
}

void PracticeStore::undoTakesBackTheLastChangeAndItself() {
    EntryRepository entries{*m_database};
    Entry next = added(entry(50, EntryKind::Observation, "15:49", "first"));
    const EntryId entryId = next.id;
    const auto undo = [&] { return inTransaction([&] { return entries.undo(entryId, ines, at("17:00")); }); };
    HF_FAILS(undo(), ErrorCode::InvalidState);
    next.text = "second";
    HF_OK(inTransaction([&] { return entries.edit(next, ines, at("16:00")); }));
    HF_OK(undo());
    QCOMPARE(entries.find(entryId)->text, std::string{"first"});
    HF_OK(undo());
    QCOMPARE(entries.find(entryId)->text, std::string{"second"});
    QCOMPARE(entries.history(entryId)->size(), std::size_t{4});
}

void PracticeStore::aRolledBackChangeLeavesNothing() {
    EntryRepository entries{*m_database};
    const Entry first = added(entry(50, EntryKind::Observation, "15:49", "first"));
    HF_FAILS(inTransaction([&]() -> Result<void> {
                 Entry next = first;
                 next.text = "second";
                 HOLDFAST_CHECK(entries.edit(next, ines, at("17:00")));
                 HOLDFAST_CHECK(entries.saveText(first.id, "third"));
                 return Error(ErrorCode::Cancelled);
             }),
             ErrorCode::Cancelled);
    QVERIFY(*entries.find(first.id) == first);
    QCOMPARE(entries.history(first.id)->size(), std::size_t{1});
}

void PracticeStore::custodyOnlyGrows() {
    PaperRepository paper{*m_database};
    PaperItem item = withDisclosureOnPaper().paperItems[0];
    HF_OK(inTransaction([&] { return paper.put(item); }));
    item.custody.push_back({.place = PaperPlace::WithKeeper, .keeper = "DC Arkle", .at = at("18:00")});
    HF_OK(inTransaction([&] { return paper.put(item); }));
    PaperItem rewritten = item;
    rewritten.custody[1].place = PaperPlace::InACar;
    HF_FAILS(inTransaction([&] { return paper.put(rewritten); }), ErrorCode::InvalidState);
    PaperItem shorter = item;
    shorter.custody.pop_back();
    HF_FAILS(inTransaction([&] { return paper.put(shorter); }), ErrorCode::InvalidState);
    QVERIFY(*paper.find(paperItem) == item);
}

void PracticeStore::paperIsHeldUntilShreddedOrWithAKeeper() {
    PaperRepository paper{*m_database};
    std::uint32_t number = 100;
    for (const EnumName<PaperPlace>& row : enumTable(PaperPlace{})) {
        PaperItem item = withDisclosureOnPaper().paperItems[0];
        item.id = id<PaperItemId>(++number);
        item.custody = {{.place = row.value, .at = at("18:00")}};
        HF_OK(inTransaction([&] { return paper.put(item); }));
    }
    PaperItem unsaid = withDisclosureOnPaper().paperItems[0];
    unsaid.custody.clear();
    HF_OK(inTransaction([&] { return paper.put(unsaid); }));
    const auto held = paper.held();
    HF_OK(held);
    QCOMPARE(held->size(), enumTable(PaperPlace{}).size() + 1 - 2);
    for (const PaperItem& item : *held) {
        QVERIFY(item.custody.empty() || (item.whereNow()->place != PaperPlace::Shredded &&
                                         item.whereNow()->place != PaperPlace::WithKeeper));
    }
}

void PracticeStore::recordsComeByKindOldestFirst() {
    RecordRepository records{*m_database};
    addAll(afterRefusal());
    const auto all = records.ofCase(tallowbyCase);
    HF_OK(all);
    QCOMPARE(all->agreements.size(), std::size_t{2});
    QCOMPARE(all->explanations.size(), std::size_t{2});
    QVERIFY(all->explanations[0].person == maud);
    Agreement changed = all->agreements[0];
    changed.state = AgreementState::Withdrawn;
    HF_OK(inTransaction([&] { return records.put(changed); }));
    QVERIFY(*records.find(changed.head.id) == CaseRecord{changed});
    QCOMPARE(records.ofCase(tallowbyCase)->size(), all->size());
}

void PracticeStore::theViewHoldsWhatTheRulesNeed() {
    const VisitView view = afterRefusal();
    addAll(view);
    Entry elsewhere = entry(65, EntryKind::ChildsWords, "11:00", "x");
    elsewhere.visitId = id<VisitId>(31);
    elsewhere.disclosure = DisclosureMark{.markedAt = at("11:05"), .markedBy = ines};
    added(elsewhere);
    const auto loaded = loadVisitView(*m_database, tallowbyVisit, PracticePolicy{}, view.now);
    HF_OK(loaded);
    QVERIFY(loaded->entries == view.entries);
    QVERIFY(loaded->records == view.records);
    QVERIFY(loaded->file == view.file && loaded->visit == view.visit);
    QVERIFY(loaded->disclosures == std::vector{at("11:05")});
    QVERIFY(findings(*loaded, Gate::Finish) == findings(view, Gate::Finish));
    HF_FAILS(loadVisitView(*m_database, id<VisitId>(999), {}, view.now), ErrorCode::NotFound);
}

void PracticeStore::anAssignedVisitIsTakenInOnce() {
    for (int time = 0; time < 2; ++time) {
        HF_OK(inTransaction([&] { return takeAssignedVisit(*m_database, assigned()); }));
        QVERIFY(*VisitRepository{*m_database}.find(tallowbyVisit) == assigned().visit);
        QCOMPARE(PersonRepository{*m_database}.ofCase(tallowbyCase)->size(), assigned().people.size());
        QVERIFY(*EntryRepository{*m_database}.ofCase(tallowbyCase) == assigned().entries);
        QVERIFY(*RecordRepository{*m_database}.ofCase(tallowbyCase) == assigned().records);
    }
    const EntryId known = assigned().entries[0].id;
    HF_FAILS(EntryRepository{*m_database}.saveText(known, "x"), ErrorCode::InvalidState);
    HF_FAILS(inTransaction([&] { return EntryRepository{*m_database}.undo(known, ines, at("17:00")); }),
             ErrorCode::InvalidState);
}

void PracticeStore::aVisitThatWasBegunIsNotReplaced() {
    HF_OK(inTransaction([&] { return takeAssignedVisit(*m_database, assigned()); }));
    Visit begun = assigned().visit;
    begun.state = VisitState::UnderWay;
    begun.startedAt = at("15:48");
    HF_OK(inTransaction([&] { return VisitRepository{*m_database}.put(begun); }));
    HF_OK(inTransaction([&] { return takeAssignedVisit(*m_database, assigned()); }));
    QVERIFY(*VisitRepository{*m_database}.find(tallowbyVisit) == begun);
}

void PracticeStore::aManagersAnswerIsNotTakenAway() {
    AssignedVisit message = assigned();
    message.records.directions = {{.head = head(id<CaseRecordId>(43), at("17:15")), .reason = "flight"}};
    message.records.directions[0].manager = ManagerAnswer::Declined;
    HF_OK(inTransaction([&] { return takeAssignedVisit(*m_database, message); }));
    message.records.directions[0].manager = ManagerAnswer::Awaited;
    HF_OK(inTransaction([&] { return takeAssignedVisit(*m_database, message); }));
    QCOMPARE(RecordRepository{*m_database}.ofCase(tallowbyCase)->directions[0].manager,
             ManagerAnswer::Declined);
}

void PracticeStore::aDamagedBodyIsAnErrorNotAGuess() {
    const Entry first = added(entry(50, EntryKind::Observation, "15:49", "first"));
    HF_OK(m_database->run("UPDATE entry SET body = replace(body, 'ordinary', 'unmarked')"));
    HF_FAILS(EntryRepository{*m_database}.find(first.id), ErrorCode::StoreDamaged);
    HF_FAILS(EntryRepository{*m_database}.ofVisit(tallowbyVisit), ErrorCode::StoreDamaged);
    HF_OK(m_database->run("UPDATE entry SET body = replace(body, '\"version\":1', '\"version\":2')"));
    HF_FAILS(EntryRepository{*m_database}.find(first.id), ErrorCode::StoreNewer);
}

void PracticeStore::everythingIsThereAfterReopening() {
    addAll(withDisclosureOnPaper());
    HF_OK(EntryRepository{*m_database}.saveText(paperEntry, "typed, and the tablet died"));
    m_database.reset();
    auto again = Database::open(m_files, pathOf(*m_folder) / "vault.db", testKeys(), components);
    HF_OK(again);
    m_database = std::move(again).value();
    QCOMPARE(EntryRepository{*m_database}.find(paperEntry)->text, std::string{"typed, and the tablet died"});
    HF_OK(EntryRepository{*m_database}.saveText(paperEntry, "and it is open still"));
    QVERIFY(*PaperRepository{*m_database}.find(paperItem) == withDisclosureOnPaper().paperItems[0]);
}

QTEST_APPLESS_MAIN(PracticeStore)
#include "tst_practice_store.moc"
