/*
 * kanwall: the wall of a team. This file reads the command line and hands over to one subcommand.
 */
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "app/base/memory.h"
#include "app/base/secret.h"
#include "app/cli/cli.h"
#include "app/cli/options.h"
#include "app/wall/scenes/scene.h"

enum { HELP_COLUMNS = 78 };

struct subcommand {
	const char *name;
	const char *usage;
	int words_min, words_max;	/* arguments after the name */
	bool (*run)(const struct options *options, struct err *err);
	const char *help;
};

static const struct subcommand subcommands[] = {
	{"backup", "backup FILE", 1, 1, cli_backup, "copy the database, also while the wall runs"},
	{"check", "check", 0, 0, cli_check, "examine the database and replay its log beside it"},
	{"demo", "demo", 0, 0, cli_demo, "a wall with a team of seven and a week's work on it"},
	{"render", "render --out FILE", 0, 0, cli_render, "write a picture of the wall"},
	{"replay", "replay", 0, 0, cli_replay, "rebuild what is read from the log"},
	{"run", "[run]", 0, 0, cli_run, "show the wall and serve the phones"},
	{"token", "token add|list|revoke NAME", 1, 2, cli_token, "access for programs"},
};

static void help_scenes(void)
{
	int count, left = 0;
	const struct scene *scenes = scene_table(&count);

	for (int i = 0; i < count; i++) {
		if (left < (int)strlen(scenes[i].name) + 1) {
			printf("\n ");
			left = HELP_COLUMNS;
		}
		left -= printf(" %s", scenes[i].name);
	}
	putchar('\n');
}

static void help(void)
{
	printf("kanwall " KANWALL_VERSION ", the wall of a team\n\n"
	       "usage: kanwall [SUBCOMMAND] [OPTIONS]\n\n");
	for (size_t i = 0; i < sizeof(subcommands) / sizeof(subcommands[0]); i++)
		printf("  %-26s %s\n", subcommands[i].usage, subcommands[i].help);
	printf("\noptions; those of the wall may stand in the configuration file as well:\n\n");
	options_help();
	printf("\nscenes, first those that take turns:\n");
	help_scenes();
	printf("\nkeys: arrows walk the notes, Enter lifts one and puts it down, page up and down\n"
	       "turn the page and then the scene, space holds it, t theme, f full screen, q leaves\n");
}

static const struct subcommand *find(const struct options *options, struct err *err)
{
	const char *name = options->word_count ? options->words[0] : "run";
	int arguments = options->word_count ? options->word_count - 1 : 0;

	for (size_t i = 0; i < sizeof(subcommands) / sizeof(subcommands[0]); i++) {
		const struct subcommand *sub = &subcommands[i];
		if (strcmp(sub->name, name) != 0)
			continue;
		if (arguments >= sub->words_min && arguments <= sub->words_max)
			return sub;
		err_system(err, "usage: kanwall %s", sub->usage);
		return NULL;
	}
	err_system(err, "unknown subcommand \"%s\"; see kanwall --help", name);
	return NULL;
}

static int complain(const struct err *err, int status)
{
	fprintf(stderr, "kanwall: %s\n", err->text);
	return status;
}

int main(int argc, char **argv)
{
	static struct options options;
	struct err err = ERR_IN(LANG_EN);

	memory_setup();
	setlocale(LC_CTYPE, "C.UTF-8");
	if (!options_read(&options, argc, argv, &err))
		return complain(&err, 2);
	if (options.help) {
		help();
		return 0;
	}
	if (options.version) {
		printf("kanwall " KANWALL_VERSION "\n");
		return 0;
	}
	const struct subcommand *sub = find(&options, &err);
	if (!sub)
		return complain(&err, 2);
	if (!secret_init()) {
		err_system(&err, "no source of random numbers");
		return complain(&err, 1);
	}
	return sub->run(&options, &err) ? 0 : complain(&err, err.kind == ERR_SYNTAX ? 2 : 1);
}
