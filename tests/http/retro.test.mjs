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
const NOBODY = '00000000-0000-7000-8000-000000000000';
const as = (phone) => ({cookie: phone.cookie, headers: {Origin: wall.url}});

async function ask(method, path, body, options, status = 200) {
    const answer = await wall.api(method, `/api/v1${path}`, body, options);
    assert.equal(answer.status, status, answer.text);
    return answer.json;
}
const post = (path, body, options, status) => ask('POST', path, body, options, status);
async function refused(status, method, path, body, options, fields) {
    const answer = await wall.api(method, `/api/v1${path}`, body, options);
    assert.equal(answer.status, status, answer.text);
    if (fields)
        assert.deepEqual(answer.fields, fields, answer.text);
}
const retro = async (cycle, options) => (await wall.get(`/api/v1/retro${cycle ? `?cycle=${cycle}` : ''}`, options)).json;
const item = async (id, cycle, options) => (await retro(cycle, options)).items.find((one) => one.id === id);
const add = async (body, phone = may) => (await post('/retro', {kind: 'keep', text: '数据周报周五发', ...body}, as(phone), 201)).retro_item;
const cards = async () => (await wall.get('/api/v1/board')).json.columns.flatMap((c) => c.cards.map((card) => ({...card, kind: c.kind})));

test('an item is said, changed and taken away by who said it, and undo brings it back', async () => {
    const made = await add({kind: 'stop', text: '活动前一天才改海报'});
    assert.deepEqual([made.kind, made.text, made.author, made.card, made.carried, made.origin, made.may_edit],
        ['stop', '活动前一天才改海报', may.me.id, null, null, null, true]);
    const all = await retro();
    assert.equal(made.cycle, all.cycle);
    assert.notEqual(all.next, all.cycle);
    assert.equal((await ask('PATCH', `/retro/${made.id}`, {text: '前一天才改稿', kind: 'start'}, as(may))).retro_item.text, '前一天才改稿');
    const {seq} = await post(`/retro/${made.id}/remove`, {}, as(may));
    assert.equal(await item(made.id), undefined);
    await post('/undo', {seq}, as(may));
    assert.deepEqual([(await item(made.id)).text, (await item(made.id)).kind], ['前一天才改稿', 'start']);
});

test('the same words again change nothing', async () => {
    const made = await add();
    const before = (await retro()).seq;
    await ask('PATCH', `/retro/${made.id}`, {text: made.text, kind: made.kind}, as(may));
    assert.equal((await retro()).seq, before);
});

test('an item belongs to its cycle', async () => {
    const made = await add({cycle: '2026q1', text: '那个季度'});
    assert.equal(made.cycle, '2026q1');
    assert.equal(await item(made.id), undefined);
    assert.deepEqual([(await retro('2026q1')).next, (await item(made.id, '2026q1')).text], ['2026q2', '那个季度']);
    assert.equal((await wall.get('/api/v1/retro?cycle=someday')).status, 404);
});

test('an item becomes a note in the first column for new ones, once, and undo takes both back', async () => {
    const made = await add({kind: 'start', text: '每周一和销售对线索'});
    const {retro_item: turned, seq} = await post(`/retro/${made.id}/turn`, {owners: [kim.me.id], due: '2027-01-04'}, as(kim));
    const note = (await cards()).find((card) => card.id === turned.card);
    assert.deepEqual([note.title, note.owners, note.due, note.kind], ['每周一和销售对线索', [kim.me.id], '2027-01-04', 'todo']);
    assert.equal((await post(`/retro/${made.id}/turn`, {}, as(may))).retro_item.card, turned.card);
    assert.equal((await cards()).filter((card) => card.title === note.title).length, 1);
    await post('/undo', {seq}, as(kim));
    assert.equal((await item(made.id)).card, null);
    assert.equal((await cards()).some((card) => card.id === turned.card), false);
});

test('an item is carried into the next cycle, once, and undo takes that back', async () => {
    const made = await add({text: '日报先看线索', cycle: '2026q2'});
    const {retro_item: now, seq} = await post(`/retro/${made.id}/carry`, {}, as(kim));
    assert.equal(now.carried, '2026q3');
    const [again] = (await retro('2026q3')).items;
    assert.deepEqual([again.text, again.kind, again.author, again.origin, again.carried], ['日报先看线索', 'keep', may.me.id, made.id, null]);
    await post(`/retro/${made.id}/carry`, {}, as(may));
    assert.equal((await retro('2026q3')).items.length, 1);
    assert.equal((await post(`/retro/${again.id}/carry`, {}, as(may))).retro_item.carried, '2026q4');
    assert.equal((await item(again.id, '2026q3')).text, '日报先看线索');
    const last = await retro('2026q4');
    await post('/undo', {seq: last.seq}, as(may));
    await post('/undo', {seq}, as(kim));
    assert.deepEqual([(await item(made.id, '2026q2')).carried, (await retro('2026q3')).items], [null, []]);
});

