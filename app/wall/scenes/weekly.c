#include "app/wall/scenes/weekly.h"

#include <stdio.h>
#include <string.h>

#include "app/wall/scenes/pieces.h"
#include "app/wall/scenes/wording.h"

static const struct person *person_of(const struct board *board, const char *id)
{
	for (int i = 0; i < board->person_count; i++)
		if (strcmp(board->people[i].id, id) == 0)
			return &board->people[i];
	return NULL;
}

static bool find_kr(struct weekly *weekly)
{
	const struct goals *goals = weekly->goals;

	for (int i = 0; i < goals->key_result_count; i++)
		if (strcmp(goals->key_results[i].id, weekly->round->kr) == 0)
			weekly->kr = &goals->key_results[i];
	if (!weekly->kr)
		return false;
	weekly->objective = &goals->objectives[weekly->kr->objective];
	if (weekly->kr->metric >= 0)
		weekly->metric = &goals->metrics[weekly->kr->metric];
	const char *owner = *weekly->kr->owner ? weekly->kr->owner : weekly->objective->owner;
	weekly->owner = person_of(weekly->board, owner);
	return true;
}

bool weekly_of(const struct scene_input *in, struct weekly *weekly)
{
	const struct snapshot *snapshot = in->snapshot;

	*weekly = (struct weekly){.in = in,
				  .board = snapshot->board,
				  .goals = snapshot->goals,
				  .round = snapshot->round};
	return snapshot->board && snapshot->goals && snapshot->round && find_kr(weekly);
}

static bool is_due(const struct snapshot *snapshot, bool revealed)
{
	struct scene_input in = {.snapshot = snapshot};
	struct weekly weekly;

	return weekly_of(&in, &weekly) && weekly.round->open && weekly.round->revealed == revealed;
}

bool weekly_vote_due(const struct snapshot *snapshot, int64_t now_ms)
{
	(void)now_ms;
	return is_due(snapshot, false);
}

bool weekly_reveal_due(const struct snapshot *snapshot, int64_t now_ms)
{
	(void)now_ms;
	return is_due(snapshot, true);
}

const char *weekly_measure(const struct weekly *weekly)
{
	if (weekly->metric)
		return weekly->metric->measure;
	return weekly->kr->kind == KR_PERCENT ? "%" : weekly->kr->measure;
}

const char *weekly_number(double value, const char *measure, struct arena *arena)
{
	return arena_printf(arena, "%.4g%s", value, measure);
}

static const char *place_words(const struct weekly *weekly, struct arena *arena)
{
	char text[96], place[16], count[16];

	snprintf(place, sizeof(place), "%d", weekly->round->place);
	snprintf(count, sizeof(count), "%d", weekly->round->count);
	lang_format(text, sizeof(text), weekly->in->lang, L_wall_vote_place, "n", place, "count",
		    count, NULL);
	if (!weekly->owner)
		return arena_text(arena, text);
	return arena_printf(arena, "%s · %s", weekly->owner->name, text);
}

void weekly_note(const struct weekly *weekly, struct rect box, float name_px, const char *line,
		 struct sprite_list *out)
{
	const struct measurer *measurer = weekly->in->measurer;
	struct sprite *note = sprite_add(out, sprite_key("weekly-note", weekly->kr->id), SPRITE_CARD,
					  LAYER_NOTES, box);
	float x = 28, room = box.w - 56, name_y = box.h * 0.33f;

	note->bake = note->shadow = true;
	note->angle_deg = -0.4f;
	struct op *body = op_add(&note->ops, OP_PAPER, (struct rect){0, 0, box.w, box.h},
				 solid(paper_token(weekly->objective->paper)));
	body->radius = 3;
	body->radius2 = 5;
	if (weekly->owner) {
		draw_avatar(&note->ops, x, box.h < 200 ? 14 : 22, 46, weekly->owner);
		x += 58;
	}
	draw_text_fit(&note->ops, measurer, FACE_UI, 28,
		      (struct rect){x, box.h < 200 ? 19 : 27, box.w - 28 - x, 36}, T_NINK2,
		      place_words(weekly, out->arena));
	draw_text_fit(&note->ops, measurer, FACE_HAND_BOLD, name_px,
		      (struct rect){28, name_y, room, name_px * 1.15f}, T_NINK, weekly->kr->title);
	draw_text_fit(&note->ops, measurer, FACE_HAND, 34, (struct rect){28, box.h - 62, room, 42},
		      T_NINK2, line);
}

const char *weekly_names(const struct weekly *weekly, const char *const *members, int count,
			 struct arena *arena)
{
	const char *names[2] = {"", ""};
	char text[160], more[16];

	for (int i = 0; i < 2 && i < count; i++) {
		const struct person *person = person_of(weekly->board, members[i]);
		names[i] = person ? person->name : lang_text(weekly->in->lang, L_member_gone);
	}
	if (count < 2)
		return names[0];
	snprintf(more, sizeof(more), "%d", count);
	lang_format(text, sizeof(text), weekly->in->lang,
		    count == 2 ? L_wall_vote_two_names : L_wall_vote_many_names, "first", names[0],
		    "second", names[1], "n", more, NULL);
	return arena_text(arena, text);
}
