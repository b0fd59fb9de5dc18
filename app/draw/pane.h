#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "app/draw/pixmap.h"
#include "app/draw/raster.h"

/*
 * pane: where pixels go. Under SDL's software renderer frames are composed straight onto its
 * surface, by loops of our own, and SDL only presents: its blits take a pixel at a time and cost
 * three times as much. Under any other renderer everything goes through SDL's textures. Nothing
 * else in paint cares which.
 *
 * Measures are device pixels, alpha is 0..1, everything is clipped to the frame.
 *
 * Owner: the painter. Thread: the renderer's.
 */
struct SDL_Renderer;
struct SDL_Surface;
struct SDL_Texture;

struct pane {
	struct SDL_Renderer *renderer;
	struct SDL_Surface *given;	/* under a renderer without a window; else NULL */
	struct SDL_Surface *surface;	/* of the frame at hand, when direct */
	bool direct;			/* onto a surface; pane_open() decides */
	struct raster raster;		/* what is drawn on now, when direct */
	int row_room;			/* pixels of the raster's scratch */
	uint32_t *layer;		/* the second screen: one of the two, or neither */
	struct SDL_Texture *layer_texture;
	int w, h;			/* of the frame */
};

/*
 * `surface` is what a renderer without a window draws on, if it is known. Opening again decides
 * again; no stamp of before may be used then.
 */
void pane_open(struct pane *pane, struct SDL_Renderer *renderer, struct SDL_Surface *surface);
void pane_close(struct pane *pane);

/* Around each frame. False when there is nothing to draw on just now. */
bool pane_begin(struct pane *pane, int w, int h);
void pane_end(struct pane *pane);

/* --- stamps -------------------------------------------------------------------------------------- */

/* Kept to be copied again and again: a texture, or pixels of its own, and never both. */
struct stamp {
	struct SDL_Texture *texture;
	struct pixmap *pixmap;
	int w, h;		/* 0: nothing to see */
	struct irect opaque;	/* needs no blending */
};

/* Takes a part of a pixmap, which may be spoilt. Nothing to see when a lost device has no room. */
struct stamp stamp_of(struct pane *pane, struct pixmap *pixmap, struct irect part);

/* Opaque, for a pane that is not direct; filled by bands of whole rows from y on. */
struct stamp stamp_blank(struct pane *pane, int w, int h);
void stamp_band(struct stamp *stamp, const struct pixmap *band, int y);

void stamp_drop(struct stamp *stamp);

/* --- drawing ------------------------------------------------------------------------------------- */

void pane_clear(struct pane *pane, struct colour colour);
void pane_fill(struct pane *pane, struct rect rect, struct colour colour, float alpha);
void pane_copy(struct pane *pane, const struct stamp *stamp, int x, int y, float alpha);

/* A part of a stamp into any rectangle: smoothly, or each pixel as a block of its own. */
void pane_stretch(struct pane *pane, const struct stamp *stamp, struct irect part, struct rect to,
		  float alpha, bool smooth);

/*
 * What looks different in every frame: fill() makes one row after the other, as wide as the area,
 * which lies within the frame. The caller keeps `through` from frame to frame, and drops it.
 */
typedef void pane_row_func(void *context, int y, uint32_t *row);
void pane_show(struct pane *pane, struct stamp *through, struct irect area, float alpha,
	       pane_row_func *fill, void *context);

/* A row of the frame in one byte a pixel; only when direct. */
void pane_indexed(struct pane *pane, int y, const uint8_t *indices, const uint32_t *palette,
		  float alpha);

/*
 * A second screen. Between begin and end everything is drawn there; mix lays it over the frame.
 * False when there is no memory for it. Its memory is held until drop.
 */
bool pane_layer_begin(struct pane *pane);
void pane_layer_end(struct pane *pane);
void pane_layer_mix(struct pane *pane, float alpha);
void pane_layer_drop(struct pane *pane);
size_t pane_bytes(const struct pane *pane);	/* of the second screen */
