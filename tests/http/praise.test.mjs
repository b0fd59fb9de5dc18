import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {startWall} from '../support/wall.mjs';

let wall, me, may, zhou;
before(async () => {
    wall = await startWall();
    me = {cookie: wall.admin.cookie, token: null, id: wall.admin.me.id};
    may = await join('阿May');
    zhou = await join('老周');
});
after(() => wall.stop());

async function join(name) {
    const phone = await wall.phone({name});
    return {cookie: phone.cookie, token: null, id: phone.me.id};
}

const NOBODY = '00000000-0000-7000-8000-000000000000';
const post = (path, body, who) => wall.api('POST', '/api/v1' + path, body, who);
const get = async (path, who) => (await wall.get('/api/v1' + path, who)).json;

/* Refused, and nothing of it is to be seen. */
async function refused(status, answer, fields) {
    assert.equal(answer.status, status, answer.text);
    assert.match(answer.headers['content-type'], /^application\/problem\+json/);
    if (fields)
        assert.deepEqual(answer.fields, fields, answer.text);
}

test('a badge is given, listed, counted, told in the activity, and taken back', async () => {
    const before = await get('/kudos', may);
    const objective = (await post('/objectives', {title: '寄样不断'}, may)).json.objective.id;
    const kr = (await post('/key-results', {objective, title: '签收 32 份', start: 0, target: 32}, may)).json.key_result.id;
    const given = await post('/kudos', {to: zhou.id, badge: 'rescue', reason: '半夜补寄 12 份样品', key_result: kr}, may);
    assert.equal(given.status, 201, given.text);
    const {id} = given.json.kudos;
    assert.equal(given.json.kudos.from, may.id);
    const list = await get('/kudos', may);
    assert.equal(list.items[0].reason, '半夜补寄 12 份样品');
    assert.equal(list.items[0].key_result, kr);
    assert.equal(list.quarter, before.quarter + 1);
    assert.equal(list.week.left, before.week.left - 1);
    const said = (await get('/activity?limit=1', zhou)).items[0];
    assert.deepEqual([said.kind, said.title, said.data.to], ['kudos.given', 'Rescue', zhou.id]);
    await refused(403, await post(`/kudos/${id}/take-back`, {}, zhou));
    assert.equal((await post(`/kudos/${id}/take-back`, {}, may)).json.kudos.state, 'taken');
    assert.equal((await get('/kudos', may)).items.length, before.items.length);
    assert.equal((await post('/undo', {seq: given.json.seq}, zhou)).status, 403);
});

test('refusals of a badge name what is wrong', async () => {
    const good = {to: zhou.id, badge: 'idea', reason: '好点子'};
    for (const [change, fields] of [
        [{to: may.id}, ['to']], [{to: NOBODY}, ['to']], [{to: 5}, ['to']], [{to: undefined}, ['to']], [{badge: 'nothing'}, ['badge']],
        [{badge: undefined}, ['badge']], [{reason: undefined}, ['reason']], [{reason: '  '}, ['reason']],
        [{reason: '字'.repeat(81)}, ['reason']], [{reason: ['x']}, ['reason']], [{key_result: 'No Such'}, ['key_result']], [{key_result: NOBODY}, ['key_result']], [{more: 1}, ['more']],
    ])
        await refused(422, await post('/kudos', {...good, ...change}, may), fields);
    await refused(403, await post('/kudos', good, {token: 'guest'}));
    await refused(403, await post('/kudos', good, {token: 'member'}));
    await refused(401, await post('/kudos', good, {token: null}));
    await refused(404, await post(`/kudos/${NOBODY}/take-back`, {}, may));
    await refused(422, await wall.get('/api/v1/kudos?limit=0', may), ['limit']);
});

test('the fourth badge of a week is refused until the team allows more', async () => {
    const who = await join('小北');
    const give = () => post('/kudos', {to: zhou.id, badge: 'warmth', reason: '陪着彩排'}, who);
    for (let i = 0; i < 3; i++)
        assert.equal((await give()).status, 201);
    await refused(409, await give());
    assert.equal((await get('/kudos', who)).week.left, 0);
    const set = await wall.api('PATCH', '/api/v1/team', {kudos_per_week: 4}, me);
    assert.equal(set.json.team.kudos_per_week, 4);
    assert.equal((await give()).status, 201);
    await refused(422, await wall.api('PATCH', '/api/v1/team', {kudos_per_week: 21}, me), ['kudos_per_week']);
    await refused(403, await wall.api('PATCH', '/api/v1/team', {kudos_per_week: 9}, may));
    assert.equal((await post('/undo', {seq: set.json.seq}, me)).status, 409, 'four are given already');
});

