#include "app/ledger/snapshot_load.h"

#include <string.h>

#include "app/ledger/core.h"
#include "app/ledger/flow_load.h"
#include "app/ledger/goals_load.h"
#include "app/ledger/pieces.h"
#include "app/ledger/rollover.h"
#include "app/ledger/roster.h"
#include "app/ledger/round.h"

static const char *const kinds[] = {"todo", "doing", "done"};
static const char *const blocks[] = {"", "waiting", "dependency", "resource", "decision", "tech"};
static const char *const papers[] = {"butter", "mint", "peach", "lilac", "blush", "sky", "kraft"};

/* The place of a word in a list; `other` when another version wrote it. */
static int place_of(const char *const *list, int count, const char *word, int other)
{
	for (int i = 0; i < count; i++)
		if (strcmp(list[i], word) == 0)
			return i;
	return other;
}

static bool count_rows(struct ledger *ledger, const char *sql, size_t *count, struct err *err)
{
	int64_t value;
	bool found;

	if (!db_integer(&ledger->db, err, &value, &found, sql, ""))
		return false;
	*count = (size_t)value;
	return true;
}

static bool load_people(struct ledger *ledger, struct board *board, struct err *err)
{
	struct roster roster;

	if (!roster_load(ledger, LANG_ZH, &board->topic.arena, &roster, err))
		return false;
	board->people = arena_array(&board->topic.arena, (size_t)roster.count, sizeof(*board->people));
	board->person_count = roster.count;
	for (int i = 0; i < roster.count; i++)
		board->people[i] = (struct person){
			.id = roster.entries[i].id,
			.name = roster.entries[i].name,
			.badge = roster.faces[i].badge,
			.colour = roster.faces[i].colour,
			.role = roster.entries[i].role,
			.left = roster.entries[i].left,
		};
	return true;
}

static bool load_labels(struct ledger *ledger, struct board *board, struct err *err)
{
	size_t most;
	enum db_step step;

	if (!count_rows(ledger, "SELECT count(*) FROM label WHERE state = 'live'", &most, err))
		return false;
	board->labels = arena_array(&board->topic.arena, most, sizeof(*board->labels));
	sqlite3_stmt *row = db_ask(&ledger->db, err,
				   "SELECT id, name, icon, paper FROM label"
				   " WHERE state = 'live' AND created = 1 ORDER BY added, id",
				   "");
	if (!row)
		return false;
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW)
		board->labels[board->label_count++] = (struct label){
			.id = arena_text(&board->topic.arena, db_text(row, 0)),
			.name = arena_text(&board->topic.arena, db_text(row, 1)),
			.icon = arena_text(&board->topic.arena, db_text(row, 2)),
			.paper = (enum paper)place_of(papers, NOTE_PAPERS, db_text(row, 3),
						      PAPER_BUTTER),
		};
	return step == DB_DONE;
}

static bool load_columns(struct ledger *ledger, struct board *board, struct err *err)
{
	size_t most;
	enum db_step step;

	if (!count_rows(ledger, "SELECT count(*) FROM board_column", &most, err))
		return false;
	board->columns = arena_array(&board->topic.arena, most, sizeof(*board->columns));
	sqlite3_stmt *row = db_ask(&ledger->db, err,
				   "SELECT c.id, c.name, c.kind, c.wip_limit FROM board_column c"
				   " WHERE " LIVE_COLUMN " ORDER BY c.rank, c.id",
				   "");
	if (!row)
		return false;
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW)
		board->columns[board->column_count++] = (struct column){
			.id = arena_text(&board->topic.arena, db_text(row, 0)),
			.name = arena_text(&board->topic.arena, db_text(row, 1)),
			.kind = (enum column_kind)place_of(kinds, 3, db_text(row, 2), COLUMN_TODO),
			.wip_limit = sqlite3_column_int(row, 3),
		};
	return step == DB_DONE;
}

static int label_index(const struct board *board, const char *id)
{
	for (int i = 0; i < board->label_count; i++)
		if (strcmp(board->labels[i].id, id) == 0)
			return i;
	return -1;
}

/* The list is one that a command wrote: ids in quotes and nothing to unescape. */
static void read_owners(const struct board *board, struct card *card, const char *json)
{
	while ((json = strchr(json, '"'))) {
		const char *end = strchr(++json, '"');
		if (!end)
			return;
		for (int i = 0; i < board->person_count; i++) {
			const char *id = board->people[i].id;
			if (strlen(id) != (size_t)(end - json) ||
			    memcmp(id, json, (size_t)(end - json)) != 0)
				continue;
			if (card->owner_count < CARD_OWNERS_MAX)
				card->owners[card->owner_count++] = i;
			card->owner_total++;
			break;
		}
		json = end + 1;
	}
}

