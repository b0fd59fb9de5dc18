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
	name TEXT
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
	state TEXT,			-- board, torn, removed
	title TEXT,
	note TEXT,
	column_id TEXT,
	rank TEXT,
	owners TEXT,			-- JSON list of member ids
	label TEXT,
	due TEXT,			-- YYYY-MM-DD
	checklist TEXT,			-- JSON list of {id, text, done}
	block_type TEXT,		-- NULL: not blocked
	block_reason TEXT,
	blocked_since INTEGER,
	since INTEGER,			-- last change of column
	finished INTEGER,		-- arrival in a column of kind done; 0: then, but nobody knows when
	created_at INTEGER,
	torn_at INTEGER,
	pile INTEGER			-- hlc of the tearing off: the order of the pile
) STRICT;

-- A move touches none of their columns: it writes no page of an index.
CREATE INDEX card_on_board ON card (id) WHERE state = 'board' AND created = 1;
CREATE INDEX card_in_pile ON card (pile) WHERE state = 'torn' AND created = 1;
