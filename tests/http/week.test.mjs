import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {cli, startWall} from '../support/wall.mjs';

/* Notes of a Thursday, decided on the Monday after it, before the stand-up. */
const THURSDAY = '2026-11-12T10:00';
const MONDAY = '2026-11-16T09:05';

let wall;
let mei;
let jun;
const notes = {};

const create = async (title, owners, column = 'doing') =>
    (await wall.api('POST', '/api/v1/cards', {title, owners, column}, {token: 'admin'})).json.card.id;

/* The same wall at another time. */
async function restart(time) {
    const {db, folder, tokens} = wall;
    await wall.stop({keep: true});
    wall = await startWall({db, args: ['--time', time], team: false});
    Object.assign(wall, {folder, tokens});
}

before(async () => {
    wall = await startWall({args: ['--time', THURSDAY]});
    mei = await wall.phone({name: '小美'});
    jun = await wall.phone({name: '阿军'});
    notes.mine = await create('我的', [mei.me.id]);
    notes.second = await create('也是我的', [mei.me.id], 'todo');
    notes.third = await create('还是我的', [mei.me.id]);
    notes.his = await create('他的', [jun.me.id]);
    notes.nobody = await create('没人的', []);
    notes.done = await create('做完的', [mei.me.id], 'done');
    notes.torn = await create('撕下的', [mei.me.id], 'done');
    await wall.api('POST', `/api/v1/cards/${notes.torn}/tear-off`, {});
    await restart(MONDAY);
    notes.fresh = await create('今天的', [mei.me.id]);
});
after(() => wall.stop());

const week = async (options = {cookie: mei.cookie}) => (await wall.get('/api/v1/week', options)).json;
const item = (data, id) => data.items.find((one) => one.id === id);
const decide = (id, decision, options = {cookie: mei.cookie}) => wall.api('POST', `/api/v1/cards/${id}/decide`, {decision}, options);
const decideAll = (body, options = {cookie: mei.cookie}) => wall.api('POST', '/api/v1/week/decide', body, options);
const undo = (seq, options = {cookie: mei.cookie}) => wall.api('POST', '/api/v1/undo', {seq}, options);

test('the unfinished notes of last week are listed, with who may decide', async () => {
    const data = await week();
    assert.equal(data.week, '2026-11-16');
    assert.equal(data.first, '2026-11-16');
    assert.equal(data.phase, 'asks');
    assert.equal(Date.parse(data.closes), new Date(2026, 10, 16, 9, 30).getTime());
    assert.deepEqual(data.items.map((one) => one.id).sort(), [notes.mine, notes.second, notes.third, notes.his, notes.nobody].sort());
    assert.deepEqual([data.decided, data.waiting], [0, 5]);
    const {mine, may, said, decision, age_days} = item(data, notes.mine);
    assert.deepEqual({mine, may, said, decision, age_days}, {mine: true, may: true, said: false, decision: null, age_days: 4});
    assert.equal(item(data, notes.his).may, false);
    assert.equal(item(data, notes.nobody).may, true);
    assert.deepEqual(data.torn, {last: 1, before: 0, mine: 1, labels: [{label: null, count: 1}]});
    assert.deepEqual((await wall.board()).week, {open: true, waiting: 5});
});

test('a program, an admin and a guest are told what each may decide', async () => {
    assert.equal(item(await week({token: 'admin'}), notes.his).may, true);
    assert.equal(item(await week({token: 'guest'}), notes.nobody).may, false);
    assert.equal((await wall.get('/api/v1/week', {token: null})).status, 401);
});

test('the answer is unchanged until something is decided', async () => {
    const first = await wall.get('/api/v1/week', {cookie: mei.cookie});
    const again = await wall.get('/api/v1/week', {cookie: mei.cookie, headers: {'If-None-Match': first.headers.etag}});
    assert.equal(again.status, 304);
    const other = await wall.get('/api/v1/week', {cookie: jun.cookie, headers: {'If-None-Match': first.headers.etag}});
    assert.equal(other.status, 200);
});

test('a note is kept, sent back or dropped, and each can be undone', async () => {
    for (const [decision, where] of [['keep', 'doing'], ['back', 'todo'], ['drop', null]]) {
        const answer = await decide(notes.mine, decision);
        assert.equal(answer.status, 200, answer.text);
        assert.equal(item(answer.json.week, notes.mine).decision, decision);
        const card = (await wall.get(`/api/v1/cards/${notes.mine}`)).json;
        assert.deepEqual([card.state, where && card.column], [where ? 'board' : 'dropped', where]);
        assert.equal((await undo(answer.json.seq)).status, 200);
        assert.equal(item(await week(), notes.mine).decision, null);
        assert.equal((await wall.get(`/api/v1/cards/${notes.mine}`)).json.column, 'doing');
    }
});

test('several decisions are one step, taken back as one', async () => {
    const body = {keep: [notes.mine], back: [notes.third], drop: [notes.second, notes.nobody]};
    const answer = await decideAll(body);
    assert.equal(answer.status, 200, answer.text);
    assert.deepEqual([answer.json.week.decided, answer.json.week.waiting], [4, 1]);
    assert.deepEqual((await wall.get('/api/v1/pile')).json.items.map((one) => one.state), ['dropped', 'dropped', 'torn']);
    assert.equal((await undo(answer.json.seq)).status, 200);
    assert.deepEqual([(await week()).decided, (await wall.get('/api/v1/pile')).json.items.length], [0, 1]);
});

