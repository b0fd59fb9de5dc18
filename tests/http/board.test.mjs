import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {startWall} from '../support/wall.mjs';

let wall;
before(async () => { wall = await startWall(); });
after(() => wall.stop());

const post = async (path, body, options, status = 200) => {
    const answer = await wall.api('POST', `/api/v1${path}`, body, options);
    assert.equal(answer.status, status, answer.text);
    return answer.json;
};
const patch = async (path, body, options) => {
    const answer = await wall.api('PATCH', `/api/v1${path}`, body, options);
    assert.equal(answer.status, 200, answer.text);
    return answer.json;
};
const create = async (body) => (await post('/cards', body, {}, 201)).card;
const admin = {token: 'admin'};
const cardIds = (board, column) => board.columns.find((c) => c.id === column).cards.map((c) => c.id);

test('a fresh team has three columns and six labels in the language of the reader', async () => {
    const en = await wall.board();
    const zh = await wall.board({lang: 'zh-CN'});
    assert.deepEqual(en.columns.map((c) => c.name), ['To do', 'Doing', 'Done']);
    assert.deepEqual(zh.columns.map((c) => c.name), ['要做的', '正在做的', '已完成的']);
    assert.equal(en.columns[1].wip_limit, 6);
    assert.equal(en.labels.length, 6);
});

test('a note is created with all it can carry, and read back', async () => {
    const me = wall.admin.me.id;
    const card = await create({
        title: '周三直播\n脚本', note: '先写提纲', owners: [me], label: 'wechat', due: '2030-02-28',
        checklist: [{text: '提纲'}, {text: '配图', done: true}],
    });
    assert.equal(card.title, '周三直播\n脚本');
    assert.deepEqual(card.owners, [me]);
    assert.deepEqual(card.checks, {done: 1, total: 2});
    const read = (await wall.get(`/api/v1/cards/${card.id}`)).json;
    assert.equal(read.id, card.id);
    assert.equal(read.due, '2030-02-28');
    assert.ok(cardIds(await wall.board(), 'todo').includes(card.id));
});

test('a note is edited field by field, and null clears', async () => {
    const card = await create({title: '旧', label: 'red', due: '2030-01-01'});
    const {card: edited} = await patch(`/cards/${card.id}`, {title: '新', label: null, due: null});
    assert.equal(edited.title, '新');
    assert.equal(edited.label, null);
    assert.equal(edited.due, null);
});

test('a move names the column it went to and says when that is over its limit', async () => {
    await patch('/columns/doing', {wip_limit: 1}, admin);
    const one = await create({title: '一'});
    const two = await create({title: '二'});
    assert.equal((await post(`/cards/${one.id}/move`, {column: 'doing'})).column.over, false);
    const moved = await post(`/cards/${two.id}/move`, {column: 'doing', before: one.id});
    assert.equal(moved.card.column, 'doing');
    const {id, count, wip_limit, over} = moved.column;
    assert.deepEqual({id, count, wip_limit, over}, {id: 'doing', count: 2, wip_limit: 1, over: true});
    assert.deepEqual(cardIds(await wall.board(), 'doing').slice(0, 2), [two.id, one.id]);
    await patch('/columns/doing', {wip_limit: null}, admin);
});

test('an item is ticked and unticked', async () => {
    const card = await create({title: '清单', checklist: [{text: '一'}, {text: '二'}]});
    const item = card.checklist[0].id;
    assert.equal((await post(`/cards/${card.id}/check`, {item, done: true})).card.checks.done, 1);
    assert.equal((await post(`/cards/${card.id}/check`, {item, done: false})).card.checks.done, 0);
});

test('a note is blocked with a reason, and freed', async () => {
    const card = await create({title: '等素材'});
    const {card: blocked} = await post(`/cards/${card.id}/block`, {type: 'waiting', reason: '等设计'});
    assert.equal(blocked.blocked.type, 'waiting');
    assert.equal(blocked.blocked.reason, '等设计');
    assert.equal((await post(`/cards/${card.id}/unblock`)).card.blocked, null);
});

test('a note is torn off into the pile and restored from it', async () => {
    const card = await create({title: '做完了'});
    assert.equal((await post(`/cards/${card.id}/tear-off`)).card.state, 'torn');
    assert.equal((await wall.get('/api/v1/pile?limit=5')).json.items[0].id, card.id);
    assert.ok(!cardIds(await wall.board(), 'todo').includes(card.id));
    assert.equal((await post(`/cards/${card.id}/restore`, {column: 'done'})).card.column, 'done');
});

