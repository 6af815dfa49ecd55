// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/json.h"
#include "sync/http/fake_http_client.h"
#include "sync/office/enrolment_desk.h"
#include "sync/office/inbox.h"
#include "sync/office/key_files.h"
#include "sync/protocol/json.h"
#include "sync/protocol/problem.h"
#include "sync/protocol/receipt.h"
#include "sync/protocol/tus.h"
#include "tests/sync/protocol/council.h"

#include <QTemporaryDir>
#include <map>
#include <set>

/// An office, a tablet and a gateway in one process: the gateway keeps what it is given and, like the real
/// one, believes no request whose signature is wrong.
namespace holdfast::test {

namespace json = protocol::json;

class FakeGateway {
public:
    explicit FakeGateway(const Clock& clock) : m_clock(clock) {}

    Result<http::HttpResponse> answer(const http::HttpRequest& request) {
        if (offline) {
            return Error(ErrorCode::NetworkUnreachable);
        }
        if (pageAt >= 0 && pageAt-- == 0) {
            return http::HttpResponse{200, {{"Content-Type", "text/html"}}, copyOf(bytesOf(page))};
        }
        const protocol::RequestHead head = headOf(request);
        const auto verified = protocol::verifyRequest(
            head,
            [this](std::string_view kid) -> std::optional<crypto::VerifyingKey> {
                const auto found = keys.find(std::string(kid));
                return found == keys.end() ? std::nullopt : std::optional(found->second);
            },
            m_clock.now());
        const std::string path = request.url.substr(origin.size());
        if (!verified && !(request.method == "PUT" && path.starts_with("/v1/certificates/"))) {
            return problem(protocol::Problem::Signature);
        }
        return request.method == "PUT" ? put(path, request) : get(path);
    }

    static constexpr std::string_view origin = "https://gateway.test:8443";
    std::map<std::string, crypto::VerifyingKey> keys; ///< by kid: who may ask
    std::map<std::string, std::string> certificates;  ///< by id
    std::vector<std::string> rosters;
    std::vector<protocol::MacedRequest> requests;
    EnrolmentId requestsFor;
    std::map<std::string, Bytes> answers; ///< envelopes and parts, by path
    std::vector<std::string> items;       ///< of the inbox, in order
    std::map<std::string, std::vector<std::string>> received;
    std::map<std::string, Bytes> mail;
    bool offline = false;
    int pageAt = -1; ///< so many requests from now one is answered by a portal's page
    std::string page = "<html>Welcome to Saltmarsh Cafe Wi-Fi</html>";

private:
    static protocol::RequestHead headOf(const http::HttpRequest& request) {
        protocol::RequestHead head{request.method, request.url, request.headers};
        if (http::hasBody(request)) {
            head.headers.push_back({"Content-Length", std::to_string(request.body.size())});
        }
        return head;
    }
    static http::HttpResponse problem(protocol::Problem what) {
        return {protocol::status(what), {}, copyOf(bytesOf(protocol::writeProblem(what)))};
    }
    static http::HttpResponse ok(std::string_view mediaType, Bytes body) {
        return {
            200, {{"Cache-Control", "no-store"}, {"Content-Type", std::string(mediaType)}}, std::move(body)};
    }
    static http::HttpResponse ok(const json::Value& value) {
        return ok("application/json", copyOf(bytesOf(json::write(value))));
    }
    static std::string_view mediaTypeAt(const std::string& path) {
        if (path.starts_with("/v1/parts/")) {
            return "application/octet-stream";
        }
        return path.ends_with("/stored") ? protocol::joseMediaType : protocol::envelopeMediaType;
    }

    http::HttpResponse put(const std::string& path, const http::HttpRequest& request) {
        const std::string body{textOf(request.body)};
        if (path.starts_with("/v1/certificates/")) {
            const auto certificate = must(protocol::readUnverifiedCertificate(body));
            certificates[certificate.id.text()] = body;
            if (certificate.signing) {
                keys[certificate.signing->thumbprint()] = *certificate.signing;
            }
        } else if (path == "/v1/roster") {
            rosters.push_back(body);
        } else if (path.ends_with("/received")) {
            auto& receipts = received[path];
            if (!receipts.empty() && receipts.back() != body) {
                return problem(protocol::Problem::Conflict);
            }
            receipts.push_back(body);
        } else if (path.starts_with("/v1/mailboxes/")) {
            mail[path] = request.body;
        } else {
            return problem(protocol::Problem::NotFound);
        }
        return {201, {{"Cache-Control", "no-store"}}, {}};
    }

