#include "app/base/worker.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

struct worker {
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	struct job *first, **last;
	int count;
	bool quit;
};

/* Takes the next job; NULL when the worker is told to stop and nothing is left. */
static struct job *worker_next(struct worker *worker)
{
	pthread_mutex_lock(&worker->lock);
	while (!worker->first && !worker->quit)
		pthread_cond_wait(&worker->changed, &worker->lock);
	struct job *job = worker->first;
	if (job) {
		worker->first = job->next;
		if (!worker->first)
			worker->last = &worker->first;
		worker->count--;
	}
	pthread_mutex_unlock(&worker->lock);
	return job;
}

static void *worker_main(void *context)
{
	for (struct job *job; (job = worker_next(context));)
		job->run(job);
	return NULL;
}

struct worker *worker_create(void)
{
	struct worker *worker = calloc(1, sizeof(*worker));
	sigset_t all, before;

	if (!worker)
		abort();
	worker->last = &worker->first;
	pthread_mutex_init(&worker->lock, NULL);
	pthread_cond_init(&worker->changed, NULL);
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	if (pthread_create(&worker->thread, NULL, worker_main, worker) != 0)
		abort();
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return worker;
}

void worker_destroy(struct worker *worker)
{
	if (!worker)
		return;
	pthread_mutex_lock(&worker->lock);
	worker->quit = true;
	pthread_cond_signal(&worker->changed);
	pthread_mutex_unlock(&worker->lock);
	pthread_join(worker->thread, NULL);
	pthread_cond_destroy(&worker->changed);
	pthread_mutex_destroy(&worker->lock);
	free(worker);
}

bool worker_add(struct worker *worker, struct job *job)
{
	pthread_mutex_lock(&worker->lock);
	bool room = worker->count < WORKER_QUEUE_MAX;
	if (room) {
		job->next = NULL;
		*worker->last = job;
		worker->last = &job->next;
		worker->count++;
		pthread_cond_signal(&worker->changed);
	}
	pthread_mutex_unlock(&worker->lock);
	return room;
}
