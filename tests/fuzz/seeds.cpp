// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// fuzz-seeds FOLDER: writes good inputs for each fuzzer into FOLDER/<name>, to begin from.
#include "core/base/file_system.h"
#include "core/crypto/jws.h"
#include "core/crypto/key_slot.h"
#include "core/store/custody_log.h"
#include "tests/fuzz/fuzzing.h"

#include <iostream>

namespace {

using namespace holdfast;

Result<void> write(const Path& folder) {
    PosixFileSystem files;
    const auto keep = [&](const char* name, ByteView content) {
        return writeFileDurably(files, folder / name, content);
    };
    HOLDFAST_TRY(const Bytes slot,
                 crypto::writePassphraseSlot(fuzz::vault(), fuzz::secret(1), fuzz::passphrase(),
                                             fuzz::secret(2), fuzz::cheapKdf));
    HOLDFAST_CHECK(keep("slot/passphrase", slot));
    HOLDFAST_TRY(const Bytes recovery,
                 crypto::writeRecoverySlot(fuzz::vault(), fuzz::secret(1), fuzz::identity().recipient()));
    HOLDFAST_CHECK(keep("slot/recovery", recovery));
    for (const auto& [name, size] : {std::pair{"age/empty", 0}, std::pair{"age/short", 40}}) {
        HOLDFAST_TRY(const Bytes sealed, crypto::ageSeal(Bytes(static_cast<std::size_t>(size), 'a'),
                                                         {fuzz::identity().recipient()}));
        HOLDFAST_CHECK(keep(name, sealed));
    }
    HOLDFAST_TRY(const auto key, crypto::SigningKey::fromSeed(fuzz::secret(9).view()));
    HOLDFAST_CHECK(keep("jws/token", bytesOf(crypto::signJws(key, "holdfast-test", bytesOf("{\"a\":1}")))));
    store::CustodyEvent event;
    event.at = fromUnixMilliseconds(1'795'078'800'123);
    event.actor = PractitionerId::fromBytes(Bytes(16, 1)).value();
    event.kind = "captured";
    event.subject = Uuid::fromBytes(Bytes(16, 2)).value();
    event.details = {{"digest", std::string(64, 'a')},
                     {"size", std::int64_t{4096}},
                     {"note", std::string("Zo\xC3\xAB \"x\"\n")}};
    HOLDFAST_TRY(const Bytes entry, store::encodeCustodyEvent(event));
    return keep("custody/captured", entry);
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: fuzz-seeds FOLDER\n";
        return 2;
    }
    fuzz::start();
    const auto written = write(argv[1]);
    if (!written) {
        std::cerr << "fuzz-seeds: " << written.error().technical() << '\n';
    }
    return written ? 0 : 1;
}
