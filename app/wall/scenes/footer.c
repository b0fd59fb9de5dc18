#include <string.h>

#include "app/wall/scenes/header.h"
#include "app/wall/scenes/agenda.h"
#include "app/wall/scenes/pieces.h"
#include "app/wall/scenes/wording.h"

enum { SEGMENTS_MAX = 8, DOT_PITCH = 24 };

static const struct rect line_box = {48, 1004, 1824, 48};
static const float ticker_px = 32, ticker_line = 40;

/* --- the sentence -------------------------------------------------------------------------------- */

struct happening {
	const char *kind, *icon;
	enum lang_key key;
};

/* By the kind of event, in alphabetical order; a kind ending in '.' stands for all that begin so. */
static const struct happening happenings[] = {
	{"absence.reverted", "undo", L_wall_did_undone},
	{"absence.withdrawn", "calendar", L_wall_did_absence_withdrawn},
	{"absence.", "calendar", L_wall_did_absence_said},
	{"badge.added", "medal", L_wall_did_badge_added},
	{"badge.removed", "medal", L_wall_did_badge_removed},
	{"badge.reverted", "undo", L_wall_did_reverted},
	{"badge.", "medal", L_wall_did_badge},
	{"card.blocked", "octagon-bar", L_wall_did_card_blocked},
	{"card.checked", "check", L_wall_did_card_checked},
	{"card.created", "board", L_wall_did_card_created},
	{"card.dropped", "cross", L_wall_did_card_dropped},
	{"card.handed_on", "people", L_wall_did_card_handed_on},
	{"card.kept", "check", L_wall_did_card_kept},
	{"card.moved", "arrow-right", L_wall_did_card_moved},
	{"card.ranked", "board", L_wall_did_card_ranked},
	{"card.removed", "board", L_wall_did_card_removed},
	{"card.restored", "board", L_wall_did_card_restored},
	{"card.reverted", "undo", L_wall_did_card_reverted},
	{"card.sent_back", "arrow-left", L_wall_did_card_sent_back},
	{"card.torn_off", "tear", L_wall_did_card_torn},
	{"card.unblocked", "board", L_wall_did_card_unblocked},
	{"card.", "board", L_wall_did_card_edited},
	{"checkin.reverted", "undo", L_wall_did_undone},
	{"checkin.", "people", L_wall_did_checkin},
	{"column.added", "board", L_wall_did_column_added},
	{"column.moved", "board", L_wall_did_column_moved},
	{"column.removed", "board", L_wall_did_column_removed},
	{"column.reverted", "undo", L_wall_did_reverted},
	{"column.", "board", L_wall_did_column},
	{"cycle.reverted", "undo", L_wall_did_reverted},
	{"cycle.", "calendar", L_wall_did_cycle},
	{"day.reverted", "undo", L_wall_did_reverted},
	{"day.", "calendar", L_wall_did_day},
	{"fund.deposited", "medal", L_wall_did_fund_deposited},
	{"fund.granted", "medal", L_wall_did_fund_granted},
	{"fund.", "undo", L_wall_did_fund},
	{"help.reverted", "undo", L_wall_did_undone},
	{"help.withdrawn", "hand", L_wall_did_help_withdrawn},
	{"help.", "hand", L_wall_did_help_offered},
	{"kpi.dropped", "flag", L_wall_did_kpi_dropped},
	{"kpi.reverted", "undo", L_wall_did_reverted},
	{"kpi.", "flag", L_wall_did_kpi_set},
	{"kr.added", "ring", L_wall_did_kr_added},
	{"kr.checked_in", "ring", L_wall_did_kr_checked_in},
	{"kr.milestone_done", "check", L_wall_did_kr_milestone},
	{"kr.removed", "ring", L_wall_did_kr_removed},
	{"kr.reverted", "undo", L_wall_did_reverted},
	{"kr.", "ring", L_wall_did_kr},
	{"kudos.given", "medal", L_wall_did_kudos_given},
	{"kudos.reverted", "undo", L_wall_did_reverted},
	{"kudos.", "undo", L_wall_did_kudos_taken},
	{"label.added", "board", L_wall_did_label_added},
	{"label.removed", "board", L_wall_did_label_removed},
	{"label.reverted", "undo", L_wall_did_reverted},
	{"label.", "board", L_wall_did_label},
	{"link.agreed", "link", L_wall_did_link_agreed},
	{"link.declined", "link", L_wall_did_link_declined},
	{"link.proposed", "link", L_wall_did_link_proposed},
	{"link.reverted", "undo", L_wall_did_reverted},
	{"link.", "link", L_wall_did_link_removed},
	{"member.joined", "people", L_wall_did_member_joined},
	{"member.left", "people", L_wall_did_member_left},
	{"member.returned", "people", L_wall_did_member_returned},
	{"member.reverted", "undo", L_wall_did_reverted},
	{"member.", "people", L_wall_did_member},
	{"metric.added", "plus", L_wall_did_metric_added},
	{"metric.removed", "minus", L_wall_did_metric_removed},
	{"metric.reverted", "undo", L_wall_did_reverted},
	{"metric.", "pencil", L_wall_did_metric},
	{"objective.added", "flag", L_wall_did_objective_added},
	{"objective.moved", "flag", L_wall_did_objective_moved},
	{"objective.removed", "flag", L_wall_did_objective_removed},
	{"objective.revealed", "flag", L_wall_did_objective_revealed},
	{"objective.reverted", "undo", L_wall_did_reverted},
	{"objective.settled", "flag", L_wall_did_objective_settled},
	{"objective.", "flag", L_wall_did_objective},
	{"pool.reverted", "undo", L_wall_did_reverted},
	{"pool.set", "medal", L_wall_did_pool_set},
	{"reading.removed", "minus", L_wall_did_reading_removed},
	{"reading.reverted", "undo", L_wall_did_reverted},
	{"reading.", "pencil", L_wall_did_reading_set},
	{"retro.added", "bulb", L_wall_did_retro_added},
	{"retro.carried", "arrow-right", L_wall_did_retro_carried},
	{"retro.removed", "minus", L_wall_did_retro_removed},
	{"retro.reverted", "undo", L_wall_did_reverted},
	{"retro.turned", "check", L_wall_did_retro_turned},
	{"retro.", "pencil", L_wall_did_retro},
	{"ritual.added", "calendar", L_wall_did_ritual_added},
	{"ritual.removed", "calendar", L_wall_did_ritual_removed},
	{"ritual.reverted", "undo", L_wall_did_reverted},
	{"ritual.", "calendar", L_wall_did_ritual},
	{"round.closed", "hand", L_wall_did_round_closed},
	{"round.opened", "hand", L_wall_did_round_opened},
	{"round.revealed", "hand", L_wall_did_round_revealed},
	{"round.reverted", "undo", L_wall_did_reverted},
	{"round.turned", "hand", L_wall_did_round_turned},
	{"standup.ended", "people", L_wall_did_standup_ended},
	{"standup.extended", "clock", L_wall_did_standup_extended},
	{"standup.reverted", "undo", L_wall_did_undone},
	{"standup.skipped", "people", L_wall_did_standup_skipped},
	{"standup.started", "people", L_wall_did_standup_started},
	{"standup.turn_ended", "people", L_wall_did_standup_turn},
	{"suggestion.made", "bulb", L_wall_did_suggestion_made},
	{"suggestion.reverted", "undo", L_wall_did_reverted},
	{"suggestion.", "bulb", L_wall_did_suggestion_settled},
	{"team.kudos_set", "medal", L_wall_did_kudos_limit},
	{"team.reverted", "undo", L_wall_did_reverted},
	{"team.", "people", L_wall_did_team_named},
	{"unit.reverted", "undo", L_wall_did_reverted},
	{"unit.", "people", L_wall_did_unit},
	{"update.reverted", "undo", L_wall_did_reverted},
	{"", "board", L_wall_did_other},
};

