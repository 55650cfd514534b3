/* Notes down what a power cut would take from the files under one folder.
 *
 * Promises: whatever is written, cut, made, renamed or unlinked there is noted, with what stood before, ahead of being
 * done; whatever is synced is noted too, and not asked of the real disk. Notes outlive a process that is killed.
 * Refuses to judge: what the disk would have kept is for tests/power/disk.py, which reads the notes.
 *
 * Loaded by LD_PRELOAD. POWER_ROOT: the folder. POWER_NOTES: the folder of the notes, on the same file system.
 * POWER_SYNC_US: how long a sync takes; until then it has not happened.
 * SQLite's shared memory (-shm) is left alone: nobody reads it after a cut. Files that are mapped to be written, or
 * filled by splice, sendfile and the like, are not seen; nothing here does that.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name, result, ...) \
    static result (*real)(__VA_ARGS__); \
    if (!real) real = (result (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

struct note {
    uint64_t inode;
    int64_t offset, size; /* where it is written, and how long the file was; of a sync, how far the notes were */
    uint32_t length, path; /* bytes of what stood there, and of the name that comes first */
    char what, pad[7];
};

static int begins(const char *path, const char *folder) {
    size_t long_ = strlen(folder);
    return long_ && !strncmp(path, folder, long_) && path[long_] == '/';
}

static int ours(const char *path) {
    const char *root = getenv("POWER_ROOT");
    size_t long_ = strlen(path);
    if (!root || !(begins(path, root) || !strcmp(path, root))) return 0;
    return !(long_ > 4 && !strcmp(path + long_ - 4, "-shm"));
}

static int whole(int folder, const char *path, char *out) {
    char at[PATH_MAX];
    if (path[0] == '/') return snprintf(out, PATH_MAX, "%s", path) < PATH_MAX;
    if (folder == AT_FDCWD) {
        if (!getcwd(at, sizeof at)) return 0;
    } else {
        char link[64];
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        ssize_t got = readlink(link, at, sizeof at - 1);
        if (got < 0) return 0;
        at[got] = 0;
    }
    return snprintf(out, PATH_MAX, "%s/%s", at, path) < PATH_MAX;
}

static int ours_open(int fd, struct stat *st, char *path) { /* what this descriptor is, if it is ours */
    char link[64];
    if (fd < 3 || fstat(fd, st) || !(S_ISREG(st->st_mode) || S_ISDIR(st->st_mode))) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t got = readlink(link, path, PATH_MAX - 1);
    if (got < 0) return 0;
    path[got] = 0;
    return ours(path);
}

static int turn(void) { /* one at a time, of all threads and processes; whoever is killed lets go */
    REAL("open", int, const char *, int, ...);
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/lock", getenv("POWER_NOTES"));
    int lock = real(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0 || flock(lock, LOCK_EX)) abort();
    return lock;
}

static void done(int lock) { close(lock); }

static void put(char what, uint64_t inode, int64_t offset, int64_t size, const char *path, const void *before,
                size_t length) {
    REAL("open", int, const char *, int, ...);
    ssize_t (*out)(int, const struct iovec *, int) = (ssize_t(*)(int, const struct iovec *, int))dlsym(RTLD_NEXT, "writev");
    char file[PATH_MAX];
    int was = errno;
    snprintf(file, sizeof file, "%s/notes", getenv("POWER_NOTES"));
    int notes = real(file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    struct note head = {inode, offset, size, length, strlen(path), what, ""};
    struct iovec parts[] = {{&head, sizeof head}, {(void *)path, head.path}, {(void *)before, length}};
    if (notes < 0 || out(notes, parts, 3) != (ssize_t)(sizeof head + head.path + length)) abort();
    close(notes);
    errno = was;
}

static void overwritten(int fd, const struct stat *st, const char *path, int64_t from, int64_t upto) {
    size_t length = from < st->st_size ? (size_t)((upto < st->st_size ? upto : st->st_size) - from) : 0;
    char *before = malloc(length + 1);
    if (!before) abort();
    /* By the same descriptor: to close another one of the same file would let go of SQLite's locks. */
    if (length && pread(fd, before, length, from) != (ssize_t)length) {
        char again[64];
        snprintf(again, sizeof again, "/proc/self/fd/%d", fd); /* open for writing alone: no file of SQLite's */
        REAL("open", int, const char *, int, ...);
        int in = real(again, O_RDONLY | O_CLOEXEC);
        if (in < 0 || pread(in, before, length, from) != (ssize_t)length) abort();
        close(in);
    }
    put('W', st->st_ino, from, st->st_size, path, before, length);
    free(before);
}

#define NOTED(fd, from, upto, call) do { \
    struct stat st; char path[PATH_MAX]; \
    if (!ours_open(fd, &st, path) || !S_ISREG(st.st_mode)) return call; \
    int lock = turn(); \
    fstat(fd, &st); \
    overwritten(fd, &st, path, from, upto); \
    __typeof__(call) result = call; \
    int was = errno; done(lock); errno = was; \
    return result; \
} while (0)

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
    REAL("pwrite64", ssize_t, int, const void *, size_t, off64_t);
    NOTED(fd, at, at + (int64_t)count, real(fd, bytes, count, at));
}
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) { return pwrite64(fd, bytes, count, at); }

static int64_t stands(int fd, const struct stat *st) {
    return fcntl(fd, F_GETFL) & O_APPEND ? st->st_size : lseek(fd, 0, SEEK_CUR);
}
ssize_t write(int fd, const void *bytes, size_t count) {
    REAL("write", ssize_t, int, const void *, size_t);
    NOTED(fd, stands(fd, &st), stands(fd, &st) + (int64_t)count, real(fd, bytes, count));
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
    REAL("writev", ssize_t, int, const struct iovec *, int);
    int64_t length = 0;
    for (int i = 0; i < count; i++) length += parts[i].iov_len;
    NOTED(fd, stands(fd, &st), stands(fd, &st) + length, real(fd, parts, count));
}

