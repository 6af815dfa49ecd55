// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace holdfast::platform {

enum class KeyringState {
    NoService, ///< nobody on the session bus keeps secrets by this protocol
    Absent,    ///< a service, with no default keyring in it yet
    Unlocked,
    Locked,
    Unknown, ///< no session bus, or no sensible answer
};

/// Asks the Secret Service (org.freedesktop.secrets) about its default keyring. A locked one answers every
/// search with "nothing found", so this is how to tell. Waits for a few seconds at most.
[[nodiscard]] KeyringState keyringState();

} // namespace holdfast::platform
