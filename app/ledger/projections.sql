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

-- @ritual.stub
INSERT INTO ritual (id) VALUES (:subject);
-- @ritual.clear
DELETE FROM ritual WHERE id = :subject;
-- @ritual.state
SELECT json_object('state', state, 'name', name, 'kind', kind, 'time', time, 'weekday', weekday,
	'nth', nth, 'month', month, 'length_min', length_min, 'scene', scene)
FROM ritual WHERE id = :subject AND created = 1;
-- @ritual.added sets state name kind time weekday nth month length_min scene
UPDATE ritual SET created = 1, state = 'live', name = coalesce(:data ->> 'name', ''),
	kind = coalesce(:data ->> 'kind', 'weekly'), time = coalesce(:data ->> 'time', '09:30'),
	weekday = :data ->> 'weekday', nth = :data ->> 'nth', month = :data ->> 'month',
	length_min = coalesce(:data ->> 'length_min', 30), scene = coalesce(:data ->> 'scene', '')
WHERE id = :subject;
-- @ritual.edited
UPDATE ritual SET
	name = iif(json_type(:data, '$.name') IS NULL, name, :data ->> 'name'),
	time = iif(json_type(:data, '$.time') IS NULL, time, :data ->> 'time'),
	weekday = iif(json_type(:data, '$.weekday') IS NULL, weekday, :data ->> 'weekday'),
	nth = iif(json_type(:data, '$.nth') IS NULL, nth, :data ->> 'nth'),
	month = iif(json_type(:data, '$.month') IS NULL, month, :data ->> 'month'),
	length_min = iif(json_type(:data, '$.length_min') IS NULL, length_min, :data ->> 'length_min'),
	scene = iif(json_type(:data, '$.scene') IS NULL, scene, :data ->> 'scene')
WHERE id = :subject;
-- @ritual.removed sets state
UPDATE ritual SET state = 'removed' WHERE id = :subject;
-- @ritual.reverted
UPDATE ritual SET
	state = iif(json_type(:data, '$.state') IS NULL, state, :data ->> 'state'),
	name = iif(json_type(:data, '$.name') IS NULL, name, :data ->> 'name'),
	kind = iif(json_type(:data, '$.kind') IS NULL, kind, :data ->> 'kind'),
	time = iif(json_type(:data, '$.time') IS NULL, time, :data ->> 'time'),
	weekday = iif(json_type(:data, '$.weekday') IS NULL, weekday, :data ->> 'weekday'),
	nth = iif(json_type(:data, '$.nth') IS NULL, nth, :data ->> 'nth'),
	month = iif(json_type(:data, '$.month') IS NULL, month, :data ->> 'month'),
	length_min = iif(json_type(:data, '$.length_min') IS NULL, length_min, :data ->> 'length_min'),
	scene = iif(json_type(:data, '$.scene') IS NULL, scene, :data ->> 'scene')
WHERE id = :subject;

-- @checkin.stub
INSERT INTO checkin (id) VALUES (:subject);
-- @checkin.clear
DELETE FROM checkin WHERE id = :subject;
-- @checkin.state
SELECT json_object('state', state, 'member', member, 'date', date, 'yesterday', yesterday, 'today', today,
	'difficulty', difficulty, 'card', card, 'posted_at', posted_at)
FROM checkin WHERE id = :subject AND created = 1;
-- @checkin.posted sets state member date yesterday today difficulty card posted_at
UPDATE checkin SET created = 1, state = 'posted', member = :data ->> 'member', date = :data ->> 'date',
	yesterday = coalesce(:data ->> 'yesterday', ''), today = coalesce(:data ->> 'today', ''),
	difficulty = coalesce(:data ->> 'difficulty', ''), card = :data ->> 'card', posted_at = :at
WHERE id = :subject;
-- @checkin.reverted
UPDATE checkin SET
	state = iif(json_type(:data, '$.state') IS NULL, state, :data ->> 'state'),
	member = iif(json_type(:data, '$.member') IS NULL, member, :data ->> 'member'),
	date = iif(json_type(:data, '$.date') IS NULL, date, :data ->> 'date'),
	yesterday = iif(json_type(:data, '$.yesterday') IS NULL, yesterday, :data ->> 'yesterday'),
	today = iif(json_type(:data, '$.today') IS NULL, today, :data ->> 'today'),
	difficulty = iif(json_type(:data, '$.difficulty') IS NULL, difficulty, :data ->> 'difficulty'),
	card = iif(json_type(:data, '$.card') IS NULL, card, :data ->> 'card'),
	posted_at = iif(json_type(:data, '$.posted_at') IS NULL, posted_at, :data ->> 'posted_at')
WHERE id = :subject;

