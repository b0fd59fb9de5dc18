import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {startWall} from '../support/wall.mjs';

let wall;

before(async () => { wall = await startWall(); });
after(async () => { await wall.stop(); });

const admin = {token: 'admin'};
const list = async (options) => (await wall.get('/api/v1/rituals', options)).json.items;
const named = async (name) => (await list()).find((r) => r.name === name);

/* Content lines of an iCalendar stream, unfolded; anything that RFC 5545 forbids throws. */
function unfold(text) {
    assert.ok(text.endsWith('\r\n'));
    assert.ok(!/[^\r]\n|\r[^\n]/.test(text), 'a bare CR or LF');
    const lines = text.slice(0, -2).split('\r\n');
    for (const line of lines)
        assert.ok(Buffer.byteLength(line) <= 75, line);
    return lines.join('\r\n').replace(/\r\n /g, '').split('\r\n');
}

/* {name, params, value} of each line, in components by name. */
function parse(text) {
    const root = {name: '', lines: [], parts: []};
    const open = [root];
    for (const line of unfold(text)) {
        const found = /^([A-Z-]+)((?:;[A-Z-]+=[^;:]+)*):(.*)$/.exec(line);
        assert.ok(found, line);
        const [, name, params, value] = found;
        if (name === 'BEGIN') {
            const part = {name: value, lines: [], parts: []};
            open.at(-1).parts.push(part);
            open.push(part);
        } else if (name === 'END') {
            assert.equal(open.pop().name, value);
        } else {
            open.at(-1).lines.push({name, params, value});
        }
    }
    assert.equal(open.length, 1);
    return root.parts;
}

const value = (part, name) => part.lines.filter((l) => l.name === name).map((l) => l.value);

test('a fresh wall has the meetings that every team begins with, in the reader\'s language', async () => {
    const items = await list();
    assert.deepEqual(items.map((r) => r.kind), ['daily', 'weekly', 'monthly', 'quarterly', 'half_year', 'yearly', 'consensus']);
    assert.equal(items[0].id, 'ritual-daily');
    assert.equal(items[0].name, 'Stand-up');
    assert.equal(items[0].time, '09:30');
    assert.equal(items[0].scene, 'standup');
    assert.equal(items[0].length_min, 10);
    assert.ok(Date.parse(items[0].next.begins) > Date.now());
    assert.equal(Date.parse(items[0].next.ends) - Date.parse(items[0].next.begins), 600000);
    assert.equal((await list({lang: 'zh'}))[1].name, '每周例会');
});

test('the consensus meeting is held on the day that the next cycle says', async () => {
    const {items, next} = (await wall.get('/api/v1/cycles')).json;
    const {publishing} = items.find((cycle) => cycle.id === next);
    const meeting = await named('OKR alignment');
    assert.deepEqual([meeting.kind, meeting.scene, meeting.time, meeting.weekday], ['consensus', 'consensus', '14:00', null]);
    const moved = await wall.api('PATCH', `/api/v1/cycles/${next}`, {consensus: publishing}, admin);
    assert.equal(moved.status, 200, moved.text);
    assert.equal((await named('OKR alignment')).next.date, publishing);
    await wall.api('POST', '/api/v1/undo', {seq: moved.json.seq}, admin);
    assert.equal((await named('OKR alignment')).next.date, meeting.next.date);
});

test('an admin adds a meeting, changes it, takes it away, and each step can be undone', async () => {
    const added = await wall.api('POST', '/api/v1/rituals', {name: '选题会', kind: 'weekly', time: '10:00', weekday: 2, length_min: 45}, admin);
    assert.equal(added.status, 201);
    const {id} = added.json.ritual;
    assert.equal(new Date(added.json.ritual.next.date + 'T12:00').getDay(), 2);
    const edited = await wall.api('PATCH', `/api/v1/rituals/${id}`, {time: '11:15', weekday: 4}, admin);
    assert.equal(edited.json.ritual.time, '11:15');
    assert.equal(edited.json.ritual.weekday, 4);
    await wall.api('POST', '/api/v1/undo', {seq: edited.json.seq}, admin);
    assert.equal((await named('选题会')).time, '10:00');
    const removed = await wall.api('POST', `/api/v1/rituals/${id}/remove`, {}, admin);
    assert.equal(removed.json.ritual.state, 'removed');
    assert.equal(await named('选题会'), undefined);
    await wall.api('POST', '/api/v1/undo', {seq: removed.json.seq}, admin);
    assert.ok(await named('选题会'));
    const other = await wall.api('POST', '/api/v1/rituals', {name: '午餐会', kind: 'daily', time: '12:00'}, admin);
    await wall.api('POST', '/api/v1/undo', {seq: other.json.seq}, admin);
    assert.equal(await named('午餐会'), undefined);
});

test('a shipped meeting can be renamed and gets its own words back', async () => {
    await wall.api('PATCH', '/api/v1/rituals/ritual-daily', {name: '早会'}, admin);
    assert.equal((await list())[0].name, '早会');
    await wall.api('PATCH', '/api/v1/rituals/ritual-daily', {name: ''}, admin);
    assert.equal((await list())[0].name, 'Stand-up');
});