test('the catalogue grows, changes and shrinks, and what was given stays', async () => {
    assert.deepEqual((await get('/badges', {token: 'guest', lang: 'zh'})).items.map((b) => b.name), ['种草', '破圈', '转化', '救火', '暖心', '点子']);
    const added = await post('/badges', {name: '打开率', icon: 'star', colour: 'sky'}, may);
    assert.equal(added.status, 201);
    const {id} = added.json.badge;
    assert.equal((await post('/kudos', {to: zhou.id, badge: id, reason: '连续两周达标'}, may)).status, 201);
    await refused(403, await wall.api('PATCH', `/api/v1/badges/${id}`, {name: 'x'}, may));
    assert.equal((await wall.api('PATCH', `/api/v1/badges/${id}`, {name: '突破'}, me)).json.badge.name, '突破');
    await refused(422, await wall.api('PATCH', `/api/v1/badges/${id}`, {name: ''}, me), ['name']);
    await refused(422, await post('/badges', {name: '一二三四五六七八九'}, may), ['name']);
    await refused(422, await post('/badges', {name: 'x', icon: 'skull'}, may), ['icon']);
    await refused(422, await post('/badges', {name: 'x', colour: 'red'}, may), ['colour']);
    await refused(403, await post('/badges', {name: 'x'}, {token: 'guest'}));
    const removed = await post(`/badges/${id}/remove`, {}, me);
    assert.equal(removed.status, 200);
    await refused(404, await post(`/badges/${id}/remove`, {}, me));
    await refused(404, await wall.api('PATCH', `/api/v1/badges/${NOBODY}`, {name: 'x'}, me));
    await refused(422, await post('/kudos', {to: zhou.id, badge: id, reason: 'x'}, may), ['badge']);
    assert.ok((await get('/kudos', may)).items.some((k) => k.badge === id));
    assert.equal((await post('/undo', {seq: removed.json.seq}, me)).status, 200);
    assert.ok((await get('/badges', may)).items.some((b) => b.id === id));
});

test('money comes in, goes out for a badge, and fills a pool', async () => {
    assert.deepEqual(await get('/fund', may), {balance: 0, pool: null, items: []});
    const kudos = (await get('/kudos', may)).items[0].id;
    await refused(422, await post('/fund/grants', {amount: 30, kudos}, me), ['amount']);
    assert.equal((await post('/fund/deposits', {amount: 1500, note: '季度预算'}, me)).json.fund.balance, 1500);
    const granted = await post('/fund/grants', {amount: 30, kudos}, me);
    assert.equal(granted.json.fund.balance, 1470);
    assert.equal((await get('/kudos', may)).items[0].granted, 30);
    await refused(409, await post('/fund/grants', {amount: 30, kudos}, me));
    assert.equal((await wall.api('PATCH', '/api/v1/pool', {what: '团队火锅', cost: 1400}, me)).json.fund.pool.cost, 1400);
    const fund = await get('/fund', {token: 'guest'});
    assert.deepEqual(fund.items.map((line) => [line.way, line.amount]), [['out', 30], ['in', 1500]]);
    assert.equal((await post('/undo', {seq: granted.json.seq}, me)).status, 200);
    assert.equal((await get('/fund', may)).balance, 1500);
    for (const [path, body, fields] of [
        ['/fund/deposits', {amount: 0}, ['amount']], ['/fund/deposits', {amount: 1.5}, ['amount']], ['/fund/deposits', {amount: 1000001}, ['amount']],
        ['/fund/deposits', {}, ['amount']], ['/fund/deposits', {amount: 1, note: '字'.repeat(41)}, ['note']], ['/fund/grants', {amount: 1, kudos: NOBODY}, ['kudos']],
        ['/fund/grants', {amount: 1}, ['kudos']],
    ])
        await refused(422, await post(path, body, me), fields);
    await refused(422, await wall.api('PATCH', '/api/v1/pool', {what: '', cost: 1}, me), ['what']);
    await refused(422, await wall.api('PATCH', '/api/v1/pool', {what: 'x', cost: 0}, me), ['cost']);
    for (const who of [may, {token: 'guest'}]) {
        await refused(403, await post('/fund/deposits', {amount: 1}, who));
        await refused(403, await post('/fund/grants', {amount: 1, kudos}, who));
        await refused(403, await wall.api('PATCH', '/api/v1/pool', {what: 'x', cost: 1}, who));
    }
});

