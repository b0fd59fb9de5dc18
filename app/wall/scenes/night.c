/*
 * night: black, with one note that drifts to another place every few minutes; all black where the TV
 * sleeps.
 */
#include "app/model/meetings.h"
#include "app/wall/scenes/pieces.h"
#include "app/wall/scenes/scene.h"
#include "app/wall/scenes/wording.h"

enum { WEEK_DAYS = 7 };

/* "明天 07:30 亮灯"; "" when nobody knows. */
static const char *lights_on(const struct scene_input *in, struct arena *arena)
{
	static const struct workdays plain_weekends;
	const struct snapshot *snapshot = in->snapshot;
	const struct workdays *cal =
		snapshot->meetings ? &snapshot->meetings->workdays : &plain_weekends;
	int64_t next_ms = hours_next_ms(&snapshot->hours, cal, in->now_ms);
	struct date day = date_of(next_ms);
	int days = date_number(day) - date_number(date_of(in->now_ms));

	if (!next_ms)
		return "";
	if (days < 2)
		return words_s(in->lang, days < 1 ? L_wall_night_today : L_wall_night_morning, "time",
			       clock_words(next_ms, arena), arena);
	return words_ss(in->lang, L_wall_night_later, "day",
			days < WEEK_DAYS ? weekday_words(day, in->lang, arena)
					 : date_words(day, in->lang, arena),
			"time", clock_words(next_ms, arena), arena);
}

static void add_note(const struct scene_input *in, struct sprite_list *out)
{
	const float w = 400, h = 236, clear = 120;
	struct arena *arena = out->arena;
	const char *place = arena_printf(arena, "night %d", in->drift);
	struct rect box = {
		clear + (1920 - 2 * clear - w) * hash01(place),
		clear + (1080 - 2 * clear - h) * hash01(arena_printf(arena, "%s y", place)), w, h};
	struct sprite *note = sprite_add(out, sprite_key("night", place), SPRITE_FADING, LAYER_NOTES,
					 box);

	note->bake = true;
	note->angle_deg = -1.1f;
	struct op *body = op_add(&note->ops, OP_PAPER, (struct rect){0, 0, w, h},
				 faint(T_BUTTER, 0.3f));
	body->radius = 3;
	body->radius2 = 5;
	draw_text(&note->ops, FACE_HAND_BOLD, 72, (struct rect){34, 40, w - 60, 84}, ALIGN_LEFT,
		  T_BLACK, lang_text(in->lang, L_wall_scene_night));
	draw_text(&note->ops, FACE_UI_600, 32, (struct rect){34, 134, w - 60, 40}, ALIGN_LEFT,
		  T_BLACK, lights_on(in, arena));
}

void scene_night(const struct scene_input *in, struct sprite_list *out)
{
	out->scene = "night";
	struct sprite *black = sprite_add(out, sprite_key("night", "black"), SPRITE_PIECE, LAYER_WALL,
					  (struct rect){-480, -480, 2880, 2040});
	draw_rect(&black->ops, (struct rect){0, 0, 2880, 2040}, 0, solid(T_BLACK));
	if (!in->dark)
		add_note(in, out);
	sprite_list_finish(out);
}
