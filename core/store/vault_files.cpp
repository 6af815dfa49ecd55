// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/vault_files.h"

#include "core/crypto/hash.h"

#include <algorithm>

namespace holdfast::store {
namespace {

constexpr std::string_view frameMagic = "HFSLOT";
constexpr std::string_view frameVersion = "01";
constexpr std::size_t idAt = 8;
constexpr std::size_t lengthAt = 24;
constexpr std::size_t slotAt = 28;
constexpr std::size_t digestSize = 32;
constexpr std::size_t largestSlotFile = std::size_t{64} * 1024;
constexpr int copies = 2;

Bytes encodeFrame(const SlotFile& slot) {
    Bytes frame(slotAt);
    std::ranges::copy(frameMagic, frame.begin());
    std::ranges::copy(frameVersion, frame.begin() + frameMagic.size());
    std::ranges::copy(slot.vault.bytes(), frame.begin() + idAt);
    storeBigEndian32(MutableByteView{frame}.subspan(lengthAt), static_cast<std::uint32_t>(slot.slot.size()));
    frame.insert(frame.end(), slot.slot.begin(), slot.slot.end());
    const crypto::Digest digest = crypto::sha256(frame);
    frame.insert(frame.end(), digest.begin(), digest.end());
    return frame;
}

Result<SlotFile> decodeFrame(ByteView frame) {
    if (frame.size() < slotAt + digestSize) {
        return Error(ErrorCode::StoreDamaged);
    }
    const ByteView body = frame.first(frame.size() - digestSize);
    // The digest tells a bad disk from a wrong passphrase; it is no secret and proves no origin.
    if (!std::ranges::equal(crypto::sha256(body), frame.last(digestSize)) ||
        textOf(body.first(frameMagic.size())) != frameMagic) {
        return Error(ErrorCode::StoreDamaged);
    }
    if (textOf(body.subspan(frameMagic.size(), frameVersion.size())) != frameVersion) {
        return Error(ErrorCode::StoreNewer);
    }
    if (loadBigEndian32(body.subspan(lengthAt)) != body.size() - slotAt) {
        return Error(ErrorCode::StoreDamaged);
    }
    HOLDFAST_TRY(const VaultId vault, VaultId::fromBytes(body.subspan(idAt, lengthAt - idAt)));
    return SlotFile{vault, copyOf(body.subspan(slotAt))};
}

} // namespace

Path VaultFiles::slotPath(SlotKind kind, int copy) const {
    const std::string name = kind == SlotKind::Passphrase ? "passphrase.slot" : "recovery.slot";
    return m_folder / (copy == 0 ? name : name + ".copy");
}

Result<bool> VaultFiles::hasSlot(SlotKind kind) const {
    for (int copy = 0; copy < copies; ++copy) {
        HOLDFAST_TRY(const bool there, m_files.exists(slotPath(kind, copy)));
        if (there) {
            return true;
        }
    }
    return false;
}

Result<SlotFile> VaultFiles::readCopy(const Path& path) const {
    auto content = readFile(m_files, path, largestSlotFile);
    if (!content) {
        return content.code() == ErrorCode::TooLarge ? Error(ErrorCode::StoreDamaged) : content.error();
    }
    return decodeFrame(*content);
}

Result<SlotFile> VaultFiles::readSlot(SlotKind kind) const {
    auto first = readCopy(slotPath(kind, 0));
    if (first) {
        return first;
    }
    auto second = readCopy(slotPath(kind, 1));
    if (second) {
        return second;
    }
    return first.code() == ErrorCode::NotFound ? second.error() : first.error();
}

Result<void> VaultFiles::writeSlot(SlotKind kind, const SlotFile& slot) const {
    const Bytes frame = encodeFrame(slot);
    for (int copy = 0; copy < copies; ++copy) {
        HOLDFAST_CHECK(writeFileDurably(m_files, slotPath(kind, copy), frame));
    }
    return {};
}

Result<void> VaultFiles::repairSlot(SlotKind kind) const {
    HOLDFAST_TRY(const SlotFile whole, readSlot(kind));
    const Bytes frame = encodeFrame(whole);
    for (int copy = 0; copy < copies; ++copy) {
        const auto found = readFile(m_files, slotPath(kind, copy), largestSlotFile);
        if (!found || *found != frame) {
            HOLDFAST_CHECK(writeFileDurably(m_files, slotPath(kind, copy), frame));
        }
    }
    return {};
}

Result<void> VaultFiles::markCreating() const {
    return writeFileDurably(m_files, m_folder / "creating", {});
}

Result<void> VaultFiles::unmarkCreating() const {
    if (auto removed = m_files.remove(m_folder / "creating");
        !removed && removed.code() != ErrorCode::NotFound) {
        return removed;
    }
    return m_files.syncDirectory(m_folder);
}

Result<bool> VaultFiles::isCreating() const {
    return m_files.exists(m_folder / "creating");
}

Result<int> VaultFiles::failedTries() const {
    const auto content = readFile(m_files, m_folder / "tries", 64);
    if (!content) {
        return content.code() == ErrorCode::NotFound   ? Result<int>(0)
               : content.code() == ErrorCode::TooLarge ? Result<int>(passphraseTries)
                                                       : Result<int>(content.error());
    }
    if (content->size() != 4) {
        return passphraseTries;
    }
    const std::uint32_t count = loadBigEndian32(*content);
    return static_cast<int>(std::min<std::uint32_t>(count, 1'000'000));
}

Result<void> VaultFiles::writeFailedTries(int count) const {
    std::array<std::uint8_t, 4> content{};
    storeBigEndian32(content, static_cast<std::uint32_t>(count));
    return writeFileDurably(m_files, m_folder / "tries", content);
}

} // namespace holdfast::store
