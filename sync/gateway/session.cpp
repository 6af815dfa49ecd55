// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/gateway/session.h"

#include "sync/gateway/answers.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

namespace holdfast::gateway {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;
using Stream = beast::ssl_stream<beast::tcp_stream>;
using Parser = http::request_parser<http::buffer_body>;

// Errors come back as values; nothing here throws for what a client does.
constexpr auto quietly = asio::as_tuple(asio::use_awaitable);

constexpr std::size_t chunkSize = 256 * 1024;
// Beast reads no more at once than the buffer already holds room for, and starts with 512 bytes.
constexpr std::size_t headRoom = 8 * 1024;
constexpr std::size_t bodyRoom = 64 * 1024;
constexpr std::uint64_t drainKeeping = 64 * 1024;
constexpr std::uint64_t drainClosing = 1024 * 1024;

/// Starts something that calls back from any thread, and resumes on this coroutine's strand.
template <typename T, typename Start>
asio::awaitable<T> fromAnyThread(Shared& shared, Start start) {
    auto initiate = [&shared](auto handler, Start begin) {
        auto held = std::make_shared<decltype(handler)>(std::move(handler));
        ++shared.pendingAnswers;
        begin([held, &shared](T value) {
            auto executor = asio::get_associated_executor(*held);
            asio::post(executor, [handler = std::move(*held), value = std::move(value)]() mutable {
                std::move(handler)(std::move(value));
            });
            --shared.pendingAnswers;
        });
    };
    return asio::async_initiate<const asio::use_awaitable_t<>, void(T)>(initiate, asio::use_awaitable,
                                                                        std::move(start));
}

class TlsSession final : public Session, public std::enable_shared_from_this<TlsSession> {
public:
    TlsSession(asio::ip::tcp::socket socket, asio::ssl::context& tls, Shared& shared)
        : m_stream(beast::tcp_stream(std::move(socket)), tls), m_shared(shared),
          m_limits(shared.gateway.context().limits) {}

    asio::awaitable<void> run() override {
        expireAfter(m_limits.handshake);
        const auto [failed] = co_await m_stream.async_handshake(asio::ssl::stream_base::server, quietly);
        if (failed) {
            co_return;
        }
        m_buffer.reserve(headRoom);
        while (co_await serveOne()) {
            m_buffer.shrink_to_fit();
        }
        expireAfter(std::chrono::seconds(2));
        co_await m_stream.async_shutdown(quietly);
    }

    void endWhenIdle() override {
        asio::post(m_stream.get_executor(), [self = shared_from_this()] {
            if (self->m_phase == Phase::Idle) {
                beast::get_lowest_layer(self->m_stream).cancel();
            }
        });
    }

private:
    enum class Phase { Idle, Busy };
    enum class Read { Whole, Refused, Broken };

    void expireAfter(std::chrono::seconds time) { beast::get_lowest_layer(m_stream).expires_after(time); }

    /// True when the connection goes on.
    asio::awaitable<bool> serveOne() {
        if (!co_await firstByte()) {
            co_return false;
        }
        Parser parser;
        parser.header_limit(static_cast<std::uint32_t>(m_limits.header));
        parser.body_limit(boost::none); // each request's own rule decides
        expireAfter(m_limits.head);
        const auto [failed, count] = co_await http::async_read_header(m_stream, m_buffer, parser, quietly);
        if (failed) {
            if (failed.category() == http::make_error_code(http::error::bad_method).category()) {
                const bool large = failed == http::error::header_limit;
                co_await write(emptyAnswer(large ? 431 : 400), parser, KeepAlive::No);
            }
            co_return false;
        }
        auto opened = m_shared.gateway.open(requestOf(parser));
        if (auto* refused = std::get_if<Answer>(&opened)) {
            co_return co_await refuse(std::move(*refused), parser);
        }
        auto exchange = std::move(std::get<std::unique_ptr<Exchange>>(opened));
        Answer answer;
        switch (co_await readBody(parser, *exchange, answer)) {
        case Read::Broken:
            co_return false;
        case Read::Refused:
            co_return co_await refuse(std::move(answer), parser);
        case Read::Whole:
            break;
        }
        answer = co_await fromAnyThread<Answer>(
            m_shared, [held = exchange.get()](AnswerDone done) { held->finish(std::move(done)); });
        exchange.reset();
        co_return co_await write(std::move(answer), parser,
                                 parser.keep_alive() ? KeepAlive::Yes : KeepAlive::No);
    }

