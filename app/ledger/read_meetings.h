#pragma once
#include "app/ledger/read.h"

/*
 * read_meetings: the facts that the rules of rituals and stand-ups ask for; as read.h.
 */
struct ritual_row {
	bool found;
	const char *state;	/* live, removed */
	const char *name, *kind, *time, *scene;
	int64_t weekday, nth, month;	/* 0: none */
	int64_t length_min;
};

struct checkin_row {
	bool found;		/* posted, and not taken back */
	const char *yesterday, *today, *difficulty, *card;
};

struct help_row {
	bool found;		/* offered, and not withdrawn */
	const char *member, *text;
};

struct standup_row {
	bool found;
	const char *state;	/* running, ended, removed */
	const char *present;	/* JSON list of ids */
	int64_t steps;		/* how many there are */
};

bool read_ritual(struct ledger *ledger, const char *id, struct arena *arena, struct ritual_row *row,
		 struct err *err);
bool read_live_rituals(struct ledger *ledger, int64_t *count, struct err *err);
bool read_checkin(struct ledger *ledger, const char *id, struct arena *arena,
		  struct checkin_row *row, struct err *err);
bool read_help(struct ledger *ledger, const char *id, struct arena *arena, struct help_row *row,
	       struct err *err);
bool read_standup(struct ledger *ledger, const char *id, struct arena *arena,
		  struct standup_row *row, struct err *err);

/* Whether the absence of this id holds. */
bool read_away(struct ledger *ledger, const char *id, bool *away, struct err *err);

/* Members who are here and may do something, by their joining, without those who are off on a day. */
bool read_attending(struct ledger *ledger, const char *date, struct arena *arena,
		    struct id_list *list, struct err *err);
