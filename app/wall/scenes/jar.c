#include "app/wall/scenes/jar.h"

#include "app/wall/scenes/pieces.h"

enum { ROW_COINS = 9 };

static const float glass_left = 18, glass_right = 312, goal_y = 73, floor_y = 306;
static const float coin_w = 42, coin_h = 27, row_pitch = 27;

int jar_coins(int64_t balance, int64_t goal)
{
	if (balance <= 0)
		return 0;
	for (int64_t sum = 1000; goal <= 0; sum *= 2)
		if (sum >= balance)
			goal = sum;
	int64_t coins = (balance * JAR_COINS_AT_GOAL + goal / 2) / goal;
	if (coins < 1)
		return 1;
	return coins > JAR_COINS_MAX ? JAR_COINS_MAX : (int)coins;
}

static void ellipse(struct op_list *ops, float x, float y, float w, float h, enum token token)
{
	op_add(ops, OP_DISC, (struct rect){x - w / 2, y - h / 2, w, h}, solid(token));
}

/* Lies flat: an edge, a face, and what is struck into it. */
static void coin(struct op_list *ops, float x, float y)
{
	ellipse(ops, x, y + 2, coin_w, coin_h - 3, T_COIN_EDGE);
	ellipse(ops, x, y - 1, coin_w - 1, coin_h - 5, T_COIN);
	ellipse(ops, x, y - 1, coin_w * 0.62f, coin_h * 0.5f, T_COIN_EDGE);
	ellipse(ops, x, y - 0.5f, coin_w * 0.52f, coin_h * 0.4f, T_COIN);
}

/* Poured in: rows that stand aside of each other, each coin a little off its place. */
static void coins(struct op_list *ops, int count)
{
	const float left = glass_left + 38, right = glass_right - 38;

	for (int i = 0; i < count; i++) {
		int row = i / ROW_COINS, place = i % ROW_COINS;
		const char *name = arena_printf(ops->arena, "coin %d", i);
		float aside = row % 2 ? -8 : 8;
		float x = left + (right - left) * (float)place / (ROW_COINS - 1) + aside;
		coin(ops, x + 6 * hash01(name) - 3,
		     floor_y - 4 - row_pitch * (float)row + 5 * hash01(name + 5) - 2);
	}
}

static void goal_line(struct op_list *ops)
{
	const float dash = 12, gap = 9, end = glass_right + 4;

	for (float x = glass_left - 8; x < end; x += dash + gap)
		draw_rect(ops, (struct rect){x, goal_y - 2, x + dash > end ? end - x : dash, 4}, 1,
			  solid(T_OKR));
	draw_icon(ops, "pennant", end - 4, goal_y - 29, 32, T_OKR);
}

void draw_jar(struct op_list *ops, int64_t balance, int64_t goal)
{
	struct rect square = {0, 0, jar_size, jar_size};

	op_add(ops, OP_DISC, (struct rect){15, 312, 300, 18}, faint(T_SHADOW, 0.16f));
	op_add(ops, OP_ICON, square, solid(T_GLASS))->text = "jar-glass";
	coins(ops, jar_coins(balance, goal));
	draw_rect(ops, (struct rect){32, 74, 9, 184}, 4.5f, faint(T_CREAM, 0.4f));
	op_add(ops, OP_ICON, square, solid(T_GLASS_EDGE))->text = "jar";
	draw_rect(ops, (struct rect){46, -33, 239, 35}, 10, solid(T_LID));
	struct op *rim = draw_rect(ops, (struct rect){46, -14, 239, 16}, 10, solid(T_LID_EDGE));
	rim->radius = 0;
	if (goal > 0)
		goal_line(ops);
}
