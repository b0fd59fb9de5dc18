#include "app/base/mailbox.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

struct mailbox {
	pthread_mutex_t lock;
	pthread_cond_t filled;
	void *letter;
	uint32_t flags;
	void (*release)(void *letter);
};

struct mailbox *mailbox_create(void (*release)(void *letter))
{
	struct mailbox *box = calloc(1, sizeof(*box));
	pthread_condattr_t attr;

	if (!box)
		abort();
	box->release = release;
	pthread_mutex_init(&box->lock, NULL);
	pthread_condattr_init(&attr);
	pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
	pthread_cond_init(&box->filled, &attr);
	pthread_condattr_destroy(&attr);
	return box;
}

void mailbox_destroy(struct mailbox *box)
{
	if (!box)
		return;
	if (box->letter)
		box->release(box->letter);
	pthread_cond_destroy(&box->filled);
	pthread_mutex_destroy(&box->lock);
	free(box);
}

void mailbox_put(struct mailbox *box, void *letter)
{
	pthread_mutex_lock(&box->lock);
	void *old = box->letter;
	box->letter = letter;
	pthread_cond_signal(&box->filled);
	pthread_mutex_unlock(&box->lock);
	if (old)
		box->release(old);
}

void mailbox_flag(struct mailbox *box, uint32_t flags)
{
	pthread_mutex_lock(&box->lock);
	box->flags |= flags;
	pthread_cond_signal(&box->filled);
	pthread_mutex_unlock(&box->lock);
}

uint32_t mailbox_wait(struct mailbox *box, double deadline_s, void **letter)
{
	double whole = floor(deadline_s < 0 ? 0 : deadline_s);
	struct timespec until = {
		.tv_sec = (time_t)whole,
		.tv_nsec = (long)((deadline_s < 0 ? 0 : deadline_s - whole) * 1e9),
	};

	pthread_mutex_lock(&box->lock);
	while (!box->letter && !box->flags)
		if (pthread_cond_timedwait(&box->filled, &box->lock, &until) != 0)
			break;
	*letter = box->letter;
	uint32_t flags = box->flags;
	box->letter = NULL;
	box->flags = 0;
	pthread_mutex_unlock(&box->lock);
	return flags;
}
