/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#include "ossicle-wiping-free.h"

/* What this program holds of an access key is wiped by who holds it. But the libraries below copy:
 * the clipboard and the input method what was pasted, the HTTP library headers, the bus messages,
 * the XML reader what a server repeated of a token. None of them wipes what it frees, and a core
 * dump would show it. So whatever is freed is overwritten first, from when somebody looks for
 * access keys: before that it would only lengthen the start, by a tenth of its processor time.
 *
 * mallopt (M_PERTURB) would be for this, but passes over blocks that go to the thread's cache,
 * which small ones like these do. The sanitizers have an allocator of their own. */

static int wipes;

/**
 * ossicle_wiping_free_begin:
 *
 * From now on, and for good, what is freed is wiped. To be called before a secret is there.
 */
void
ossicle_wiping_free_begin (void)
{
  __atomic_store_n (&wipes, 1, __ATOMIC_RELAXED);
}

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

/* Larger blocks always are maps of their own, which the kernel takes back. */
#define LARGEST_KEPT ((size_t) 32 * 1024 * 1024)

extern void __libc_free (void *block);
extern void *__libc_realloc (void *block, size_t size);

/* 0 for what need not be wiped. */
static inline size_t
measure (void *block)
{
  size_t size;

  if (__atomic_load_n (&wipes, __ATOMIC_RELAXED) == 0)
    return 0;

  size = malloc_usable_size (block);

  return size <= LARGEST_KEPT ? size : 0;
}

void
free (void *block)
{
  size_t size = measure (block);

  if (size > 0)
    explicit_bzero (block, size);
  __libc_free (block);
}

/* The C library's own would leave the old block behind as it was. */
void *
realloc (void *block, size_t size)
{
  size_t had = measure (block);
  void *moved;

  if (had == 0 || size == 0)
    return __libc_realloc (block, size);

  if (size <= had)
    {
      explicit_bzero ((char *) block + size, had - size);
      return __libc_realloc (block, size);
    }

  moved = malloc (size);
  if (moved == NULL)
    return NULL;
  memcpy (moved, block, had);
  free (block);

  return moved;
}

#endif
