// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/linux/process_hygiene.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

namespace holdfast::platform {
namespace {

struct Setting {
    const char* name;
    const char* value;
};

constexpr std::array settings{
    // Compiled QML, and shaders that Qt compiled.
    Setting{"QML_DISABLE_DISK_CACHE", "1"},
    Setting{"QT_DISABLE_SHADER_DISK_CACHE", "1"},
    Setting{"QSG_RHI_DISABLE_DISK_CACHE", "1"},
    // Shaders that the graphics driver compiled: Mesa by its new and old name, and NVIDIA's.
    Setting{"MESA_SHADER_CACHE_DISABLE", "true"},
    Setting{"MESA_GLSL_CACHE_DISABLE", "true"},
    Setting{"__GL_SHADER_DISK_CACHE", "0"},
    // GStreamer looks for its plugins in this process (the app may start no program) and keeps no list of
    // them. GST_REGISTRY_DISABLE would turn the plugins off as well, and the camera with them.
    Setting{"GST_REGISTRY", "/dev/null"},
    Setting{"GST_REGISTRY_FORK", "no"},
    // Settings of GLib programs stay in memory.
    Setting{"GSETTINGS_BACKEND", "memory"},
};

// Each names a file or folder that Qt would write to or load code from.
constexpr std::array unwanted{"QSG_RHI_PIPELINE_CACHE_SAVE",
                              "QSG_RHI_PIPELINE_CACHE_LOAD",
                              "QML_FORCE_DISK_CACHE",
                              "QML_DISK_CACHE_PATH",
                              "QML_DISK_CACHE",
                              "GST_DEBUG_FILE",
                              "GST_DEBUG_DUMP_DOT_DIR",
                              "MESA_SHADER_CACHE_DIR"};

} // namespace

int threadCount() {
    std::error_code status;
    int count = 0;
    std::filesystem::directory_iterator tasks("/proc/self/task", status);
    for (; !status && tasks != std::filesystem::directory_iterator{}; tasks.increment(status)) {
        ++count;
    }
    return status ? 0 : count;
}

Result<void> restrainProcess() {
    constexpr rlimit none{0, 0};
    if (::setrlimit(RLIMIT_CORE, &none) != 0 || ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 ||
        ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
        return Error::fromErrno(errno, ErrorCode::Internal);
    }
    rlimit locked{};
    if (::getrlimit(RLIMIT_MEMLOCK, &locked) == 0 && locked.rlim_cur < locked.rlim_max) {
        locked.rlim_cur = locked.rlim_max;
        if (::setrlimit(RLIMIT_MEMLOCK, &locked) != 0) {
            return Error::fromErrno(errno, ErrorCode::Internal);
        }
    }
    ::umask(S_IRWXG | S_IRWXO);
    return {};
}

bool coreDumpsAreOff() {
    rlimit limit{};
    return ::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0 && ::getrlimit(RLIMIT_CORE, &limit) == 0 &&
           limit.rlim_max == 0;
}

void turnOffDiskCaches() {
    for (const auto& [name, value] : settings) {
        ::setenv(name, value, 1); // NOLINT(concurrency-mt-unsafe): no other thread exists yet
    }
    for (const char* name : unwanted) {
        ::unsetenv(name); // NOLINT(concurrency-mt-unsafe)
    }
}

} // namespace holdfast::platform