    http::HttpResponse get(const std::string& path) const {
        if (path.starts_with("/v1/inbox?after=")) {
            const auto after = std::stoul(path.substr(16));
            json::Value list = json::Value::array();
            for (std::size_t i = after; i < items.size(); ++i) {
                auto item = must(json::parseObject(items[i]));
                item["seq"] = i + 1;
                list.push_back(std::move(item));
            }
            return ok({{"items", std::move(list)}});
        }
        if (path == "/v1/enrolments") {
            json::Value list = json::Value::array();
            for (const auto& request : requests) {
                list.push_back({{"enrolment", requestsFor.text()},
                                {"request", toBase64Url(request.request)},
                                {"mac", toBase64Url(request.mac)}});
            }
            return ok({{"enrolments", std::move(list)}});
        }
        if (path == "/v1/directory") {
            protocol::Directory directory;
            for (const auto& [id, jws] : certificates) {
                directory.certificates.push_back(jws);
            }
            return ok("application/json", copyOf(bytesOf(protocol::writeDirectory(directory))));
        }
        const auto found = answers.find(path);
        return found == answers.end() ? problem(protocol::Problem::NotFound)
                                      : ok(mediaTypeAt(path), found->second);
    }

    const Clock& m_clock;
};

class ForwardingClient final : public http::HttpClient {
public:
    explicit ForwardingClient(FakeGateway& gateway)
        : m_inner([&gateway](const http::HttpRequest& request) { return gateway.answer(request); }) {}
    Result<http::HttpResponse> send(const http::HttpRequest& request) override {
        return m_inner.send(request);
    }

private:
    http::FakeHttpClient m_inner;
};

/// A tablet that enrolled, and what it sends.
struct Tablet {
    EnrolmentId enrolment;
    std::string name;
    crypto::SigningKey signing = must(crypto::SigningKey::generate());
    crypto::SigningKey agent = must(crypto::SigningKey::generate());
    crypto::AgeIdentity identity = must(crypto::AgeIdentity::generate());
};

/// Passes everything to the real disk until it is told to fail: from then on it is dead.
class DyingFileSystem final : public FileSystem {
public:
    explicit DyingFileSystem(FileSystem& real) : m_real(real) {}
    void dieAfter(std::size_t operations) {
        m_left = operations;
        m_mortal = true;
    }
    void revive() { m_mortal = false; }
    [[nodiscard]] bool died() const { return m_mortal && m_left == 0; }

    Result<std::unique_ptr<File>> open(const Path& path, OpenMode mode) override {
        if (mode != OpenMode::Read) {
            HOLDFAST_CHECK(live());
        }
        HOLDFAST_TRY(auto file, m_real.open(path, mode));
        return std::unique_ptr<File>(std::make_unique<DyingFile>(*this, std::move(file)));
    }
    Result<void> rename(const Path& from, const Path& to) override {
        HOLDFAST_CHECK(live());
        return m_real.rename(from, to);
    }
    Result<void> remove(const Path& path) override {
        HOLDFAST_CHECK(live());
        return m_real.remove(path);
    }
    Result<void> createDirectories(const Path& path) override {
        HOLDFAST_CHECK(live());
        return m_real.createDirectories(path);
    }
    Result<void> syncDirectory(const Path& path) override {
        HOLDFAST_CHECK(live());
        return m_real.syncDirectory(path);
    }
    Result<std::vector<std::string>> list(const Path& path) override { return m_real.list(path); }
    Result<bool> exists(const Path& path) override { return m_real.exists(path); }
    Result<std::uint64_t> freeBytes(const Path& path) override { return m_real.freeBytes(path); }

private:
    Result<void> live() {
        if (m_mortal && m_left == 0) {
            return Error(ErrorCode::DiskWrite);
        }
        if (m_mortal) {
            --m_left;
        }
        return {};
    }
    class DyingFile final : public File {
    public:
        DyingFile(DyingFileSystem& owner, std::unique_ptr<File> real)
            : m_owner(owner), m_real(std::move(real)) {}
        Result<std::size_t> readAt(std::uint64_t offset, MutableByteView out) override {
            return m_real->readAt(offset, out);
        }
        Result<void> writeAt(std::uint64_t offset, ByteView bytes) override {
            if (auto alive = m_owner.live(); !alive) {
                // What a crash leaves: a part of it.
                (void)m_real->writeAt(offset, bytes.first(bytes.size() / 2));
                return alive;
            }
            return m_real->writeAt(offset, bytes);
        }
        Result<std::uint64_t> size() override { return m_real->size(); }
        Result<void> truncate(std::uint64_t size) override {
            HOLDFAST_CHECK(m_owner.live());
            return m_real->truncate(size);
        }
        Result<void> sync() override {
            HOLDFAST_CHECK(m_owner.live());
            return m_real->sync();
        }

