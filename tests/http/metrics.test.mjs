import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {startWall} from '../support/wall.mjs';

let wall;
before(async () => { wall = await startWall(); });
after(() => wall.stop());

const admin = {token: 'admin'};
const OPEN = 'wechat-open-rate';

async function post(path, body, options, status = 200) {
    const answer = await wall.api('POST', `/api/v1${path}`, body, options);
    assert.equal(answer.status, status, answer.text);
    return answer.json;
}

async function refused(status, path, body, options, fields) {
    const answer = await wall.api('POST', `/api/v1${path}`, body, options);
    assert.equal(answer.status, status, answer.text);
    if (fields)
        assert.deepEqual(answer.fields, fields, answer.text);
    assert.ok(answer.json.detail);
}

const metric = async (id, options) => (await wall.get(`/api/v1/metrics/${id}`, options)).json;
const days = (n) => new Date(Date.now() - n * 86400000).toLocaleDateString('sv-SE');

test('a fresh team has a library in the language of the reader, with no figure in it', async () => {
    const en = (await wall.get('/api/v1/metrics')).json;
    const zh = (await wall.get('/api/v1/metrics', {lang: 'zh-CN'})).json;
    assert.ok(en.items.length >= 25);
    assert.match(en.cycle, /^\d{4}q[1-4]$/);
    const [a, b] = [en, zh].map((list) => list.items.find((m) => m.id === OPEN));
    assert.deepEqual([a.name, b.name], ['Open rate', '打开率']);
    assert.equal(b.formula, '点开文章人数 ÷ 送达人数');
    assert.deepEqual([a.platform, a.measure, a.direction, a.stage, a.frequency, a.shipped], ['wechat', '%', 'up', 'engagement', 'week', true]);
    assert.ok(en.items.every((m) => m.current === null && m.kpi === null && m.low === null));
});

test('a reading is written, replaced on the same day, removed, and undone', async () => {
    await post(`/metrics/${OPEN}/readings`, {date: days(7), value: 3.9});
    await post(`/metrics/${OPEN}/readings`, {value: 4.4});
    const {metric: now, seq} = await post(`/metrics/${OPEN}/readings`, {value: 4.6});
    assert.deepEqual(now.readings, [{date: days(7), value: 3.9}, {date: days(0), value: 4.6}]);
    assert.deepEqual([now.current, now.current_date, now.data_age_days], [4.6, days(0), 0]);
    await post('/undo', {seq}, admin);
    assert.equal((await metric(OPEN)).current, 4.4);
    await post(`/metrics/${OPEN}/readings/remove`, {date: days(0)});
    assert.equal((await metric(OPEN)).current, 3.9);
    assert.equal((await metric(OPEN)).data_age_days, 7);
    await refused(422, `/metrics/${OPEN}/readings/remove`, {date: days(0)}, {}, ['date']);
});

test('the same reading again writes nothing', async () => {
    const {seq} = await post('/metrics/red-notes/readings', {date: days(1), value: 20});
    assert.equal((await post('/metrics/red-notes/readings', {date: days(1), value: 20})).seq, seq);
});

test('a floor is met or missed by the newest reading, and is dropped again', async () => {
    await post('/metrics/channels-plays/kpi', {floor: 1000}, admin);
    assert.deepEqual((await metric('channels-plays')).kpi.met, null);
    await post('/metrics/channels-plays/readings', {date: days(2), value: 900});
    assert.equal((await metric('channels-plays')).kpi.met, false);
    const {metric: kept, seq} = await post('/metrics/channels-plays/readings', {value: 1000});
    assert.deepEqual([kept.kpi.floor, kept.kpi.met, kept.kpi.key_result], [1000, true, null]);
    await post('/metrics/channels-plays/kpi/drop', {}, admin);
    assert.equal((await metric('channels-plays')).kpi, null);
    await refused(422, '/metrics/channels-plays/kpi/drop', {}, admin, ['cycle']);
    assert.ok(seq);
});

test('of a metric that goes down the floor is a ceiling, and one that is held stays between its lines', async () => {
    await post('/metrics/all-cost-per-lead/kpi', {floor: 80}, admin);
    assert.equal((await post('/metrics/all-cost-per-lead/readings', {value: 75})).metric.kpi.met, true);
    const {metric: held} = await post('/metrics', {name: '回复时长', direction: 'hold', low: 1, high: 5, measure: '分'}, {}, 201);
    await post(`/metrics/${held.id}/kpi`, {floor: 1}, admin);
    assert.equal((await post(`/metrics/${held.id}/readings`, {value: 5})).metric.kpi.met, true);
    assert.equal((await post(`/metrics/${held.id}/readings`, {value: 5.5})).metric.kpi.met, false);
});

