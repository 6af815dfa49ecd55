// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/json.h"
#include "tests/core/practice/practice_data.h"

#include <QtTest>

#include <set>

using namespace holdfast;
using namespace holdfast::practice;
using namespace holdfast::practice::data;

namespace {

template <typename T>
bool comesBack(const T& value) {
    const auto back = fromJson<T>(toJson(value));
    return back && *back == value;
}

template <typename Enum>
bool namesComeBack() {
    std::set<std::string_view> names;
    for (const EnumName<Enum>& row : enumTable(Enum{})) {
        const auto back = fromName<Enum>(row.name);
        if (!names.insert(row.name).second || !back || *back != row.value || toName(row.value) != row.name) {
            return false;
        }
    }
    return !names.empty() && !fromName<Enum>("") && !fromName<Enum>("no such name");
}

/// Replaces the one place where `from` stands.
std::string with(std::string text, std::string_view from, std::string_view to) {
    const std::size_t place = text.find(from);
    if (place == std::string::npos || text.find(from, place + 1) != std::string::npos) {
        qFatal("the test means one place");
    }
    return text.replace(place, from.size(), to);
}

Entry fullEntry() {
    Entry full =
        entry(60, EntryKind::AgencyInformation, "17:05", "“Quoted” \n text, Ünïcode \xF0\x9F\x99\x82");
    full.wording = Wording::Exact;
    full.happened = {.at = at("00:00"), .precision = TimePrecision::PartOfDay, .words = "Sunday night"};
    full.about = {{.person = wren}, {.person = ottoline, .whyNamed = "She heard it"}};
    full.source = {.person = maud,
                   .agency = "Tidewell Surgery",
                   .agencyContact = "Dr Fenn",
                   .how = Medium::Phone,
                   .obtained = Obtained::Offered,
                   .informationDate = Date{2026, 10, 31}};
    full.account = ChildsAccount{.whatIAsked = "Tell me", .explainedMayTell = true, .wish = "Nobody"};
    full.told = Told{.toPeople = {maud},
                     .how = Medium::Letter,
                     .authority = AuthorityKind::StrategyDiscussion,
                     .authorityRecord = id<CaseRecordId>(42)};
    full.whyNeeded = "Wren's safety";
    full.agreement = gpAgreement;
    full.handling = Handling::policeIntelligence(
        {.force = "Avon", .reference = "AS/1", .grading = "E4", .conditions = "not to the family"});
    full.mayHear = {{.person = maud}, {.words = "Police"}};
    full.disclosure = DisclosureMark{.markedAt = at("17:06"), .markedBy = ines};
    full.significantEvent = true;
    full.scans = {paperScan};
    full.photos = {{.image = {.id = id<AttachmentId>(73), .size = 1, .mediaType = "image/png"},
                    .takenAt = at("17:07"),
                    .purpose = "the lock",
                    .agreedBy = {maud}}};
    full.revision = 7;
    full.takenOut = TakenOut{.at = at("17:30"), .by = ines, .why = "wrong family"};
    return full;
}

} // namespace

/// The JSON of vault rows, records and assigned visits.
class PracticeJson : public QObject {
    Q_OBJECT

private slots:
    void everyEnumHasANameForEveryValue();
    void everythingComesBackAsItWas();
    void plansAndDecisionsComeBackAsTheyWere();
    void theFormIsStable();
    void longAgoAndLongTextsComeBack();
    void textThatIsNotUtf8IsWrittenAllTheSame();
    void membersOfLaterVersionsAreIgnored();
    void laterVersionsAreRefused();
    void malformedTextIsRefused_data();
    void malformedTextIsRefused();
    void hugeTextIsRefused();
    void eachMemberThatMustBeThereIsMissed();
    void aHandlingMarkIsNeverGuessed();
    void datesMustExist();
};

