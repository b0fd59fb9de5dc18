import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {startWall} from '../support/wall.mjs';

let wall, may, kim;
before(async () => {
    wall = await startWall();
    may = await wall.phone({name: '小美'});
    kim = await wall.phone({name: '阿金'});
});
after(() => wall.stop());

const admin = {token: 'admin'};
const OPEN = 'wechat-open-rate';
const NOBODY = '00000000-0000-7000-8000-000000000000';
const days = (n) => new Date(Date.now() - n * 86400000).toLocaleDateString('sv-SE');
const as = (phone) => ({cookie: phone.cookie, headers: {Origin: wall.url}});

async function post(path, body, options, status = 200) {
    const answer = await wall.api('POST', `/api/v1${path}`, body, options);
    assert.equal(answer.status, status, answer.text);
    return answer.json;
}
async function patch(path, body, options, status = 200) {
    const answer = await wall.api('PATCH', `/api/v1${path}`, body, options);
    assert.equal(answer.status, status, answer.text);
    return answer.json;
}
async function refused(status, path, body, options, fields) {
    const answer = await wall.api('POST', `/api/v1${path}`, body, options);
    assert.equal(answer.status, status, answer.text);
    if (fields)
        assert.deepEqual(answer.fields, fields, answer.text);
}
const tree = async (cycle, options) => (await wall.get(`/api/v1/objectives${cycle ? `?cycle=${cycle}` : ''}`, options)).json;
const objective = async (body, phone = may) => (await post('/objectives', {title: '打开率到行业领先', ...body}, as(phone), 201)).objective;
const keyResult = async (body, phone = may) => (await post('/key-results', {title: '一个结果', ...body}, as(phone), 201)).key_result;
const read = async (id) => (await wall.get(`/api/v1/key-results/${id}`)).json;

test('from 3.2 to 4.6, floor 4, target 6: the KPI is met and the OKR is 0.5', async () => {
    await post(`/metrics/${OPEN}/readings`, {date: days(3), value: 4.6});
    await post(`/metrics/${OPEN}/kpi`, {floor: 4}, admin);
    const top = await objective({kind: 'aspirational'});
    const kr = await keyResult({objective: top.id, metric: OPEN, start: 3.2, target: 6});
    assert.deepEqual([kr.kind, kr.kpi, kr.progress, kr.score, kr.current, kr.measure], ['metric', {floor: 4, met: true}, 0.5, 0.5, 4.6, '%']);
    assert.deepEqual([kr.data_age_days, kr.current_date], [3, days(3)]);
    const seen = (await tree()).objectives.find((o) => o.id === top.id);
    assert.deepEqual([seen.progress, seen.score, seen.expects, seen.key_results[0].kpi.met], [0.5, 0.5, 0.7, true]);
    assert.deepEqual((await wall.get(`/api/v1/metrics/${OPEN}`)).json.key_results, [kr.id]);
});

test('the cycle at hand needs nobody to plan it', async () => {
    const {cycle} = await tree();
    const now = new Date();
    assert.equal(cycle.id, `${now.getFullYear()}q${Math.floor(now.getMonth() / 3) + 1}`);
    assert.ok(cycle.first <= days(0) && days(0) <= cycle.last);
    assert.ok(cycle.expected >= 0 && cycle.expected <= 1);
    const past = (await tree('2026q1')).cycle;
    assert.deepEqual([past.first, past.last, past.drafting, past.state === 'ahead' || past.expected === 1], ['2026-01-01', '2026-03-31', '2025-12-18', true]);
    assert.equal((await wall.get('/api/v1/objectives?cycle=someday')).status, 404);
});

test('a check-in says the value once, to the key result and to its metric, and undo takes both back', async () => {
    const top = await objective({title: '抖音'});
    const kr = await keyResult({objective: top.id, metric: 'douyin-lead-rate', start: 0.8, target: 1.5});
    assert.deepEqual([kr.current, kr.progress, kr.confidence, kr.health], [null, null, null, 'not_started']);
    const {key_result: now, seq} = await post(`/key-results/${kr.id}/updates`, {value: 1.15, confidence: 4, comment: '留资组件上线了'}, as(may), 201);
    assert.deepEqual([now.current, now.progress, now.confidence, now.updates.length], [1.15, 0.5, 4, 1]);
    assert.deepEqual([now.updates[0].comment, now.updates[0].author, now.updates[0].date], ['留资组件上线了', may.me.id, days(0)]);
    assert.equal((await wall.get('/api/v1/metrics/douyin-lead-rate')).json.current, 1.15);
    await post('/undo', {seq}, as(may));
    assert.deepEqual([(await read(kr.id)).current, (await read(kr.id)).updates], [null, []]);
    assert.equal((await wall.get('/api/v1/metrics/douyin-lead-rate')).json.current, null);
});

