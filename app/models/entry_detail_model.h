// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/id_text.h"
#include "app/models/note_writer.h"
#include "app/models/rows_model.h"
#include "core/practice/visit_view.h"
#include "qml/controls/enums.h"

#include <QAbstractListModel>
#include <memory>

namespace holdfast::ui {

/// One person of the case, as an entry sees them.
struct ConcernedRow {
    QString id;
    QString name;  ///< "Maud Tallowby, mother"
    QString given; ///< "Maud"
    bool outside = false;
    bool about = false;
    bool mayHear = false;
    QString whyNamed;
    friend bool operator==(const ConcernedRow&, const ConcernedRow&) = default;
};

class ConcernedModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("EntryDetailModel.people")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        IdRole = Qt::UserRole,
        NameRole,
        GivenRole,
        OutsideRole,
        AboutRole,
        MayHearRole,
        WhyNamedRole
    };
    explicit ConcernedModel(QObject* parent = nullptr);
    [[nodiscard]] const QList<ConcernedRow>& rows() const { return m_rows; }
    void take(const QList<ConcernedRow>& rows) { Rows::take(*this, m_rows, rows); }
    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : count();
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

signals:
    void countChanged();

private:
    friend struct Rows;
    QList<ConcernedRow> m_rows;
};

/// All of one entry, to be changed with its history kept. GUI thread.
class EntryDetailModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(holdfast::ui::Desk* desk READ desk WRITE setDesk REQUIRED)
    Q_PROPERTY(QString entry READ entry WRITE setEntry REQUIRED)
    Q_PROPERTY(bool loaded READ loaded NOTIFY changed)
    Q_PROPERTY(holdfast::ui::ErrorWords trouble READ trouble NOTIFY changed)
    Q_PROPERTY(holdfast::ui::saving::SaveState state READ state NOTIFY changed)
    Q_PROPERTY(QString savedTime READ savedTime NOTIFY changed)
    Q_PROPERTY(holdfast::ui::kind::Kind kind READ kind WRITE setKind NOTIFY changed)
    Q_PROPERTY(bool exact READ exact WRITE setExact NOTIFY changed)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY changed)
    Q_PROPERTY(QString speaker READ speaker WRITE setSpeaker NOTIFY changed)
    Q_PROPERTY(QString agency READ agency WRITE setAgency NOTIFY changed)
    Q_PROPERTY(QString happened READ happened NOTIFY changed)
    Q_PROPERTY(QString written READ written NOTIFY changed)
    Q_PROPERTY(QString whyNeeded READ whyNeeded WRITE setWhyNeeded NOTIFY changed)
    Q_PROPERTY(holdfast::ui::handling::Handling handling READ handling WRITE setHandling NOTIFY changed)
    Q_PROPERTY(QString force READ force WRITE setForce NOTIFY changed)
    Q_PROPERTY(QString reference READ reference WRITE setReference NOTIFY changed)
    Q_PROPERTY(QString grading READ grading WRITE setGrading NOTIFY changed)
    Q_PROPERTY(QString conditions READ conditions WRITE setConditions NOTIFY changed)
    Q_PROPERTY(bool significant READ significant WRITE setSignificant NOTIFY changed)
    Q_PROPERTY(bool disclosure READ disclosure WRITE setDisclosure NOTIFY changed)
    Q_PROPERTY(bool takenOut READ takenOut NOTIFY changed)
    /// On a visit with open-home view on: no handling, no agencies.
    Q_PROPERTY(bool openHome READ openHome NOTIFY changed)
    Q_PROPERTY(QStringList photos READ photos NOTIFY changed)
    Q_PROPERTY(QStringList historyTimes READ historyTimes NOTIFY historyChanged)
    Q_PROPERTY(QStringList historyWords READ historyWords NOTIFY historyChanged)
    Q_PROPERTY(holdfast::ui::ConcernedModel* people READ people CONSTANT)

