/* The colour tokens, as the table of the visual specification lists them. */
#include "app/draw/theme.h"

#define RGB(hex) {(hex) >> 16 & 0xff, (hex) >> 8 & 0xff, (hex) & 0xff, 255}
#define RGBA(hex, alpha) {(hex) >> 16 & 0xff, (hex) >> 8 & 0xff, (hex) & 0xff, alpha}
#define PERCENT(p) ((uint8_t)((p) * 255 / 100))

/* The same by day and in the evening. */
#define PEOPLE \
	[T_PERSON_FIRST] = RGB(0x2f6b5e), [T_PERSON_FIRST + 1] = RGB(0x8a3f63), \
	[T_PERSON_FIRST + 2] = RGB(0x3f5b86), [T_PERSON_FIRST + 3] = RGB(0xa04a2c), \
	[T_PERSON_FIRST + 4] = RGB(0x5c6b2c), [T_PERSON_FIRST + 5] = RGB(0x6a4c93), \
	[T_PERSON_LAST] = RGB(0x7a5530), \
	[T_BADGE_FIRST] = RGB(0x7a5a10), [T_BADGE_FIRST + 1] = RGB(0x2f6b4f), \
	[T_BADGE_FIRST + 2] = RGB(0xa04a2c), [T_BADGE_FIRST + 3] = RGB(0x7a3e6e), \
	[T_BADGE_FIRST + 4] = RGB(0xa8324a), [T_BADGE_LAST] = RGB(0x2b5c8a), \
	[T_CREAM] = RGB(0xfff9ee), [T_BLACK] = RGB(0x000000), \
	[T_VEIL] = RGB(0x281e14), [T_NOKR] = RGB(0x7c2c5b)

static const struct theme day = {
	.kind = THEME_KIND_DAY,
	.colours = {
		[T_WALL] = RGB(0xdfd2be), [T_LIT] = RGB(0xe9decd), [T_EDGE] = RGB(0xd5c7b0),
		[T_SHEET] = RGB(0xfaf4e8), [T_TRACK] = RGB(0xdbcdb5),
		[T_LINE] = RGB(0xbfae93), [T_LINE2] = RGB(0x84715a),
		[T_INK] = RGB(0x33291f), [T_INK2] = RGB(0x534637),
		[T_NINK] = RGB(0x33291f), [T_NINK2] = RGB(0x57483a),
		[T_BUTTER] = RGB(0xfce9a4), [T_MINT] = RGB(0xd0e9cc), [T_PEACH] = RGB(0xfcdab0),
		[T_LILAC] = RGB(0xe0d6f2), [T_BLUSH] = RGB(0xf9d3c9), [T_SKY] = RGB(0xcde5f3),
		[T_KRAFT] = RGB(0xe9d7b9),
		[T_OK] = RGB(0x17574a), [T_WARN] = RGB(0x744100), [T_BAD] = RGB(0x962a1a),
		[T_OKF] = RGB(0x1d7762), [T_WARNF] = RGB(0x9e5b00), [T_BADF] = RGB(0xbc3a26),
		[T_NOK] = RGB(0x17574a), [T_NWARN] = RGB(0x744100), [T_NBAD] = RGB(0x962a1a),
		[T_NOKF] = RGB(0x1d7762), [T_NWARNF] = RGB(0x9e5b00), [T_NBADF] = RGB(0xbc3a26),
		[T_ONSTAT] = RGB(0xfffaf0), [T_GLYPH] = RGB(0xfff9ee), [T_NGLYPH] = RGB(0xfff9ee),
		[T_KPI] = RGB(0x244e77), [T_OKR] = RGB(0x7c2c5b),
		[T_TAPE] = RGBA(0xdebe8c, PERCENT(62)),
		[T_QR_PAPER] = RGB(0xfbf5ea), [T_QR_INK] = RGB(0x2b221a), [T_SHADOW] = RGB(0x46321c),
		[T_COIN] = RGB(0xe5b455), [T_COIN_EDGE] = RGB(0xb27d24), [T_GLASS] = RGB(0xe8eee8),
		[T_GLASS_EDGE] = RGB(0x8aa5a2), [T_LID] = RGB(0xb48a58), [T_LID_EDGE] = RGB(0x9c7545),
		PEOPLE,
	},
	.shadow_alpha = {[SHADOW_CONTACT] = .18f, [SHADOW_REST] = .26f, [SHADOW_SHEET] = .21f},
	.shadow_lifted_alpha = .33f,
};

static const struct theme evening = {
	.kind = THEME_KIND_EVENING,
	.colours = {
		[T_WALL] = RGB(0x27211c), [T_LIT] = RGB(0x342b24), [T_EDGE] = RGB(0x1d1814),
		[T_SHEET] = RGB(0x362d26), [T_TRACK] = RGB(0x4a3f36),
		[T_LINE] = RGB(0x54483d), [T_LINE2] = RGB(0x7f7063),
		[T_INK] = RGB(0xefe4d2), [T_INK2] = RGB(0xc3b39e),
		[T_NINK] = RGB(0x231b14), [T_NINK2] = RGB(0x3d3126),
		[T_BUTTER] = RGB(0xd6bd78), [T_MINT] = RGB(0xa2c09f), [T_PEACH] = RGB(0xd6ae80),
		[T_LILAC] = RGB(0xb5a9cc), [T_BLUSH] = RGB(0xd3a598), [T_SKY] = RGB(0x9fbacc),
		[T_KRAFT] = RGB(0xc2ac88),
		[T_OK] = RGB(0x74c6ac), [T_WARN] = RGB(0xe8b25c), [T_BAD] = RGB(0xf2917a),
		[T_OKF] = RGB(0x74c6ac), [T_WARNF] = RGB(0xe8b25c), [T_BADF] = RGB(0xf2917a),
		[T_NOK] = RGB(0x0f4437), [T_NWARN] = RGB(0x5a2f00), [T_NBAD] = RGB(0x7e1d0e),
		[T_NOKF] = RGB(0x0f4437), [T_NWARNF] = RGB(0x5a2f00), [T_NBADF] = RGB(0x7e1d0e),
		[T_ONSTAT] = RGB(0xfff6e6), [T_GLYPH] = RGB(0x241c15), [T_NGLYPH] = RGB(0xfff9ee),
		[T_KPI] = RGB(0x8dbce2), [T_OKR] = RGB(0xdda2ca),
		[T_TAPE] = RGBA(0xa08054, PERCENT(55)),
		[T_QR_PAPER] = RGB(0xd9ccb5), [T_QR_INK] = RGB(0x1e1712), [T_SHADOW] = RGB(0x000000),
		[T_COIN] = RGB(0xc79a4a), [T_COIN_EDGE] = RGB(0x8a6222), [T_GLASS] = RGB(0x43443e),
		[T_GLASS_EDGE] = RGB(0x8fa8a4), [T_LID] = RGB(0x8c6a42), [T_LID_EDGE] = RGB(0x745535),
		PEOPLE,
	},
	.shadow_alpha = {[SHADOW_CONTACT] = .35f, [SHADOW_REST] = .50f, [SHADOW_SHEET] = .40f},
	.shadow_lifted_alpha = .63f,
};

const struct theme *theme_of(enum theme_kind kind)
{
	return kind == THEME_KIND_EVENING ? &evening : &day;
}
