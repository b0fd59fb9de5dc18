#pragma once
#include <stdbool.h>

/*
 * tv: sends the TV to sleep when the wall goes dark and wakes it when the wall is lit, and says it again
 * until the TV obeys. Decides what is said and when; cec.h says it. Messages and their meaning: HDMI 1.4b,
 * supplement 1 (CEC), sections 13.1 (one touch play), 13.3 (standby) and 13.14 (power status).
 *
 * A TV that was woken is left to people: whoever switches it off in the daytime wants it off. One that
 * somebody switches on at night is left alone for an hour.
 *
 * Owner: the wall. Thread: main. Reads no clock.
 */
enum tv_message {
	TV_WAKE,	/* image view on */
	TV_SHOW_US,	/* active source */
	TV_SLEEP,	/* standby */
	TV_ASK,		/* give device power status */
};

enum tv_power {
	TV_UNKNOWN,
	TV_ON,
	TV_ASLEEP,
};

enum {
	TV_AGAIN_S = 10,	/* until it obeys, */
	TV_TRIES = 6,		/* so often; */
	TV_LATER_S = 600,	/* then at night so rarely, by day not at all */
	TV_GUEST_S = 3600,	/* somebody switched it on at night */
};

/* Where messages go. False from send: it could not be sent now. */
struct tv_port {
	bool (*send)(void *context, enum tv_message message);
	void *context;
};

struct tv {
	bool told;		/* `lit` is what is wanted */
	bool lit;
	enum tv_power power;	/* as it last said itself, since it was told */
	int tries;
	double next_s;		/* when something is said next */
};

void tv_init(struct tv *tv);

/* Says what is due. Call it when tv_deadline() has come and whenever `lit` may be another. */
void tv_step(struct tv *tv, bool lit, double now_s, const struct tv_port *port);

/* The TV said what it is. */
void tv_heard(struct tv *tv, enum tv_power power, double now_s);

double tv_deadline(const struct tv *tv);	/* INFINITY: nothing is due */
bool tv_sleeps(const struct tv *tv);		/* it was sent to sleep, and says that it does */
