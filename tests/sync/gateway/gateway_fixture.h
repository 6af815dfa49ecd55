// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/log.h"
#include "sync/gateway/answers.h"
#include "sync/gateway/gateway.h"
#include "sync/gateway/sqlite_storage.h"
#include "sync/protocol/json.h"
#include "tests/support/test_council.h"

#include <QTemporaryDir>
#include <fstream>
#include <future>

/// The gateway's rules over a real store in a temporary folder, without sockets.
namespace holdfast::gateway::test {

using namespace holdfast::test;
using Headers = std::vector<protocol::Header>;

inline std::string headerOf(const Answer& answer, std::string_view name) {
    for (const auto& header : answer.headers) {
        if (header.name == name) {
            return header.value;
        }
    }
    return {};
}

/// The word of a problem document; empty when the answer is none.
inline std::string problemOf(const Answer& answer) {
    const auto problem = protocol::readProblem(answer.body);
    return problem ? std::string(protocol::word(*problem)) : std::string();
}

class Fixture {
public:
    explicit Fixture(std::unique_ptr<SqliteStorage> other = nullptr, const Limits& limits = limitsForTests(),
                     FileSystem* disk = nullptr)
        : storage(other ? std::move(other) : must(SqliteStorage::open(path("gateway.db")))),
          parts(disk != nullptr ? *disk : files, path("parts")), context{.storage = *storage,
                                                                         .parts = parts,
                                                                         .trust = trust,
                                                                         .doorbell = doorbell,
                                                                         .contacts = contacts,
                                                                         .uploads = uploads,
                                                                         .workers = workers,
                                                                         .clock = council.clock,
                                                                         .logger = logger,
                                                                         .signing = council.gatewayKey,
                                                                         .origin = origin,
                                                                         .limits = limits} {
        if (!ready) {
            std::abort();
        }
        must(parts.prepare());
    }
    static Limits limitsForTests() {
        Limits small;
        small.freeReserve = 0;
        small.unfinishedParts = 4;
        return small;
    }
    ~Fixture() { doorbell.close(); }

    Path path(const char* name) const { return Path(folder.path().toStdString()) / name; }

    /// council.json, the four offices and the first roster, as after `holdfast-office init`.
    void setUp() {
        std::ofstream(path("council.json")) << council.councilFile();
        for (const auto* one : {&council.issuer, &council.gateway, &council.caseSystem, &council.recovery}) {
            take(*one, protocol::issueCertificate(council.rootKey, *one));
        }
        const auto roster = protocol::signRoster(council.issuerKey, council.makeRoster(1));
        must(waitFor<void>([&](Done<void> done) { storage->putRoster(roster, std::move(done)); }));
        trust.tookRoster(roster);
    }
    void take(const protocol::Certificate& certificate, const std::string& jws) {
        must(waitFor<PutOutcome>(
            [&](Done<PutOutcome> done) { storage->putCertificate(certificate, jws, std::move(done)); }));
        trust.tookCertificate(jws);
    }
    Enrolled worker(protocol::Role role = protocol::Role::Worker) {
        auto enrolled = council.enrol(council.team, role, council.issuerKey);
        take(enrolled.certificate, enrolled.jws);
        return enrolled;
    }
    void revoke(const Enrolled& enrolled, std::int64_t version) {
        auto roster = council.makeRoster(version);
        roster.revoked.push_back({enrolled.certificate.id, council.clock.now() - 1s});
        const auto jws = protocol::signRoster(council.issuerKey, roster);
        must(waitFor<void>([&](Done<void> done) { storage->putRoster(jws, std::move(done)); }));
        trust.tookRoster(jws);
    }

    /// Forgets what was only in memory.
    void restart() {
        std::destroy_at(&trust);
        std::construct_at(&trust, files, path("council.json"), *storage, council.clock, logger);
    }

