// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/http/fake_http_client.h"
#include "sync/protocol/json.h"
#include "sync/protocol/problem.h"
#include "sync/protocol/server_time.h"
#include "tests/support/test_council.h"

#include <charconv>
#include <deque>
#include <map>
#include <set>

/// The gateway's rules of sync/protocol/README.md in the test's own process, with faults to order.
namespace holdfast::agent::test {

using namespace holdfast::test;
using http::HttpRequest;
using http::HttpResponse;
namespace json = protocol::json;
using EnrolledWorker = holdfast::test::Enrolled; // agent::Enrolled is a yes or no

inline std::string headerOf(const HttpRequest& request, std::string_view name) {
    for (const auto& header : request.headers) {
        if (header.name == name) {
            return header.value;
        }
    }
    return {};
}

inline HttpResponse respond(unsigned status, std::string_view body = {},
                            std::vector<protocol::Header> headers = {}) {
    HttpResponse response;
    response.status = status;
    response.body = copyOf(bytesOf(body));
    response.headers = std::move(headers);
    return response;
}

inline HttpResponse problem(protocol::Problem word, std::vector<protocol::Header> headers = {}) {
    headers.push_back({"Content-Type", std::string(protocol::problemMediaType)});
    return respond(protocol::status(word), protocol::writeProblem(word), std::move(headers));
}

class WireGateway {
public:
    WireGateway(TestCouncil& council, const EnrolledWorker& worker) : m_council(council), m_worker(worker) {}

    using Answer = Result<HttpResponse>;
    enum class When {
        InsteadOf, ///< the gateway never sees the request
        After,     ///< the gateway did it; this is what reaches the tablet
    };
    struct Fault {
        std::string method;
        std::string pathHas;
        When when = When::InsteadOf;
        Answer answer = Error(ErrorCode::NetworkInterrupted);
        int times = 1; ///< negative: always
    };
    void fault(Fault fault) { m_faults.push_back(std::move(fault)); }
    void healAll() { m_faults.clear(); }

    Answer handle(const HttpRequest& request) {
        asked.push_back(request.method + " " + pathOf(request));
        for (auto& fault : m_faults) {
            if (fault.times != 0 && fault.method == request.method &&
                pathOf(request).find(fault.pathHas) != std::string::npos) {
                fault.times -= fault.times > 0 ? 1 : 0;
                if (fault.when == When::After) {
                    (void)process(request);
                }
                return fault.answer;
            }
        }
        return process(request);
    }

    std::string receiptFor(const protocol::Envelope& envelope, const crypto::SigningKey& key) const {
        const auto manifest = must(protocol::readUnverifiedManifest(envelope.manifest));
        protocol::Receipt receipt;
        receipt.enrolment = manifest.enrolment;
        receipt.record = manifest.record;
        receipt.revision = manifest.revision;
        receipt.manifest = crypto::sha256(bytesOf(envelope.manifest));
        receipt.parts = {manifest.body};
        receipt.parts.insert(receipt.parts.end(), manifest.parts.begin(), manifest.parts.end());
        receipt.time = m_council.clock.now();
        return protocol::signStored(key, receipt);
    }

