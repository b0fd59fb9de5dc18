import assert from 'node:assert/strict';
import {statSync} from 'node:fs';
import {hostname, networkInterfaces} from 'node:os';
import {after, before, test} from 'node:test';
import {cli, request, startWall} from '../support/wall.mjs';

let wall;
before(async () => { wall = await startWall({args: ['--host', 'wall.example']}); });
after(() => wall.stop());

const bearer = (headers = {}, role = 'member') => ({Authorization: `Bearer ${wall.token(role)}`, 'Accept-Language': 'en', ...headers});
const board = (headers) => request(wall.port, 'GET', '/api/v1/board', {headers});

test('without a token or a session there is nothing to see: 401', async () => {
    for (const path of ['/api/v1/board', '/api/v1/me', '/api/v1/wall', '/api/v1/events', '/wall.png', '/api/v1/claims', '/api/v1/activity']) {
        const answer = await wall.get(path, {token: null});
        assert.equal(answer.status, 401, path);
        assert.match(answer.headers['www-authenticate'], /^Bearer/);
        assert.match(answer.headers['content-type'], /^application\/problem\+json/);
    }
    assert.equal((await wall.api('POST', '/api/v1/cards', {title: 'a'}, {token: null})).status, 401);
});

test('a token that is none: 401', async () => {
    for (const token of ['x', 'A'.repeat(43), 'A'.repeat(5000), ''])
        assert.equal((await board({Authorization: `Bearer ${token}`})).status, 401);
    assert.equal((await board({Cookie: `kanwall=${'A'.repeat(43)}`})).status, 401);
});

test('a bearer token is no cookie and a cookie is no bearer token', async () => {
    const token = wall.admin.cookie.split('=')[1];
    assert.equal((await board({Authorization: `Bearer ${token}`})).status, 401);
    assert.equal((await board({Cookie: `kanwall=${wall.token('member')}`})).status, 401);
});

test('guests look and change nothing: 403', async () => {
    assert.equal((await wall.get('/api/v1/board', {token: 'guest'})).status, 200);
    const before = (await wall.get('/api/v1/board')).bytes;
    const writes = [['POST', '/api/v1/cards', {title: 'a'}], ['POST', '/api/v1/wall/show', {theme: 'day'}], ['POST', '/api/v1/undo', {seq: 1}],
        ['PATCH', '/api/v1/team', {name: 'a'}], ['POST', '/api/v1/labels', {name: 'a'}]];
    for (const [method, path, body] of writes)
        assert.equal((await wall.api(method, path, body, {token: 'guest'})).status, 403, path);
    assert.deepEqual((await wall.get('/api/v1/board')).bytes, before);
});

test('what admins do, members may not: 403', async () => {
    const writes = [['PATCH', '/api/v1/team', {name: 'a'}], ['POST', '/api/v1/columns', {name: 'a', kind: 'todo'}],
        ['POST', '/api/v1/members', {name: 'a'}], ['POST', '/api/v1/tokens', {name: 'a', role: 'admin'}], ['GET', '/api/v1/tokens']];
    for (const [method, path, body] of writes)
        assert.equal((await wall.api(method, path, body)).status, 403, path);
});

test('a request from a page of another site is refused: 403', async () => {
    const own = `127.0.0.1:${wall.port}`;
    for (const origin of ['http://evil.example', `http://127.0.0.1:${wall.port + 1}`, 'null', `https://${own}.evil.example`, 'file://', '']) {
        const answer = await board(bearer({Host: own, Origin: origin}));
        assert.equal(answer.status, 403, origin);
    }
    assert.equal((await board(bearer({Host: own, Origin: `http://${own}`}))).status, 200);
    assert.equal((await board(bearer({Host: own, Origin: 'https://wall.example'}))).status, 200);
});

test('a name that is not ours is refused: 421', async () => {
    for (const host of ['evil.example', `evil.example:${wall.port}`, '127.0.0.1.evil.example', '8.8.8.8', '[2001:db8::1]', 'localhost.evil', '']) {
        const answer = await board(bearer({Host: host}));
        assert.ok([400, 421].includes(answer.status), `${host}: ${answer.status}`);
    }
});

test('this machine is known by its names, its numbers and what the configuration adds', async () => {
    const numbers = Object.values(networkInterfaces()).flat().map((i) => (i.family === 'IPv6' ? `[${i.address}]` : i.address));
    const names = ['localhost', 'LOCALHOST', hostname(), `${hostname().split('.')[0]}.local`, 'wall.example', '[::1]', ...numbers];
    for (const name of names)
        for (const host of [name, `${name}:${wall.port}`])
            assert.equal((await board(bearer({Host: host}))).status, 200, host);
});