test('a start that nobody knows yet leaves progress unknown, and establishing it needs no reason', async () => {
    const top = await objective({title: '先摸底'});
    const kr = await keyResult({objective: top.id, target: 25, measure: '%'});
    await post(`/key-results/${kr.id}/updates`, {value: 10, confidence: 7}, as(may), 201);
    assert.deepEqual([(await read(kr.id)).progress, (await read(kr.id)).current], [null, 10]);
    await patch(`/key-results/${kr.id}`, {start: 10}, as(may));
    assert.equal((await read(kr.id)).progress, 0);
});

test('milestones are ticked one by one', async () => {
    const top = await objective({title: 'A/B'});
    const kr = await keyResult({objective: top.id, kind: 'milestones', milestones: [{text: '模板'}, {text: '4 次测试'}, {text: '复盘结论'}]});
    assert.deepEqual([kr.progress, kr.target, kr.milestones.length], [0, 3, 3]);
    const item = kr.milestones[0].id;
    const {key_result: now} = await post(`/key-results/${kr.id}/milestone`, {item, done: true}, as(may));
    assert.deepEqual([now.progress, now.current, now.milestones[0].done], [0.3333, 1, true]);
    await refused(422, `/key-results/${kr.id}/milestone`, {item: 'none', done: true}, as(may), ['item']);
    await refused(422, `/key-results/${kr.id}/updates`, {value: 2}, as(may), ['value']);
});

test('a rating has a judge, and a count adds up within its period', async () => {
    const top = await objective({title: '好看'});
    const rated = await keyResult({objective: top.id, kind: 'rating', judge: '陈总监', start: 3, target: 5});
    assert.equal((await post(`/key-results/${rated.id}/updates`, {value: 4}, as(may), 201)).key_result.progress, 0.5);
    await refused(422, `/key-results/${rated.id}/updates`, {value: 6}, as(may), ['value']);
    const sends = await keyResult({objective: top.id, kind: 'count', target: 4, period: 'month', measure: '次'});
    await post(`/key-results/${sends.id}/updates`, {value: 1}, as(may), 201);
    assert.equal((await post(`/key-results/${sends.id}/updates`, {value: 2}, as(may), 201)).key_result.current, 3);
});

test('摘取为KPI and 设为挑战 keep the link both ways', async () => {
    const top = await objective({title: '双轨'});
    await post('/metrics/wechat-reads/readings', {value: 2400});
    const kr = await keyResult({objective: top.id, metric: 'wechat-reads', start: 2000, target: 3000});
    assert.deepEqual((await post(`/key-results/${kr.id}/kpi`, {floor: 2400}, as(may))).key_result.kpi, {floor: 2400, met: true});
    assert.equal((await wall.get('/api/v1/metrics/wechat-reads')).json.kpi.key_result, kr.id);
    await post('/metrics/red-reads/kpi', {floor: 500}, admin);
    await post('/metrics/red-reads/readings', {value: 600});
    const {key_result: stretch} = await post('/metrics/red-reads/stretch', {objective: top.id, target: 1200}, as(may), 201);
    assert.deepEqual([stretch.start, stretch.target, stretch.progress, stretch.kpi], [600, 1200, 0, {floor: 500, met: true}]);
    assert.equal(stretch.title, 'Note reads 600 → 1200');
    await refused(422, '/metrics/red-reads/stretch', {objective: top.id, target: 100}, as(may), ['target']);
    const plain = await keyResult({objective: top.id, target: 5});
    await refused(409, `/key-results/${plain.id}/kpi`, {floor: 1}, as(may));
});

