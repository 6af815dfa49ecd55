// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/orders_hook.h"

namespace holdfast::agent {

Result<void> RefuseToStart::resumeWipe(const store::TabletHome& /*home*/) {
    return Error(ErrorCode::InvalidState);
}

Result<void> resumeOrders(FileSystem& files, const store::TabletHome& home, OrdersHook& hook) {
    HOLDFAST_TRY(const bool begun, files.exists(home.wipeJournal()));
    return begun ? hook.resumeWipe(home) : Result<void>{};
}

} // namespace holdfast::agent
