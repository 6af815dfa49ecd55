// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// keyring_probe HOME ACTION...   with ACTION create=HH, read, destroy, threads, note=HEX or noted
// Does each in turn against the session's keyring and prints one word for it: "ok", "ok:HH" (every byte of
// the secret is HH) or the name of the error.
#include "platform/linux/key_store.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace holdfast;
using store::DeviceSecret;

std::string wordFor(const Result<void>& outcome) {
    return outcome ? "ok" : std::string(errorName(outcome.code()));
}

std::string read(store::DeviceSecretStore& keys) {
    const auto secret = keys.read(DeviceSecret::Vault);
    if (!secret) {
        return std::string(errorName(secret.code()));
    }
    const ByteView bytes = secret.value().view();
    const bool uniform =
        bytes.size() == 32 && std::ranges::all_of(bytes, [&](auto b) { return b == bytes[0]; });
    return uniform ? "ok:" + toHex(bytes.first(1)) : "mixed";
}

std::string create(store::DeviceSecretStore& keys, const std::string& hex) {
    auto secret = crypto::SecretBuffer::create(32);
    const auto byte = fromHex(hex);
    if (!secret || !byte || byte.value().size() != 1) {
        return "usage";
    }
    std::ranges::fill(secret->span(), byte.value().front());
    return wordFor(keys.create(DeviceSecret::Vault, secret.value()));
}

/// Four threads read at once; all must see the same.
std::string readFromThreads(store::DeviceSecretStore& keys) {
    std::array<std::string, 4> words;
    std::vector<std::thread> threads;
    for (std::string& word : words) {
        threads.emplace_back([&] { word = read(keys); });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    return std::ranges::all_of(words, [&](const auto& word) { return word == words.front(); }) ? words.front()
                                                                                               : "differ";
}

} // namespace

int main(int count, char** values) {
    if (count < 3 || !crypto::initialise()) {
        return 2;
    }
    SilentLogger logger;
    auto keys = platform::openDeviceSecretStore(platform::KeyStoreKind::SecretService,
                                                store::TabletHome(values[1]), logger);
    if (!keys) {
        return 1;
    }
    for (int i = 2; i < count; ++i) {
        const std::string action = values[i];
        std::string word = "usage";
        if (action == "read") {
            word = read(**keys);
        } else if (action == "destroy") {
            word = wordFor(keys.value()->destroy(DeviceSecret::Vault));
        } else if (action == "threads") {
            word = readFromThreads(**keys);
        } else if (action.starts_with("note=")) {
            const auto content = fromHex(action.substr(5));
            word =
                content ? wordFor(keys.value()->writeRecord(store::DeviceRecord::Epoch, *content)) : "usage";
        } else if (action == "noted") {
            const auto record = keys.value()->readRecord(store::DeviceRecord::Epoch);
            word = record ? "ok:" + toHex(*record) : std::string(errorName(record.code()));
        } else if (action.starts_with("create=")) {
            word = create(**keys, action.substr(7));
        }
        std::printf("%s\n", word.c_str());
    }
    return std::fflush(stdout) == 0 ? 0 : 1;
}
