// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Holdfast.Controls

/// The spine of an entry: its pattern says what kind of evidence the line is, without colour.
/// Neighbouring spines stop short of each other, so that the change of kind is seen.
Item {
    id: root

    required property int evidence
    property bool covered: false
    property color color: root.evidence === Kind.ChildsWords ? Theme.color.heather : Theme.color.ink2

    readonly property SpineSet shape: Theme.spine
    readonly property real run: Math.max(0, root.height - 2 * root.shape.endGap)

    implicitWidth: Theme.space.m
    Accessible.ignored: true

    /// How many marks of `size`, one each `pitch`, fit whole.
    function whole(size: real, pitch: real): int {
        return root.covered || root.run < size ? 0 : Math.floor((root.run - size) / pitch) + 1;
    }

    function shows(kind: int): bool {
        return root.evidence === kind && !root.covered;
    }

    Rectangle {
        visible: root.shows(Kind.Observation)
        width: root.shape.observationWidth
        x: (root.width - width) / 2
        y: root.shape.endGap
        height: root.run
        color: root.color
    }
    Repeater {
        readonly property real pitch: root.shape.opinionOn + root.shape.opinionOff

        model: root.shows(Kind.Opinion) ? Math.ceil(root.run / pitch) : 0

        Rectangle {
            required property int index

            width: root.shape.opinionWidth
            x: (root.width - width) / 2
            y: root.shape.endGap + index * (root.shape.opinionOn + root.shape.opinionOff)
            height: Math.min(root.shape.opinionOn, root.shape.endGap + root.run - y)
            color: root.color
        }
    }
    Repeater {
        model: root.shows(Kind.ChildsWords) ? root.whole(root.shape.childsWordsDiameter, root.shape.childsWordsPitch) : 0

        Rectangle {
            required property int index

            width: root.shape.childsWordsDiameter
            height: width
            radius: width / 2
            x: (root.width - width) / 2
            y: root.shape.endGap + index * root.shape.childsWordsPitch
            color: root.color
        }
    }
    Repeater {
        model: root.shows(Kind.SaidBy) ? 2 : 0

        Rectangle {
            required property int index

            width: root.shape.saidByLine
            x: (root.width - root.shape.saidByGap) / 2 - width + index * (root.shape.saidByGap + width)
            y: root.shape.endGap
            height: root.run
            color: root.color
        }
    }
    Rectangle {
        id: post

        visible: root.shows(Kind.Agency)
        width: root.shape.agencyPost
        x: (root.width - root.shape.agencyWidth) / 2
        y: root.shape.endGap
        height: root.run
        color: root.color
    }
    Repeater {
        model: root.shows(Kind.Agency) ? root.whole(root.shape.agencyRung, root.shape.agencyPitch) : 0

        Rectangle {
            required property int index

            x: post.x
            width: root.shape.agencyWidth
            height: root.shape.agencyRung
            y: root.shape.endGap + index * root.shape.agencyPitch
            color: root.color
        }
    }
    Repeater {
        model: root.shows(Kind.Told) ? root.whole(root.shape.toldPitch, root.shape.toldPitch) : 0

        SpineMark {
            required property int index

            x: (root.width - width) / 2
            y: root.shape.endGap + index * root.shape.toldPitch
            color: root.color
        }
    }
}
