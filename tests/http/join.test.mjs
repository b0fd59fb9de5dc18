import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {openStream, startWall} from '../support/wall.mjs';

let wall;
before(async () => { wall = await startWall(); });
after(() => wall.stop());

const nobody = {token: null};
const enter = (body, options = nobody) => wall.api('POST', '/api/v1/join', {code: wall.code, ...body}, options);
const agent = {token: null, headers: {'User-Agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)'}};

test('the first phone names the team and becomes its admin', async () => {
    const fresh = await startWall({team: false});
    try {
        const look = (await fresh.get(`/api/v1/join?code=${fresh.code}`, nobody)).json;
        assert.deepEqual(look, {team: '', fresh: true, members: []});
        const nameless = await fresh.api('POST', '/api/v1/join', {code: fresh.code, name: '小雨'}, nobody);
        assert.equal(nameless.status, 422);
        assert.deepEqual(nameless.fields, ['team']);
        const phone = await fresh.phone({team: '内容组', name: '小雨', emoji: '🌧️'});
        assert.equal(phone.me.role, 'admin');
        assert.equal((await fresh.phone({name: '阿杰'})).me.role, 'member');
    } finally {
        await fresh.stop();
    }
});

test('a new phone joins with the code and is a member from then on', async () => {
    const answer = await enter({name: '阿杰'});
    assert.equal(answer.status, 201, answer.text);
    const set = answer.headers['set-cookie'][0];
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/', 'Max-Age=31536000'])
        assert.ok(set.includes(part), set);
    const me = (await wall.get('/api/v1/me', {cookie: answer.cookie})).json;
    assert.equal(me.name, '阿杰');
    assert.equal(me.role, 'member');
    assert.equal(me.team, '测试组');
    assert.ok(me.version && me.wall_name);
});

test('the code is read as people type it', async () => {
    assert.equal((await wall.get(`/api/v1/join?code=${wall.code.toLowerCase()}`, nobody)).status, 200);
    assert.equal((await wall.get(`/api/v1/join?code=+${wall.code.slice(0, 2)}+${wall.code.slice(2)}`, nobody)).status, 200);
});

test('the same key joins once, though the answer was lost', async () => {
    const one = await enter({name: '手滑'}, {...nobody, key: 'join-1'});
    const two = await enter({name: '手滑'}, {...nobody, key: 'join-1'});
    assert.deepEqual([one.status, two.status], [201, 201]);
    assert.equal(one.json.me.id, two.json.me.id);
});

test('bad names are named, and nobody has joined', async () => {
    const before = (await wall.get('/api/v1/members')).bytes;
    for (const [body, fields] of [[{name: ''}, ['name']], [{name: '名'.repeat(17)}, ['name']], [{name: '\u202e'}, ['name']], [{}, ['name']],
        [{name: 'a', emoji: 'ab'}, ['emoji']], [{name: 'a', team: '又一个'}, undefined], [{member: 'nobody'}, ['member']], [{name: 5, x: 1}, ['name', 'x']]]) {
        const answer = await enter(body);
        assert.ok([409, 422].includes(answer.status), JSON.stringify(body) + answer.text);
        if (fields)
            assert.deepEqual(answer.fields, fields, answer.text);
    }
    assert.deepEqual((await wall.get('/api/v1/members')).bytes, before);
});

test('somebody without a phone is picked and is in', async () => {
    const {member} = (await wall.api('POST', '/api/v1/members', {name: '阿木'}, {token: 'admin'})).json;
    const look = (await wall.get(`/api/v1/join?code=${wall.code}`, nobody)).json;
    assert.equal(look.members.find((m) => m.id === member.id).has_device, false);
    const answer = await enter({member: member.id});
    assert.equal(answer.status, 201);
    assert.equal(answer.json.me.id, member.id);
    const after = (await wall.get(`/api/v1/join?code=${wall.code}`, nobody)).json;
    assert.equal(after.members.find((m) => m.id === member.id).has_device, true);
});

test('a second phone waits for a tap on the first, which hears of it', async () => {
    const first = await wall.phone({name: '双机'});
    const stream = await openStream(wall.port, {headers: {Cookie: first.cookie}});
    await stream.next();
    await stream.next();
    const asked = await enter({member: first.me.id}, agent);
    assert.equal(asked.status, 202);
    assert.ok(asked.json.expires_s > 0);
    assert.equal(asked.cookie, undefined);
    assert.equal((await stream.next()).event, 'claim');
    const poll = () => wall.get(`/api/v1/join/claims/${asked.json.claim}`, nobody);
    assert.equal((await poll()).json.state, 'waiting');

    const {items} = (await wall.get('/api/v1/claims', {cookie: first.cookie})).json;
    assert.deepEqual(items.map(({member, name, device}) => ({member, name, device})), [{member: first.me.id, name: '双机', device: 'iPhone'}]);
    assert.notEqual(items[0].id, asked.json.claim);
    const stranger = await wall.phone({name: '路人'});
    assert.deepEqual((await wall.get('/api/v1/claims', {cookie: stranger.cookie})).json.items, []);
    assert.equal((await wall.api('POST', `/api/v1/claims/${items[0].id}`, {approve: true}, {cookie: stranger.cookie})).status, 404);

    assert.equal((await wall.api('POST', `/api/v1/claims/${items[0].id}`, {approve: true}, {cookie: first.cookie})).status, 200);
    const let_in = await poll();
    assert.equal(let_in.json.state, 'approved');
    assert.equal((await wall.get('/api/v1/me', {cookie: let_in.cookie})).json.id, first.me.id);
    assert.equal((await poll()).status, 404, 'the claim is used up');
    stream.close();
});

