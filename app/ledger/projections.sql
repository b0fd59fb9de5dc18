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
SELECT json_object('name', (SELECT name FROM team WHERE id = :subject), 'kudos_per_week',
	(SELECT kudos_per_week FROM team WHERE id = :subject));
-- @team.named
UPDATE team SET name = :data ->> 'name' WHERE id = :subject;
-- @team.kudos_set
UPDATE team SET kudos_per_week = :data ->> 'kudos_per_week' WHERE id = :subject;
-- @team.reverted
UPDATE team SET
	name = iif(json_type(:data, '$.name') IS NULL, name, :data ->> 'name'),
	kudos_per_week = iif(json_type(:data, '$.kudos_per_week') IS NULL, kudos_per_week, :data ->> 'kudos_per_week')
WHERE id = :subject;

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
	'key_result', key_result,
	'block', json(iif(block_type IS NULL, NULL,
		json_object('type', block_type, 'reason', block_reason))),
	'blocked_since', blocked_since, 'since', since, 'finished', finished,
	'created_at', created_at, 'torn_at', torn_at, 'pile', CAST(pile AS TEXT),
	'week', week, 'decision', decision)
FROM card WHERE id = :subject AND created = 1;
-- @card.created sets state title note column rank owners label due checklist key_result block since finished created_at
UPDATE card SET created = 1, state = 'board', title = coalesce(:data ->> 'title', ''),
	note = coalesce(:data ->> 'note', ''), column_id = :data ->> 'column',
	rank = coalesce(:data ->> 'rank', ''), owners = coalesce(:data ->> 'owners', '[]'),
	label = :data ->> 'label', due = :data ->> 'due',
	checklist = coalesce(:data ->> 'checklist', '[]'), key_result = :data ->> 'key_result',
	since = :at,
	finished = iif(:data ->> 'finished', coalesce(:at, 0), NULL), created_at = :at
WHERE id = :subject;
-- @card.edited
UPDATE card SET
	title = iif(json_type(:data, '$.title') IS NULL, title, :data ->> 'title'),
	note = iif(json_type(:data, '$.note') IS NULL, note, :data ->> 'note'),
	owners = iif(json_type(:data, '$.owners') IS NULL, owners, :data ->> 'owners'),
	label = iif(json_type(:data, '$.label') IS NULL, label, :data ->> 'label'),
	due = iif(json_type(:data, '$.due') IS NULL, due, :data ->> 'due'),
	checklist = iif(json_type(:data, '$.checklist') IS NULL, checklist, :data ->> 'checklist'),
	key_result = iif(json_type(:data, '$.key_result') IS NULL, key_result, :data ->> 'key_result')
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
-- @card.dropped sets state torn_at pile decision
UPDATE card SET state = 'dropped', torn_at = :at, pile = :hlc, week = :data ->> 'week', decision = 'drop'
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
	key_result = iif(json_type(:data, '$.key_result') IS NULL, key_result, :data ->> 'key_result'),
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

-- @unit.stub
INSERT INTO unit (id) VALUES (:subject);
-- @unit.clear
DELETE FROM unit WHERE id = :subject;
-- @unit.state
SELECT json_object('state', state, 'name', name, 'level', level, 'parent', parent, 'outside', outside,
	'added', CAST(added AS TEXT))
FROM unit WHERE id = :subject AND created = 1;
-- @unit.added sets state name level parent outside added
UPDATE unit SET created = 1, state = 'live', name = coalesce(:data ->> 'name', ''),
	level = coalesce(:data ->> 'level', 'team'), parent = :data ->> 'parent',
	outside = coalesce(:data ->> 'outside', 0), added = :hlc
WHERE id = :subject;
-- @unit.edited
UPDATE unit SET
	name = iif(json_type(:data, '$.name') IS NULL, name, :data ->> 'name'),
	level = iif(json_type(:data, '$.level') IS NULL, level, :data ->> 'level'),
	parent = iif(json_type(:data, '$.parent') IS NULL, parent, :data ->> 'parent'),
	outside = iif(json_type(:data, '$.outside') IS NULL, outside, :data ->> 'outside')
WHERE id = :subject;
-- @unit.removed sets state
UPDATE unit SET state = 'removed' WHERE id = :subject;
-- @unit.reverted
UPDATE unit SET
	state = iif(json_type(:data, '$.state') IS NULL, state, :data ->> 'state'),
	name = iif(json_type(:data, '$.name') IS NULL, name, :data ->> 'name'),
	level = iif(json_type(:data, '$.level') IS NULL, level, :data ->> 'level'),
	parent = iif(json_type(:data, '$.parent') IS NULL, parent, :data ->> 'parent'),
	outside = iif(json_type(:data, '$.outside') IS NULL, outside, :data ->> 'outside'),
	added = iif(json_type(:data, '$.added') IS NULL, added, :data ->> 'added')
WHERE id = :subject;

-- @cycle.stub
INSERT INTO cycle (id) VALUES (:subject);
-- @cycle.clear
DELETE FROM cycle WHERE id = :subject;
-- @cycle.state
SELECT json_object('state', state, 'name', name, 'first', first, 'last', last, 'drafting', drafting,
	'consensus', consensus, 'publishing', publishing, 'review', review)
FROM cycle WHERE id = :subject AND created = 1;
-- @cycle.planned sets state name first last drafting consensus publishing review
UPDATE cycle SET created = 1, state = 'planned', name = :data ->> 'name', first = :data ->> 'first',
	last = :data ->> 'last', drafting = :data ->> 'drafting', consensus = :data ->> 'consensus',
	publishing = :data ->> 'publishing', review = :data ->> 'review'
WHERE id = :subject;
-- @cycle.edited
UPDATE cycle SET
	name = iif(json_type(:data, '$.name') IS NULL, name, :data ->> 'name'),
	first = iif(json_type(:data, '$.first') IS NULL, first, :data ->> 'first'),
	last = iif(json_type(:data, '$.last') IS NULL, last, :data ->> 'last'),
	drafting = iif(json_type(:data, '$.drafting') IS NULL, drafting, :data ->> 'drafting'),
	consensus = iif(json_type(:data, '$.consensus') IS NULL, consensus, :data ->> 'consensus'),
	publishing = iif(json_type(:data, '$.publishing') IS NULL, publishing, :data ->> 'publishing'),
	review = iif(json_type(:data, '$.review') IS NULL, review, :data ->> 'review')
