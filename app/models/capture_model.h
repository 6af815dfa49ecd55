// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/id_text.h"
#include "app/models/note_writer.h"
#include "qml/controls/enums.h"

#include <memory>
#include <vector>

namespace holdfast::ui {

/// The note that is being written on a visit. The first keystroke makes it; "Next note" closes it and begins
/// another. After a lock, a crash or a kill it goes on where it was. GUI thread.
class CaptureModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(holdfast::ui::Desk* desk READ desk WRITE setDesk REQUIRED)
    Q_PROPERTY(QString visit READ visit WRITE setVisit REQUIRED)
    /// Empty before the first keystroke is in the vault.
    Q_PROPERTY(QString entry READ entry NOTIFY changed)
    Q_PROPERTY(holdfast::ui::kind::Kind kind READ kind WRITE setKind NOTIFY changed)
    Q_PROPERTY(bool exact READ exact WRITE setExact NOTIFY changed)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY changed)
    /// Who says it: the child, or the named speaker.
    Q_PROPERTY(QString speaker READ speaker WRITE setSpeaker NOTIFY changed)
    Q_PROPERTY(QString agency READ agency WRITE setAgency NOTIFY changed)
    /// Told: to whom.
    Q_PROPERTY(QString listener READ listener WRITE setListener NOTIFY changed)
    /// practice::AuthorityKind
    Q_PROPERTY(int authority READ authority WRITE setAuthority NOTIFY changed)
    Q_PROPERTY(QString whatIAsked READ whatIAsked WRITE setWhatIAsked NOTIFY changed)
    Q_PROPERTY(QString whoCouldHear READ whoCouldHear WRITE setWhoCouldHear NOTIFY changed)
    Q_PROPERTY(QString howItSeemed READ howItSeemed WRITE setHowItSeemed NOTIFY changed)
    Q_PROPERTY(QString wish READ wish WRITE setWish NOTIFY changed)
    Q_PROPERTY(bool explainedMayTell READ explainedMayTell WRITE setExplainedMayTell NOTIFY changed)
    Q_PROPERTY(holdfast::ui::saving::SaveState state READ state NOTIFY changed)
    /// "14:32"; empty before anything was saved here.
    Q_PROPERTY(QString savedTime READ savedTime NOTIFY changed)
    Q_PROPERTY(holdfast::ui::ErrorWords trouble READ trouble NOTIFY changed)

public:
    using QObject::QObject;
    ~CaptureModel() override;

    [[nodiscard]] Desk* desk() const { return m_desk; }
    void setDesk(Desk* desk);
    [[nodiscard]] QString visit() const { return textOf(m_visit); }
    void setVisit(const QString& visit);
    [[nodiscard]] QString entry() const { return textOf(draft().id); }
    [[nodiscard]] kind::Kind kind() const { return static_cast<kind::Kind>(draft().kind); }
    void setKind(kind::Kind kind);
    [[nodiscard]] bool exact() const { return draft().wording == practice::Wording::Exact; }
    void setExact(bool exact);
    [[nodiscard]] QString text() const { return QString::fromStdString(draft().text); }
    void setText(const QString& text);
    [[nodiscard]] QString speaker() const { return textOf(draft().source.person.value_or(PersonId{})); }
    void setSpeaker(const QString& person);
    [[nodiscard]] QString agency() const { return QString::fromStdString(draft().source.agency); }
    void setAgency(const QString& agency);
    [[nodiscard]] QString listener() const;
    void setListener(const QString& person);
    [[nodiscard]] int authority() const;
    void setAuthority(int authority);
    [[nodiscard]] QString whatIAsked() const { return QString::fromStdString(account().whatIAsked); }
    void setWhatIAsked(const QString& words);
    [[nodiscard]] QString whoCouldHear() const { return QString::fromStdString(account().whoCouldHear); }
    void setWhoCouldHear(const QString& words);
    [[nodiscard]] QString howItSeemed() const { return QString::fromStdString(account().demeanour); }
    void setHowItSeemed(const QString& words);
    [[nodiscard]] QString wish() const { return QString::fromStdString(account().wish); }
    void setWish(const QString& words);
    [[nodiscard]] bool explainedMayTell() const { return account().explainedMayTell; }
    void setExplainedMayTell(bool explained);
    [[nodiscard]] saving::SaveState state() const;
    [[nodiscard]] QString savedTime() const;
    [[nodiscard]] ErrorWords trouble() const;

    /// Closes this note, which is saved already, and begins another. Stays while this one could not be saved.
    Q_INVOKABLE void next();
    /// Hands over what is not written yet: on lock, cover, background, focus loss.
    Q_INVOKABLE void flush();

signals:
    void changed();
    /// The text was not typed here: found again after a lock, or a new note began. The caret goes to its end.
    void refilled();

private:
    [[nodiscard]] const practice::Entry& draft() const;
    [[nodiscard]] const practice::ChildsAccount& account() const;
    void type(const std::function<void(practice::Entry&)>& change);
    void choose(const std::function<void(practice::Entry&)>& change);
    void typeAccount(std::string practice::ChildsAccount::*field, const QString& words);
    void start(practice::Entry draft);
    void begin();
    void findAgain();

    Desk* m_desk = nullptr;
    VisitId m_visit;
    practice::Entry m_none;
    std::unique_ptr<NoteWriter> m_writer;
    /// Notes that were left before their last words were in the vault.
    std::vector<std::unique_ptr<NoteWriter>> m_leaving;
    std::optional<UtcTime> m_savedBefore;
};

} // namespace holdfast::ui
