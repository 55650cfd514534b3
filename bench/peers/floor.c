/* The floor: what one change to many sockets costs with nothing around it. One epoll loop; what one socket says, all
   others get, framed once. With a file, each change is first appended and is on the disk (fdatasync) before it leaves.
   Promises nothing else: no rights, no merging, no order kept for who was away, no check of the handshake.

     floor [FILE]      prints the port it listens on */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

static const char YES[] = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
typedef struct { int shaken; size_t have; unsigned char *in; } peer;
static peer *peers; static int *open_ones, many, most, store = -1;

static void send_all(int fd, const void *bytes, size_t size) {
    const char *at = bytes;
    while (size) { ssize_t n = send(fd, at, size, MSG_NOSIGNAL); if (n <= 0) return; at += n; size -= n; }
}
static void spread(int from, const unsigned char *payload, size_t size, int op) {
    unsigned char *frame = malloc(size + 10); int at = 0;
    frame[at++] = 0x80 | op;
    if (size < 126) frame[at++] = size;
    else if (size < 65536) { frame[at++] = 126; frame[at++] = size >> 8; frame[at++] = size; }
    else { frame[at++] = 127; for (int i = 7; i >= 0; i--) frame[at++] = (uint64_t)size >> (8 * i); }
    memcpy(frame + at, payload, size);
    if (store >= 0 && (write(store, payload, size) != (ssize_t)size || fdatasync(store))) exit(1);
    for (int i = 0; i < many; i++) if (open_ones[i] != from) send_all(open_ones[i], frame, at + size);
    free(frame);
}
/* One whole frame at the front, if it is there; its size, else 0. */
static size_t heard(int fd, unsigned char *in, size_t have) {
    if (have < 6) return 0;
    uint64_t size = in[1] & 127; size_t head = size == 126 ? 4 : size == 127 ? 10 : 2;
    if (have < head + 4) return 0;
    if (head > 2) { size = 0; for (size_t i = 2; i < head; i++) size = size << 8 | in[i]; }
    if (have < head + 4 + size) return 0;
    unsigned char *key = in + head, *payload = key + 4; int op = in[0] & 15;
    for (uint64_t i = 0; i < size; i++) payload[i] ^= key[i & 3];
    if (op == 1 || op == 2) spread(fd, payload, size, op);
    return head + 4 + size;
}
static void readable(int fd) {
    peer *p = &peers[fd]; unsigned char part[65536];
    ssize_t n = recv(fd, part, sizeof part, MSG_DONTWAIT);
    if (n <= 0) {
        for (int i = 0; i < many; i++) if (open_ones[i] == fd) { open_ones[i] = open_ones[--many]; break; }
        free(p->in); *p = (peer){0}; close(fd); return;
    }
    p->in = realloc(p->in, p->have + n); memcpy(p->in + p->have, part, n); p->have += n;
    size_t done = 0;
    if (!p->shaken) {
        unsigned char *end = memmem(p->in, p->have, "\r\n\r\n", 4);
        if (!end) return;
        send_all(fd, YES, sizeof YES - 1); p->shaken = 1; open_ones[many++] = fd; done = end + 4 - p->in;
    }
    for (size_t took; (took = heard(fd, p->in + done, p->have - done));) done += took;
    p->have -= done; memmove(p->in, p->in + done, p->have);
    if (!p->have) { free(p->in); p->in = NULL; }
}
int main(int argc, char **argv) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    struct rlimit limit; getrlimit(RLIMIT_NOFILE, &limit); limit.rlim_cur = limit.rlim_max; setrlimit(RLIMIT_NOFILE, &limit);
    most = limit.rlim_cur > 100000 ? 100000 : limit.rlim_cur;
    peers = calloc(most, sizeof *peers); open_ones = calloc(most, sizeof *open_ones);
    if (argc > 1 && (store = open(argv[1], O_WRONLY | O_CREAT | O_APPEND, 0600)) < 0) { perror(argv[1]); return 1; }
    int door = socket(AF_INET, SOCK_STREAM, 0), one = 1;
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)}; socklen_t size = sizeof at;
    if (bind(door, (struct sockaddr *)&at, size) || listen(door, 4096) || getsockname(door, (struct sockaddr *)&at, &size)) { perror("floor"); return 1; }
    printf("%d\n", ntohs(at.sin_port)); fflush(stdout);
    int loop = epoll_create1(0);
    struct epoll_event e = {.events = EPOLLIN, .data.fd = door}, events[512]; epoll_ctl(loop, EPOLL_CTL_ADD, door, &e);
    for (;;) {
        int n = epoll_wait(loop, events, 512, -1);
        for (int i = 0; i < n; i++) {
            if (events[i].data.fd != door) { readable(events[i].data.fd); continue; }
            int fd = accept(door, NULL, NULL);
            if (fd < 0 || fd >= most) { if (fd >= 0) close(fd); continue; }
            setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
            e = (struct epoll_event){.events = EPOLLIN, .data.fd = fd}; epoll_ctl(loop, EPOLL_CTL_ADD, fd, &e);
        }
    }
}