test('objectives stand in the order people give them, and can be taken away and brought back', async () => {
    const [a, b] = [await objective({title: '甲', cycle: '2031q2'}), await objective({title: '乙', cycle: '2031q2'})];
    const titles = async () => (await tree('2031q2')).objectives.map((o) => o.title).join('');
    assert.equal(await titles(), '甲乙');
    await post(`/objectives/${b.id}/move`, {before: a.id}, as(may));
    assert.equal(await titles(), '乙甲');
    await keyResult({objective: a.id, target: 1});
    const {seq, objective: gone} = await post(`/objectives/${a.id}/remove`, {}, as(may));
    assert.equal(gone.state, 'removed');
    assert.equal(await titles(), '乙');
    await post('/undo', {seq}, as(may));
    assert.equal(await titles(), '乙甲');
    assert.equal((await tree('2031q2')).objectives[1].key_results.length, 1);
    await refused(422, `/objectives/${a.id}/move`, {before: NOBODY}, as(may), ['before']);
});

test('settled and revealed are marks that can be taken off', async () => {
    const top = await objective({title: '定了吗'});
    assert.equal((await post(`/objectives/${top.id}/settle`, {}, as(kim))).objective.settled, true);
    assert.equal((await post(`/objectives/${top.id}/settle`, {settled: false}, as(kim))).objective.settled, false);
    assert.equal((await post(`/objectives/${top.id}/reveal`, {}, as(kim))).objective.revealed, true);
});

test('what was written down today is put right without a reason', async () => {
    const top = await objective({title: '错字'});
    const {objective: now} = await patch(`/objectives/${top.id}`, {title: '对了', theme: '品牌破圈', paper: 'sky'}, as(may));
    assert.deepEqual([now.title, now.theme, now.paper, now.changed], ['对了', '品牌破圈', 'sky', false]);
});

test('an objective is its owner\'s: others ask, a unit\'s is everybody\'s, a foreign unit\'s the admin\'s', async () => {
    const top = await objective({title: '我的'});
    const kr = await keyResult({objective: top.id, target: 1});
    await patch(`/objectives/${top.id}`, {title: '你的'}, as(kim), 403);
    await refused(403, '/key-results', {objective: top.id, title: 'a', target: 1}, as(kim));
    await refused(403, `/key-results/${kr.id}/updates`, {confidence: 5}, as(kim));
    await refused(403, `/objectives/${top.id}/remove`, {}, as(kim));
    await refused(403, '/objectives', {title: 'a', owner: may.me.id}, as(kim));
    await patch(`/objectives/${top.id}`, {title: '管理员改的'}, admin);
    const {key_result: hers} = await post('/key-results', {objective: top.id, title: '她的', target: 1, owner: kim.me.id}, as(may), 201);
    await post(`/key-results/${hers.id}/updates`, {confidence: 5}, as(kim), 201);
    assert.equal((await tree(null, as(kim))).objectives.find((o) => o.id === top.id).may_edit, false);
    assert.equal((await tree(null, as(may))).objectives.find((o) => o.id === top.id).may_edit, true);
});

test('guests read and write nothing', async () => {
    assert.equal((await wall.get('/api/v1/objectives', {token: 'guest'})).status, 200);
    await refused(403, '/objectives', {title: 'a'}, {token: 'guest'});
    await refused(403, '/key-results', {objective: NOBODY, title: 'a'}, {token: 'guest'});
});

for (const [name, body, fields] of [
    ['no title', {title: undefined}, ['title']],
    ['an empty title', {title: ''}, ['title']],
    ['a title that is too long', {title: '字'.repeat(61)}, ['title']],
    ['a kind that is none', {kind: 'wish'}, ['kind']],
    ['a cycle that is none', {cycle: 'soon'}, ['cycle']],
    ['an owner nobody knows', {owner: NOBODY}, ['owner']],
    ['a before nobody knows', {before: NOBODY}, ['before']],
    ['a theme that is too long', {theme: '字'.repeat(13)}, ['theme']],
    ['an unknown field', {colour: 1}, ['colour']],
])
    test(`an objective with ${name}: 422`, () => refused(422, '/objectives', {title: 'a', ...body}, as(may), fields));

