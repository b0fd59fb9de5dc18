#include "app/wall/tv.h"

#include <math.h>

void tv_init(struct tv *tv)
{
	*tv = (struct tv){.next_s = INFINITY};
}

static void wake(const struct tv_port *port)
{
	port->send(port->context, TV_WAKE);
	port->send(port->context, TV_SHOW_US);
	port->send(port->context, TV_ASK);
}

static void put_to_sleep(const struct tv *tv, const struct tv_port *port)
{
	if (tv->power != TV_ASLEEP)
		port->send(port->context, TV_SLEEP);
	port->send(port->context, TV_ASK);
}

static double pause_s(const struct tv *tv)
{
	if (tv->tries < TV_TRIES && tv->power == TV_UNKNOWN)
		return TV_AGAIN_S;
	return tv->lit ? INFINITY : TV_LATER_S;
}

void tv_step(struct tv *tv, bool lit, double now_s, const struct tv_port *port)
{
	if (!tv->told || tv->lit != lit)
		*tv = (struct tv){.told = true, .lit = lit, .next_s = now_s};
	if (now_s < tv->next_s)
		return;
	if (lit)
		wake(port);
	else
		put_to_sleep(tv, port);
	tv->tries++;
	tv->next_s = now_s + pause_s(tv);
}

static void heard_by_day(struct tv *tv)
{
	if (tv->power == TV_ON)
		tv->next_s = INFINITY;
}

static void heard_at_night(struct tv *tv, enum tv_power before, double now_s)
{
	if (tv->power == TV_ASLEEP)
		tv->next_s = now_s + TV_LATER_S;
	else if (before == TV_ASLEEP)
		tv->next_s = now_s + TV_GUEST_S;
}

void tv_heard(struct tv *tv, enum tv_power power, double now_s)
{
	enum tv_power before = tv->power;

	if (!tv->told || power == TV_UNKNOWN)
		return;
	/* It is still on its way: until it is what was asked for, nothing is known. */
	bool obeys = power == (tv->lit ? TV_ON : TV_ASLEEP);
	tv->power = obeys || before == TV_ASLEEP ? power : TV_UNKNOWN;
	if (tv->lit)
		heard_by_day(tv);
	else
		heard_at_night(tv, before, now_s);
}

double tv_deadline(const struct tv *tv)
{
	return tv->next_s;
}

bool tv_sleeps(const struct tv *tv)
{
	return tv->told && !tv->lit && tv->power == TV_ASLEEP;
}
