// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/app_model.h"

#include "app/models/provided.h"
#include "core/store/outbox_repository.h"

namespace holdfast::ui {
namespace {

tabletstate::TabletState shown(service::TabletState state) {
    switch (state) {
    case service::TabletState::NotSetUp:
        return tabletstate::NotSetUp;
    case service::TabletState::Locked:
        return tabletstate::Locked;
    case service::TabletState::AwaitingCertificate:
        return tabletstate::AwaitingCertificate;
    case service::TabletState::Ready:
        return tabletstate::Ready;
    case service::TabletState::Sealed:
        return tabletstate::Sealed;
    case service::TabletState::Wiped:
        return tabletstate::Wiped;
    case service::TabletState::Damaged:
        return tabletstate::Damaged;
    }
    return tabletstate::Damaged;
}

} // namespace

AppModel::AppModel(Desk& desk, const Protection& protection)
    : m_desk(desk), m_place(desk, m_navigator), m_settings(desk, protection), m_idle(desk.clock()) {
    // They are members: the QML engine must never think that it owns them.
    for (QObject* part : {static_cast<QObject*>(&m_desk), static_cast<QObject*>(&m_navigator),
                          static_cast<QObject*>(&m_place), static_cast<QObject*>(&m_settings)}) {
        QJSEngine::setObjectOwnership(part, QJSEngine::CppOwnership);
    }
    connect(&m_desk, &Desk::stateChanged, this, &AppModel::refresh);
    connect(&m_desk, &Desk::sendingChanged, this, &AppModel::refreshSending);
    connect(&m_desk, &Desk::dataChanged, this, [this](const QStringList& kinds) {
        if (kinds.contains(QStringLiteral("outbox"))) {
            refreshSending();
        }
    });
    connect(&m_settings, &SettingsModel::changed, this, &AppModel::watchIdle);
    connect(&m_idle, &IdleWatch::coverDue, this, &AppModel::cover);
    connect(&m_idle, &IdleWatch::lockDue, this, &AppModel::lock);
    connect(&m_idle, &IdleWatch::warning, this, [this](int seconds) {
        if (seconds != m_secondsToLock) {
            m_secondsToLock = seconds;
            emit secondsToLockChanged();
        }
    });
    refreshSending();
    refresh();
}

AppModel* AppModel::create(QQmlEngine* qml, QJSEngine* /*script*/) {
    return provided<AppModel>(qml);
}

void AppModel::refresh() {
    m_desk.inBackground(
        this, [](service::Tablet& tablet) { return tablet.overview(); },
        [this](const Result<service::TabletOverview>& overview) { take(overview); });
}

void AppModel::take(const Result<service::TabletOverview>& overview) {
    if (!overview) {
        m_stateWords = wordsFor(overview.error());
        enter(tabletstate::Damaged, 0);
        return;
    }
    m_stateWords = {};
    if (overview->state == service::TabletState::Sealed) {
        m_stateWords = wordsFor(ErrorCode::Sealed);
    } else if (overview->state == service::TabletState::Wiped) {
        m_stateWords = wordsFor(ErrorCode::Wiped);
    } else if (overview->state == service::TabletState::Damaged) {
        m_stateWords = wordsFor(ErrorCode::StoreDamaged);
    }
    enter(shown(overview->state), overview->triesLeft);
}

void AppModel::enter(tabletstate::TabletState state, int triesLeft) {
    m_state = state;
    m_triesLeft = triesLeft;
    if (state != tabletstate::Ready) {
        m_opening = false;
        setStage(state == tabletstate::NotSetUp || state == tabletstate::AwaitingCertificate ? stage::SetUp
                                                                                             : stage::Locked);
        emit stageChanged(); // state and tries may have changed within the stage
        return;
    }
    if (m_stage == stage::Open || m_opening) {
        emit stageChanged();
        return;
    }
    m_opening = true;
    m_settings.restore([this](const Result<void>& settings) {
        if (!settings) {
            m_opening = false; // locked meanwhile; its own event follows
            return;
        }
        m_place.restore([this](const Result<void>& place) {
            if (place && m_opening) {
                setStage(stage::Open);
                refreshSending();
            }
            m_opening = false;
        });
    });
}

void AppModel::setStage(stage::Stage stage) {
    if (stage != m_stage) {
        m_stage = stage;
        watchIdle();
        emit stageChanged();
    }
}

void AppModel::watchIdle() {
    m_idle.setLockAfter(std::chrono::minutes(m_settings.lockMinutes()));
    const bool unlocked = m_stage == stage::Open || m_state == tabletstate::AwaitingCertificate;
    m_idle.watch(!unlocked   ? IdleWatch::Watching::Nothing
                 : m_onVisit ? IdleWatch::Watching::CoverThenLock
                             : IdleWatch::Watching::Lock);
}

void AppModel::setOnVisit(bool onVisit) {
    if (onVisit != m_onVisit) {
        m_onVisit = onVisit;
        watchIdle();
        emit onVisitChanged();
    }
}

void AppModel::refreshSending() {
    const auto now = m_desk.clock().now();
    m_words = sendingWords(m_desk.sending(), 0, {}, now);
    emit sendingChanged();
    if (m_stage != stage::Open) {
        return;
    }
    struct Outbox {
        std::int64_t queued = 0;
        std::optional<UtcTime> lastReceived;
    };
    m_desk.ask(
        this,
        [](service::Session& session) -> Result<Outbox> {
            store::OutboxRepository outbox(session.database());
            Outbox told;
            HOLDFAST_TRY(told.queued, outbox.count(store::OutboxState::Queued));
            HOLDFAST_TRY(const auto received, outbox.inState(store::OutboxState::Received));
            for (const auto& entry : received) {
                told.lastReceived = std::max(told.lastReceived, entry.receivedAt);
            }
            return told;
        },
        [this](const Result<Outbox>& told) {
            if (told && m_stage == stage::Open) {
                m_words = sendingWords(m_desk.sending(), static_cast<int>(told->queued), told->lastReceived,
                                       m_desk.clock().now());
                emit sendingChanged();
            }
        });
}

void AppModel::lock() {
    if (m_stage != stage::Open && m_state != tabletstate::AwaitingCertificate) {
        return;
    }
    emit saveNow();
    m_place.keepNow();
    m_opening = false;
    m_state = tabletstate::Locked;
    setStage(stage::Locked);
    m_desk.lockNow();
    m_settings.detach();
    m_place.forget();
    setOnVisit(false);
    uncover();
    // The pages are deleted when the event that asked for the lock is over; their button may be its source.
    QMetaObject::invokeMethod(this, &AppModel::locked, Qt::QueuedConnection);
}

void AppModel::cover() {
    if (!m_covered && m_stage == stage::Open) {
        emit saveNow();
        m_covered = true;
        emit coveredChanged();
    }
}

void AppModel::uncover() {
    if (m_covered) {
        m_covered = false;
        emit coveredChanged();
    }
}

void AppModel::showNotice() {
    lock();
    if (!m_noticeShown) {
        m_noticeShown = true;
        emit noticeShownChanged();
    }
}

void AppModel::giveBack() {
    if (m_noticeShown) {
        m_noticeShown = false;
        emit noticeShownChanged();
    }
}

} // namespace holdfast::ui
