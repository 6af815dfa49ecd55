// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Holdfast.Controls

/// One entry of a visit: kind and time, spine, words, margin. The same items in all three layouts, so that
/// turning the tablet keeps focus and place. A covered entry shows a count and nothing else until asked. A visit has
/// hundreds: what few of them have is made only for those.
/// (Not Bound: a Loader of Qt 6.4 cannot make bound components.)
FocusScope {
    id: root

    required property int evidence
    required property string time
    required property string text
    /// The words are exact, in serif and quotation marks; otherwise a summary.
    property bool exactWords: false
    /// Whether "exact words" or "summary" is said: only for other people's words.
    property bool quoteKindShown: root.evidence !== Kind.Observation && root.evidence !== Kind.Opinion
    property string speaker
    property int handling: Handling.Ordinary
    /// Off in open-home view.
    property bool handlingShown: false
    property bool notSettled: false
    property bool covered: false
    property string about
    property string note
    property string wishOf
    property string wish
    property string finding
    property int findingSeverity: Severity.Advised
    property int progress: EntryState.Saved
    property string progressText
    /// The words with names covered, when open-home view covers any (see NamedText); empty otherwise.
    property list<string> parts
    property int widthClass: Theme.width
    property bool divider: true

    readonly property bool takenOut: root.progress === EntryState.TakenOut
    readonly property bool phone: root.widthClass === WidthClass.Phone
    readonly property bool marginBeside: root.widthClass === WidthClass.Wide
                                         && root.width >= Theme.px(Theme.layout.detailMin + Theme.layout.entryMeta)
    readonly property bool police: root.handling === Handling.PoliceIntelligence && root.handlingShown
    readonly property bool shown: !root.covered || (cover.item !== null && (cover.item as CoveredNote).revealed)
    readonly property string quoteKind: root.exactWords ? (root.phone ? qsTr("exact") : qsTr("exact words")) : qsTr("summary")
    readonly property color kindColor: root.evidence === Kind.ChildsWords ? Theme.color.heather : Theme.color.ink

    signal opened
    signal undone

    implicitHeight: (root.covered ? cover.height + Theme.space.s : 0) + (root.shown ? card.height : 0)

    Loader {
        id: cover

        active: root.covered
        width: parent.width
        sourceComponent: Component { CoveredNote { overSheet: true } }
    }

    Pressable {
        id: card

        visible: root.shown
        focus: true
        width: parent.width
        height: Math.max(Theme.target.min, content.implicitHeight)
        y: root.covered ? cover.height + Theme.space.s : 0
        padding: 0
        accessibleName: Theme.sentence([Theme.kindName(root.evidence), root.speaker, root.quoteKindShown ? root.quoteKind : "",
            root.time, root.police ? qsTr("1 covered note") : root.text,
            root.wishOf === "" ? "" : qsTr("%1’s wish, hidden").arg(root.wishOf), root.finding,
            root.takenOut ? qsTr("Taken out") : root.progressText])
        Accessible.role: Accessible.ListItem
        onClicked: root.opened()

        background: Rectangle {
            color: card.down ? Theme.color.harbourTint : "transparent"
            radius: Theme.radius.well
        }

        contentItem: Item {
            id: content

            readonly property real metaWidth: root.phone ? 0 : Theme.px(Theme.layout.entryMeta)
            readonly property real textX: spine.x + spine.width + (root.phone ? Theme.space.m : Theme.layout.entryGap)
            readonly property real marginWidth: root.marginBeside ? Theme.px(Theme.layout.entryMargin) : 0
            readonly property real textWidth: width - textX - (root.marginBeside ? marginWidth + Theme.layout.entryGap : 0)
            readonly property real wordsY: speaker.y + (speaker.visible ? speaker.height : 0)
            readonly property real wordsEnd: wordsY + (panel.visible ? panel.height : named.visible ? named.height : words.height)

            implicitHeight: Math.max(root.phone ? 0 : meta.y + meta.height,
                                     root.marginBeside ? Math.max(wordsEnd, margin.y + margin.height)
                                                       : margin.y + margin.height) + Theme.space.m

            Icon {
                id: glyph

                icon: Theme.kindIcon(root.evidence)
                color: root.kindColor
                size: root.phone ? Theme.space.l + Theme.space.xs : Theme.iconGrid
                x: root.phone ? content.textX : 0
                y: Theme.space.m
            }
            Label {
                id: kindName

                text: Theme.kindName(root.evidence)
                type: Theme.type.label
                color: root.kindColor
                x: glyph.x + glyph.width + Theme.space.s
                y: glyph.y
                width: (root.phone ? content.width : content.metaWidth) - x
                Accessible.ignored: true
            }
            Label {
                id: meta

                text: root.quoteKindShown ? root.time + (root.phone ? qsTr(" · ") : "\n") + root.quoteKind : root.time
                type: Theme.type.small
                color: Theme.color.ink2
                x: root.phone ? content.textX : kindName.x
                y: root.phone ? kindName.y : kindName.y + kindName.height + Theme.space.xs
                width: root.phone ? content.textWidth : content.metaWidth - x
                horizontalAlignment: root.phone ? Text.AlignRight : Text.AlignLeft
                Accessible.ignored: true
            }
            Spine {
                id: spine

                evidence: root.evidence
                covered: root.police
                x: root.phone ? 0 : content.metaWidth + Theme.layout.entryGap
                width: Theme.space.m
                height: content.height
            }
            Label {
                id: speaker

                text: root.speaker
                type: Theme.type.label
                color: Theme.color.ink2
                x: content.textX
                y: root.phone ? kindName.y + kindName.height + Theme.space.xs : Theme.space.m
                width: content.textWidth
                visible: text !== ""
                Accessible.ignored: true
            }
            Label {
                id: words

                text: root.exactWords ? qsTr("“%1”").arg(root.text) : root.text
                type: root.exactWords ? Theme.type.verbatim : Theme.type.entry
                color: root.takenOut ? Theme.color.ink2 : Theme.color.ink
                font.strikeout: root.takenOut
                x: content.textX
                y: content.wordsY
                width: content.textWidth
                visible: !named.visible && !panel.visible
                Accessible.ignored: true
            }
            // qmllint disable unqualified
            Loader {
                id: named

                active: root.parts.length > 1 && !root.police
                visible: active
                x: content.textX
                y: content.wordsY
                width: content.textWidth
                sourceComponent: Component {
                    NamedText {
                        parts: root.parts
                        type: words.type
                        color: words.color
                    }
                }
            }
            Loader {
                id: panel

                active: root.police
                visible: active
                x: content.textX
                y: content.wordsY
                width: content.textWidth
                sourceComponent: Component { PolicePanel { note: root.text } }
            }
            // qmllint enable unqualified
            EntryMargin {
                id: margin

                handling: root.handling
                handlingShown: root.handlingShown
                notSettled: root.notSettled
                about: root.about
                note: root.note
                wishOf: root.wishOf
                wish: root.wish
                finding: root.finding
                findingSeverity: root.findingSeverity
                progress: root.progress
                progressText: root.progressText
                onUndone: root.undone()
                x: root.marginBeside ? content.width - width : content.textX
                y: root.marginBeside ? Theme.space.m : content.wordsEnd + (height > 0 ? Theme.space.s : 0)
                width: root.marginBeside ? content.marginWidth : content.textWidth
            }
            Rectangle {
                visible: root.divider
                x: content.textX
                width: content.textWidth
                height: Theme.border.rule
                anchors.bottom: parent.bottom
                color: Theme.color.line
            }
            Rectangle {
                visible: root.divider && root.marginBeside
                x: margin.x
                width: margin.width
                height: Theme.border.rule
                anchors.bottom: parent.bottom
                color: Theme.color.line
            }
        }
    }
}
