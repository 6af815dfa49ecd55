// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A signed token from the network.
#include "core/crypto/jws.h"
#include "tests/fuzz/fuzzing.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace holdfast;
    fuzz::start();
    const std::string_view token = textOf({data, size});
    static const auto key = std::move(crypto::SigningKey::fromSeed(fuzz::secret(9).view())).value();
    const auto peeked = crypto::peekJws(token);
    const auto verified = crypto::verifyJws(token, key.publicKey(), "holdfast-test");
    // What verifies has one spelling.
    fuzz::require(!verified || peeked.hasValue());
    fuzz::require(!verified || crypto::signJws(key, "holdfast-test", verified->payload) == token);
    return 0;
}
