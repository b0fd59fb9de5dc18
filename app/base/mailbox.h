#pragma once
#include <stdbool.h>
#include <stdint.h>

/*
 * mailbox: what two threads share: the newest letter, and flags that add up.
 *
 * A letter replaces the one that was not yet read (newest wins), so a reader that slept through ten
 * of them sees the tenth. Flags (bits that the two sides agree on) are OR-ed until read. Waiting uses
 * a condition variable on CLOCK_MONOTONIC: a wall clock that jumps wakes nobody.
 *
 * Owner: whoever created it. Thread: any number of writers, one reader.
 */
struct mailbox;

struct mailbox *mailbox_create(void (*release)(void *letter));	/* release frees what is never read */
void mailbox_destroy(struct mailbox *box);

void mailbox_put(struct mailbox *box, void *letter);	/* takes the letter over */
void mailbox_flag(struct mailbox *box, uint32_t flags);

/*
 * Waits until there is a letter or a flag, at most until deadline_s on the monotonic clock (a
 * deadline in the past only looks). *letter is NULL when there is none; the reader owns it then.
 * Returns the flags, which are taken.
 */
uint32_t mailbox_wait(struct mailbox *box, double deadline_s, void **letter);
