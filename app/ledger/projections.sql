-- What each kind of event does to the rows of its own subject, and to nothing else: that is what lets
-- two walls that hold the same events hold the same state. A section is headed
--
--     -- @KIND [of NOUN] [sets FIELD …]
--
-- FIELD: what it sets beside the names in its data (undo compares and brings back fields). The noun
-- is the part of the kind before the dot unless `of` says otherwise. For each noun:
--     NOUN.stub   the row, when an event finds none. It stays unseen until the subject is created.
--     NOUN.clear  empties the subject before its history is replayed.
--     NOUN.state  the subject's fields as one JSON object, under the names that events use.
-- Parameters: :subject :hlc :at :data. Nothing else may be read.

-- @team.stub
INSERT INTO team (id) VALUES (:subject);
-- @team.clear
DELETE FROM team WHERE id = :subject;
-- @team.state
SELECT json_object('name', name) FROM team WHERE id = :subject;
-- @team.named
UPDATE team SET name = :data ->> 'name' WHERE id = :subject;
-- @team.reverted
UPDATE team SET name = :data ->> 'name' WHERE id = :subject;

-- @member.stub
INSERT INTO member (id) VALUES (:subject);
-- @member.clear
DELETE FROM member WHERE id = :subject;
DELETE FROM redaction WHERE subject = :subject;
-- @member.state
SELECT json_object('state', state, 'name', name, 'emoji', emoji, 'colour', colour, 'role', role,
	'joined', CAST(joined AS TEXT))
FROM member WHERE id = :subject AND created = 1;
-- @member.joined sets state name emoji colour role joined
UPDATE member SET created = 1, state = 'here', name = :data ->> 'name', emoji = :data ->> 'emoji',
	colour = :data ->> 'colour', role = coalesce(:data ->> 'role', 'guest'), joined = :hlc
WHERE id = :subject;
-- @member.edited
UPDATE member SET
	name = iif(json_type(:data, '$.name') IS NULL, name, :data ->> 'name'),
	emoji = iif(json_type(:data, '$.emoji') IS NULL, emoji, :data ->> 'emoji'),
	colour = iif(json_type(:data, '$.colour') IS NULL, colour, :data ->> 'colour'),
	role = iif(json_type(:data, '$.role') IS NULL, role, :data ->> 'role')
WHERE id = :subject;
-- @member.left sets state
UPDATE member SET state = 'left' WHERE id = :subject;
-- @member.returned sets state
UPDATE member SET state = 'here' WHERE id = :subject;
-- @member.redacted sets state name emoji
UPDATE member SET state = 'left', name = NULL, emoji = NULL WHERE id = :subject;
INSERT OR IGNORE INTO redaction (subject, hlc, site)
SELECT :subject, CAST(value ->> 0 AS INTEGER), value ->> 1 FROM json_each(:data, '$.events');
-- @member.reverted
UPDATE member SET
	state = iif(json_type(:data, '$.state') IS NULL, state, :data ->> 'state'),
	name = iif(json_type(:data, '$.name') IS NULL, name, :data ->> 'name'),
	emoji = iif(json_type(:data, '$.emoji') IS NULL, emoji, :data ->> 'emoji'),
	colour = iif(json_type(:data, '$.colour') IS NULL, colour, :data ->> 'colour'),
	role = iif(json_type(:data, '$.role') IS NULL, role, :data ->> 'role'),
	joined = iif(json_type(:data, '$.joined') IS NULL, joined, :data ->> 'joined')
WHERE id = :subject;

-- @column.stub
INSERT INTO board_column (id) VALUES (:subject);
-- @column.clear
DELETE FROM board_column WHERE id = :subject;
-- @column.state
SELECT json_object('state', state, 'name', name, 'kind', kind, 'wip_limit', wip_limit, 'rank', rank)
FROM board_column WHERE id = :subject AND created = 1;
-- @column.added sets state name kind wip_limit rank
UPDATE board_column SET created = 1, state = 'live', name = coalesce(:data ->> 'name', ''),
	kind = coalesce(:data ->> 'kind', 'todo'), wip_limit = :data ->> 'wip_limit',
	rank = coalesce(:data ->> 'rank', '')
WHERE id = :subject;
-- @column.edited
UPDATE board_column SET
	name = iif(json_type(:data, '$.name') IS NULL, name, :data ->> 'name'),
	kind = iif(json_type(:data, '$.kind') IS NULL, kind, :data ->> 'kind'),
	wip_limit = iif(json_type(:data, '$.wip_limit') IS NULL, wip_limit, :data ->> 'wip_limit')