WHERE id = :subject;
-- @cycle.reverted
UPDATE cycle SET
	state = iif(json_type(:data, '$.state') IS NULL, state, :data ->> 'state'),
	name = iif(json_type(:data, '$.name') IS NULL, name, :data ->> 'name'),
	first = iif(json_type(:data, '$.first') IS NULL, first, :data ->> 'first'),
	last = iif(json_type(:data, '$.last') IS NULL, last, :data ->> 'last'),
	drafting = iif(json_type(:data, '$.drafting') IS NULL, drafting, :data ->> 'drafting'),
	consensus = iif(json_type(:data, '$.consensus') IS NULL, consensus, :data ->> 'consensus'),
	publishing = iif(json_type(:data, '$.publishing') IS NULL, publishing, :data ->> 'publishing'),
	review = iif(json_type(:data, '$.review') IS NULL, review, :data ->> 'review')
WHERE id = :subject;

-- @day.stub
INSERT INTO special_day (id) VALUES (:subject);
-- @day.clear
DELETE FROM special_day WHERE id = :subject;
-- @day.state
SELECT json_object('state', state, 'date', date, 'rule', rule, 'name', name)
FROM special_day WHERE id = :subject AND created = 1;
-- @day.set sets state date rule name
UPDATE special_day SET created = 1, state = 'set', date = coalesce(:data ->> 'date', ''),
	rule = coalesce(:data ->> 'rule', 'off'), name = coalesce(:data ->> 'name', '')
WHERE id = :subject;
-- @day.cleared sets state
UPDATE special_day SET state = 'removed' WHERE id = :subject;
-- @day.reverted
UPDATE special_day SET
	state = iif(json_type(:data, '$.state') IS NULL, state, :data ->> 'state'),
	date = iif(json_type(:data, '$.date') IS NULL, date, :data ->> 'date'),
	rule = iif(json_type(:data, '$.rule') IS NULL, rule, :data ->> 'rule'),
	name = iif(json_type(:data, '$.name') IS NULL, name, :data ->> 'name')
WHERE id = :subject;

-- @metric.stub
INSERT INTO metric (id) VALUES (:subject);
-- @metric.clear
DELETE FROM metric WHERE id = :subject;
-- @metric.state
SELECT json_object('state', state, 'name', name, 'platform', platform, 'formula', formula, 'measure', measure,
	'direction', direction, 'low', low, 'high', high, 'stage', stage, 'frequency', frequency,
	'added', CAST(added AS TEXT))
FROM metric WHERE id = :subject AND created = 1;
-- @metric.added sets state name platform formula measure direction low high stage frequency added
UPDATE metric SET created = 1, state = 'live', name = coalesce(:data ->> 'name', ''),
	platform = :data ->> 'platform', formula = coalesce(:data ->> 'formula', ''),
	measure = coalesce(:data ->> 'measure', ''), direction = coalesce(:data ->> 'direction', 'up'),
	low = :data ->> 'low', high = :data ->> 'high', stage = coalesce(:data ->> 'stage', 'none'),
	frequency = coalesce(:data ->> 'frequency', 'week'), added = :hlc
WHERE id = :subject;
-- @metric.edited
UPDATE metric SET
	name = iif(json_type(:data, '$.name') IS NULL, name, :data ->> 'name'),
	platform = iif(json_type(:data, '$.platform') IS NULL, platform, :data ->> 'platform'),
	formula = iif(json_type(:data, '$.formula') IS NULL, formula, :data ->> 'formula'),
	measure = iif(json_type(:data, '$.measure') IS NULL, measure, :data ->> 'measure'),
	direction = iif(json_type(:data, '$.direction') IS NULL, direction, :data ->> 'direction'),
	low = iif(json_type(:data, '$.low') IS NULL, low, :data ->> 'low'),
	high = iif(json_type(:data, '$.high') IS NULL, high, :data ->> 'high'),
	stage = iif(json_type(:data, '$.stage') IS NULL, stage, :data ->> 'stage'),
	frequency = iif(json_type(:data, '$.frequency') IS NULL, frequency, :data ->> 'frequency')
WHERE id = :subject;
-- @metric.removed sets state
UPDATE metric SET state = 'removed' WHERE id = :subject;
-- @metric.reverted
UPDATE metric SET
	state = iif(json_type(:data, '$.state') IS NULL, state, :data ->> 'state'),
	name = iif(json_type(:data, '$.name') IS NULL, name, :data ->> 'name'),
	platform = iif(json_type(:data, '$.platform') IS NULL, platform, :data ->> 'platform'),
	formula = iif(json_type(:data, '$.formula') IS NULL, formula, :data ->> 'formula'),
	measure = iif(json_type(:data, '$.measure') IS NULL, measure, :data ->> 'measure'),
	direction = iif(json_type(:data, '$.direction') IS NULL, direction, :data ->> 'direction'),
	low = iif(json_type(:data, '$.low') IS NULL, low, :data ->> 'low'),
	high = iif(json_type(:data, '$.high') IS NULL, high, :data ->> 'high'),
	stage = iif(json_type(:data, '$.stage') IS NULL, stage, :data ->> 'stage'),
	frequency = iif(json_type(:data, '$.frequency') IS NULL, frequency, :data ->> 'frequency'),
	added = iif(json_type(:data, '$.added') IS NULL, added, :data ->> 'added')
WHERE id = :subject;

-- @reading.stub
INSERT INTO reading (id) VALUES (:subject);
-- @reading.clear
DELETE FROM reading WHERE id = :subject;
-- @reading.state
SELECT json_object('state', state, 'metric', metric, 'date', date, 'value', value)
FROM reading WHERE id = :subject AND created = 1;
-- @reading.set sets state metric date value
UPDATE reading SET created = 1, state = 'set', metric = coalesce(:data ->> 'metric', ''),
	date = coalesce(:data ->> 'date', ''), value = coalesce(:data ->> 'value', 0)
WHERE id = :subject;
-- @reading.removed sets state
UPDATE reading SET state = 'removed' WHERE id = :subject;
-- @reading.reverted
UPDATE reading SET
	state = iif(json_type(:data, '$.state') IS NULL, state, :data ->> 'state'),
	metric = iif(json_type(:data, '$.metric') IS NULL, metric, :data ->> 'metric'),
	date = iif(json_type(:data, '$.date') IS NULL, date, :data ->> 'date'),
	value = iif(json_type(:data, '$.value') IS NULL, value, :data ->> 'value')
