// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/desk.h"
#include "app/models/entries_model.h"
#include "app/models/error_words.h"
#include "app/models/id_text.h"

#include <QTimer>
#include <functional>

namespace holdfast::ui {

/// One visit's screen. Reads the visit again whenever the vault says that something of it changed. GUI
/// thread.
class VisitModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(holdfast::ui::Desk* desk READ desk WRITE setDesk REQUIRED)
    Q_PROPERTY(QString visit READ visit WRITE setVisit REQUIRED)
    /// The entry that is being written, which the list leaves out.
    Q_PROPERTY(QString writing READ writing WRITE setWriting NOTIFY writingChanged)
    Q_PROPERTY(bool loaded READ loaded NOTIFY changed)
    Q_PROPERTY(holdfast::ui::ErrorWords trouble READ trouble NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    /// "Home visit, planned · 12 Limpet Row"
    Q_PROPERTY(QString placeWords READ placeWords NOTIFY changed)
    /// "15:48"; empty before it started.
    Q_PROPERTY(QString started READ started NOTIFY changed)
    Q_PROPERTY(QString purpose READ purpose NOTIFY changed)
    Q_PROPERTY(bool underWay READ underWay NOTIFY changed)
    Q_PROPERTY(QString explained READ explained NOTIFY changed)
    Q_PROPERTY(QString explainedDetail READ explainedDetail NOTIFY changed)
    Q_PROPERTY(QString agreed READ agreed NOTIFY changed)
    Q_PROPERTY(QString agreedDetail READ agreedDetail NOTIFY changed)
    /// When something was last written here.
    Q_PROPERTY(QString savedTime READ savedTime NOTIFY changed)
    Q_PROPERTY(int toResolve READ toResolve NOTIFY changed)
    Q_PROPERTY(int advised READ advised NOTIFY changed)
    Q_PROPERTY(int covered READ covered NOTIFY changed)
    Q_PROPERTY(bool openHome READ openHome NOTIFY changed)
    /// The worker asked for the covered notes: they are in the list until this is false again.
    Q_PROPERTY(bool revealed READ revealed WRITE setRevealed NOTIFY revealedChanged)
    Q_PROPERTY(holdfast::ui::EntriesModel* entries READ entries CONSTANT)
    Q_PROPERTY(holdfast::ui::PeopleModel* people READ people CONSTANT)

public:
    explicit VisitModel(QObject* parent = nullptr);

    [[nodiscard]] Desk* desk() const { return m_desk; }
    void setDesk(Desk* desk);
    [[nodiscard]] QString visit() const { return textOf(m_visit); }
    void setVisit(const QString& visit);
    [[nodiscard]] QString writing() const { return m_writing; }
    void setWriting(const QString& entry);
    [[nodiscard]] bool loaded() const { return m_loaded; }
    [[nodiscard]] ErrorWords trouble() const { return m_trouble; }
    [[nodiscard]] QString title() const { return m_shown.title; }
    [[nodiscard]] QString placeWords() const;
    [[nodiscard]] QString started() const { return m_shown.started; }
    [[nodiscard]] QString purpose() const { return m_shown.purpose; }
    [[nodiscard]] bool underWay() const { return m_shown.underWay; }
    [[nodiscard]] QString explained() const { return m_shown.explained; }
    [[nodiscard]] QString explainedDetail() const { return m_shown.explainedDetail; }
    [[nodiscard]] QString agreed() const { return m_shown.agreed; }
    [[nodiscard]] QString agreedDetail() const { return m_shown.agreedDetail; }
    [[nodiscard]] QString savedTime() const { return m_shown.savedTime; }
    [[nodiscard]] int toResolve() const { return m_shown.toResolve; }
    [[nodiscard]] int advised() const { return m_shown.advised; }
    [[nodiscard]] int covered() const { return m_shown.covered; }
    [[nodiscard]] bool openHome() const { return m_shown.openHome; }
    [[nodiscard]] bool revealed() const { return m_revealed; }
    void setRevealed(bool revealed);
    [[nodiscard]] EntriesModel* entries() { return &m_entries; }
    [[nodiscard]] PeopleModel* people() { return &m_people; }

    Q_INVOKABLE void setOpenHome(bool on);
    Q_INVOKABLE void setPurpose(const QString& purpose);
    /// @param attendance practice::Attendance
    Q_INVOKABLE void setAttendance(const QString& person, int attendance);
    /// Begins or ends a time in which the worker saw the child alone.
    Q_INVOKABLE void setAloneNow(const QString& person, bool alone);
    Q_INVOKABLE void undoTakingOut(const QString& entry);
    Q_INVOKABLE void reload();

signals:
    void changed();
    void writingChanged();
    void revealedChanged();

private:
    void reloadSoon();
    void changeVisit(std::function<void(practice::Visit&, UtcTime)> change);
    void settle(const Result<void>& done);

    Desk* m_desk = nullptr;
    VisitId m_visit;
    QString m_writing;
    VisitShown m_shown;
    ErrorWords m_trouble;
    QTimer m_soon;
    bool m_loaded = false;
    bool m_revealed = false;
    int m_asked = 0;
    EntriesModel m_entries;
    PeopleModel m_people;
};

} // namespace holdfast::ui
