// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// supervised_app HOME AGENT JOURNAL WAIT-MILLISECONDS [fail]
// Does what the app's main() does: starts the supervisor, then confines itself. Prints the supervisor's
// process id; then each line on standard input means "try now", and its end means to leave.
#include "platform/linux/agent_launcher.h"
#include "platform/linux/confinement.h"

#include <cstdio>
#include <string>
#include <unistd.h>

namespace {

int live(int count, char** values) {
    const holdfast::store::TabletHome home(values[1]);
    holdfast::platform::AgentCommand command;
    command.program = values[2];
    command.arguments = {values[1], values[3]};
    if (count > 5) {
        command.arguments.emplace_back(values[5]);
    }
    command.firstWait = std::chrono::milliseconds(std::stol(values[4]));
    command.longestWait = command.firstWait * 8;
    auto launcher = holdfast::platform::AgentLauncher::start(home, command);
    if (!launcher) {
        return 1;
    }
    if (auto report = holdfast::platform::confineApp(home); !report) {
        return 1;
    }
    std::printf("%d\n", launcher->supervisor());
    if (std::fflush(stdout) != 0) {
        return 1;
    }
    char key = 0;
    while (::read(STDIN_FILENO, &key, 1) == 1) {
        launcher->tryNow();
    }
    return 0;
}

} // namespace

int main(int count, char** values) {
    const int code = count < 5 ? 2 : live(count, values);
    ::_exit(code); // no leak check at exit: it would ptrace
}
