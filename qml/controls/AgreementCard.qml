// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// What was agreed after the explanation: AgreementRows inside, one for each person, purpose and agency.
Card {
    property string name: qsTr("What was agreed")

    Accessible.role: Accessible.Grouping
    Accessible.name: name
}