WHERE id = :subject;
-- @column.moved
UPDATE board_column SET rank = :data ->> 'rank' WHERE id = :subject;
-- @column.removed sets state
UPDATE board_column SET state = 'removed' WHERE id = :subject;
-- @column.reverted
UPDATE board_column SET
	state = iif(json_type(:data, '$.state') IS NULL, state, :data ->> 'state'),
	name = iif(json_type(:data, '$.name') IS NULL, name, :data ->> 'name'),
	kind = iif(json_type(:data, '$.kind') IS NULL, kind, :data ->> 'kind'),
	wip_limit = iif(json_type(:data, '$.wip_limit') IS NULL, wip_limit, :data ->> 'wip_limit'),
	rank = iif(json_type(:data, '$.rank') IS NULL, rank, :data ->> 'rank')
WHERE id = :subject;

-- @label.stub
INSERT INTO label (id) VALUES (:subject);
-- @label.clear
DELETE FROM label WHERE id = :subject;
-- @label.state
SELECT json_object('state', state, 'name', name, 'icon', icon, 'paper', paper, 'added', CAST(added AS TEXT))
FROM label WHERE id = :subject AND created = 1;
-- @label.added sets state name icon paper added
UPDATE label SET created = 1, state = 'live', name = coalesce(:data ->> 'name', ''),
	icon = coalesce(:data ->> 'icon', 'general'), paper = coalesce(:data ->> 'paper', 'butter'),
	added = :hlc
WHERE id = :subject;
-- @label.edited
UPDATE label SET
	name = iif(json_type(:data, '$.name') IS NULL, name, :data ->> 'name'),
	icon = iif(json_type(:data, '$.icon') IS NULL, icon, :data ->> 'icon'),
	paper = iif(json_type(:data, '$.paper') IS NULL, paper, :data ->> 'paper')
WHERE id = :subject;
-- @label.removed sets state
UPDATE label SET state = 'removed' WHERE id = :subject;
-- @label.reverted
UPDATE label SET
	state = iif(json_type(:data, '$.state') IS NULL, state, :data ->> 'state'),
	name = iif(json_type(:data, '$.name') IS NULL, name, :data ->> 'name'),
	icon = iif(json_type(:data, '$.icon') IS NULL, icon, :data ->> 'icon'),
	paper = iif(json_type(:data, '$.paper') IS NULL, paper, :data ->> 'paper'),
	added = iif(json_type(:data, '$.added') IS NULL, added, :data ->> 'added')
WHERE id = :subject;

-- @card.stub
INSERT INTO card (id) VALUES (:subject);
-- @card.clear
DELETE FROM card WHERE id = :subject;
DELETE FROM redaction WHERE subject = :subject;
-- @card.state
SELECT json_object('state', state, 'title', title, 'note', note, 'column', column_id, 'rank', rank,
	'owners', json(owners), 'label', label, 'due', due, 'checklist', json(checklist),
	'block', json(iif(block_type IS NULL, NULL,
		json_object('type', block_type, 'reason', block_reason))),
	'blocked_since', blocked_since, 'since', since, 'finished', finished,
	'created_at', created_at, 'torn_at', torn_at, 'pile', CAST(pile AS TEXT),
	'week', week, 'decision', decision)
FROM card WHERE id = :subject AND created = 1;
-- @card.created sets state title note column rank owners label due checklist block since finished created_at
UPDATE card SET created = 1, state = 'board', title = coalesce(:data ->> 'title', ''),
	note = coalesce(:data ->> 'note', ''), column_id = :data ->> 'column',
	rank = coalesce(:data ->> 'rank', ''), owners = coalesce(:data ->> 'owners', '[]'),
	label = :data ->> 'label', due = :data ->> 'due',
	checklist = coalesce(:data ->> 'checklist', '[]'), since = :at,
	finished = iif(:data ->> 'finished', coalesce(:at, 0), NULL), created_at = :at
WHERE id = :subject;
-- @card.edited
UPDATE card SET
	title = iif(json_type(:data, '$.title') IS NULL, title, :data ->> 'title'),
	note = iif(json_type(:data, '$.note') IS NULL, note, :data ->> 'note'),
	owners = iif(json_type(:data, '$.owners') IS NULL, owners, :data ->> 'owners'),
	label = iif(json_type(:data, '$.label') IS NULL, label, :data ->> 'label'),
	due = iif(json_type(:data, '$.due') IS NULL, due, :data ->> 'due'),
	checklist = iif(json_type(:data, '$.checklist') IS NULL, checklist, :data ->> 'checklist')
WHERE id = :subject;
-- @card.handed_on
UPDATE card SET owners = :data ->> 'owners' WHERE id = :subject;
-- @card.moved sets since finished
UPDATE card SET column_id = :data ->> 'column', rank = :data ->> 'rank', since = :at,
	finished = iif(:data ->> 'finished', coalesce(finished, :at, 0), NULL)
