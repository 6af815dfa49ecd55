// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/repositories.h"

#include "core/practice/rows.h"

#include <algorithm>

namespace holdfast::practice {

// --- Cases and people -----------------------------------------------------------------------------------

Result<void> CaseRepository::put(const Case& file) {
    HOLDFAST_CHECK(needTransaction(m_database));
    HOLDFAST_CHECK(m_database.run("INSERT INTO case_file (id, title, body) VALUES (?1, ?2, ?3) "
                                  "ON CONFLICT (id) DO UPDATE SET title = ?2, body = ?3",
                                  file.id, file.title, toJson(file)));
    m_database.noteChange("case", file.id);
    return {};
}

Result<Case> CaseRepository::find(CaseId id) {
    return body<Case>(m_database, "SELECT body FROM case_file WHERE id = ?", id);
}

Result<std::vector<Case>> CaseRepository::all() {
    return bodies<Case>(m_database, "SELECT body FROM case_file ORDER BY title, id");
}

Result<void> PersonRepository::put(const Person& person) {
    HOLDFAST_CHECK(needTransaction(m_database));
    HOLDFAST_CHECK(m_database.run("INSERT INTO person (id, case_id, name, body) VALUES (?1, ?2, ?3, ?4) "
                                  "ON CONFLICT (id) DO UPDATE SET case_id = ?2, name = ?3, body = ?4",
                                  person.id, person.caseId, person.name, toJson(person)));
    m_database.noteChange("person", person.id);
    return {};
}

Result<Person> PersonRepository::find(PersonId id) {
    return body<Person>(m_database, "SELECT body FROM person WHERE id = ?", id);
}

Result<std::vector<Person>> PersonRepository::ofCase(CaseId file) {
    return bodies<Person>(m_database, "SELECT body FROM person WHERE case_id = ? ORDER BY name, id", file);
}

// --- Visits ---------------------------------------------------------------------------------------------

Result<void> VisitRepository::put(const Visit& visit) {
    HOLDFAST_CHECK(needTransaction(m_database));
    const UtcTime due = visit.startedAt.value_or(visit.plannedFor.value_or(UtcTime{}));
    HOLDFAST_CHECK(
        m_database.run("INSERT INTO visit (id, case_id, state, due_at, body) VALUES (?1, ?2, ?3, ?4, ?5) "
                       "ON CONFLICT (id) DO UPDATE SET case_id = ?2, state = ?3, due_at = ?4, body = ?5",
                       visit.id, visit.caseId, toName(visit.state), due, toJson(visit)));
    m_database.noteChange("visit", visit.id);
    return {};
}

Result<Visit> VisitRepository::find(VisitId id) {
    return body<Visit>(m_database, "SELECT body FROM visit WHERE id = ?", id);
}

Result<std::vector<Visit>> VisitRepository::between(UtcTime from, UtcTime until) {
    return bodies<Visit>(m_database,
                         "SELECT body FROM visit WHERE due_at >= ? AND due_at < ? ORDER BY due_at, id", from,
                         until);
}

Result<std::vector<Visit>> VisitRepository::toWriteUp(UtcTime before) {
    return bodies<Visit>(m_database,
                         "SELECT body FROM visit WHERE due_at < ? AND state IN (?, ?) ORDER BY due_at, id",
                         before, toName(VisitState::UnderWay), toName(VisitState::ToWriteUp));
}

Result<std::vector<Visit>> VisitRepository::ofCase(CaseId file) {
    return bodies<Visit>(m_database, "SELECT body FROM visit WHERE case_id = ? ORDER BY due_at DESC, id DESC",
                         file);
}

// --- Records --------------------------------------------------------------------------------------------

Result<void> RecordRepository::put(const CaseRecord& record) {
    HOLDFAST_CHECK(needTransaction(m_database));
    const RecordHead& head = headOf(record);
    HOLDFAST_CHECK(m_database.run(
        "INSERT INTO case_record (id, case_id, kind, made_at, body) VALUES (?1, ?2, ?3, ?4, ?5) "
        "ON CONFLICT (id) DO UPDATE SET case_id = ?2, kind = ?3, made_at = ?4, body = ?5",
        head.id, head.caseId, toName(kindOf(record)), head.madeAt, toJson(record)));
    m_database.noteChange("record", head.id);
    return {};
}

Result<CaseRecord> RecordRepository::find(CaseRecordId id) {
    return body<CaseRecord>(m_database, "SELECT body FROM case_record WHERE id = ?", id);
}

Result<CaseRecords> RecordRepository::ofCase(CaseId file) {
    HOLDFAST_TRY(std::vector<CaseRecord> all,
                 bodies<CaseRecord>(m_database,
                                    "SELECT body FROM case_record WHERE case_id = ? ORDER BY made_at, id",
                                    file));
    CaseRecords records;
    for (CaseRecord& record : all) {
        records.add(std::move(record));
    }
    return records;
}

// --- Paper ----------------------------------------------------------------------------------------------

Result<void> PaperRepository::put(const PaperItem& item) {
    HOLDFAST_CHECK(needTransaction(m_database));
    const auto known = find(item.id);
    if (!known && known.code() != ErrorCode::NotFound) {
        return known.error();
    }
    if (known && (known->custody.size() > item.custody.size() ||
                  !std::equal(known->custody.begin(), known->custody.end(), item.custody.begin()))) {
        return Error(ErrorCode::InvalidState);
    }
    std::optional<std::string_view> place;
    if (const CustodyStep* step = item.whereNow()) {
        place = toName(step->place);
    }
    HOLDFAST_CHECK(m_database.run(
        "INSERT INTO paper_item (id, case_id, place, made_at, body) VALUES (?1, ?2, ?3, ?4, ?5) "
        "ON CONFLICT (id) DO UPDATE SET case_id = ?2, place = ?3, made_at = ?4, body = ?5",
        item.id, item.caseId, place, item.madeAt, toJson(item)));
    m_database.noteChange("paper", item.id);
    return {};
}

Result<PaperItem> PaperRepository::find(PaperItemId id) {
    return body<PaperItem>(m_database, "SELECT body FROM paper_item WHERE id = ?", id);
}

Result<std::vector<PaperItem>> PaperRepository::ofCase(CaseId file) {
    return bodies<PaperItem>(m_database, "SELECT body FROM paper_item WHERE case_id = ? ORDER BY made_at, id",
                             file);
}

Result<std::vector<PaperItem>> PaperRepository::held() {
    return bodies<PaperItem>(
        m_database,
        "SELECT body FROM paper_item WHERE place IS NULL OR place NOT IN (?, ?) ORDER BY made_at, id",
        toName(PaperPlace::Shredded), toName(PaperPlace::WithKeeper));
}

Result<void> PaperRepository::putScan(const Scan& scan) {
    HOLDFAST_CHECK(needTransaction(m_database));
    HOLDFAST_CHECK(m_database.run("INSERT INTO scan (id, case_id, paper_item, body) VALUES (?1, ?2, ?3, ?4) "
                                  "ON CONFLICT (id) DO UPDATE SET case_id = ?2, paper_item = ?3, body = ?4",
                                  scan.id, scan.caseId, scan.paperItem, toJson(scan)));
    m_database.noteChange("scan", scan.id);
    return {};
}

Result<Scan> PaperRepository::findScan(ScanId id) {
    return body<Scan>(m_database, "SELECT body FROM scan WHERE id = ?", id);
}

Result<std::vector<Scan>> PaperRepository::scansOfCase(CaseId file) {
    return bodies<Scan>(m_database, "SELECT body FROM scan WHERE case_id = ? ORDER BY id", file);
}

} // namespace holdfast::practice
