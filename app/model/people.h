#pragma once
#include <stdbool.h>
#include <stddef.h>

/*
 * people: what stands in for a person where a name does not fit: a colour and one character, or the
 * emoji they chose. Two people never share fill and character.
 *
 * Thread: any. Pure.
 */
enum { BADGE_SIZE = 64 };	/* an emoji of several code points, and the NUL */

struct face {
	const char *name;	/* "" for somebody whose name was erased */
	const char *emoji;	/* "" for none */
	int colour;		/* chosen, or -1: by the order of joining */

	char badge[BADGE_SIZE];	/* filled in */
};

/* Fills in colour and badge of all, in join order. */
void people_faces(struct face *faces, int count);

/*
 * The character that people would expect: 林悦 → 林, 小林 → 林, 老周 → 周, 阿May → M, 可可 → 可,
 * may → M. `skip` asks for the skip-th choice after that. False: the name has no more.
 */
bool people_letter(const char *name, int skip, char out[BADGE_SIZE]);

/* One emoji as people see it: flags, skin tones, keycaps and joined families count as one. */
bool people_emoji(const char *text);