    asio::awaitable<bool> firstByte() {
        if (m_buffer.size() > 0) {
            co_return !m_shared.stopping;
        }
        m_phase = Phase::Idle;
        if (m_shared.stopping) {
            co_return false;
        }
        expireAfter(m_limits.idle);
        m_buffer.reserve(headRoom);
        const auto [failed, count] = co_await m_stream.async_read_some(m_buffer.prepare(headRoom), quietly);
        m_buffer.commit(count);
        m_phase = Phase::Busy;
        co_return !failed;
    }

    static Request requestOf(const Parser& parser) {
        const auto& head = parser.get();
        Request request{
            .method = std::string(head.method_string()), .target = std::string(head.target()), .headers = {}};
        for (const auto& field : head) {
            request.headers.push_back({std::string(field.name_string()), std::string(field.value())});
        }
        return request;
    }

    asio::awaitable<Read> readBody(Parser& parser, Exchange& exchange, Answer& answer) {
        if (parser.is_done()) {
            co_return Read::Whole;
        }
        if (beast::iequals(parser.get()[http::field::expect], "100-continue")) {
            expireAfter(m_limits.progress);
            static constexpr std::string_view goOn = "HTTP/1.1 100 Continue\r\n\r\n";
            const auto [failed, count] =
                co_await asio::async_write(m_stream, asio::buffer(goOn.data(), goOn.size()), quietly);
            if (failed) {
                co_return Read::Broken;
            }
        }
        const std::uint64_t length = parser.content_length().value_or(chunkSize);
        if (length > headRoom) {
            m_buffer.reserve(bodyRoom);
        }
        Bytes chunk(static_cast<std::size_t>(std::min<std::uint64_t>(length, chunkSize)));
        m_bodyStarted = std::chrono::steady_clock::now();
        m_bodyBytes = 0;
        while (!parser.is_done()) {
            std::size_t filled = 0;
            if (!co_await fill(parser, chunk, filled)) {
                co_return Read::Broken;
            }
            if (auto refused = exchange.take(ByteView(chunk).first(filled))) {
                answer = std::move(*refused);
                co_return Read::Refused;
            }
        }
        co_return Read::Whole;
    }

    /// Reads until the chunk is full or the body ends.
    asio::awaitable<bool> fill(Parser& parser, Bytes& chunk, std::size_t& filled) {
        auto& body = parser.get().body();
        body.data = chunk.data();
        body.size = chunk.size();
        while (!parser.is_done() && body.size > 0) {
            expireAfter(m_limits.progress);
            const auto [failed, count] = co_await http::async_read_some(m_stream, m_buffer, parser, quietly);
            if ((failed && failed != http::error::need_buffer) || tooSlow(count)) {
                co_return false;
            }
        }
        filled = chunk.size() - body.size;
        co_return true;
    }

    bool tooSlow(std::size_t more) {
        m_bodyBytes += more;
        const auto spent = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() -
                                                                            m_bodyStarted);
        return spent > m_limits.progress &&
               m_bodyBytes < m_limits.leastRate * static_cast<std::uint64_t>(spent.count());
    }

    /// Throws away what is left of a body, so that the answer is not lost to a reset.
    asio::awaitable<void> drain(Parser& parser, std::uint64_t most) {
        Bytes chunk(static_cast<std::size_t>(std::min<std::uint64_t>(most, drainKeeping)));
        m_bodyStarted = std::chrono::steady_clock::now();
        m_bodyBytes = 0;
        for (std::uint64_t drained = 0; !parser.is_done() && drained < most;) {
            std::size_t filled = 0;
            if (!co_await fill(parser, chunk, filled)) {
                co_return;
            }
            drained += filled;
        }
    }

    asio::awaitable<bool> refuse(Answer answer, Parser& parser) {
        const bool waits = beast::iequals(parser.get()[http::field::expect], "100-continue");
        const auto left = parser.content_length_remaining();
        if (!parser.is_done() && !waits && left && *left <= drainKeeping) {
            co_await drain(parser, drainKeeping);
        }
        if (parser.is_done()) {
            co_return co_await write(std::move(answer), parser,
                                     parser.keep_alive() ? KeepAlive::Yes : KeepAlive::No);
        }
        const bool written = co_await write(std::move(answer), parser, KeepAlive::No);
        if (!waits && !written) {
            co_await drain(parser, drainClosing);
        }
        co_return false;
    }

