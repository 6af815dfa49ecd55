// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hands.h"

#include <QByteArray>
#include <QJsonObject>
#include <QSocketNotifier>

namespace holdfast::window {

/// Reads one JSON request a line from standard input and writes one answer a line to standard output, in
/// order. The README says which. Ends the program when the input ends. GUI thread.
class Requests : public QObject {
    Q_OBJECT

public:
    explicit Requests(QQuickWindow& window);

private:
    void read();
    [[nodiscard]] QJsonObject answer(const QJsonObject& request);

    Hands m_hands;
    QSocketNotifier m_input;
    QByteArray m_buffer;
};

} // namespace holdfast::window