test('feedback is for two until its receiver shows it', async () => {
    const given = await post('/feedback', {to: zhou.id, text: '开会可以慢一点'}, may);
    assert.equal(given.status, 201, given.text);
    const {id} = given.json.feedback;
    assert.ok((await get('/feedback', zhou)).items.some((one) => one.id === id));
    assert.ok((await get('/feedback', may)).items.some((one) => one.id === id));
    assert.ok(!(await get('/feedback', me)).items.some((one) => one.id === id));
    await refused(403, await post(`/feedback/${id}/publish`, {}, may));
    await refused(404, await post(`/feedback/${id}/publish`, {}, me));
    await refused(403, await post(`/feedback/${id}/withdraw`, {}, zhou));
    await refused(404, await post(`/feedback/${id}/withdraw`, {}, me));
    assert.equal((await post(`/feedback/${id}/publish`, {}, zhou)).json.feedback.state, 'published');
    assert.equal((await get('/feedback', me)).items.find((one) => one.id === id).text, '开会可以慢一点');
    assert.equal((await post(`/feedback/${id}/withdraw`, {}, may)).status, 200);
    for (const who of [me, may, zhou])
        assert.ok(!(await get('/feedback', who)).items.some((one) => one.id === id));
    for (const [body, fields] of [[{to: may.id, text: 'x'}, ['to']], [{to: NOBODY, text: 'x'}, ['to']], [{to: zhou.id, text: ''}, ['text']],
        [{to: zhou.id}, ['text']], [{to: zhou.id, text: '字'.repeat(1001)}, ['text']], [{to: zhou.id, text: 5}, ['text']]])
        await refused(422, await post('/feedback', body, may), fields);
    await refused(403, await post('/feedback', {to: zhou.id, text: 'x'}, {token: 'guest'}));
    await refused(403, await post('/feedback', {to: zhou.id, text: 'x'}, {token: 'admin'}));
});

test('two people keep a log, tick what they agreed on, and others see that they talked', async () => {
    assert.equal((await get(`/talks/${zhou.id}`, may)).talked, false);
    assert.equal((await post('/talks', {with: zhou.id, text: '抖音这块我有点没底'}, may)).status, 201);
    assert.equal((await post('/talks', {with: may.id, text: '先只盯一个数'}, zhou)).status, 201);
    const agreed = (await post('/agreements', {with: may.id, text: '每周五一起看线索数', owner: may.id}, zhou)).json.talk;
    assert.equal(agreed.done, false);
    const log = await get(`/talks/${may.id}`, zhou);
    assert.deepEqual(log.items.map((one) => one.text), ['抖音这块我有点没底', '先只盯一个数', '每周五一起看线索数']);
    assert.equal(log.talked, true);
    assert.deepEqual(log.items, (await get(`/talks/${zhou.id}`, may)).items);
    assert.deepEqual((await get('/talks', may)).items.map((one) => [one.with, one.entries, one.open]), [[zhou.id, 3, 1]]);
    assert.equal((await post(`/agreements/${agreed.id}/tick`, {done: true}, may)).json.talk.done, true);
    assert.equal((await get('/talks', may)).items[0].open, 0);
    const months = await get('/talks/months', {token: 'guest'});
    assert.match(months.month, /^\d{4}-\d{2}$/);
    assert.deepEqual(months.items, [{members: [may.id, zhou.id].sort(), done: true}]);
    for (const [path, body, fields] of [
        ['/talks', {with: may.id, text: 'x'}, ['with']], ['/talks', {with: NOBODY, text: 'x'}, ['with']], ['/talks', {with: zhou.id, text: ' '}, ['text']],
        ['/talks', {with: zhou.id, text: '字'.repeat(1001)}, ['text']], ['/talks', {text: 'x'}, ['with']],
        ['/agreements', {with: zhou.id, text: 'x', owner: me.id}, ['owner']], ['/agreements', {with: zhou.id, text: '字'.repeat(121)}, ['text']],
    ])
        await refused(422, await post(path, body, may), fields);
    await refused(404, await post(`/agreements/${agreed.id}/tick`, {done: false}, me));
    await refused(422, await post(`/agreements/${agreed.id}/tick`, {done: 'yes'}, may), ['done']);
    await refused(404, await wall.get(`/api/v1/talks/${may.id}`, may));
    await refused(404, await wall.get(`/api/v1/talks/${NOBODY}`, may));
    await refused(404, await wall.get(`/api/v1/talks/${may.id}`, {token: 'admin'}));
    await refused(403, await post('/talks', {with: zhou.id, text: 'x'}, {token: 'admin'}));
    await refused(403, await post('/agreements', {with: zhou.id, text: 'x'}, {token: 'guest'}));
});

