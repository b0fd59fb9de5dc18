#include "tests/support/story.h"

enum { WALLS = 3, EVENTS_MAX = 20000 };

struct events {
	char *list[EVENTS_MAX];
	int count;
};

static bool keep_event(void *context, const char *json)
{
	struct events *events = context;

	assert_true(events->count < EVENTS_MAX);
	events->list[events->count++] = strdup(json);
	return true;
}

/* All that a wall knows, with what its export keeps to itself: that has to converge as well. */
static void collect(struct events *events, struct team *team)
{
	sqlite3_stmt *row = NULL;

	assert_int_equal(sqlite3_prepare_v2(team->ledger->db.handle,
					    "SELECT json_object('hlc', CAST(hlc AS TEXT), 'site', site,"
					    " 'at', at, 'kind', kind, 'subject', subject, 'actor', actor,"
					    " 'device', device, 'batch', batch, 'key', key, 'data',"
					    " json(data)) FROM event ORDER BY seq",
					    -1, &row, NULL),
			 SQLITE_OK);
	while (sqlite3_step(row) == SQLITE_ROW)
		keep_event(events, db_text(row, 0));
	sqlite3_finalize(row);
}

static void forget(struct events *events)
{
	for (int i = 0; i < events->count; i++)
		free(events->list[i]);
	events->count = 0;
}

static void shuffle(struct events *events, struct story *story)
{
	for (int i = events->count - 1; i > 0; i--) {
		int k = (int)story_random(story, (uint32_t)i + 1);
		char *swapped = events->list[i];
		events->list[i] = events->list[k];
		events->list[k] = swapped;
	}
}

static void import_all(struct team *team, const struct events *events)
{
	struct author author = {"", "", ""};
	struct err err = ERR_IN(LANG_EN);

	assert_true(ledger_begin(team->ledger, &author, &err));
	for (int i = 0; i < events->count; i++)
		if (!ledger_import(team->ledger, events->list[i], &err))
			fail_msg("%s: %s", err.text, events->list[i]);
	if (!ledger_commit(team->ledger, NULL, NULL, &err))
		fail_msg("%s", err.text);
}

/* Some of what the others did, in any order. */
static void gossip(struct team **teams, int to, struct story *story)
{
	struct events *events = calloc(1, sizeof(*events));

	for (int from = 0; from < WALLS; from++)
		if (from != to)
			collect(events, teams[from]);
	shuffle(events, story);
	int all = events->count;
	events->count = all ? (int)story_random(story, (uint32_t)all) : 0;
	import_all(teams[to], events);
	events->count = all;
	forget(events);
	free(events);
}

/* Every second event twice. */
static void duplicate(struct events *events)
{
	int count = events->count;

	for (int i = 0; i < count; i += 2)
		keep_event(events, events->list[i]);
}

static void must_equal(const char *a, const char *b, uint64_t seed)
{
	size_t i = 0;

	if (strcmp(a, b) == 0)
		return;
	while (a[i] == b[i])
		i++;
	i = i > 300 ? i - 300 : 0;
	fail_msg("seed %llu:\n%.600s\n---\n%.600s", (unsigned long long)seed, a + i, b + i);
}

static void tell(struct team **teams, struct story *story, int steps)
{
	for (int i = 0; i < steps; i++) {
		int who = (int)story_random(story, WALLS);
		story_step(story, teams[who]);
		if (story_random(story, 60) == 0)
			gossip(teams, who, story);
	}
}

static void three_walls(uint64_t seed, bool redacts)
{
	struct story story = {.state = seed * 7919 + 1, .redacts = redacts, .jumps = true};
	struct team *teams[WALLS];
	struct events *events = calloc(1, sizeof(*events));

	for (int i = 0; i < WALLS; i++)
		teams[i] = team_new(false, true);
	tell(teams, &story, 250);
	for (int i = 0; i < WALLS; i++)
		collect(events, teams[i]);
	duplicate(events);
	const char *expected = NULL;
	for (int i = 0; i < WALLS + 2; i++) {
		struct team *team = i < WALLS ? teams[i] : team_new(false, false);
		shuffle(events, &story);
		import_all(team, events);
		const char *dump = team_dump(team, false);
		if (!expected)
			expected = arena_text(&teams[0]->arena, dump);
		must_equal(expected, dump, seed);
		struct err err = ERR_IN(LANG_EN);
		assert_true(ledger_rebuild(team->ledger, &err));
		must_equal(expected, team_dump(team, false), seed);
		if (i >= WALLS)
			team_free(team);
	}
	for (int i = 0; i < WALLS; i++)
		team_free(teams[i]);
	forget(events);
	free(events);
}

static void three_walls_with_the_same_events_hold_the_same_state(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 6; seed++)
		three_walls(seed, false);
}

static void erasing_converges_as_well(void **state)
{
	(void)state;
	for (uint64_t seed = 100; seed < 104; seed++)
		three_walls(seed, true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(three_walls_with_the_same_events_hold_the_same_state),
		cmocka_unit_test(erasing_converges_as_well),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