-- @absence.stub
INSERT INTO absence (id) VALUES (:subject);
-- @absence.clear
DELETE FROM absence WHERE id = :subject;
-- @absence.state
SELECT json_object('state', state, 'member', member, 'date', date)
FROM absence WHERE id = :subject AND created = 1;
-- @absence.said sets state member date
UPDATE absence SET created = 1, state = 'away', member = :data ->> 'member', date = :data ->> 'date'
WHERE id = :subject;
-- @absence.withdrawn sets state
UPDATE absence SET state = 'removed' WHERE id = :subject;
-- @absence.reverted
UPDATE absence SET
	state = iif(json_type(:data, '$.state') IS NULL, state, :data ->> 'state'),
	member = iif(json_type(:data, '$.member') IS NULL, member, :data ->> 'member'),
	date = iif(json_type(:data, '$.date') IS NULL, date, :data ->> 'date')
WHERE id = :subject;

-- @help.stub
INSERT INTO help (id) VALUES (:subject);
-- @help.clear
DELETE FROM help WHERE id = :subject;
-- @help.state
SELECT json_object('state', state, 'card', card, 'member', member, 'text', text, 'offered_at', offered_at)
FROM help WHERE id = :subject AND created = 1;
-- @help.offered sets state card member text offered_at
UPDATE help SET created = 1, state = 'offered', card = :data ->> 'card', member = :data ->> 'member',
	text = coalesce(:data ->> 'text', ''), offered_at = :at
WHERE id = :subject;
-- @help.withdrawn sets state
UPDATE help SET state = 'removed' WHERE id = :subject;
-- @help.reverted
UPDATE help SET
	state = iif(json_type(:data, '$.state') IS NULL, state, :data ->> 'state'),
	card = iif(json_type(:data, '$.card') IS NULL, card, :data ->> 'card'),
	member = iif(json_type(:data, '$.member') IS NULL, member, :data ->> 'member'),
	text = iif(json_type(:data, '$.text') IS NULL, text, :data ->> 'text'),
	offered_at = iif(json_type(:data, '$.offered_at') IS NULL, offered_at, :data ->> 'offered_at')
WHERE id = :subject;

-- What was done in a stand-up goes into one list, in the order of the log; what follows from it is
-- computed when it is shown.
-- @standup.stub
INSERT INTO standup (id) VALUES (:subject);
-- @standup.clear
DELETE FROM standup WHERE id = :subject;
-- @standup.state
SELECT json_object('state', state, 'date', date, 'present', json(present), 'length_s', length_s,
	'started_at', started_at, 'ended_at', ended_at, 'steps', json(steps))
FROM standup WHERE id = :subject AND created = 1;
-- @standup.started sets state date present length_s started_at ended_at steps
UPDATE standup SET created = 1, state = 'running', date = :data ->> 'date',
	present = coalesce(:data ->> 'present', '[]'), length_s = coalesce(:data ->> 'length_s', 600),
	started_at = :at, ended_at = NULL, steps = '[]'
WHERE id = :subject;
-- @standup.turn_ended sets steps
UPDATE standup SET steps = json_insert(coalesce(steps, '[]'), '$[#]',
	json_object('what', 'turn_ended', 'member', :data ->> 'member', 'at', :at))
WHERE id = :subject;
-- @standup.skipped sets steps
UPDATE standup SET steps = json_insert(coalesce(steps, '[]'), '$[#]',
	json_object('what', 'skipped', 'member', :data ->> 'member', 'at', :at))
WHERE id = :subject;
-- @standup.extended sets steps
UPDATE standup SET steps = json_insert(coalesce(steps, '[]'), '$[#]',
	json_object('what', 'extended', 'member', :data ->> 'member', 'at', :at))
WHERE id = :subject;
-- @standup.ended sets state ended_at
UPDATE standup SET state = 'ended', ended_at = :at WHERE id = :subject;
-- @standup.reverted
UPDATE standup SET
	state = iif(json_type(:data, '$.state') IS NULL, state, :data ->> 'state'),
	date = iif(json_type(:data, '$.date') IS NULL, date, :data ->> 'date'),
	present = iif(json_type(:data, '$.present') IS NULL, present, :data ->> 'present'),
	length_s = iif(json_type(:data, '$.length_s') IS NULL, length_s, :data ->> 'length_s'),
	started_at = iif(json_type(:data, '$.started_at') IS NULL, started_at, :data ->> 'started_at'),
	ended_at = iif(json_type(:data, '$.ended_at') IS NULL, ended_at, :data ->> 'ended_at'),
	steps = iif(json_type(:data, '$.steps') IS NULL, steps, :data ->> 'steps')
WHERE id = :subject;