void PracticeJson::everyEnumHasANameForEveryValue() {
    QVERIFY(namesComeBack<TimePrecision>() && namesComeBack<CaseLink>() && namesComeBack<PersonRole>());
    QVERIFY(namesComeBack<ParentalResponsibility>() && namesComeBack<RiskMarker::Kind>());
    QVERIFY(namesComeBack<CaseKind>() && namesComeBack<TeamContact::Role>());
    QVERIFY(namesComeBack<VisitSetting>() && namesComeBack<VisitPlanning>() && namesComeBack<VisitState>());
    QVERIFY(namesComeBack<Attendance>() && namesComeBack<Sighting>() && namesComeBack<HandlingLevel>());
    QVERIFY(namesComeBack<EntryKind>() && namesComeBack<Wording>() && namesComeBack<EntryState>());
    QVERIFY(namesComeBack<Medium>() && namesComeBack<Obtained>() && namesComeBack<AuthorityKind>());
    QVERIFY(namesComeBack<PaperPlace>() && namesComeBack<AgreementState>() &&
            namesComeBack<AgreementTopic>());
    QVERIFY(namesComeBack<GatheringFact>() && namesComeBack<ExplanationState>() &&
            namesComeBack<Threshold>());
    QVERIFY(namesComeBack<ManagerAnswer>() && namesComeBack<RecordKind>() && namesComeBack<RuleId>());
    QVERIFY(namesComeBack<Gate>() && namesComeBack<Severity>() && namesComeBack<Way>());
    QVERIFY(namesComeBack<NoticeReader>() && namesComeBack<RecordPart>() && namesComeBack<Section47>());
    QVERIFY(namesComeBack<ParentsPermission>() && namesComeBack<RightToKnow>() &&
            namesComeBack<ReferralDecision>());
    QVERIFY(namesComeBack<CompetenceTest>() && namesComeBack<Competence>());
}

void PracticeJson::everythingComesBackAsItWas() {
    const VisitView view = withDisclosureOnPaper();
    QVERIFY(comesBack(view.file));
    for (const Person& person : view.people) {
        QVERIFY(comesBack(person));
    }
    QVERIFY(comesBack(view.visit));
    for (const Entry& one : view.entries) {
        QVERIFY(comesBack(one));
    }
    QVERIFY(comesBack(fullEntry()));
    QVERIFY(comesBack(view.paperItems[0]));
    QVERIFY(comesBack(view.scans[0]));
    QVERIFY(comesBack(Entry{}));
    QVERIFY(comesBack(Visit{}));
    QVERIFY(comesBack(Person{}));

    Agreement refused = agreement(gpAgreement, AgreementState::Refused, "Tidewell Surgery", "15:54");
    refused.covers = {wren};
    refused.explanation = id<CaseRecordId>(45);
    refused.withoutAgreement = {.fact = GatheringFact::WouldPrejudiceProtection, .whyNecessary = "flight"};
    QVERIFY(comesBack(CaseRecord{refused}));
    QVERIFY(comesBack(CaseRecord{explained(45, maud, "15:52")}));
    QVERIFY(comesBack(CaseRecord{
        StrategyDiscussion{.head = head(id<CaseRecordId>(42), at("17:20")),
                           .others = {"school"},
                           .threshold = Threshold::Met,
                           .overrides = {gpAgreement},
                           .policeWording = {{.source = gpEntry, .wording = "known to police"}},
                           .mayBeSaid = {{.to = {.person = maud}, .about = dale, .what = "that he rang"}},
                           .manager = ManagerAnswer::Agreed,
                           .managerAt = at("17:25")}}));
    QVERIFY(comesBack(CaseRecord{CaseDirection{.head = head(id<CaseRecordId>(43), at("17:15")),
                                               .neededToKeepAChildSafe = true,
                                               .opens = {RuleId::G2, RuleId::R5},
                                               .entries = {gpEntry}}}));
    for (const Subject& subject : {Subject{tallowbyVisit}, Subject{gpEntry}, Subject{wren},
                                   Subject{paperItem}, Subject{gpAgreement}}) {
        QVERIFY(comesBack(CaseRecord{PassedFinding{
            .rule = RuleId::P2, .wordsId = "p2.not_scanned", .subject = subject, .reason = "no light"}}));
    }
    QVERIFY(comesBack(recordOf(view, id<RecordId>(80), {.id = ines, .name = "Ines"})));
    QVERIFY(comesBack(AssignedVisit{.file = view.file,
                                    .visit = view.visit,
                                    .people = view.people,
                                    .entries = {fullEntry()},
                                    .records = view.records}));
}

