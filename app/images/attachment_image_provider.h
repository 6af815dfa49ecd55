// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/tablet.h"

#include <QQuickAsyncImageProvider>
#include <QThreadPool>

namespace holdfast::ui {

/// "image://attachment/ID": a photograph of the vault, decrypted on the store thread into memory and decoded
/// on a worker, no larger than it is shown. Nothing of it touches the disk. Use it with `cache: false`. The
/// tablet must outlive it.
class AttachmentImageProvider final : public QQuickAsyncImageProvider {
public:
    explicit AttachmentImageProvider(service::Tablet& tablet);
    ~AttachmentImageProvider() override;

    /// Called on the engine's loader thread.
    QQuickImageResponse* requestImageResponse(const QString& id, const QSize& requestedSize) override;

private:
    service::Tablet& m_tablet;
    std::shared_ptr<QThreadPool> m_decoders;
};

} // namespace holdfast::ui
