// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/power_loss_vfs.h"

#include "core/store/seal/vfs_file.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <optional>

namespace storetest {
namespace {

using holdfast::store::seal::VfsFile;
using holdfast::store::seal::VfsHandle;
using holdfast::store::seal::vfsMethods;

constexpr std::size_t sector = 512;

struct Change {
    std::size_t offset = 0;
    Bytes bytes;
    std::optional<std::size_t> length; ///< a truncation
};

struct StoredFile {
    Bytes now;
    Bytes safe;
    std::vector<Change> unsafe;
    bool isSafe = false; ///< its name has been synced
};

void apply(Bytes& content, const Change& change, std::size_t from, std::size_t count) {
    if (change.length) {
        content.resize(*change.length);
        return;
    }
    if (count == 0) {
        return;
    }
    const std::size_t end = change.offset + from + count;
    if (content.size() < end) {
        content.resize(end);
    }
    std::copy_n(change.bytes.begin() + static_cast<std::ptrdiff_t>(from), count,
                content.begin() + static_cast<std::ptrdiff_t>(change.offset + from));
}

/// Some sectors of a write, each whole, except that the last kept one may itself be torn.
void applySome(Bytes& content, const Change& change, std::mt19937_64& random) {
    const bool tearsInside = random() % 4 == 0;
    std::size_t from = 0;
    while (from < change.bytes.size()) {
        const std::size_t count =
            std::min(sector - (change.offset + from) % sector, change.bytes.size() - from);
        if (random() % 2 == 0) {
            apply(content, change, from, tearsInside ? 1 + random() % count : count);
        }
        from += count;
    }
}

} // namespace

struct PowerLossVfs::Disk {
    sqlite3_vfs vfs{};
    sqlite3_vfs* below = nullptr;
    std::map<std::string, StoredFile> files;
    std::size_t changes = 0;
    std::size_t stop = SIZE_MAX;
    bool lies = false;
    bool powersafe = true;

    /// False once the power is off.
    bool change() { return changes++ < stop; }
};

namespace {

class MemoryFile final : public VfsFile {
public:
    MemoryFile(PowerLossVfs::Disk& disk, std::string name) : m_disk(disk), m_name(std::move(name)) {}

    int read(void* out, int amount, sqlite3_int64 offset) noexcept override {
        const Bytes& content = file().now;
        const auto wanted = static_cast<std::size_t>(amount);
        const auto start = std::min(static_cast<std::size_t>(offset), content.size());
        const auto count = std::min(wanted, content.size() - start);
        std::memset(out, 0, wanted);
        std::copy_n(content.begin() + static_cast<std::ptrdiff_t>(start), count,
                    static_cast<std::uint8_t*>(out));
        return count == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
    }
    int write(const void* bytes, int amount, sqlite3_int64 offset) noexcept override {
        const auto* first = static_cast<const std::uint8_t*>(bytes);
        return keep({static_cast<std::size_t>(offset), Bytes(first, first + amount), {}})
                   ? SQLITE_OK
                   : SQLITE_IOERR_WRITE;
    }
    int truncate(sqlite3_int64 size) noexcept override {
        return keep({0, {}, static_cast<std::size_t>(size)}) ? SQLITE_OK : SQLITE_IOERR_TRUNCATE;
    }
    int sync(int /*flags*/) noexcept override {
        if (!m_disk.change()) {
            return SQLITE_IOERR_FSYNC;
        }
        if (!m_disk.lies) {
            file().safe = file().now;
            file().unsafe.clear();
            file().isSafe = true;
        }
        return SQLITE_OK;
    }
    int size(sqlite3_int64* size) noexcept override {
        *size = static_cast<sqlite3_int64>(file().now.size());
        return SQLITE_OK;
    }
    int control(int /*operation*/, void* /*argument*/) noexcept override { return SQLITE_NOTFOUND; }
    [[nodiscard]] sqlite3_file* base() noexcept override { return nullptr; }

private:
    [[nodiscard]] StoredFile& file() { return m_disk.files[m_name]; }
    bool keep(Change change) {
        if (!m_disk.change()) {
            return false;
        }
        apply(file().now, change, 0, change.bytes.size());
        file().unsafe.push_back(std::move(change));
        return true;
    }
    PowerLossVfs::Disk& m_disk;
    std::string m_name;
};

PowerLossVfs::Disk& diskOf(sqlite3_vfs* vfs) {
    return *static_cast<PowerLossVfs::Disk*>(vfs->pAppData);
}

std::string nameOf(const char* path) {
    return std::filesystem::path{path}.filename().string();
}

/// As on a real disk with PSOW: a write does not harm its neighbours.
int powersafe(sqlite3_file* /*file*/) {
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}
int noPromises(sqlite3_file* /*file*/) {
    return 0;
}

/// Locks and the WAL index are not the disk's business: SQLite keeps the index in its heap when it has the
/// file to itself.
sqlite3_io_methods methodsWith(int (*characteristics)(sqlite3_file*)) {
    sqlite3_io_methods made = *vfsMethods();
    made.iVersion = 1;
    made.xDeviceCharacteristics = characteristics;
    return made;
}

int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* outFlags) {
    static const sqlite3_io_methods safe = methodsWith(powersafe);
    static const sqlite3_io_methods unsafe = methodsWith(noPromises);
    auto& disk = diskOf(vfs);
    file->pMethods = nullptr;
    const std::string name = path != nullptr ? nameOf(path) : "temporary";
    if ((flags & SQLITE_OPEN_CREATE) == 0 && !disk.files.contains(name)) {
        return SQLITE_CANTOPEN;
    }
    disk.files[name];
    reinterpret_cast<VfsHandle*>(file)->object = new MemoryFile(disk, name);
    file->pMethods = disk.powersafe ? &safe : &unsafe;
    if (outFlags != nullptr) {
        *outFlags = flags;
    }
    return SQLITE_OK;
}

int removeFile(sqlite3_vfs* vfs, const char* path, int /*syncDirectory*/) {
    auto& disk = diskOf(vfs);
    if (!disk.files.contains(nameOf(path))) {
        return SQLITE_IOERR_DELETE_NOENT;
    }
    if (!disk.change()) {
        return SQLITE_IOERR_DELETE;
    }
    disk.files.erase(nameOf(path));
    return SQLITE_OK;
}

int access(sqlite3_vfs* vfs, const char* path, int /*flags*/, int* result) {
    *result = diskOf(vfs).files.contains(nameOf(path)) ? 1 : 0;
    return SQLITE_OK;
}

int fullPathname(sqlite3_vfs* /*vfs*/, const char* path, int size, char* out) {
    return std::snprintf(out, static_cast<std::size_t>(size), "%s", path) < size ? SQLITE_OK
                                                                                 : SQLITE_CANTOPEN;
}

} // namespace

