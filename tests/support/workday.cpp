// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/workday.h"

#include "sync/protocol/receipt.h"
#include "tests/support/council/demo_families.h"
#include "tests/support/tallowby.h"

#include <QDeadlineTimer>
#include <QThread>

#include <algorithm>

namespace holdfast::test {
namespace {

using namespace practice;

UtcTime at(TestTablet& tablet, int hour, int minute) {
    return std::chrono::floor<std::chrono::days>(tablet.clock().now()) + std::chrono::hours(hour) +
           std::chrono::minutes(minute);
}

void moveTo(TestTablet& tablet, int hour, int minute) {
    tablet.clock().setNow(at(tablet, hour, minute));
}

template <typename Work>
auto ask(TestTablet& tablet, Work work) {
    return tablet.tablet().withSession(std::move(work));
}

bool waitFor(const std::function<bool()>& so) {
    const QDeadlineTimer patience(15'000);
    while (!so()) {
        if (patience.hasExpired()) {
            return false;
        }
        QThread::msleep(5);
    }
    return true;
}

/// A family of one child with one visit; enough for a row of the day.
AssignedVisit smallFamily(TestTablet& tablet, std::string title, std::string where, UtcTime planned) {
    AssignedVisit assigned = demo::bramblecoteVisit(tablet.clock().now());
    static SystemClock real;
    static crypto::SystemRandom random;
    assigned.file.id = CaseId::create(real, random);
    assigned.file.title = std::move(title);
    assigned.file.caseSystemId = "SM-41" + std::to_string(100 + assigned.file.title.size());
    assigned.people.clear();
    assigned.visit.people.clear();
    assigned.visit.id = VisitId::create(real, random);
    assigned.visit.caseId = assigned.file.id;
    assigned.visit.where = std::move(where);
    assigned.visit.plannedFor = planned;
    return assigned;
}

Result<void> takeIn(service::Session& session, const AssignedVisit& assigned) {
    return session.database().transaction([&] { return takeAssignedVisit(session.database(), assigned); });
}

bool handedOver(TestTablet& tablet, VisitId visit) {
    return waitFor([&] {
        const auto all = tablet.agent().submissions();
        return std::ranges::any_of(all, [&](const auto& one) { return one.record.uuid() == visit.uuid(); });
    });
}

bool finish(TestTablet& tablet, VisitId visit) {
    return ask(tablet, [visit](service::Session& session) { return service::finishVisit(session, visit); })
               .hasValue() &&
           handedOver(tablet, visit);
}

bool start(TestTablet& tablet, VisitId visit) {
    return ask(tablet, [visit](service::Session& session) { return service::startVisit(session, visit); })
        .hasValue();
}

bool setStatus(TestTablet& tablet, const agent::AgentStatus& status) {
    tablet.agent().setStatus(status);
    return waitFor([&] {
        const auto heard = tablet.tablet().sending().status;
        return heard.waiting == status.waiting && heard.needsYou == status.needsYou &&
               heard.network == status.network && heard.lastContact == status.lastContact;
    });
}

agent::AgentStatus status(TestTablet& tablet, std::int64_t waiting, std::int64_t needsYou) {
    agent::AgentStatus one;
    one.network = agent::NetworkState::Reachable;
    one.lastContact = at(tablet, 13, 5);
    one.waiting = waiting;
    one.needsYou = needsYou;
    return one;
}

bool setItem(TestTablet& tablet, const agent::AgentItem& item) {
    return tablet.agent().setItem(item).hasValue() && waitFor([&] {
               const auto items = tablet.tablet().sending().items;
               return std::ranges::any_of(items, [&](const agent::AgentItem& one) {
                   return one.record == item.record && one.state == item.state &&
                          one.sentBytes == item.sentBytes;
               });
           });
}

agent::AgentItem itemOf(VisitId visit, agent::ItemState state) {
    agent::AgentItem item;
    item.record = RecordId{visit.uuid()};
    item.state = state;
    return item;
}

} // namespace

VisitId visitOf(TestTablet& tablet, std::string_view title) {
    return must(ask(tablet, [&](service::Session& session) -> Result<VisitId> {
        HOLDFAST_TRY(const auto visits,
                     VisitRepository(session.database()).between(UtcTime{}, UtcTime::max()));
        for (const auto& visit : visits) {
            HOLDFAST_TRY(const auto file, CaseRepository(session.database()).find(visit.caseId));
            if (file.title == title) {
                return visit.id;
            }
        }
        return Error(ErrorCode::NotFound);
    }));
}

bool fillWorkday(TestTablet& tablet) {
    const auto bramblecote = visitOf(tablet, "Bramblecote family");
    const auto pellingale = visitOf(tablet, "Rufus Pellingale");
    const auto quillfeather =
        smallFamily(tablet, "Quillfeather family", "2 Shingle Row", at(tablet, 11, 0) - std::chrono::days(2));
    moveTo(tablet, 9, 30);
    if (!start(tablet, bramblecote)) {
        return false;
    }
    moveTo(tablet, 10, 20);
    if (!finish(tablet, bramblecote)) {
        return false;
    }
    moveTo(tablet, 13, 30);
    if (!start(tablet, pellingale)) {
        return false;
    }
    const auto today = tablet.clock().now();
    const auto paper = ask(tablet, [&](service::Session& session) -> Result<void> {
        HOLDFAST_CHECK(takeIn(session, quillfeather));
        VisitRepository visits(session.database());
        HOLDFAST_TRY(auto earlier, visits.find(quillfeather.visit.id));
        earlier.startedAt = earlier.plannedFor;
        earlier.state = VisitState::UnderWay;
        HOLDFAST_CHECK(service::changeVisit(session, earlier));
        HOLDFAST_TRY(auto school, visits.find(pellingale));
        school.endedAt = today + std::chrono::minutes(35);
        school.state = VisitState::ToWriteUp;
        HOLDFAST_CHECK(service::changeVisit(session, school));
        for (const auto& [visit, words] :
             {std::pair{bramblecote, "2 notebook pages"}, std::pair{pellingale, "1 sheet"}}) {
            HOLDFAST_TRY(const auto found, visits.find(visit));
            PaperItem item;
            item.caseId = found.caseId;
            item.visitId = visit;
            item.words = words;
            item.custody = {CustodyStep{.place = PaperPlace::LockedBag}};
            HOLDFAST_TRY(const auto id, service::putPaper(session, item));
            static_cast<void>(id);
        }
        return {};
    });
    moveTo(tablet, 14, 32);
    return paper.hasValue() && receive(tablet, bramblecote, at(tablet, 10, 44)) &&
           setStatus(tablet, status(tablet, 2, 0));
}

bool beginTallowby(TestTablet& tablet) {
    static_cast<void>(startTallowby(tablet));
    moveTo(tablet, 16, 26);
    return true;
}

bool planMany(TestTablet& tablet, int count) {
    std::vector<AssignedVisit> all;
    all.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        all.push_back(smallFamily(tablet, "Family " + std::to_string(i + 1),
                                  std::to_string(i + 1) + " Long Lane",
                                  at(tablet, 8, 0) + std::chrono::minutes(12 * i % (15 * 60))));
    }
    return ask(tablet,
               [&](service::Session& session) -> Result<void> {
                   return session.database().transaction([&]() -> Result<void> {
                       for (const auto& one : all) {
                           HOLDFAST_CHECK(takeAssignedVisit(session.database(), one));
                       }
                       return {};
                   });
               })
        .hasValue();
}

VisitId troubledVisit(TestTablet& tablet) {
    const auto family = fillTallowby(tablet);
    must(ask(tablet, [&](service::Session& session) -> Result<void> {
        HOLDFAST_TRY(const auto visit, VisitRepository(session.database()).find(family.visit));
        PaperItem sheet;
        sheet.caseId = visit.caseId;
        sheet.visitId = visit.id;
        sheet.words = "1 sheet";
        sheet.disclosure = DisclosureMark{session.clock().now(), {}};
        sheet.typedNote = family.wrensWords;
        HOLDFAST_TRY(const auto id, service::putPaper(session, sheet));
        static_cast<void>(id);
        return {};
    }));
    return family.visit;
}

VisitId quietVisit(TestTablet& tablet) {
    const auto visit = visitOf(tablet, "Bramblecote family");
    if (!start(tablet, visit)) {
        std::abort();
    }
    return visit;
}

bool sendTwo(TestTablet& tablet) {
    const auto first = visitOf(tablet, "Bramblecote family");
    const auto second = visitOf(tablet, "Rufus Pellingale");
    auto item = itemOf(first, agent::ItemState::Sending);
    item.sentBytes = 1'200'000;
    item.totalBytes = 3'400'000;
    return start(tablet, first) && finish(tablet, first) && start(tablet, second) && finish(tablet, second) &&
           setItem(tablet, item) && setStatus(tablet, status(tablet, 2, 0));
}

bool refuseFirst(TestTablet& tablet) {
    auto item = itemOf(visitOf(tablet, "Bramblecote family"), agent::ItemState::Refused);
    item.problem = "case_closed";
    return setItem(tablet, item) && setStatus(tablet, status(tablet, 1, 1));
}

bool receiveFirst(TestTablet& tablet) {
    const auto visit = visitOf(tablet, "Bramblecote family");
    return receive(tablet, visit, at(tablet, 10, 44)) &&
           setItem(tablet, itemOf(visit, agent::ItemState::Received)) &&
           setStatus(tablet, status(tablet, 1, 0));
}

bool goOffline(TestTablet& tablet) {
    auto offline = status(tablet, 2, 0);
    offline.network = agent::NetworkState::Unreachable;
    return setStatus(tablet, offline);
}

bool receive(TestTablet& tablet, VisitId visit, UtcTime when) {
    const RecordId record{visit.uuid()};
    const auto receipt = ask(tablet, [&](service::Session& session) -> Result<protocol::Receipt> {
        HOLDFAST_TRY(const auto kept, store::OutboxRepository(session.database()).find(record, 1));
        HOLDFAST_TRY(const auto manifest,
                     protocol::verifyManifest(kept.manifest, session.signing().publicKey()));
        protocol::Receipt one;
        one.enrolment = manifest.enrolment;
        one.record = record;
        one.manifest = crypto::sha256(bytesOf(kept.manifest));
        one.parts = {manifest.body};
        one.parts.insert(one.parts.end(), manifest.parts.begin(), manifest.parts.end());
        one.time = when;
        return one;
    });
    if (!receipt) {
        return false;
    }
    tablet.agent().deliver(agent::DownKind::Receipt,
                           protocol::signReceived(tablet.council().caseKey, *receipt));
    return waitFor([&] {
        return ask(tablet,
                   [&](service::Session& session) -> Result<bool> {
                       HOLDFAST_TRY(const auto kept,
                                    store::OutboxRepository(session.database()).find(record, 1));
                       return kept.state == store::OutboxState::Received;
                   })
            .value();
    });
}

} // namespace holdfast::test
