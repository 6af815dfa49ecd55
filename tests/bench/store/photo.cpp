// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/store/workloads.h"

#include "core/base/clock.h"
#include "core/crypto/age.h"
#include "core/crypto/system_random.h"
#include "core/store/attachments.h"
#include "tests/bench/support/bench.h"

#include <algorithm>

namespace holdfast::bench {

Result<double> savePhoto(const Path& folder, const Bytes& photo) {
    PosixFileSystem files;
    SystemClock clock;
    crypto::SystemRandom random;
    const store::TabletHome home{folder};
    HOLDFAST_CHECK(files.createDirectories(home.sealed()));
    HOLDFAST_TRY(const auto identity, crypto::AgeIdentity::generate());
    store::AttachmentStore store(files, clock, random, home);
    const Stopwatch watch;
    HOLDFAST_TRY(auto writer, store.begin({identity.recipient()}, "image/jpeg", photo.size()));
    // As a camera's encoder hands it over.
    constexpr std::size_t piece = std::size_t{64} * 1024;
    for (std::size_t at = 0; at < photo.size(); at += piece) {
        HOLDFAST_CHECK(writer.write(ByteView{photo}.subspan(at, std::min(piece, photo.size() - at))));
    }
    HOLDFAST_TRY(const auto attachment, writer.finish());
    const double took = watch.milliseconds();
    HOLDFAST_CHECK(store.removeFile(attachment.id));
    return took;
}

Result<double> savePlainly(const Path& folder, const Bytes& photo) {
    PosixFileSystem files;
    const Path path = folder / "photo.plain";
    const Stopwatch watch;
    {
        HOLDFAST_TRY(const auto file, files.open(path, OpenMode::CreateNew));
        HOLDFAST_CHECK(file->writeAt(0, photo));
        HOLDFAST_CHECK(file->sync());
    }
    const double took = watch.milliseconds();
    HOLDFAST_CHECK(files.remove(path));
    return took;
}

} // namespace holdfast::bench
