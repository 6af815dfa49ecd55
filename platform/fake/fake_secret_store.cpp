// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/fake/fake_secret_store.h"

namespace holdfast::platform {

using store::DeviceRecord;
using store::DeviceSecret;

void FakeSecretStore::set(Mood mood) {
    const std::scoped_lock lock(m_mutex);
    m_mood = mood;
}

void FakeSecretStore::lose(DeviceSecret which) {
    const std::scoped_lock lock(m_mutex);
    m_secrets.erase(which);
}

bool FakeSecretStore::holds(DeviceSecret which) const {
    const std::scoped_lock lock(m_mutex);
    return m_secrets.contains(which);
}

Result<crypto::SecretBuffer> FakeSecretStore::read(DeviceSecret which) {
    const std::scoped_lock lock(m_mutex);
    if (m_mood == Mood::Failing) {
        return Error(ErrorCode::KeyStoreUnavailable);
    }
    const auto found = m_secrets.find(which);
    if (m_mood == Mood::Locked || found == m_secrets.end()) {
        return Error(ErrorCode::KeyStoreEntryMissing);
    }
    return found->second.clone();
}

Result<void> FakeSecretStore::create(DeviceSecret which, const crypto::SecretBuffer& secret) {
    const std::scoped_lock lock(m_mutex);
    if (m_mood != Mood::Working) {
        return Error(ErrorCode::KeyStoreUnavailable);
    }
    if (m_secrets.contains(which)) {
        return Error(ErrorCode::AlreadyExists);
    }
    HOLDFAST_TRY(crypto::SecretBuffer copy, secret.clone());
    m_secrets.emplace(which, std::move(copy));
    return {};
}

Result<void> FakeSecretStore::destroy(DeviceSecret which) {
    const std::scoped_lock lock(m_mutex);
    if (m_mood != Mood::Working) {
        return Error(ErrorCode::KeyStoreUnavailable);
    }
    m_secrets.erase(which);
    return {};
}

Result<Bytes> FakeSecretStore::readRecord(DeviceRecord which) {
    const std::scoped_lock lock(m_mutex);
    if (m_mood == Mood::Failing) {
        return Error(ErrorCode::KeyStoreUnavailable);
    }
    const auto found = m_records.find(which);
    if (m_mood == Mood::Locked || found == m_records.end()) {
        return Error(ErrorCode::KeyStoreEntryMissing);
    }
    return found->second;
}

Result<void> FakeSecretStore::writeRecord(DeviceRecord which, ByteView content) {
    const std::scoped_lock lock(m_mutex);
    if (m_mood != Mood::Working) {
        return Error(ErrorCode::KeyStoreUnavailable);
    }
    m_records[which] = copyOf(content);
    return {};
}

} // namespace holdfast::platform
