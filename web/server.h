#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/base/clock.h"
#include "app/base/err.h"
#include "app/base/lang.h"
#include "app/base/mailbox.h"
#include "app/base/worker.h"
#include "app/ledger/ledger.h"
#include "app/model/pulse.h"
#include "app/model/snapshot.h"

/*
 * server: the web inside the wall. It owns libmicrohttpd, the writing ledger, the event streams and
 * all timers. One epoll: the daemon's descriptor, an eventfd, the next deadline.
 *
 * server_run() is the server thread's whole life. The functions marked "any thread" may be called from
 * elsewhere while it runs.
 */
struct server;

struct server_options {
	struct ledger *ledger;
	const struct clock *clock;
	struct pulse *pulse;
	struct mailbox *wall;		/* where snapshots go */
	struct worker *worker;

	const char *bind;		/* "" or an IP address */
	uint16_t port;			/* 0: any free one (tests) */
	const char *socket_path;	/* Unix socket for subcommands; "" for none. Its peers are admins */
	const char *const *hosts;	/* further names this wall is known by; NULL-terminated; may be NULL */
	enum lang lang;
	enum theme_choice theme;
	bool tv;			/* a TV that is dark at night, until somebody says other hours */
	bool theme_fixed;		/* given on the command line: no phone changes it */
	bool join_shown;		/* the join code stands on the wall */
	bool pinned;
	bool say_codes;			/* no screen: print the join address when it changes */

	/*
	 * Asks the main thread for a picture of what it shows, without the join code. It answers by
	 * server_picture() with the same ticket. False: no picture can be had.
	 */
	bool (*picture)(void *context, uint64_t ticket);

	/* A phone pages through what the wall shows, as a remote does. Any thread; may be NULL. */
	void (*page)(void *context, bool back);
	void *context;
};

/* Binds the sockets. NULL and *err: port busy, address unknown. */
struct server *server_create(const struct server_options *options, struct err *err);
void server_run(struct server *server);		/* returns after server_quit() */
void server_destroy(struct server *server);	/* after server_run() has returned */

uint16_t server_port(const struct server *server);

/*
 * An address whose opener becomes an admin, once, within a day: for the demo and for a wall without a
 * screen. Before server_run().
 */
const char *server_admin_address(struct server *server);

void server_quit(struct server *server);	/* any thread; async-signal-safe */

/* Any thread. PNG bytes from malloc(), taken over; NULL: it failed. */
void server_picture(struct server *server, uint64_t ticket, void *png, size_t size);

/* Any thread: a key at the wall moved a note. Runs as a command of the wall itself. */
void server_key_move(struct server *server, const char *card, const char *column);

/* Any thread: a key at the wall chose a setting, by its name in settings.h. */
void server_key_setting(struct server *server, const char *name, const char *value);