WHERE id = :subject;

-- @kpi.stub
INSERT INTO kpi (id) VALUES (:subject);
-- @kpi.clear
DELETE FROM kpi WHERE id = :subject;
-- @kpi.state
SELECT json_object('state', state, 'metric', metric, 'cycle', cycle, 'floor', floor, 'key_result', key_result)
FROM kpi WHERE id = :subject AND created = 1;
-- @kpi.set sets state metric cycle floor key_result
UPDATE kpi SET created = 1, state = 'set', metric = coalesce(:data ->> 'metric', ''),
	cycle = coalesce(:data ->> 'cycle', ''), floor = coalesce(:data ->> 'floor', 0),
	key_result = :data ->> 'key_result'
WHERE id = :subject;
-- @kpi.dropped sets state
UPDATE kpi SET state = 'removed' WHERE id = :subject;
-- @kpi.reverted
UPDATE kpi SET
	state = iif(json_type(:data, '$.state') IS NULL, state, :data ->> 'state'),
	metric = iif(json_type(:data, '$.metric') IS NULL, metric, :data ->> 'metric'),
	cycle = iif(json_type(:data, '$.cycle') IS NULL, cycle, :data ->> 'cycle'),
	floor = iif(json_type(:data, '$.floor') IS NULL, floor, :data ->> 'floor'),
	key_result = iif(json_type(:data, '$.key_result') IS NULL, key_result, :data ->> 'key_result')
WHERE id = :subject;

-- @objective.stub
INSERT INTO objective (id) VALUES (:subject);
-- @objective.clear
DELETE FROM objective WHERE id = :subject;
-- @objective.state
SELECT json_object('state', state, 'cycle', cycle, 'owner', owner, 'title', title, 'theme', theme, 'kind', kind,
	'paper', paper, 'own_idea', own_idea, 'rank', rank, 'settled', settled, 'revealed', revealed,
	'changed', changed, 'reason', reason, 'added', CAST(added AS TEXT), 'added_at', added_at)
FROM objective WHERE id = :subject AND created = 1;
-- @objective.added sets state cycle owner title theme kind paper own_idea rank added added_at
UPDATE objective SET created = 1, state = 'live', cycle = coalesce(:data ->> 'cycle', ''),
	owner = coalesce(:data ->> 'owner', ''), title = coalesce(:data ->> 'title', ''),
	theme = coalesce(:data ->> 'theme', ''), kind = coalesce(:data ->> 'kind', 'committed'),
	paper = coalesce(:data ->> 'paper', 'butter'), own_idea = coalesce(:data ->> 'own_idea', 0),
	rank = coalesce(:data ->> 'rank', ''), added = :hlc, added_at = :at
WHERE id = :subject;
-- @objective.edited
UPDATE objective SET
	cycle = iif(json_type(:data, '$.cycle') IS NULL, cycle, :data ->> 'cycle'),
	owner = iif(json_type(:data, '$.owner') IS NULL, owner, :data ->> 'owner'),
	title = iif(json_type(:data, '$.title') IS NULL, title, :data ->> 'title'),
	theme = iif(json_type(:data, '$.theme') IS NULL, theme, :data ->> 'theme'),
	kind = iif(json_type(:data, '$.kind') IS NULL, kind, :data ->> 'kind'),
	paper = iif(json_type(:data, '$.paper') IS NULL, paper, :data ->> 'paper'),
	own_idea = iif(json_type(:data, '$.own_idea') IS NULL, own_idea, :data ->> 'own_idea'),
	changed = iif(json_type(:data, '$.changed') IS NULL, changed, :data ->> 'changed'),
	reason = iif(json_type(:data, '$.reason') IS NULL, reason, :data ->> 'reason')
WHERE id = :subject;
-- @objective.moved
UPDATE objective SET rank = :data ->> 'rank' WHERE id = :subject;
-- @objective.settled
UPDATE objective SET settled = :data ->> 'settled' WHERE id = :subject;
-- @objective.revealed
UPDATE objective SET revealed = :data ->> 'revealed' WHERE id = :subject;
-- @objective.removed sets state
UPDATE objective SET state = 'removed',
	reason = coalesce(:data ->> 'reason', reason) WHERE id = :subject;
-- @objective.reverted
UPDATE objective SET
	state = iif(json_type(:data, '$.state') IS NULL, state, :data ->> 'state'),
	cycle = iif(json_type(:data, '$.cycle') IS NULL, cycle, :data ->> 'cycle'),
	owner = iif(json_type(:data, '$.owner') IS NULL, owner, :data ->> 'owner'),
	title = iif(json_type(:data, '$.title') IS NULL, title, :data ->> 'title'),
	theme = iif(json_type(:data, '$.theme') IS NULL, theme, :data ->> 'theme'),
	kind = iif(json_type(:data, '$.kind') IS NULL, kind, :data ->> 'kind'),
	paper = iif(json_type(:data, '$.paper') IS NULL, paper, :data ->> 'paper'),
	own_idea = iif(json_type(:data, '$.own_idea') IS NULL, own_idea, :data ->> 'own_idea'),
	rank = iif(json_type(:data, '$.rank') IS NULL, rank, :data ->> 'rank'),
	settled = iif(json_type(:data, '$.settled') IS NULL, settled, :data ->> 'settled'),
	revealed = iif(json_type(:data, '$.revealed') IS NULL, revealed, :data ->> 'revealed'),
	changed = iif(json_type(:data, '$.changed') IS NULL, changed, :data ->> 'changed'),
	reason = iif(json_type(:data, '$.reason') IS NULL, reason, :data ->> 'reason'),
	added = iif(json_type(:data, '$.added') IS NULL, added, :data ->> 'added'),
	added_at = iif(json_type(:data, '$.added_at') IS NULL, added_at, :data ->> 'added_at')
WHERE id = :subject;