test('a dropped note is put back and counts as kept', async () => {
    await decide(notes.third, 'drop');
    assert.equal((await decide(notes.third, 'keep')).status, 409);
    assert.equal((await wall.api('POST', `/api/v1/cards/${notes.third}/move`, {column: 'todo'})).status, 409);
    assert.equal((await wall.api('POST', `/api/v1/cards/${notes.third}/restore`, {})).status, 200);
    assert.equal(item(await week(), notes.third).decision, 'keep');
});

test('what may not be decided is refused, with a reason', async () => {
    const his = await decide(notes.his, 'drop');
    assert.equal(his.status, 403);
    assert.match(his.json.detail, /owner/);
    assert.equal((await decide(notes.his, 'keep', {token: 'guest'})).status, 403);
    assert.equal((await decide(notes.his, 'keep', {token: null})).status, 401);
    assert.equal((await decide('no-such-note', 'keep')).status, 404);
    assert.equal((await decide(notes.fresh, 'keep')).status, 409);
    assert.equal((await decide(notes.done, 'keep')).status, 409);
    assert.equal((await decide(notes.torn, 'keep')).status, 409);
    assert.deepEqual((await decide(notes.mine, 'later')).fields, ['decision']);
    assert.deepEqual((await wall.api('POST', `/api/v1/cards/${notes.mine}/decide`, {}, {cookie: mei.cookie})).fields, ['decision']);
});

test('a list with something wrong in it changes nothing, and names it', async () => {
    const before = (await wall.board()).seq;
    const answer = await decideAll({keep: [notes.mine, notes.his, 'none'], drop: [notes.mine, notes.fresh]});
    assert.equal(answer.status, 422);
    assert.deepEqual(answer.fields, ['drop[0]', 'drop[1]', 'keep[1]', 'keep[2]']);
    assert.equal((await decideAll({keep: 'all'})).status, 422);
    assert.equal((await decideAll({burn: []})).status, 422);
    assert.equal((await decideAll({keep: Array(101).fill(0).map((_, i) => `n-${i}`)})).status, 422);
    assert.equal((await wall.board()).seq, before);
});

test('a decision that is sent twice is done once', async () => {
    const {seq} = (await decideAll({keep: [notes.mine]}, {cookie: mei.cookie, key: 'twice'})).json;
    const again = await decideAll({keep: [notes.mine]}, {cookie: mei.cookie, key: 'twice'});
    assert.deepEqual([again.status, (await wall.board()).seq], [200, seq]);
});

test('an admin decides for others', async () => {
    assert.equal((await decide(notes.his, 'keep', {token: 'admin'})).status, 200);
});

test('each decision has a sentence of its own in the log', async () => {
    const kinds = (await wall.get('/api/v1/activity?limit=100')).json.items.map((one) => one.kind);
    for (const kind of ['card.kept', 'card.sent_back', 'card.dropped'])
        assert.ok(kinds.includes(kind), kind);
});

test('once the stand-up has begun, silence means kept, without an event', async () => {
    const before = (await wall.board()).seq;
    await restart('2026-11-16T09:31');
    const data = await week();
    assert.equal(data.phase, 'settled');
    const {decision, said} = item(data, notes.nobody);
    assert.deepEqual({decision, said}, {decision: 'keep', said: false});
    assert.deepEqual([(await wall.board()).seq, (await wall.board()).week.open], [before, false]);
});

test('a new week asks again', async () => {
    await restart('2026-11-22T10:00');
    assert.equal((await week()).week, '2026-11-16');
    await restart('2026-11-23T08:00');
    const data = await week();
    assert.deepEqual([data.week, data.phase], ['2026-11-23', 'asks']);
    assert.equal(item(data, notes.mine).decision, null);
    assert.ok(item(data, notes.fresh));
});

test('the log with decisions replays to the same wall', async () => {
    const before = (await wall.get('/api/v1/board')).json.columns;
    await wall.stop({keep: true});
    cli(['replay', '--db', wall.db]);
    cli(['check', '--db', wall.db]);
    await restart('2026-11-23T08:00');
    assert.deepEqual((await wall.get('/api/v1/board')).json.columns, before);
});

test('the board is told anew when the question closes, though nobody changed anything', async () => {
    await restart('2026-11-16T09:29:56');
    const open = await wall.get('/api/v1/board');
    const known = (answer) => wall.get('/api/v1/board', {headers: {'If-None-Match': answer.headers.etag}});
    assert.equal(open.json.week.open, true);
    assert.equal((await known(open)).status, 304);
    let closed;
    for (let i = 0; i < 100 && (!closed || closed.status === 304); i++) {
        await new Promise((resolve) => setTimeout(resolve, 200));
        closed = await known(open);
    }
    assert.equal(closed.status, 200);
    assert.equal(closed.json.week.open, false);
    assert.equal(closed.json.seq, open.json.seq);
    assert.equal((await known(closed)).status, 304);
});
