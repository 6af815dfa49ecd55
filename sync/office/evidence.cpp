// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/office/evidence.h"

#include "core/practice/json.h"
#include "sync/office/filing.h"
#include "sync/protocol/receipt.h"

#include <algorithm>
#include <array>

namespace holdfast::office {
namespace {

constexpr std::uint64_t largestText = 64 * 1024 * 1024;

Result<crypto::Digest> digestOfFile(FileSystem& files, const Path& path) {
    HOLDFAST_TRY(const auto file, files.open(path, OpenMode::Read));
    crypto::Sha256 hash;
    std::array<std::uint8_t, 65'536> buffer{};
    for (std::uint64_t offset = 0;;) {
        HOLDFAST_TRY(const std::size_t count, file->readAt(offset, buffer));
        hash.update(ByteView(buffer).first(count));
        offset += count;
        if (count < buffer.size()) {
            return hash.finish();
        }
    }
}

class Examination {
public:
    Examination(const OfficeData& data, Path folder) : m_data(data), m_folder(std::move(folder)) {}

    Result<std::vector<EvidenceCheck>> run() {
        HOLDFAST_TRY(const auto itemText, text("item.json"));
        HOLDFAST_TRY(m_item, readFiledItem(itemText));
        HOLDFAST_TRY(m_manifestJws, text("manifest.jws"));
        HOLDFAST_TRY(const auto received, text("received.jws"));
        checkManifest();
        HOLDFAST_CHECK(checkStored());
        HOLDFAST_CHECK(checkReceipt(received));
        HOLDFAST_CHECK(checkOriginals());
        HOLDFAST_CHECK(checkNote());
        return std::move(m_checks);
    }

private:
    void say(std::string_view name, Verdict verdict, std::string words) {
        m_checks.push_back({name, verdict, std::move(words)});
    }

    Result<std::string> text(const Path& name) const {
        HOLDFAST_TRY(const Bytes bytes, readFile(m_data.files(), m_folder / name, largestText));
        return std::string(textOf(bytes));
    }

    void checkManifest() {
        const auto author = findAuthor(m_data, m_item.enrolment, m_item.filed);
        if (!author || !author->certificate.signing) {
            say("manifest", Verdict::Broken,
                "No certificate is kept here that says whose tablet this came from.");
            return;
        }
        m_person = author->certificate.signing;
        const auto manifest = protocol::verifyManifest(m_manifestJws, *m_person);
        if (!manifest || manifest->enrolment != m_item.enrolment) {
            say("manifest", Verdict::Broken, "The signature on the list of parts does not hold.");
            return;
        }
        m_manifest = *manifest;
        say("manifest", Verdict::Holds, "Signed by " + author->certificate.name + " on their tablet.");
    }

    Result<void> checkStored() {
        HOLDFAST_TRY(const bool there, m_data.files().exists(m_folder / "stored.jws"));
        if (!there) {
            say("stored", Verdict::NotHere, "The gateway’s receipt is not in this folder.");
            return {};
        }
        HOLDFAST_TRY(const auto jws, text("stored.jws"));
        const auto receipt = verifyStoredReceipt(m_data, jws, m_item.filed);
        if (!receipt) {
            say("stored", Verdict::Broken, "The gateway’s receipt does not hold.");
            return {};
        }
        const bool covers = m_manifest && protocol::checkCovers(*receipt, m_manifestJws, *m_manifest);
        say("stored", covers ? Verdict::Holds : Verdict::Broken,
            covers ? "The gateway stored all of it at " + toRfc3339(receipt->time) + '.'
                   : "The gateway’s receipt is for something else.");
        return {};
    }

    Result<void> checkReceipt(std::string_view jws) {
        HOLDFAST_TRY(const auto trust, m_data.trust(m_item.filed));
        auto receipt = protocol::verifyReceived(jws, trust, m_item.filed);
        if (!receipt) {
            say("received", Verdict::Broken, "The case system’s receipt does not hold.");
            return {};
        }
        m_receipt = std::move(receipt).value();
        const bool covers = m_manifest && protocol::checkCovers(*m_receipt, m_manifestJws, *m_manifest);
        say("received", covers ? Verdict::Holds : Verdict::Broken,
            covers ? "The case system received it at " + toRfc3339(m_receipt->time) + '.'
                   : "The case system’s receipt is for something else.");
        return {};
    }

    /// Where an original lies, whatever its ending: its id is its name.
    Result<std::optional<Path>> find(AttachmentId id) const {
        auto& files = m_data.files();
        for (const auto& folder : {m_folder / "originals", m_folder / "restricted" / "originals"}) {
            HOLDFAST_TRY(const bool there, files.exists(folder));
            if (!there) {
                continue;
            }
            HOLDFAST_TRY(const auto names, files.list(folder));
            const auto found =
                std::ranges::find_if(names, [prefix = id.text() + '.'](const std::string& name) {
                    return name.starts_with(prefix);
                });
            if (found != names.end()) {
                return std::optional<Path>(folder / *found);
            }
        }
        return std::optional<Path>{};
    }

    Result<void> checkOriginals() {
        if (!m_receipt) {
            return {};
        }
        for (const auto& original : m_receipt->originals) {
            HOLDFAST_TRY(const auto path, find(original.id));
            if (!path) {
                say("original", Verdict::NotHere,
                    "Picture " + original.id.text() + " is not in this folder.");
                continue;
            }
            HOLDFAST_TRY(const auto digest, digestOfFile(m_data.files(), *path));
            const bool same = digest == original.sha256;
            say("original", same ? Verdict::Holds : Verdict::Broken,
                "Picture " + original.id.text() +
                    (same ? " is byte for byte what was received." : " has been changed."));
        }
        return {};
    }

    Result<void> checkNote() {
        HOLDFAST_TRY(const bool there, m_data.files().exists(m_folder / "restricted" / "record.jws"));
        if (!there || !m_person) {
            say("note", Verdict::NotHere,
                "The signed record is not in this folder, so the note cannot be checked.");
            return {};
        }
        HOLDFAST_TRY(const auto jws, text(Path("restricted") / "record.jws"));
        const auto record = protocol::verifyRecord(jws, *m_person);
        const auto visit = record ? practice::fromJson<practice::VisitRecord>(record->content)
                                  : Result<practice::VisitRecord>(record.error());
        if (!visit || record->record != m_item.record || record->revision != m_item.revision) {
            say("note", Verdict::Broken, "The signature on the record does not hold.");
            return {};
        }
        HOLDFAST_TRY(const auto note, text("note.json"));
        const bool same = practice::toJson(practice::split(*visit).ordinary) == note;
        say("note", same ? Verdict::Holds : Verdict::Broken,
            same ? "The note says what was signed." : "The note has been changed since it was signed.");
        return {};
    }

    const OfficeData& m_data;
    Path m_folder;
    FiledItem m_item;
    std::string m_manifestJws;
    std::optional<crypto::VerifyingKey> m_person;
    std::optional<protocol::Manifest> m_manifest;
    std::optional<protocol::Receipt> m_receipt;
    std::vector<EvidenceCheck> m_checks;
};

} // namespace

Result<std::vector<EvidenceCheck>> checkEvidence(const OfficeData& data, const Path& folder) {
    return Examination(data, folder).run();
}

} // namespace holdfast::office
