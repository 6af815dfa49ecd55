// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_system.h"
#include "tests/support/council/demo_council.h"
#include "tests/support/council/demo_families.h"

#include <QBuffer>
#include <QDirIterator>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>
#include <optional>
#include <random>

/// A council with one enrolled worker and an assigned visit, of real processes, for end-to-end tests.
namespace holdfast::e2e {

inline const QString worker = QStringLiteral("Bryn Thorncastle");
inline const QString passphrase = QStringLiteral("kelp limpet harbour lantern");

class CouncilFixture {
public:
    CouncilFixture();

    /// False with problem() when something did not start.
    [[nodiscard]] bool open();
    /// The worker's tablet, started and enrolled, with the Tallowby visit begun. Its photographs are read
    /// from photographs().
    [[nodiscard]] bool beginVisit(const QStringList& under = {});
    /// Starts holdfast-drive again on the same home (after a kill) and unlocks it.
    [[nodiscard]] bool startAgain();

    [[nodiscard]] demo::DemoCouncil& council() { return *m_council; }
    [[nodiscard]] demo::DriveProcess& tablet() { return *m_tablet; }
    [[nodiscard]] const QString& visit() const { return m_visit; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString home() const { return folder() + QStringLiteral("/tablet"); }
    [[nodiscard]] QString photographs() const { return folder() + QStringLiteral("/photographs"); }
    [[nodiscard]] const QString& problem() const { return m_problem; }

    /// Writes a JPEG of noise and gives its path.
    [[nodiscard]] QString makePhotograph(const QString& name, int width, int height, quint32 seed);
    /// One more entry. @return its id; empty when it was not acknowledged.
    [[nodiscard]] QString write(const QString& text);
    /// A paper item with these files as pages of its scan.
    [[nodiscard]] bool scan(const QStringList& files);
    /// The folders of filed revisions in the inbox.
    [[nodiscard]] QStringList filed() const;
    [[nodiscard]] static QJsonObject noteOf(const QString& filedFolder);
    [[nodiscard]] static QByteArrayList originalsOf(const QString& filedFolder);

private:
    bool fail(const QString& why);
    QTemporaryDir m_folder;
    std::optional<demo::DemoCouncil> m_council;
    std::optional<demo::DriveProcess> m_manager;
    std::optional<demo::DriveProcess> m_tablet;
    QString m_visit;
    QString m_problem;
};

/// A JPEG of noise, so that nothing compresses away.
[[nodiscard]] bool writeNoise(const QString& path, int width, int height, quint32 seed);
[[nodiscard]] QByteArray contentOf(const QString& path);
/// What an answer says went wrong, for a test's message.
[[nodiscard]] QByteArray said(const QJsonObject& answer);

} // namespace holdfast::e2e

/// The answer is ok, or the test says what it said.
#define HF_SAYS_OK(answer)                                                                                   \
    do {                                                                                                     \
        const QJsonObject hfAnswer = (answer);                                                               \
        QVERIFY2(hfAnswer[QStringLiteral("ok")].toBool(), holdfast::e2e::said(hfAnswer).constData());        \
    } while (false)