/* Of something whose name is not known only the general sentence can be said. */
static const struct happening *happening_of(const struct feed_item *item)
{
	const char *kind = *item->subject || *item->subject_kind ? item->kind : "";

	for (size_t i = 0;; i++) {
		const char *name = happenings[i].kind;
		size_t n = strlen(name);
		bool begins = n == 0 || name[n - 1] == '.';
		if (begins ? strncmp(kind, name, n) == 0 : strcmp(kind, name) == 0)
			return &happenings[i];
	}
}

struct segment {
	const char *text;
	bool bold, title;
};

static struct segment segment_of(const struct feed_item *item, enum lang lang, const char *name,
				 size_t n, struct arena *arena)
{
	const char *where = column_words_of(item->target, item->target_kind, lang);
	const char *who = *item->actor ? item->actor : lang_text(lang, L_wall_somebody);
	const char *what = column_words_of(item->subject, item->subject_kind, lang);

	if (n == 3 && memcmp(name, "who", n) == 0)
		return (struct segment){who, true, false};
	if (n == 5 && memcmp(name, "badge", n) == 0)
		return (struct segment){
			medal_name(item->target, item->target_kind, lang, arena), false, false};
	if (n == 5 && memcmp(name, "where", n) == 0)
		return (struct segment){where, true, false};
	return (struct segment){what, strncmp(item->kind, "card.", 5) != 0, true};
}

