// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

namespace holdfast::bench {

/// A screen of 1280 x 800 that only exists in memory (Xvfb), whose pixels can be read while programs draw on
/// it. It ends with this object.
class StartDisplay {
public:
    ~StartDisplay();

    /// NotFound without Xvfb; Timeout when it does not come up.
    [[nodiscard]] Result<void> start();
    /// ":42"
    [[nodiscard]] QString name() const { return m_name; }
    /// What is on the screen now. Valid as long as this object; it changes under the reader.
    [[nodiscard]] QByteArrayView pixels() const { return m_pixels; }

private:
    [[nodiscard]] Result<void> mapPixels();

    QTemporaryDir m_folder;
    QProcess m_server;
    QString m_name;
    QFile m_file;
    QByteArrayView m_pixels;
};

} // namespace holdfast::bench