PowerLossVfs::PowerLossVfs() : m_disk(std::make_unique<Disk>()) {
    m_disk->below = sqlite3_vfs_find("unix-excl");
    m_disk->vfs = *m_disk->below; // time and randomness
    m_disk->vfs.zName = name();
    m_disk->vfs.pAppData = m_disk.get();
    m_disk->vfs.szOsFile = static_cast<int>(sizeof(VfsHandle));
    m_disk->vfs.xOpen = open;
    m_disk->vfs.xDelete = removeFile;
    m_disk->vfs.xAccess = access;
    m_disk->vfs.xFullPathname = fullPathname;
    sqlite3_vfs_register(&m_disk->vfs, 0);
}

PowerLossVfs::~PowerLossVfs() {
    sqlite3_vfs_unregister(&m_disk->vfs);
}

void PowerLossVfs::load(const DiskImage& image) {
    m_disk->files.clear();
    for (const auto& [name, content] : image) {
        m_disk->files[name] = StoredFile{content, content, {}, true};
    }
    m_disk->changes = 0;
    m_disk->stop = SIZE_MAX;
}

DiskImage PowerLossVfs::cutPower(std::mt19937_64& random) const {
    DiskImage image;
    const auto mood = random() % 4; // nothing, everything, or some of what was not safe
    for (const auto& [name, file] : m_disk->files) {
        if (mood == 0 && !file.isSafe) {
            continue;
        }
        Bytes content = file.safe;
        for (std::size_t i = 0; i < file.unsafe.size(); ++i) {
            const Change& change = file.unsafe[i];
            const bool isLast = i + 1 == file.unsafe.size();
            if (mood == 1 && !isLast) {
                apply(content, change, 0, change.bytes.size());
            } else if (mood == 1) {
                apply(content, change, 0, random() % (change.bytes.size() + 1)); // torn at a byte
            } else if (mood >= 2 && change.length && random() % 2 == 0) {
                apply(content, change, 0, 0);
            } else if (mood >= 2) {
                applySome(content, change, random);
            }
        }
        image.emplace(name, std::move(content));
    }
    return image;
}

DiskImage PowerLossVfs::asIs() const {
    DiskImage image;
    for (const auto& [name, file] : m_disk->files) {
        image.emplace(name, file.now);
    }
    return image;
}

void PowerLossVfs::promisePowersafeOverwrite(bool promised) {
    m_disk->powersafe = promised;
}

std::size_t PowerLossVfs::changes() const {
    return m_disk->changes;
}
void PowerLossVfs::stopAt(std::size_t change) {
    m_disk->stop = change;
}
void PowerLossVfs::ignoreSyncs() {
    m_disk->lies = true;
}

} // namespace storetest