/* The template with its {placeholders} as segments of their own, so that names can be bold. */
static int split(const struct feed_item *item, enum lang lang, const char *text,
		 struct segment *out, struct arena *arena)
{
	int n = 0;

	while (*text && n + 2 < SEGMENTS_MAX) {
		size_t plain = strcspn(text, "{");
		if (plain)
			out[n++] = (struct segment){arena_text_n(arena, text, plain), false, false};
		text += plain;
		const char *end = *text ? strchr(text, '}') : NULL;
		if (!end)
			break;
		out[n++] = segment_of(item, lang, text + 1, (size_t)(end - text - 1), arena);
		text = end + 1;
	}
	return n;
}

static float segment_width(const struct measurer *measurer, const struct segment *segment)
{
	return line_width(measurer, segment->bold ? FACE_UI_600 : FACE_UI, ticker_px,
			  segment->text);
}

/* Titles give way: what the others leave is theirs. */
static void fit_titles(const struct measurer *measurer, struct segment *segments, int n, float width,
		       struct arena *arena)
{
	float others = 0;
	int titles = 0;

	for (int i = 0; i < n; i++) {
		if (segments[i].title)
			titles++;
		else
			others += segment_width(measurer, &segments[i]);
	}
	float room = titles ? (width - others) / (float)titles : 0;
	for (int i = 0; i < n; i++)
		if (segments[i].title)
			segments[i].text = text_fit(measurer, segments[i].bold ? FACE_UI_600 : FACE_UI,
						    ticker_px, segments[i].text,
						    room > 120 ? room : 120, arena);
}

static void draw_sentence(const struct scene_input *in, struct op_list *ops, float width)
{
	const struct feed_item *item = &in->snapshot->feed->last;
	const struct happening *happening = happening_of(item);
	bool known = in->calibrated && in->snapshot->notice != NOTICE_CLOCK;
	const char *ago = ago_words(item->at_ms, known ? in->now_ms : 0, in->lang, ops->arena);
	struct segment segments[SEGMENTS_MAX];
	int n = split(item, in->lang, lang_text(in->lang, happening->key), segments, ops->arena);
	float x = 52;

	if (*ago)
		segments[n++] = (struct segment){arena_printf(ops->arena, " · %s", ago), false,
						 false};
	fit_titles(in->measurer, segments, n, width - x - 16, ops->arena);
	draw_icon(ops, happening->icon, 0, 6, 36, T_OKR);
	for (int i = 0; i < n; i++) {
		float w = segment_width(in->measurer, &segments[i]);
		draw_text(ops, segments[i].bold ? FACE_UI_600 : FACE_UI, ticker_px,
			  (struct rect){x, 4, w, ticker_line}, ALIGN_LEFT,
			  segments[i].bold ? T_INK : T_INK2, segments[i].text);
		x += w;
	}
}