    enum class KeepAlive { No, Yes };

    template <typename Body>
    http::response<Body> responseOf(const Answer& answer, bool keep) const {
        http::response<Body> response;
        response.version(11);
        response.result(answer.status);
        for (const auto& header : answer.headers) {
            response.set(header.name, header.value);
        }
        response.set(http::field::date, httpDate(m_shared.gateway.context().clock.now()));
        response.keep_alive(keep);
        return response;
    }

    void log(const Answer& answer) const {
        auto& logger = m_shared.gateway.context().logger;
        if (answer.status >= 500 && answer.status != 503) {
            logger.failure("answered", {{"status", answer.status}});
        } else if (answer.status >= 400) {
            logger.write(LogLevel::Debug, "answered", {{"status", answer.status}});
        }
    }

    /// True when the connection goes on.
    asio::awaitable<bool> write(Answer answer, const Parser& parser, KeepAlive keepAlive) {
        log(answer);
        const bool keep = keepAlive == KeepAlive::Yes && !m_shared.stopping;
        expireAfter(m_limits.progress);
        if (answer.file) {
            co_return co_await writeFile(std::move(answer), keep) && keep;
        }
        auto response = responseOf<http::string_body>(answer, keep);
        if (parser.get().method() == http::verb::head) {
            response.content_length(boost::none);
        } else {
            response.body() = std::move(answer.body);
            response.prepare_payload();
        }
        const auto [failed, count] = co_await http::async_write(m_stream, response, quietly);
        co_return !failed && keep;
    }

    asio::awaitable<bool> writeFile(Answer answer, bool keep) {
        auto slice = *answer.file;
        auto response = responseOf<http::buffer_body>(answer, keep);
        response.content_length(slice.length);
        response.body().data = nullptr;
        response.body().more = true;
        http::response_serializer<http::buffer_body> serializer(response);
        const auto [failed, count] = co_await http::async_write_header(m_stream, serializer, quietly);
        if (failed) {
            co_return false;
        }
        auto chunk = std::make_shared<Bytes>(static_cast<std::size_t>(
            std::min<std::uint64_t>(std::max<std::uint64_t>(slice.length, 1), chunkSize)));
        while (slice.length > 0) {
            const auto want = static_cast<std::size_t>(std::min<std::uint64_t>(slice.length, chunk->size()));
            const std::size_t got = co_await readSome(slice, chunk, want);
            if (got == 0) {
                co_return false; // shorter than promised: closing tells the reader
            }
            slice.offset += got;
            slice.length -= got;
            response.body().data = chunk->data();
            response.body().size = got;
            response.body().more = slice.length > 0;
            expireAfter(m_limits.progress);
            const auto [broken, sent] = co_await http::async_write(m_stream, serializer, quietly);
            if (broken && broken != http::error::need_buffer) {
                co_return false;
            }
        }
        co_return true;
    }

    asio::awaitable<std::size_t> readSome(const FileSlice& slice, std::shared_ptr<Bytes> chunk,
                                          std::size_t want) {
        auto& workers = m_shared.gateway.context().workers;
        return fromAnyThread<std::size_t>(
            m_shared, [&workers, slice, chunk, want](std::function<void(std::size_t)> done) {
                workers.post([slice, chunk, want, done] {
                    const auto count = slice.file->readAt(slice.offset, MutableByteView(*chunk).first(want));
                    done(count ? *count : 0);
                });
            });
    }

    Stream m_stream;
    beast::flat_buffer m_buffer;
    Shared& m_shared;
    const Limits& m_limits;
    Phase m_phase = Phase::Idle;
    std::chrono::steady_clock::time_point m_bodyStarted;
    std::uint64_t m_bodyBytes = 0;
};

} // namespace

std::shared_ptr<Session> Session::create(asio::ip::tcp::socket socket, asio::ssl::context& tls,
                                         Shared& shared) {
    return std::make_shared<TlsSession>(std::move(socket), tls, shared);
}

} // namespace holdfast::gateway
