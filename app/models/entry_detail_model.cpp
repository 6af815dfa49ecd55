// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/entry_detail_model.h"

#include "app/models/entry_history.h"
#include "app/models/open_home.h"
#include "app/models/time_words.h"
#include "app/models/visit_shown.h"
#include "app/service/visits.h"

#include <QQmlEngine>

#include <algorithm>

namespace holdfast::ui {

ConcernedModel::ConcernedModel(QObject* parent) : QAbstractListModel(parent) {
    connect(this, &QAbstractItemModel::rowsInserted, this, &ConcernedModel::countChanged);
    connect(this, &QAbstractItemModel::rowsRemoved, this, &ConcernedModel::countChanged);
}

QVariant ConcernedModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const ConcernedRow& row = m_rows.at(index.row());
    switch (role) {
    case IdRole:
        return row.id;
    case NameRole:
        return row.name;
    case GivenRole:
        return row.given;
    case OutsideRole:
        return row.outside;
    case AboutRole:
        return row.about;
    case MayHearRole:
        return row.mayHear;
    case WhyNamedRole:
        return row.whyNamed;
    default:
        return {};
    }
}

QHash<int, QByteArray> ConcernedModel::roleNames() const {
    return {{IdRole, "personId"},      {NameRole, "name"},   {GivenRole, "given"},
            {OutsideRole, "outside"},  {AboutRole, "about"}, {MayHearRole, "mayHear"},
            {WhyNamedRole, "whyNamed"}};
}

EntryDetailModel::EntryDetailModel(QObject* parent) : QObject(parent) {
    QJSEngine::setObjectOwnership(&m_people, QJSEngine::CppOwnership);
}

EntryDetailModel::~EntryDetailModel() {
    flush();
}

void EntryDetailModel::setDesk(Desk* desk) {
    m_desk = desk;
    begin();
}

void EntryDetailModel::setEntry(const QString& entry) {
    m_entry = idFrom<EntryId>(entry);
    begin();
}

void EntryDetailModel::begin() {
    if (m_desk == nullptr || m_entry.isNil()) {
        return;
    }
    connect(m_desk, &Desk::dataChanged, this, [this](const QStringList& kinds) {
        if (kinds.contains(QStringLiteral("entry")) || kinds.contains(QStringLiteral("visit"))) {
            reload();
        }
    });
    reload();
}

Result<EntryDetailModel::Loaded> EntryDetailModel::load(service::Session& session, EntryId id) {
    Loaded loaded;
    HOLDFAST_TRY(loaded.entry, practice::EntryRepository(session.database()).find(id));
    HOLDFAST_TRY(const auto visit, practice::VisitRepository(session.database()).find(loaded.entry.visitId));
    HOLDFAST_TRY(loaded.people, practice::PersonRepository(session.database()).ofCase(loaded.entry.caseId));
    HOLDFAST_TRY(loaded.openHome, openHomeIsOn(session.database(), visit));
    HOLDFAST_TRY(const service::Enrolment* me, session.enrolled());
    loaded.me = me->person;
    loaded.visitDay = visit.startedAt.value_or(loaded.entry.writtenAt);
    HOLDFAST_TRY(auto history, historyOf(session, loaded.entry));
    loaded.historyTimes = std::move(history.times);
    loaded.historyWords = std::move(history.words);
    return loaded;
}

void EntryDetailModel::reload() {
    m_desk->ask(
        this, [id = m_entry](service::Session& session) { return load(session, id); },
        [this](Result<Loaded> loaded) {
            if (!loaded) {
                m_trouble = wordsFor(loaded.error());
                emit changed();
                return;
            }
            take(std::move(loaded).value());
        });
}

void EntryDetailModel::take(Loaded loaded) {
    m_trouble = {};
    m_case = std::move(loaded.people);
    m_visitDay = loaded.visitDay;
    m_openHome = loaded.openHome;
    m_me = loaded.me;
    m_historyTimes = std::move(loaded.historyTimes);
    m_historyWords = std::move(loaded.historyWords);
    if (!m_writer) {
        m_writer = std::make_unique<NoteWriter>(*m_desk, std::move(loaded.entry));
        connect(m_writer.get(), &NoteWriter::changed, this, &EntryDetailModel::changed);
        emit refilled();
    } else if (m_writer->state() != saving::Saving && m_writer->state() != saving::NotSaved) {
        const bool words = m_writer->draft().text != loaded.entry.text;
        m_writer->takeOver(std::move(loaded.entry));
        if (words) {
            emit refilled();
        }
    }
    showPeople();
    emit historyChanged();
    emit changed();
}

void EntryDetailModel::showPeople() {
    QList<ConcernedRow> rows;
    for (const auto& person : m_case) {
        ConcernedRow row;
        row.id = textOf(person.id);
        row.outside = person.link == practice::CaseLink::Outside;
        // While family may read the screen nobody beyond it is named.
        if (m_openHome && (row.outside || !practice::isFamily(person.role))) {
            continue;
        }
        row.name = nameAndPart(person, m_visitDay);
        row.given = givenName(person);
        const auto about = std::ranges::find(draft().about, person.id, &practice::AboutPerson::person);
        row.about = about != draft().about.end();
        row.whyNamed = row.about ? QString::fromStdString(about->whyNamed) : QString();
        row.mayHear = std::ranges::any_of(draft().mayHear,
                                          [&](const auto& audience) { return audience.person == person.id; });
        rows.append(row);
    }
    m_people.take(rows);
}

