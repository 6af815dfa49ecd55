// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

/// Every page of the shell. The list in qml/screens/ScreenList.qml says which of them exist.
namespace holdfast::ui::screen {
Q_NAMESPACE
QML_NAMED_ELEMENT(Destination)
enum Screen {
    Today,
    Sending,
    Settings,
    Visit,
    Entry,
    Photograph,
    Finish,
    VisitNotPlanned,
    LeftOrLost,
    Cases,
    Paper,
    Reports,
    Help,
};
Q_ENUM_NS(Screen)
} // namespace holdfast::ui::screen

/// What the window shows as a whole.
namespace holdfast::ui::stage {
Q_NAMESPACE
QML_NAMED_ELEMENT(Stage)
enum Stage {
    Starting, ///< not known yet
    SetUp,    ///< no vault, or the council has not signed yet
    Locked,   ///< locked, sealed, wiped or damaged: Unlock says which
    Open,     ///< unlocked: the shell
};
Q_ENUM_NS(Stage)
} // namespace holdfast::ui::stage

/// service::TabletState, for QML.
namespace holdfast::ui::tabletstate {
Q_NAMESPACE
QML_NAMED_ELEMENT(TabletState)
enum TabletState { NotSetUp, Locked, AwaitingCertificate, Ready, Sealed, Wiped, Damaged };
Q_ENUM_NS(TabletState)
} // namespace holdfast::ui::tabletstate