test('a token is made, used, listed and revoked', async () => {
    const made = await wall.api('POST', '/api/v1/tokens', {name: '机器人 1/2', role: 'member'}, {token: 'admin'});
    assert.equal(made.status, 201, made.text);
    const {token} = made.json;
    assert.equal((await wall.get('/api/v1/board', {token})).status, 200);
    assert.ok((await wall.get('/api/v1/tokens', {token: 'admin'})).json.items.some((t) => t.name === '机器人 1/2'));
    assert.ok(!(await wall.get('/api/v1/tokens', {token: 'admin'})).text.includes(token));
    assert.equal((await wall.api('POST', '/api/v1/tokens', {name: '机器人 1/2', role: 'guest'}, {token: 'admin'})).status, 409);
    const path = `/api/v1/tokens/${encodeURIComponent('机器人 1/2')}/revoke`;
    assert.equal((await wall.api('POST', path, {}, {token: 'admin'})).status, 200);
    assert.equal((await wall.get('/api/v1/board', {token})).status, 401);
});

test('the command line makes and revokes tokens of a running wall', async () => {
    const token = cli(['token', 'add', 'cron', '--role', 'guest', '--db', wall.db]).trim();
    assert.equal((await wall.get('/api/v1/board', {token})).status, 200);
    cli(['token', 'revoke', 'cron', '--db', wall.db]);
    assert.equal((await wall.get('/api/v1/board', {token})).status, 401);
});

test('the command line lists tokens as lines and revokes the longest name', async () => {
    const name = '名'.repeat(60) + ' 1/2';
    cli(['token', 'add', name, '--role', 'guest', '--db', wall.db]);
    const lines = cli(['token', 'list', '--db', wall.db]).trim().split('\n');
    assert.match(lines.find((line) => line.endsWith(name)), /^guest   \d{4}-\d\d-\d\d  名/);
    cli(['token', 'revoke', name, '--db', wall.db]);
    assert.ok(!cli(['token', 'list', '--db', wall.db]).includes(name));
});

test('a wrong word on the command line: one sentence, exit status 2', () => {
    for (const words of [['token', 'list', 'extra'], ['token', 'add'], ['token', 'add', 'a', '--role', 'boss'], ['render'], ['fly'], ['--bogus']])
        assert.throws(() => cli([...words, '--db', wall.db]), (e) => e.status === 2 && /^kanwall: [^\n]+\n$/.test(e.stderr), words.join(' '));
});

test('the socket is for this user alone, and its peers are admins', async () => {
    const {join, dirname} = await import('node:path');
    const {readdirSync} = await import('node:fs');
    const name = readdirSync(dirname(wall.db)).find((f) => f.endsWith('.sock'));
    const socketPath = join(dirname(wall.db), name);
    assert.equal(statSync(socketPath).mode & 0o777, 0o600);
    const answer = await request(0, 'GET', '/api/v1/tokens', {socketPath, headers: {Host: 'anything'}});
    assert.equal(answer.status, 200);
});

test('rights that are taken away are gone with the next request', async () => {
    const phone = await wall.phone({name: '客人'});
    const admin = {cookie: wall.admin.cookie};
    assert.equal((await wall.api('POST', '/api/v1/cards', {title: 'a'}, {cookie: phone.cookie})).status, 201);
    await wall.api('PATCH', `/api/v1/members/${phone.me.id}`, {role: 'guest'}, admin);
    assert.equal((await wall.api('POST', '/api/v1/cards', {title: 'a'}, {cookie: phone.cookie})).status, 403);
    await wall.api('POST', `/api/v1/members/${phone.me.id}/leave`, {}, admin);
    assert.equal((await wall.get('/api/v1/board', {cookie: phone.cookie})).status, 401);
});

test('the last admin stays one: 409', async () => {
    const answer = await wall.api('PATCH', `/api/v1/members/${wall.admin.me.id}`, {role: 'member'}, {cookie: wall.admin.cookie});
    assert.equal(answer.status, 409);
});

test('every answer carries the headers that keep a browser in', async () => {
    for (const path of ['/', '/api/v1/board', '/nothing', '/healthz', '/phone/main.js', '/api/openapi.json']) {
        const {headers} = await wall.get(path);
        assert.match(headers['content-security-policy'], /frame-ancestors 'none'/, path);
        assert.equal(headers['x-content-type-options'], 'nosniff', path);
        assert.ok(headers['referrer-policy'] && headers['cache-control'], path);
        assert.ok(!Object.keys(headers).some((name) => name.startsWith('x-kanwall')), path);
    }
});
