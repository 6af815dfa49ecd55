// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

/// What every control that is pressed shares: size of the target, keys, name, ring, and being busy.
/// While busy it swallows taps, keys and a screen reader's press, and stays where it is.
T.AbstractButton {
    id: root

    property bool busy: false
    property bool overRail: false
    property real ringRadius: Theme.radius.control
    property string accessibleName: root.text
    /// For a screen reader: something that is on or off, and which. Not `checkable`, which would change itself.
    property bool twoStates: false
    property bool stateOn: false

    implicitWidth: Math.max(Theme.target.min, root.implicitContentWidth + root.leftPadding + root.rightPadding)
    implicitHeight: Math.max(Theme.target.min, root.implicitContentHeight + root.topPadding + root.bottomPadding)
    Accessible.name: root.accessibleName
    Accessible.focusable: true
    Accessible.onCheckableChanged: root.sayState()
    Accessible.onCheckedChanged: root.sayState()
    onStateOnChanged: root.sayState()
    Component.onCompleted: root.sayState()
    Accessible.onPressAction: {
        if (!root.busy)
            root.clicked();
    }
    Keys.onReturnPressed: event => root.pressByKey(event)
    Keys.onEnterPressed: event => root.pressByKey(event)
    Keys.onSpacePressed: event => event.accepted = root.busy

    // The template says its own "not checkable" whenever a screen reader comes; ours is said over it.
    function sayState(): void {
        if (root.twoStates) {
            root.Accessible.checkable = true;
            root.Accessible.checked = root.stateOn;
        }
    }

    function pressByKey(event: KeyEvent): void {
        if (!root.busy && !event.isAutoRepeat)
            root.clicked();
    }

    FocusRing {
        shown: root.visualFocus
        around: root.ringRadius
        overRail: root.overRail
        z: 1
    }

    MouseArea {
        anchors.fill: parent
        visible: root.busy
        z: 2
    }
}
