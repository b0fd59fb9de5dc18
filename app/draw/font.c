/* Finding and opening fonts, and which of them has a character. */
#include "app/draw/font.h"

#include <SDL_ttf.h>
#include <fcntl.h>
#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/base/log.h"

enum {
	METRICS_PX = 1000,
	EXTRA_MISSES_MAX = 64,
	PATH_SIZE = 512,
	CHARACTERS_KNOWN = 4096,	/* a power of two */
};

struct font_file {
	char path[PATH_SIZE];
	long index;
	TTF_Font *open;
	void *map;		/* the file: SDL_ttf reads it without a system call for every few bytes */
	size_t map_size;
	int px;
	float ascent, descent;
};

struct character_known {
	uint32_t key;		/* character and face; 0: free */
	uint8_t font;
};

struct fonts {
	struct font_file files[FONT_COUNT];
	uint32_t misses[EXTRA_MISSES_MAX];	/* characters that no font of this machine has */
	int miss_count, extra_count;
	struct character_known known[CHARACTERS_KNOWN];
};

static const struct wanted {
	const char *family;
	int weight;
	const char *package;
} wanted[FONT_EXTRA] = {
	[FONT_HAND_BOLD] = {"LXGW WenKai", FC_WEIGHT_BOLD, "fonts-lxgw-wenkai"},
	[FONT_HAND] = {"LXGW WenKai", FC_WEIGHT_REGULAR, "fonts-lxgw-wenkai"},
	[FONT_INTER_400] = {"Inter", FC_WEIGHT_REGULAR, "fonts-inter"},
	[FONT_INTER_500] = {"Inter", FC_WEIGHT_MEDIUM, "fonts-inter"},
	[FONT_INTER_600] = {"Inter", FC_WEIGHT_DEMIBOLD, "fonts-inter"},
	[FONT_INTER_700] = {"Inter", FC_WEIGHT_BOLD, "fonts-inter"},
	[FONT_DISPLAY_600] = {"Inter Display", FC_WEIGHT_DEMIBOLD, "fonts-inter"},
	[FONT_CJK] = {"Noto Sans CJK SC", FC_WEIGHT_REGULAR, "fonts-noto-cjk"},
	[FONT_CJK_BOLD] = {"Noto Sans CJK SC", FC_WEIGHT_BOLD, "fonts-noto-cjk"},
	[FONT_EMOJI] = {"Noto Color Emoji", FC_WEIGHT_REGULAR, "fonts-noto-color-emoji"},
};

enum { CHAIN_LENGTH = 4 };

static const uint8_t chains[FACE_COUNT][CHAIN_LENGTH] = {
	[FACE_HAND_BOLD] = {FONT_HAND_BOLD, FONT_CJK_BOLD, FONT_INTER_600, FONT_EMOJI},
	[FACE_HAND] = {FONT_HAND, FONT_CJK, FONT_INTER_400, FONT_EMOJI},
	[FACE_UI] = {FONT_INTER_400, FONT_CJK, FONT_HAND, FONT_EMOJI},
	[FACE_UI_500] = {FONT_INTER_500, FONT_CJK, FONT_HAND, FONT_EMOJI},
	[FACE_UI_600] = {FONT_INTER_600, FONT_CJK_BOLD, FONT_HAND_BOLD, FONT_EMOJI},
	[FACE_UI_700] = {FONT_INTER_700, FONT_CJK_BOLD, FONT_HAND_BOLD, FONT_EMOJI},
	[FACE_DISPLAY_600] = {FONT_DISPLAY_600, FONT_CJK_BOLD, FONT_INTER_600, FONT_EMOJI},
};

/* --- finding ------------------------------------------------------------------------------------- */

static bool file_from(const FcPattern *found, struct font_file *file)
{
	FcChar8 *path;
	int index = 0;

	if (FcPatternGetString(found, FC_FILE, 0, &path) != FcResultMatch ||
	    strlen((const char *)path) >= sizeof(file->path))
		return false;
	FcPatternGetInteger(found, FC_INDEX, 0, &index);
	snprintf(file->path, sizeof(file->path), "%s", (const char *)path);
	file->index = index;
	return true;
}

