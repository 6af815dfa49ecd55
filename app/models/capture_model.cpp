// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/capture_model.h"

#include "app/models/open_home.h"
#include "app/models/time_words.h"
#include "app/service/visits.h"

#include <algorithm>

namespace holdfast::ui {
namespace {

bool saidByOthers(kind::Kind kind) {
    return kind == kind::ChildsWords || kind == kind::SaidBy;
}

/// What this kind asks about has its place; what another kind asked about stays, should the kind change back.
void fitTo(practice::Entry& draft) {
    if (draft.kind == practice::EntryKind::ChildsWords && !draft.account) {
        draft.account.emplace();
    }
    if (draft.kind == practice::EntryKind::Told && !draft.told) {
        draft.told.emplace();
        draft.told->how = practice::Medium::InPerson;
    }
}

} // namespace

CaptureModel::~CaptureModel() {
    flush();
}

void CaptureModel::setDesk(Desk* desk) {
    m_desk = desk;
    begin();
}

void CaptureModel::setVisit(const QString& visit) {
    m_visit = idFrom<VisitId>(visit);
    begin();
}

void CaptureModel::begin() {
    if (m_desk == nullptr || m_visit.isNil() || m_writer) {
        return;
    }
    start({});
    findAgain();
}

void CaptureModel::start(practice::Entry draft) {
    draft.visitId = m_visit;
    m_writer = std::make_unique<NoteWriter>(*m_desk, std::move(draft));
    connect(m_writer.get(), &NoteWriter::changed, this, &CaptureModel::changed);
    connect(m_writer.get(), &NoteWriter::created, this, &CaptureModel::changed);
}

void CaptureModel::findAgain() {
    m_desk->ask(
        this,
        [visit = m_visit](service::Session& session) -> Result<std::optional<practice::Entry>> {
            HOLDFAST_TRY(auto open, service::entryBeingWritten(session, visit));
            HOLDFAST_TRY(const auto view, service::viewVisit(session, visit));
            HOLDFAST_TRY(const bool openHome, openHomeIsOn(session.database(), view.visit));
            if (open && openHome && isCovered(*open, view)) {
                open.reset();
            }
            return open;
        },
        [this](Result<std::optional<practice::Entry>> open) {
            // Whoever was quicker to type wins; the note that was found stands in the list.
            if (open && *open && m_writer->state() == saving::Untouched) {
                start(std::move(**open));
                emit refilled(); // the caret's place is read before changed() keeps a new one
                emit changed();
            }
        });
}

void CaptureModel::next() {
    if (!m_writer || m_writer->state() == saving::NotSaved) {
        flush();
        return;
    }
    if (!m_writer->exists() && m_writer->state() == saving::Untouched) {
        return;
    }
    m_savedBefore = std::max(m_savedBefore, m_writer->savedAt());
    practice::Entry blank;
    blank.kind = m_writer->draft().kind;
    blank.wording = m_writer->draft().wording;
    blank.source.person = m_writer->draft().source.person;
    fitTo(blank);
    auto leaving = std::move(m_writer);
    auto* const left = leaving.get();
    connect(left, &NoteWriter::closed, this, [this, left] {
        m_savedBefore = std::max(m_savedBefore, left->savedAt());
        // Not here: it is the sender.
        const auto at = std::ranges::find_if(m_leaving, [&](const auto& one) { return one.get() == left; });
        if (at != m_leaving.end()) {
            at->release()->deleteLater();
            m_leaving.erase(at);
        }
        emit changed();
    });
    m_leaving.push_back(std::move(leaving));
    start(std::move(blank));
    left->close();
    emit changed();
    emit refilled();
}

void CaptureModel::flush() {
    if (m_writer) {
        m_writer->flush();
    }
    for (const auto& one : m_leaving) {
        one->flush();
    }
}

const practice::Entry& CaptureModel::draft() const {
    return m_writer ? m_writer->draft() : m_none;
}

const practice::ChildsAccount& CaptureModel::account() const {
    static const practice::ChildsAccount none;
    return draft().account ? *draft().account : none;
}

saving::SaveState CaptureModel::state() const {
    for (const auto& one : m_leaving) {
        if (one->state() == saving::NotSaved) {
            return saving::NotSaved;
        }
    }
    if (m_writer && m_writer->state() != saving::Untouched) {
        return m_writer->state();
    }
    if (!m_leaving.empty()) {
        return saving::Saving;
    }
    return m_savedBefore ? saving::Saved : saving::Untouched;
}

QString CaptureModel::savedTime() const {
    auto last = m_savedBefore;
    if (m_writer) {
        last = std::max(last, m_writer->savedAt());
    }
    return last ? clockWords(*last) : QString();
}

ErrorWords CaptureModel::trouble() const {
    for (const auto& one : m_leaving) {
        if (one->trouble().present()) {
            return one->trouble();
        }
    }
    return m_writer ? m_writer->trouble() : ErrorWords{};
}

void CaptureModel::type(const std::function<void(practice::Entry&)>& change) {
    if (m_writer) {
        m_writer->type(change);
    }
}

void CaptureModel::choose(const std::function<void(practice::Entry&)>& change) {
    if (m_writer) {
        m_writer->choose(change);
    }
}

void CaptureModel::setKind(kind::Kind kind) {
    if (kind == this->kind()) {
        return;
    }
    const bool blank = m_writer && !m_writer->exists() && m_writer->state() == saving::Untouched;
    choose([kind, blank](practice::Entry& draft) {
        const auto before = static_cast<kind::Kind>(draft.kind);
        draft.kind = static_cast<practice::EntryKind>(kind);
        if (blank) { // what the note before was asked is no answer for this one
            draft.account.reset();
            draft.told.reset();
            if (!saidByOthers(kind)) {
                draft.source.person.reset();
            }
        }
        // A child's words are exact unless the worker says otherwise; one's own are always a summary.
        if (!saidByOthers(kind)) {
            draft.wording = practice::Wording::Summary;
        } else if (!saidByOthers(before)) {
            draft.wording = practice::Wording::Exact;
        }
        fitTo(draft);
    });
}

void CaptureModel::setExact(bool exact) {
    choose([exact](practice::Entry& draft) {
        draft.wording = exact ? practice::Wording::Exact : practice::Wording::Summary;
    });
}

void CaptureModel::setText(const QString& text) {
    type([&](practice::Entry& draft) { draft.text = text.toStdString(); });
}

void CaptureModel::setSpeaker(const QString& person) {
    choose([id = idFrom<PersonId>(person)](practice::Entry& draft) {
        draft.source.person = id.isNil() ? std::nullopt : std::optional(id);
    });
}

void CaptureModel::setAgency(const QString& agency) {
    type([&](practice::Entry& draft) { draft.source.agency = agency.toStdString(); });
}

QString CaptureModel::listener() const {
    return draft().told && !draft().told->toPeople.empty() ? textOf(draft().told->toPeople.front())
                                                           : QString();
}

void CaptureModel::setListener(const QString& person) {
    choose([id = idFrom<PersonId>(person)](practice::Entry& draft) {
        fitTo(draft);
        if (draft.told) {
            draft.told->toPeople.assign(id.isNil() ? 0 : 1, id);
        }
    });
}

int CaptureModel::authority() const {
    return draft().told ? static_cast<int>(draft().told->authority) : 0;
}

void CaptureModel::setAuthority(int authority) {
    if (authority >= 0 && authority <= static_cast<int>(practice::AuthorityKind::CaseDirection)) {
        choose([authority](practice::Entry& draft) {
            if (draft.told) {
                draft.told->authority = static_cast<practice::AuthorityKind>(authority);
            }
        });
    }
}

void CaptureModel::typeAccount(std::string practice::ChildsAccount::*field, const QString& words) {
    type([&](practice::Entry& draft) {
        if (draft.account || !words.isEmpty()) {
            auto& account = draft.account ? *draft.account : draft.account.emplace();
            account.*field = words.toStdString();
        }
    });
}

void CaptureModel::setWhatIAsked(const QString& words) {
    typeAccount(&practice::ChildsAccount::whatIAsked, words);
}

void CaptureModel::setWhoCouldHear(const QString& words) {
    typeAccount(&practice::ChildsAccount::whoCouldHear, words);
}

void CaptureModel::setHowItSeemed(const QString& words) {
    typeAccount(&practice::ChildsAccount::demeanour, words);
}

void CaptureModel::setWish(const QString& words) {
    typeAccount(&practice::ChildsAccount::wish, words);
}

void CaptureModel::setExplainedMayTell(bool explained) {
    choose([explained](practice::Entry& draft) {
        if (draft.account || explained) {
            auto& account = draft.account ? *draft.account : draft.account.emplace();
            account.explainedMayTell = explained;
        }
    });
}

} // namespace holdfast::ui