int ftruncate64(int fd, off64_t size) {
    REAL("ftruncate64", int, int, off64_t);
    NOTED(fd, size, INT64_MAX, real(fd, size));
}
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

static int synced(int fd) {
    struct stat st;
    char path[PATH_MAX];
    if (!ours_open(fd, &st, path)) return 0;
    char file[PATH_MAX];
    struct stat notes = {0};
    const char *takes = getenv("POWER_SYNC_US");
    snprintf(file, sizeof file, "%s/notes", getenv("POWER_NOTES"));
    int lock = turn();
    stat(file, &notes); /* what is noted from here on is not in this sync any more */
    done(lock);
    if (takes) usleep(atoi(takes));
    lock = turn();
    put('S', st.st_ino, notes.st_size, 0, path, "", 0);
    done(lock);
    return 1;
}
int fsync(int fd) {
    REAL("fsync", int, int);
    return synced(fd) ? 0 : real(fd);
}
int fdatasync(int fd) {
    REAL("fdatasync", int, int);
    return synced(fd) ? 0 : real(fd);
}

static int opened(int folder, const char *name, int flags, mode_t mode) {
    REAL("openat64", int, int, const char *, int, ...);
    char path[PATH_MAX];
    struct stat st;
    if (!(flags & (O_CREAT | O_TRUNC)) || !getenv("POWER_NOTES") || !whole(folder, name, path) || !ours(path))
        return real(folder, name, flags, mode);
    int lock = turn();
    int was_there = !stat(path, &st);
    if (was_there && flags & O_TRUNC && S_ISREG(st.st_mode) && st.st_size) {
        int before = real(folder, name, O_RDONLY | O_CLOEXEC);
        if (before >= 0) overwritten(before, &st, path, 0, INT64_MAX);
        if (before >= 0) close(before);
    }
    int fd = real(folder, name, flags, mode);
    int was = errno;
    if (fd >= 0 && !was_there && !fstat(fd, &st)) put('C', st.st_ino, 0, 0, path, "", 0);
    done(lock);
    errno = was;
    return fd;
}
#define MODE mode_t mode = 0; if (flags & O_CREAT) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }
int open(const char *name, int flags, ...) { MODE return opened(AT_FDCWD, name, flags, mode); }
int open64(const char *name, int flags, ...) { MODE return opened(AT_FDCWD, name, flags, mode); }
int openat(int folder, const char *name, int flags, ...) { MODE return opened(folder, name, flags, mode); }
int openat64(int folder, const char *name, int flags, ...) { MODE return opened(folder, name, flags, mode); }

/* Names */

static void buried(const char *path, uint64_t inode) { /* what is unlinked is kept, should the unlinking be undone */
    REAL("link", int, const char *, const char *);
    char grave[PATH_MAX];
    snprintf(grave, sizeof grave, "%s/%llu", getenv("POWER_NOTES"), (unsigned long long)inode);
    if (real(path, grave) && errno != EEXIST) abort();
}
static int unlinked(int folder, const char *name, int flags) {
    REAL("unlinkat", int, int, const char *, int);
    char path[PATH_MAX];
    struct stat st;
    if (!getenv("POWER_NOTES") || !whole(folder, name, path) || !ours(path) || lstat(path, &st) || !S_ISREG(st.st_mode))
        return real(folder, name, flags);
    int lock = turn();
    buried(path, st.st_ino);
    put('U', st.st_ino, 0, 0, path, "", 0);
    int result = real(folder, name, flags), was = errno;
    done(lock);
    errno = was;
    return result;
}
int unlink(const char *name) { return unlinked(AT_FDCWD, name, 0); }
int unlinkat(int folder, const char *name, int flags) { return unlinked(folder, name, flags); }

static int renamed(int from, const char *old, int to, const char *new) {
    REAL("renameat", int, int, const char *, int, const char *);
    char path[PATH_MAX], other[PATH_MAX];
    struct stat st, over;
    if (!getenv("POWER_NOTES") || !whole(from, old, path) || !whole(to, new, other) || !ours(other) || lstat(path, &st))
        return real(from, old, to, new);
    int lock = turn();
    if (!lstat(other, &over) && S_ISREG(over.st_mode)) {
        buried(other, over.st_ino);
        put('U', over.st_ino, 0, 0, other, "", 0);
    }
    int result = real(from, old, to, new), was = errno;
    if (!result) put('R', st.st_ino, 0, 0, other, path, strlen(path));
    done(lock);
    errno = was;
    return result;
}
int rename(const char *old, const char *new) { return renamed(AT_FDCWD, old, AT_FDCWD, new); }
int renameat(int from, const char *old, int to, const char *new) { return renamed(from, old, to, new); }

static int linked(int from, const char *old, int to, const char *new, int flags) {
    REAL("linkat", int, int, const char *, int, const char *, int);
    char path[PATH_MAX];
    struct stat st;
    int result = real(from, old, to, new, flags), was = errno;
    if (!result && getenv("POWER_NOTES") && whole(to, new, path) && ours(path) && !lstat(path, &st)) {
        int lock = turn();
        put('L', st.st_ino, 0, 0, path, "", 0);
        done(lock);
    }
    errno = was;
    return result;
}
int link(const char *old, const char *new) { return linked(AT_FDCWD, old, AT_FDCWD, new, 0); }
int linkat(int from, const char *old, int to, const char *new, int flags) { return linked(from, old, to, new, flags); }