/* fontconfig always answers with something; only the family that was asked for counts. */
static bool has_family(const FcPattern *found, const char *family)
{
	FcChar8 *name;

	for (int i = 0; FcPatternGetString(found, FC_FAMILY, i, &name) == FcResultMatch; i++)
		if (FcStrCmpIgnoreCase(name, (const FcChar8 *)family) == 0)
			return true;
	return false;
}

static FcPattern *match(FcConfig *config, FcPattern *pattern)
{
	FcResult result;

	FcConfigSubstitute(config, pattern, FcMatchPattern);
	FcDefaultSubstitute(pattern);
	FcPattern *found = FcFontMatch(config, pattern, &result);
	FcPatternDestroy(pattern);
	return found;
}

static bool font_find(FcConfig *config, const struct wanted *want, struct font_file *file)
{
	FcPattern *pattern = FcPatternBuild(NULL, FC_FAMILY, FcTypeString, want->family, FC_WEIGHT,
					    FcTypeInteger, want->weight, FC_SLANT, FcTypeInteger,
					    FC_SLANT_ROMAN, (char *)NULL);
	FcPattern *found = match(config, pattern);
	bool ok = found && has_family(found, want->family) && file_from(found, file);

	if (found)
		FcPatternDestroy(found);
	return ok;
}

static bool fonts_find(struct fonts *fonts, struct err *err)
{
	FcConfig *config = FcInitLoadConfigAndFonts();
	bool ok = true;

	if (!config)
		return err_system(err, "fontconfig cannot read its configuration");
	for (int i = 0; i < FONT_EXTRA && ok; i++) {
		ok = font_find(config, &wanted[i], &fonts->files[i]);
		if (!ok)
			err_system(err, "the font %s is missing; please install the package %s",
				   wanted[i].family, wanted[i].package);
	}
	FcConfigDestroy(config);
	return ok;
}

/* --- opening ------------------------------------------------------------------------------------- */