    Request unsignedRequest(std::string method, std::string target, ByteView body, Headers headers) const {
        const bool bodied = method == "PUT" || method == "POST" || method == "PATCH";
        if (bodied) {
            headers.push_back({"Content-Digest", protocol::contentDigest(body)});
            headers.push_back({"Content-Length", std::to_string(body.size())});
        }
        return {.method = std::move(method), .target = std::move(target), .headers = std::move(headers)};
    }
    Request signedRequest(const crypto::SigningKey& key, std::string method, std::string target,
                          ByteView body = {}, Headers headers = {}) const {
        auto request = unsignedRequest(std::move(method), std::move(target), body, std::move(headers));
        addSignature(request, key);
        return request;
    }
    void addSignature(Request& request, const crypto::SigningKey& key) const {
        const auto added = must(protocol::signRequest(
            {.method = request.method, .targetUri = origin + request.target, .headers = request.headers}, key,
            council.clock.now()));
        request.headers.insert(request.headers.end(), added.begin(), added.end());
    }

    std::future<Answer> start(Request request, ByteView body) {
        auto promise = std::make_shared<std::promise<Answer>>();
        auto result = promise->get_future();
        auto opened = gateway.open(std::move(request));
        if (auto* answer = std::get_if<Answer>(&opened)) {
            promise->set_value(std::move(*answer));
            return result;
        }
        auto& exchange = std::get<std::unique_ptr<Exchange>>(opened);
        // In pieces, as a network brings it.
        for (std::size_t offset = 0; offset < body.size(); offset += 1000) {
            if (auto refused =
                    exchange->take(body.subspan(offset, std::min<std::size_t>(1000, body.size() - offset)))) {
                promise->set_value(std::move(*refused));
                return result;
            }
        }
        exchange->finish([promise](Answer answer) { promise->set_value(std::move(answer)); });
        return result;
    }
    Answer send(Request request, ByteView body = {}) { return start(std::move(request), body).get(); }
    Answer ask(const crypto::SigningKey& key, std::string method, std::string target, ByteView body = {},
               Headers headers = {}) {
        return send(signedRequest(key, std::move(method), std::move(target), body, std::move(headers)), body);
    }

    Answer putRecord(const Enrolled& worker, const TestEnvelope& envelope) {
        return ask(worker.agent, "PUT", envelope.path(), envelope.bytes,
                   {{"Content-Type", std::string(protocol::envelopeMediaType)}});
    }
    Answer createPart(const Enrolled& worker, const TestPart& part, ByteView body = {}) {
        return ask(worker.agent, "POST", "/v1/parts", body,
                   {{"Content-Type", std::string(protocol::offsetMediaType)},
                    {"Tus-Resumable", "1.0.0"},
                    {"Upload-Length", std::to_string(part.name.size)},
                    {"Upload-Metadata", protocol::writeUploadMetadata(part.name)}});
    }
    Headers patchHeaders(std::uint64_t offset) const {
        return {{"Content-Type", std::string(protocol::offsetMediaType)},
                {"Tus-Resumable", "1.0.0"},
                {"Upload-Offset", std::to_string(offset)}};
    }
    static std::string partPath(const TestPart& part) { return "/v1/parts/" + part.name.id.text(); }
    Answer patch(const Enrolled& worker, const TestPart& part, std::uint64_t offset, ByteView body) {
        return ask(worker.agent, "PATCH", partPath(part), body, patchHeaders(offset));
    }
    Answer head(const Enrolled& worker, const TestPart& part) {
        return ask(worker.agent, "HEAD", partPath(part), {}, {{"Tus-Resumable", "1.0.0"}});
    }

    const bool ready = crypto::initialise().hasValue();
    QTemporaryDir folder;
    TestCouncil council;
    PosixFileSystem files;
    SilentLogger logger;
    std::unique_ptr<SqliteStorage> storage;
    PartStore parts;
    TrustKeeper trust{files, path("council.json"), *storage, council.clock, logger};
    Contacts contacts;
    Uploads uploads;
    Doorbell doorbell;
    Workers workers{2};
    std::string origin = "https://gateway.test:8443";
    Context context;
    Gateway gateway{context};
};

inline std::string receiptIn(const Answer& answer) {
    return must(protocol::json::text(must(protocol::json::parseObject(answer.body)), "receipt"));
}
inline std::size_t itemCount(const Answer& answer, std::string_view name = "items") {
    const auto value = must(protocol::json::parseObject(answer.body));
    return must(protocol::json::array(value, name))->size();
}

} // namespace holdfast::gateway::test
