#pragma once
#include <stdbool.h>

/*
 * worker: one thread for what takes more than 20 ms (encoding a picture, hashing a PIN), in the order
 * it was asked for.
 *
 * A job is a struct of the caller's with a struct job inside. run() is called on the worker's thread,
 * and then the job belongs to whoever run() handed it to. worker_destroy() runs what is queued first.
 *
 * Owner: app/cli wires it. Thread: worker_add() from any.
 */
enum { WORKER_QUEUE_MAX = 64 };

struct job {
	void (*run)(struct job *job);
	struct job *next;	/* the worker's */
};

struct worker;

struct worker *worker_create(void);
void worker_destroy(struct worker *worker);
bool worker_add(struct worker *worker, struct job *job);	/* false: the queue is full */