-- @kr.stub
INSERT INTO key_result (id) VALUES (:subject);
-- @kr.clear
DELETE FROM key_result WHERE id = :subject;
-- @kr.state
SELECT json_object('state', state, 'objective', objective, 'owner', owner, 'title', title, 'kind', kind,
	'metric', metric, 'measure', measure, 'judge', judge, 'period', period, 'direction', direction,
	'start', start, 'target', target, 'weight', weight, 'milestones', json(milestones), 'kpi', kpi,
	'changed', changed, 'reason', reason, 'added', CAST(added AS TEXT), 'added_at', added_at)
FROM key_result WHERE id = :subject AND created = 1;
-- @kr.added sets state objective owner title kind metric measure judge period direction start target weight milestones kpi added added_at
UPDATE key_result SET created = 1, state = 'live', objective = coalesce(:data ->> 'objective', ''),
	owner = :data ->> 'owner', title = coalesce(:data ->> 'title', ''),
	kind = coalesce(:data ->> 'kind', 'percent'), metric = :data ->> 'metric',
	measure = coalesce(:data ->> 'measure', ''), judge = coalesce(:data ->> 'judge', ''),
	period = coalesce(:data ->> 'period', 'month'),
	direction = coalesce(:data ->> 'direction', 'up'), start = :data ->> 'start',
	target = coalesce(:data ->> 'target', 0), weight = coalesce(:data ->> 'weight', 1),
	milestones = coalesce(:data ->> 'milestones', '[]'), kpi = :data ->> 'kpi', added = :hlc,
	added_at = :at
WHERE id = :subject;
-- @kr.edited
UPDATE key_result SET
	owner = iif(json_type(:data, '$.owner') IS NULL, owner, :data ->> 'owner'),
	title = iif(json_type(:data, '$.title') IS NULL, title, :data ->> 'title'),
	kind = iif(json_type(:data, '$.kind') IS NULL, kind, :data ->> 'kind'),
	metric = iif(json_type(:data, '$.metric') IS NULL, metric, :data ->> 'metric'),
	measure = iif(json_type(:data, '$.measure') IS NULL, measure, :data ->> 'measure'),
	judge = iif(json_type(:data, '$.judge') IS NULL, judge, :data ->> 'judge'),
	period = iif(json_type(:data, '$.period') IS NULL, period, :data ->> 'period'),
	direction = iif(json_type(:data, '$.direction') IS NULL, direction, :data ->> 'direction'),
	start = iif(json_type(:data, '$.start') IS NULL, start, :data ->> 'start'),
	target = iif(json_type(:data, '$.target') IS NULL, target, :data ->> 'target'),
	weight = iif(json_type(:data, '$.weight') IS NULL, weight, :data ->> 'weight'),
	milestones = iif(json_type(:data, '$.milestones') IS NULL, milestones, :data ->> 'milestones'),
	changed = iif(json_type(:data, '$.changed') IS NULL, changed, :data ->> 'changed'),
	reason = iif(json_type(:data, '$.reason') IS NULL, reason, :data ->> 'reason')
WHERE id = :subject;
-- One item, so that two people may tick two items at once.
-- @kr.milestone_done sets milestones
UPDATE key_result SET milestones = (
	SELECT json_group_array(json(item)) FROM (
		SELECT iif(value ->> 'id' = :data ->> 'item',
			json_set(value, '$.done', json(iif(:data ->> 'done', 'true', 'false'))),
			value) AS item
		FROM json_each(coalesce(key_result.milestones, '[]')) ORDER BY key))
WHERE id = :subject;
-- @kr.removed sets state
UPDATE key_result SET state = 'removed',
	reason = coalesce(:data ->> 'reason', reason) WHERE id = :subject;
-- @kr.reverted
UPDATE key_result SET
	state = iif(json_type(:data, '$.state') IS NULL, state, :data ->> 'state'),
	objective = iif(json_type(:data, '$.objective') IS NULL, objective, :data ->> 'objective'),
	owner = iif(json_type(:data, '$.owner') IS NULL, owner, :data ->> 'owner'),
	title = iif(json_type(:data, '$.title') IS NULL, title, :data ->> 'title'),
	kind = iif(json_type(:data, '$.kind') IS NULL, kind, :data ->> 'kind'),
	metric = iif(json_type(:data, '$.metric') IS NULL, metric, :data ->> 'metric'),
	measure = iif(json_type(:data, '$.measure') IS NULL, measure, :data ->> 'measure'),
	judge = iif(json_type(:data, '$.judge') IS NULL, judge, :data ->> 'judge'),
	period = iif(json_type(:data, '$.period') IS NULL, period, :data ->> 'period'),
	direction = iif(json_type(:data, '$.direction') IS NULL, direction, :data ->> 'direction'),
	start = iif(json_type(:data, '$.start') IS NULL, start, :data ->> 'start'),
	target = iif(json_type(:data, '$.target') IS NULL, target, :data ->> 'target'),
	weight = iif(json_type(:data, '$.weight') IS NULL, weight, :data ->> 'weight'),
	milestones = iif(json_type(:data, '$.milestones') IS NULL, milestones, :data ->> 'milestones'),
	kpi = iif(json_type(:data, '$.kpi') IS NULL, kpi, :data ->> 'kpi'),
	changed = iif(json_type(:data, '$.changed') IS NULL, changed, :data ->> 'changed'),
	reason = iif(json_type(:data, '$.reason') IS NULL, reason, :data ->> 'reason'),
	added = iif(json_type(:data, '$.added') IS NULL, added, :data ->> 'added'),
	added_at = iif(json_type(:data, '$.added_at') IS NULL, added_at, :data ->> 'added_at')
WHERE id = :subject;

-- @update.stub
INSERT INTO kr_update (id) VALUES (:subject);
-- @update.clear
DELETE FROM kr_update WHERE id = :subject;
-- @update.state
SELECT json_object('state', state, 'key_result', key_result, 'day', day, 'value', value, 'confidence', confidence,
	'comment', comment, 'author', author, 'made', CAST(made AS TEXT), 'made_at', made_at)
FROM kr_update WHERE id = :subject AND created = 1;
-- @kr.checked_in of update sets state key_result day value confidence comment author made made_at
UPDATE kr_update SET created = 1, state = 'made', key_result = coalesce(:data ->> 'key_result', ''),
	day = coalesce(:data ->> 'day', ''), value = :data ->> 'value',
	confidence = :data ->> 'confidence', comment = coalesce(:data ->> 'comment', ''),
	author = coalesce(:data ->> 'author', ''), made = :hlc, made_at = :at
