// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/visit_record.h"
#include "tests/support/council/drive_process.h"

#include <QString>

namespace holdfast::demo {

/// A whole invented council on this machine, of real processes: a gateway on loopback, the office's keys, a
/// case inbox. Everything lies below one folder. Blocking, one thread; a failed step says why in problem().
class DemoCouncil {
public:
    /// @param folder where its data go. @param programs where our programs are. @param out where inbox/ goes;
    /// empty: below `folder`.
    DemoCouncil(QString folder, QString programs, QString out = {});
    ~DemoCouncil();

    /// Keys, gateway and issuer, ready to enrol. A council that is in the folder already goes on.
    [[nodiscard]] bool open();
    [[nodiscard]] bool existed() const noexcept { return m_existed; }
    [[nodiscard]] bool startGateway();
    /// From its next start the gateway listens on another, free port, while everybody goes on to knock at
    /// origin(): room for something that stands between. @return that port; 0 when none is free.
    [[nodiscard]] quint16 moveGateway();
    [[nodiscard]] bool startInbox();
    [[nodiscard]] Child& gateway() { return *m_gateway; }
    [[nodiscard]] Child& inbox() { return *m_inbox; }

    /// Makes an enrolment code and leaves the office waiting for the tablet. Empty when that failed.
    [[nodiscard]] QByteArray beginEnrolment(const QString& person, const QString& role);
    /// Waits until the office has signed.
    [[nodiscard]] bool endEnrolment(int milliseconds = 60'000);
    /// Sets a fresh tablet up with its passphrase and enrols it.
    [[nodiscard]] bool enrolTablet(DriveProcess& tablet, const QString& person, const QString& role,
                                   const QString& passphrase);
    [[nodiscard]] bool assign(const QString& person, const practice::AssignedVisit& visit);
    /// Runs one command of holdfast-office to its end. @return its exit code.
    [[nodiscard]] int office(const QStringList& arguments, QByteArray* output = nullptr);

    [[nodiscard]] QString inboxFolder() const { return m_out + QStringLiteral("/inbox"); }
    [[nodiscard]] QString origin() const;
    [[nodiscard]] const QString& problem() const noexcept { return m_problem; }

private:
    [[nodiscard]] bool choosePort();
    [[nodiscard]] bool run(const QString& what, const QStringList& arguments);
    [[nodiscard]] QString path(const char* name) const;
    [[nodiscard]] QProcessEnvironment environment() const;

    QString m_folder;
    QString m_programs;
    QString m_out;
    quint16 m_port = 0;
    quint16 m_listens = 0; ///< 0: on m_port
    bool m_existed = false;
    QString m_problem;
    std::unique_ptr<Child> m_gateway;
    std::unique_ptr<Child> m_inbox;
    std::unique_ptr<Child> m_enrolment;
};

} // namespace holdfast::demo
