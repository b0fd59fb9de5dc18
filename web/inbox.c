#include "web/inbox.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

bool inbox_init(struct inbox *inbox)
{
	inbox->last = &inbox->first;
	inbox->fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
	pthread_mutex_init(&inbox->lock, NULL);
	return inbox->fd >= 0;
}

void inbox_finish(struct inbox *inbox)
{
	for (struct letter *letter; (letter = inbox_take(inbox));)
		letter_free(letter);
	if (inbox->fd >= 0)
		close(inbox->fd);
	pthread_mutex_destroy(&inbox->lock);
}

void inbox_put(struct inbox *inbox, const struct letter *letter)
{
	struct letter *copy = malloc(sizeof(*copy));

	if (!copy)
		abort();
	*copy = *letter;
	copy->next = NULL;
	pthread_mutex_lock(&inbox->lock);
	bool room = inbox->count < INBOX_LETTERS_MAX;
	if (room) {
		*inbox->last = copy;
		inbox->last = &copy->next;
		inbox->count++;
	}
	pthread_mutex_unlock(&inbox->lock);
	if (!room)
		letter_free(copy);
	inbox_ring(inbox);
}

void inbox_ring(const struct inbox *inbox)
{
	const uint64_t one = 1;
	int before = errno;

	/* A full counter is rung already. */
	ssize_t ignored = write(inbox->fd, &one, sizeof(one));
	(void)ignored;
	errno = before;
}

void inbox_hush(const struct inbox *inbox)
{
	uint64_t rings;
	ssize_t ignored = read(inbox->fd, &rings, sizeof(rings));

	(void)ignored;
}

struct letter *inbox_take(struct inbox *inbox)
{
	pthread_mutex_lock(&inbox->lock);
	struct letter *letter = inbox->first;
	if (letter) {
		inbox->first = letter->next;
		if (!inbox->first)
			inbox->last = &inbox->first;
		inbox->count--;
	}
	pthread_mutex_unlock(&inbox->lock);
	return letter;
}

void letter_free(struct letter *letter)
{
	free(letter->bytes);
	free(letter);
}
