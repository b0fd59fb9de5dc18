import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {startWall} from '../support/wall.mjs';

let wall, may, kim, sales, mine, hers, hersKr;
const admin = {token: 'admin'};
const NOBODY = '00000000-0000-7000-8000-000000000000';
const as = (phone) => ({cookie: phone.cookie, headers: {Origin: wall.url}});

async function post(path, body, options, status = 200) {
    const answer = await wall.api('POST', `/api/v1${path}`, body, options);
    assert.equal(answer.status, status, answer.text);
    return answer.json;
}
async function refused(status, path, body, options, fields, method = 'POST') {
    const answer = await wall.api(method, `/api/v1${path}`, body, options);
    assert.equal(answer.status, status, answer.text);
    if (fields)
        assert.deepEqual(answer.fields, fields, answer.text);
}
const tree = async (options) => (await wall.get('/api/v1/objectives', options)).json;
const link = async (id, options) => (await tree(options)).links.find((l) => l.id === id);
const propose = async (body, who, status = 201) => (await post('/links', body, as(who), status)).link;

before(async () => {
    wall = await startWall();
    may = await wall.phone({name: '小美'});
    kim = await wall.phone({name: '阿金'});
    sales = (await post('/units', {name: '销售部', level: 'department', outside: true}, admin, 201)).unit;
    mine = (await post('/objectives', {title: '提升抖音潜客转化率'}, as(may), 201)).objective;
    hers = (await post('/objectives', {title: '新媒体运营顺畅'}, as(kim), 201)).objective;
    hersKr = (await post('/key-results', {objective: hers.id, title: '潜客转化率', start: 0.8, target: 1.5}, as(kim), 201)).key_result;
});
after(() => wall.stop());

test('the lower owner claims 认领, and that is agreed at once', async () => {
    const made = await propose({kind: 'kr', objective: mine.id, upper_kr: hersKr.id}, may);
    assert.deepEqual([made.state, made.kind, made.upper_kr, made.may_answer], ['agreed', 'kr', hersKr.id, false]);
    await refused(409, '/links', {kind: 'kr', objective: mine.id, upper_kr: hersKr.id}, as(may));
    const {seq} = await post(`/links/${made.id}/remove`, {}, as(kim));
    assert.equal(await link(made.id), undefined);
    await post('/undo', {seq}, as(kim));
    assert.equal((await link(made.id)).state, 'agreed');
    await post(`/links/${made.id}/remove`, {}, as(may));
});

test('what is handed down waits for the lower owner', async () => {
    const made = await propose({kind: 'objective', objective: mine.id, upper_objective: hers.id, comment: '请接一下'}, kim);
    assert.equal(made.state, 'proposed');
    assert.deepEqual([(await link(made.id, as(may))).may_answer, (await link(made.id, as(kim))).may_answer], [true, false]);
    await refused(403, `/links/${made.id}/answer`, {agree: true}, as(kim));
    const {link: now} = await post(`/links/${made.id}/answer`, {agree: true, comment: '好'}, as(may));
    assert.deepEqual([now.state, now.comment, now.answer], ['agreed', '请接一下', '好']);
    await post(`/links/${made.id}/remove`, {}, as(may));
});

test('an admin who is nobody\'s owner hands down, and does not claim for others', async () => {
    const {link: made} = await post('/links', {kind: 'objective', objective: mine.id, upper_objective: hers.id}, admin, 201);
    assert.equal(made.state, 'proposed');
    await post(`/links/${made.id}/remove`, {}, admin);
});

test('a handshake across is proposed, answered by the other side alone, and shows how the windows meet', async () => {
    const window = {first: '2026-01-22', last: '2026-02-09'};
    const made = await propose({kind: 'across', objective: mine.id, upper_objective: hers.id, ...window}, may);
    assert.deepEqual([made.state, made.ours, made.theirs, made.overlap_days, made.gap_days], ['proposed', window, null, null, null]);
    await refused(403, `/links/${made.id}/answer`, {agree: true}, as(may));
    const {link: met} = await post(`/links/${made.id}/answer`, {agree: true, first: '2026-02-05', last: '2026-03-01'}, as(kim));
    assert.deepEqual([met.state, met.overlap_days, met.gap_days], ['agreed', 5, 0]);
    const {link: apart} = await post(`/links/${made.id}/answer`, {agree: false, comment: '我们晚一些', first: '2026-02-12', last: '2026-03-01'}, as(kim));
    assert.deepEqual([apart.state, apart.overlap_days, apart.gap_days, apart.answer], ['declined', 0, 2, '我们晚一些']);
    const again = await propose({kind: 'across', objective: mine.id, upper_objective: hers.id}, may);
    assert.equal(again.state, 'proposed');
});

