// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/gateway/contacts.h"

namespace holdfast::gateway {

void Contacts::heard(EnrolmentId enrolment, UtcTime at) {
    const std::lock_guard lock(m_mutex);
    m_entries[enrolment] = {.last = at, .written = Entry::Written::No};
}

std::optional<UtcTime> Contacts::last(EnrolmentId enrolment) const {
    const std::lock_guard lock(m_mutex);
    const auto found = m_entries.find(enrolment);
    return found == m_entries.end() ? std::nullopt : std::optional(found->second.last);
}

std::vector<Contact> Contacts::takeUnwritten() {
    const std::lock_guard lock(m_mutex);
    std::vector<Contact> changed;
    for (auto& [enrolment, entry] : m_entries) {
        if (entry.written == Entry::Written::No) {
            changed.push_back({.enrolment = enrolment, .last = entry.last});
            entry.written = Entry::Written::Yes;
        }
    }
    return changed;
}

} // namespace holdfast::gateway
