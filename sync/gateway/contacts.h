// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/gateway/storage.h"

#include <map>
#include <mutex>

namespace holdfast::gateway {

/// When each tablet was last heard of. Kept in memory and written now and then: a request must not cost a
/// commit for this. Thread-safe.
class Contacts {
public:
    void heard(EnrolmentId enrolment, UtcTime at);
    [[nodiscard]] std::optional<UtcTime> last(EnrolmentId enrolment) const;
    /// What changed since the last call.
    [[nodiscard]] std::vector<Contact> takeUnwritten();

private:
    struct Entry {
        UtcTime last;
        enum class Written { No, Yes } written = Written::No;
    };
    mutable std::mutex m_mutex;
    std::map<EnrolmentId, Entry> m_entries;
};

} // namespace holdfast::gateway
