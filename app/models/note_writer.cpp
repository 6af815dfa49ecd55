// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/note_writer.h"

#include "app/service/visits.h"

namespace holdfast::ui {
namespace {

/// What the worker says in a draft, over the entry as the vault has it: pictures and the like come from
/// there.
practice::Entry merged(practice::Entry current, const practice::Entry& draft) {
    current.kind = draft.kind;
    current.wording = draft.wording;
    current.text = draft.text;
    current.happened = draft.happened.at == UtcTime{} ? current.happened : draft.happened;
    current.about = draft.about;
    current.source = draft.source;
    current.account = draft.account;
    current.told = draft.told;
    current.whyNeeded = draft.whyNeeded;
    current.handling = draft.handling;
    current.mayHear = draft.mayHear;
    current.disclosure = draft.disclosure;
    current.significantEvent = draft.significantEvent;
    return current;
}

/// What is chosen rather than typed is a step of its own in the history.
bool sameChoices(const practice::Entry& a, const practice::Entry& b) {
    return a.kind == b.kind && a.wording == b.wording && a.handling.level() == b.handling.level() &&
           a.mayHear == b.mayHear && a.disclosure == b.disclosure &&
           a.significantEvent == b.significantEvent && a.happened == b.happened &&
           a.about.size() == b.about.size();
}

Result<practice::Entry> write(service::Session& session, EntryId id, const practice::Entry& draft) {
    HOLDFAST_TRY(auto current, practice::EntryRepository(session.database()).find(id));
    auto next = merged(current, draft);
    if (next == current) {
        return current;
    }
    if (!sameChoices(next, current)) {
        return service::editEntry(session, next);
    }
    return service::writeEntry(session, next);
}

} // namespace

NoteWriter::NoteWriter(Desk& desk, practice::Entry draft, QObject* parent)
    : QObject(parent), m_desk(desk), m_draft(std::move(draft)),
      m_made(std::make_shared<Made>(Made{m_draft.id})) {
    m_throttle.setSingleShot(true);
    m_throttle.setTimerType(Qt::PreciseTimer);
    connect(&m_throttle, &QTimer::timeout, this, &NoteWriter::flush);
}

NoteWriter::~NoteWriter() {
    flush();
}

void NoteWriter::type(const std::function<void(practice::Entry&)>& how) {
    change(how);
    // A throttle, not a debounce: somebody who types without a pause is kept up with too.
    if (m_generation != m_sent && !m_throttle.isActive()) {
        m_throttle.start(throttleMilliseconds);
    }
}

void NoteWriter::choose(const std::function<void(practice::Entry&)>& how) {
    if (!exists() && m_state == saving::Untouched) {
        how(m_draft); // nothing is written of a note without a word
        emit changed();
        return;
    }
    change(how);
    flush();
}

void NoteWriter::change(const std::function<void(practice::Entry&)>& how) {
    const practice::Entry before = m_draft;
    how(m_draft);
    if (m_draft == before) {
        return;
    }
    ++m_generation;
    setState(m_state == saving::NotSaved ? saving::NotSaved : saving::Saving);
    emit changed();
}

void NoteWriter::flush() {
    if (m_generation == m_sent) {
        return;
    }
    m_throttle.stop();
    m_sent = m_generation;
    m_desk.ask(
        this,
        [made = m_made, draft = m_draft](service::Session& session) mutable -> Result<practice::Entry> {
            if (!made->id.isNil()) {
                return write(session, made->id, draft);
            }
            draft.id = {};
            HOLDFAST_TRY(auto added, service::addEntry(session, std::move(draft)));
            made->id = added.id;
            return added;
        },
        [this, generation = m_sent](const Result<practice::Entry>& written) { settle(written, generation); });
}

void NoteWriter::settle(const Result<practice::Entry>& written, int generation) {
    if (!written) {
        m_trouble = wordsFor(written.error());
        m_sent = qMin(m_sent, generation - 1);
        setState(saving::NotSaved);
        if (!m_throttle.isActive()) {
            m_throttle.start(retryMilliseconds);
        }
        return;
    }
    const bool first = m_draft.id.isNil();
    m_draft.id = written->id;
    m_draft.revision = written->revision;
    if (m_draft.happened.at == UtcTime{}) {
        m_draft.happened = written->happened;
    }
    m_draft.writtenAt = written->writtenAt;
    if (first) {
        emit created();
    }
    if (generation == m_generation) {
        m_savedAt = m_desk.clock().now();
        m_trouble = {};
        setState(saving::Saved);
        if (m_closing) {
            close();
        }
    }
}

void NoteWriter::close() {
    m_closing = true;
    flush();
    if (m_generation != m_sent || m_state == saving::Saving || m_state == saving::NotSaved) {
        return; // settle() comes back here
    }
    m_desk.ask(
        this,
        [made = m_made](service::Session& session) -> Result<void> {
            return made->id.isNil() ? Result<void>{} : service::closeEntry(session, made->id);
        },
        [this](const Result<void>&) { emit closed(); });
}

void NoteWriter::takeOver(practice::Entry entry) {
    m_made->id = entry.id;
    m_draft = std::move(entry);
    emit changed();
}

void NoteWriter::setState(saving::SaveState state) {
    if (state != m_state) {
        m_state = state;
        emit changed();
    }
}

} // namespace holdfast::ui
