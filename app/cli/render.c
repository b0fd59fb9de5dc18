#include "app/cli/cli.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/clock.h"
#include "app/draw/paint.h"
#include "app/ledger/ledger.h"
#include "app/ledger/snapshot_load.h"
#include "app/model/meetings.h"
#include "app/wall/wall.h"

static struct snapshot *load(const struct options *options, const struct clock *clock,
			     struct err *err)
{
	struct ledger_options how = {.path = options->db, .clock = clock, .read_only = true};
	struct ledger *ledger = ledger_open(&how, err);
	struct topics topics = {0};

	if (!ledger)
		return NULL;
	struct snapshot *snapshot = snapshot_new();
	snapshot->seq = ledger_seq(ledger);
	snapshot->lang = options->lang;
	snapshot->theme = options->theme;
	snapshot->pinned = true;
	snapshot->distance_percent = options->distance_percent;
	snapshot->fresh = snapshot_is_fresh(ledger);
	bool ok = topics_load(ledger, TOPIC_ALL, &topics, err);
	if (options->time_given)
		meetings_rewind(topics.meetings, options->time_ms);
	snapshot_show(snapshot, &topics);
	topics_drop(&topics);
	ledger_close(ledger);
	if (!ok) {
		snapshot_drop(snapshot);
		return NULL;
	}
	if (*options->address) {
		snprintf(snapshot->address, sizeof(snapshot->address), "%s", options->address);
		snprintf(snapshot->join_url, sizeof(snapshot->join_url), "HTTP://%s/",
			 options->address);
	}
	return snapshot;
}

static bool write_file(const char *path, const void *bytes, size_t size, struct err *err)
{
	FILE *file = fopen(path, "wb");
	bool ok = file && fwrite(bytes, 1, size, file) == size;

	if (file && fclose(file) != 0)
		ok = false;
	return ok || err_system(err, "cannot write %s: %s", path, strerror(errno));
}

static bool evening(const struct options *options, int64_t now_ms)
{
	if (options->theme != THEME_AUTO)
		return options->theme == THEME_EVENING;
	return !wall_is_day(minute_of_day(now_ms));
}

bool cli_render(const struct options *options, struct err *err)
{
	struct clock clock = {.fixed = options->time_given, .fixed_ms = options->time_ms};
	struct wall_render render = {
		.scene = options->scene,
		.width = options->width ? options->width : 1920,
		.height = options->height ? options->height : 1080,
		.now_ms = clock_wall_ms(&clock),
	};

	if (!*options->out)
		return err_storage(err, ERR_SYNTAX, "render needs --out FILE");
	render.evening = evening(options, render.now_ms);
	struct snapshot *snapshot = load(options, &clock, err);
	if (!snapshot)
		return false;
	hours_parse(HOURS_OF_A_TV, &snapshot->hours);
	unsigned char *rgba = wall_render(&render, snapshot, err);
	snapshot_drop(snapshot);
	if (!rgba)
		return false;
	size_t size;
	unsigned char *png = png_encode(rgba, render.width, render.height, &size);
	free(rgba);
	if (!png)
		return err_system(err, "cannot encode the picture");
	bool ok = write_file(options->out, png, size, err);
	free(png);
	return ok;
}
