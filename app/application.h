// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/settings_model.h"
#include "core/store/tablet_home.h"
#include "platform/linux/key_store.h"

#include <functional>
#include <optional>

class QGuiApplication;

namespace holdfast::ui {

class UserInterface;

struct ApplicationOptions {
    store::TabletHome home;
    platform::KeyStoreKind keyStore = platform::KeyStoreKind::SecretService;
    Protection protection{};
    crypto::SecretBuffer enrolmentCode{}; ///< from a file; empty when none was given
    std::string photos{};                 ///< the folder that photographs are chosen from; empty: none
    /// What a new vault's passphrase costs (none: calibrated on this tablet), and the least that is accepted.
    /// Only tests ask for less.
    std::optional<crypto::KdfParameters> passphraseCosts{};
    crypto::KdfFloor floor = crypto::KdfFloor::Product;
    /// Called when the window is there, before the loop runs: a test takes hold of it here.
    std::function<void(UserInterface&)> opened{};
};

/// The composition root: makes every object in the order in which they stand on each other, opens the window
/// and runs until it closes. The process is confined already. @return the program's exit code.
[[nodiscard]] int runApplication(QGuiApplication& program, ApplicationOptions options);

/// Loads every screen once without a vault, an agent or a screen to show it on. @return 0 when none of them
/// gave a warning, 1 otherwise, with the warnings on standard error.
[[nodiscard]] int runSelfTest(QGuiApplication& program, const store::TabletHome& home);

} // namespace holdfast::ui