WHERE id = :subject;
-- @update.reverted
UPDATE kr_update SET
	state = iif(json_type(:data, '$.state') IS NULL, state, :data ->> 'state'),
	key_result = iif(json_type(:data, '$.key_result') IS NULL, key_result, :data ->> 'key_result'),
	day = iif(json_type(:data, '$.day') IS NULL, day, :data ->> 'day'),
	value = iif(json_type(:data, '$.value') IS NULL, value, :data ->> 'value'),
	confidence = iif(json_type(:data, '$.confidence') IS NULL, confidence, :data ->> 'confidence'),
	comment = iif(json_type(:data, '$.comment') IS NULL, comment, :data ->> 'comment'),
	author = iif(json_type(:data, '$.author') IS NULL, author, :data ->> 'author'),
	made = iif(json_type(:data, '$.made') IS NULL, made, :data ->> 'made'),
	made_at = iif(json_type(:data, '$.made_at') IS NULL, made_at, :data ->> 'made_at')
WHERE id = :subject;

-- @link.stub
INSERT INTO goal_link (id) VALUES (:subject);
-- @link.clear
DELETE FROM goal_link WHERE id = :subject;
-- @link.state
SELECT json_object('state', state, 'kind', kind, 'objective', objective, 'upper_kr', upper_kr,
	'upper_objective', upper_objective, 'unit', unit, 'comment', comment, 'answer', answer,
	'author', author, 'ours_first', ours_first, 'ours_last', ours_last, 'theirs_first', theirs_first,
	'theirs_last', theirs_last, 'asked', CAST(asked AS TEXT))
FROM goal_link WHERE id = :subject AND created = 1;
-- @link.proposed sets state kind objective upper_kr upper_objective unit comment author ours_first ours_last asked
UPDATE goal_link SET created = 1, state = coalesce(:data ->> 'state', 'proposed'),
	kind = coalesce(:data ->> 'kind', 'objective'), objective = coalesce(:data ->> 'objective', ''),
	upper_kr = :data ->> 'upper_kr', upper_objective = :data ->> 'upper_objective',
	unit = :data ->> 'unit', comment = coalesce(:data ->> 'comment', ''),
	author = coalesce(:data ->> 'author', ''), ours_first = :data ->> 'ours_first',
	ours_last = :data ->> 'ours_last', asked = :hlc
WHERE id = :subject;
-- @link.removed sets state
UPDATE goal_link SET state = 'removed' WHERE id = :subject;
-- @link.agreed sets state
UPDATE goal_link SET state = 'agreed', answer = iif(json_type(:data, '$.answer') IS NULL, answer, :data ->> 'answer'),
	theirs_first = iif(json_type(:data, '$.theirs_first') IS NULL, theirs_first, :data ->> 'theirs_first'),
	theirs_last = iif(json_type(:data, '$.theirs_last') IS NULL, theirs_last, :data ->> 'theirs_last')
WHERE id = :subject;
-- @link.declined sets state
UPDATE goal_link SET state = 'declined', answer = iif(json_type(:data, '$.answer') IS NULL, answer, :data ->> 'answer'),
	theirs_first = iif(json_type(:data, '$.theirs_first') IS NULL, theirs_first, :data ->> 'theirs_first'),
	theirs_last = iif(json_type(:data, '$.theirs_last') IS NULL, theirs_last, :data ->> 'theirs_last')
WHERE id = :subject;
-- @link.reverted
UPDATE goal_link SET
	state = iif(json_type(:data, '$.state') IS NULL, state, :data ->> 'state'),
	kind = iif(json_type(:data, '$.kind') IS NULL, kind, :data ->> 'kind'),
	objective = iif(json_type(:data, '$.objective') IS NULL, objective, :data ->> 'objective'),
	upper_kr = iif(json_type(:data, '$.upper_kr') IS NULL, upper_kr, :data ->> 'upper_kr'),
	upper_objective = iif(json_type(:data, '$.upper_objective') IS NULL, upper_objective, :data ->> 'upper_objective'),
	unit = iif(json_type(:data, '$.unit') IS NULL, unit, :data ->> 'unit'),
	comment = iif(json_type(:data, '$.comment') IS NULL, comment, :data ->> 'comment'),
	answer = iif(json_type(:data, '$.answer') IS NULL, answer, :data ->> 'answer'),
	author = iif(json_type(:data, '$.author') IS NULL, author, :data ->> 'author'),
	ours_first = iif(json_type(:data, '$.ours_first') IS NULL, ours_first, :data ->> 'ours_first'),
	ours_last = iif(json_type(:data, '$.ours_last') IS NULL, ours_last, :data ->> 'ours_last'),
	theirs_first = iif(json_type(:data, '$.theirs_first') IS NULL, theirs_first, :data ->> 'theirs_first'),
	theirs_last = iif(json_type(:data, '$.theirs_last') IS NULL, theirs_last, :data ->> 'theirs_last'),
	asked = iif(json_type(:data, '$.asked') IS NULL, asked, :data ->> 'asked')
WHERE id = :subject;

-- @suggestion.stub
INSERT INTO suggestion (id) VALUES (:subject);
-- @suggestion.clear
DELETE FROM suggestion WHERE id = :subject;
-- @suggestion.state
SELECT json_object('state', state, 'objective', objective, 'key_result', key_result, 'kind', kind, 'text', text,
	'author', author, 'made', CAST(made AS TEXT), 'made_at', made_at)
FROM suggestion WHERE id = :subject AND created = 1;
-- @suggestion.made sets state objective key_result kind text author made made_at
UPDATE suggestion SET created = 1, state = 'open', objective = coalesce(:data ->> 'objective', ''),
	key_result = :data ->> 'key_result', kind = :data ->> 'kind', text = coalesce(:data ->> 'text', ''),
	author = coalesce(:data ->> 'author', ''), made = :hlc, made_at = :at
