import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {startWall} from '../support/wall.mjs';

let wall, may;
before(async () => {
    wall = await startWall();
    may = await wall.phone({name: '小美'});
});
after(() => wall.stop());

const as = () => ({cookie: may.cookie, headers: {Origin: wall.url}});
const day = (n) => new Date(Date.now() - n * 86400000).toLocaleDateString('sv-SE');
const flow = async () => (await wall.get('/api/v1/flow')).json;

async function post(path, body, status = 200) {
    const answer = await wall.api('POST', `/api/v1${path}`, body, as());
    assert.equal(answer.status, status, answer.text);
    return answer.json;
}

test('a team without notes has a flow of zeros and no times', async () => {
    const {days, finishes, half_days: half, most_days: most, weeks, per_week: pace, weeks_left: left} = await flow();
    assert.equal(days.length, 31);
    assert.deepEqual(days[30], {date: day(0), todo: 0, doing: 0, done: 0});
    assert.deepEqual([finishes, half, most, weeks.length, pace, left], [[], null, null, 7, 0, 0]);
});

test('what is made, begun and finished today is counted today, and the table says the same', async () => {
    const ids = [];
    for (const title of ['一', '二', '三'])
        ids.push((await post('/cards', {title}, 201)).card.id);
    await post(`/cards/${ids[0]}/move`, {column: 'doing'});
    await post(`/cards/${ids[1]}/move`, {column: 'done'});
    const now = await flow();
    assert.deepEqual(now.days[30], {date: day(0), todo: 1, doing: 1, done: 1});
    assert.deepEqual(now.days[29], {date: day(1), todo: 0, doing: 0, done: 0});
    assert.deepEqual([now.finishes, now.half_days, now.most_days], [[{date: day(0), days: 1, outlier: false}], 1, 1]);
    assert.deepEqual([now.weeks[6].finished, now.open, now.per_week, now.weeks_left], [1, 2, 1, 2]);
    const table = await wall.get('/api/v1/flow.csv');
    assert.equal(table.headers['content-type'], 'text/csv; charset=utf-8; header=present');
    const lines = table.text.split('\r\n');
    assert.deepEqual([lines[0], lines.length, lines[31], lines[32]], ['date,todo,doing,done', 33, `${day(0)},1,1,1`, '']);
});

test('an answer that the reader has is not sent again, and a move makes another', async () => {
    const first = await wall.get('/api/v1/flow');
    const again = await wall.get('/api/v1/flow', {headers: {'If-None-Match': first.headers.etag}});
    assert.equal(again.status, 304);
    await post('/cards', {title: '四'}, 201);
    assert.equal((await wall.get('/api/v1/flow', {headers: {'If-None-Match': first.headers.etag}})).status, 200);
});

test('a key result is followed day by day, beside where it should have stood', async () => {
    const {objective} = await post('/objectives', {title: '打开率'}, 201);
    const {cycle} = (await wall.get('/api/v1/objectives')).json;
    const {key_result: kr} = await post('/key-results', {objective: objective.id, title: '线索', kind: 'percent', start: 10, target: 20}, 201);
    await post(`/key-results/${kr.id}/updates`, {value: 15, confidence: 7, comment: ''}, 201);
    const days = (await wall.get(`/api/v1/key-results/${kr.id}`)).json.burn_up;
    assert.deepEqual([days[0].date, days[0].expected], [cycle.first, 0]);
    const last = days[days.length - 1];
    assert.deepEqual([last.date, last.value, last.progress], [day(0), 15, 0.5]);
    assert.equal(days.length, Math.round((Date.parse(day(0)) - Date.parse(cycle.first)) / 86400000) + 1);
    if (days.length > 1)
        assert.deepEqual([days[days.length - 2].value, days[days.length - 2].progress], [null, null]);
    const lines = (await wall.get(`/api/v1/key-results/${kr.id}/burn-up.csv`)).text.trimEnd().split('\r\n');
    assert.equal(lines[0], 'date,value,progress,expected');
    assert.match(lines[lines.length - 1], new RegExp(`^${day(0)},15,0.5,[0-9.]+$`));
    assert.equal(lines.length, days.length + 1);
});

test('no table of what is not there, and none for who has not joined', async () => {
    assert.equal((await wall.get('/api/v1/key-results/00000000-0000-7000-8000-000000000000/burn-up.csv')).status, 404);
    for (const path of ['/flow', '/flow.csv', '/key-results/00000000-0000-7000-8000-000000000000/burn-up.csv'])
        assert.equal((await wall.api('GET', '/api/v1' + path, undefined, {token: null})).status, 401);
});