test('for a unit without accounts an admin answers', async () => {
    const made = await propose({kind: 'across', objective: mine.id, unit: sales.id}, may);
    await refused(403, `/links/${made.id}/answer`, {agree: true}, as(kim));
    assert.equal((await post(`/links/${made.id}/answer`, {agree: true}, admin)).link.state, 'agreed');
});

test('nothing hangs on itself, nor on what hangs on it', async () => {
    const low = (await post('/objectives', {title: '下'}, as(may), 201)).objective;
    await propose({kind: 'objective', objective: low.id, upper_objective: mine.id}, may);
    await refused(422, '/links', {kind: 'objective', objective: low.id, upper_objective: low.id}, as(may), ['upper_objective']);
    await refused(422, '/links', {kind: 'objective', objective: mine.id, upper_objective: low.id}, as(may), ['upper_objective']);
});

for (const [name, body, fields] of [
    ['no kind', {kind: undefined}, ['kind']],
    ['a kind that is none', {kind: 'below'}, ['kind']],
    ['an objective nobody knows', {objective: NOBODY}, ['objective']],
    ['no upper objective', {}, ['upper_objective']],
    ['an upper objective nobody knows', {upper_objective: NOBODY}, ['upper_objective']],
    ['no upper key result', {kind: 'kr'}, ['upper_kr']],
    ['a key result nobody knows', {kind: 'kr', upper_kr: NOBODY}, ['upper_kr']],
    ['a unit nobody knows', {kind: 'across', unit: NOBODY}, ['unit']],
    ['half a window', {kind: 'across', unit: 'x', first: '2026-01-01'}, undefined],
    ['a comment that is too long', {comment: '字'.repeat(81)}, ['comment']],
])
    test(`an alignment with ${name}: 422`, () => refused(422, '/links', {kind: 'objective', objective: mine.id, ...body}, as(may), fields));

test('a window that ends before it begins, two uppers, another cycle: 422', async () => {
    const other = (await post('/objectives', {title: '下季', cycle: '2031q2'}, as(may), 201)).objective;
    await refused(422, '/links', {kind: 'across', objective: mine.id, unit: sales.id, first: '2026-02-02', last: '2026-02-01'}, as(may), ['last']);
    await refused(422, '/links', {kind: 'across', objective: mine.id, unit: sales.id, upper_objective: hers.id}, as(may), ['upper_objective']);
    await refused(422, '/links', {kind: 'objective', objective: other.id, upper_objective: hers.id}, as(may), ['upper_objective']);
});

test('strangers to both ends, guests, unknown links: refused', async () => {
    const {me} = await wall.phone({name: '路人'});
    assert.ok(me.id);
    const stranger = await wall.phone({name: '旁人'});
    await refused(403, '/links', {kind: 'objective', objective: mine.id, upper_objective: hers.id}, as(stranger));
    await refused(403, '/links', {kind: 'objective', objective: mine.id, upper_objective: hers.id}, {token: 'guest'});
    await refused(404, `/links/${NOBODY}/answer`, {agree: true}, as(may));
    await refused(404, `/links/${NOBODY}/remove`, {}, as(may));
});

test('suggestions are attached by anybody and settled by the owner', async () => {
    const {suggestion} = await post('/suggestions', {objective: hers.id, key_result: hersKr.id, text: '目标再高一点'}, as(may), 201);
    assert.deepEqual([suggestion.state, suggestion.author, suggestion.key_result], ['open', may.me.id, hersKr.id]);
    assert.equal(suggestion.kind, 'change');
    assert.equal((await post('/suggestions', {objective: hers.id, kind: 'ask', text: '口径是什么'}, as(may), 201)).suggestion.kind, 'ask');
    await refused(422, '/suggestions', {objective: hers.id, kind: 'praise', text: 'a'}, as(may), ['kind']);
    await refused(403, `/suggestions/${suggestion.id}/settle`, {state: 'accepted'}, as(may));
    const {suggestion: done, seq} = await post(`/suggestions/${suggestion.id}/settle`, {state: 'accepted'}, as(kim));
    assert.equal(done.state, 'accepted');
    await post('/undo', {seq}, as(kim));
    assert.equal((await tree()).suggestions.find((s) => s.id === suggestion.id).state, 'open');
    await refused(422, '/suggestions', {objective: hers.id}, as(may), ['text']);
    await refused(422, '/suggestions', {objective: mine.id, key_result: hersKr.id, text: 'a'}, as(may), ['key_result']);
    await refused(422, '/suggestions', {objective: NOBODY, text: 'a'}, as(may), ['objective']);
    await refused(422, '/suggestions', {objective: hers.id, text: '字'.repeat(141)}, as(may), ['text']);
    await refused(404, `/suggestions/${NOBODY}/settle`, {state: 'left'}, as(kim));
    await refused(403, '/suggestions', {objective: hers.id, text: 'a'}, {token: 'guest'});
});

