/*
 * Draw lists as data: growing, their text form, their hash.
 *
 * The dump names only what differs from zero, so that a golden file says what is meant and a new field
 * changes no old line. The hash covers every field that paint reads; it is not stored anywhere.
 */
#include "app/draw/list.h"

#include <math.h>
#include <string.h>

#include "app/base/buf.h"

static const char *const kind_names[] = {
	[OP_WALL] = "wall", [OP_RECT] = "rect", [OP_FRAME] = "frame", [OP_LINE] = "line",
	[OP_DISC] = "disc", [OP_RING] = "ring", [OP_PAPER] = "paper", [OP_TAPE] = "tape",
	[OP_SHADOW] = "shadow", [OP_TEXT] = "text", [OP_ICON] = "icon", [OP_PATH] = "path",
	[OP_HATCH] = "hatch", [OP_QR] = "qr",
};

static const char *const token_names[T_COUNT] = {
	[T_WALL] = "wall", [T_LIT] = "lit", [T_EDGE] = "edge", [T_SHEET] = "sheet",
	[T_TRACK] = "track", [T_LINE] = "line", [T_LINE2] = "line2", [T_INK] = "ink",
	[T_INK2] = "ink2", [T_NINK] = "nink", [T_NINK2] = "nink2", [T_BUTTER] = "butter",
	[T_MINT] = "mint", [T_PEACH] = "peach", [T_LILAC] = "lilac", [T_BLUSH] = "blush",
	[T_SKY] = "sky", [T_KRAFT] = "kraft", [T_OK] = "ok", [T_WARN] = "warn", [T_BAD] = "bad",
	[T_OKF] = "okF", [T_WARNF] = "warnF", [T_BADF] = "badF", [T_NOK] = "nok",
	[T_NWARN] = "nwarn", [T_NBAD] = "nbad", [T_NOKF] = "nokF", [T_NWARNF] = "nwarnF",
	[T_NBADF] = "nbadF", [T_ONSTAT] = "onstat", [T_GLYPH] = "glyph", [T_NGLYPH] = "nglyph",
	[T_KPI] = "kpi", [T_OKR] = "okr", [T_TAPE] = "tape", [T_QR_PAPER] = "qr-paper",
	[T_QR_INK] = "qr-ink", [T_SHADOW] = "shadow", [T_PERSON_FIRST] = "person1",
	[T_PERSON_FIRST + 1] = "person2", [T_PERSON_FIRST + 2] = "person3",
	[T_PERSON_FIRST + 3] = "person4", [T_PERSON_FIRST + 4] = "person5",
	[T_PERSON_FIRST + 5] = "person6", [T_PERSON_LAST] = "person7",
	[T_BADGE_FIRST] = "badge1", [T_BADGE_FIRST + 1] = "badge2", [T_BADGE_FIRST + 2] = "badge3",
	[T_BADGE_FIRST + 3] = "badge4", [T_BADGE_FIRST + 4] = "badge5", [T_BADGE_LAST] = "badge6",
	[T_COIN] = "coin", [T_COIN_EDGE] = "coin-edge", [T_GLASS] = "glass",
	[T_GLASS_EDGE] = "glass-edge", [T_LID] = "lid", [T_LID_EDGE] = "lid-edge", [T_CREAM] = "cream",
	[T_BLACK] = "black", [T_VEIL] = "veil", [T_NOKR] = "nokr",
};

static const char *const face_names[FACE_COUNT] = {
	[FACE_HAND_BOLD] = "hand-bold", [FACE_HAND] = "hand", [FACE_UI] = "ui",
	[FACE_UI_500] = "ui500", [FACE_UI_600] = "ui600", [FACE_UI_700] = "ui700",
	[FACE_DISPLAY_600] = "display",
};

static const char *const shadow_names[] = {
	[SHADOW_NONE] = "none", [SHADOW_CONTACT] = "contact", [SHADOW_REST] = "rest",
	[SHADOW_SHEET] = "sheet",
};

static const char *const align_names[] = {
	[ALIGN_LEFT] = "left", [ALIGN_CENTRE] = "centre", [ALIGN_RIGHT] = "right",
};

/* Doubles, so that the arena's abandoned smaller arrays cost at most as much again. */
static void list_grow(struct op_list *list)
{
	int cap = list->cap ? list->cap * 2 : 64;
	struct op *ops = arena_array(list->arena, (size_t)cap, sizeof(*ops));

	if (list->count)
		memcpy(ops, list->ops, (size_t)list->count * sizeof(*ops));
	list->ops = ops;
	list->cap = cap;
}

