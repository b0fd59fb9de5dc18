#pragma once

/*
 * pieces: SQL that several statements share. Parts of text, so that each statement stays one literal.
 */
#define LIVE_COLUMN "c.created = 1 AND c.state = 'live'"

/*
 * What an event `e` about goals is about, by the noun of its kind: cases for a CASE. NAME(name, id) says
 * the name of a metric.
 */
#define METRIC_OF(table, NAME)                                                                      \
	"(SELECT " NAME " FROM " table " x JOIN metric m ON m.id = x.metric WHERE x.id = e.subject)"
#define OBJECTIVE_OF(table)                                                                         \
	"(SELECT o.title FROM " table " x JOIN objective o ON o.id = x.objective"                   \
	" WHERE x.id = e.subject)"
#define UPDATED                                                                                     \
	"(SELECT k.title FROM kr_update u JOIN key_result k ON k.id = u.key_result"                 \
	" WHERE u.id = e.subject)"
#define TITLES_OF_GOALS(NAME)                                                                       \
	"  WHEN 'cycle.' THEN (SELECT iif(coalesce(name, '') = '', id, name) FROM cycle"            \
	"   WHERE id = e.subject)"                                                                  \
	"  WHEN 'day.' THEN (SELECT iif(name = '', date, name) FROM special_day"                    \
	"   WHERE id = e.subject)"                                                                  \
	"  WHEN 'kpi.' THEN " METRIC_OF("kpi", NAME)                                                \
	"  WHEN 'kr.' THEN coalesce((SELECT title FROM key_result WHERE id = e.subject), " UPDATED  \
	")"                                                                                         \
	"  WHEN 'link.' THEN " OBJECTIVE_OF("goal_link")                                            \
	"  WHEN 'metric.' THEN (SELECT " NAME " FROM metric m WHERE m.id = e.subject)"              \
	"  WHEN 'objective.' THEN (SELECT title FROM objective WHERE id = e.subject)"               \
	"  WHEN 'reading.' THEN " METRIC_OF("reading", NAME)                                        \
	"  WHEN 'retro.' THEN (SELECT text FROM retro WHERE id = e.subject)"                         \
	"  WHEN 'suggestion.' THEN " OBJECTIVE_OF("suggestion")                                     \
	"  WHEN 'unit.' THEN (SELECT name FROM unit WHERE id = e.subject)"                          \
	"  WHEN 'update.' THEN " UPDATED

/* A key result that stands, under an objective that stands. */
#define LIVE_KEY_RESULT                                                                             \
	"k.created = 1 AND k.state = 'live' AND EXISTS (SELECT 1 FROM objective o"                  \
	" WHERE o.id = k.objective AND o.created = 1 AND o.state = 'live')"

/*
 * Where a card stands: in its column, or in the first when its column is not there (two walls: one
 * removed it while the other moved a note into it). No note ever vanishes.
 */
#define FIRST_COLUMN                                                                                \
	"(SELECT c.id FROM board_column c WHERE " LIVE_COLUMN " ORDER BY c.rank, c.id LIMIT 1)"
#define OWN_COLUMN                                                                                  \
	"(SELECT c.id FROM board_column c WHERE c.id = card.column_id AND " LIVE_COLUMN ")"
#define PLACE "coalesce(" OWN_COLUMN ", " FIRST_COLUMN ")"

/* PLACE = ?1, for statements that ask it of every card: most are decided by comparing two texts. */
#define STANDS_IN_1                                                                                 \
	"(card.column_id = ?1 AND EXISTS (SELECT 1 FROM board_column c WHERE c.id = ?1 AND "        \
	LIVE_COLUMN ") OR ?1 = " FIRST_COLUMN " AND " OWN_COLUMN " IS NULL)"

#define ON_BOARD "card.state = 'board' AND card.created = 1"

/* The reader (?1: a member's id, '' for a program) is one of the two people whom a private row names. */
#define FOR_TWO(first, second) "(?1 <> '' AND ?1 IN (" first ", " second "))"

#define GIVEN "k.created = 1 AND k.state = 'given'"

/* What the fund holds. */
#define FUND_BALANCE                                                                                \
	"(SELECT coalesce(sum(iif(way = 'in', amount, -amount)), 0) FROM fund"                      \
	" WHERE created = 1 AND state = 'live')"
