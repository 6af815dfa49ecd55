// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/linux/secret_service_store.h"

#include "platform/linux/keyring_state.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QObject>
#include <QString>
#include <QThread>
#include <condition_variable>
#include <cstring>
#include <functional>
#include <mutex>
#include <optional>
#include <qt6keychain/keychain.h>

namespace holdfast::platform {

using crypto::SecretBuffer;
using store::DeviceRecord;
using store::DeviceSecret;

namespace {

constexpr std::size_t secretSize = 32;

QString nameOf(DeviceSecret which) {
    return which == DeviceSecret::Vault ? QStringLiteral("#vault") : QStringLiteral("#agent");
}
QString nameOf(DeviceRecord which) {
    return which == DeviceRecord::Tries ? QStringLiteral("#tries") : QStringLiteral("#epoch");
}

QString service() {
    return QStringLiteral("Holdfast");
}

/// Overwrites the bytes that `data` shares with whoever else holds a copy; a plain write would detach first
/// and leave theirs.
void wipeShared(const QByteArray& data) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast)
    ::explicit_bzero(const_cast<char*>(data.constData()), static_cast<std::size_t>(data.size()));
}

/// The answer of one job, waited for by another thread. Shared, since the waiter may lose patience first.
template <typename T>
class Answer {
public:
    void give(T value) {
        {
            const std::scoped_lock lock(m_mutex);
            m_value.emplace(std::move(value));
        }
        m_given.notify_all();
    }
    T take(std::chrono::milliseconds patience, T otherwise) {
        std::unique_lock lock(m_mutex);
        if (!m_given.wait_for(lock, patience, [this] { return m_value.has_value(); })) {
            return otherwise;
        }
        return std::move(*m_value);
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_given;
    std::optional<T> m_value;
};

/// What QtKeychain's answer means. @param asked when it says "not found"
Error meaningOf(QKeychain::Error error) {
    if (error != QKeychain::EntryNotFound) {
        return Error(ErrorCode::KeyStoreUnavailable, error);
    }
    switch (keyringState()) {
    case KeyringState::Unlocked:
    case KeyringState::Absent:
    case KeyringState::NoService: // another kind of key store (KWallet), which does not hide behind this
        return Error(ErrorCode::KeyStoreEntryMissing);
    case KeyringState::Locked:
    case KeyringState::Unknown:
        break;
    }
    return Error(ErrorCode::KeyStoreUnavailable, error);
}

Result<SecretBuffer> contentFrom(const QKeychain::ReadPasswordJob& job) {
    if (job.error() != QKeychain::NoError) {
        return meaningOf(job.error());
    }
    const QByteArray data = job.binaryData();
    auto content = SecretBuffer::copyOf(bytesOf({data.constData(), static_cast<std::size_t>(data.size())}));
    wipeShared(data);
    return content;
}

} // namespace

class SecretServiceStore::Worker {
public:
    Worker(const store::TabletHome& home, std::chrono::milliseconds patience)
        : m_patience(patience), m_prefix(QString::fromStdString(home.root().lexically_normal().string())) {
        if (QCoreApplication::instance() == nullptr) {
            m_application = std::make_unique<QCoreApplication>(m_argumentCount, m_arguments.data());
        }
        m_thread.setObjectName(QStringLiteral("key store"));
        m_context.moveToThread(&m_thread);
        m_thread.start();
    }

    ~Worker() {
        m_thread.quit();
        m_thread.wait();
    }
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    template <typename Which>
    Result<SecretBuffer> read(Which which) {
        auto answer = std::make_shared<Answer<Result<SecretBuffer>>>();
        onThread([this, which, answer] {
            auto* const job = start<QKeychain::ReadPasswordJob>(which);
            QObject::connect(job, &QKeychain::Job::finished, &m_context,
                             [job, answer] { answer->give(contentFrom(*job)); });
            job->start();
        });
        return answer->take(m_patience, Error(ErrorCode::KeyStoreUnavailable));
    }

    template <typename Which>
    Result<void> write(Which which, ByteView content) {
        auto answer = std::make_shared<Answer<Result<void>>>();
        const std::string_view text = textOf(content);
        const QByteArray data(text.data(), static_cast<qsizetype>(text.size()));
        onThread([this, which, answer, data] {
            auto* const job = start<QKeychain::WritePasswordJob>(which);
            job->setBinaryData(data);
            QObject::connect(job, &QKeychain::Job::finished, &m_context, [job, answer, data] {
                wipeShared(data);
                answer->give(job->error() == QKeychain::NoError
                                 ? Result<void>{}
                                 : Error(ErrorCode::KeyStoreUnavailable, job->error()));
            });
            job->start();
        });
        return answer->take(m_patience, Error(ErrorCode::KeyStoreUnavailable));
    }

