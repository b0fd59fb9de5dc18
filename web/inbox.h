#pragma once
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/base/worker.h"
#include "app/model/snapshot.h"

/*
 * inbox: what other threads want from the server: letters in the order they came, at most
 * INBOX_LETTERS_MAX, and an eventfd that ends the server's sleep.
 *
 * Owner: the server. Thread: inbox_put() and inbox_ring() any; the rest the server's.
 */
enum { INBOX_LETTERS_MAX = 64 };

enum letter_kind {
	LETTER_PICTURE,		/* ticket, bytes, size */
	LETTER_KEY_MOVE,	/* card, column */
	LETTER_KEY_SETTING,	/* name, value */
	LETTER_PIN,		/* ticket, ok, bytes: the hash */
};

struct letter {
	enum letter_kind kind;
	uint64_t ticket;
	void *bytes;		/* from malloc(); the letter's until somebody takes it */
	size_t size;
	bool ok;
	char card[65], column[65];
	char name[16], value[16];
	struct letter *next;
};

struct inbox {
	pthread_mutex_t lock;
	struct letter *first, **last;
	int count;
	int fd;			/* eventfd */
};

bool inbox_init(struct inbox *inbox);
void inbox_finish(struct inbox *inbox);
void inbox_put(struct inbox *inbox, const struct letter *letter);	/* a copy; dropped when full */
void inbox_ring(const struct inbox *inbox);	/* async-signal-safe */
void inbox_hush(const struct inbox *inbox);	/* makes the eventfd unreadable again */
struct letter *inbox_take(struct inbox *inbox);	/* NULL: empty */
void letter_free(struct letter *letter);