void PracticeJson::plansAndDecisionsComeBackAsTheyWere() {
    const RecordHead recorded = head(id<CaseRecordId>(44), at("16:30"));
    const std::vector<CaseRecord> records{
        VoicePlan{.head = recorded,
                  .child = wren,
                  .entries = {gpEntry},
                  .at = at("16:30"),
                  .whoWillHear = {{.person = maud}, {.words = "Cockle Lane Primary"}},
                  .whatTheyWillBeShown = "a summary",
                  .when = "on Monday",
                  .wish = "Not Dad",
                  .worry = "that he will be cross",
                  .reassurance = "he will not be told",
                  .permission = ParentsPermission::Given},
        RightToKnowDecision{.head = recorded,
                            .parent = dale,
                            .child = wren,
                            .at = at("16:30"),
                            .decision = RightToKnow::Share,
                            .riskToChild = "low",
                            .why = "he was told before"},
        CompetenceAssessment{.head = recorded,
                             .youngPerson = jory,
                             .decision = "that Maud is not told",
                             .entries = {gpEntry},
                             .keptFrom = {maud},
                             .at = at("16:30"),
                             .test = CompetenceTest::Fraser,
                             .outcome = Competence::Competent,
                             .reasoning = "He said what could follow",
                             .whatTheyWereTold = "what will happen"},
        SafetyPlan{.head = recorded,
                   .victim = maud,
                   .discussedWith = maud,
                   .at = at("16:30"),
                   .how = Medium::Phone,
                   .whatWasAgreed = "nothing by post"},
        ContingencyPlan{.head = recorded,
                        .audience = {{.person = maud}},
                        .at = at("16:30"),
                        .consequences = "he may come round",
                        .contingency = "police marker"},
        ReferralOutcome{.head = recorded,
                        .at = at("16:30"),
                        .referrer = "Tidewell Surgery",
                        .whatIsMissing = "what was seen",
                        .decision = ReferralDecision::ReturnToReferrer,
                        .reason = "no concern is named",
                        .manager = ManagerAnswer::Agreed,
                        .managerName = "Tobias Marrowstone",
                        .managerAt = at("16:40")},
        ManagerTold{.head = recorded,
                    .who = "Tobias Marrowstone",
                    .how = Medium::Phone,
                    .at = at("16:30"),
                    .entries = {gpEntry},
                    .paperItems = {paperItem},
                    .seenAt = at("16:43")}};
    VisitView view = tallowby();
    for (const CaseRecord& record : records) {
        QVERIFY(comesBack(record));
        view.records.add(record);
    }
    QCOMPARE(inOneList(view.records).size(), view.records.size());
    for (const CaseRecord& record : records) {
        const auto all = inOneList(view.records);
        QVERIFY(std::ranges::find(all, record) != all.end());
    }
}

void PracticeJson::theFormIsStable() {
    // What the case system was told to expect; changing this line is changing a format.
    Entry small = entry(60, EntryKind::ChildsWords, "16:04", "I put the chair there.");
    small.wording = Wording::Exact;
    QCOMPARE(
        toJson(small),
        std::string{R"({"author":"00000000-0000-7000-8000-00000000000a",)"
                    R"("case_id":"00000000-0000-7000-8000-000000000014",)"
                    R"("handling":{"level":"ordinary"},)"
                    R"("happened":{"at":1795104240000,"precision":"exact"},)"
                    R"("id":"00000000-0000-7000-8000-00000000003c","kind":"childs_words","revision":1,)"
                    R"("source":{"how":"not_said","obtained":"asked_for"},"text":"I put the chair there.",)"
                    R"("version":1,"visit_id":"00000000-0000-7000-8000-00000000001e",)"
                    R"("wording":"exact","written_at":1795104240000})"});
}