WHERE id = :subject;
-- @card.ranked
UPDATE card SET rank = :data ->> 'rank' WHERE id = :subject;
-- One item, so that two people may tick two items at once. Items keep their order.
-- @card.checked sets checklist
UPDATE card SET checklist = (
	SELECT json_group_array(json(item)) FROM (
		SELECT iif(value ->> 'id' = :data ->> 'item',
			json_set(value, '$.done', json(iif(:data ->> 'done', 'true', 'false'))),
			value) AS item
		FROM json_each(coalesce(card.checklist, '[]')) ORDER BY key))
WHERE id = :subject;
-- Another reason is not another block: the days go on counting.
-- @card.blocked sets blocked_since
UPDATE card SET blocked_since = iif(block_type IS NULL, :at, blocked_since),
	block_type = :data ->> '$.block.type', block_reason = :data ->> '$.block.reason'
WHERE id = :subject;
-- @card.unblocked sets block blocked_since
UPDATE card SET block_type = NULL, block_reason = NULL, blocked_since = NULL WHERE id = :subject;
-- @card.torn_off sets state torn_at pile
UPDATE card SET state = 'torn', torn_at = :at, pile = :hlc WHERE id = :subject;
-- A dropped note that comes back is kept: nobody is asked again.
-- @card.restored sets state torn_at pile since finished decision
UPDATE card SET state = 'board', torn_at = NULL, pile = NULL, since = :at,
	decision = iif(decision = 'drop', 'keep', decision),
	column_id = :data ->> 'column', rank = :data ->> 'rank',
	finished = iif(:data ->> 'finished', coalesce(finished, :at, 0), NULL)
WHERE id = :subject;
-- What its owner decides in a new week. A note that goes back to the work to be done is moved as well,
-- by an event of the same batch.
-- @card.kept sets decision
UPDATE card SET week = :data ->> 'week', decision = 'keep' WHERE id = :subject;
-- @card.sent_back sets decision
UPDATE card SET week = :data ->> 'week', decision = 'back' WHERE id = :subject;
-- @card.dropped sets state pile decision
UPDATE card SET state = 'dropped', pile = :hlc, week = :data ->> 'week', decision = 'drop'
WHERE id = :subject;
-- @card.reverted
UPDATE card SET
	state = iif(json_type(:data, '$.state') IS NULL, state, :data ->> 'state'),
	title = iif(json_type(:data, '$.title') IS NULL, title, :data ->> 'title'),
	note = iif(json_type(:data, '$.note') IS NULL, note, :data ->> 'note'),
	column_id = iif(json_type(:data, '$.column') IS NULL, column_id, :data ->> 'column'),
	rank = iif(json_type(:data, '$.rank') IS NULL, rank, :data ->> 'rank'),
	owners = iif(json_type(:data, '$.owners') IS NULL, owners, :data ->> 'owners'),
	label = iif(json_type(:data, '$.label') IS NULL, label, :data ->> 'label'),
	due = iif(json_type(:data, '$.due') IS NULL, due, :data ->> 'due'),
	checklist = iif(json_type(:data, '$.checklist') IS NULL, checklist, :data ->> 'checklist'),
	block_type = iif(json_type(:data, '$.block') IS NULL, block_type, :data ->> '$.block.type'),
	block_reason = iif(json_type(:data, '$.block') IS NULL, block_reason,
		:data ->> '$.block.reason'),
	blocked_since = iif(json_type(:data, '$.blocked_since') IS NULL, blocked_since,
		:data ->> 'blocked_since'),
	since = iif(json_type(:data, '$.since') IS NULL, since, :data ->> 'since'),
	finished = iif(json_type(:data, '$.finished') IS NULL, finished, :data ->> 'finished'),
	created_at = iif(json_type(:data, '$.created_at') IS NULL, created_at, :data ->> 'created_at'),
	torn_at = iif(json_type(:data, '$.torn_at') IS NULL, torn_at, :data ->> 'torn_at'),
	pile = iif(json_type(:data, '$.pile') IS NULL, pile, :data ->> 'pile'),
	week = iif(json_type(:data, '$.week') IS NULL, week, :data ->> 'week'),
	decision = iif(json_type(:data, '$.decision') IS NULL, decision, :data ->> 'decision')
WHERE id = :subject;
-- The words of a note are gone, and so is the note.
-- @note.redacted of card sets state title note checklist block
UPDATE card SET state = 'removed', title = '', note = '', checklist = '[]', block_reason = NULL
WHERE id = :subject;
INSERT OR IGNORE INTO redaction (subject, hlc, site)
SELECT :subject, CAST(value ->> 0 AS INTEGER), value ->> 1 FROM json_each(:data, '$.events');
