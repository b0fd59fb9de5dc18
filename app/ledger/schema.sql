-- The tables of a wall. Three sorts:
--   event            the log: the truth. Its format is frozen (PRAGMA user_version).
--   member … card    projections: what the log says now. Dropped and replayed when their version in
--                    local_meta is not this program's.
--   local_*          what belongs to this wall alone: never replicated, replayed or compared.
-- Ids are text. Times are milliseconds since 1970 UTC; NULL: the clock was not calibrated.

-- @log

-- One row for each thing that happened. seq is the order in which this wall learned of it and is said
-- to nobody but readers of this wall; (hlc, site) is the event's identity and its place among all.
CREATE TABLE IF NOT EXISTS event (
	seq INTEGER PRIMARY KEY,
	hlc INTEGER NOT NULL,		-- 48 bits of milliseconds, 16 bits of counter
	site TEXT NOT NULL,		-- the wall where it happened
	at INTEGER,			-- the clock as it was read
	kind TEXT NOT NULL,		-- noun.verb-in-the-past
	subject TEXT NOT NULL,		-- id of what it is about
	actor TEXT NOT NULL,		-- member id; '' for the wall itself
	device TEXT NOT NULL,
	batch TEXT NOT NULL,		-- ties the events of one command
	key TEXT NOT NULL,		-- Idempotency-Key, or ''
	data TEXT NOT NULL		-- JSON object: the fields it sets
) STRICT;

-- The only index: a subject's history, in order. Late events, undo and duplicates are found by it.
CREATE UNIQUE INDEX IF NOT EXISTS event_of_subject ON event (subject, hlc, site);

-- @local

