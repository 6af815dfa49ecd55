// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/client/local_socket.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace holdfast::agent {
namespace {

/// The address, and what must stay open while it is used.
struct Address {
    sockaddr_un native{};
    Descriptor directory;
};

Result<Address> addressOf(const Path& path) {
    Address address;
    address.native.sun_family = AF_UNIX;
    std::string text = path.string();
    if (text.size() >= sizeof(address.native.sun_path)) {
        // A short name for the same directory: the kernel resolves it to the open descriptor.
        address.directory = Descriptor(::open(path.parent_path().c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
        if (address.directory.get() < 0) {
            return Error::fromErrno(errno, ErrorCode::AgentUnavailable);
        }
        text = "/proc/self/fd/" + std::to_string(address.directory.get()) + "/" + path.filename().string();
        if (text.size() >= sizeof(address.native.sun_path)) {
            return Error(ErrorCode::InvalidArgument);
        }
    }
    std::copy(text.begin(), text.end(), static_cast<char*>(address.native.sun_path));
    return address;
}

const sockaddr* generic(const Address& address) noexcept {
    return reinterpret_cast<const sockaddr*>(&address.native);
}

} // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    std::swap(m_number, other.m_number);
    return *this;
}

Descriptor::~Descriptor() {
    if (m_number >= 0) {
        ::close(m_number);
    }
}

Result<Descriptor> listenLocal(const Path& path) {
    HOLDFAST_TRY(const Address address, addressOf(path));
    Descriptor listener(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (listener.get() < 0) {
        return Error::fromErrno(errno, ErrorCode::Internal);
    }
    // Before bind: on Linux the file takes the socket's mode, so there is no moment when others may connect.
    if (::fchmod(listener.get(), S_IRUSR | S_IWUSR) != 0) {
        return Error::fromErrno(errno, ErrorCode::Internal);
    }
    if (::unlink(static_cast<const char*>(address.native.sun_path)) != 0 && errno != ENOENT) {
        return Error::fromErrno(errno, ErrorCode::DiskWrite);
    }
    if (::bind(listener.get(), generic(address), sizeof(address.native)) != 0 ||
        ::chmod(static_cast<const char*>(address.native.sun_path), S_IRUSR | S_IWUSR) != 0 ||
        ::listen(listener.get(), SOMAXCONN) != 0) {
        return Error::fromErrno(errno, ErrorCode::DiskWrite);
    }
    return listener;
}

Result<Descriptor> connectLocal(const Path& path) {
    HOLDFAST_TRY(const Address address, addressOf(path));
    Descriptor connection(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (connection.get() < 0) {
        return Error::fromErrno(errno, ErrorCode::Internal);
    }
    if (::connect(connection.get(), generic(address), sizeof(address.native)) != 0) {
        return Error(errno == EACCES ? ErrorCode::PermissionDenied : ErrorCode::AgentUnavailable, errno);
    }
    HOLDFAST_CHECK(checkPeer(connection));
    return connection;
}

Result<void> checkPeer(const Descriptor& connection) {
    ucred peer{};
    socklen_t size = sizeof(peer);
    if (::getsockopt(connection.get(), SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) {
        return Error::fromErrno(errno, ErrorCode::PermissionDenied);
    }
    if (size != sizeof(peer) || peer.uid != ::geteuid()) {
        return Error(ErrorCode::PermissionDenied);
    }
    return {};
}

Result<Descriptor> makeWaker() {
    Descriptor waker(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (waker.get() < 0) {
        return Error::fromErrno(errno, ErrorCode::Internal);
    }
    return waker;
}

void wakeUp(const Descriptor& waker) noexcept {
    const std::uint64_t one = 1;
    // A full counter is already awake.
    [[maybe_unused]] const auto written = ::write(waker.get(), &one, sizeof(one));
}

void drain(const Descriptor& waker) noexcept {
    std::uint64_t count = 0;
    [[maybe_unused]] const auto read = ::read(waker.get(), &count, sizeof(count));
}

} // namespace holdfast::agent