test('a note is blanked by an admin', async () => {
    const card = await create({title: '手机号 13800000000'});
    await post(`/cards/${card.id}/redact`, {}, admin);
    const all = await wall.get('/api/v1/activity?limit=200');
    assert.ok(!all.text.includes('13800000000'));
});

test('undo brings a moved note back, and a second undo of the same step is a conflict or nothing', async () => {
    const card = await create({title: '退回来'});
    const {seq} = await post(`/cards/${card.id}/move`, {column: 'done'});
    await post('/undo', {seq});
    assert.equal((await wall.get(`/api/v1/cards/${card.id}`)).json.column, 'todo');
    const again = await wall.api('POST', '/api/v1/undo', {seq});
    assert.ok([404, 409].includes(again.status), again.text);
});

test('columns are added, edited, moved and removed', async () => {
    const {column} = await post('/columns', {name: '待审', kind: 'doing', wip_limit: 3, before: 'done'}, admin, 201);
    assert.deepEqual((await wall.board()).columns.map((c) => c.id), ['todo', 'doing', column.id, 'done']);
    await patch(`/columns/${column.id}`, {name: '审核', wip_limit: null}, admin);
    await post(`/columns/${column.id}/move`, {before: 'todo'}, admin);
    const first = (await wall.board()).columns[0];
    assert.deepEqual([first.name, first.wip_limit], ['审核', null]);
    await create({title: '占着', column: column.id});
    assert.equal((await wall.api('POST', `/api/v1/columns/${column.id}/remove`, {}, admin)).status, 409);
    for (const id of cardIds(await wall.board(), column.id))
        await post(`/cards/${id}/move`, {column: 'todo'});
    await post(`/columns/${column.id}/remove`, {}, admin);
    assert.equal((await wall.board()).columns.length, 3);
});

test('labels are added, edited and removed', async () => {
    const {label} = await post('/labels', {name: '线下', paper: 'sky'}, {}, 201);
    assert.equal((await patch(`/labels/${label.id}`, {name: '活动'}, admin)).label.name, '活动');
    await post(`/labels/${label.id}/remove`, {}, admin);
    assert.ok(!(await wall.board()).labels.some((l) => l.id === label.id));
});

test('members are added, edited, leave, return and are blanked', async () => {
    const {member} = await post('/members', {name: '阿杰', emoji: '🐳', role: 'member'}, admin, 201);
    assert.equal((await patch(`/members/${member.id}`, {name: '杰', colour: 3}, admin)).member.colour, 3);
    const card = await create({title: '交给别人', owners: [member.id]});
    await post(`/members/${member.id}/leave`, {hand_to: wall.admin.me.id}, admin);
    assert.deepEqual((await wall.get(`/api/v1/cards/${card.id}`)).json.owners, [wall.admin.me.id]);
    await post(`/members/${member.id}/return`, {}, admin);
    await post(`/members/${member.id}/leave`, {}, admin);
    await post(`/members/${member.id}/redact`, {}, admin);
    assert.ok(!(await wall.get('/api/v1/members')).text.includes('杰'));
});

test('the team is renamed', async () => {
    await patch('/team', {name: '市场部'}, admin);
    assert.ok(JSON.stringify((await wall.board()).team).includes('市场部'));
});

test('a key that is sent twice does the thing once and answers the same', async () => {
    const before = (await wall.board()).columns[0].cards.length;
    const first = await wall.api('POST', '/api/v1/cards', {title: '一次'}, {key: 'k-1'});
    const second = await wall.api('POST', '/api/v1/cards', {title: '一次'}, {key: 'k-1'});
    assert.deepEqual([first.status, second.status], [201, 201]);
    assert.equal(first.json.card.id, second.json.card.id);
    assert.equal((await wall.board()).columns[0].cards.length, before + 1);
});

test('a key that is used for something else is refused', async () => {
    await wall.api('POST', '/api/v1/cards', {title: '甲'}, {key: 'k-2'});
    const other = await wall.api('POST', '/api/v1/cards', {title: '乙'}, {key: 'k-2'});
    assert.equal(other.status, 422);
});