static void read_card(struct board *board, sqlite3_stmt *row, struct card *card)
{
	card->id = arena_text(&board->topic.arena, db_text(row, 0));
	card->title = arena_text(&board->topic.arena, db_text(row, 2));
	read_owners(board, card, db_text(row, 3));
	card->label = label_index(board, db_text(row, 4));
	date_parse(db_text(row, 5), &card->due);
	card->block = (enum block_type)place_of(blocks, 6, db_text(row, 6), BLOCK_WAITING);
	card->block_reason = arena_text(&board->topic.arena, db_text(row, 7));
	card->blocked_since_ms = sqlite3_column_int64(row, 8);
	card->since_ms = sqlite3_column_int64(row, 9);
	card->checks_total = sqlite3_column_int(row, 10);
	card->checks_done = sqlite3_column_int(row, 11);
	card->key_result = arena_text(&board->topic.arena, db_text(row, 12));
}

/* Cards come in the order of their columns; each column notes where its own begin. */
static bool load_cards(struct ledger *ledger, struct board *board, struct err *err)
{
	static const char sql[] =
		"SELECT card.id, c.id, title, owners, label, due, block_type, block_reason,"
		" blocked_since, since, json_array_length(checklist), iif(checklist = '[]', 0,"
		" (SELECT count(*) FROM json_each(checklist) WHERE value ->> 'done')),"
		" (SELECT k.id FROM key_result k WHERE k.id = card.key_result AND " LIVE_KEY_RESULT ")"
		" FROM card JOIN board_column c ON c.id = " PLACE " WHERE " ON_BOARD
		" ORDER BY c.rank, c.id, card.rank, card.id";
	size_t most;
	int column = 0;
	enum db_step step;

	if (!count_rows(ledger, "SELECT count(*) FROM card WHERE " ON_BOARD, &most, err))
		return false;
	board->cards = arena_array(&board->topic.arena, most, sizeof(*board->cards));
	sqlite3_stmt *row = db_ask(&ledger->db, err, sql, "");
	if (!row)
		return false;
	while ((step = db_step(&ledger->db, row, err)) == DB_ROW) {
		while (strcmp(board->columns[column].id, db_text(row, 1)) != 0)
			board->columns[++column].first = board->card_count;
		read_card(board, row, &board->cards[board->card_count++]);
		board->columns[column].count++;
	}
	while (++column < board->column_count)
		board->columns[column].first = board->card_count;
	return step == DB_DONE;
}

static bool load_team(struct ledger *ledger, struct board *board, struct err *err)
{
	sqlite3_stmt *row = db_ask(&ledger->db, err, "SELECT name FROM team WHERE id = 'team'", "");

	if (!row)
		return false;
	enum db_step step = db_step(&ledger->db, row, err);
	if (step == DB_ROW)
		board->team = arena_text(&board->topic.arena, db_text(row, 0));
	db_reset(row);
	return step != DB_FAILED;
}

struct board *snapshot_load_board(struct ledger *ledger, struct err *err)
{
	struct board *board = board_new();
	bool own = false;
	bool ok = read_begin(ledger, &own, err) && load_team(ledger, board, err) &&
		  load_people(ledger, board, err) && load_labels(ledger, board, err) &&
		  load_columns(ledger, board, err) && load_cards(ledger, board, err);

	read_end(ledger, own);
	if (ok)
		return board;
	topic_drop(board);
	return NULL;
}

static const char *copied(struct feed *feed, sqlite3_stmt *row, int column)
{
	return arena_text(&feed->topic.arena, db_text(row, column));
}

