#pragma once
#include "app/base/err.h"
#include "web/server.h"

/*
 * publish: what the wall shows. Topics that a commit changed are loaded once; the rest of a snapshot
 * is shared with the one before. The wall gets one a frame at most: a tap is on its way before its
 * phone is answered, and of a storm of taps one in a frame is loaded and the rest are answered at once.
 * Also keeps the notices.
 *
 * Thread: the server's.
 */

/* At the start: settings, topics; the first snapshot is due. False: the database cannot be read. */
bool publish_start(struct server *server, struct err *err);
void publish_finish(struct server *server);

void publish_commit(struct server *server, int64_t seq, unsigned topics);
void publish_wall(struct server *server);	/* the same state; a code, a setting, a notice changed */

/* At the end of each turn of the loop: what is due, when the last was a frame ago. */
void publish_turn(struct server *server);
double publish_deadline_s(const struct server *server);	/* INFINITY: nothing is due */

/* What is due, at once: for who asks the wall for something that has to show the last commit. */
void publish_now(struct server *server);

/* The board as of the last commit, or the newest that could be read. Lives until the next commit. */
const struct board *publish_board(struct server *server);

void publish_notice(struct server *server);	/* the same, when what people have to be told is another */

/* A write failed: when the storage is to blame, the wall says so and keeps what it shows. */
void publish_trouble(struct server *server, const struct err *err);
void publish_well(struct server *server);	/* a write was fine */

/* Addresses, clock and ailing storage are looked at now and then. */
void publish_tick(struct server *server, double now_s);

/* "192.168.1.20:8080"; out holds ADDRESS_SIZE bytes. */
void publish_address(const struct server *server, char *out);