WHERE id = :subject;
-- @suggestion.settled sets state
UPDATE suggestion SET state = :data ->> 'state' WHERE id = :subject;
-- @suggestion.reverted
UPDATE suggestion SET
	state = iif(json_type(:data, '$.state') IS NULL, state, :data ->> 'state'),
	objective = iif(json_type(:data, '$.objective') IS NULL, objective, :data ->> 'objective'),
	key_result = iif(json_type(:data, '$.key_result') IS NULL, key_result, :data ->> 'key_result'),
	kind = iif(json_type(:data, '$.kind') IS NULL, kind, :data ->> 'kind'),
	text = iif(json_type(:data, '$.text') IS NULL, text, :data ->> 'text'),
	author = iif(json_type(:data, '$.author') IS NULL, author, :data ->> 'author'),
	made = iif(json_type(:data, '$.made') IS NULL, made, :data ->> 'made'),
	made_at = iif(json_type(:data, '$.made_at') IS NULL, made_at, :data ->> 'made_at')
WHERE id = :subject;

-- @retro.stub
INSERT INTO retro (id) VALUES (:subject);
-- @retro.clear
DELETE FROM retro WHERE id = :subject;
-- @retro.state
SELECT json_object('state', state, 'cycle', cycle, 'kind', kind, 'text', text, 'author', author, 'origin', origin,
	'card', card, 'carried', carried, 'added', CAST(added AS TEXT), 'added_at', added_at)
FROM retro WHERE id = :subject AND created = 1;
-- @retro.added sets state cycle kind text author origin added added_at
UPDATE retro SET created = 1, state = 'live', cycle = coalesce(:data ->> 'cycle', ''),
	kind = coalesce(:data ->> 'kind', 'keep'), text = coalesce(:data ->> 'text', ''),
	author = coalesce(:data ->> 'author', ''), origin = :data ->> 'origin', added = :hlc, added_at = :at
WHERE id = :subject;
-- @retro.edited
UPDATE retro SET
	kind = iif(json_type(:data, '$.kind') IS NULL, kind, :data ->> 'kind'),
	text = iif(json_type(:data, '$.text') IS NULL, text, :data ->> 'text')
WHERE id = :subject;
-- @retro.removed sets state
UPDATE retro SET state = 'removed' WHERE id = :subject;
-- @retro.turned sets card
UPDATE retro SET card = :data ->> 'card' WHERE id = :subject;
-- @retro.carried sets carried
UPDATE retro SET carried = :data ->> 'carried' WHERE id = :subject;
-- @retro.reverted
UPDATE retro SET
	state = iif(json_type(:data, '$.state') IS NULL, state, :data ->> 'state'),
	cycle = iif(json_type(:data, '$.cycle') IS NULL, cycle, :data ->> 'cycle'),
	kind = iif(json_type(:data, '$.kind') IS NULL, kind, :data ->> 'kind'),
	text = iif(json_type(:data, '$.text') IS NULL, text, :data ->> 'text'),
	author = iif(json_type(:data, '$.author') IS NULL, author, :data ->> 'author'),
	origin = iif(json_type(:data, '$.origin') IS NULL, origin, :data ->> 'origin'),
	card = iif(json_type(:data, '$.card') IS NULL, card, :data ->> 'card'),
	carried = iif(json_type(:data, '$.carried') IS NULL, carried, :data ->> 'carried'),
	added = iif(json_type(:data, '$.added') IS NULL, added, :data ->> 'added'),
	added_at = iif(json_type(:data, '$.added_at') IS NULL, added_at, :data ->> 'added_at')
WHERE id = :subject;

-- @badge.stub
INSERT INTO badge (id) VALUES (:subject);
-- @badge.clear
DELETE FROM badge WHERE id = :subject;
-- @badge.state
SELECT json_object('state', state, 'name', name, 'icon', icon, 'colour', colour, 'added', CAST(added AS TEXT))
FROM badge WHERE id = :subject AND created = 1;
-- @badge.added sets state name icon colour added
UPDATE badge SET created = 1, state = 'live', name = coalesce(:data ->> 'name', ''),
	icon = coalesce(:data ->> 'icon', 'star'), colour = coalesce(:data ->> 'colour', 'butter'),
	added = :hlc
WHERE id = :subject;
-- @badge.edited
UPDATE badge SET
	name = iif(json_type(:data, '$.name') IS NULL, name, :data ->> 'name'),
	icon = iif(json_type(:data, '$.icon') IS NULL, icon, :data ->> 'icon'),
	colour = iif(json_type(:data, '$.colour') IS NULL, colour, :data ->> 'colour')
WHERE id = :subject;
-- @badge.removed sets state
UPDATE badge SET state = 'removed' WHERE id = :subject;
-- @badge.reverted
UPDATE badge SET
	state = iif(json_type(:data, '$.state') IS NULL, state, :data ->> 'state'),
	name = iif(json_type(:data, '$.name') IS NULL, name, :data ->> 'name'),
	icon = iif(json_type(:data, '$.icon') IS NULL, icon, :data ->> 'icon'),
	colour = iif(json_type(:data, '$.colour') IS NULL, colour, :data ->> 'colour'),
	added = iif(json_type(:data, '$.added') IS NULL, added, :data ->> 'added')
WHERE id = :subject;

-- @kudos.stub
INSERT INTO kudos (id) VALUES (:subject);
-- @kudos.clear
DELETE FROM kudos WHERE id = :subject;
DELETE FROM redaction WHERE subject = :subject;
-- @kudos.state
SELECT json_object('state', state, 'from', giver, 'to', receiver, 'badge', badge, 'reason', reason,
	'key_result', key_result, 'at', at, 'given', CAST(given AS TEXT))
FROM kudos WHERE id = :subject AND created = 1;
-- @kudos.given sets state from to badge reason key_result at given
UPDATE kudos SET created = 1, state = 'given', giver = :data ->> 'from',
	receiver = :data ->> 'to', badge = :data ->> 'badge', reason = coalesce(:data ->> 'reason', ''),
	key_result = :data ->> 'key_result', at = :at, given = :hlc
WHERE id = :subject;
-- @kudos.taken_back sets state
UPDATE kudos SET state = 'taken' WHERE id = :subject;
-- The words are gone, and so is the badge; who gave it to whom stays, so that its two know what became of it.
-- @kudos.redacted sets state reason
UPDATE kudos SET state = 'removed', giver = :data ->> 'from', receiver = :data ->> 'to',
	badge = :data ->> 'badge', reason = ''
