#include "app/wall/sprite.h"

#include <string.h>

#include "app/base/buf.h"

/* Fowler, Noll, Vo: FNV-1a, 64 bits. */
static uint64_t fnv(uint64_t hash, const char *s)
{
	for (; *s; s++)
		hash = (hash ^ (unsigned char)*s) * UINT64_C(0x100000001b3);
	return (hash ^ 0xff) * UINT64_C(0x100000001b3);
}

uint64_t sprite_key(const char *what, const char *id)
{
	uint64_t key = fnv(fnv(UINT64_C(0xcbf29ce484222325), what), id ? id : "");

	return key ? key : 1;
}

float hash01(const char *text)
{
	uint64_t hash = fnv(UINT64_C(0xcbf29ce484222325), text);

	hash ^= hash >> 33;
	hash *= UINT64_C(0xff51afd7ed558ccd);
	hash ^= hash >> 33;
	return (float)(hash >> 40) / 16777216.0f;
}

struct sprite *sprite_add(struct sprite_list *list, uint64_t key, enum sprite_kind kind,
			  enum layer layer, struct rect box)
{
	if (list->count == list->cap) {
		int cap = list->cap ? 2 * list->cap : 64;
		struct sprite *more = arena_array(list->arena, (size_t)cap, sizeof(*more));
		if (list->count)
			memcpy(more, list->sprites, (size_t)list->count * sizeof(*more));
		list->sprites = more;
		list->cap = cap;
	}
	struct sprite *sprite = &list->sprites[list->count++];
	*sprite = (struct sprite){
		.key = key, .kind = kind, .layer = layer, .box = box,
		.ops = {.arena = list->arena},
	};
	return sprite;
}

void sprite_group_add(struct sprite_list *list, uint64_t key, int page)
{
	if (list->group_count < SPRITE_GROUPS_MAX)
		list->groups[list->group_count++] = (struct sprite_group){key, page};
}

void sprite_list_finish(struct sprite_list *list)
{
	for (int i = 0; i < list->count; i++)
		list->sprites[i].hash = op_hash(list->sprites[i].ops.ops,
						list->sprites[i].ops.count);
}

char *sprite_list_dump(const struct sprite_list *list, struct arena *arena)
{
	static const char *const kinds[] = {"piece", "fading", "note", "number", "gauge", "mark",
					    "card", "over", "drop", "scrap"};
	struct buf buf = {0};

	buf_printf(&buf, "scene %s page %d\n", list->scene ? list->scene : "", list->page);
	for (int i = 0; i < list->count; i++) {
		const struct sprite *s = &list->sprites[i];
		buf_printf(&buf, "%s layer=%d box=%.1f,%.1f,%.1f,%.1f angle=%.2f%s%s%s%s",
			   kinds[s->kind], s->layer, (double)s->box.x, (double)s->box.y,
			   (double)s->box.w, (double)s->box.h, (double)s->angle_deg,
			   s->shadow ? " shadow" : "", s->hidden ? " hidden" : "",
			   s->secret ? " secret" : "", s->lift > 0 ? " lifted" : "");
		if (s->id)
			buf_printf(&buf, " id=%s", s->id);
		buf_char(&buf, '\n');
		buf_text(&buf, op_list_dump(s->ops.ops, s->ops.count, arena));
	}
	char *text = arena_text_n(arena, buf.bytes, buf.len);
	buf_finish(&buf);
	return text;
}
