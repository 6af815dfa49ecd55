// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/tablet_home.h"

namespace holdfast::agent {

/// What must be finished before anything else opens.
class OrdersHook {
public:
    virtual ~OrdersHook() = default;
    /// There is a wipe journal: a wipe was begun and not finished. An error keeps the agent from starting.
    [[nodiscard]] virtual Result<void> resumeWipe(const store::TabletHome& home) = 0;
};

/// For a build that obeys no orders: where a wipe was begun, it starts nothing. InvalidState.
class RefuseToStart final : public OrdersHook {
public:
    [[nodiscard]] Result<void> resumeWipe(const store::TabletHome& home) override;
};

/// Asks the hook when there is a journal. A journal that cannot be looked for is an error too: fail closed.
[[nodiscard]] Result<void> resumeOrders(FileSystem& files, const store::TabletHome& home, OrdersHook& hook);

} // namespace holdfast::agent