static void add_ticker(const struct scene_input *in, float width, struct sprite_list *out)
{
	const struct feed_item *item = &in->snapshot->feed->last;
	const char *what = arena_printf(out->arena, "%s %s %s %lld", item->kind, item->actor,
					item->subject, (long long)item->at_ms);
	struct rect box = {line_box.x, line_box.y, width, line_box.h};
	struct sprite *sprite =
		sprite_add(out, sprite_key("ticker", what), SPRITE_FADING, LAYER_BOARD, box);

	draw_sentence(in, &sprite->ops, width);
}

/* --- notices ------------------------------------------------------------------------------------- */

struct words {
	const char *cause, *means, *quiet;
	const char *icon, *quiet_icon;
	enum token tint;
};

static struct words restored_words(const struct scene_input *in, struct arena *arena)
{
	int64_t at_ms = in->snapshot->notice_since_ms;
	struct date today = in->calibrated ? date_of(in->now_ms) : (struct date){0};
	const char *time = moment_words(at_ms, today, in->lang, arena);

	return (struct words){
		lang_text(in->lang, L_wall_notice_restored),
		at_ms ? words_s(in->lang, L_wall_notice_as_of, "time", time, arena)
		      : lang_text(in->lang, L_wall_notice_restored_means),
		lang_text(in->lang, L_wall_notice_restored_quiet), "triangle-mark", NULL, T_WARNF};
}

static struct words words_of(const struct scene_input *in, struct arena *arena)
{
	const struct snapshot *s = in->snapshot;
	bool known = s->notice_since_ms && in->calibrated;
	const char *time = known ? clock_words(s->notice_since_ms, arena) : "";
	const char *as_of = known ? words_s(in->lang, L_wall_notice_as_of, "time", time, arena) : "";

	if (s->notice == NOTICE_RESTORED)
		return restored_words(in, arena);
	if (s->notice == NOTICE_OFFLINE)
		return (struct words){
			known ? words_s(in->lang, L_wall_notice_offline_since, "time", time, arena)
			      : lang_text(in->lang, L_wall_notice_offline),
			lang_text(in->lang, L_wall_notice_offline_means),
			lang_text(in->lang, L_wall_notice_offline_quiet),
			"triangle-mark", NULL, T_WARNF};
	if (s->notice == NOTICE_FULL)
		return (struct words){lang_text(in->lang, L_wall_notice_full),
				      lang_text(in->lang, L_wall_notice_full_means), as_of,
				      "octagon-bar", "hourglass", T_BADF};
	return (struct words){lang_text(in->lang, L_wall_notice_storage),
			      lang_text(in->lang, L_wall_notice_storage_means), as_of, "octagon-bar",
			      "hourglass", T_BADF};
}

static float add_quiet(const struct scene_input *in, const struct words *words,
		       struct sprite_list *out)
{
	if (!*words->quiet)
		return 1872;
	float width = line_width(in->measurer, FACE_UI, 30, words->quiet);
	float x = 1872 - width;
	struct sprite *sprite = sprite_add(out, sprite_key("quiet", ""), SPRITE_PIECE, LAYER_BOARD,
					   (struct rect){x, 1006, width, 36});
	draw_text(&sprite->ops, FACE_UI, 30, (struct rect){0, 0, width, 36}, ALIGN_LEFT, T_INK2,
		  words->quiet);
	if (!words->quiet_icon)
		return x;
	draw_icon(&sprite->ops, words->quiet_icon, -42, 3, 30, T_INK2);
	return x - 42;
}

/* A chip in place of the ticker, no further right than `end`. */
static void add_chip(const struct scene_input *in, const struct words *words, float end,
		     struct sprite_list *out)
{
	float cause = line_width(in->measurer, FACE_UI_700, 30, words->cause);
	const char *means = text_fit(in->measurer, FACE_UI, 30, words->means,
				     end - 48 - 68 - cause - 44 - 24, out->arena);
	float means_w = line_width(in->measurer, FACE_UI, 30, means);
	struct rect paper = {0, 0, 68 + cause + 44 + means_w + 24, 58};
	struct sprite *sprite = sprite_add(out, sprite_key("notice", ""), SPRITE_PIECE, LAYER_BOARD,
					   (struct rect){48, 996, paper.w, paper.h});