-- Facts of this file: site, incarnation, projections (their version), hlc (the highest one taken over
-- from another wall), copy (this file is a backup that no wall has opened yet).
CREATE TABLE IF NOT EXISTS local_meta (
	name TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What somebody chose for this wall: language, theme, the pinned scene. And while people are told that
-- this file was a backup: restored (the moment of its last event, 0 when unknown), restored_until.
CREATE TABLE IF NOT EXISTS local_setting (
	name TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Phones that joined. Only the hash of a session's secret is kept.
CREATE TABLE IF NOT EXISTS local_device (
	id TEXT PRIMARY KEY,
	member TEXT NOT NULL,
	token_hash TEXT NOT NULL UNIQUE,
	agent TEXT NOT NULL,		-- what the browser calls itself, shortened
	created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A phone's second secret, for the wall's other address: browsers keep cookies by host.
CREATE TABLE IF NOT EXISTS local_alias (
	device TEXT PRIMARY KEY,
	token_hash TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

-- Programs that may call the API.
CREATE TABLE IF NOT EXISTS local_token (
	name TEXT PRIMARY KEY,
	id TEXT NOT NULL,
	token_hash TEXT NOT NULL UNIQUE,
	role INTEGER NOT NULL,		-- enum role
	created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- PINs of members who set one, hashed by Argon2id.
CREATE TABLE IF NOT EXISTS local_pin (
	member TEXT PRIMARY KEY,
	hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Calendar programs that may read the meetings: one address for each member.
CREATE TABLE IF NOT EXISTS local_feed (
	member TEXT PRIMARY KEY,
	token_hash TEXT NOT NULL UNIQUE,
	created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Requests that carried an Idempotency-Key, for a week. Rows are made in the order of time, so the
-- oldest are the first.
CREATE TABLE IF NOT EXISTS local_request (
	id INTEGER PRIMARY KEY,
	actor TEXT NOT NULL,
	key TEXT NOT NULL,
	hash TEXT NOT NULL,		-- of the command, its path and its body
	subject TEXT NOT NULL,		-- what the answer was about
	seq INTEGER NOT NULL,
	at INTEGER NOT NULL,
	UNIQUE (actor, key)
) STRICT;

-- @projections

-- Events whose data was erased, so that a copy that comes late is erased as well.
CREATE TABLE redaction (
	subject TEXT NOT NULL,
	hlc INTEGER NOT NULL,
	site TEXT NOT NULL,
	PRIMARY KEY (subject, hlc, site)
) STRICT, WITHOUT ROWID;

-- One row, 'team'.
CREATE TABLE team (
	id TEXT PRIMARY KEY,
	name TEXT,
	kudos_per_week INTEGER		-- how many badges one may give in a week; NULL: as shipped
) STRICT, WITHOUT ROWID;

-- People, those who left included. created: 0 for a stub, which nobody sees. joined orders them.
CREATE TABLE member (
	id TEXT PRIMARY KEY,
	created INTEGER NOT NULL DEFAULT 0,
	state TEXT,			-- here, left, removed (the joining was undone)
	name TEXT,			-- NULL once erased
	emoji TEXT,
	colour INTEGER,			-- 0..6 when chosen; NULL: by the order of joining
	role TEXT,			-- guest, member, admin
	joined INTEGER			-- hlc
) STRICT, WITHOUT ROWID;

CREATE TABLE board_column (
	id TEXT PRIMARY KEY,
	created INTEGER NOT NULL DEFAULT 0,
	state TEXT,			-- live, removed
	name TEXT,			-- '' for a shipped one: said by its kind
	kind TEXT,			-- todo, doing, done
	wip_limit INTEGER,
	rank TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE label (
	id TEXT PRIMARY KEY,
	created INTEGER NOT NULL DEFAULT 0,
	state TEXT,			-- live, removed
	name TEXT,			-- '' for a shipped one: said by its id
	icon TEXT,
	paper TEXT,
	added INTEGER			-- hlc
) STRICT, WITHOUT ROWID;

-- A sticky note. A rowid table: an update writes one page, its key stays where it is.
CREATE TABLE card (
	id TEXT PRIMARY KEY,
	created INTEGER NOT NULL DEFAULT 0,
	state TEXT,			-- board, torn, dropped, removed
	title TEXT,
	note TEXT,
	column_id TEXT,
	rank TEXT,
	owners TEXT,			-- JSON list of member ids
	label TEXT,
	due TEXT,			-- YYYY-MM-DD
	checklist TEXT,			-- JSON list of {id, text, done}
	key_result TEXT,		-- the one it serves
	block_type TEXT,		-- NULL: not blocked
	block_reason TEXT,
	blocked_since INTEGER,
	since INTEGER,			-- last change of column
	finished INTEGER,		-- arrival in a column of kind done; 0: then, but nobody knows when
	created_at INTEGER,
	torn_at INTEGER,		-- when it was torn off or dropped
	pile INTEGER,			-- hlc of the tearing off or dropping: the order of the pile
	week TEXT,			-- the Monday of the week that its owner last decided for
	decision TEXT			-- keep, back, drop: what was decided
) STRICT;

-- A move touches none of their columns: it writes no page of an index.
CREATE INDEX card_on_board ON card (id) WHERE state = 'board' AND created = 1;
CREATE INDEX card_in_pile ON card (pile) WHERE state IN ('torn', 'dropped') AND created = 1;
CREATE INDEX card_that_serves ON card (key_result) WHERE key_result IS NOT NULL;

-- Who owns objectives beside people. parent: a unit above.
CREATE TABLE unit (
	id TEXT PRIMARY KEY,
	created INTEGER NOT NULL DEFAULT 0,
	state TEXT,		-- live, removed
	name TEXT,
	level TEXT,		-- company, department, team
	parent TEXT,
	outside INTEGER,
	added INTEGER		-- hlc
) STRICT, WITHOUT ROWID;

-- Dates that somebody said; what is NULL follows from the id (2026q4).
CREATE TABLE cycle (
	id TEXT PRIMARY KEY,
	created INTEGER NOT NULL DEFAULT 0,
	state TEXT,		-- planned, removed
	name TEXT,
	first TEXT,
	last TEXT,
	drafting TEXT,
	consensus TEXT,
	publishing TEXT,
	review TEXT
) STRICT, WITHOUT ROWID;

-- A holiday or a make-up day of this team, beside the calendar that is shipped.
CREATE TABLE special_day (
	id TEXT PRIMARY KEY,
	created INTEGER NOT NULL DEFAULT 0,
	state TEXT,		-- set, removed
	date TEXT,		-- YYYY-MM-DD
	rule TEXT,		-- off, work
	name TEXT
) STRICT, WITHOUT ROWID;

-- The metric library.
CREATE TABLE metric (
	id TEXT PRIMARY KEY,
	created INTEGER NOT NULL DEFAULT 0,
	state TEXT,		-- live, removed
	name TEXT,		-- '' for a shipped one: said by its id
	platform TEXT,		-- a label's id; NULL: all channels
	formula TEXT,		-- in words; '' as the name
	measure TEXT,		-- written behind the value
	direction TEXT,		-- up, down, hold
	low REAL,		-- of hold
	high REAL,
	stage TEXT,		-- none, awareness, engagement, conversion
	frequency TEXT,		-- day, week, month, quarter
	added INTEGER		-- hlc
) STRICT, WITHOUT ROWID;

-- One value of a metric on a day: METRIC-DATE.
CREATE TABLE reading (
	id TEXT PRIMARY KEY,
	created INTEGER NOT NULL DEFAULT 0,
	state TEXT,		-- set, removed
	metric TEXT,
	date TEXT,
	value REAL
) STRICT, WITHOUT ROWID;

-- A floor on a metric in a cycle: METRIC-CYCLE.
CREATE TABLE kpi (
	id TEXT PRIMARY KEY,
	created INTEGER NOT NULL DEFAULT 0,
	state TEXT,		-- set, removed
	metric TEXT,
	cycle TEXT,
	floor REAL,
	key_result TEXT		-- the one it was taken from
) STRICT, WITHOUT ROWID;

CREATE TABLE objective (
	id TEXT PRIMARY KEY,
	created INTEGER NOT NULL DEFAULT 0,
	state TEXT,		-- live, removed
	cycle TEXT,
	owner TEXT,		-- a member's or a unit's id
	title TEXT,
	theme TEXT,
	kind TEXT,		-- committed, aspirational
	paper TEXT,
	own_idea INTEGER,
	rank TEXT,
	settled INTEGER,
	revealed INTEGER,
	changed INTEGER,	-- after publication
	reason TEXT,		-- of that change
	added INTEGER,		-- hlc
	added_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE key_result (
	id TEXT PRIMARY KEY,
	created INTEGER NOT NULL DEFAULT 0,
	state TEXT,		-- live, removed
	objective TEXT,
	owner TEXT,		-- NULL: the objective's
	title TEXT,
	kind TEXT,		-- metric, percent, milestones, rating, count
	metric TEXT,
	measure TEXT,
	judge TEXT,
	period TEXT,
	direction TEXT,
	start REAL,		-- NULL: not known yet
	target REAL,
	weight INTEGER,
	milestones TEXT,	-- JSON list of {id, text, done}
	kpi TEXT,		-- the floor it was made from
	changed INTEGER,	-- after publication
	reason TEXT,
	added INTEGER,		-- hlc
	added_at INTEGER
) STRICT, WITHOUT ROWID;

-- What somebody said of a key result at a check-in.
CREATE TABLE kr_update (
	id TEXT PRIMARY KEY,
	created INTEGER NOT NULL DEFAULT 0,
	state TEXT,		-- made, removed
	key_result TEXT,
	day TEXT,		-- that it is about
	value REAL,
	confidence INTEGER,	-- 0..10
	comment TEXT,
	author TEXT,
	made INTEGER,		-- hlc
	made_at INTEGER
) STRICT, WITHOUT ROWID;

-- From the lower objective, or the one that asks, to what it hangs on.
CREATE TABLE goal_link (
	id TEXT PRIMARY KEY,
	created INTEGER NOT NULL DEFAULT 0,
	state TEXT,		-- proposed, agreed, declined, removed
	kind TEXT,		-- kr, objective, across
	objective TEXT,
	upper_kr TEXT,
	upper_objective TEXT,
	unit TEXT,
	comment TEXT,
	answer TEXT,		-- what the other side said
	author TEXT,
	ours_first TEXT,	-- windows: YYYY-MM-DD
	ours_last TEXT,
	theirs_first TEXT,
	theirs_last TEXT,
	asked INTEGER		-- hlc
) STRICT, WITHOUT ROWID;

CREATE TABLE suggestion (
	id TEXT PRIMARY KEY,
	created INTEGER NOT NULL DEFAULT 0,
	state TEXT,		-- open, accepted, left, removed
	objective TEXT,
	key_result TEXT,
	kind TEXT,		-- change, ask; NULL: change
	text TEXT,
	author TEXT,
	made INTEGER,		-- hlc
	made_at INTEGER
) STRICT, WITHOUT ROWID;

-- What the team keeps, stops and starts; said in the review of a cycle.
CREATE TABLE retro (
	id TEXT PRIMARY KEY,
	created INTEGER NOT NULL DEFAULT 0,
	state TEXT,		-- live, removed
	cycle TEXT,
	kind TEXT,		-- keep, stop, start
	text TEXT,
	author TEXT,
	origin TEXT,		-- the item of an earlier cycle that it was carried over from
	card TEXT,		-- the note that it became
	carried TEXT,		-- the cycle that it was carried into, as an item of its own
	added INTEGER,		-- hlc
	added_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX reading_of_metric ON reading (metric, date);
CREATE INDEX update_of_key_result ON kr_update (key_result);


-- Meetings of the team, by rule. When the next one is follows from the rule and the working days.
CREATE TABLE ritual (
	id TEXT PRIMARY KEY,
	created INTEGER NOT NULL DEFAULT 0,
	state TEXT,			-- live, removed
	name TEXT,			-- '' for a shipped one: said by its kind
	kind TEXT,			-- daily, weekly, monthly, quarterly, half_year, yearly, consensus
	time TEXT,			-- "09:30", of this place
	weekday INTEGER,		-- 1 Monday .. 7; not of a daily one
	nth INTEGER,			-- 1..4, -1: the last of its month; from monthly on
	month INTEGER,			-- of the quarter, the half year or the year; from quarterly on
	length_min INTEGER,
	scene TEXT			-- what the wall shows meanwhile; '': nothing else
) STRICT, WITHOUT ROWID;

-- Three sentences of a member for a day.
CREATE TABLE checkin (
	id TEXT PRIMARY KEY,
	created INTEGER NOT NULL DEFAULT 0,
	state TEXT,			-- posted, removed
	member TEXT,
	date TEXT,			-- YYYY-MM-DD
	yesterday TEXT,
	today TEXT,
	difficulty TEXT,
	card TEXT,			-- the note that the difficulty blocks; NULL: none
	posted_at INTEGER
) STRICT, WITHOUT ROWID;

-- Somebody is off for a day.
CREATE TABLE absence (
	id TEXT PRIMARY KEY,
	created INTEGER NOT NULL DEFAULT 0,
	state TEXT,			-- away, removed
	member TEXT,
	date TEXT
) STRICT, WITHOUT ROWID;

-- Who helps a blocked note. It is said of the block that was there: another block, another offer.
CREATE TABLE help (
	id TEXT PRIMARY KEY,
	created INTEGER NOT NULL DEFAULT 0,
	state TEXT,			-- offered, removed
	card TEXT,
	member TEXT,
	text TEXT,			-- what they do, in a few words
	offered_at INTEGER
) STRICT, WITHOUT ROWID;

-- A stand-up, one a day.
CREATE TABLE standup (
	id TEXT PRIMARY KEY,
	created INTEGER NOT NULL DEFAULT 0,
	state TEXT,			-- running, ended, removed
	date TEXT,
	present TEXT,			-- JSON list of member ids, in the order of the day
	length_s INTEGER,
	started_at INTEGER,
	ended_at INTEGER,
	steps TEXT			-- JSON list of {what, member, at}, oldest first
) STRICT, WITHOUT ROWID;

-- The catalogue of badges 小奖章.
CREATE TABLE badge (
	id TEXT PRIMARY KEY,
	created INTEGER NOT NULL DEFAULT 0,
	state TEXT,			-- live, removed
	name TEXT,			-- '' for a shipped one: said by its id
	icon TEXT,
	colour TEXT,			-- the paper that it is given on; the medal has its own of each
	added INTEGER			-- hlc
) STRICT, WITHOUT ROWID;

-- Badges that were given.
CREATE TABLE kudos (
	id TEXT PRIMARY KEY,
	created INTEGER NOT NULL DEFAULT 0,
	state TEXT,			-- given, taken (back), removed
	giver TEXT,			-- member ids
	receiver TEXT,
	badge TEXT,
	reason TEXT,
	key_result TEXT,
	at INTEGER,
	given INTEGER			-- hlc
) STRICT;

CREATE INDEX kudos_newest ON kudos (given);

-- Private: its two people's, until the receiver publishes it.
CREATE TABLE feedback (
	id TEXT PRIMARY KEY,
	created INTEGER NOT NULL DEFAULT 0,
	state TEXT,			-- private, published, withdrawn, removed
	giver TEXT,			-- member ids
	receiver TEXT,
	text TEXT,
	at INTEGER,
	given INTEGER			-- hlc
) STRICT;

-- Private: the log of what two people talked about, one entry a row.
CREATE TABLE talk (
	id TEXT PRIMARY KEY,
	created INTEGER NOT NULL DEFAULT 0,
	state TEXT,			-- noted, agreed, removed
	author TEXT,			-- member ids
	partner TEXT,
	text TEXT,
	owner TEXT,			-- of what was agreed: who does it
	done INTEGER,			-- of what was agreed
	at INTEGER,
	noted INTEGER			-- hlc
) STRICT;

-- What went into the reward fund and out of it. Whole units of money.
CREATE TABLE fund (
	id TEXT PRIMARY KEY,
	created INTEGER NOT NULL DEFAULT 0,
	state TEXT,			-- live, removed
	way TEXT,			-- in, out
	amount INTEGER,
	note TEXT,
	kudos TEXT,			-- what a grant is for
	at INTEGER,
	added INTEGER			-- hlc
) STRICT;

-- One row, 'pool': what the team saves for.
CREATE TABLE pool (
	id TEXT PRIMARY KEY,
	created INTEGER NOT NULL DEFAULT 0,
	state TEXT,			-- live, removed
	what TEXT,
	cost INTEGER
) STRICT, WITHOUT ROWID;

-- A weekly vote on the confidence in key results.
CREATE TABLE round (
	id TEXT PRIMARY KEY,
	created INTEGER NOT NULL DEFAULT 0,
	state TEXT,		-- open, closed, removed
	date TEXT,
	key_results TEXT,	-- JSON list of ids, in their order
	voters TEXT,		-- JSON list of member ids: who is asked
	anonymous INTEGER,
	kr TEXT,		-- whose turn it is
	results TEXT,		-- JSON: {key result: [{member, value}]}, once revealed
	opened INTEGER,		-- hlc
	closed_at INTEGER
) STRICT, WITHOUT ROWID;

-- A ballot: vote/ROUND/KEY-RESULT/MEMBER. For its member alone (private.h).
CREATE TABLE vote (
	id TEXT PRIMARY KEY,
	created INTEGER NOT NULL DEFAULT 0,
	state TEXT,		-- cast, removed
	round TEXT,
	kr TEXT,
	member TEXT,
	value INTEGER		-- 0..10
) STRICT, WITHOUT ROWID;

CREATE INDEX vote_of_round ON vote (round, kr);