    struct Part {
        Bytes bytes;
        std::uint64_t size = 0;
        std::string sha256;
    };
    std::map<std::string, Part> parts;
    std::map<std::string, Bytes> envelopes; ///< by path
    std::vector<std::string> asked;
    std::size_t largestBody = 64 * 1024 * 1024;              ///< a proxy's limit
    std::deque<std::pair<std::string, std::string>> mailbox; ///< kind, data; seq is the place from 1
    std::int64_t cursor = 0;
    protocol::Directory directory;
    int effects = 0; ///< envelopes that became new
    /// How the gateway tells the time to who is out of it: by whose key, to which request, how wrong.
    const crypto::SigningKey* timeKey = nullptr;
    std::optional<std::string> timeFor;
    std::chrono::milliseconds timeIsWrongBy{0};

private:
    static std::string pathOf(const HttpRequest& request) {
        return request.url.substr(request.url.find('/', 8));
    }
    Answer process(const HttpRequest& request) {
        protocol::RequestHead head{request.method, request.url, request.headers};
        if (http::hasBody(request)) {
            head.headers.push_back({"Content-Length", std::to_string(http::bodySize(request))});
            if (headerOf(request, "Content-Digest") != protocol::contentDigest(request.body)) {
                return problem(protocol::Problem::Digest);
            }
        }
        const auto key = m_worker.agent.publicKey();
        const auto known = [&](std::string_view kid) {
            return kid == key.thumbprint() ? std::optional(key) : std::nullopt;
        };
        const auto verified = protocol::verifyRequest(head, known, m_council.clock.now());
        if (!verified &&
            (verified.code() == ErrorCode::Expired || verified.code() == ErrorCode::NotYetValid)) {
            return problem(protocol::Problem::ExpiredSignature,
                           {{std::string(protocol::serverTimeHeader),
                             protocol::signServerTime(timeKey ? *timeKey : m_council.gatewayKey,
                                                      m_council.clock.now() + timeIsWrongBy,
                                                      timeFor.value_or(headerOf(request, "Signature")))}});
        }
        if (!verified) {
            return problem(protocol::Problem::Signature);
        }
        if (request.body.size() > largestBody) {
            return respond(413);
        }
        const std::string path = pathOf(request);
        if (path == "/v1/directory") {
            return respond(200, protocol::writeDirectory(directory));
        }
        if (path.starts_with("/v1/mailbox?")) {
            return poll(path);
        }
        if (path == "/v1/mailbox/cursor") {
            cursor = must(json::integer(must(json::parseObject(textOf(request.body))), "through"));
            return respond(204);
        }
        if (path.starts_with("/v1/records/")) {
            return putEnvelope(path, request.body);
        }
        return tus(path, request);
    }
    Answer poll(const std::string& path) {
        std::size_t after = 0;
        const char* number = path.c_str() + std::string_view("/v1/mailbox?after=").size();
        std::from_chars(number, path.c_str() + path.size(), after);
        json::Value items = json::Value::array();
        for (std::size_t place = after; place < mailbox.size(); ++place) {
            items.push_back(
                {{"seq", place + 1}, {"kind", mailbox[place].first}, {"data", mailbox[place].second}});
        }
        return respond(200, json::write({{"items", items}}));
    }
    Answer putEnvelope(const std::string& path, const Bytes& bytes) {
        const auto envelope = protocol::readEnvelope(bytes);
        if (!envelope) {
            return problem(protocol::Problem::Malformed);
        }
        const auto known = envelopes.find(path);
        if (known != envelopes.end() && known->second != bytes) {
            return problem(protocol::Problem::Conflict);
        }
        const auto manifest = must(protocol::readUnverifiedManifest(envelope->manifest));
        json::Value missing = json::Value::array();
        for (const auto& part : manifest.parts) {
            const auto held = parts.find(part.id.text());
            if (held == parts.end() || held->second.bytes.size() != part.size) {
                missing.push_back(part.id.text());
            }
        }
        if (!missing.empty()) {
            return respond(202, json::write({{"missing", missing}}));
        }
        const bool fresh = known == envelopes.end();
        effects += fresh ? 1 : 0;
        envelopes[path] = bytes;
        return respond(fresh ? 201 : 200,
                       json::write({{"receipt", receiptFor(*envelope, m_council.gatewayKey)}}));
    }
    static Answer offset(unsigned status, const Part& part) {
        return respond(status, {},
                       {{"Tus-Resumable", "1.0.0"},
                        {"Upload-Offset", std::to_string(part.bytes.size())},
                        {"Upload-Length", std::to_string(part.size)}});
    }
    Answer append(unsigned status, Part& part, const Bytes& bytes) {
        part.bytes.insert(part.bytes.end(), bytes.begin(), bytes.end());
        if (part.bytes.size() == part.size && toHex(crypto::sha256(part.bytes)) != part.sha256) {
            part.bytes.clear();
            return problem(protocol::Problem::Digest);
        }
        return offset(status, part);
    }
    Answer tus(const std::string& path, const HttpRequest& request) {
        if (request.method == "POST" && path == "/v1/parts") {
            const auto name = must(protocol::readUploadMetadata(headerOf(request, "Upload-Metadata")));
            const auto [place, fresh] = parts.try_emplace(name.id.text());
            if (!fresh) {
                return offset(201, place->second);
            }
            place->second.size = std::stoull(headerOf(request, "Upload-Length"));
            place->second.sha256 = toHex(name.sha256);
            return append(201, place->second, request.body);
        }
        const auto held = parts.find(path.substr(std::string_view("/v1/parts/").size()));
        if (held == parts.end()) {
            return request.method == "HEAD" ? respond(404) : problem(protocol::Problem::NotFound);
        }
        if (request.method == "HEAD") {
            return offset(200, held->second);
        }
        if (headerOf(request, "Upload-Offset") != std::to_string(held->second.bytes.size())) {
            return problem(protocol::Problem::Offset);
        }
        return append(204, held->second, request.body);
    }

    TestCouncil& m_council;
    const EnrolledWorker& m_worker;
    std::vector<Fault> m_faults;
};

} // namespace holdfast::agent::test
