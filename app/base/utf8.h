#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * utf8: the few questions about UTF-8 (RFC 3629) that every floor asks.
 *
 * Thread: any. No memory is taken.
 */

/* Well-formed: no overlong forms, no surrogates, nothing above U+10FFFF, no NUL. */
bool utf8_valid(const char *s, size_t n);

/* Decodes one code point of valid UTF-8 at *s and steps over it; 0 at the end. */
uint32_t utf8_next(const char **s);

/* Code points in valid UTF-8. */
size_t utf8_count(const char *s);

/* C0 and C1 controls and U+2028/2029; a newline and a tab count only when `newlines` is false. */
bool utf8_has_controls(const char *s, bool newlines);

/*
 * Draws nothing and works on what stands beside it: marks, overrides and isolates of direction, spaces
 * without width, soft hyphens, marks of annotations. Not the joiners (U+200C, U+200D), selectors and tags
 * that scripts and emoji are made with.
 */
bool utf8_is_formatting(uint32_t c);

/*
 * Holds a character that draws something. Spaces, controls, joiners, selectors, fillers and the blank
 * Braille cell do not, however many there are.
 */
bool utf8_visible(const char *s);
