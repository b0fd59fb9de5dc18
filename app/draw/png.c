/* PNG by SDL_image, into memory that grows. */
#include <SDL_image.h>
#include <stdlib.h>

#include "app/base/buf.h"
#include "app/draw/paint.h"

static size_t grow_write(SDL_RWops *stream, const void *bytes, size_t size, size_t count)
{
	buf_add(stream->hidden.unknown.data1, bytes, size * count);
	return count;
}

static Sint64 grow_seek(SDL_RWops *stream, Sint64 offset, int whence)
{
	struct buf *buf = stream->hidden.unknown.data1;

	(void)offset;
	(void)whence;
	return (Sint64)buf->len;	/* PNG is written front to back */
}

static bool encode(SDL_Surface *surface, struct buf *out)
{
	SDL_RWops *stream = SDL_AllocRW();

	if (!stream)
		return false;
	stream->type = SDL_RWOPS_UNKNOWN;
	stream->hidden.unknown.data1 = out;
	stream->write = grow_write;
	stream->seek = grow_seek;
	int result = IMG_SavePNG_RW(surface, stream, 0);
	SDL_FreeRW(stream);
	return result == 0;
}

unsigned char *png_encode(const unsigned char *rgba, int width, int height, size_t *size)
{
	SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormatFrom(
		(void *)(uintptr_t)rgba, width, height, 32, width * 4, SDL_PIXELFORMAT_RGBA32);
	struct buf out = {0};
	bool ok = surface && encode(surface, &out);

	SDL_FreeSurface(surface);
	if (!ok)
		buf_finish(&out);
	*size = ok ? out.len : 0;
	return ok ? (unsigned char *)out.bytes : NULL;
}
