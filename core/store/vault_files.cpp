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

/// Best effort: a flash disk may keep the old blocks, which is why a vault whose passphrase may be known is
/// rotated, not rewrapped.
void destroyContent(File& file) {
    const auto size = file.size();
    auto noise = size ? crypto::SecretBuffer::random(static_cast<std::size_t>(*size))
                      : Result<crypto::SecretBuffer>(size.error());
    if (noise && file.writeAt(0, noise->view())) {
        static_cast<void>(file.sync());
    }
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
    std::vector<std::unique_ptr<File>> replaced;
    for (int copy = 0; copy < copies; ++copy) {
        if (auto old = m_files.open(slotPath(kind, copy), OpenMode::ReadWrite)) {
            replaced.push_back(std::move(old).value());
        }
        HOLDFAST_CHECK(writeFileDurably(m_files, slotPath(kind, copy), frame));
    }
    for (const auto& old : replaced) {
        destroyContent(*old);
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

int VaultFiles::shownFailedTries() const {
    const auto content = readFile(m_files, m_folder / "tries", 1);
    return content && content->size() == 1 ? std::min<int>(content->front(), passphraseTries) : 0;
}

void VaultFiles::showFailedTries(int count) const {
    if (shownFailedTries() == count) {
        return;
    }
    const auto shown = static_cast<std::uint8_t>(count);
    // The key store has the count that matters; a full disk must not keep anybody out.
    static_cast<void>(writeFileDurably(m_files, m_folder / "tries", {&shown, 1}));
}

} // namespace holdfast::store