test('reads answer 304 while nothing changed, and differ by language and role', async () => {
    const paths = ['/api/v1/board', '/api/v1/members', '/api/v1/pile', '/api/v1/activity'];
    for (const path of paths) {
        const first = await wall.get(path);
        const headers = {'If-None-Match': `"x", W/${first.headers.etag}`};
        const same = await wall.get(path, {headers});
        assert.equal(same.status, 304, path);
        assert.equal(same.bytes.length, 0);
        assert.equal(same.headers.etag, first.headers.etag);
        assert.equal((await wall.get(path, {headers, lang: 'zh-CN'})).status, 200, path);
        assert.equal((await wall.get(path, {headers, token: 'guest'})).status, 200, path);
    }
    const old = (await wall.get('/api/v1/board')).headers.etag;
    await create({title: '新的'});
    assert.equal((await wall.get('/api/v1/board', {headers: {'If-None-Match': old}})).status, 200);
});

test('the board is the same bytes for two readers of one kind', async () => {
    const [a, b] = [await wall.get('/api/v1/board'), await wall.get('/api/v1/board')];
    assert.deepEqual(a.bytes, b.bytes);
});

test('activity pages backwards', async () => {
    const first = (await wall.get('/api/v1/activity?limit=3')).json.items;
    const next = (await wall.get(`/api/v1/activity?limit=3&before=${first[2].seq}`)).json.items;
    assert.equal(first.length, 3);
    assert.ok(next.every((item) => item.seq < first[2].seq));
});

/* Nobody has asked this wall for a scene yet: whoever does is taken to stand before it. */
test('at night the wall is dark, and lit for who asks for a scene', async () => {
    const now = new Date();
    const two = (n) => String(n % 24).padStart(2, '0');
    const away = two(now.getHours() + 2) + ':00-' + two(now.getHours() + 3) + ':00';
    const shows = async (scene) => {
        for (let tries = 0; (await wall.get('/api/v1/wall')).json.scene !== scene; tries++) {
            assert.ok(tries < 200, 'the wall never showed ' + scene);
            await new Promise((resolve) => setTimeout(resolve, 50));
        }
    };
    await post('/wall/show', {hours: away});
    await shows('night');
    await post('/wall/show', {scene: 'board'});
    await shows('board');
    await post('/wall/show', {hours: 'always'});
});

test('the wall is told what to show and remembers it', async () => {
    const shown = await post('/wall/show', {theme: 'evening', pinned: true, lang: 'en', join_shown: false, scene: 'board', page: 'next'});
    assert.deepEqual([shown.theme, shown.pinned, shown.lang, shown.join_shown], ['evening', true, 'en', false]);
    assert.equal((await wall.get('/api/v1/wall')).json.theme, 'evening');
    await post('/wall/show', {theme: 'auto', pinned: false, lang: 'zh', join_shown: true});
});

test('which scenes take turns, how fast, and when the wall is lit', async () => {
    const before = (await wall.get('/api/v1/wall')).json;
    assert.deepEqual([before.hours, before.workdays_only, before.turn_s, before.turns], ['always', false, '30', before.scenes]);
    const chosen = await post('/wall/show', {turns: ['okr', 'board'], turn_s: '15', hours: '07:30-19:00', workdays_only: true});
    assert.deepEqual([chosen.hours, chosen.workdays_only, chosen.turn_s, chosen.turns], ['07:30-19:00', true, '15', ['board', 'okr']]);
    for (const [field, value] of [['hours', '7:30-19:00'], ['hours', '08:00-08:00'], ['turns', ['board', 'night']], ['turn_s', '16']]) {
        const refused = await post('/wall/show', {turn_s: '60', [field]: value}, {}, 422);
        assert.equal(refused.errors[0].field, field);
    }
    assert.deepEqual((await wall.get('/api/v1/wall')).json.turn_s, '15', 'a refusal changes nothing');
    const again = await post('/wall/show', {turns: [], turn_s: '30', hours: 'always', workdays_only: false});
    assert.deepEqual([again.hours, again.turns], ['always', again.scenes]);
});

test('motion is reduced for those who ask, and scenes are chosen among those there are', async () => {
    const calm = await post('/wall/show', {calm: true});
    assert.equal(calm.calm, true);
    assert.ok(calm.scenes.includes('board'));
    assert.equal((await post('/wall/show', {distance: '130'})).distance, '130');
    await post('/wall/show', {calm: false, distance: '100'});
    const refused = await post('/wall/show', {scene: 'night'}, {}, 422);
    assert.equal(refused.errors[0].field, 'scene');
});