void PracticeJson::longAgoAndLongTextsComeBack() {
    Entry old = fullEntry();
    old.happened = {.at = *fromRfc3339("1968-07-01T00:00:00Z"), .precision = TimePrecision::Day};
    old.text = std::string(200'000, 'x');
    QVERIFY(comesBack(old));
}

void PracticeJson::textThatIsNotUtf8IsWrittenAllTheSame() {
    Entry broken = fullEntry();
    broken.text = "half a letter \xC3";
    const auto back = fromJson<Entry>(toJson(broken));
    QVERIFY(back);
    QCOMPARE(back->text, std::string{"half a letter \xEF\xBF\xBD"});
}

void PracticeJson::membersOfLaterVersionsAreIgnored() {
    const std::string text = toJson(fullEntry());
    const auto back = fromJson<Entry>("{\"something_new\":[1,{\"a\":null}]," + text.substr(1));
    QVERIFY(back);
    QVERIFY(*back == fullEntry());
}

void PracticeJson::laterVersionsAreRefused() {
    const std::string later = with(toJson(fullEntry()), "\"version\":1", "\"version\":2");
    QCOMPARE(fromJson<Entry>(later).code(), ErrorCode::Unsupported);
    const std::string zero = with(toJson(fullEntry()), "\"version\":1", "\"version\":0");
    QCOMPARE(fromJson<Entry>(zero).code(), ErrorCode::Malformed);
}

void PracticeJson::malformedTextIsRefused_data() {
    QTest::addColumn<std::string>("text");
    const std::string good = toJson(fullEntry());
    const auto row = [](const char* name, std::string text) { QTest::newRow(name) << std::move(text); };
    row("nothing", "");
    row("not JSON", "{");
    row("a list", "[]");
    row("a number", "1");
    row("empty", "{}");
    row("cut off", good.substr(0, good.size() - 1));
    row("something after it", good + "{}");
    row("a kind we do not know", with(good, "\"agency_information\"", "\"rumour\""));
    row("a kind in capitals", with(good, "\"agency_information\"", "\"AgencyInformation\""));
    row("a number for text", with(good, "\"Tidewell Surgery\"", "12"));
    row("null for text", with(good, "\"Tidewell Surgery\"", "null"));
    row("text for a list", with(good, "\"to_people\":[\"00000000-0000-7000-8000-000000000002\"]",
                                "\"to_people\":\"00000000-0000-7000-8000-000000000002\""));
    row("half a revision", with(good, "\"revision\":7", "\"revision\":7.5"));
    row("a revision below zero", with(good, "\"revision\":7", "\"revision\":-1"));
    row("a revision too large", with(good, "\"revision\":7", "\"revision\":4294967296"));
    row("text for a truth", with(good, "\"significant_event\":true", "\"significant_event\":\"true\""));
    row("an id too short", with(good, "00000000-0000-7000-8000-00000000003c", "00000000-0000-7000-8000-3c"));
    row("a day that does not exist", with(good, "2026-10-31", "2026-09-31"));
    row("a digest too short", with(good, std::string(64, '0'), std::string(62, '0')));
    row("a time beyond the year 9999",
        with(good, "\"written_at\":1795107900000", "\"written_at\":253402300800000"));
    row("a member twice", with(good, "\"kind\":\"agency_information\"",
                               "\"kind\":\"observation\",\"kind\":\"agency_information\""));
    row("a member twice, deeper", with(good, "\"force\":\"Avon\"", "\"force\":\"Avon\",\"force\":\"\""));
    row("not UTF-8", with(good, "Tidewell", "Tidew\xC3ll"));
    row("very deep", std::string(200'000, '['));
}

void PracticeJson::malformedTextIsRefused() {
    QFETCH(std::string, text);
    const auto back = fromJson<Entry>(text);
    QVERIFY(!back);
    QCOMPARE(back.code(), ErrorCode::Malformed);
}

void PracticeJson::hugeTextIsRefused() {
    QCOMPARE(fromJson<Entry>(std::string(maximumJsonBytes + 1, ' ')).code(), ErrorCode::TooLarge);
}

void PracticeJson::eachMemberThatMustBeThereIsMissed() {
    const std::string good = toJson(fullEntry());
    for (const char* member : {"id", "visit_id", "case_id", "author", "kind", "wording", "text", "happened",
                               "written_at", "source", "handling", "revision", "version"}) {
        std::string without = good;
        const std::string name = "\"" + std::string{member} + "\":";
        // The member of the entry itself, not of something inside it.
        const std::size_t place =
            without.find(name) == without.rfind(name) ? without.find(name) : without.rfind(name);
        without.replace(place, name.size(), "\"x_" + std::string{member} + "\":");
        const auto back = fromJson<Entry>(without);
        QVERIFY2(!back || std::string{member} == "id", member);
    }
}

void PracticeJson::aHandlingMarkIsNeverGuessed() {
    const std::string good = toJson(fullEntry());
    const std::string level = "\"level\":\"police_intelligence\"";
    for (const std::string& other : {std::string{"\"level\":\"ordinary\""},
                                     std::string{"\"level\":\"confidential\""}, std::string{"\"level\":\"\""},
                                     std::string{"\"level\":null"}, std::string{"\"levels\":\"ordinary\""}}) {
        QCOMPARE(fromJson<Entry>(with(good, level, other)).code(), ErrorCode::Malformed);
    }
    QCOMPARE(fromJson<Entry>(with(good, "\"police\":{", "\"polite\":{")).code(), ErrorCode::Malformed);

    Entry bare = entry(60, EntryKind::SaidBy, "16:00", "x");
    bare.handling = Handling::policeIntelligence({}); // nothing known yet: the mark stands all the same
    const auto back = fromJson<Entry>(toJson(bare));
    QVERIFY(back);
    QCOMPARE(back->handling.level(), HandlingLevel::PoliceIntelligence);
    QVERIFY(back->handling.police() != nullptr);
}

void PracticeJson::datesMustExist() {
    QVERIFY(dateFromText("2024-02-29"));
    for (const char* text : {"2023-02-29", "2024-13-01", "2024-00-10", "2024-1-10", "24-01-10", "2024/01/10",
                             "2024-01-10 ", "", "aaaa-bb-cc"}) {
        QVERIFY2(!dateFromText(text), text);
    }
    QCOMPARE(ageOn({2012, 11, 19}, {2026, 11, 19}), 14);
    QCOMPARE(ageOn({2012, 11, 20}, {2026, 11, 19}), 13);
    QCOMPARE(ageOn({2012, 2, 29}, {2026, 2, 28}), 13);
}

QTEST_APPLESS_MAIN(PracticeJson)
#include "tst_practice_json.moc"
