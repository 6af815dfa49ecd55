// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/images/attachment_image_provider.h"

#include "app/models/id_text.h"
#include "app/service/photographs.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>
#include <QQuickTextureFactory>

#include <atomic>
#include <mutex>

namespace holdfast::ui {
namespace {

class Response;

/// Between a response, which the engine may drop at any time, and the work for it.
struct Waiting {
    std::mutex mutex;
    Response* response = nullptr;
    std::atomic<bool> cancelled = false;
};

class Response final : public QQuickImageResponse {
public:
    Response() : m_waiting(std::make_shared<Waiting>()) { m_waiting->response = this; }
    ~Response() override {
        const std::scoped_lock lock(m_waiting->mutex);
        m_waiting->response = nullptr;
    }

    [[nodiscard]] const std::shared_ptr<Waiting>& waiting() const { return m_waiting; }
    [[nodiscard]] QQuickTextureFactory* textureFactory() const override {
        return QQuickTextureFactory::textureFactoryForImage(m_image);
    }
    [[nodiscard]] QString errorString() const override { return m_error; }
    void cancel() override { m_waiting->cancelled = true; }

    void settle(QImage image) {
        m_image = std::move(image);
        if (m_image.isNull()) {
            // The words for people are on the page; this goes to the engine only.
            m_error = QStringLiteral("no image");
        }
        emit finished();
    }

private:
    std::shared_ptr<Waiting> m_waiting;
    QImage m_image;
    QString m_error;
};

void answer(const std::shared_ptr<Waiting>& waiting, QImage image) {
    const std::scoped_lock lock(waiting->mutex);
    if (waiting->response != nullptr) {
        auto* const response = waiting->response;
        QMetaObject::invokeMethod(
            response, [response, image = std::move(image)]() mutable { response->settle(std::move(image)); },
            Qt::QueuedConnection);
    }
}

QImage decode(Bytes& file, const QSize& wanted) {
    auto bytes = QByteArray::fromRawData(reinterpret_cast<const char*>(file.data()),
                                         static_cast<qsizetype>(file.size()));
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (wanted.width() > 0 && wanted.height() > 0 && size.isValid() &&
        (size.width() > wanted.width() || size.height() > wanted.height())) {
        // Turned pictures may come out smaller by this; never larger.
        reader.setScaledSize(size.scaled(wanted, Qt::KeepAspectRatio));
    }
    QImage image = reader.read();
    crypto::wipe(file);
    return image;
}

} // namespace

AttachmentImageProvider::AttachmentImageProvider(service::Tablet& tablet)
    : m_tablet(tablet), m_decoders(std::make_shared<QThreadPool>()) {
    m_decoders->setMaxThreadCount(2);
}

AttachmentImageProvider::~AttachmentImageProvider() {
    m_decoders->waitForDone();
}

QQuickImageResponse* AttachmentImageProvider::requestImageResponse(const QString& id,
                                                                   const QSize& requestedSize) {
    auto* const response = new Response;
    const auto waiting = response->waiting();
    const auto attachment = idFrom<AttachmentId>(id);
    if (attachment.isNil()) {
        answer(waiting, {});
        return response;
    }
    m_tablet.withSession(
        [attachment, waiting](service::Session& session) -> Result<Bytes> {
            if (waiting->cancelled) {
                return Error(ErrorCode::Cancelled);
            }
            Bytes file;
            HOLDFAST_CHECK(
                service::readPhotograph(session, attachment, [&file](ByteView part) -> Result<void> {
                    file.insert(file.end(), part.begin(), part.end());
                    return {};
                }));
            return file;
        },
        [waiting, requestedSize, decoders = m_decoders](Result<Bytes> file) {
            if (!file || waiting->cancelled) {
                answer(waiting, {});
                return;
            }
            decoders->start(
                [waiting, requestedSize, bytes = std::make_shared<Bytes>(std::move(file).value())] {
                    answer(waiting, waiting->cancelled ? QImage() : decode(*bytes, requestedSize));
                });
        });
    return response;
}

} // namespace holdfast::ui
