// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/desk.h"
#include "app/models/error_words.h"
#include "core/practice/entry.h"

#include <QTimer>
#include <functional>

namespace holdfast::ui {

/// How safe the words on the screen are.
namespace saving {
Q_NAMESPACE
QML_NAMED_ELEMENT(SaveState)
enum SaveState { Untouched, Saving, Saved, NotSaved };
Q_ENUM_NS(SaveState)
} // namespace saving

/// Keeps one entry in the vault as it is typed: at most 400 ms after the first unsaved keystroke, and at once
/// when asked. The first change makes the entry, or opens a revision of one that is there. What could not be
/// saved is tried again until it is. GUI thread.
class NoteWriter final : public QObject {
    Q_OBJECT

public:
    /// The throttle leaves some of the 400 ms to the disk.
    static constexpr int throttleMilliseconds = 300;
    static constexpr int retryMilliseconds = 2000;

    /// @param draft with a nil id for a note that does not exist yet; it needs its visit.
    NoteWriter(Desk& desk, practice::Entry draft, QObject* parent = nullptr);
    /// What is not written yet is handed over; nobody hears of it.
    ~NoteWriter() override;

    [[nodiscard]] const practice::Entry& draft() const { return m_draft; }
    [[nodiscard]] saving::SaveState state() const { return m_state; }
    [[nodiscard]] std::optional<UtcTime> savedAt() const { return m_savedAt; }
    [[nodiscard]] const ErrorWords& trouble() const { return m_trouble; }
    [[nodiscard]] bool exists() const { return !m_draft.id.isNil(); }

    /// Something was typed.
    void type(const std::function<void(practice::Entry&)>& change);
    /// Something was chosen: saved at once when the note exists, with its first words otherwise.
    void choose(const std::function<void(practice::Entry&)>& change);
    /// Hands over what is not written yet: done before any lock that is asked for after it.
    void flush();
    /// No more is typed: what was saved stands. What could not be saved is still tried.
    void close();
    /// Taking out, photographs: what changed elsewhere is taken over.
    void takeOver(practice::Entry entry);

signals:
    void changed();
    /// The first words are in the vault under draft().id.
    void created();
    /// Everything is saved after close().
    void closed();

private:
    /// Written on the store thread only, so that work in flight knows what the work before it made.
    struct Made {
        EntryId id;
    };
    void change(const std::function<void(practice::Entry&)>& change);
    void settle(const Result<practice::Entry>& written, int generation);
    void setState(saving::SaveState state);

    Desk& m_desk;
    practice::Entry m_draft;
    std::shared_ptr<Made> m_made;
    QTimer m_throttle;
    saving::SaveState m_state = saving::Untouched;
    std::optional<UtcTime> m_savedAt;
    ErrorWords m_trouble;
    int m_generation = 0; ///< counts changes
    int m_sent = 0;       ///< the last change that was handed over
    bool m_closing = false;
};

} // namespace holdfast::ui