test('a metric is added, edited, removed and brought back by undo', async () => {
    const {metric: own} = await post('/metrics', {name: '私信承接率', platform: 'douyin', measure: '%', stage: 'conversion'}, {}, 201);
    assert.deepEqual([own.name, own.shipped, own.direction, own.frequency], ['私信承接率', false, 'up', 'week']);
    const edited = await wall.api('PATCH', `/api/v1/metrics/${own.id}`, {formula: '承接 ÷ 私信', platform: null}, admin);
    assert.deepEqual([edited.json.metric.formula, edited.json.metric.platform], ['承接 ÷ 私信', null]);
    const {seq} = await post(`/metrics/${own.id}/remove`, {}, admin);
    assert.equal((await metric(own.id)).state, 'removed');
    assert.ok(!(await wall.get('/api/v1/metrics')).json.items.some((m) => m.id === own.id));
    await post('/undo', {seq}, admin);
    assert.equal((await metric(own.id)).formula, '承接 ÷ 私信');
});

test('a shipped metric that was renamed gets its own words back, and one that was taken away comes back', async () => {
    const renamed = await wall.api('PATCH', `/api/v1/metrics/${OPEN}`, {name: '点开率'}, admin);
    assert.equal(renamed.json.metric.name, '点开率');
    const own = await wall.api('PATCH', `/api/v1/metrics/${OPEN}`, {name: ''}, admin);
    assert.equal(own.json.metric.name, 'Open rate');
    await post('/metrics/red-searches/remove', {}, admin);
    await post('/metrics/starter', {}, admin);
    assert.equal((await metric('red-searches')).name, 'Brand searches');
});

for (const [name, path, body, fields] of [
    ['a metric without a name', '/metrics', {}, ['name']],
    ['an empty name', '/metrics', {name: ''}, ['name']],
    ['a name that is too long', '/metrics', {name: '字'.repeat(25)}, ['name']],
    ['a direction that is none', '/metrics', {name: 'a', direction: 'sideways'}, ['direction']],
    ['a platform nobody knows', '/metrics', {name: 'a', platform: 'nothing'}, ['platform']],
    ['a band without lines', '/metrics', {name: 'a', direction: 'hold', low: 1}, ['high']],
    ['a band upside down', '/metrics', {name: 'a', direction: 'hold', low: 2, high: 1}, ['high']],
    ['a value that is text', `/metrics/${OPEN}/readings`, {value: '4.6'}, ['value']],
    ['a reading without a value', `/metrics/${OPEN}/readings`, {}, ['value']],
    ['a day that has not come', `/metrics/${OPEN}/readings`, {value: 1, date: days(-2)}, ['date']],
    ['a day that does not exist', `/metrics/${OPEN}/readings`, {value: 1, date: '2026-02-30'}, ['date']],
])
    test(`${name}: 422`, () => refused(422, path, body, {}, fields));

test('a floor without a value, or in a cycle that is none: 422', async () => {
    await refused(422, `/metrics/${OPEN}/kpi`, {}, admin, ['floor']);
    await refused(422, `/metrics/${OPEN}/kpi`, {floor: 4, cycle: 'soon'}, admin, ['cycle']);
});

test('an unknown metric: 404', async () => {
    assert.equal((await wall.get('/api/v1/metrics/nothing')).status, 404);
    await refused(404, '/metrics/nothing/readings', {value: 1});
    await refused(404, '/metrics/nothing/kpi', {floor: 1}, admin);
    await refused(404, '/metrics/nothing/remove', {}, admin);
});

test('guests read and write nothing, members do not set floors or change the library', async () => {
    assert.equal((await wall.get('/api/v1/metrics', {token: 'guest'})).status, 200);
    await refused(403, `/metrics/${OPEN}/readings`, {value: 1}, {token: 'guest'});
    await refused(403, '/metrics', {name: 'a'}, {token: 'guest'});
    await refused(403, `/metrics/${OPEN}/kpi`, {floor: 4});
    await refused(403, `/metrics/${OPEN}/remove`, {});
    await refused(403, '/metrics/starter', {});
});

test('reads answer 304 while nothing changed', async () => {
    for (const path of ['/api/v1/metrics', `/api/v1/metrics/${OPEN}`]) {
        const first = await wall.get(path);
        assert.equal((await wall.get(path, {headers: {'If-None-Match': first.headers.etag}})).status, 304);
    }
});
