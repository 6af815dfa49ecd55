// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/vault_records.h"

#include "core/crypto/hash.h"

#include <algorithm>
#include <array>

namespace holdfast::store {
namespace {

using std::chrono::seconds;

constexpr std::uint8_t formatVersion = 1;
constexpr std::size_t macSize = 32;
constexpr std::size_t triesSize = 12;
constexpr std::size_t epochSize = 8;
static_assert(1 + triesSize + macSize <= largestDeviceRecord);

/// After this many failures; the tenth ends it.
constexpr std::array<seconds, passphraseTries> waits{seconds{0},   seconds{0},  seconds{0},  seconds{0},
                                                     seconds{5},   seconds{15}, seconds{30}, seconds{60},
                                                     seconds{120}, seconds{300}};

std::string_view nameOf(DeviceRecord which) {
    return which == DeviceRecord::Tries ? "tries" : "epoch";
}

} // namespace

std::chrono::milliseconds waitBeforeTry(const FailedTries& tries, BootTime now) noexcept {
    const auto at = static_cast<std::size_t>(std::clamp(tries.count, 0, passphraseTries - 1));
    // Less than at the last try: the tablet was started since.
    const BootTime passed = now < tries.last ? now : now - tries.last;
    return std::max<std::chrono::milliseconds>(waits.at(at) - passed, std::chrono::milliseconds{0});
}

Result<VaultRecords> VaultRecords::create(DeviceSecretStore& store, VaultId vault,
                                          const crypto::SecretBuffer& deviceSecret) {
    HOLDFAST_TRY(auto key, crypto::blake2bKeyed(deviceSecret.view(), bytesOf("key store records")));
    return VaultRecords(store, vault, std::move(key));
}

Result<crypto::SecretBuffer> VaultRecords::seal(DeviceRecord which, ByteView content) const {
    Bytes message = copyOf(bytesOf(nameOf(which)));
    message.insert(message.end(), m_vault.bytes().begin(), m_vault.bytes().end());
    message.insert(message.end(), content.begin(), content.end());
    return crypto::blake2bKeyed(m_key.view(), message);
}

Result<Bytes> VaultRecords::read(DeviceRecord which, std::size_t size) const {
    HOLDFAST_TRY(const Bytes record, m_store->readRecord(which));
    const ByteView all{record};
    if (all.size() != 1 + size + macSize || all[0] != formatVersion) {
        return Error(ErrorCode::KeyStoreEntryMissing);
    }
    HOLDFAST_TRY(const auto mac, seal(which, all.first(1 + size)));
    if (!crypto::constantTimeEqual(mac.view(), all.last(macSize))) {
        return Error(ErrorCode::KeyStoreEntryMissing);
    }
    return copyOf(all.subspan(1, size));
}

Result<void> VaultRecords::write(DeviceRecord which, ByteView content) const {
    Bytes record{formatVersion};
    record.insert(record.end(), content.begin(), content.end());
    HOLDFAST_TRY(const auto mac, seal(which, record));
    record.insert(record.end(), mac.view().begin(), mac.view().end());
    return m_store->writeRecord(which, record);
}

Result<FailedTries> VaultRecords::tries() const {
    const auto content = read(DeviceRecord::Tries, triesSize);
    if (!content) {
        return content.code() == ErrorCode::KeyStoreEntryMissing
                   ? Result<FailedTries>(FailedTries{passphraseTries, {}})
                   : content.error();
    }
    const ByteView bytes{*content};
    const auto count = std::min<std::uint32_t>(loadBigEndian32(bytes), passphraseTries);
    return FailedTries{static_cast<int>(count),
                       BootTime{static_cast<std::int64_t>(loadBigEndian64(bytes.subspan(4)))}};
}

Result<void> VaultRecords::writeTries(const FailedTries& tries) const {
    std::array<std::uint8_t, triesSize> content{};
    storeBigEndian32(content, static_cast<std::uint32_t>(tries.count));
    storeBigEndian64(MutableByteView{content}.subspan(4), static_cast<std::uint64_t>(tries.last.count()));
    return write(DeviceRecord::Tries, content);
}

Result<std::uint64_t> VaultRecords::epoch() const {
    HOLDFAST_TRY(const Bytes content, read(DeviceRecord::Epoch, epochSize));
    return loadBigEndian64(content);
}

Result<void> VaultRecords::writeEpoch(std::uint64_t epoch) const {
    std::array<std::uint8_t, epochSize> content{};
    storeBigEndian64(content, epoch);
    return write(DeviceRecord::Epoch, content);
}

} // namespace holdfast::store
