/* BSD sockets, as POSIX has them. */
#include "serve/listen.h"

#include "base/arena.h"
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* Ports that are tried, and connections that may wait to be accepted. */
#define PORTS 100
#define WAITING 256

static void set_port(struct sockaddr_storage *address, unsigned port) {
    uint16_t number = htons((uint16_t)port);
    size_t at = address->ss_family == AF_INET6
                    ? offsetof(struct sockaddr_in6, sin6_port)
                    : offsetof(struct sockaddr_in, sin_port);
    memcpy((char *)address + at, &number, sizeof number);
}

static unsigned port_of(int opened) {
    struct sockaddr_storage address = {0};
    socklen_t size = sizeof address;
    uint16_t number = 0;
    if (getsockname(opened, (struct sockaddr *)&address, &size) < 0)
        return 0;
    size_t at = address.ss_family == AF_INET6
                    ? offsetof(struct sockaddr_in6, sin6_port)
                    : offsetof(struct sockaddr_in, sin_port);
    memcpy(&number, (char *)&address + at, sizeof number);
    return ntohs(number);
}

/* 0 or an errno value. */
static int bind_to(const struct sockaddr_storage *address, socklen_t size,
                   int *opened) {
    int one = 1;
    *opened = socket(address->ss_family, SOCK_STREAM, 0);
    if (*opened < 0)
        return errno;
    setsockopt(*opened, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (fcntl(*opened, F_SETFD, FD_CLOEXEC) == 0 &&
        fcntl(*opened, F_SETFL, O_NONBLOCK) == 0 &&
        bind(*opened, (const struct sockaddr *)address, size) == 0 &&
        listen(*opened, WAITING) == 0)
        return 0;
    int error = errno;
    close(*opened);
    return error;
}

static int resolve(struct arena *arena, struct str host,
                   struct sockaddr_storage *address, socklen_t *size,
                   struct str *reason) {
    struct addrinfo hints = {.ai_family = AF_UNSPEC,
                             .ai_socktype = SOCK_STREAM,
                             .ai_flags = AI_PASSIVE};
    struct addrinfo *found;
    int error = getaddrinfo(str_terminated(arena, host), NULL, &hints, &found);
    if (error != 0) {
        *reason = str_from(gai_strerror(error));
        return -1;
    }
    *address = (struct sockaddr_storage){0};
    memcpy(address, found->ai_addr, found->ai_addrlen);
    *size = found->ai_addrlen;
    freeaddrinfo(found);
    return 0;
}

int listen_open(struct arena *arena, struct str host, unsigned *port,
                struct str *reason) {
    struct sockaddr_storage address;
    socklen_t size;
    if (resolve(arena, host, &address, &size, reason) != 0)
        return -1;
    unsigned first = *port, tries = first == 0 ? 1 : PORTS;
    int opened, error = EADDRINUSE;
    for (unsigned i = 0; i < tries && first + i <= UINT16_MAX; i++) {
        set_port(&address, first + i);
        error = bind_to(&address, size, &opened);
        if (error == 0) {
            *port = port_of(opened);
            return opened;
        }
        if (error != EADDRINUSE)
            break;
    }
    *reason = file_reason(arena, error);
    return -1;
}
