/* Many phones in one process: the load client of the bench, the same for every contender.

   Promises: one epoll loop and no copy of what comes in, so that the servers are the slow side; the time at which each
   socket got what it waited for, by the monotonic clock. It looks for texts in the payloads, whatever the protocol.
   Refuses: to check what a server says beyond that; to merge or keep anything.

     crowd PORT FILE WELCOME      FILE: u32 sockets, then for each three blocks of u32 length and bytes: the request of
                                  its handshake, frames it sends after that, and how it asks for more (Callboard).
                                  WELCOME: hexadecimal; a socket is open when this has come to it; empty: at once.
   On standard input, one JSON line of answer each:
     watch MARK N                 from now on each socket waits for MARK00000 to MARK(N-1), five figures
     open PARALLEL SECONDS        connects all
     fire SOCKET FILE SECONDS     sends the bytes of FILE on one socket; until all others have all N
     wait SECONDS                 until all sockets have all N, counted from the last `open`
     idle SECONDS                 counts the bytes of that time
     close | quit */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

enum { ROOM = 64, READ = 1 << 18, FIGURES = 5 };
typedef struct { uint32_t size; char *bytes; } block;
typedef struct {
    int fd, shaken, welcome, byes;
    unsigned char head[14]; int have; uint64_t rest; int op, fresh;
    char tail[ROOM]; int tailed;
    char *kept; size_t held;          /* the head of a Callboard reply, or a control frame */
    int keeping;
    block out; size_t sent;
    uint32_t found; uint8_t *bits; double at;
} phone;

static phone *phones; static block (*given)[3];
static uint32_t count, wanted, opened, full; static int sender = -1;
static char mark[ROOM], welcome[ROOM]; static int mark_size, welcome_size;
static int loop, port; static double began; static uint64_t came, went;
static char space[ROOM + READ];

static double now(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return t.tv_sec * 1e3 + t.tv_nsec / 1e6; }
static void die(const char *what) { perror(what); exit(1); }

static void listen_for(phone *p, int add) {
    struct epoll_event e = {.events = EPOLLIN | (p->sent < p->out.size ? EPOLLOUT : 0), .data.ptr = p};
    epoll_ctl(loop, add ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, p->fd, &e);
}
static void flush(phone *p) {
    while (p->sent < p->out.size) {
        ssize_t n = send(p->fd, p->out.bytes + p->sent, p->out.size - p->sent, MSG_NOSIGNAL);
        if (n < 0) break;
        p->sent += n; went += n;
    }
    listen_for(p, 0);
    if (p->sent == p->out.size) { free(p->out.bytes); p->out = (block){0}; p->sent = 0; }
}
static void say(phone *p, const char *bytes, size_t size) {
    p->out.bytes = realloc(p->out.bytes, p->out.size + size);
    memcpy(p->out.bytes + p->out.size, bytes, size);
    p->out.size += size;
    flush(p);
}
static void say_frame(phone *p, int op, const char *text, size_t size) {
    unsigned char *f = malloc(size + 14); int at = 0;
    const unsigned char key[4] = {0x5a, 0x17, 0xc3, 0x88};
    f[at++] = 0x80 | op;
    if (size < 126) f[at++] = 0x80 | size;
    else { f[at++] = 0x80 | 126; f[at++] = size >> 8; f[at++] = size; }
    memcpy(f + at, key, 4); at += 4;
    for (size_t i = 0; i < size; i++) f[at + i] = text[i] ^ key[i & 3];
    say(p, (char *)f, at + size); free(f);
}

