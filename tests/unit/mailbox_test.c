#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <pthread.h>

#include "app/base/clock.h"
#include "app/base/mailbox.h"
#include "app/base/worker.h"

enum { LETTERS = 20000 };

static _Atomic int released;

static void release(void *letter)
{
	free(letter);
	released++;
}

static int *letter(int n)
{
	int *p = malloc(sizeof(*p));

	*p = n;
	return p;
}

static void the_newest_letter_wins_and_the_others_are_released(void **state)
{
	struct mailbox *box = mailbox_create(release);
	void *got;

	(void)state;
	released = 0;
	mailbox_put(box, letter(1));
	mailbox_put(box, letter(2));
	mailbox_put(box, letter(3));
	assert_int_equal(released, 2);
	assert_int_equal(mailbox_wait(box, 0, &got), 0);
	assert_int_equal(*(int *)got, 3);
	free(got);
	mailbox_wait(box, 0, &got);
	assert_null(got);
	mailbox_destroy(box);
}

static void flags_add_up_until_they_are_read(void **state)
{
	struct mailbox *box = mailbox_create(release);
	void *got;

	(void)state;
	mailbox_flag(box, 1);
	mailbox_flag(box, 4);
	assert_int_equal(mailbox_wait(box, 0, &got), 5);
	assert_int_equal(mailbox_wait(box, 0, &got), 0);
	mailbox_destroy(box);
}

static void an_unread_letter_is_released_with_its_box(void **state)
{
	struct mailbox *box = mailbox_create(release);

	(void)state;
	released = 0;
	mailbox_put(box, letter(1));
	mailbox_destroy(box);
	assert_int_equal(released, 1);
}

static void *write_letters(void *box)
{
	for (int i = 1; i <= LETTERS; i++)
		mailbox_put(box, letter(i));
	mailbox_flag(box, 1);
	return NULL;
}

static void a_reader_sees_letters_in_order_and_always_the_last(void **state)
{
	struct mailbox *box = mailbox_create(release);
	struct clock clock = {0};
	pthread_t writer;
	int last = 0, seen = 0;
	uint32_t flags = 0;

	(void)state;
	released = 0;
	pthread_create(&writer, NULL, write_letters, box);
	while (!flags || last < LETTERS) {
		void *got;
		flags |= mailbox_wait(box, clock_mono_s(&clock) + 5, &got);
		if (!got)
			continue;
		assert_true(*(int *)got > last);
		last = *(int *)got;
		seen++;
		free(got);
	}
	pthread_join(writer, NULL);
	assert_int_equal(last, LETTERS);
	assert_int_equal(seen + released, LETTERS);
	mailbox_destroy(box);
}

struct counting {
	struct job job;
	int number;
	int *order;
	int *count;
};

static void count(struct job *job)
{
	struct counting *counting = (struct counting *)job;

	counting->order[(*counting->count)++] = counting->number;
}

static void a_worker_runs_its_jobs_in_order_and_all_of_them(void **state)
{
	struct counting jobs[WORKER_QUEUE_MAX / 2];
	int order[WORKER_QUEUE_MAX / 2], done = 0;
	struct worker *worker = worker_create();

	(void)state;
	for (int i = 0; i < WORKER_QUEUE_MAX / 2; i++) {
		jobs[i] = (struct counting){{count, NULL}, i, order, &done};
		assert_true(worker_add(worker, &jobs[i].job));
	}
	worker_destroy(worker);
	assert_int_equal(done, WORKER_QUEUE_MAX / 2);
	for (int i = 0; i < done; i++)
		assert_int_equal(order[i], i);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_newest_letter_wins_and_the_others_are_released),
		cmocka_unit_test(flags_add_up_until_they_are_read),
		cmocka_unit_test(an_unread_letter_is_released_with_its_box),
		cmocka_unit_test(a_reader_sees_letters_in_order_and_always_the_last),
		cmocka_unit_test(a_worker_runs_its_jobs_in_order_and_all_of_them),
	};

	return cmocka_run_group_tests_name("mailbox", tests, NULL, NULL);
}