struct feed *snapshot_load_feed(struct ledger *ledger, struct err *err)
{
	/* A shipped column, label, badge or metric without a name is told by its kind or id. */
	static const char sql[] =
		"SELECT e.kind, (SELECT name FROM member WHERE id = e.actor),"
		" CASE substr(e.kind, 1, instr(e.kind, '.'))"
		"  WHEN 'badge.' THEN (SELECT name FROM badge WHERE id = e.subject)"
		"  WHEN 'column.' THEN (SELECT name FROM board_column WHERE id = e.subject)"
		"  WHEN 'fund.' THEN (SELECT CAST(amount AS TEXT) FROM fund WHERE id = e.subject)"
		"  WHEN 'kudos.' THEN (SELECT m.name FROM member m WHERE m.id = k.receiver)"
		"  WHEN 'label.' THEN (SELECT name FROM label WHERE id = e.subject)"
		TITLES_OF_GOALS("m.name")
		"  WHEN 'member.' THEN (SELECT name FROM member WHERE id = e.subject)"
		"  WHEN 'absence.' THEN (SELECT name FROM member WHERE id = substr(e.subject, 9, 36))"
		"  WHEN 'checkin.' THEN (SELECT name FROM member WHERE id = substr(e.subject, 9, 36))"
		"  WHEN 'help.' THEN (SELECT title FROM card WHERE id = substr(e.subject, 6))"
		"  WHEN 'standup.' THEN coalesce((SELECT name FROM member WHERE id = e.data ->> 'member'),"
		"   e.data ->> 'date', substr(e.subject, 9))"
		"  WHEN 'ritual.' THEN (SELECT name FROM ritual WHERE id = e.subject)"
		"  WHEN 'pool.' THEN (SELECT what FROM pool WHERE id = e.subject)"
		"  WHEN 'round.' THEN (SELECT title FROM key_result WHERE id = coalesce(e.data ->> 'kr',"
		"   (SELECT kr FROM round WHERE id = e.subject)))"
		"  WHEN 'team.' THEN (SELECT name FROM team WHERE id = e.subject)"
		"  ELSE (SELECT title FROM card WHERE id = e.subject) END,"
		" coalesce((SELECT kind FROM board_column WHERE id = e.subject AND name = ''),"
		"  (SELECT kind FROM ritual WHERE id = e.subject AND name = ''),"
		"  (SELECT id FROM badge WHERE id = e.subject AND name = ''),"
		"  (SELECT m.id FROM metric m WHERE m.name = '' AND m.id = coalesce("
		"   (SELECT metric FROM reading WHERE id = e.subject),"
		"   (SELECT metric FROM kpi WHERE id = e.subject), e.subject))),"
		" coalesce(t.name, b.name), coalesce(iif(t.name = '', t.kind, ''),"
		"  iif(b.name = '', b.id, '')), e.at"
		" FROM event e LEFT JOIN board_column t ON t.id = e.data ->> 'column'"
		" AND e.kind LIKE 'card.%' LEFT JOIN kudos k ON k.id = e.subject"
		" AND e.kind LIKE 'kudos.%' LEFT JOIN badge b ON b.id = k.badge"
		" WHERE NOT private(e.kind) ORDER BY e.seq DESC LIMIT 1";
	struct feed *feed = feed_new();
	sqlite3_stmt *row = db_ask(&ledger->db, err, sql, "");
	enum db_step step = row ? db_step(&ledger->db, row, err) : DB_FAILED;

	if (step == DB_ROW)
		feed->last = (struct feed_item){
			.kind = copied(feed, row, 0),
			.actor = copied(feed, row, 1),
			.subject = copied(feed, row, 2),
			.subject_kind = copied(feed, row, 3),
			.target = copied(feed, row, 4),
			.target_kind = copied(feed, row, 5),
			.at_ms = sqlite3_column_int64(row, 6),
		};
	if (row)
		db_reset(row);
	if (step != DB_FAILED)
		return feed;
	topic_drop(feed);
	return NULL;
}

static bool replace(void *loaded, void *old)
{
	if (loaded)
		topic_drop(old);
	return loaded != NULL;
}

bool topics_load(struct ledger *ledger, unsigned which, struct topics *topics, struct err *err)
{
	struct topics fresh = {0};
	bool own = false;

	if (!which)
		return true;
	if (!read_begin(ledger, &own, err))
		return false;
	if ((which & TOPIC_BOARD) && replace(fresh.board = snapshot_load_board(ledger, err), topics->board))
		topics->board = fresh.board;
	if ((which & TOPIC_FEED) && replace(fresh.feed = snapshot_load_feed(ledger, err), topics->feed))
		topics->feed = fresh.feed;
	if ((which & TOPIC_GOALS) && replace(fresh.goals = snapshot_load_goals(ledger, err), topics->goals))
		topics->goals = fresh.goals;
	if ((which & TOPIC_MEETINGS) &&
	    replace(fresh.meetings = snapshot_load_meetings(ledger, err), topics->meetings))
		topics->meetings = fresh.meetings;
	if ((which & TOPIC_FLOW) && replace(fresh.flow = snapshot_load_flow(ledger, err), topics->flow))
		topics->flow = fresh.flow;
	if ((which & TOPIC_PRAISE) &&
	    replace(fresh.praise = snapshot_load_praise(ledger, err), topics->praise))
		topics->praise = fresh.praise;
	if ((which & TOPIC_VOTE) && replace(fresh.round = snapshot_load_round(ledger, err), topics->round))
		topics->round = fresh.round;
	if ((which & TOPIC_WEEK) &&
	    replace(fresh.rollover = snapshot_load_rollover(ledger, err), topics->rollover))
		topics->rollover = fresh.rollover;
	read_end(ledger, own);
	return err->kind == ERR_NONE;
}

bool snapshot_is_fresh(struct ledger *ledger)
{
	struct err err = ERR_IN(LANG_EN);
	int64_t any;
	bool found;

	/* When the storage does not answer, nobody may take the wall for a new one. */
	return db_integer(&ledger->db, &err, &any, &found,
			  "SELECT EXISTS (SELECT 1 FROM member WHERE created = 1)", "") &&
	       any == 0;
}