test('units are added, edited and removed by admins, unless they own something', async () => {
    const {unit} = await post('/units', {name: '社媒组', parent: sales.id}, admin, 201);
    assert.deepEqual([unit.level, unit.parent, unit.outside], ['team', sales.id, false]);
    await refused(422, `/units/${sales.id}`, {parent: unit.id}, admin, ['parent'], 'PATCH');
    await refused(422, `/units/${unit.id}`, {parent: unit.id}, admin, ['parent'], 'PATCH');
    await refused(422, '/units', {name: ''}, admin, ['name']);
    await refused(422, '/units', {name: 'a', level: 'planet'}, admin, ['level']);
    await refused(422, '/units', {name: 'a', parent: NOBODY}, admin, ['parent']);
    await refused(403, '/units', {name: 'a'}, as(may));
    await refused(404, `/units/${NOBODY}/remove`, {}, admin);
    const {objective} = await post('/objectives', {title: '大家的', owner: unit.id}, as(may), 201);
    assert.equal(objective.unit, true);
    await refused(409, `/units/${unit.id}/remove`, {}, admin);
    await wall.api('PATCH', `/api/v1/objectives/${objective.id}`, {title: '大家都能改'}, as(kim)).then((a) => assert.equal(a.status, 200, a.text));
    await post(`/objectives/${objective.id}/remove`, {}, as(kim));
    await post(`/units/${unit.id}/remove`, {}, admin);
    assert.ok(!(await wall.get('/api/v1/units')).json.items.some((u) => u.id === unit.id));
    await refused(403, '/objectives', {title: 'a', owner: sales.id}, as(may));
});

test('a cycle\'s dates are moved, and given back to the rule', async () => {
    const patch = async (id, body) => (await wall.api('PATCH', `/api/v1/cycles/${id}`, body, admin)).json.cycle;
    const moved = await patch('2031q2', {name: '二季度', consensus: '2031-03-27', publishing: '2031-04-03'});
    assert.deepEqual([moved.name, moved.first, moved.last, moved.consensus, moved.publishing, moved.state], ['二季度', '2031-04-01', '2031-06-30', '2031-03-27', '2031-04-03', 'ahead']);
    assert.equal((await patch('2031q2', {consensus: null})).consensus, '2031-03-25');
    const half = await patch('2032h1', {first: '2032-01-01', last: '2032-06-30'});
    assert.deepEqual([half.id, half.first, half.tracking.length], ['2032h1', '2032-01-01', 5]);
    const list = (await wall.get('/api/v1/cycles')).json;
    assert.deepEqual(list.items.map((c) => c.id), [list.current, list.next, '2031q2', '2032h1']);
    await refused(422, '/cycles/2033h1', {}, admin, ['first'], 'PATCH');
    await refused(422, '/cycles/2033h1', {first: '2033-02-01', last: '2033-01-01'}, admin, ['last'], 'PATCH');
    await refused(422, '/cycles/2031q3', {consensus: '2031-08-01'}, admin, ['publishing'], 'PATCH');
    await refused(422, '/cycles/2031q3', {review: '2031-12-01'}, admin, ['review'], 'PATCH');
    await refused(404, '/cycles/spring', {}, admin, undefined, 'PATCH');
    await refused(403, '/cycles/2031q2', {name: 'a'}, as(may), undefined, 'PATCH');
});

test('the calendar knows a make-up Saturday and a holiday, and the team has the last word', async () => {
    const days = async () => (await wall.get('/api/v1/calendar-days', {lang: 'zh-CN'})).json;
    const first = await days();
    assert.deepEqual(first.known, [2024, 2025, 2026]);
    assert.deepEqual(first.items.find((d) => d.date === '2026-10-10'), {date: '2026-10-10', rule: 'work', name: '国庆节', own: false});
    assert.equal(first.items.find((d) => d.date === '2026-10-01').rule, 'off');
    const {day} = await post('/calendar-days', {date: '2026-10-10', rule: 'off', name: '团建'}, admin);
    assert.deepEqual(day, {date: '2026-10-10', rule: 'off', name: '团建', own: true});
    const {day: back, seq} = await post('/calendar-days/2026-10-10/clear', {}, admin);
    assert.deepEqual([back.rule, back.own], ['work', false]);
    await post('/undo', {seq}, admin);
    assert.equal((await days()).items.find((d) => d.date === '2026-10-10').rule, 'off');
    await refused(404, '/calendar-days/2026-11-11/clear', {}, admin);
    await refused(404, '/calendar-days/someday/clear', {}, admin);
    await refused(422, '/calendar-days', {date: '2026-02-30', rule: 'off'}, admin, ['date']);
    await refused(422, '/calendar-days', {date: '2026-02-20', rule: 'half'}, admin, ['rule']);
    await refused(403, '/calendar-days', {date: '2026-02-20', rule: 'off'}, as(may));
});
