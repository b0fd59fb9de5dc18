#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "app/base/arena.h"
#include "app/draw/list.h"

/*
 * sprite: one thing on the wall, as a scene says where it belongs: a note, a title, the clock. A scene
 * writes a list of them; the stage compares two lists by key and moves what moved.
 *
 * Owner: whoever owns the list's arena. Thread: main, or a test's.
 */
enum sprite_kind {
	SPRITE_PIECE,	/* stands where it stands; a change is shown at once */
	SPRITE_FADING,	/* a piece that comes and goes softly: the ticker's sentence, a slot */
	SPRITE_NOTE,	/* a card: it travels, tears, appears */
	SPRITE_NUMBER,	/* its first op is `value` as text; counts to a new one */
	SPRITE_GAUGE,	/* bars, rings and numbers follow to new values where they stand; see follow.h */
	SPRITE_MARK,	/* a warning that nods once when it appears */
	SPRITE_CARD,	/* comes and goes softly, glides; one that lay face down turns over first */
	SPRITE_OVER,	/* comes softly over everything and goes again */
	SPRITE_DROP,	/* as that, dropped onto it: a medal */
	SPRITE_SCRAP,	/* a piece of paper that flies once; hidden, it is not to be seen after */
};

/* What lies over what; the stage lays flying notes over LAYER_NOTES. */
enum layer {
	LAYER_WALL,
	LAYER_BOARD,	/* tapes, dividers, header, footer */
	LAYER_SLOTS,
	LAYER_NOTES,
	LAYER_FLYING,
	LAYER_OVER,
	LAYER_COUNT,
};

struct sprite {
	uint64_t key;
	enum sprite_kind kind;
	enum layer layer;
	uint64_t group;		/* key of the column it hangs in; 0: none */
	int order;		/* its place in the group: neighbours close up in this order */
	struct rect box;	/* canvas, at rest */
	float angle_deg;
	float lift;		/* 1 while a key holds the note */
	struct op_list ops;	/* relative to box */
	uint64_t hash;		/* of ops; set by sprite_list_finish() */
	bool bake, shadow;
	bool hidden;		/* on another page: box is where it would come from */
	bool secret;		/* the join code: in no picture that leaves the wall */
	uint8_t paper;		/* token of a note's paper, for scraps */
	int value;
	bool face_down;		/* SPRITE_CARD: another scene shows its other side */
	bool waits;		/* comes when the cards of the scene before have turned over and found their places */
	float from_x, from_y;	/* SPRITE_SCRAP, and a SPRITE_CARD whose other side is nobody's: where its middle comes from */
	const char *id;		/* the card's; else NULL */
};

enum { SPRITE_GROUPS_MAX = 32 };

/* A column that is on the wall, so that the stage can tell a page turn from a move. */
struct sprite_group {
	uint64_t key;
	int page;
};

struct sprite_list {
	struct arena *arena;
	const char *scene;
	int page;		/* which columns of many */
	struct sprite *sprites;
	int count, cap;
	struct sprite_group groups[SPRITE_GROUPS_MAX];
	int group_count;
};

uint64_t sprite_key(const char *what, const char *id);

/* The pointer is good until the next sprite is added. */
struct sprite *sprite_add(struct sprite_list *list, uint64_t key, enum sprite_kind kind,
			  enum layer layer, struct rect box);
void sprite_group_add(struct sprite_list *list, uint64_t key, int page);

/* Computes the hashes. Once, when the scene is complete. */
void sprite_list_finish(struct sprite_list *list);

/* The form that golden files keep: each sprite, then its ops. */
char *sprite_list_dump(const struct sprite_list *list, struct arena *arena);

/* Steady chance: the same answer for the same text for ever, 0 to below 1. */
float hash01(const char *text);
