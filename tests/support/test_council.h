// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/hash.h"
#include "sync/protocol/receipt.h"
#include "sync/protocol/tus.h"
#include "tests/sync/protocol/council.h"

/// The protocol tests' council, and what its people send: signed heads, parts, envelopes. In memory only.
namespace holdfast::test {

/// Bytes that only `seed` decides; they stand for ciphertext, which nobody on the way can read.
inline Bytes sealedBytes(std::size_t size, std::uint32_t seed) {
    Bytes bytes(size);
    for (auto& byte : bytes) {
        seed = seed * 1'664'525U + 1'013'904'223U;
        byte = static_cast<std::uint8_t>(seed >> 24);
    }
    return bytes;
}

struct TestPart {
    protocol::PartName name;
    Bytes bytes;
};

struct TestEnvelope {
    protocol::Manifest manifest;
    std::string manifestJws;
    Bytes bytes;
    [[nodiscard]] std::string path() const {
        return "/v1/records/" + manifest.record.text() + "/revisions/" + std::to_string(manifest.revision);
    }
};

class TestCouncil : public Council {
public:
    TestPart makePart(std::size_t size, std::uint32_t seed = 1) {
        TestPart part{.name = {}, .bytes = sealedBytes(size, seed)};
        part.name = {.id = newId<AttachmentId>(), .sha256 = crypto::sha256(part.bytes), .size = size};
        return part;
    }

    /// An envelope with its body inline.
    TestEnvelope makeEnvelope(const Enrolled& worker, const std::vector<protocol::PartName>& parts = {},
                              std::uint32_t seed = 7) {
        const Bytes body = sealedBytes(500, seed);
        TestEnvelope envelope;
        envelope.manifest.enrolment = worker.certificate.enrolment;
        envelope.manifest.record = newId<RecordId>();
        envelope.manifest.body = {
            .id = newId<AttachmentId>(), .sha256 = crypto::sha256(body), .size = body.size()};
        envelope.manifest.parts = parts;
        return sign(worker, envelope.manifest, body);
    }
    TestEnvelope sign(const Enrolled& worker, const protocol::Manifest& manifest, const Bytes& body) {
        TestEnvelope envelope;
        envelope.manifest = manifest;
        envelope.manifestJws = protocol::signManifest(worker.signing, manifest);
        envelope.bytes = protocol::writeEnvelope({.manifest = envelope.manifestJws, .body = body});
        return envelope;
    }

    /// What the case system says when it has filed it.
    std::string receivedFor(const TestEnvelope& envelope) const {
        protocol::Receipt receipt;
        receipt.enrolment = envelope.manifest.enrolment;
        receipt.record = envelope.manifest.record;
        receipt.revision = envelope.manifest.revision;
        receipt.manifest = crypto::sha256(bytesOf(envelope.manifestJws));
        receipt.parts = {envelope.manifest.body};
        receipt.parts.insert(receipt.parts.end(), envelope.manifest.parts.begin(),
                             envelope.manifest.parts.end());
        receipt.time = clock.now();
        return protocol::signReceived(caseKey, receipt);
    }

    /// council.json as the office writes it.
    std::string councilFile() const {
        return R"({"council":")" + id.text() + R"(","name":"Test council","roots":[")" +
               rootKey.publicKey().base64Url() + R"("]})";
    }
};

} // namespace holdfast::test
