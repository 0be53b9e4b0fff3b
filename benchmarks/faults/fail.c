/* Lets one call that changes the disk fail, below Python and below SQLite.

   Built as a shared library and preloaded. `faults_arm(root, n, how)` counts the calls that change
   something below `root`; the n-th fails with an error number, or the process dies there (how 0).
   A write that fails or dies has half of its bytes written. With `how` negative the disk stays
   full: that call and all that ask for room after it fail. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static char below[PATH_MAX];
static long turn, count;
static int action, armed;

void faults_arm(const char *root, long n, int how) {
    strncpy(below, root, sizeof below - 1);
    turn = n; action = how; count = 0; armed = 1;
}

long faults_stop(void) { armed = 0; return count; }

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int concerns(const char *path) {
    char whole[PATH_MAX];
    if (!armed || !path) return 0;
    if (path[0] != '/') {
        if (!getcwd(whole, sizeof whole)) return 0;
        path = whole;
    }
    return strncmp(path, below, strlen(below)) == 0;
}

static int concerns_fd(int fd) {
    char link[64], path[PATH_MAX];
    if (!armed) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, sizeof path - 1);
    if (n < 0) return 0;
    path[n] = 0;
    return path[0] == '/' && concerns(path);
}

static int concerns_at(int dir, const char *path) {
    return path && path[0] != '/' && dir != AT_FDCWD ? concerns_fd(dir) : concerns(path);
}

/* Whether this call is to fail; `room` says whether a full disk would refuse it. */
static int fails(int room) {
    count++;
    if (action < 0) return count >= turn && room && (errno = -action);
    if (count != turn) return 0;
    if (action) errno = action;
    return 1;
}

static void die(void) { if (!action) { kill(getpid(), SIGKILL); pause(); } }

#define GUARD(is_ours, room) if ((is_ours) && fails(room)) { die(); return -1; }
#define GUARD_HALF(is_ours, half) \
    if ((is_ours) && fails(1)) { int said = errno; half; die(); errno = said; return -1; }

ssize_t write(int fd, const void *data, size_t n) {
    GUARD_HALF(concerns_fd(fd), REAL(write)(fd, data, n / 2))
    return REAL(write)(fd, data, n);
}
ssize_t pwrite(int fd, const void *data, size_t n, off_t at) {
    GUARD_HALF(concerns_fd(fd), REAL(pwrite)(fd, data, n / 2, at))
    return REAL(pwrite)(fd, data, n, at);
}
ssize_t pwrite64(int fd, const void *data, size_t n, off64_t at) {
    GUARD_HALF(concerns_fd(fd), REAL(pwrite64)(fd, data, n / 2, at))
    return REAL(pwrite64)(fd, data, n, at);
}
ssize_t writev(int fd, const struct iovec *parts, int n) {
    GUARD(concerns_fd(fd), 1)
    return REAL(writev)(fd, parts, n);
}
ssize_t sendfile(int out, int in, off_t *at, size_t n) {
    GUARD_HALF(concerns_fd(out), REAL(sendfile)(out, in, at, n > 4096 ? 4096 : n))
    return REAL(sendfile)(out, in, at, n);
}
ssize_t sendfile64(int out, int in, off64_t *at, size_t n) {
    GUARD_HALF(concerns_fd(out), REAL(sendfile64)(out, in, at, n > 4096 ? 4096 : n))
    return REAL(sendfile64)(out, in, at, n);
}
ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t n, unsigned flags) {
    GUARD(concerns_fd(out), 1)
    return REAL(copy_file_range)(in, from, out, to, n, flags);
}
int fsync(int fd) { GUARD(concerns_fd(fd), 1) return REAL(fsync)(fd); }
int fdatasync(int fd) { GUARD(concerns_fd(fd), 1) return REAL(fdatasync)(fd); }
int ftruncate(int fd, off_t n) { GUARD(concerns_fd(fd), 0) return REAL(ftruncate)(fd, n); }
int ftruncate64(int fd, off64_t n) { GUARD(concerns_fd(fd), 0) return REAL(ftruncate64)(fd, n); }
int rename(const char *a, const char *b) { GUARD(concerns(b), 1) return REAL(rename)(a, b); }
int renameat(int da, const char *a, int db, const char *b) {
    GUARD(concerns_at(db, b), 1)
    return REAL(renameat)(da, a, db, b);
}
int unlink(const char *path) { GUARD(concerns(path), 0) return REAL(unlink)(path); }
int unlinkat(int dir, const char *path, int flags) {
    GUARD(concerns_at(dir, path), 0)
    return REAL(unlinkat)(dir, path, flags);
}
int rmdir(const char *path) { GUARD(concerns(path), 0) return REAL(rmdir)(path); }
int mkdir(const char *path, mode_t mode) { GUARD(concerns(path), 1) return REAL(mkdir)(path, mode); }
int mkdirat(int dir, const char *path, mode_t mode) {
    GUARD(concerns_at(dir, path), 1)
    return REAL(mkdirat)(dir, path, mode);
}

#define OPENS(flags) ((flags) & (O_WRONLY | O_RDWR | O_CREAT))
#define MODE(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | __O_TMPFILE)) { \
        va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); \
    }

int open(const char *path, int flags, ...) {
    MODE(flags)
    GUARD(OPENS(flags) && concerns(path), 1)
    return REAL(open)(path, flags, mode);
}
int open64(const char *path, int flags, ...) {
    MODE(flags)
    GUARD(OPENS(flags) && concerns(path), 1)
    return REAL(open64)(path, flags, mode);
}
int openat(int dir, const char *path, int flags, ...) {
    MODE(flags)
    GUARD(OPENS(flags) && concerns_at(dir, path), 1)
    return REAL(openat)(dir, path, flags, mode);
}
int openat64(int dir, const char *path, int flags, ...) {
    MODE(flags)
    GUARD(OPENS(flags) && concerns_at(dir, path), 1)
    return REAL(openat64)(dir, path, flags, mode);
}
