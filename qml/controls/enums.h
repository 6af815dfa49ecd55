// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

// The words that view models and controls share. Each is used in QML as Kind.Opinion, Handling.Ordinary.

/// What sort of evidence an entry is. Icon, spine and word follow from it.
namespace holdfast::ui::kind {
Q_NAMESPACE
QML_NAMED_ELEMENT(Kind)
enum Kind { Observation, Opinion, ChildsWords, SaidBy, Agency, Told };
Q_ENUM_NS(Kind)
} // namespace holdfast::ui::kind

/// How an entry may be handled; shown by weight, never by hue.
namespace holdfast::ui::handling {
Q_NAMESPACE
QML_NAMED_ELEMENT(Handling)
enum Handling { Ordinary, Confidential, PoliceIntelligence };
Q_ENUM_NS(Handling)
} // namespace holdfast::ui::handling

/// Where an entry is on its way from the keyboard to the case record.
namespace holdfast::ui::entry {
Q_NAMESPACE
QML_NAMED_ELEMENT(EntryState)
enum EntryState { Writing, Saved, Unsent, Received, InReport, TakenOut };
Q_ENUM_NS(EntryState)
} // namespace holdfast::ui::entry

/// Weight of a message or finding.
namespace holdfast::ui::severity {
Q_NAMESPACE
QML_NAMED_ELEMENT(Severity)
enum Severity { Information, Advised, ToResolve, Done };
Q_ENUM_NS(Severity)
} // namespace holdfast::ui::severity

/// What the sync pill says.
namespace holdfast::ui::sync {
Q_NAMESPACE
QML_NAMED_ELEMENT(SyncState)
enum SyncState { Received, Waiting, Sending, NeedsYou, Sealing };
Q_ENUM_NS(SyncState)
} // namespace holdfast::ui::sync

/// What a person chose after the explanation. No value is better than another.
namespace holdfast::ui::agreement {
Q_NAMESPACE
QML_NAMED_ELEMENT(Agreement)
enum Agreement { NotAsked, Given, Refused, Withdrawn };
Q_ENUM_NS(Agreement)
} // namespace holdfast::ui::agreement

/// How a scanned page came out.
namespace holdfast::ui::page {
Q_NAMESPACE
QML_NAMED_ELEMENT(PageState)
enum PageState { Saving, Sharp, Blurred, EdgeMissing, KeptAnyway };
Q_ENUM_NS(PageState)
} // namespace holdfast::ui::page

/// What became of one passage of an earlier report, or one part of something being sent.
namespace holdfast::ui::block {
Q_NAMESPACE
QML_NAMED_ELEMENT(Block)
enum Block { Unread, Kept, Dropped };
Q_ENUM_NS(Block)
} // namespace holdfast::ui::block

/// Settings of the theme.
namespace holdfast::ui::appearance {
Q_NAMESPACE
QML_NAMED_ELEMENT(Appearance)
enum Appearance { System, Light, Dark };
Q_ENUM_NS(Appearance)
} // namespace holdfast::ui::appearance

namespace holdfast::ui::hand {
Q_NAMESPACE
QML_NAMED_ELEMENT(Hand)
enum Hand { Right, Left };
Q_ENUM_NS(Hand)
} // namespace holdfast::ui::hand

/// Which of the three layouts the effective width allows.
namespace holdfast::ui::width {
Q_NAMESPACE
QML_NAMED_ELEMENT(WidthClass)
enum WidthClass { Phone, Medium, Wide };
Q_ENUM_NS(WidthClass)
} // namespace holdfast::ui::width
