// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick
import Holdfast.Controls

/// Every colour, length, face and duration, from tokens.json, and the settings that change them.
/// The window sets windowWidth; settings set mode, textScale, reducedMotion and hand.
QtObject {
    id: root

    property int mode: Appearance.System
    /// What the desktop prefers; set by the platform.
    property bool systemDark: false
    /// On while a camera screen is open: it is dark in both themes.
    property bool cameraOpen: false
    property real textScale: 1
    property bool reducedMotion: false
    property int hand: Hand.Right
    /// Device pixels to one of ours; the window sets it.
    property real pixelRatio: 1
    property real windowWidth: root.layout.wide

    readonly property bool dark: root.cameraOpen || root.mode === Appearance.Dark
                                 || (root.mode === Appearance.System && root.systemDark)
    readonly property bool leftHanded: root.hand === Hand.Left
    readonly property real scale: Math.max(1, Math.min(2, root.textScale))
    readonly property real iconScale: 1 + (root.scale - 1) * 0.6
    /// From here the main actions of a screen move to a bar at the foot.
    readonly property bool actionsAtFoot: root.scale >= 1.5
    readonly property real effectiveWidth: root.windowWidth / root.scale
    readonly property int width: root.widthClassOf(root.effectiveWidth)
    readonly property bool wide: root.width === WidthClass.Wide
    readonly property bool phone: root.width === WidthClass.Phone

    readonly property ColorSet color: ColorSet { dark: root.dark }
    /// A report preview is paper: always the light set.
    readonly property ColorSet paper: ColorSet { dark: false }
    readonly property TypeScale type: TypeScale { textScale: root.scale }
    readonly property SpaceSet space: SpaceSet {}
    readonly property RadiusSet radius: RadiusSet {}
    readonly property BorderSet border: BorderSet { pixelRatio: root.pixelRatio }
    readonly property TargetSet target: TargetSet {}
    readonly property FocusSet focus: FocusSet {}
    readonly property MotionSet motion: MotionSet { reduced: root.reducedMotion }
    readonly property LayoutSet layout: LayoutSet {}
    readonly property SpineSet spine: SpineSet {}
    readonly property OpacitySet opacity: OpacitySet {}
    readonly property HandlingSet handling: HandlingSet {}
    readonly property OpenHomeSet openHome: OpenHomeSet {}
    readonly property RedactionSet redaction: RedactionSet {}
    readonly property TimeSet time: TimeSet {}
    readonly property int iconGrid: 24
    readonly property int thumbnailWidth: 78
    readonly property int thumbnailHeight: 110
    readonly property int badgeSize: 20

    /// A length that grows with the text.
    function px(length: real): real {
        return Math.round(length * root.scale);
    }

    /// A length that grows with the icons: at 60% of the rate of the text.
    function icon(length: real): real {
        return Math.round(length * root.iconScale);
    }

    function widthClassOf(effective: real): int {
        if (effective >= root.layout.wide)
            return WidthClass.Wide;
        return effective >= root.layout.medium ? WidthClass.Medium : WidthClass.Phone;
    }

    /// What a screen reader says of something with many parts: those that are there, in order.
    function sentence(parts: list<string>): string {
        let said = "";
        for (const part of parts) {
            if (part !== "")
                said += said === "" ? part : ", " + part;
        }
        return said;
    }

    /// The words of a line, one by one, to be set one by one.
    function wordsOf(line: string): list<string> {
        return line.split(" ").filter(word => word !== "");
    }

    function kindIcon(kind: int): string {
        return ["eye", "opinion", "quote", "said", "agency", "told"][kind];
    }

    function kindName(kind: int): string {
        return [qsTr("Observation"), qsTr("Opinion"), qsTr("Child’s words"), qsTr("Said by"),
            qsTr("Agency"), qsTr("Told")][kind];
    }

    /// The prompt of the one field that takes what the worker writes.
    function kindPrompt(kind: int, childName: string): string {
        return [qsTr("What did you see or hear?"), qsTr("Your view, and why"),
            qsTr("Write exactly what %1 said").arg(childName), qsTr("Who said it?"),
            qsTr("Which agency?"), qsTr("Whom did you tell, and what?")][kind];
    }

    function severityIcon(severity: int): string {
        return ["review", "advise", "stop", "received"][severity];
    }

    function severityColor(severity: int): color {
        return [root.color.harbour, root.color.ochre, root.color.brick, root.color.leaf][severity];
    }

    function severityTint(severity: int): color {
        return [root.color.harbourTint, root.color.ochreTint, root.color.brickTint,
            root.color.leafTint][severity];
    }
}
