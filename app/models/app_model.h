// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/error_words.h"
#include "app/models/idle_watch.h"
#include "app/models/place.h"
#include "app/models/sending_words.h"
#include "app/models/settings_model.h"

#include <QQmlEngine>

namespace holdfast::ui {

/// The whole window's model, `App` in QML: which stage the tablet is in, the words every screen shows, Lock
/// and Cover. The composition root owns it and provides it to the engine (provided.h). GUI thread.
class AppModel : public QObject {
    Q_OBJECT
    QML_NAMED_ELEMENT(App)
    QML_SINGLETON
    Q_PROPERTY(holdfast::ui::stage::Stage stage READ stage NOTIFY stageChanged)
    Q_PROPERTY(holdfast::ui::tabletstate::TabletState state READ state NOTIFY stageChanged)
    Q_PROPERTY(int triesLeft READ triesLeft NOTIFY stageChanged)
    /// Why no passphrase opens this tablet now: sealed, wiped, damaged. Not present while one does.
    Q_PROPERTY(holdfast::ui::ErrorWords stateWords READ stateWords NOTIFY stageChanged)
    Q_PROPERTY(holdfast::ui::Desk* desk READ desk CONSTANT)
    Q_PROPERTY(holdfast::ui::Navigator* navigator READ navigator CONSTANT)
    Q_PROPERTY(holdfast::ui::Place* place READ place CONSTANT)
    Q_PROPERTY(holdfast::ui::SettingsModel* settings READ settings CONSTANT)
    /// A SyncState.
    Q_PROPERTY(int sync READ sync NOTIFY sendingChanged)
    Q_PROPERTY(QString syncWords READ syncWords NOTIFY sendingChanged)
    Q_PROPERTY(QString waitingWords READ waitingWords NOTIFY sendingChanged)
    Q_PROPERTY(QString contactWords READ contactWords NOTIFY sendingChanged)
    Q_PROPERTY(QString contactReason READ contactReason NOTIFY sendingChanged)
    Q_PROPERTY(bool covered READ covered NOTIFY coveredChanged)
    /// The privacy notice is handed over: everything else is locked meanwhile.
    Q_PROPERTY(bool noticeShown READ noticeShown NOTIFY noticeShownChanged)
    /// From Start visit to Finish visit; the screen that runs the visit sets it. Cover comes earlier then.
    Q_PROPERTY(bool onVisit READ onVisit WRITE setOnVisit NOTIFY onVisitChanged)
    /// 0 while no lock is near.
    Q_PROPERTY(int secondsToLock READ secondsToLock NOTIFY secondsToLockChanged)

public:
    AppModel(Desk& desk, const Protection& protection);
    static AppModel* create(QQmlEngine* qml, QJSEngine* script);

    [[nodiscard]] stage::Stage stage() const { return m_stage; }
    [[nodiscard]] tabletstate::TabletState state() const { return m_state; }
    [[nodiscard]] int triesLeft() const { return m_triesLeft; }
    [[nodiscard]] ErrorWords stateWords() const { return m_stateWords; }
    [[nodiscard]] Desk* desk() const { return &m_desk; }
    [[nodiscard]] Navigator* navigator() { return &m_navigator; }
    [[nodiscard]] Place* place() { return &m_place; }
    [[nodiscard]] SettingsModel* settings() { return &m_settings; }
    [[nodiscard]] IdleWatch& idleWatch() { return m_idle; }
    [[nodiscard]] sync::SyncState sync() const { return m_words.state; }
    [[nodiscard]] QString syncWords() const { return m_words.pill; }
    [[nodiscard]] QString waitingWords() const { return m_words.waiting; }
    [[nodiscard]] QString contactWords() const { return m_words.contact; }
    [[nodiscard]] QString contactReason() const { return m_words.reason; }
    [[nodiscard]] bool covered() const { return m_covered; }
    [[nodiscard]] bool noticeShown() const { return m_noticeShown; }
    [[nodiscard]] bool onVisit() const { return m_onVisit; }
    void setOnVisit(bool onVisit);
    [[nodiscard]] int secondsToLock() const { return m_secondsToLock; }

    /// Saves what is being written, drops every page, zeroes every key. Blocks for at most a second.
    Q_INVOKABLE void lock();
    Q_INVOKABLE void cover();
    Q_INVOKABLE void uncover();
    /// Locks, then shows the privacy notice: the tablet is in another person's hands.
    Q_INVOKABLE void showNotice();
    Q_INVOKABLE void giveBack();
    /// "Try again" after the tablet's state could not be read.
    Q_INVOKABLE void refresh();

signals:
    void stageChanged();
    void sendingChanged();
    void coveredChanged();
    void noticeShownChanged();
    void onVisitChanged();
    void secondsToLockChanged();
    /// Write now what is not written: the tablet locks, or its screen is covered. Asks of the desk made here
    /// are done before a lock.
    void saveNow();
    /// Every page is gone and every key is zeroed; caches may be dropped.
    void locked();

private:
    void take(const Result<service::TabletOverview>& overview);
    void enter(tabletstate::TabletState state, int triesLeft);
    void refreshSending();
    void setStage(stage::Stage stage);
    void watchIdle();

    Desk& m_desk;
    Navigator m_navigator;
    Place m_place;
    SettingsModel m_settings;
    IdleWatch m_idle;
    stage::Stage m_stage = stage::Starting;
    tabletstate::TabletState m_state = tabletstate::Locked;
    int m_triesLeft = store::passphraseTries;
    ErrorWords m_stateWords;
    SendingWords m_words;
    int m_secondsToLock = 0;
    bool m_covered = false;
    bool m_noticeShown = false;
    bool m_onVisit = false;
    bool m_opening = false;
};

} // namespace holdfast::ui