test('a rule that says too little or what does not exist is refused field by field', async () => {
    const refused = async (body, fields, status = 422) => {
        const answer = await wall.api('POST', '/api/v1/rituals', body, admin);
        assert.equal(answer.status, status, answer.text);
        assert.deepEqual(answer.fields, fields);
    };
    await refused({}, ['kind', 'name', 'time']);
    await refused({name: 'x', kind: 'weekly', time: '10:00'}, ['weekday']);
    await refused({name: 'x', kind: 'monthly', time: '24:00', weekday: 1}, ['nth', 'time']);
    await refused({name: 'x', kind: 'quarterly', time: '10:00', weekday: 1, nth: 1, month: 4}, ['month']);
    await refused({name: 'x', kind: 'hourly', time: '10:00'}, ['kind']);
    await refused({name: 'x'.repeat(13), kind: 'daily', time: '10:00'}, ['name']);
    await refused({name: 'x', kind: 'daily', time: '10:00', length_min: 4}, ['length_min']);
    await refused({name: 'x', kind: 'daily', time: '10:00', scene: 'disco'}, ['scene']);
    await refused({name: 'x', kind: 'weekly', time: '10:00', weekday: 8}, ['weekday']);
    assert.equal((await wall.api('PATCH', '/api/v1/rituals/none', {time: '10:00'}, admin)).status, 404);
    assert.equal((await wall.api('POST', '/api/v1/rituals/none/remove', {}, admin)).status, 404);
});

test('meetings are an admin\'s to change and everybody\'s to read', async () => {
    for (const token of ['guest', 'member'])
        assert.equal((await wall.api('PATCH', '/api/v1/rituals/ritual-daily', {time: '10:00'}, {token})).status, 403);
    assert.equal((await wall.get('/api/v1/rituals', {token: 'guest'})).status, 200);
    assert.equal((await wall.get('/api/v1/rituals', {token: null})).status, 401);
});

test('a member has an address for calendar programs, and a new one ends the old one', async () => {
    const {cookie} = wall.admin;
    const phone = {cookie, token: null};
    const first = await wall.api('POST', '/api/v1/me/calendar', {}, phone);
    assert.equal(first.status, 201);
    const ics = await wall.get(first.json.path, {token: null});
    assert.equal(ics.status, 200);
    assert.equal(ics.headers['content-type'], 'text/calendar; charset=utf-8');
    const second = await wall.api('POST', '/api/v1/me/calendar', {}, phone);
    assert.equal((await wall.get(first.json.path, {token: null})).status, 401);
    assert.equal((await wall.get(second.json.path, {token: null})).status, 200);
    await wall.api('POST', '/api/v1/me/calendar/revoke', {}, phone);
    assert.equal((await wall.get(second.json.path, {token: null})).status, 401);
    assert.equal((await wall.get('/calendar.ics', {token: null})).status, 422);
    assert.equal((await wall.api('POST', '/api/v1/me/calendar', {}, {token: 'member'})).status, 403);
});

test('a calendar address holds as long as its member is here', async () => {
    const leaver = await wall.phone({name: '小去'});
    const {path} = (await wall.api('POST', '/api/v1/me/calendar', {}, {cookie: leaver.cookie, token: null})).json;
    assert.equal((await wall.get(path, {token: null})).status, 200);
    await wall.api('POST', `/api/v1/members/${leaver.me.id}/leave`, {}, admin);
    assert.equal((await wall.get(path, {token: null})).status, 401);
});

test('the calendar is what RFC 5545 asks for', async () => {
    const {path} = (await wall.api('POST', '/api/v1/me/calendar', {}, {cookie: wall.admin.cookie, token: null})).json;
    const text = (await wall.get(path, {token: null})).text;
    const [calendar, ...more] = parse(text);
    assert.equal(more.length, 0);
    assert.equal(calendar.name, 'VCALENDAR');
    assert.deepEqual(value(calendar, 'VERSION'), ['2.0']);
    assert.equal(value(calendar, 'PRODID').length, 1);
    const [zone] = calendar.parts.filter((p) => p.name === 'VTIMEZONE');
    assert.ok(zone.parts.every((p) => ['STANDARD', 'DAYLIGHT'].includes(p.name) && value(p, 'TZOFFSETTO').length === 1));
    const events = calendar.parts.filter((p) => p.name === 'VEVENT');
    assert.equal(events.length, (await list()).length);
    const [tzid] = value(zone, 'TZID');
    for (const event of events) {
        for (const one of ['UID', 'DTSTAMP', 'DTSTART', 'DURATION', 'SUMMARY'])
            assert.equal(value(event, one).length, 1, one);
        assert.equal(value(event, 'RRULE').length, value(event, 'UID')[0].startsWith('ritual-consensus') ? 0 : 1);
        assert.match(value(event, 'DTSTAMP')[0], /^\d{8}T\d{6}Z$/);
        for (const line of event.lines.filter((l) => /^(DTSTART|EXDATE|RDATE)$/.test(l.name))) {
            assert.equal(line.params, `;TZID=${tzid}`);
            assert.match(line.value, /^\d{8}T\d{6}$/);
        }
    }
    const uids = events.flatMap((e) => value(e, 'UID'));
    assert.equal(new Set(uids).size, uids.length);
    const again = parse((await wall.get(path, {token: null})).text)[0].parts.filter((p) => p.name === 'VEVENT');
    assert.deepEqual(again.flatMap((e) => value(e, 'UID')), uids);
});
