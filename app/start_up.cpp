// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/start_up.h"

namespace holdfast::ui {

Result<platform::AgentLauncher> startAgent(const store::TabletHome& home, const std::string& program,
                                           const std::string& keyStore, platform::AgentErrors errors) {
    platform::AgentCommand command;
    command.program = program;
    if (program.empty()) {
        std::error_code status;
        command.program =
            std::filesystem::canonical("/proc/self/exe", status).parent_path() / "holdfast-agent";
    }
    command.arguments = {"--home", home.root().string(), "--key-store", keyStore};
    command.errors = errors;
    return platform::AgentLauncher::start(home, command);
}

platform::ConfinementOptions readableFolder(std::string& photos) {
    std::error_code status;
    const auto folder = std::filesystem::canonical(photos, status);
    if (status || !std::filesystem::is_directory(folder, status)) {
        photos.clear();
        return {};
    }
    photos = folder.string();
    return {.allowances = {{folder, platform::PathAccess::Read, "photographs a worker chooses from"}}};
}

} // namespace holdfast::ui