test('a cycle behind which none is planned carries nothing over', async () => {
    const now = new Date();
    const quarter = Math.floor(now.getMonth() / 3);
    const id = `${now.getFullYear()}q${quarter + 1}`;
    const made = await add({text: '留着'});
    const day = (month, date) => new Date(Date.UTC(now.getFullYear(), month, date)).toISOString().slice(0, 10);
    await ask('PATCH', `/cycles/${id}`, {last: day(quarter * 3 + 3, -3)}, admin);
    await refused(409, 'POST', `/retro/${made.id}/carry`, {}, as(may));
    assert.equal((await retro()).next, null);
    await ask('PATCH', `/cycles/${id}`, {last: null}, admin);
});

test('what is not right is refused', async () => {
    const made = await add({text: '我的'});
    await refused(422, 'POST', '/retro', {kind: 'keep'}, as(may), ['text']);
    await refused(422, 'POST', '/retro', {text: 'a'}, as(may), ['kind']);
    await refused(422, 'POST', '/retro', {kind: 'more', text: 'a'}, as(may), ['kind']);
    await refused(422, 'POST', '/retro', {kind: 'keep', text: '字'.repeat(61)}, as(may), ['text']);
    await refused(422, 'POST', '/retro', {kind: 'keep', text: 7}, as(may), ['text']);
    await refused(422, 'POST', '/retro', {kind: 'keep', text: 'a', cycle: 'someday'}, as(may), ['cycle']);
    await refused(422, 'POST', `/retro/${made.id}/turn`, {owners: [NOBODY]}, as(may), ['owners[0]']);
    await refused(422, 'POST', `/retro/${made.id}/turn`, {key_result: NOBODY}, as(may), ['key_result']);
    for (const what of ['remove', 'turn', 'carry'])
        await refused(404, 'POST', `/retro/${NOBODY}/${what}`, {}, as(may));
    await refused(404, 'PATCH', `/retro/${NOBODY}`, {text: 'a'}, as(may));
    await refused(403, 'PATCH', `/retro/${made.id}`, {text: '别人的'}, as(kim));
    await refused(403, 'POST', `/retro/${made.id}/remove`, {}, as(kim));
    await post(`/retro/${made.id}/remove`, {}, admin);
    await refused(404, 'POST', `/retro/${made.id}/turn`, {}, as(may));
});

test('a guest reads and says nothing, and a stranger does not even read', async () => {
    const made = await add({text: '给大家看的'});
    assert.equal((await item(made.id, '', {token: 'guest'})).may_edit, false);
    await refused(403, 'POST', '/retro', {kind: 'keep', text: 'a'}, {token: 'guest'});
    await refused(403, 'POST', `/retro/${made.id}/turn`, {}, {token: 'guest'});
    assert.equal((await wall.get('/api/v1/retro', {token: null})).status, 401);
});

test('the activity says what was said', async () => {
    const made = await add({kind: 'start', text: '话术一起写'});
    await post(`/retro/${made.id}/turn`, {}, as(may));
    const {items} = (await wall.get('/api/v1/activity?limit=3')).json;
    assert.deepEqual(items.map((one) => [one.kind, one.title]), [['retro.turned', '话术一起写'], ['card.created', '话术一起写'], ['retro.added', '话术一起写']]);
});

test('near a review of several cycles the goals say what became of each, and no sum', async () => {
    const now = (await wall.get('/api/v1/objectives')).json;
    const [year, quarter] = now.cycle.id.split('q').map(Number);
    const id = quarter > 1 ? `${year}q${quarter - 1}` : `${year - 1}q4`;
    await post('/objectives', {title: '上一季的目标', cycle: id, owner: may.me.id}, as(may), 201);
    await ask('PATCH', '/rituals/ritual-yearly', {month: new Date().getMonth() + 1, nth: -1}, admin);
    const said = (await wall.get('/api/v1/objectives')).json.past;
    assert.ok(said.some((past) => past.cycle.id === id));
    for (const past of said) {
        assert.deepEqual(Object.keys(past).sort(), ['cycle', 'objectives']);
        for (const objective of past.objectives)
            assert.ok('score' in objective && 'review' in objective && !('kpi' in objective));
    }
    assert.deepEqual((await wall.get(`/api/v1/objectives?cycle=${id}`)).json.past, []);
});