    Result<void> remove(DeviceSecret which) {
        auto answer = std::make_shared<Answer<Result<void>>>();
        onThread([this, which, answer] {
            auto* const job = start<QKeychain::DeletePasswordJob>(which);
            QObject::connect(job, &QKeychain::Job::finished, &m_context, [job, answer] {
                answer->give(job->error() == QKeychain::NoError ? Result<void>{} : meaningOf(job->error()));
            });
            job->start();
        });
        return answer->take(m_patience, Error(ErrorCode::KeyStoreUnavailable));
    }

    /// One caller at a time: create() is a read, a write and a read.
    std::mutex& turn() { return m_turn; }

private:
    void onThread(std::function<void()> work) {
        QMetaObject::invokeMethod(&m_context, std::move(work), Qt::QueuedConnection);
    }

    template <typename Job, typename Which>
    Job* start(Which which) {
        auto* const job = new Job(service(), &m_context); // deletes itself when finished
        job->setInsecureFallback(false);
        job->setKey(m_prefix + nameOf(which));
        return job;
    }

    std::chrono::milliseconds m_patience;
    QString m_prefix;
    std::mutex m_turn;
    // QCoreApplication keeps references to these.
    std::string m_name = "holdfast";
    std::vector<char*> m_arguments{m_name.data(), nullptr};
    int m_argumentCount = 1;
    std::unique_ptr<QCoreApplication> m_application;
    QThread m_thread;
    QObject m_context;
};

SecretServiceStore::SecretServiceStore(std::unique_ptr<Worker> worker) : m_worker(std::move(worker)) {}
SecretServiceStore::~SecretServiceStore() = default;

std::unique_ptr<SecretServiceStore> SecretServiceStore::create(const store::TabletHome& home,
                                                               std::chrono::milliseconds patience) {
    return std::unique_ptr<SecretServiceStore>(
        new SecretServiceStore(std::make_unique<Worker>(home, patience)));
}

Result<SecretBuffer> SecretServiceStore::read(DeviceSecret which) {
    const std::scoped_lock lock(m_worker->turn());
    auto secret = m_worker->read(which);
    return secret && secret->size() != secretSize ? Error(ErrorCode::KeyStoreUnavailable) : std::move(secret);
}

Result<void> SecretServiceStore::create(DeviceSecret which, const SecretBuffer& secret) {
    if (secret.size() != secretSize) {
        return Error(ErrorCode::InvalidArgument);
    }
    const std::scoped_lock lock(m_worker->turn());
    // The protocol knows only "create or replace", so look first; and what cannot look must not write.
    if (auto present = m_worker->read(which); present || present.code() != ErrorCode::KeyStoreEntryMissing) {
        return present ? Error(ErrorCode::AlreadyExists) : present.error();
    }
    HOLDFAST_CHECK(m_worker->write(which, secret.view()));
    auto written = m_worker->read(which);
    if (!written || !crypto::constantTimeEqual(written->view(), secret.view())) {
        return Error(ErrorCode::KeyStoreUnavailable);
    }
    return {};
}

Result<void> SecretServiceStore::destroy(DeviceSecret which) {
    const std::scoped_lock lock(m_worker->turn());
    auto removed = m_worker->remove(which);
    if (!removed && removed.code() != ErrorCode::KeyStoreEntryMissing) {
        return removed.error();
    }
    // A keyring that could not be asked is no proof that the secret is gone.
    if (auto left = m_worker->read(which); left || left.code() != ErrorCode::KeyStoreEntryMissing) {
        return Error(ErrorCode::KeyStoreUnavailable);
    }
    return {};
}

Result<Bytes> SecretServiceStore::readRecord(DeviceRecord which) {
    const std::scoped_lock lock(m_worker->turn());
    if (keyringState() == KeyringState::Locked) {
        return Error(ErrorCode::KeyStoreUnavailable); // asking would put up a window in the middle of a visit
    }
    HOLDFAST_TRY(const SecretBuffer content, m_worker->read(which));
    return copyOf(content.view());
}

Result<void> SecretServiceStore::writeRecord(DeviceRecord which, ByteView content) {
    if (content.size() > store::largestDeviceRecord) {
        return Error(ErrorCode::InvalidArgument);
    }
    const std::scoped_lock lock(m_worker->turn());
    if (keyringState() == KeyringState::Locked) {
        return Error(ErrorCode::KeyStoreUnavailable);
    }
    return m_worker->write(which, content);
}

} // namespace holdfast::platform
