// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/transit.h"
#include "platform/fake/fake_secret_store.h"
#include "sync/agent/mailbox.h"
#include "sync/agent/sender.h"
#include "tests/sync/agent/wire_gateway.h"

#include <QTemporaryDir>
#include <algorithm>
#include <array>

/// An enrolled tablet's agent in pieces, stepped by the test, over a real transit.db.
namespace holdfast::agent::test {

/// Numbers a test can repeat.
class SeededRandom final : public RandomSource {
public:
    void fill(MutableByteView out) noexcept override {
        for (auto& byte : out) {
            m_state = m_state * 6'364'136'223'846'793'005ULL + 1'442'695'040'888'963'407ULL;
            byte = static_cast<std::uint8_t>(m_state >> 56);
        }
    }

private:
    std::uint64_t m_state = 42;
};

/// The tablet's own clock, which may be wrong by any amount.
class SkewedClock final : public Clock {
public:
    explicit SkewedClock(const Clock& right) : m_right(right) {}
    [[nodiscard]] UtcTime now() const noexcept override { return m_right.now() + ahead; }
    [[nodiscard]] BootTime sinceBoot() const noexcept override { return m_right.sinceBoot(); }
    std::chrono::milliseconds ahead{0};

private:
    const Clock& m_right;
};

class Tablet {
public:
    Tablet() {
        must(files.createDirectories(home.sealed()));
        gateway.directory = council.directory();
        open();
        must(parts->trust.take(council.directory()));
    }

    /// As after a kill: everything in memory is new, what is on disk is what was committed.
    void restart() {
        close();
        open();
    }

    Submission submission(const TestEnvelope& envelope) const {
        return {.record = envelope.manifest.record,
                .revision = envelope.manifest.revision,
                .lane = envelope.manifest.lane,
                .envelope = envelope.bytes,
                .parts = envelope.manifest.parts};
    }
    TestEnvelope make(protocol::Lane lane, const std::vector<TestPart>& with = {}, RecordId record = {},
                      std::int64_t revision = 1) {
        const Bytes body = sealedBytes(300, ++m_seed);
        protocol::Manifest manifest;
        manifest.enrolment = worker.certificate.enrolment;
        manifest.record = record.isNil() ? council.newId<RecordId>() : record;
        manifest.revision = revision;
        manifest.lane = lane;
        manifest.body = {
            .id = council.newId<AttachmentId>(), .sha256 = crypto::sha256(body), .size = body.size()};
        for (const auto& part : with) {
            manifest.parts.push_back(part.name);
            seal(part);
        }
        return council.sign(worker, manifest, body);
    }
    TestEnvelope add(protocol::Lane lane, const std::vector<TestPart>& with = {}, RecordId record = {},
                     std::int64_t revision = 1) {
        auto envelope = make(lane, with, record, revision);
        must(queue->add(submission(envelope)));
        return envelope;
    }
    void seal(const TestPart& part) {
        must(writeFileDurably(files, home.sealed() / part.name.id.text(), part.bytes));
    }

    AgentItem item(const TestEnvelope& envelope) {
        for (auto& one : must(queue->items())) {
            if (one.record == envelope.manifest.record && one.revision == envelope.manifest.revision) {
                return one;
            }
        }
        std::abort();
    }
    ItemState state(const TestEnvelope& envelope) { return item(envelope).state; }

    /// Steps until nothing is left to do; time passes as asked. @return false when it never ends
    bool drain(Sender& sender, int most = 400) {
        for (int count = 0; count < most; ++count) {
            const auto step = must(sender.step());
            if (!step.wait) {
                return true;
            }
            council.clock.advance(*step.wait);
        }
        return false;
    }
    /// Until the mailbox has nothing new: polls answer at once here.
    void settleMailbox(int steps = 6) {
        for (int count = 0; count < steps; ++count) {
            council.clock.advance(*must(mailbox->step()).wait);
        }
    }
    bool asked(std::string_view what) const {
        return std::ranges::any_of(gateway.asked,
                                   [&](const std::string& one) { return one.starts_with(what); });
    }

    TestCouncil council;
    SkewedClock clock{council.clock};
    EnrolledWorker worker = council.enrolWorker();
    WireGateway gateway{council, worker};
    QTemporaryDir folder;
    store::TabletHome home{Path(folder.path().toStdString())};
    PosixFileSystem files;
    platform::FakeSecretStore secrets;
    SeededRandom random;
    SilentLogger logger;
    StopFlag stop{false};
    int mailTold = 0;
    int changes = 0;
    int directoriesWanted = 0;

    std::unique_ptr<store::Transit> transit;
    std::unique_ptr<TransitStore> store;
    std::unique_ptr<Queue> queue;
    std::unique_ptr<Mail> mail;
    std::unique_ptr<TrustKeeper> trust;
    std::unique_ptr<ChunkSize> chunkSize;
    std::unique_ptr<Connectivity> connectivity;
    std::unique_ptr<SyncParts> parts;
    std::unique_ptr<GatewayLine> line;
    std::unique_ptr<Sender> alerts;
    std::unique_ptr<Sender> records;
    std::unique_ptr<Mailbox> mailbox;

private:
    void close() {
        mailbox.reset();
        records.reset();
        alerts.reset();
        line.reset();
        parts.reset();
        connectivity.reset();
        chunkSize.reset();
        trust.reset();
        mail.reset();
        queue.reset();
        store.reset();
        transit.reset();
    }
    void open() {
        const std::array components{agentComponent()};
        transit = must(store::openTransit(files, secrets, home, components));
        store = std::make_unique<TransitStore>(transit->database());
        queue = std::make_unique<Queue>(*store);
        mail = std::make_unique<Mail>(*store);
        trust = must(TrustKeeper::open(*store, clock, council.id,
                                       {council.rootKey.publicKey(), council.nextRootKey.publicKey()}));
        chunkSize = must(ChunkSize::open(*store));
        connectivity = std::make_unique<Connectivity>([] {}, [] {});
        parts = std::make_unique<SyncParts>(SyncParts{.queue = *queue,
                                                      .trust = *trust,
                                                      .chunkSize = *chunkSize,
                                                      .connectivity = *connectivity,
                                                      .files = files,
                                                      .sealedFolder = home.sealed(),
                                                      .clock = clock,
                                                      .random = random,
                                                      .logger = logger,
                                                      .retry = {},
                                                      .enrolment = worker.certificate.enrolment,
                                                      .changed = [this] { ++changes; },
                                                      .unknownSigner = [this] { ++directoriesWanted; }});
        line = std::make_unique<GatewayLine>(
            std::make_unique<http::FakeHttpClient>(
                [this](const HttpRequest& request) { return gateway.handle(request); }),
            "https://gateway.test:8443", worker.agent, trust->signingClock(), stop);
        alerts = std::make_unique<Sender>(LaneRange{protocol::Lane::Alert, protocol::Lane::Alert},
                                          Asker::Alerts, *line, *parts);
        records = std::make_unique<Sender>(LaneRange{protocol::Lane::Answer, protocol::Lane::Record},
                                           Asker::Records, *line, *parts);
        mailbox = std::make_unique<Mailbox>(*line, *mail, *parts, [this] { ++mailTold; });
    }
    std::uint32_t m_seed = 100;
};

} // namespace holdfast::agent::test
