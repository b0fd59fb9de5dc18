#include <string.h>

#include "app/wall/scenes/header.h"
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
	{"card.blocked", "octagon-bar", L_wall_did_card_blocked},
	{"card.checked", "check", L_wall_did_card_checked},
	{"card.created", "board", L_wall_did_card_created},
	{"card.handed_on", "people", L_wall_did_card_handed_on},
	{"card.moved", "arrow-right", L_wall_did_card_moved},
	{"card.ranked", "board", L_wall_did_card_ranked},
	{"card.removed", "board", L_wall_did_card_removed},
	{"card.restored", "board", L_wall_did_card_restored},
	{"card.reverted", "undo", L_wall_did_card_reverted},
	{"card.torn_off", "tear", L_wall_did_card_torn},
	{"card.unblocked", "board", L_wall_did_card_unblocked},
	{"card.", "board", L_wall_did_card_edited},
	{"column.added", "board", L_wall_did_column_added},
	{"column.moved", "board", L_wall_did_column_moved},
	{"column.removed", "board", L_wall_did_column_removed},
	{"column.reverted", "undo", L_wall_did_reverted},
	{"column.", "board", L_wall_did_column},
	{"label.added", "board", L_wall_did_label_added},
	{"label.removed", "board", L_wall_did_label_removed},
	{"label.reverted", "undo", L_wall_did_reverted},
	{"label.", "board", L_wall_did_label},
	{"member.joined", "people", L_wall_did_member_joined},
	{"member.left", "people", L_wall_did_member_left},
	{"member.returned", "people", L_wall_did_member_returned},
	{"member.reverted", "undo", L_wall_did_reverted},
	{"member.", "people", L_wall_did_member},
	{"team.reverted", "undo", L_wall_did_reverted},
	{"team.", "people", L_wall_did_team_named},
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
				 size_t n)
{
	const char *where = column_words_of(item->target, item->target_kind, lang);
	const char *who = *item->actor ? item->actor : lang_text(lang, L_wall_somebody);
	const char *what = column_words_of(item->subject, item->subject_kind, lang);

	if (n == 3 && memcmp(name, "who", n) == 0)
		return (struct segment){who, true, false};
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
		out[n++] = segment_of(item, lang, text + 1, (size_t)(end - text - 1));
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

static void add_notice(const struct scene_input *in, struct sprite_list *out)
{
	struct words words = words_of(in, out->arena);
	float end = add_quiet(in, &words, out) - 40;
	float cause = line_width(in->measurer, FACE_UI_700, 30, words.cause);
	const char *means = text_fit(in->measurer, FACE_UI, 30, words.means,
				     end - 48 - 68 - cause - 44 - 24, out->arena);
	float means_w = line_width(in->measurer, FACE_UI, 30, means);
	struct rect paper = {0, 0, 68 + cause + 44 + means_w + 24, 58};
	struct sprite *sprite = sprite_add(out, sprite_key("notice", ""), SPRITE_PIECE, LAYER_BOARD,
					   (struct rect){48, 996, paper.w, paper.h});

	draw_shadow(&sprite->ops, SHADOW_CONTACT, paper, 4);
	draw_rect(&sprite->ops, paper, 4, solid(T_SHEET));
	draw_icon(&sprite->ops, words.icon, 16, 10, 38, words.tint);
	draw_text(&sprite->ops, FACE_UI_700, 30, (struct rect){68, 11, cause, 36}, ALIGN_LEFT, T_INK,
		  words.cause);
	draw_text(&sprite->ops, FACE_UI, 30, (struct rect){68 + cause + 44, 11, means_w, 36},
		  ALIGN_LEFT, T_INK, means);
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

void footer_add(const struct scene_input *in, struct sprite_list *out)
{
	enum notice notice = in->snapshot->notice;

	if (notice != NOTICE_NONE && notice != NOTICE_CLOCK) {
		add_notice(in, out);
		return;
	}
	float width = add_dots(in, out);
	if (in->snapshot->feed && *in->snapshot->feed->last.kind)
		add_ticker(in, width, out);
}
