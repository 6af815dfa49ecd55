// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/photo_list_model.h"

#include "app/models/time_words.h"
#include "app/service/photographs.h"
#include "app/service/visits.h"
#include "core/base/file_system.h"
#include "core/scan/image_check.h"

#include <QDir>
#include <QLocale>

#include <algorithm>

namespace holdfast::ui {
namespace {

struct Kept {
    practice::AttachmentRef image;
    EntryId beside;
};

/// The entry the photograph belongs beside: the one that is named, or the note that is being written on the
/// visit, made when nothing is written yet.
Result<EntryId> besideWhat(service::Session& session, const Uuid& subject) {
    const EntryId entry{subject};
    if (practice::EntryRepository(session.database()).find(entry)) {
        return entry;
    }
    const VisitId visit{subject};
    HOLDFAST_TRY(const auto open, service::entryBeingWritten(session, visit));
    if (open) {
        return open->id;
    }
    practice::Entry draft;
    draft.visitId = visit;
    HOLDFAST_TRY(const auto added, service::addEntry(session, std::move(draft)));
    return added.id;
}

Result<Kept> takeIn(service::Tablet& tablet, const Path& path, const Uuid& subject) {
    PosixFileSystem files;
    HOLDFAST_TRY(const Bytes file, readFile(files, path, scan::largestPhotograph));
    HOLDFAST_CHECK(scan::checkImage(file)); // nothing is made for what is no photograph
    return tablet.withSession([&](service::Session& session) -> Result<Kept> {
        HOLDFAST_TRY(const EntryId beside, besideWhat(session, subject));
        HOLDFAST_TRY(auto image, service::attachPhoto(session, beside, file, {}));
        return Kept{std::move(image), beside};
    });
}

} // namespace

void PhotoListModel::setFolders(const QStringList& folders) {
    if (folders != m_folders) {
        m_folders = folders;
        emit foldersChanged();
        look();
    }
}

QList<PhotoListModel::File> PhotoListModel::filesIn(const QStringList& folders) {
    QList<File> files;
    for (const auto& folder : folders) {
        const auto found = QDir(folder).entryInfoList(
            {QStringLiteral("*.jpg"), QStringLiteral("*.jpeg"), QStringLiteral("*.png")},
            QDir::Files | QDir::Readable | QDir::NoSymLinks, QDir::Time);
        for (const auto& one : found) {
            files.append({one.absoluteFilePath(), one.fileName(), one.lastModified(), one.size()});
        }
    }
    std::ranges::stable_sort(files, [](const File& a, const File& b) { return a.changed > b.changed; });
    files.resize(qMin<qsizetype>(files.size(), longest));
    return files;
}

void PhotoListModel::look() {
    beginResetModel();
    m_files = filesIn(m_folders);
    endResetModel();
    emit countChanged();
}

QVariant PhotoListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const File& file = m_files.at(index.row());
    if (role == NameRole) {
        return file.name;
    }
    if (role == DetailRole && m_desk != nullptr) {
        return tr("Taken %1 · %2")
            .arg(momentWords(fromUnixMilliseconds(file.changed.toMSecsSinceEpoch()), m_desk->clock().now()),
                 QLocale().formattedDataSize(file.size, 1, QLocale::DataSizeTraditionalFormat));
    }
    return {};
}

QHash<int, QByteArray> PhotoListModel::roleNames() const {
    return {{NameRole, "name"}, {DetailRole, "detail"}};
}

void PhotoListModel::take(int row) {
    const auto subject = Uuid::parse(m_subject.toStdString());
    if (m_busy || m_desk == nullptr || row < 0 || row >= count() || !subject) {
        return;
    }
    m_busy = true;
    m_trouble = {};
    emit changed();
    m_desk->inBackground(
        this,
        [path = Path(m_files.at(row).path.toStdString()), subject = *subject](service::Tablet& tablet) {
            return takeIn(tablet, path, subject);
        },
        [this](const Result<Kept>& kept) {
            m_busy = false;
            if (kept) {
                m_kept = textOf(kept->image.id);
                m_keptBeside = textOf(kept->beside);
            } else {
                m_trouble = wordsFor(kept.error());
            }
            emit changed();
        });
}

} // namespace holdfast::ui