static bool font_map(struct font_file *file)
{
	struct stat stat;
	int fd = open(file->path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return false;
	void *map = MAP_FAILED;
	if (fstat(fd, &stat) == 0 && stat.st_size > 0)
		map = mmap(NULL, (size_t)stat.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	close(fd);
	if (map == MAP_FAILED)
		return false;
	file->map = map;
	file->map_size = (size_t)stat.st_size;
	return true;
}

static void font_open(struct font_file *file)
{
	if (font_map(file))
		file->open = TTF_OpenFontIndexRW(SDL_RWFromConstMem(file->map, (int)file->map_size), 1,
						 METRICS_PX, file->index);
	if (!file->open) {
		/* Found a moment ago and gone: half-installed fonts cannot be drawn around. */
		log_error("cannot read the font %s: %s", file->path, TTF_GetError());
		abort();
	}
	file->px = METRICS_PX;
	file->ascent = (float)TTF_FontAscent(file->open) / METRICS_PX;
	file->descent = (float)-TTF_FontDescent(file->open) / METRICS_PX;
	TTF_SetFontHinting(file->open, TTF_HINTING_LIGHT_SUBPIXEL);
}

static void font_close(struct font_file *file)
{
	if (file->open)
		TTF_CloseFont(file->open);
	if (file->map)
		munmap(file->map, file->map_size);
	file->open = NULL;
	file->map = NULL;
}

struct fonts *fonts_create(struct err *err)
{
	struct fonts *fonts = calloc(1, sizeof(*fonts));

	if (!fonts || TTF_Init() != 0)
		abort();
	if (!fonts_find(fonts, err)) {
		fonts_destroy(fonts);
		return NULL;
	}
	return fonts;
}

void fonts_destroy(struct fonts *fonts)
{
	if (!fonts)
		return;
	for (int i = 0; i < FONT_COUNT; i++)
		font_close(&fonts->files[i]);
	TTF_Quit();
	free(fonts);
}

TTF_Font *fonts_at(struct fonts *fonts, enum font font, int px)
{
	struct font_file *file = &fonts->files[font];

	if (!file->open)
		font_open(file);
	px = px < 1 ? 1 : px;
	if (file->px != px)
		TTF_SetFontSize(file->open, px);
	file->px = px;
	return file->open;
}

static struct font_file *font_opened(struct fonts *fonts, enum font font)
{
	struct font_file *file = &fonts->files[font];

	if (!file->open)
		font_open(file);
	return file;
}

/* Chinese stays at hand: the next tap brings a sentence that was never set before. */
static bool is_seldom(int font)
{
	return font >= FONT_EMOJI;
}

void fonts_rest(struct fonts *fonts)
{
	for (int i = 0; i < FONT_COUNT; i++) {
		struct font_file *file = &fonts->files[i];
		if (!file->open)
			continue;
		madvise(file->map, file->map_size, MADV_DONTNEED);
		if (is_seldom(i))
			font_close(file);
	}
}

/* --- which font has it --------------------------------------------------------------------------- */

static bool font_has(struct fonts *fonts, enum font font, uint32_t character)
{
	return TTF_GlyphIsProvided32(font_opened(fonts, font)->open, character);
}

static bool extra_find(struct font_file *file, uint32_t character)
{
	FcConfig *config = FcInitLoadConfigAndFonts();
	FcCharSet *set = FcCharSetCreate();

	FcCharSetAddChar(set, character);
	FcPattern *found = match(config, FcPatternBuild(NULL, FC_CHARSET, FcTypeCharSet, set, FC_SCALABLE,
							FcTypeBool, FcTrue, (char *)NULL));
	FcCharSet *has;
	bool ok = found && FcPatternGetCharSet(found, FC_CHARSET, 0, &has) == FcResultMatch &&
		  FcCharSetHasChar(has, character) && file_from(found, file);
	if (found)
		FcPatternDestroy(found);
	FcCharSetDestroy(set);
	FcConfigDestroy(config);
	return ok;
}

/* Another script than ours: any font of this machine. Asked once for each such character. */
static enum font fonts_extra(struct fonts *fonts, enum face face, uint32_t character)
{
	for (int i = 0; i < fonts->extra_count; i++)
		if (font_has(fonts, (enum font)(FONT_EXTRA + i), character))
			return (enum font)(FONT_EXTRA + i);
	for (int i = 0; i < fonts->miss_count; i++)
		if (fonts->misses[i] == character)
			return fonts_primary(face);
	enum font next = (enum font)(FONT_EXTRA + fonts->extra_count);
	if (next <= FONT_EXTRA_LAST && fonts->miss_count < EXTRA_MISSES_MAX &&
	    extra_find(&fonts->files[next], character)) {
		fonts->extra_count++;
		return next;
	}
	if (fonts->miss_count < EXTRA_MISSES_MAX)
		fonts->misses[fonts->miss_count++] = character;
	return fonts_primary(face);
}

enum font fonts_primary(enum face face)
{
	return (enum font)chains[face][0];
}

static enum font font_search(struct fonts *fonts, enum face face, uint32_t character)
{
	for (int i = 0; i < CHAIN_LENGTH; i++)
		if (font_has(fonts, (enum font)chains[face][i], character))
			return (enum font)chains[face][i];
	return fonts_extra(fonts, face, character);
}

/* Remembered, so that a closed font need not be opened to be asked. */
enum font fonts_for(struct fonts *fonts, enum face face, uint32_t character)
{
	uint32_t key = (character << 4 | (uint32_t)face) + 1;
	struct character_known *known = &fonts->known[key * 2654435761u >> 20 & (CHARACTERS_KNOWN - 1)];

	if (known->key != key)
		*known = (struct character_known){key, (uint8_t)font_search(fonts, face, character)};
	return (enum font)known->font;
}

void fonts_metrics(struct fonts *fonts, enum face face, float *ascent, float *descent)
{
	struct font_file *file = &fonts->files[fonts_primary(face)];

	if (file->ascent == 0)
		font_opened(fonts, fonts_primary(face));
	*ascent = file->ascent;
	*descent = file->descent;
}
