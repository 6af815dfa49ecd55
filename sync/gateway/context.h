// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/gateway/contacts.h"
#include "sync/gateway/doorbell.h"
#include "sync/gateway/limits.h"
#include "sync/gateway/part_store.h"
#include "sync/gateway/trust_keeper.h"
#include "sync/gateway/uploads.h"
#include "sync/gateway/workers.h"

namespace holdfast::gateway {

/// What the rules work with. Everything in it is thread-safe and outlives every request.
struct Context {
    Storage& storage;
    PartStore& parts;
    TrustKeeper& trust;
    Doorbell& doorbell;
    Contacts& contacts;
    Uploads& uploads;
    Workers& workers;
    const Clock& clock;
    Logger& logger;
    const crypto::SigningKey& signing; ///< the gateway's own
    std::string origin;                ///< https://host:port, as tablets know it
    Limits limits;
};

} // namespace holdfast::gateway