WHERE id = :subject;
INSERT OR IGNORE INTO redaction (subject, hlc, site)
SELECT :subject, CAST(value ->> 0 AS INTEGER), value ->> 1 FROM json_each(:data, '$.events');
-- @kudos.reverted
UPDATE kudos SET
	state = iif(json_type(:data, '$.state') IS NULL, state, :data ->> 'state'),
	giver = iif(json_type(:data, '$.from') IS NULL, giver, :data ->> 'from'),
	receiver = iif(json_type(:data, '$.to') IS NULL, receiver, :data ->> 'to'),
	badge = iif(json_type(:data, '$.badge') IS NULL, badge, :data ->> 'badge'),
	reason = iif(json_type(:data, '$.reason') IS NULL, reason, :data ->> 'reason'),
	key_result = iif(json_type(:data, '$.key_result') IS NULL, key_result, :data ->> 'key_result'),
	at = iif(json_type(:data, '$.at') IS NULL, at, :data ->> 'at'),
	given = iif(json_type(:data, '$.given') IS NULL, given, :data ->> 'given')
WHERE id = :subject;

-- @feedback.stub
INSERT INTO feedback (id) VALUES (:subject);
-- @feedback.clear
DELETE FROM feedback WHERE id = :subject;
DELETE FROM redaction WHERE subject = :subject;
-- @feedback.state
SELECT json_object('state', state, 'from', giver, 'to', receiver, 'text', text, 'at', at,
	'given', CAST(given AS TEXT))
FROM feedback WHERE id = :subject AND created = 1;
-- @feedback.given sets state from to text at given
UPDATE feedback SET created = 1, state = 'private', giver = :data ->> 'from',
	receiver = :data ->> 'to', text = coalesce(:data ->> 'text', ''), at = :at, given = :hlc
WHERE id = :subject;
-- @feedback.published sets state
UPDATE feedback SET state = 'published' WHERE id = :subject;
-- @feedback.withdrawn sets state
UPDATE feedback SET state = 'withdrawn' WHERE id = :subject;
-- @feedback.redacted sets state text
UPDATE feedback SET state = 'removed', giver = :data ->> 'from', receiver = :data ->> 'to', text = ''
WHERE id = :subject;
INSERT OR IGNORE INTO redaction (subject, hlc, site)
SELECT :subject, CAST(value ->> 0 AS INTEGER), value ->> 1 FROM json_each(:data, '$.events');
-- @feedback.reverted
UPDATE feedback SET
	state = iif(json_type(:data, '$.state') IS NULL, state, :data ->> 'state'),
	giver = iif(json_type(:data, '$.from') IS NULL, giver, :data ->> 'from'),
	receiver = iif(json_type(:data, '$.to') IS NULL, receiver, :data ->> 'to'),
	text = iif(json_type(:data, '$.text') IS NULL, text, :data ->> 'text'),
	at = iif(json_type(:data, '$.at') IS NULL, at, :data ->> 'at'),
	given = iif(json_type(:data, '$.given') IS NULL, given, :data ->> 'given')
WHERE id = :subject;

-- @talk.stub
INSERT INTO talk (id) VALUES (:subject);
-- @talk.clear
DELETE FROM talk WHERE id = :subject;
DELETE FROM redaction WHERE subject = :subject;
-- @talk.state
SELECT json_object('state', state, 'from', author, 'with', partner, 'text', text, 'owner', owner,
	'done', done, 'at', at, 'noted', CAST(noted AS TEXT))
FROM talk WHERE id = :subject AND created = 1;
-- @talk.noted sets state from with text owner done at noted
UPDATE talk SET created = 1, state = 'noted', author = :data ->> 'from',
	partner = :data ->> 'with', text = coalesce(:data ->> 'text', ''), at = :at, noted = :hlc
WHERE id = :subject;
-- @talk.agreed sets state from with text owner done at noted
UPDATE talk SET created = 1, state = 'agreed', author = :data ->> 'from',
	partner = :data ->> 'with', text = coalesce(:data ->> 'text', ''), owner = :data ->> 'owner',
	done = 0, at = :at, noted = :hlc
WHERE id = :subject;
-- @talk.ticked
UPDATE talk SET done = :data ->> 'done' WHERE id = :subject;
-- @talk.redacted sets state text
UPDATE talk SET state = 'removed', author = :data ->> 'from', partner = :data ->> 'with', text = ''
WHERE id = :subject;
INSERT OR IGNORE INTO redaction (subject, hlc, site)
SELECT :subject, CAST(value ->> 0 AS INTEGER), value ->> 1 FROM json_each(:data, '$.events');
-- @talk.reverted
UPDATE talk SET
	state = iif(json_type(:data, '$.state') IS NULL, state, :data ->> 'state'),
	author = iif(json_type(:data, '$.from') IS NULL, author, :data ->> 'from'),
	partner = iif(json_type(:data, '$.with') IS NULL, partner, :data ->> 'with'),
	text = iif(json_type(:data, '$.text') IS NULL, text, :data ->> 'text'),
	owner = iif(json_type(:data, '$.owner') IS NULL, owner, :data ->> 'owner'),
	done = iif(json_type(:data, '$.done') IS NULL, done, :data ->> 'done'),
	at = iif(json_type(:data, '$.at') IS NULL, at, :data ->> 'at'),
	noted = iif(json_type(:data, '$.noted') IS NULL, noted, :data ->> 'noted')
WHERE id = :subject;

-- @fund.stub
INSERT INTO fund (id) VALUES (:subject);
-- @fund.clear
DELETE FROM fund WHERE id = :subject;
-- @fund.state
SELECT json_object('state', state, 'way', way, 'amount', amount, 'note', note, 'kudos', kudos,
	'at', at, 'added', CAST(added AS TEXT))
FROM fund WHERE id = :subject AND created = 1;
-- @fund.deposited sets state way amount note kudos at added
UPDATE fund SET created = 1, state = 'live', way = 'in', amount = :data ->> 'amount',
	note = coalesce(:data ->> 'note', ''), kudos = NULL, at = :at, added = :hlc
WHERE id = :subject;
-- @fund.granted sets state way amount note kudos at added
UPDATE fund SET created = 1, state = 'live', way = 'out', amount = :data ->> 'amount',
	note = '', kudos = :data ->> 'kudos', at = :at, added = :hlc