struct op *op_add(struct op_list *list, enum op_kind kind, struct rect box, struct tint tint)
{
	if (list->count == list->cap)
		list_grow(list);
	struct op *op = &list->ops[list->count++];
	*op = (struct op){.kind = kind, .box = box, .tint = tint};
	return op;
}

/* --- text form ----------------------------------------------------------------------------------- */

/* At most two decimals, no trailing zeros, and never "-0": the same on every machine. */
static void dump_number(struct buf *out, float value)
{
	long hundredths = lroundf(value * 100);
	long whole = labs(hundredths) / 100, rest = labs(hundredths) % 100;

	if (hundredths < 0)
		buf_char(out, '-');
	buf_printf(out, "%ld", whole);
	if (rest)
		buf_printf(out, rest % 10 ? ".%02ld" : ".%ld", rest % 10 ? rest : rest / 10);
}

static void dump_value(struct buf *out, const char *name, float value)
{
	if (value == 0)
		return;
	buf_printf(out, " %s ", name);
	dump_number(out, value);
}

static void dump_box(struct buf *out, struct rect box)
{
	buf_char(out, ' ');
	dump_number(out, box.x);
	buf_char(out, ',');
	dump_number(out, box.y);
	buf_char(out, ' ');
	dump_number(out, box.w);
	buf_char(out, 'x');
	dump_number(out, box.h);
}

static void dump_text(struct buf *out, const char *text)
{
	buf_text(out, " \"");
	for (const char *s = text; *s; s++) {
		if (*s == '\n') {
			buf_text(out, "\\n");
			continue;
		}
		if (*s == '"' || *s == '\\')
			buf_char(out, '\\');
		buf_char(out, *s);
	}
	buf_char(out, '"');
}

static void dump_type(struct buf *out, const struct op *op)
{
	buf_printf(out, " %s", face_names[op->face]);
	dump_value(out, "px", op->px);
	if (op->align != ALIGN_LEFT)
		buf_printf(out, " %s", align_names[op->align]);
}

static void dump_op(struct buf *out, const struct op *op)
{
	buf_text(out, kind_names[op->kind]);
	dump_box(out, op->box);
	buf_printf(out, " %s", token_names[op->tint.token]);
	if (op->tint.alpha != 255)
		buf_printf(out, "/%d", op->tint.alpha);
	dump_value(out, "r", op->radius);
	dump_value(out, "r2", op->radius2);
	dump_value(out, "stroke", op->stroke);
	dump_value(out, "dash", op->dash);
	dump_value(out, "gap", op->gap);
	dump_value(out, "from", op->from);
	dump_value(out, "to", op->to);
	if (op->shadow != SHADOW_NONE)
		buf_printf(out, " %s", shadow_names[op->shadow]);
	if (op->kind == OP_TEXT)
		dump_type(out, op);
	if (op->plain)
		buf_text(out, " plain");
	if (op->text)
		dump_text(out, op->text);
	buf_char(out, '\n');
}

char *op_list_dump(const struct op *ops, int count, struct arena *arena)
{
	struct buf out = {0};

	for (int i = 0; i < count; i++)
		dump_op(&out, &ops[i]);
	char *text = arena_text_n(arena, out.bytes ? out.bytes : "", out.len);
	buf_finish(&out);
	return text;
}

/* --- hash: FNV-1a over each field, never over padding -------------------------------------------- */

static uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t n)
{
	const unsigned char *p = bytes;

	for (size_t i = 0; i < n; i++)
		hash = (hash ^ p[i]) * UINT64_C(0x100000001b3);
	return hash;
}

static uint64_t hash_float(uint64_t hash, float value)
{
	float plain = value == 0 ? 0 : value;	/* -0 paints like 0 */

	return hash_bytes(hash, &plain, sizeof(plain));
}

static uint64_t hash_op(uint64_t hash, const struct op *op)
{
	const float measures[] = {op->box.x, op->box.y, op->box.w, op->box.h, op->radius, op->radius2,
				  op->stroke, op->dash, op->gap, op->from, op->to, op->px};
	const unsigned char choices[] = {(unsigned char)op->kind, op->tint.token, op->tint.alpha,
					 (unsigned char)op->shadow, (unsigned char)op->face,
					 (unsigned char)op->align, op->plain};

	for (size_t i = 0; i < sizeof(measures) / sizeof(*measures); i++)
		hash = hash_float(hash, measures[i]);
	hash = hash_bytes(hash, choices, sizeof(choices));
	return op->text ? hash_bytes(hash, op->text, strlen(op->text) + 1) : hash_bytes(hash, "\1", 1);
}

uint64_t op_hash(const struct op *ops, int count)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);

	for (int i = 0; i < count; i++)
		hash = hash_op(hash, &ops[i]);
	return hash;
}
