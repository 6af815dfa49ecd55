// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/navigator.h"

#include <utility>

namespace holdfast::ui {

void Navigator::setSteps(QList<Step> steps) {
    if (steps.isEmpty()) {
        steps.append(Step{});
    }
    if (steps != m_steps) {
        m_steps = std::move(steps);
        emit moved();
    }
}

void Navigator::show(screen::Screen screen) {
    setSteps({Step{screen, {}}});
}

void Navigator::open(screen::Screen screen, const QString& subject) {
    if (m_steps.constLast() != Step{screen, subject}) {
        setSteps(m_steps + QList<Step>{Step{screen, subject}});
    }
}

void Navigator::replace(screen::Screen screen, const QString& subject) {
    QList<Step> steps = m_steps;
    steps.last() = Step{screen, subject};
    setSteps(std::move(steps));
}

void Navigator::back() {
    if (canGoBack()) {
        setSteps(m_steps.first(m_steps.size() - 1));
    }
}

} // namespace holdfast::ui
