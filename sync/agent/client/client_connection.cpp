// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/client/client_connection.h"

#include "sync/agent/client/socket_messages.h"
#include "sync/protocol/frame.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <poll.h>
#include <sys/socket.h>

namespace holdfast::agent {

namespace json = protocol::json;
namespace {

using std::chrono::steady_clock;

constexpr std::chrono::milliseconds firstRetry{25};
constexpr std::chrono::milliseconds longestRetry{1'000};

/// All of it or an error; waits while the agent is slow to read.
Result<void> writeAll(const Descriptor& socket, ByteView bytes, steady_clock::time_point deadline) {
    while (!bytes.empty()) {
        const auto written = ::send(socket.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (written >= 0) {
            bytes = bytes.subspan(static_cast<std::size_t>(written));
            continue;
        }
        if (errno == EINTR) {
            continue;
        }
        if (errno != EAGAIN) {
            return Error::fromErrno(errno, ErrorCode::AgentUnavailable);
        }
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - steady_clock::now());
        pollfd ready{socket.get(), POLLOUT, 0};
        if (left.count() <= 0 || ::poll(&ready, 1, static_cast<int>(left.count())) == 0) {
            return Error(ErrorCode::AgentUnavailable, ETIMEDOUT);
        }
    }
    return {};
}

Result<Json> outcome(Json answer) {
    const auto ok = answer.find("ok");
    if (ok == answer.end() || !ok->is_boolean()) {
        return Error(ErrorCode::ProtocolViolation);
    }
    if (!ok->get<bool>()) {
        HOLDFAST_TRY(const std::string error, json::text(answer, "error"));
        return Error(errorFromName(error));
    }
    return answer;
}

} // namespace

AgentClient::Connection::Connection(AgentClientOptions options, Descriptor waker)
    : m_options(std::move(options)), m_waker(std::move(waker)) {}

AgentClient::Connection::~Connection() {
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_all();
    wakeUp(m_waker);
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void AgentClient::Connection::start() {
    std::call_once(m_started, [this] {
        const std::lock_guard lock(m_mutex);
        m_thread = std::thread([this] { run(); });
        m_threadId = m_thread.get_id();
    });
}

void AgentClient::Connection::setEventHandler(AgentEventHandler handler) {
    {
        const std::lock_guard lock(m_mutex);
        m_handler = std::move(handler);
    }
    start();
}

bool AgentClient::Connection::ending() {
    const std::lock_guard lock(m_mutex);
    return m_ending;
}

void AgentClient::Connection::run() {
    auto retry = firstRetry;
    while (!ending()) {
        auto connected = connectLocal(m_options.socket);
        if (!connected) {
            pollfd waiting{m_waker.get(), POLLIN, 0};
            ::poll(&waiting, 1, static_cast<int>(retry.count()));
            retry = std::min(retry * 2, longestRetry);
            continue;
        }
        retry = firstRetry;
        const auto socket = std::make_shared<Descriptor>(std::move(*connected));
        {
            const std::lock_guard lock(m_mutex);
            m_socket = socket;
        }
        m_changed.notify_all();
        tell(AgentEvent{.kind = AgentEvent::Kind::Connected, .certificate = {}, .directory = {}});
        readUntilLost(socket);
        ::shutdown(socket->get(), SHUT_RDWR);
        {
            const std::lock_guard lock(m_mutex);
            m_socket.reset();
        }
        m_changed.notify_all();
        tell(AgentEvent{.kind = AgentEvent::Kind::Disconnected, .certificate = {}, .directory = {}});
    }
}

void AgentClient::Connection::readUntilLost(const Socket& socket) {
    protocol::FrameReader reader;
    std::array<std::uint8_t, 65'536> buffer{};
    while (!ending()) {
        std::array<pollfd, 2> ready{pollfd{socket->get(), POLLIN, 0}, pollfd{m_waker.get(), POLLIN, 0}};
        if (::poll(ready.data(), ready.size(), -1) < 0 && errno != EINTR) {
            return;
        }
        const auto count = ::recv(socket->get(), buffer.data(), buffer.size(), MSG_DONTWAIT);
        if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)) {
            return;
        }
        if (count < 0) {
            continue;
        }
        reader.add(ByteView(buffer).first(static_cast<std::size_t>(count)));
        for (;;) {
            auto frame = reader.next();
            if (!frame) {
                return;
            }
            if (!frame->has_value()) {
                break;
            }
            take(**frame);
        }
    }
}

void AgentClient::Connection::take(const std::string& frame) {
    auto json = json::parseObject(frame);
    if (!json) {
        return;
    }
    if (const auto id = optionalIntegerField(*json, "id"); id && *id) {
        {
            const std::lock_guard lock(m_mutex);
            const auto waiting = m_waiting.find(**id);
            if (waiting != m_waiting.end()) {
                waiting->second = std::move(*json);
            }
        }
        m_changed.notify_all();
        return;
    }
    // An event that a newer agent knows and this build does not is no error.
    if (const auto event = readPushed(*json)) {
        tell(*event);
    }
}

void AgentClient::Connection::tell(const AgentEvent& event) {
    AgentEventHandler handler;
    {
        const std::lock_guard lock(m_mutex);
        handler = m_handler;
    }
    if (handler) {
        handler(event);
    }
}

Result<Json> AgentClient::Connection::call(Json request, WhenLost whenLost) {
    start();
    const auto begun = steady_clock::now();
    const auto deadline = begun + m_options.callLimit;
    std::unique_lock lock(m_mutex);
    if (std::this_thread::get_id() == m_threadId) {
        return Error(ErrorCode::InvalidState);
    }
    const auto connectDeadline = std::min(begun + m_options.connectLimit, deadline);
    for (;;) {
        const bool settled =
            m_changed.wait_until(lock, connectDeadline, [this] { return m_socket != nullptr || m_ending; });
        if (!settled || m_ending) {
            return Error(ErrorCode::AgentUnavailable);
        }
        const Socket socket = m_socket;
        const std::int64_t id = ++m_lastId;
        m_waiting[id] = std::nullopt;
        request["id"] = id;
        lock.unlock();
        const auto frame = protocol::writeFrame(json::write(request));
        Result<void> sent = frame ? Result<void>{} : Result<void>{frame.error()};
        if (frame) {
            const std::lock_guard writing(m_writing);
            sent = writeAll(*socket, *frame, deadline);
            if (!sent) {
                // Half a frame cannot be taken back: the connection ends, and the next one starts clean.
                ::shutdown(socket->get(), SHUT_RDWR);
            }
        }
        lock.lock();
        if (!frame) {
            m_waiting.erase(id);
            return frame.error();
        }
        const bool answered = m_changed.wait_until(
            lock, deadline, [&] { return m_waiting[id].has_value() || m_socket != socket || m_ending; });
        std::optional<Json> answer = std::move(m_waiting[id]);
        m_waiting.erase(id);
        if (answer) {
            return outcome(std::move(*answer));
        }
        if (!answered || m_ending) {
            return Error(ErrorCode::AgentUnavailable, ETIMEDOUT);
        }
        if (whenLost == WhenLost::Done && sent) {
            return Json::object();
        }
    }
}

} // namespace holdfast::agent
