// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/seal/vfs_file.h"

#include <cstring>
#include <new>

namespace holdfast::store::seal {
namespace {

VfsHandle& handleOf(sqlite3_file* file) {
    // SQLite's own idiom: the handle starts with the sqlite3_file that SQLite knows.
    return *reinterpret_cast<VfsHandle*>(file);
}

VfsFile& objectOf(sqlite3_file* file) {
    return *handleOf(file).object;
}

int close(sqlite3_file* file) {
    delete handleOf(file).object;
    handleOf(file).object = nullptr;
    return SQLITE_OK;
}
int read(sqlite3_file* file, void* out, int amount, sqlite3_int64 offset) {
    return objectOf(file).read(out, amount, offset);
}
int write(sqlite3_file* file, const void* bytes, int amount, sqlite3_int64 offset) {
    return objectOf(file).write(bytes, amount, offset);
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
    return objectOf(file).truncate(size);
}
int sync(sqlite3_file* file, int flags) {
    return objectOf(file).sync(flags);
}
int fileSize(sqlite3_file* file, sqlite3_int64* size) {
    return objectOf(file).size(size);
}
int fileControl(sqlite3_file* file, int operation, void* argument) {
    return objectOf(file).control(operation, argument);
}

int lock(sqlite3_file* file, int level) {
    auto* base = objectOf(file).base();
    return base != nullptr ? base->pMethods->xLock(base, level) : SQLITE_OK;
}
int unlock(sqlite3_file* file, int level) {
    auto* base = objectOf(file).base();
    return base != nullptr ? base->pMethods->xUnlock(base, level) : SQLITE_OK;
}
int checkReservedLock(sqlite3_file* file, int* held) {
    auto* base = objectOf(file).base();
    *held = 0;
    return base != nullptr ? base->pMethods->xCheckReservedLock(base, held) : SQLITE_OK;
}
int sectorSize(sqlite3_file* file) {
    auto* base = objectOf(file).base();
    return base != nullptr ? base->pMethods->xSectorSize(base) : 4096;
}
int deviceCharacteristics(sqlite3_file* file) {
    // Promises about atomic or ordered writes do not survive our batching.
    constexpr int kept = SQLITE_IOCAP_POWERSAFE_OVERWRITE | SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN;
    auto* base = objectOf(file).base();
    return base != nullptr ? base->pMethods->xDeviceCharacteristics(base) & kept : 0;
}

bool hasSharedMemory(sqlite3_file* base) {
    return base != nullptr && base->pMethods->iVersion >= 2;
}

int shmMap(sqlite3_file* file, int region, int size, int extend, void volatile** out) {
    auto* base = objectOf(file).base();
    return hasSharedMemory(base) ? base->pMethods->xShmMap(base, region, size, extend, out)
                                 : SQLITE_IOERR_SHMMAP;
}
int shmLock(sqlite3_file* file, int offset, int count, int flags) {
    auto* base = objectOf(file).base();
    return hasSharedMemory(base) ? base->pMethods->xShmLock(base, offset, count, flags)
                                 : SQLITE_IOERR_SHMLOCK;
}
void shmBarrier(sqlite3_file* file) {
    auto* base = objectOf(file).base();
    if (hasSharedMemory(base)) {
        base->pMethods->xShmBarrier(base);
    }
}
int shmUnmap(sqlite3_file* file, int deleteFlag) {
    auto* base = objectOf(file).base();
    return hasSharedMemory(base) ? base->pMethods->xShmUnmap(base, deleteFlag) : SQLITE_OK;
}

} // namespace

std::unique_ptr<BaseFile> BaseFile::create(sqlite3_vfs* vfs) noexcept {
    std::unique_ptr<BaseFile> file(new (std::nothrow) BaseFile);
    if (!file) {
        return nullptr;
    }
    const auto bytes = static_cast<std::size_t>(vfs->szOsFile);
    void* memory = ::operator new(bytes, std::nothrow);
    if (memory == nullptr) {
        return nullptr;
    }
    std::memset(memory, 0, bytes);
    file->m_file = static_cast<sqlite3_file*>(memory);
    return file;
}

BaseFile::~BaseFile() {
    if (m_file != nullptr && m_file->pMethods != nullptr) {
        m_file->pMethods->xClose(m_file);
    }
    ::operator delete(m_file);
}

int BaseFile::open(sqlite3_vfs* vfs, const char* name, int flags, int* outFlags) noexcept {
    return vfs->xOpen(vfs, name, m_file, flags, outFlags);
}

const sqlite3_io_methods* vfsMethods() noexcept {
    static constexpr sqlite3_io_methods methods{
        2,
        close,
        read,
        write,
        truncate,
        sync,
        fileSize,
        lock,
        unlock,
        checkReservedLock,
        fileControl,
        sectorSize,
        deviceCharacteristics,
        shmMap,
        shmLock,
        shmBarrier,
        shmUnmap,
        nullptr,
        nullptr,
    };
    return &methods;
}

} // namespace holdfast::store::seal
