// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Holdfast.Controls

/// The field for a note. Serif while it takes another person's exact words. Grows to maximumHeight, then
/// scrolls. Nothing typed is learnt by a keyboard, and selecting does not copy.
FocusScope {
    id: root

    required property string label
    property alias text: area.text
    property alias cursorPosition: area.cursorPosition
    property string placeholder
    property bool exactWords: false
    property bool labelShown: false
    /// Kept free at the left, for a spine.
    property real inset: 0
    property real minimumHeight: Theme.target.doorstep
    property real maximumHeight: Theme.layout.sidePanel

    readonly property TypeStyle type: root.exactWords ? Theme.type.verbatim : Theme.type.entry

    /// The person changed the text (not a view model).
    signal edited

    implicitWidth: Theme.layout.sidePanel
    implicitHeight: heading.height + box.height

    Label {
        id: heading

        text: root.label
        type: Theme.type.label
        color: Theme.color.ink2
        width: parent.width
        height: root.labelShown ? implicitHeight + Theme.space.xs : 0
        visible: root.labelShown
        Accessible.ignored: true
    }

    Rectangle {
        id: box

        anchors.top: heading.bottom
        width: parent.width
        height: Math.max(root.minimumHeight, hint.visible ? hint.implicitHeight + 2 * (area.topPadding + flick.anchors.margins) : 0,
                         Math.min(root.maximumHeight, area.implicitHeight + 2 * flick.anchors.margins))
        radius: Theme.radius.control
        color: Theme.color.surface
        border.width: area.activeFocus ? Theme.border.selected : Theme.border.control
        border.color: area.activeFocus ? Theme.color.ink : Theme.color.lineStrong

        Flickable {
            id: flick

            anchors.fill: parent
            anchors.margins: Theme.border.selected
            contentWidth: width
            contentHeight: area.height
            clip: true
            interactive: contentHeight > height
            boundsBehavior: Flickable.StopAtBounds

            function follow(caret: rect): void {
                if (caret.y < contentY)
                    contentY = caret.y;
                else if (caret.y + caret.height > contentY + height)
                    contentY = caret.y + caret.height - height;
            }

            T.TextArea {
                id: area

                property string before: ""

                width: flick.width
                height: Math.max(flick.height, implicitHeight)
                implicitHeight: contentHeight + topPadding + bottomPadding
                leftPadding: Theme.space.m + root.inset
                rightPadding: Theme.space.m
                topPadding: Math.max(Theme.space.s, (root.minimumHeight - root.type.lineHeight) / 2 - flick.anchors.margins)
                bottomPadding: topPadding
                focus: true
                textFormat: TextEdit.PlainText
                wrapMode: TextEdit.Wrap
                color: Theme.color.ink
                selectionColor: Theme.color.harbour
                selectedTextColor: Theme.color.inkOnHarbour
                font.family: root.type.family
                font.pixelSize: root.type.pixelSize
                font.weight: root.type.weight
                selectByMouse: false
                // qmllint disable property type
                inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhMultiLine
                // qmllint enable property type
                Accessible.name: root.label
                Accessible.multiLine: true
                onCursorRectangleChanged: flick.follow(cursorRectangle) // qmllint disable type
                onTextChanged: {
                    if (activeFocus && text !== before)
                        root.edited();
                    before = text;
                }
                Keys.onPressed: event => {
                    // Words do not leave by the clipboard.
                    event.accepted = event.matches(StandardKey.Copy) || event.matches(StandardKey.Cut)
                                     || event.matches(StandardKey.DeleteCompleteLine);
                }
                // Tab leaves the field, as everywhere else.
                Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus()
                Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus()

                DocumentStyle {
                    document: area.textDocument // qmllint disable type
                    lineHeight: root.type.lineHeight
                }
            }
        }

        Label {
            id: hint

            text: root.placeholder
            type: Theme.type.entry
            color: Theme.color.ink3
            x: flick.x + area.leftPadding
            y: flick.y + area.topPadding
            width: box.width - x - flick.x - area.rightPadding
            visible: area.length === 0 && area.preeditText === ""
            Accessible.ignored: true
        }
        FocusRing { shown: area.activeFocus }
    }
}
