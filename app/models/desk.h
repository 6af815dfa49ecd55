// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/tablet.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <QtQml/qqmlregistration.h>

namespace holdfast::ui {

/// The view models' one way to the service: work runs off the GUI thread, its answer comes back on it, and is
/// dropped when whoever asked is gone. Lives on the GUI thread; the composition root owns it and the tablet.
/// QML only passes it on.
class Desk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")

public:
    Desk(service::Tablet& tablet, const Clock& clock);
    ~Desk() override;

    [[nodiscard]] const Clock& clock() const noexcept { return m_clock; }
    [[nodiscard]] service::SendingOverview sending() const { return m_tablet.sending(); }

    /// Runs `work(service::Session&) -> Result<T>` on the store thread, then `then(Result<T>)` on the GUI
    /// thread if `receiver` still lives. In the order they were asked.
    template <typename Work, typename Then>
    void ask(QObject* receiver, Work work, Then then) {
        using Answer = std::invoke_result_t<Work&, service::Session&>;
        m_tablet.withSession(std::move(work), [this, guard = QPointer(receiver),
                                               then = std::move(then)](Answer answer) mutable {
            deliver(guard, std::move(then), std::move(answer));
        });
    }
    /// Runs blocking `work(service::Tablet&) -> T` (unlock, enrol, send now) on a worker thread.
    template <typename Work, typename Then>
    void inBackground(QObject* receiver, Work work, Then then) {
        m_background.start(
            [this, guard = QPointer(receiver), work = std::move(work), then = std::move(then)]() mutable {
                deliver(guard, std::move(then), work(m_tablet));
            });
    }
    /// An enrolment code that was opened as a file before the process was confined.
    void holdEnrolmentCode(crypto::SecretBuffer code) { m_enrolmentCode = std::move(code); }
    [[nodiscard]] bool hasEnrolmentCode() const noexcept { return !m_enrolmentCode.empty(); }
    [[nodiscard]] crypto::SecretBuffer takeEnrolmentCode() { return std::move(m_enrolmentCode); }

    /// Blocks until every key is zeroed: a lock is not something to come back to.
    void lockNow() { m_tablet.lock(); }

signals:
    /// Locked, unlocked, enrolled: ask for the overview.
    void stateChanged();
    /// Something in the vault changed; `kinds` as ChangeKind names, e.g. "entry", "visit".
    void dataChanged(const QStringList& kinds);
    void sendingChanged();
    void enrolmentRefused(holdfast::ErrorCode code);

private:
    template <typename Then, typename Answer>
    void deliver(QPointer<QObject> guard, Then then, Answer answer) {
        // std::function wants copies; an answer may hold what only moves.
        auto both = std::make_shared<std::pair<Then, Answer>>(std::move(then), std::move(answer));
        QMetaObject::invokeMethod(
            this,
            [guard, both] {
                if (guard) {
                    both->first(std::move(both->second));
                }
            },
            Qt::QueuedConnection);
    }
    void onEvent(const service::TabletEvent& event);

    service::Tablet& m_tablet;
    const Clock& m_clock;
    QThreadPool m_background;
    crypto::SecretBuffer m_enrolmentCode;
};

} // namespace holdfast::ui