public:
    explicit EntryDetailModel(QObject* parent = nullptr);
    ~EntryDetailModel() override;

    [[nodiscard]] Desk* desk() const { return m_desk; }
    void setDesk(Desk* desk);
    [[nodiscard]] QString entry() const { return textOf(m_entry); }
    void setEntry(const QString& entry);
    [[nodiscard]] bool loaded() const { return m_writer != nullptr; }
    [[nodiscard]] ErrorWords trouble() const;
    [[nodiscard]] saving::SaveState state() const;
    [[nodiscard]] QString savedTime() const;
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
    [[nodiscard]] QString happened() const;
    [[nodiscard]] QString written() const;
    [[nodiscard]] QString whyNeeded() const { return QString::fromStdString(draft().whyNeeded); }
    void setWhyNeeded(const QString& words);
    [[nodiscard]] handling::Handling handling() const;
    void setHandling(handling::Handling handling);
    [[nodiscard]] QString force() const { return QString::fromStdString(police().force); }
    void setForce(const QString& words) { setPolice(&practice::PoliceDetails::force, words); }
    [[nodiscard]] QString reference() const { return QString::fromStdString(police().reference); }
    void setReference(const QString& words) { setPolice(&practice::PoliceDetails::reference, words); }
    [[nodiscard]] QString grading() const { return QString::fromStdString(police().grading); }
    void setGrading(const QString& words) { setPolice(&practice::PoliceDetails::grading, words); }
    [[nodiscard]] QString conditions() const { return QString::fromStdString(police().conditions); }
    void setConditions(const QString& words) { setPolice(&practice::PoliceDetails::conditions, words); }
    [[nodiscard]] bool significant() const { return draft().significantEvent; }
    void setSignificant(bool significant);
    [[nodiscard]] bool disclosure() const { return draft().disclosure.has_value(); }
    void setDisclosure(bool disclosure);
    [[nodiscard]] bool takenOut() const { return draft().takenOut.has_value(); }
    [[nodiscard]] bool openHome() const { return m_openHome; }
    [[nodiscard]] QStringList photos() const;
    [[nodiscard]] QStringList historyTimes() const { return m_historyTimes; }
    [[nodiscard]] QStringList historyWords() const { return m_historyWords; }
    [[nodiscard]] ConcernedModel* people() { return &m_people; }

    Q_INVOKABLE void setAbout(const QString& person, bool about);
    Q_INVOKABLE void setWhyNamed(const QString& person, const QString& why);
    Q_INVOKABLE void setMayHear(const QString& person, bool may);
    /// It leaves the visit; the history keeps it.
    Q_INVOKABLE void takeOut();
    /// The version before the current one comes back, as a new one.
    Q_INVOKABLE void undo();
    Q_INVOKABLE void flush();

signals:
    void changed();
    void historyChanged();
    /// The words were not typed here: loaded, or undone.
    void refilled();

private:
    struct Loaded {
        practice::Entry entry;
        std::vector<practice::Person> people;
        UtcTime visitDay{};
        bool openHome = false;
        QStringList historyTimes;
        QStringList historyWords;
        PractitionerId me;
    };
    [[nodiscard]] static Result<Loaded> load(service::Session& session, EntryId id);
    void begin();
    void reload();
    void take(Loaded loaded);
    void showPeople();
    void act(std::function<Result<void>(service::Session&)> work);
    [[nodiscard]] const practice::Entry& draft() const { return m_writer ? m_writer->draft() : m_none; }
    [[nodiscard]] practice::PoliceDetails police() const;
    void setPolice(std::string practice::PoliceDetails::*field, const QString& words);
    void type(const std::function<void(practice::Entry&)>& change);
    void choose(const std::function<void(practice::Entry&)>& change);

    Desk* m_desk = nullptr;
    EntryId m_entry;
    practice::Entry m_none;
    std::unique_ptr<NoteWriter> m_writer;
    std::vector<practice::Person> m_case;
    UtcTime m_visitDay{};
    PractitionerId m_me;
    bool m_openHome = false;
    ErrorWords m_trouble;
    QStringList m_historyTimes;
    QStringList m_historyWords;
    ConcernedModel m_people;
};

} // namespace holdfast::ui
