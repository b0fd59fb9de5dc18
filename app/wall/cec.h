#pragma once
#include <stdbool.h>

#include "app/wall/tv.h"

/*
 * cec: the wire to the TV, by Linux's CEC interface (/dev/cec0 … cec3; linux/cec.h). Nothing here waits:
 * messages are queued in the kernel, and what the TV answers is fetched later. The kernel turns the TV
 * remote's keys into keys of an input device.
 *
 * Owner: the wall. Thread: main.
 */
struct cec;

struct cec *cec_open(void);	/* NULL: there is none, or it is somebody else's */
void cec_close(struct cec *cec);

/* Fits struct tv_port; the context is the cec. False: no TV is connected, or the line is busy. */
bool cec_send(void *cec, enum tv_message message);

/* What the TV has said of itself since; TV_UNKNOWN: nothing. */
enum tv_power cec_hear(struct cec *cec);
