// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"

/// Inside of http_signature: the two headers, as far as the profile of README.md lets them differ.
namespace holdfast::protocol {

struct SignatureInput {
    std::string components; ///< the inner list as written: `("@method" ...)`
    std::string parameters; ///< everything after `sig1=`, as it enters the signature base
    std::int64_t created = 0;
    std::int64_t expires = 0;
    std::string keyid;
    std::string tag;
};

/// Exactly one signature, labelled sig1, each component once, exactly the parameters created, expires, keyid
/// and tag in any order. Malformed otherwise, `alg` included.
[[nodiscard]] Result<SignatureInput> readSignatureInput(std::string_view header);
/// `sig1=:<base64>:` and nothing else.
[[nodiscard]] Result<Bytes> readSignatureHeader(std::string_view header);

} // namespace holdfast::protocol
