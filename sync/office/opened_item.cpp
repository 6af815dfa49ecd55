// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/office/opened_item.h"

#include "sync/office/folders.h"
#include "sync/protocol/tus.h"

#include <algorithm>

namespace holdfast::office {
namespace {

using protocol::BodyPlace;

constexpr std::uint64_t largestRecord = 32 * 1024 * 1024;

/// What is wrong with the item itself, as against with the line, the disk or the memory. Empty: try again.
std::string_view refusalWord(ErrorCode code) {
    switch (code) {
    case ErrorCode::BadSignature:
        return "bad_signature";
    case ErrorCode::BadDigest:
        return "bad_digest";
    case ErrorCode::Malformed:
    case ErrorCode::Unsupported:
    case ErrorCode::Truncated:
    case ErrorCode::TooLarge:
        return "malformed";
    case ErrorCode::WrongKey:
        return "not_sealed_to_us";
    case ErrorCode::NotFound:
        return "missing";
    case ErrorCode::NotCertified:
    case ErrorCode::OutOfScope:
    case ErrorCode::NotYetValid:
        return "not_certified";
    default:
        return {};
    }
}

constexpr std::uint64_t largestReceipt = 1024 * 1024;

/// When a certificate stopped counting, or will.
UtcTime lastMoment(const protocol::Trust& trust, const protocol::Certificate& certificate) {
    UtcTime last = certificate.notAfter;
    if (trust.roster()) {
        for (const auto& revocation : trust.roster()->revoked) {
            if (revocation.certificate == certificate.id) {
                last = std::min(last, revocation.from - std::chrono::milliseconds{1});
            }
        }
    }
    return last;
}

bool samePartsInside(const protocol::Manifest& manifest, const protocol::SealedRecord& record) {
    return manifest.parts.size() == record.originals.size() &&
           std::ranges::all_of(manifest.parts, [&record](const protocol::PartName& part) {
               return std::ranges::find(record.originals, part.id, &protocol::Original::id) !=
                      record.originals.end();
           });
}

} // namespace

std::string originalName(const protocol::Original& original) {
    std::string_view ending = ".bin";
    if (original.mediaType == "image/jpeg") {
        ending = ".jpg";
    } else if (original.mediaType == "image/png") {
        ending = ".png";
    } else if (original.mediaType == "application/pdf") {
        ending = ".pdf";
    }
    return original.id.text() + std::string(ending);
}

Result<Author> findAuthor(const OfficeData& data, EnrolmentId enrolment, UtcTime now) {
    HOLDFAST_TRY(const auto trust, data.trust(now));
    if (auto current = trust.byEnrolment(enrolment, now)) {
        return Author{std::move(current).value(), Standing::Current};
    }
    HOLDFAST_TRY(const auto directory, data.directory());
    for (const auto& jws : directory.certificates) {
        const auto shape = protocol::readUnverifiedCertificate(jws);
        if (!shape || shape->enrolment != enrolment) {
            continue;
        }
        const UtcTime last = std::min(lastMoment(trust, *shape), now);
        HOLDFAST_TRY(const auto then, data.trust(last));
        if (auto past = then.byEnrolment(enrolment, last)) {
            return Author{std::move(past).value(), Standing::Ended};
        }
    }
    return Error(ErrorCode::NotCertified);
}

Result<protocol::Receipt> verifyStoredReceipt(const OfficeData& data, std::string_view jws, UtcTime now) {
    HOLDFAST_TRY(const auto trust, data.trust(now));
    auto receipt = protocol::verifyStored(jws, trust, now);
    if (receipt) {
        return receipt;
    }
    HOLDFAST_TRY(const auto directory, data.directory());
    for (const auto& certificate : directory.certificates) {
        const auto shape = protocol::readUnverifiedCertificate(certificate);
        if (!shape || shape->kind != protocol::CertificateKind::Gateway) {
            continue;
        }
        const UtcTime last = std::min(lastMoment(trust, *shape), now);
        HOLDFAST_TRY(const auto then, data.trust(last));
        if (auto past = protocol::verifyStored(jws, then, last); past && past->time <= last) {
            return past;
        }
    }
    const bool ended = receipt.code() == ErrorCode::Expired || receipt.code() == ErrorCode::Revoked;
    return ended ? Error(ErrorCode::NotCertified) : receipt.error();
}

Result<void> ItemOpener::learnCertificates() {
    constexpr std::uint64_t largestDirectory = 64 * 1024 * 1024;
    HOLDFAST_TRY(const Bytes answer, m_line.get("/v1/directory", "application/json", largestDirectory));
    HOLDFAST_TRY(const auto directory, protocol::readDirectory(textOf(answer)));
    HOLDFAST_TRY(auto trust, m_data.trust(m_clock.now()));
    for (const auto& jws : directory.certificates) {
        // Only what verifies up to our own roots is kept.
        if (const auto certificate = trust.add(jws, m_clock.now())) {
            HOLDFAST_CHECK(m_data.putCertificate(certificate->id, jws));
        }
    }
    return {};
}

Result<Author> ItemOpener::author(EnrolmentId enrolment) {
    if (auto known = findAuthor(m_data, enrolment, m_clock.now())) {
        return known;
    }
    HOLDFAST_CHECK(learnCertificates());
    return findAuthor(m_data, enrolment, m_clock.now());
}

Result<void> ItemOpener::fetchPart(const protocol::PartName& part, const Path& to) const {
    HOLDFAST_TRY(const auto file, m_data.files().open(to, OpenMode::CreateNew));
    crypto::Sha256 hash;
    std::uint64_t offset = 0;
    const auto fetched =
        m_line.download("/v1/parts/" + part.id.text(), part.size, [&](ByteView bytes) -> Result<void> {
            hash.update(bytes);
            HOLDFAST_CHECK(file->writeAt(offset, bytes));
            offset += bytes.size();
            return {};
        });
    if (!fetched) {
        // What the gateway says about our request must not pass for a fault of the item.
        constexpr std::int64_t leastHttpError = 400;
        const bool refused = fetched.error().detail() >= leastHttpError;
        return refused && fetched.code() != ErrorCode::NotFound
                   ? Error(ErrorCode::ServerUnavailable, fetched.error().detail())
                   : fetched.error();
    }
    return offset == part.size && hash.finish() == part.sha256 ? Result<void>()
                                                               : Result<void>(Error(ErrorCode::BadDigest));
}

Result<std::string> ItemOpener::openBody(const OpenedItem& item, ByteView inlineBody,
                                         const Path& staging) const {
    if (item.manifest.bodyPlace == BodyPlace::Inline) {
        HOLDFAST_TRY(const auto plain, crypto::ageOpen(inlineBody, m_identity));
        return std::string(textOf(plain.view()));
    }
    if (item.manifest.body.size > largestRecord) {
        return Error(ErrorCode::TooLarge);
    }
    const Path sealed = staging / "body.age";
    HOLDFAST_CHECK(fetchPart(item.manifest.body, sealed));
    HOLDFAST_TRY(auto source, m_data.files().open(sealed, OpenMode::Read));
    HOLDFAST_TRY(auto reader, crypto::AgeReader::open(std::move(source), m_identity));
    std::string plain;
    HOLDFAST_CHECK(reader.readAll([&plain](ByteView bytes) -> Result<void> {
        plain += textOf(bytes);
        return {};
    }));
    HOLDFAST_CHECK(m_data.files().remove(sealed));
    return plain;
}

Result<void> ItemOpener::openOriginal(const protocol::PartName& part, const protocol::Original& original,
                                      const Path& staging) const {
    auto& files = m_data.files();
    const Path sealed = staging / "part.age";
    HOLDFAST_CHECK(fetchPart(part, sealed));
    HOLDFAST_TRY(auto source, files.open(sealed, OpenMode::Read));
    HOLDFAST_TRY(auto reader, crypto::AgeReader::open(std::move(source), m_identity));
    if (reader.size() != original.size) {
        return Error(ErrorCode::BadDigest);
    }
    HOLDFAST_TRY(const auto plain,
                 files.open(staging / "originals" / originalName(original), OpenMode::CreateNew));
    crypto::Sha256 hash;
    std::uint64_t offset = 0;
    HOLDFAST_CHECK(reader.readAll([&](ByteView bytes) -> Result<void> {
        hash.update(bytes);
        HOLDFAST_CHECK(plain->writeAt(offset, bytes));
        offset += bytes.size();
        return {};
    }));
    if (hash.finish() != original.sha256) {
        return Error(ErrorCode::BadDigest);
    }
    HOLDFAST_CHECK(plain->sync());
    return files.remove(sealed);
}

Result<bool> ItemOpener::storedReceiptHolds(const OpenedItem& item) {
    auto receipt = verifyStoredReceipt(m_data, item.storedJws, m_clock.now());
    if (!receipt && receipt.code() == ErrorCode::NotCertified) {
        // A gateway's certificate may have been made or renewed since.
        HOLDFAST_CHECK(learnCertificates());
        receipt = verifyStoredReceipt(m_data, item.storedJws, m_clock.now());
    }
    if (!receipt) {
        return refusalWord(receipt.code()).empty() ? Result<bool>(receipt.error()) : Result<bool>(false);
    }
    return protocol::checkCovers(*receipt, item.manifestJws, item.manifest).hasValue();
}

Result<std::variant<OpenedItem, Refusal>> ItemOpener::open(const InboxItem& item, const Path& staging) {
    using Outcome = std::variant<OpenedItem, Refusal>;
    OpenedItem opened;
    const std::string path =
        "/v1/records/" + item.record.text() + "/revisions/" + std::to_string(item.revision);
    auto fetched = m_line.get(path, protocol::envelopeMediaType, protocol::largestEnvelope);
    if (!fetched && fetched.code() == ErrorCode::NotFound) {
        return Outcome(Refusal{"missing", {}});
    }
    if (!fetched) {
        return fetched.error();
    }
    opened.envelope = std::move(fetched).value();
    auto known = author(item.enrolment);
    if (!known && known.code() != ErrorCode::NotCertified) {
        return known.error();
    }
    HOLDFAST_CHECK(m_data.files().createDirectories(staging / "originals"));

    const auto check = [&]() -> Result<void> {
        if (!known) {
            return known.error();
        }
        opened.author = known->certificate;
        opened.standing = known->standing;
        const auto key = opened.author.signing.value_or(crypto::VerifyingKey{});
        HOLDFAST_TRY(auto envelope, protocol::readEnvelope(opened.envelope));
        opened.manifestJws = std::move(envelope.manifest);
        HOLDFAST_TRY(opened.manifest, protocol::verifyManifest(opened.manifestJws, key));
        const auto& manifest = opened.manifest;
        if (manifest.enrolment != item.enrolment || manifest.record != item.record ||
            manifest.revision != item.revision) {
            return Error(ErrorCode::BadDigest);
        }
        HOLDFAST_TRY(opened.recordJws, openBody(opened, envelope.body, staging));
        HOLDFAST_TRY(opened.record, protocol::verifyRecord(opened.recordJws, key));
        const auto& record = opened.record;
        if (record.enrolment != manifest.enrolment || record.record != manifest.record ||
            record.revision != manifest.revision || !samePartsInside(manifest, record)) {
            return Error(ErrorCode::BadDigest);
        }
        for (const auto& part : manifest.parts) {
            const auto original = std::ranges::find(record.originals, part.id, &protocol::Original::id);
            HOLDFAST_CHECK(openOriginal(part, *original, staging));
        }
        return {};
    };
    if (auto checked = check(); !checked) {
        const auto word = refusalWord(checked.code());
        if (word.empty()) {
            return checked.error();
        }
        return Outcome(Refusal{word, std::move(opened.envelope)});
    }
    // It lies in the same row as the envelope. A gateway that does not give it is no fault of the item.
    const auto stored = m_line.get(path + "/stored", protocol::joseMediaType, largestReceipt);
    if (!stored) {
        return stored.code() == ErrorCode::NotFound
                   ? Error(ErrorCode::ServerUnavailable, stored.error().detail())
                   : stored.error();
    }
    opened.storedJws = std::string(textOf(*stored));
    HOLDFAST_TRY(const bool holds, storedReceiptHolds(opened));
    if (!holds) {
        return Outcome(Refusal{"bad_stored_receipt", std::move(opened.envelope)});
    }
    return Outcome(std::move(opened));
}

} // namespace holdfast::office
