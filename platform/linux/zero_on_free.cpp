// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Zeroes memory when it is released, for the whole program: Qt copies strings, so what a worker typed lies in
// many blocks that nobody can clear by name. Linked into the program itself, these functions stand before the
// C library's for every library in the process; operator delete ends here too.
//
// Why this is safe: nothing here allocates, locks or calls anything that does, so it cannot come back into
// itself; it passes every block to the allocator that made it, by the names glibc exports for this purpose,
// so no lookup (which would allocate) is needed before main(). errno is left alone, as POSIX asks of free().
// Large blocks that the allocator maps are zeroed too: it costs milliseconds, and they hold photographs.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <malloc.h>

#ifndef __GLIBC__
#error "zero_on_free needs glibc's __libc_free"
#endif

// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming): glibc's names
extern "C" {
void __libc_free(void* block);
void* __libc_malloc(size_t size);

[[gnu::visibility("default")]] void free(void* block) noexcept {
    if (block == nullptr) {
        return;
    }
    // The whole block, not what was asked for: an earlier, longer text may have ended up in the rest.
    explicit_bzero(block, malloc_usable_size(block));
    __libc_free(block);
}

// The C library's own realloc would move a block and release the old one behind free()'s back.
[[gnu::visibility("default")]] void* realloc(void* block, size_t size) noexcept {
    if (block == nullptr) {
        return __libc_malloc(size);
    }
    if (size == 0) {
        free(block);
        return nullptr;
    }
    const size_t usable = malloc_usable_size(block);
    if (size <= usable && size >= usable / 2) {
        return block;
    }
    void* const moved = __libc_malloc(size);
    if (moved != nullptr) {
        memcpy(moved, block, size < usable ? size : usable);
        free(block);
    }
    return moved;
}

[[gnu::visibility("default")]] void* reallocarray(void* block, size_t count, size_t size) noexcept {
    size_t bytes = 0;
    if (__builtin_mul_overflow(count, size, &bytes)) {
        bytes = SIZE_MAX; // which malloc refuses, setting errno
    }
    return realloc(block, bytes);
}
}
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)