WHERE id = :subject;
-- @fund.reverted
UPDATE fund SET
	state = iif(json_type(:data, '$.state') IS NULL, state, :data ->> 'state'),
	way = iif(json_type(:data, '$.way') IS NULL, way, :data ->> 'way'),
	amount = iif(json_type(:data, '$.amount') IS NULL, amount, :data ->> 'amount'),
	note = iif(json_type(:data, '$.note') IS NULL, note, :data ->> 'note'),
	kudos = iif(json_type(:data, '$.kudos') IS NULL, kudos, :data ->> 'kudos'),
	at = iif(json_type(:data, '$.at') IS NULL, at, :data ->> 'at'),
	added = iif(json_type(:data, '$.added') IS NULL, added, :data ->> 'added')
WHERE id = :subject;

-- @pool.stub
INSERT INTO pool (id) VALUES (:subject);
-- @pool.clear
DELETE FROM pool WHERE id = :subject;
-- @pool.state
SELECT json_object('state', state, 'what', what, 'cost', cost)
FROM pool WHERE id = :subject AND created = 1;
-- @pool.set sets state
UPDATE pool SET created = 1, state = 'live', what = coalesce(:data ->> 'what', ''),
	cost = :data ->> 'cost'
WHERE id = :subject;
-- @pool.reverted
UPDATE pool SET
	state = iif(json_type(:data, '$.state') IS NULL, state, :data ->> 'state'),
	what = iif(json_type(:data, '$.what') IS NULL, what, :data ->> 'what'),
	cost = iif(json_type(:data, '$.cost') IS NULL, cost, :data ->> 'cost')
WHERE id = :subject;
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
SELECT json_object('state', state, 'date', date, 'length_s', length_s,
	'present', json(iif(json_valid(present), present, '[]')),
	'started_at', started_at, 'ended_at', ended_at,
	'steps', json(iif(json_valid(steps), steps, '[]')))
FROM standup WHERE id = :subject AND created = 1;
-- @standup.started sets state date present length_s started_at ended_at steps
UPDATE standup SET created = 1, state = 'running', date = :data ->> 'date',
	present = coalesce(:data ->> 'present', '[]'), length_s = coalesce(:data ->> 'length_s', 600),
	started_at = :at, ended_at = NULL, steps = '[]'
WHERE id = :subject;
-- @standup.turn_ended sets steps
UPDATE standup SET steps = json_insert(iif(json_valid(steps), steps, '[]'), '$[#]',
	json_object('what', 'turn_ended', 'member', :data ->> 'member', 'at', :at))
WHERE id = :subject;
-- @standup.skipped sets steps
UPDATE standup SET steps = json_insert(iif(json_valid(steps), steps, '[]'), '$[#]',
	json_object('what', 'skipped', 'member', :data ->> 'member', 'at', :at))
WHERE id = :subject;
-- @standup.extended sets steps
UPDATE standup SET steps = json_insert(iif(json_valid(steps), steps, '[]'), '$[#]',
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

-- @round.stub
INSERT INTO round (id) VALUES (:subject);
-- @round.clear
DELETE FROM round WHERE id = :subject;
-- @round.state
SELECT json_object('state', state, 'date', date, 'key_results', key_results, 'voters', voters,
	'anonymous', anonymous, 'kr', kr, 'results', results, 'opened', CAST(opened AS TEXT),
	'closed_at', closed_at)
FROM round WHERE id = :subject AND created = 1;
-- @round.opened sets state date key_results voters anonymous kr results opened closed_at
UPDATE round SET created = 1, state = 'open', date = coalesce(:data ->> 'date', ''),
	key_results = coalesce(:data ->> 'key_results', '[]'), voters = coalesce(:data ->> 'voters', '[]'),
	anonymous = coalesce(:data ->> 'anonymous', 0), kr = coalesce(:data ->> 'kr', ''), results = NULL,
	opened = :hlc, closed_at = NULL
WHERE id = :subject;
-- @round.turned
UPDATE round SET kr = :data ->> 'kr' WHERE id = :subject;
-- The ballots as they were revealed; the secret ones stay where they are.
-- @round.revealed sets results
UPDATE round SET results = json_patch(coalesce(results, '{}'),
	json_object(coalesce(:data ->> 'kr', ''), json(coalesce(:data -> 'votes', '[]'))))
WHERE id = :subject;
-- @round.closed sets state closed_at
UPDATE round SET state = 'closed', closed_at = :at WHERE id = :subject;
-- @round.reverted
UPDATE round SET
	state = iif(json_type(:data, '$.state') IS NULL, state, :data ->> 'state'),
	date = iif(json_type(:data, '$.date') IS NULL, date, :data ->> 'date'),
	key_results = iif(json_type(:data, '$.key_results') IS NULL, key_results, :data ->> 'key_results'),
	voters = iif(json_type(:data, '$.voters') IS NULL, voters, :data ->> 'voters'),
	anonymous = iif(json_type(:data, '$.anonymous') IS NULL, anonymous, :data ->> 'anonymous'),
	kr = iif(json_type(:data, '$.kr') IS NULL, kr, :data ->> 'kr'),
	results = iif(json_type(:data, '$.results') IS NULL, results, :data ->> 'results'),
	opened = iif(json_type(:data, '$.opened') IS NULL, opened, :data ->> 'opened'),
	closed_at = iif(json_type(:data, '$.closed_at') IS NULL, closed_at, :data ->> 'closed_at')
WHERE id = :subject;

-- @vote.stub
INSERT INTO vote (id) VALUES (:subject);
-- @vote.clear
DELETE FROM vote WHERE id = :subject;
-- @vote.state
SELECT json_object('state', state, 'round', round, 'kr', kr, 'member', member, 'value', value)
FROM vote WHERE id = :subject AND created = 1;
-- @vote.cast sets state
UPDATE vote SET created = 1, state = 'cast', round = coalesce(:data ->> 'round', ''),
	kr = coalesce(:data ->> 'kr', ''), member = coalesce(:data ->> 'member', ''),
	value = coalesce(:data ->> 'value', 0)
WHERE id = :subject;
-- @vote.reverted
UPDATE vote SET
	state = iif(json_type(:data, '$.state') IS NULL, state, :data ->> 'state'),
	round = iif(json_type(:data, '$.round') IS NULL, round, :data ->> 'round'),
	kr = iif(json_type(:data, '$.kr') IS NULL, kr, :data ->> 'kr'),
	member = iif(json_type(:data, '$.member') IS NULL, member, :data ->> 'member'),
	value = iif(json_type(:data, '$.value') IS NULL, value, :data ->> 'value')
WHERE id = :subject;