for (const [name, body, fields] of [
    ['no title', {title: undefined, target: 1}, ['title']],
    ['no target', {}, ['target']],
    ['a target that is text', {target: '6'}, ['target']],
    ['a metric nobody knows', {metric: 'nothing', target: 1}, ['metric']],
    ['no metric to be measured by', {kind: 'metric', target: 5}, ['metric']],
    ['a metric for a count', {metric: OPEN, kind: 'count', target: 1}, ['metric']],
    ['a target below its start', {start: 6, target: 3}, ['target']],
    ['a target above its start, going down', {start: 3, target: 6, direction: 'down'}, ['target']],
    ['no judge', {kind: 'rating', target: 5}, ['judge']],
    ['a rating out of range', {kind: 'rating', judge: 'a', target: 6}, ['target']],
    ['milestones without steps', {kind: 'milestones'}, ['milestones']],
    ['steps without being milestones', {target: 1, milestones: [{text: 'a'}]}, ['milestones']],
    ['a period that is none', {kind: 'count', target: 4, period: 'year'}, ['period']],
    ['a weight of nothing', {target: 1, weight: 0}, ['weight']],
    ['an owner nobody knows', {target: 1, owner: NOBODY}, ['owner']],
])
    test(`a key result with ${name}: 422`, async () => {
        const top = await objective({title: '坏的', cycle: '2031q3'});
        await refused(422, '/key-results', {title: 'a', objective: top.id, ...body}, as(may), fields);
        await post(`/objectives/${top.id}/remove`, {}, as(may));
    });

test('a check-in with nothing, a wrong confidence, or of a day to come: 422', async () => {
    const top = await objective({title: '检查'});
    const kr = await keyResult({objective: top.id, target: 1});
    await refused(422, `/key-results/${kr.id}/updates`, {}, as(may), ['confidence']);
    await refused(422, `/key-results/${kr.id}/updates`, {confidence: 11}, as(may), ['confidence']);
    await refused(422, `/key-results/${kr.id}/updates`, {value: 1, date: days(-2)}, as(may), ['date']);
    await refused(422, `/key-results/${kr.id}/updates`, {comment: '字'.repeat(201)}, as(may), ['comment']);
});

test('what is not there: 404, or the field that names it', async () => {
    assert.equal((await wall.get(`/api/v1/key-results/${NOBODY}`)).status, 404);
    await refused(404, `/key-results/${NOBODY}/updates`, {confidence: 1}, as(may));
    await refused(404, `/objectives/${NOBODY}/remove`, {}, as(may));
    await refused(422, '/key-results', {objective: NOBODY, title: 'a', target: 1}, as(may), ['objective']);
    await refused(422, `/metrics/${OPEN}/stretch`, {objective: NOBODY, target: 1}, as(may), ['objective']);
});

test('a metric that a key result uses stays in the library', async () => {
    await refused(409, `/metrics/${OPEN}/remove`, {}, admin);
});

test('a note serves a key result, and says so until that is gone', async () => {
    const top = await objective({title: '有便签'});
    const kr = await keyResult({objective: top.id, target: 1});
    const {card} = await post('/cards', {title: '服务它', key_result: kr.id}, {}, 201);
    assert.equal(card.key_result, kr.id);
    assert.deepEqual((await read(kr.id)).notes, {open: 1, done: 0});
    await post(`/cards/${card.id}/move`, {column: 'done'});
    await post(`/cards/${card.id}/tear-off`, {});
    assert.deepEqual([(await read(kr.id)).notes, (await read(kr.id)).current], [{open: 0, done: 1}, null]);
    const {card: loose} = await post('/cards', {title: '不服务'}, {}, 201);
    const count = (await tree()).notes_without_key_result;
    await patch(`/cards/${loose.id}`, {key_result: kr.id});
    assert.equal((await tree()).notes_without_key_result, count - 1);
    await post(`/key-results/${kr.id}/remove`, {}, as(may));
    assert.equal((await wall.get(`/api/v1/cards/${loose.id}`)).json.key_result, null);
    await patch(`/cards/${loose.id}`, {key_result: null});
    await refused(422, '/cards', {title: 'a', key_result: kr.id}, {}, ['key_result']);
    await refused(422, '/cards', {title: 'a', key_result: 7}, {}, ['key_result']);
});

test('the goals answer 304 while nothing changed', async () => {
    const first = await wall.get('/api/v1/objectives');
    assert.equal((await wall.get('/api/v1/objectives', {headers: {'If-None-Match': first.headers.etag}})).status, 304);
});
