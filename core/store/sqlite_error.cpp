// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite_error.h"

#include <sqlite3.h>

namespace holdfast::store {
namespace {

ErrorCode ioErrorCode(int extended) noexcept {
    switch (extended) {
    case SQLITE_IOERR_DATA:
    case SQLITE_IOERR_CORRUPTFS:
        return ErrorCode::StoreDamaged;
    case SQLITE_IOERR_NOMEM:
        return ErrorCode::OutOfMemory;
    case SQLITE_IOERR_READ:
    case SQLITE_IOERR_SHORT_READ:
    case SQLITE_IOERR_FSTAT:
        return ErrorCode::DiskRead;
    default:
        return ErrorCode::DiskWrite;
    }
}

ErrorCode constraintCode(int extended) noexcept {
    switch (extended) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
        return ErrorCode::AlreadyExists;
    case SQLITE_CONSTRAINT_TRIGGER:
        return ErrorCode::InvalidState;
    default:
        return ErrorCode::InvalidArgument;
    }
}

ErrorCode codeOf(int extended) noexcept {
    switch (extended & 0xFF) {
    case SQLITE_FULL:
        return ErrorCode::DiskFull;
    case SQLITE_IOERR:
        return ioErrorCode(extended);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
        return ErrorCode::StoreDamaged;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::StoreBusy;
    case SQLITE_NOMEM:
        return ErrorCode::OutOfMemory;
    case SQLITE_CONSTRAINT:
        return constraintCode(extended);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return ErrorCode::PermissionDenied;
    case SQLITE_TOOBIG:
        return ErrorCode::TooLarge;
    case SQLITE_CANTOPEN:
        return ErrorCode::DiskRead;
    case SQLITE_RANGE:
    case SQLITE_MISMATCH:
        return ErrorCode::InvalidArgument;
    default:
        return ErrorCode::Internal;
    }
}

} // namespace

Error sqliteError(int code, SourcePlace where) noexcept {
    return Error(codeOf(code), code, where);
}

} // namespace holdfast::store