    private:
        DyingFileSystem& m_owner;
        std::unique_ptr<File> m_real;
    };

    FileSystem& m_real;
    std::size_t m_left = 0;
    bool m_mortal = false;
};

class OfficeBench {
public:
    OfficeBench() : gateway(clock), files(m_real) {
        council = must(office::makeCouncil(context(), "Saltmarsh Council"));
        must(m_real.createDirectories(gatewayData()));
        must(writeFileDurably(m_real, gatewayData() / "gateway.json",
                              bytesOf(json::write({{"signing", gatewayKey.publicKey().base64Url()},
                                                   {"pin", toBase64(crypto::sha256(bytesOf("spki")))},
                                                   {"origin", FakeGateway::origin}}))));
        must(office::tellGateway(context(), gatewayData()));
        (void)must(office::issueGateway(context(), gatewayData(), std::string(FakeGateway::origin)));
        (void)must(office::issueIssuer(context(), "Saltmarsh IT", {}));
    }

    office::Office context() {
        return {office::OfficeData(files, folder() / "office"), clock, random,
                [this](const std::vector<std::string>&) -> Result<std::unique_ptr<http::HttpClient>> {
                    return std::unique_ptr<http::HttpClient>(std::make_unique<ForwardingClient>(gateway));
                }};
    }
    Path folder() const { return Path(m_folder.path().toStdString()); }
    Path gatewayData() const { return folder() / "gateway"; }
    Path out() const { return folder() / "out"; }

    template <typename IdType>
    IdType newId() {
        return IdType::create(clock, random);
    }

    office::Team team() {
        const auto known = must(context().data.findTeam("Safeguarding North"));
        if (known) {
            return *known;
        }
        const office::Team made{newId<TeamId>(), "Safeguarding North"};
        must(context().data.addTeam(made));
        return made;
    }

    /// A code, the tablet's request, the office's signature.
    Tablet enrol(const std::string& name, protocol::Role role = protocol::Role::Worker) {
        Tablet tablet;
        const auto made = must(office::makeCode(context(), {name, role, team(), 24h}));
        const auto code = must(protocol::readEnrolmentCode(made.text));
        tablet.enrolment = code.enrolment;
        tablet.name = name;
        gateway.requestsFor = code.enrolment;
        gateway.requests = {requestOf(tablet, code.secret)};
        const auto approval = must(office::approvePending(context()));
        gateway.requests.clear();
        if (approval.approved.size() != 1) {
            std::abort();
        }
        return tablet;
    }
    protocol::MacedRequest requestOf(const Tablet& tablet, const crypto::SecretBuffer& secret) const {
        return protocol::writeEnrolmentRequest({tablet.enrolment, tablet.signing.publicKey(),
                                                tablet.agent.publicKey(), tablet.identity.recipient(),
                                                clock.now()},
                                               secret);
    }

    crypto::AgeIdentity caseIdentity() {
        return must(office::readIdentity(m_real, folder() / "office" / "case" / "identity.age"));
    }
    crypto::SigningKey caseKey() {
        return must(office::readSigningKey(m_real, folder() / "office" / "case" / "signing.key"));
    }
    protocol::Trust trust() { return must(context().data.trust(clock.now())); }

    /// One run of the inbox. Every filed or rejected item is counted.
    Result<std::size_t> takeInbox() {
        const auto key = caseKey();
        const auto identity = caseIdentity();
        ForwardingClient client(gateway);
        const office::GatewayLine line(client, std::string(FakeGateway::origin), key, clock);
        office::OfficeData data(files, folder() / "office");
        office::Inbox inbox(data, line, identity, key, clock, out(),
                            [this](const office::InboxEvent& event) { events.push_back(event); });
        return inbox.take(0s);
    }

    FakeClock clock;
    crypto::SystemRandom random;
    FakeGateway gateway;
    crypto::SigningKey gatewayKey = must(crypto::SigningKey::generate());

private:
    PosixFileSystem m_real;
    QTemporaryDir m_folder;

public:
    DyingFileSystem files;
    office::CouncilFile council;
    std::vector<office::InboxEvent> events;
};

} // namespace holdfast::test