	draw_shadow(&sprite->ops, SHADOW_CONTACT, paper, 4);
	draw_rect(&sprite->ops, paper, 4, solid(T_SHEET));
	draw_icon(&sprite->ops, words->icon, 16, 10, 38, words->tint);
	draw_text(&sprite->ops, FACE_UI_700, 30, (struct rect){68, 11, cause, 36}, ALIGN_LEFT, T_INK,
		  words->cause);
	draw_text(&sprite->ops, FACE_UI, 30, (struct rect){68 + cause + 44, 11, means_w, 36},
		  ALIGN_LEFT, T_INK, means);
}

static void add_notice(const struct scene_input *in, struct sprite_list *out)
{
	struct words words = words_of(in, out->arena);

	add_chip(in, &words, add_quiet(in, &words, out) - 40, out);
}

/* A meeting begins soon: calmly, where the last thing that happened stood. */
static bool add_soon(const struct scene_input *in, float width, struct sprite_list *out)
{
	struct words words = {.icon = "people", .tint = T_OKR};

	if (!agenda_soon(in, out->arena, &words.cause, &words.means))
		return false;
	add_chip(in, &words, line_box.x + width, out);
	return true;
}

/* --- dots ---------------------------------------------------------------------------------------- */

static float add_dots(const struct scene_input *in, struct sprite_list *out)
{
	float width = (float)(in->scene_count * DOT_PITCH), x = 5;

	if (in->scene_count < 2)
		return line_box.w;
	struct sprite *sprite = sprite_add(out, sprite_key("dots", ""), SPRITE_PIECE, LAYER_BOARD,
					   (struct rect){1872 - width - 3, 1016, width, 24});
	for (int i = 0; i < in->scene_count; i++, x += DOT_PITCH) {
		if (i == in->scene_index) {
			op_add(&sprite->ops, OP_DISC, (struct rect){x, 5, 14, 14}, solid(T_INK2));
			continue;
		}
		struct op *ring = op_add(&sprite->ops, OP_RING, (struct rect){x + 1, 6, 12, 12},
					 solid(T_INK2));
		ring->stroke = 2;
		ring->to = 1;
	}
	return line_box.w - width - 24;
}

bool footer_is_free(const struct scene_input *in)
{
	enum notice notice = in->snapshot->notice;

	return notice == NOTICE_NONE || notice == NOTICE_CLOCK;
}

/* --- a scene's own sentence ---------------------------------------------------------------------- */

static void draw_said(const struct scene_input *in, struct op_list *ops, const char *sentence,
		      float width)
{
	bool bold = false;
	float x = 52;

	for (; *sentence && x < width; bold = !bold) {
		size_t n = strcspn(sentence, "*");
		enum face face = bold ? FACE_UI_600 : FACE_UI;
		x += draw_text_fit(ops, in->measurer, face, ticker_px,
				   (struct rect){x, 4, width - x, ticker_line}, bold ? T_INK : T_INK2,
				   arena_text_n(ops->arena, sentence, n));
		sentence += n + (sentence[n] == '*');
	}
}

void footer_say(const struct scene_input *in, const char *icon, const char *sentence,
		struct sprite_list *out)
{
	if (!footer_is_free(in)) {
		add_notice(in, out);
		return;
	}
	float width = add_dots(in, out);
	struct sprite *sprite = sprite_add(out, sprite_key("said", sentence), SPRITE_FADING, LAYER_BOARD,
					   (struct rect){line_box.x, line_box.y, width, line_box.h});
	draw_icon(&sprite->ops, icon, 0, 6, 36, T_OKR);
	draw_said(in, &sprite->ops, sentence, width - 16);
}

void footer_add(const struct scene_input *in, struct sprite_list *out)
{
	if (!footer_is_free(in)) {
		add_notice(in, out);
		return;
	}
	float width = add_dots(in, out);
	if (add_soon(in, width, out))
		return;
	if (in->snapshot->feed && *in->snapshot->feed->last.kind)
		add_ticker(in, width, out);
}
