#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "app/base/arena.h"
#include "app/base/lang.h"
#include "app/model/calendar.h"
#include "app/model/hours.h"

/*
 * snapshot: the team's state as the wall shows it, at one point of the log: plain structs, immutable
 * once published. The server thread makes them; the main thread reads them. A snapshot has one owner at
 * a time: who made it, the mailbox, who took it out.
 *
 * Team topics are loaded from the ledger when a commit has changed them, reference-counted, and shared
 * between snapshots; what belongs to this wall alone (join code, notices) rides along by value.
 */
enum role {
	ROLE_NONE,
	ROLE_GUEST,	/* reads only */
	ROLE_MEMBER,
	ROLE_ADMIN,
};

enum column_kind {
	COLUMN_TODO,
	COLUMN_DOING,
	COLUMN_DONE,
};

enum block_type {
	BLOCK_NONE,
	BLOCK_WAITING,		/* 等待他人: somebody else */
	BLOCK_DEPENDENCY,	/* 依赖: another piece of work */
	BLOCK_RESOURCE,		/* 资源 */
	BLOCK_DECISION,		/* 决策 */
	BLOCK_TECH,		/* 技术 */
};

enum {
	CARD_OWNERS_MAX = 8,
	NOTE_PAPERS = 7,	/* butter mint peach lilac blush sky kraft, in this order */
	PEOPLE_COLOURS = 7,
};

enum paper {
	PAPER_BUTTER, PAPER_MINT, PAPER_PEACH, PAPER_LILAC, PAPER_BLUSH, PAPER_SKY, PAPER_KRAFT,
};

struct person {
	const char *id;
	const char *name;
	const char *badge;	/* what the avatar shows: an emoji or one character of the name */
	int colour;		/* 0.. ; fill is colour % PEOPLE_COLOURS, a cream ring from the seventh on */
	enum role role;
	bool left;
};

struct label {
	const char *id;
	const char *name;	/* "" for a shipped one that was not renamed: say it in the wall's language */
	const char *icon;	/* name of an icon in assets/icons, without .svg */
	enum paper paper;
};

struct card {
	const char *id;
	const char *title;	/* may hold newlines that a person typed */
	int owners[CARD_OWNERS_MAX];	/* indices into people */
	int owner_count;	/* at most CARD_OWNERS_MAX are listed; owner_total counts all */
	int owner_total;
	int label;		/* index into labels; -1: none */
	struct date due;	/* year 0: none */
	enum block_type block;
	const char *block_reason;	/* "" when only the type was said */
	int64_t blocked_since_ms;	/* 0: unknown */
	int64_t since_ms;	/* last change of column; 0: unknown (the clock was not calibrated) */
	int checks_done, checks_total;
	const char *key_result;	/* id of the one it serves; "": none */
};

struct column {
	const char *id;
	const char *name;	/* "" for a shipped one that was not renamed: said by kind */
	enum column_kind kind;
	int wip_limit;		/* 0: none */
	int first, count;	/* its cards in struct board, in the order people gave them */
};

/*
 * A part of the team's state that is loaded as one: the first member of each. Whoever holds a pointer
 * holds a reference; the last one to let go frees it with all that its arena holds.
 */
struct topic {
	int refs;		/* atomic */
	struct arena arena;
};

void *topic_new(size_t size);	/* zeroed, one reference; size of the whole struct */
void *topic_keep(void *topic);	/* NULL stays NULL */
void topic_drop(void *topic);	/* NULL is fine */

/* Topic: the board with its people and labels. */
struct board {
	struct topic topic;
	const char *team;	/* "" while nobody has joined */
	struct column *columns;
	int column_count;
	struct card *cards;
	int card_count;
	struct person *people;	/* join order, those who left included */
	int person_count;
	struct label *labels;
	int label_count;
};

/* Topic: the last thing that somebody did, for the ticker. Names are copies: history keeps them. */
struct feed_item {
	const char *kind;	/* "card.moved"; "" when nothing happened yet */
	const char *actor;	/* who; "" for the wall itself */
	const char *subject;	/* the card's title, the column's or member's name */
	const char *subject_kind;	/* what a shipped thing without a name is said by: "todo", "doing",
					 * "done" of a column, a metric's or a badge's id; else "" */
	const char *target;	/* the column it went to, the badge that was given; else "" */
	const char *target_kind;	/* as subject_kind */
	int64_t at_ms;		/* 0: unknown */
};

struct feed {
	struct topic topic;
	struct feed_item last;
};

enum notice {
	NOTICE_NONE,
	NOTICE_CLOCK,		/* 时间未校准 */
	NOTICE_OFFLINE,		/* 墙离线: no network address but loopback */
	NOTICE_FULL,		/* 存储卡满了，只能看不能改 */
	NOTICE_STORAGE,		/* the database does not answer: look, don't edit */
	NOTICE_RESTORED,	/* 备份已恢复: this wall was a backup; since: its last event */
};

enum theme_choice {
	THEME_AUTO,
	THEME_DAY,
	THEME_EVENING,
};

struct goals;
struct meetings;
struct flow_notes;
struct praise;
struct rollover;
struct round;

struct snapshot {
	int64_t seq;		/* the log's last row that is in here */
	enum lang lang;
	enum theme_choice theme;
	struct board *board;	/* may be NULL while the log is being replayed, as every topic */
	struct feed *feed;
	struct goals *goals;
	struct meetings *meetings;
	struct flow_notes *flow;
	struct praise *praise;
	struct rollover *rollover;
	struct round *round;
	bool fresh;		/* nobody has joined yet: show the first-run scene */
	float rebuild;		/* 0..1 while the log is being replayed, else below 0 */

	/* This wall alone. Empty strings: not shown. */
	char join_url[96];	/* "HTTP://192.168.1.20:8080/J/7K3M", in capitals for the QR code */
	char join_code[8];
	char address[64];	/* "192.168.1.20:8080" */
	enum notice notice;
	int64_t notice_since_ms;	/* 0: unknown */
	bool pinned;		/* no rotation, no paging inside columns */
	unsigned turns;		/* scene_bit()s of those that take turns; 0: all */
	int turn_s;		/* how long each stays; 0: SCENE_TURN_S */
	struct hours hours;	/* when the wall is lit */
	int distance_percent;	/* 距离: 100, 115 or 130; 0 is 100 */
	bool calm;		/* 少动一点: cross-fades instead of motion */
	char scene[24];		/* what somebody asked to see last; "": nothing */
	unsigned wish;		/* counts what was asked for: another number, another wish */
};

struct snapshot *snapshot_new(void);	/* zeroed, rebuild = -1 */
void snapshot_drop(void *snapshot);	/* fits mailbox_create() */

/* What the ledger's topics hold now; NULL where nothing was loaded yet. Each holds a reference. */
struct topics {
	struct board *board;
	struct feed *feed;
	struct goals *goals;
	struct meetings *meetings;
	struct flow_notes *flow;
	struct praise *praise;
	struct rollover *rollover;
	struct round *round;
};

/* How much larger notes are drawn for people who sit far away: 1 or more. */
float snapshot_distance(const struct snapshot *snapshot);

/* The snapshot takes references of its own. */
void snapshot_show(struct snapshot *snapshot, const struct topics *topics);
void topics_drop(struct topics *topics);

/* NULL: nobody of that id. */
const struct person *board_person(const struct board *board, const char *id);

struct board *board_new(void);
struct feed *feed_new(void);