test('words that should never have been written are erased: a badge by its giver or an admin', async () => {
    const giver = await join('阿树');
    for (const who of [giver, me]) {
        const {kudos, seq} = (await post('/kudos', {to: zhou.id, badge: 'rescue', reason: '不该写的话甲'}, giver)).json;
        await refused(403, await post(`/kudos/${kudos.id}/redact`, {}, zhou));
        await refused(403, await post(`/kudos/${kudos.id}/redact`, {}, {token: 'guest'}));
        const gone = await post(`/kudos/${kudos.id}/redact`, {}, who);
        assert.equal(gone.status, 200, gone.text);
        assert.deepEqual([gone.json.kudos.state, gone.json.kudos.reason, gone.json.kudos.to], ['removed', '', zhou.id]);
        assert.equal((await post(`/kudos/${kudos.id}/redact`, {}, who)).json.seq, gone.json.seq, 'once is enough');
        for (const path of ['/kudos', '/activity?limit=20'])
            assert.ok(!JSON.stringify(await get(path, me)).includes('不该写的话甲'), path);
        assert.equal((await post('/undo', {seq}, giver)).status, 409);
        assert.equal((await post('/undo', {seq: gone.json.seq}, who)).status, who === me ? 409 : 403);
        assert.equal((await get('/activity?limit=1', zhou)).items[0].kind, 'kudos.redacted');
    }
    await refused(404, await post(`/kudos/${NOBODY}/redact`, {}, me));
});

test('feedback is erased by its giver, and by an admin only what everybody can read', async () => {
    const tell = async (text) => (await post('/feedback', {to: zhou.id, text}, may)).json.feedback.id;
    const secret = await tell('不该写的话乙');
    await refused(404, await post(`/feedback/${secret}/redact`, {}, me));
    await refused(403, await post(`/feedback/${secret}/redact`, {}, zhou));
    assert.equal((await post(`/feedback/${secret}/redact`, {}, may)).json.feedback.text, '');
    assert.ok(!JSON.stringify(await get('/feedback', zhou)).includes('不该写的话乙'));
    await refused(404, await post(`/feedback/${secret}/publish`, {}, zhou));
    const shown = await tell('不该写的话丙');
    await post(`/feedback/${shown}/publish`, {}, zhou);
    await refused(403, await post(`/feedback/${shown}/redact`, {}, zhou));
    assert.equal((await post(`/feedback/${shown}/redact`, {}, me)).status, 200);
    assert.ok(!JSON.stringify(await get('/feedback', zhou)).includes('不该写的话丙'));
    const withdrawn = await tell('不该写的话丁');
    await post(`/feedback/${withdrawn}/withdraw`, {}, may);
    assert.equal((await post(`/feedback/${withdrawn}/redact`, {}, may)).status, 200);
});

test('an entry of a talk is erased by who wrote it, and by nobody else', async () => {
    const noted = (await post('/talks', {with: zhou.id, text: '不该写的话戊'}, may)).json.talk.id;
    const agreed = (await post('/agreements', {with: may.id, text: '不该写的话己'}, zhou)).json.talk.id;
    await refused(404, await post(`/talks/${noted}/redact`, {}, me));
    await refused(403, await post(`/talks/${noted}/redact`, {}, zhou));
    await refused(403, await post(`/talks/${agreed}/redact`, {}, may));
    assert.equal((await post(`/talks/${noted}/redact`, {}, may)).json.talk.text, '');
    assert.equal((await post(`/talks/${agreed}/redact`, {}, zhou)).status, 200);
    assert.ok(!/不该写的话/.test(JSON.stringify(await get(`/talks/${zhou.id}`, may))));
    await refused(404, await post(`/agreements/${agreed}/tick`, {done: true}, zhou));
});

test('errors of recognition speak the language of the reader', async () => {
    const zh = await post('/kudos', {to: may.id, badge: 'idea', reason: 'x'}, {...may, lang: 'zh-CN'});
    const en = await post('/kudos', {to: may.id, badge: 'idea', reason: 'x'}, may);
    assert.match(zh.json.errors[0].message, /[\u4e00-\u9fff]/);
    assert.doesNotMatch(en.json.errors[0].message, /[\u4e00-\u9fff]/);
});