test('a phone that is refused gets nothing', async () => {
    const first = await wall.phone({name: '拒绝'});
    const asked = await enter({member: first.me.id});
    const {items} = (await wall.get('/api/v1/claims', {token: 'admin'})).json;
    const mine = items.find((i) => i.member === first.me.id);
    assert.equal((await wall.api('POST', `/api/v1/claims/${mine.id}`, {approve: false}, {token: 'admin'})).status, 200);
    const poll = await wall.get(`/api/v1/join/claims/${asked.json.claim}`, nobody);
    assert.equal(poll.json.state, 'refused');
    assert.equal(poll.cookie, undefined);
});

test('a claim that nobody made: 404', async () => {
    assert.equal((await wall.get(`/api/v1/join/claims/${'x'.repeat(43)}`, nobody)).status, 404);
});

test('the right PIN lets a second phone in, wrong ones do not, and too many are stopped', async () => {
    const first = await wall.phone({name: '有码'});
    const set = (pin) => wall.api('POST', '/api/v1/me/pin', {pin}, {cookie: first.cookie});
    for (const pin of ['123', '123456789', '12a4', '１２３４', 1234, ''])
        assert.equal((await set(pin)).status, 422, String(pin));
    assert.equal((await set('4711')).status, 200);
    const wrong = await enter({member: first.me.id, pin: '4712'});
    assert.equal(wrong.status, 422);
    assert.deepEqual(wrong.fields, ['pin']);
    const right = await enter({member: first.me.id, pin: '4711'});
    assert.equal(right.status, 201);
    assert.equal((await wall.get('/api/v1/me', {cookie: right.cookie})).json.id, first.me.id);
    assert.equal((await set(null)).status, 200);
    for (let i = 0; i < 4; i++)
        assert.equal((await enter({member: first.me.id, pin: '4711'})).status, 422, 'it was removed');
    const stopped = await enter({member: first.me.id, pin: '4711'});
    assert.equal(stopped.status, 429);
    assert.ok(Number(stopped.headers['retry-after']) > 0);
    assert.equal((await enter({member: first.me.id})).status, 202, 'asking the phone is still possible');
});

test('a program has no PIN and no phone to sign out', async () => {
    assert.equal((await wall.api('POST', '/api/v1/me/pin', {pin: '1234'})).status, 403);
    assert.equal((await wall.api('POST', '/api/v1/me/sign-out', {})).status, 403);
});

test('a phone that signs out is nobody, and its stream ends', async () => {
    const phone = await wall.phone({name: '再见'});
    const stream = await openStream(wall.port, {headers: {Cookie: phone.cookie}});
    await stream.next();
    const out = await wall.api('POST', '/api/v1/me/sign-out', {}, {cookie: phone.cookie});
    assert.equal(out.status, 200);
    assert.match(out.headers['set-cookie'][0], /Max-Age=0/);
    assert.equal((await wall.get('/api/v1/me', {cookie: phone.cookie})).status, 401);
    for (let i = 0; i < 100 && !stream.ended; i++)
        await new Promise((resolve) => setTimeout(resolve, 20));
    assert.ok(stream.ended);
});

test('wrong codes are refused, then stopped for a while, the right one included', async () => {
    const other = await startWall();
    try {
        assert.equal((await other.get('/api/v1/join', nobody)).status, 422);
        const statuses = [];
        for (let i = 0; i < 12; i++)
            statuses.push((await other.get(`/api/v1/join?code=${i % 2 ? '????' : 'AAAAAAAA'}`, nobody)).status);
        assert.deepEqual(statuses, [...Array(10).fill(403), 429, 429]);
        const right = await other.get(`/api/v1/join?code=${other.code}`, nobody);
        assert.equal(right.status, 429);
        assert.ok(Number(right.headers['retry-after']) > 0);
        assert.equal((await other.api('POST', '/api/v1/join', {code: other.code, name: 'a'}, nobody)).status, 429);
    } finally {
        await other.stop();
    }
});

test('the demo prints an address whose opener is an admin, once', async () => {
    const demo = await startWall({command: 'demo'});
    try {
        const secret = demo.adminAddress.split('/').pop();
        assert.equal((await demo.get(`/J/${secret}`, nobody)).status, 200);
        const look = (await demo.get(`/api/v1/join?code=${secret}`, nobody)).json;
        assert.ok(look.members.length >= 7);
        const answer = await demo.api('POST', '/api/v1/join', {code: secret, name: '新管理员'}, nobody);
        assert.equal(answer.status, 201, answer.text);
        assert.equal((await demo.get('/api/v1/me', {cookie: answer.cookie})).json.role, 'admin');
        assert.equal((await demo.api('POST', '/api/v1/join', {code: secret, name: '又一个'}, nobody)).status, 403);
    } finally {
        await demo.stop();
    }
});
