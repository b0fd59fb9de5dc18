#pragma once
#include <stdatomic.h>
#include <stdint.h>

/*
 * pulse: how the two long threads are doing, for /healthz, /metrics and the benchmark. Plain counters
 * that one thread writes and any reads; no lock, no order between them but shown_seq, which is stored
 * after shown_at_ns (release) and read before it (acquire).
 */
struct pulse {
	_Atomic int64_t shown_seq;	/* log row of the newest snapshot that a presented frame showed */
	_Atomic int64_t shown_at_ns;	/* CLOCK_MONOTONIC of that frame's present */
	_Atomic int64_t first_frame_ns;	/* CLOCK_MONOTONIC of the first frame that showed the team's state */
	_Atomic int64_t frames;		/* frames presented since the start */
	_Atomic int64_t frame_cpu_ns;	/* CPU time of the last frame, from layout to present */
	_Atomic int64_t wall_wakes;	/* times the main thread woke */
	_Atomic int64_t server_wakes;
	_Atomic int64_t wall_beat_ns;	/* CLOCK_MONOTONIC of the main thread's last turn */
	_Atomic(const char *) scene;	/* name of the scene that has the wall; lives for ever; NULL: none yet */
	_Atomic int wall_failed;	/* 1: there is no picture (no device, lost for good) */
};
