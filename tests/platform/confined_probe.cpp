// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// confined_probe app|agent HOME [--allow PATH] ACTION [ARGUMENT...]
// Confines itself, tries one thing, and exits with 0 (it worked) or the errno it met; 200 and up: the probe's
// own trouble.
#include "platform/linux/confinement.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <functional>
#include <linux/netlink.h>
#include <map>
#include <netinet/in.h>
#include <sched.h>
#include <string>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

using namespace holdfast;
using Arguments = std::vector<std::string>;

constexpr int usage = 200;
constexpr int notConfined = 201;

int outcome(long status) {
    return status < 0 ? errno : 0;
}

int makeSocket(long domain, long type, long protocol) {
    // By number, as an attacker would: the C library's wrapper would cut the upper half off.
    return outcome(::syscall(SYS_socket, domain, type, protocol));
}

int connectTo(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the sockets interface
    return outcome(::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address));
}

int listenAt(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
    return outcome(::bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address));
}

int listenOnTcp() {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
    return outcome(::bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address));
}

int readParentMemory() {
    std::array<char, 8> into{};
    const iovec local{into.data(), into.size()};
    const iovec remote{into.data(), into.size()};
    return outcome(::process_vm_readv(::getppid(), &local, 1, &remote, 1, 0));
}

int run(const std::string& program) {
    std::string path = program;
    std::array<char*, 2> arguments{path.data(), nullptr};
    ::execv(path.c_str(), arguments.data());
    return errno;
}

int environmentIs(const std::string& name, const std::string& value) {
    const char* const found = ::getenv(name.c_str()); // NOLINT(concurrency-mt-unsafe): one thread
    return found != nullptr && value == found ? 0 : ENOENT;
}

int startThread() {
    bool ran = false;
    std::thread([&ran] { ran = true; }).join();
    return ran ? 0 : ECHILD;
}

int coreLimit() {
    rlimit limit{};
    ::getrlimit(RLIMIT_CORE, &limit);
    return limit.rlim_cur == 0 && limit.rlim_max == 0 && ::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0 ? 0
                                                                                                   : EPERM;
}

const std::map<std::string, std::function<int(const Arguments&)>>& actions() {
    static const std::map<std::string, std::function<int(const Arguments&)>> table{
        {"nothing", [](const Arguments&) { return 0; }},
        {"make",
         [](const Arguments& a) { return outcome(::open(a.at(0).c_str(), O_WRONLY | O_CREAT, 0600)); }},
        {"read", [](const Arguments& a) { return outcome(::open(a.at(0).c_str(), O_RDONLY)); }},
        {"write", [](const Arguments& a) { return outcome(::open(a.at(0).c_str(), O_WRONLY)); }},
        {"truncate", [](const Arguments& a) { return outcome(::truncate(a.at(0).c_str(), 0)); }},
        {"list", [](const Arguments& a) { return outcome(::open(a.at(0).c_str(), O_RDONLY | O_DIRECTORY)); }},
        {"remove", [](const Arguments& a) { return outcome(::unlink(a.at(0).c_str())); }},
        {"rename", [](const Arguments& a) { return outcome(::rename(a.at(0).c_str(), a.at(1).c_str())); }},
        {"link", [](const Arguments& a) { return outcome(::link(a.at(0).c_str(), a.at(1).c_str())); }},
        {"symlink", [](const Arguments& a) { return outcome(::symlink("/etc", a.at(0).c_str())); }},
        {"socket",
         [](const Arguments& a) {
             return makeSocket(std::stol(a.at(0)), std::stol(a.at(1)), std::stol(a.at(2)));
         }},
        {"connect", [](const Arguments& a) { return connectTo(a.at(0)); }},
        {"listen", [](const Arguments& a) { return listenAt(a.at(0)); }},
        {"listen-tcp", [](const Arguments&) { return listenOnTcp(); }},
        {"run", [](const Arguments& a) { return run(a.at(0)); }},
        {"environment", [](const Arguments& a) { return environmentIs(a.at(0), a.at(1)); }},
        {"ptrace", [](const Arguments&) { return outcome(::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr)); }},
        {"read-parent", [](const Arguments&) { return readParentMemory(); }},
        {"signal-parent", [](const Arguments&) { return outcome(::kill(::getppid(), 0)); }},
        {"io-uring", [](const Arguments&) { return outcome(::syscall(SYS_io_uring_setup, 1, nullptr)); }},
        {"new-user", [](const Arguments&) { return outcome(::unshare(CLONE_NEWUSER)); }},
        {"thread", [](const Arguments&) { return startThread(); }},
        {"core-dumps-off", [](const Arguments&) { return coreLimit(); }},
        {"dumpable", [](const Arguments&) { return outcome(::prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)); }},
    };
    return table;
}

int confinedRun(const Arguments& words) {
    const store::TabletHome home(words.at(1));
    platform::ConfinementOptions options;
    std::size_t next = 2;
    if (words.at(next) == "--allow") {
        options.allowances.push_back(
            {words.at(next + 1), platform::PathAccess::ReadWrite, "the test says so"});
        next += 2;
    }
    if (words.at(next) == "late") { // with a thread already running
        std::thread sleeper([] { ::pause(); });
        sleeper.detach();
    }
    auto report =
        words.at(0) == "app" ? platform::confineApp(home, options) : platform::confineAgent(home, options);
    if (!report) {
        std::fprintf(stderr, "%s\n", report.error().technical().c_str());
        return notConfined;
    }
    if (words.at(next) == "report") {
        std::printf("%d %d %d %d %d %d\n", report->landlockAbi, report->files, report->network,
                    report->systemCalls, report->coreDumpsOff, report->complete());
        return std::fflush(stdout) == 0 ? 0 : usage;
    }
    const auto action = actions().find(words.at(next));
    return action == actions().end()
               ? usage
               : action->second({words.begin() + static_cast<std::ptrdiff_t>(next) + 1, words.end()});
}

} // namespace

int main(int count, char** values) {
    const Arguments words(values + 1, values + count);
    if (words.size() < 3) {
        return usage;
    }
    // No leak check at exit: it would ptrace, which is what was taken away.
    ::_exit(confinedRun(words));
}
