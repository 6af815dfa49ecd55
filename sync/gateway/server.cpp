// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/gateway/server.h"

#include "sync/gateway/session.h"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <csignal>
#include <list>
#include <openssl/ssl.h>

namespace holdfast::gateway {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr auto quietly = asio::as_tuple(asio::use_awaitable);
constexpr auto betweenChecks = std::chrono::milliseconds(20);

Result<void> loadTls(asio::ssl::context& tls, const TlsFiles& files) {
    error_code failed;
    tls.use_certificate_chain_file(files.certificate.string(), failed);
    if (!failed) {
        tls.use_private_key_file(files.key.string(), asio::ssl::context::pem, failed);
    }
    if (failed || SSL_CTX_check_private_key(tls.native_handle()) != 1 ||
        SSL_CTX_set_min_proto_version(tls.native_handle(), TLS1_3_VERSION) != 1) {
        return Error(ErrorCode::InvalidArgument, failed.value());
    }
    return {};
}

} // namespace

struct Server::State {
    State()
        : tls(asio::ssl::context::tls_server), acceptor(asio::make_strand(io)),
          signals(acceptor.get_executor(), SIGTERM, SIGINT) {}

    asio::io_context io;
    asio::ssl::context tls;
    tcp::acceptor acceptor;
    asio::signal_set signals; // from the start: whoever sees us listening may already ask us to stop
    unsigned threads = 1;
    std::mutex mutex;
    std::list<std::shared_ptr<Session>> sessions;
    std::unique_ptr<Shared> shared;

    [[nodiscard]] std::size_t sessionCount() {
        const std::lock_guard lock(mutex);
        return sessions.size();
    }
    asio::awaitable<void> acceptAll();
    asio::awaitable<void> serve(std::list<std::shared_ptr<Session>>::iterator place);
    asio::awaitable<void> awaitSignal();
    asio::awaitable<void> wind();
};

asio::awaitable<void> Server::State::acceptAll() {
    const auto most = shared->gateway.context().limits.connections;
    while (acceptor.is_open()) {
        tcp::socket socket(asio::make_strand(io));
        const auto [failed] = co_await acceptor.async_accept(socket, quietly);
        if (failed) {
            if (failed == asio::error::operation_aborted || !acceptor.is_open()) {
                co_return;
            }
            // Out of descriptors, most likely: a moment lets some close.
            asio::steady_timer pause(acceptor.get_executor(), betweenChecks);
            co_await pause.async_wait(quietly);
            continue;
        }
        error_code ignored;
        socket.set_option(tcp::no_delay(true), ignored);
        const auto executor = socket.get_executor();
        const std::lock_guard lock(mutex);
        if (sessions.size() >= most) {
            continue;
        }
        sessions.push_back(Session::create(std::move(socket), tls, *shared));
        asio::co_spawn(executor, serve(std::prev(sessions.end())), asio::detached);
    }
}

asio::awaitable<void> Server::State::serve(std::list<std::shared_ptr<Session>>::iterator place) {
    const auto session = *place;
    co_await session->run();
    const std::lock_guard lock(mutex);
    sessions.erase(place);
}

asio::awaitable<void> Server::State::awaitSignal() {
    const auto [failed, number] = co_await signals.async_wait(quietly);
    if (!failed) {
        co_await wind();
    }
}

/// The end: no new connections, idle ones closed, the others given time.
asio::awaitable<void> Server::State::wind() {
    if (shared->stopping.exchange(true)) {
        co_return;
    }
    const auto& context = shared->gateway.context();
    context.logger.information("stopping");
    error_code ignored;
    acceptor.close(ignored);
    context.doorbell.close();
    {
        const std::lock_guard lock(mutex);
        for (const auto& session : sessions) {
            session->endWhenIdle();
        }
    }
    asio::steady_timer timer(acceptor.get_executor());
    const auto deadline = std::chrono::steady_clock::now() + context.limits.shutdown;
    while (sessionCount() > 0 && std::chrono::steady_clock::now() < deadline) {
        timer.expires_after(betweenChecks);
        co_await timer.async_wait(quietly);
    }
    io.stop();
}

Server::Server(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::listen(const Settings& settings) {
    auto state = std::make_unique<State>();
    state->threads = std::max(1U, settings.threads);
    HOLDFAST_CHECK(loadTls(state->tls, settings.tls));
    error_code failed;
    tcp::resolver resolver(state->io);
    const auto found = resolver.resolve(settings.host, std::to_string(settings.port),
                                        tcp::resolver::passive | tcp::resolver::numeric_service, failed);
    if (failed || found.empty()) {
        return Error(ErrorCode::InvalidArgument, failed.value());
    }
    const tcp::endpoint endpoint = found.begin()->endpoint();
    auto& acceptor = state->acceptor;
    acceptor.open(endpoint.protocol(), failed);
    if (!failed) {
        acceptor.set_option(tcp::acceptor::reuse_address(true), failed);
    }
    if (!failed) {
        acceptor.bind(endpoint, failed);
    }
    if (!failed) {
        acceptor.listen(asio::socket_base::max_listen_connections, failed);
    }
    if (failed) {
        return Error(ErrorCode::InvalidArgument, failed.value());
    }
    return std::unique_ptr<Server>(new Server(std::move(state)));
}

std::uint16_t Server::port() const {
    error_code failed;
    const auto endpoint = m_state->acceptor.local_endpoint(failed);
    return failed ? std::uint16_t{0} : endpoint.port();
}

void Server::run(const Gateway& gateway) {
    auto& state = *m_state;
    state.shared = std::make_unique<Shared>(gateway);
    const auto guard = asio::make_work_guard(state.io);
    asio::co_spawn(state.acceptor.get_executor(), state.acceptAll(), asio::detached);
    asio::co_spawn(state.acceptor.get_executor(), state.awaitSignal(), asio::detached);
    std::vector<std::thread> threads;
    for (unsigned i = 1; i < state.threads; ++i) {
        threads.emplace_back([&state] { state.io.run(); });
    }
    state.io.run();
    for (auto& thread : threads) {
        thread.join();
    }
    // Whatever was cut off still has an answer on its way here; after that nothing refers to us.
    while (state.shared->pendingAnswers.load() > 0) {
        std::this_thread::sleep_for(betweenChecks);
    }
}

void Server::stop() {
    asio::co_spawn(m_state->acceptor.get_executor(), m_state->wind(), asio::detached);
}

} // namespace holdfast::gateway