static void got(phone *p, uint32_t index) {
    if (index >= wanted || (p->bits[index >> 3] >> (index & 7) & 1)) return;
    p->bits[index >> 3] |= 1 << (index & 7);
    if (++p->found == wanted) { p->at = now(); if (p - phones != sender) full++; }
}
static void look(phone *p, char *from, size_t size) {
    from -= p->tailed; memcpy(from, p->tail, p->tailed); size += p->tailed;
    if (!p->welcome && memmem(from, size, welcome, welcome_size)) { p->welcome = 1; opened++; p->at = now(); }
    char *end = from + size, *hit = from;
    while (wanted && (hit = memmem(hit, end - hit, mark, mark_size)) && end - hit >= mark_size + FIGURES) {
        uint32_t index = 0;
        for (int i = 0; i < FIGURES; i++) index = index * 10 + (hit[mark_size + i] - '0');
        got(p, index); hit += mark_size;
    }
    int keep = (mark_size > welcome_size ? mark_size : welcome_size) + FIGURES - 1;
    p->tailed = size < (size_t)keep ? (int)size : keep;
    memcpy(p->tail, end - p->tailed, p->tailed);
}
/* A page of Callboard's that is not the last: asks for the next from where it ends. */
static void page(phone *p) {
    char *text = p->kept, *more = strstr(text, "\"more\":true"), *scope = strstr(text, "\"scope\":\""), *to = strstr(text, "\"to\":{");
    if (!more || !scope || !to) return;
    block *ask = &given[p - phones][2]; char *said;
    int cursor = strchr(to, '}') + 1 - (to + 5), named = strchr(scope + 9, '"') + 1 - (scope + 8);
    int size = asprintf(&said, "%.*s,\"scope\":%.*s,\"from\":%.*s,\"applied\":%.*s}", (int)ask->size, ask->bytes, named, scope + 8, cursor, to + 5, cursor, to + 5);
    say_frame(p, 1, said, size); free(said);
}
static void keep(phone *p, const char *bytes, size_t size, int last) {
    if (p->fresh) { p->held = 0; p->keeping = p->op >= 8 || (p->op == 1 && (bytes[0] == '{' || bytes[0] == '2')); p->fresh = 0; }
    if (!p->keeping) return;
    p->kept = realloc(p->kept, p->held + size + 1);
    memcpy(p->kept + p->held, bytes, size); p->held += size; p->kept[p->held] = 0;
    char *changes = p->op == 1 ? strstr(p->kept, "\"changes\":[") : NULL;
    if (!last && !changes) return;
    if (p->op == 9) say_frame(p, 10, p->kept, p->held);
    else if (p->op == 1 && p->held == 1 && p->kept[0] == '2') say_frame(p, 1, "3", 1);
    else if (!strncmp(p->kept, "{\"type\":\"bye\"", 13)) p->byes++;
    else if (!strncmp(p->kept, "{\"type\":\"reply\"", 15)) page(p);
    free(p->kept); p->kept = NULL; p->held = 0; p->keeping = 0;
}
static void take(phone *p, char *at, size_t size) {
    char *end = at + size;
    while (at < end) {
        if (!p->rest) {
            p->head[p->have++] = *at++;
            if (p->have < 2) continue;
            int small = p->head[1] & 127, need = small == 126 ? 4 : small == 127 ? 10 : 2;
            if (p->have < need) continue;
            uint64_t length = 0;
            for (int i = 2; i < need; i++) length = length << 8 | p->head[i];
            p->rest = need == 2 ? (uint64_t)small : length;
            p->op = p->head[0] & 15 ? p->head[0] & 15 : p->op; p->have = 0; p->tailed = 0; p->fresh = 1;
            if (!p->rest && p->op == 9) say_frame(p, 10, "", 0);
            continue;
        }
        size_t part = (uint64_t)(end - at) < p->rest ? (size_t)(end - at) : p->rest;
        p->rest -= part;
        keep(p, at, part, !p->rest);
        look(p, at, part);
        at += part;
    }
}
static void gone(phone *p) { if (p->fd >= 0) { close(p->fd); p->fd = -1; } }
static void readable(phone *p) {
    ssize_t n = recv(p->fd, space + ROOM, READ, 0);
    if (n <= 0) { if (n == 0 || (errno != EAGAIN && errno != EINTR)) gone(p); return; }
    came += n;
    char *at = space + ROOM;
    if (!p->shaken) {
        char *end = memmem(at, n, "\r\n\r\n", 4);
        if (!end || memcmp(at, "HTTP/1.1 101", 12)) { if (getenv("CROWD_TALK")) fprintf(stderr, "%.*s\n", (int)n, at); gone(p); return; }
        p->shaken = 1; n -= end + 4 - at; at = end + 4;
        if (!welcome_size) { p->welcome = 1; opened++; p->at = now(); }
        block *hello = &given[p - phones][1];
        if (hello->size) say(p, hello->bytes, hello->size);
    }
    if (n > 0) take(p, at, n);
}
static void turn(int ms) {
    struct epoll_event events[512];
    int n = epoll_wait(loop, events, 512, ms);
    for (int i = 0; i < n; i++) {
        phone *p = events[i].data.ptr;
        if (p->fd >= 0 && events[i].events & EPOLLOUT) flush(p);
        if (p->fd >= 0 && events[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR)) readable(p);
    }
}
static int by_time(const void *a, const void *b) { double x = *(double *)a, y = *(double *)b; return x < y ? -1 : x > y; }
static void tell(uint32_t done, uint32_t of) {
    double *times = malloc(sizeof(double) * (count + 1)); uint32_t n = 0, lost = 0, byes = 0;
    for (uint32_t i = 0; i < count; i++) {
        if ((int)i != sender && phones[i].at >= began) times[n++] = phones[i].at - began;
        lost += phones[i].fd < 0; byes += phones[i].byes;
    }
    qsort(times, n, sizeof(double), by_time);
    printf("{\"done\":%u,\"of\":%u,\"lost\":%u,\"byes\":%u,\"last_ms\":%.3f,\"median_ms\":%.3f,\"ms\":%.3f}\n", done, of, lost, byes, n ? times[n - 1] : -1, n ? times[n / 2] : -1, now() - began);
    free(times);
}
static void watch(uint32_t n) {
    wanted = n; full = 0; sender = -1;
    for (uint32_t i = 0; i < count; i++) {
        phones[i].found = 0; phones[i].at = 0; phones[i].tailed = 0;
        phones[i].bits = realloc(phones[i].bits, n / 8 + 1); memset(phones[i].bits, 0, n / 8 + 1);
    }
}
static void connect_one(phone *p) {
    uint8_t *bits = p->bits; *p = (phone){.fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), .bits = bits};
    if (p->fd < 0) die("socket");
    int one = 1; setsockopt(p->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (connect(p->fd, (struct sockaddr *)&to, sizeof to) && errno != EINPROGRESS) die("connect");
    block *ask = &given[p - phones][0];
    p->out = (block){ask->size, memcpy(malloc(ask->size), ask->bytes, ask->size)};
    listen_for(p, 1);
}
static uint32_t failed(uint32_t begun) { uint32_t n = 0; for (uint32_t i = 0; i < begun; i++) n += phones[i].fd < 0 && !phones[i].welcome; return n; }
static void command(char *line) {
    char word[16] = "", file[4096] = ""; double seconds = 0; uint32_t n = 0; int at = 0;
    sscanf(line, "%15s%n", word, &at);
    if (!strcmp(word, "watch") && sscanf(line + at, "%50s %u", mark, &n) == 2) { mark_size = strlen(mark); watch(n); puts("{}"); }
    else if (!strcmp(word, "open") && sscanf(line + at, "%u %lf", &n, &seconds) == 2) {
        uint32_t begun = 0; began = now(); opened = full = 0; sender = -1;
        while (opened + failed(begun) < count && now() - began < seconds * 1e3) {
            uint32_t busy = begun - opened - failed(begun);
            while (begun < count && busy < n) { connect_one(&phones[begun++]); busy++; }
            turn(50);
        }
        tell(opened, count);
    } else if (!strcmp(word, "fire") && sscanf(line + at, "%u %4095s %lf", &n, file, &seconds) == 3) {
        FILE *f = fopen(file, "rb"); if (!f) die(file);
        fseek(f, 0, SEEK_END); long size = ftell(f); rewind(f);
        char *bytes = malloc(size); if (fread(bytes, 1, size, f) != (size_t)size) die(file);
        fclose(f); turn(0); sender = n; full = 0; began = now();
        say(&phones[n], bytes, size); free(bytes);
        while (full < count - 1 && now() - began < seconds * 1e3) turn(100);
        tell(full, count - 1);
    } else if (!strcmp(word, "wait") && sscanf(line + at, "%lf", &seconds) == 1) {
        while (full < count && now() - began < seconds * 1e3) turn(100);
        tell(full, count);
    } else if (!strcmp(word, "idle") && sscanf(line + at, "%lf", &seconds) == 1) {
        turn(0); came = went = 0; double from = now();
        while (now() - from < seconds * 1e3) turn(100);
        printf("{\"in\":%lu,\"out\":%lu,\"seconds\":%.3f}\n", came, went, (now() - from) / 1e3);
    } else if (!strcmp(word, "close")) { for (uint32_t i = 0; i < count; i++) gone(&phones[i]); puts("{}"); }
    else if (!strcmp(word, "quit")) exit(0);
    else puts("{\"error\":\"no such command\"}");
    fflush(stdout);
}
int main(int argc, char **argv) {
    if (argc < 4) { fputs("crowd PORT FILE WELCOME\n", stderr); return 2; }
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    struct rlimit most; getrlimit(RLIMIT_NOFILE, &most); most.rlim_cur = most.rlim_max; setrlimit(RLIMIT_NOFILE, &most);
    port = atoi(argv[1]);
    for (const char *h = argv[3]; h[0] && h[1] && welcome_size < 50; h += 2) { unsigned byte; sscanf(h, "%2x", &byte); welcome[welcome_size++] = byte; }
    FILE *f = fopen(argv[2], "rb"); if (!f || fread(&count, 4, 1, f) != 1) die(argv[2]);
    phones = calloc(count, sizeof *phones); given = calloc(count, sizeof *given);
    for (uint32_t i = 0; i < count; i++) {
        phones[i].fd = -1;
        for (int k = 0; k < 3; k++) {
            block *b = &given[i][k];
            if (fread(&b->size, 4, 1, f) != 1) die("short file");
            b->bytes = malloc(b->size + 1); if (fread(b->bytes, 1, b->size, f) != b->size) die("short file");
        }
    }
    fclose(f);
    loop = epoll_create1(0);
    struct epoll_event e = {.events = EPOLLIN, .data.ptr = NULL}; (void)e;
    /* Between commands pings still want an answer. */
    char line[8192]; size_t size = 0; fcntl(0, F_SETFL, O_NONBLOCK);
    for (;;) {
        ssize_t n = read(0, line + size, 1);
        if (n == 0) return 0;
        if (n < 0) { turn(2); continue; }
        if (line[size] == '\n') { line[size] = 0; size = 0; command(line); } else if (size < sizeof line - 2) size++;
    }
}
