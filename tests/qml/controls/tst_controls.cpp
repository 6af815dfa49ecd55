// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/secret.h"

#include <QObject>
#include <QtQml/qqmlextensionplugin.h>
#include <QtQuickTest/quicktest.h>

#include <cstdlib>

Q_IMPORT_QML_PLUGIN(Holdfast_ControlsPlugin)

/// Runs every tst_*.qml beside this file.
class Setup : public QObject {
    Q_OBJECT

public slots:
    void applicationAvailable() {
        if (!holdfast::crypto::initialise()) {
            std::abort();
        }
    }
};

QUICK_TEST_MAIN_WITH_SETUP(controls, Setup)
#include "tst_controls.moc"
