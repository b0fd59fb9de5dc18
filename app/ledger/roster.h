#pragma once
#include "app/base/arena.h"
#include "app/ledger/ledger.h"
#include "app/model/people.h"
#include "app/model/snapshot.h"

/*
 * roster: the people of the team in join order, with their faces, as views and snapshots need them.
 * Those who left are among them; those whose joining was undone are not.
 */
struct roster {
	struct roster_entry {
		const char *id, *name, *emoji;	/* name: 已离开的成员 once it was erased */
		enum role role;
		bool left, has_device;
	} *entries;
	struct face *faces;	/* beside the entries */
	int count;
};

bool roster_load(struct ledger *ledger, enum lang lang, struct arena *arena, struct roster *roster,
		 struct err *err);

enum role role_named(const char *name);	/* ROLE_NONE for anything else */
const char *role_name(enum role role);