ErrorWords EntryDetailModel::trouble() const {
    return m_writer && m_writer->trouble().present() ? m_writer->trouble() : m_trouble;
}

saving::SaveState EntryDetailModel::state() const {
    return m_writer ? m_writer->state() : saving::Untouched;
}

QString EntryDetailModel::savedTime() const {
    return m_writer && m_writer->savedAt() ? clockWords(*m_writer->savedAt()) : clockWords(draft().writtenAt);
}

QString EntryDetailModel::happened() const {
    return happenedWords(draft().happened, draft().writtenAt);
}

QString EntryDetailModel::written() const {
    return m_desk == nullptr ? QString() : momentWords(draft().writtenAt, m_desk->clock().now());
}

handling::Handling EntryDetailModel::handling() const {
    return static_cast<handling::Handling>(draft().handling.level());
}

practice::PoliceDetails EntryDetailModel::police() const {
    return draft().handling.police() == nullptr ? practice::PoliceDetails{} : *draft().handling.police();
}

QStringList EntryDetailModel::photos() const {
    QStringList ids;
    for (const auto& photo : draft().photos) {
        ids.append(textOf(photo.image.id));
    }
    return ids;
}

void EntryDetailModel::type(const std::function<void(practice::Entry&)>& change) {
    if (m_writer && !takenOut()) {
        m_writer->type(change);
    }
}

void EntryDetailModel::choose(const std::function<void(practice::Entry&)>& change) {
    if (m_writer && !takenOut()) {
        m_writer->choose(change);
        showPeople();
    }
}

void EntryDetailModel::setKind(kind::Kind kind) {
    choose([kind](practice::Entry& draft) { draft.kind = static_cast<practice::EntryKind>(kind); });
}

void EntryDetailModel::setExact(bool exact) {
    choose([exact](practice::Entry& draft) {
        draft.wording = exact ? practice::Wording::Exact : practice::Wording::Summary;
    });
}

void EntryDetailModel::setText(const QString& text) {
    type([&](practice::Entry& draft) { draft.text = text.toStdString(); });
}

void EntryDetailModel::setSpeaker(const QString& person) {
    choose([id = idFrom<PersonId>(person)](practice::Entry& draft) {
        draft.source.person = id.isNil() ? std::nullopt : std::optional(id);
    });
}

void EntryDetailModel::setAgency(const QString& agency) {
    type([&](practice::Entry& draft) { draft.source.agency = agency.toStdString(); });
}

void EntryDetailModel::setWhyNeeded(const QString& words) {
    type([&](practice::Entry& draft) { draft.whyNeeded = words.toStdString(); });
}

void EntryDetailModel::setHandling(handling::Handling handling) {
    choose([handling](practice::Entry& draft) {
        if (static_cast<int>(draft.handling.level()) == static_cast<int>(handling)) {
            return;
        }
        draft.handling = handling == handling::Ordinary       ? practice::Handling::ordinary()
                         : handling == handling::Confidential ? practice::Handling::confidential()
                                                              : practice::Handling::policeIntelligence({});
    });
}

void EntryDetailModel::setPolice(std::string practice::PoliceDetails::*field, const QString& words) {
    type([&](practice::Entry& draft) {
        if (draft.handling.police() != nullptr) {
            auto details = *draft.handling.police();
            details.*field = words.toStdString();
            draft.handling = practice::Handling::policeIntelligence(std::move(details));
        }
    });
}

void EntryDetailModel::setSignificant(bool significant) {
    choose([significant](practice::Entry& draft) { draft.significantEvent = significant; });
}

void EntryDetailModel::setDisclosure(bool disclosure) {
    choose([this, disclosure](practice::Entry& draft) {
        if (disclosure != draft.disclosure.has_value()) {
            draft.disclosure = disclosure
                                   ? std::optional(practice::DisclosureMark{m_desk->clock().now(), m_me})
                                   : std::nullopt;
        }
    });
}

void EntryDetailModel::setAbout(const QString& person, bool about) {
    choose([id = idFrom<PersonId>(person), about](practice::Entry& draft) {
        std::erase_if(draft.about, [&](const practice::AboutPerson& one) { return one.person == id; });
        if (about) {
            draft.about.push_back({id, {}});
        }
    });
}

void EntryDetailModel::setWhyNamed(const QString& person, const QString& why) {
    type([&](practice::Entry& draft) {
        for (auto& one : draft.about) {
            if (one.person == idFrom<PersonId>(person)) {
                one.whyNamed = why.toStdString();
            }
        }
    });
}

void EntryDetailModel::setMayHear(const QString& person, bool may) {
    choose([id = idFrom<PersonId>(person), may](practice::Entry& draft) {
        std::erase_if(draft.mayHear, [&](const practice::Audience& one) { return one.person == id; });
        if (may) {
            draft.mayHear.push_back({id, {}});
        }
    });
}

void EntryDetailModel::act(std::function<Result<void>(service::Session&)> work) {
    flush();
    m_desk->ask(this, std::move(work), [this](const Result<void>& done) {
        if (!done) {
            m_trouble = wordsFor(done.error());
            emit changed();
        }
    });
}

void EntryDetailModel::takeOut() {
    act([id = m_entry](service::Session& session) { return service::takeOutEntry(session, id, {}); });
}

void EntryDetailModel::undo() {
    act([id = m_entry](service::Session& session) { return service::undoEntry(session, id); });
}

void EntryDetailModel::flush() {
    if (m_writer) {
        m_writer->flush();
    }
}

} // namespace holdfast::ui
