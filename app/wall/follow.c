#include "app/wall/follow.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DIGITS_MAX = 24 };

/* "3,640" within "↑ 3,640 次": where it stands and how it is written. */
struct number {
	const char *at;
	size_t length;
	double value;
	int decimals;
	bool grouped;
};

static bool find_number(const char *text, struct number *out)
{
	char plain[DIGITS_MAX + 1];
	size_t n = 0;

	*out = (struct number){.at = text + strcspn(text, "0123456789")};
	out->length = strspn(out->at, "0123456789,.");
	if (!out->length || out->length > DIGITS_MAX)
		return false;
	for (size_t i = 0; i < out->length; i++) {
		if (out->at[i] == ',')
			out->grouped = true;
		else
			plain[n++] = out->at[i];
	}
	plain[n] = '\0';
	const char *point = strchr(plain, '.');
	out->decimals = point ? (int)strlen(point + 1) : 0;
	out->value = strtod(plain, NULL);
	return true;
}

static const char *grouped(const char *plain, struct arena *arena)
{
	size_t whole = strcspn(plain, "."), n = 0;
	char text[2 * DIGITS_MAX];

	for (size_t i = 0; plain[i] && n + 2 < sizeof(text); i++) {
		if (i && i < whole && (whole - i) % 3 == 0)
			text[n++] = ',';
		text[n++] = plain[i];
	}
	return arena_text_n(arena, text, n);
}

static const char *text_between(const char *from, const char *to, float share, struct arena *arena)
{
	struct number a, b;
	char plain[DIGITS_MAX + 8];

	if (strcmp(from, to) == 0 || !find_number(from, &a) || !find_number(to, &b) ||
	    strcmp(a.at + a.length, b.at + b.length) != 0)
		return to;
	snprintf(plain, sizeof(plain), "%.*f", b.decimals, a.value + (b.value - a.value) * (double)share);
	const char *digits = b.grouped || a.grouped ? grouped(plain, arena) : plain;
	return arena_printf(arena, "%.*s%s%s", (int)(b.at - to), to, digits, b.at + b.length);
}

static float mix(float from, float to, float share)
{
	return from + (to - from) * share;
}

static struct rect rect_between(struct rect a, struct rect b, float share)
{
	return (struct rect){mix(a.x, b.x, share), mix(a.y, b.y, share), mix(a.w, b.w, share),
			     mix(a.h, b.h, share)};
}

static void between(const struct op *from, struct op *op, float share, struct arena *arena)
{
	if (from->kind != op->kind)
		return;
	if (op->kind == OP_TEXT && from->text && op->text)
		op->text = text_between(from->text, op->text, share, arena);
	if (op->kind == OP_PATH)
		return;
	op->box = rect_between(from->box, op->box, share);
	op->from = mix(from->from, op->from, share);
	op->to = mix(from->to, op->to, share);
}

struct op_list ops_between(const struct op_list *from, const struct op_list *to, float share,
			   struct arena *arena)
{
	struct op_list out = {.arena = arena};

	for (int i = 0; i < to->count; i++) {
		struct op *op = op_add(&out, to->ops[i].kind, to->ops[i].box, to->ops[i].tint);
		*op = to->ops[i];
		if (i < from->count)
			between(&from->ops[i], op, share, arena);
	}
	return out;
}
