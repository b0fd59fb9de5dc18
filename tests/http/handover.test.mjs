import assert from 'node:assert/strict';
import {hostname} from 'node:os';
import {after, before, test} from 'node:test';
import {pause, startWall} from '../support/wall.mjs';

let wall, other;
before(async () => {
    [wall, other] = await Promise.all([startWall({args: ['--hosts', 'kanwall-test.local,wall.example']}), startWall()]);
});
after(() => Promise.all([wall.stop(), other.stop()]));

const NAME = () => ({Host: `kanwall-test.local:${wall.port}`});

/* A phone that has just joined under the number. */
let phones = 0;
const join = () => wall.phone({name: `手机 ${++phones}`});

const ask = async (phone, options = {}) => {
    const answer = await wall.api('POST', '/api/v1/me/handover', {}, {cookie: phone.cookie, ...options});
    assert.equal(answer.status, 201, answer.text);
    return answer.json;
};
const take = (code, {headers = {}, ...options} = {}) =>
    wall.api('POST', '/api/v1/join/handover', {code}, {token: null, headers: {...NAME(), ...headers}, ...options});
const me = (cookie, headers = NAME()) => wall.get('/api/v1/me', {cookie, headers});

test('the phone is told under which name the wall is found, and which wall it is', async () => {
    const {home, incarnation} = (await me(wall.admin.cookie)).json;
    assert.equal(home, `kanwall-test.local:${wall.port}`);
    assert.equal((await wall.get('/healthz', {token: null})).json.incarnation, incarnation);
    const machine = (await other.get('/api/v1/me')).json;
    assert.equal(machine.home, `${hostname().split('.')[0]}.local:${other.port}`);
    assert.notEqual(machine.incarnation, incarnation);
});

test('the code becomes the same session under the name, once', async () => {
    const phone = await join();
    const {code, address} = await ask(phone);
    assert.equal(address, `kanwall-test.local:${wall.port}`);
    const taken = await take(code);
    assert.equal(taken.status, 200, taken.text);
    assert.match(taken.headers['set-cookie'][0], /HttpOnly; SameSite=Strict/);
    assert.notEqual(taken.cookie, phone.cookie);
    for (const cookie of [phone.cookie, taken.cookie])
        assert.equal((await me(cookie)).json.id, phone.me.id);
    assert.equal((await take(code)).status, 403);
});

test('signing out under the name signs the phone out under the number as well', async () => {
    const phone = await join();
    const {cookie} = await take((await ask(phone)).code);
    assert.equal((await wall.api('POST', '/api/v1/me/sign-out', {}, {cookie, headers: NAME()})).status, 200);
    for (const one of [cookie, phone.cookie])
        assert.equal((await me(one)).status, 401);
});

test('a second hand-over takes the place of the first', async () => {
    const phone = await join();
    const first = await take((await ask(phone)).code);
    const second = await take((await ask(phone)).code);
    assert.equal((await me(first.cookie)).status, 401);
    assert.equal((await me(second.cookie)).status, 200);
    const {code} = await ask(phone);
    const again = await take(code, {cookie: second.cookie});
    assert.deepEqual([again.status, again.cookie], [200, undefined], 'whoever is in already stays in as they are');
    assert.equal((await me(second.cookie)).status, 200);
});

test('a code is no good under another address of the wall', async () => {
    for (const host of [`127.0.0.1:${wall.port}`, 'wall.example', `localhost:${wall.port}`]) {
        const phone = await join();
        const {code} = await ask(phone);
        assert.equal((await take(code, {headers: {Host: host}})).status, 403, host);
        assert.equal((await take(code)).status, 403, 'it is used up');
    }
});

test('a code is no good to another phone', async () => {
    const [phone, stranger] = [await join(), await join()];
    const browser = {'User-Agent': 'Mozilla/5.0 (Android 14)'};
    const tries = [{headers: {'User-Agent': 'Mozilla/5.0 (iPhone)'}}, {headers: browser, from: '127.0.0.3'},
        {headers: browser, cookie: stranger.cookie}];
    for (const how of tries) {
        const {code} = await ask(phone, {headers: browser, from: '127.0.0.2'});
        assert.equal((await take(code, {from: '127.0.0.2', ...how})).status, 403, JSON.stringify(how));
    }
    const {code} = await ask(phone, {headers: browser, from: '127.0.0.2'});
    assert.equal((await take(code, {headers: browser, from: '127.0.0.2'})).status, 200);
});

test('a newer code of the same phone, or signing out, ends an older one', async () => {
    const phone = await join();
    const old = await ask(phone);
    const {code} = await ask(phone);
    assert.equal((await take(old.code)).status, 403);
    await wall.api('POST', '/api/v1/me/sign-out', {}, {cookie: phone.cookie});
    assert.equal((await take(code)).status, 401);
});

test('only a phone with a session gets a code, and not many', async () => {
    assert.equal((await wall.api('POST', '/api/v1/me/handover', {}, {token: null})).status, 401);
    assert.equal((await wall.api('POST', '/api/v1/me/handover', {}, {token: 'admin'})).status, 403);
    const phone = await join();
    let status = 201, asked = 0;
    for (; status === 201 && asked < 20; asked++)
        ({status} = await wall.api('POST', '/api/v1/me/handover', {}, {cookie: phone.cookie}));
    assert.deepEqual([status, asked], [429, 7]);
});

test('wrong codes are counted', async () => {
    let status = 403, tried = 0;
    for (; status === 403 && tried < 20; tried++)
        ({status} = await take('A'.repeat(43), {from: '127.0.0.6'}));
    assert.deepEqual([status, tried], [429, 11]);
});

test('healthz may be read by our own page from another of our numbers, and nothing else may', async () => {
    const number = `http://127.0.0.1:${wall.port}`;
    const seen = await wall.get('/healthz', {token: null, headers: {...NAME(), Origin: number}});
    assert.equal(seen.status, 200);
    assert.equal(seen.headers['access-control-allow-origin'], number);
    assert.equal(seen.headers['access-control-allow-credentials'], undefined);
    for (const origin of ['http://evil.example', `http://127.0.0.1:${wall.port + 1}`, 'http://127.0.0.1', `https://127.0.0.1:${wall.port}`,
        `http://8.8.8.8:${wall.port}`, 'null']) {
        const refused = await wall.get('/healthz', {token: null, headers: {...NAME(), Origin: origin}});
        assert.equal(refused.status, 403, origin);
        assert.equal(refused.headers['access-control-allow-origin'], undefined);
    }
    for (const path of ['/api/v1/board', '/api/v1/me', '/']) {
        const refused = await wall.get(path, {cookie: wall.admin.cookie, headers: {...NAME(), Origin: number}});
        assert.equal(refused.status, 403, path);
        assert.equal(refused.headers['access-control-allow-origin'], undefined);
    }
    assert.equal((await wall.get('/healthz', {token: null})).headers['access-control-allow-origin'], undefined);
});

test('the page may ask the wall under its name, and nobody else', async () => {
    const policy = (await wall.get('/', {token: null})).headers['content-security-policy'];
    assert.match(policy, new RegExp(`connect-src 'self' http://kanwall-test\\.local:${wall.port};`));
    const etag = (await wall.get('/', {token: null})).headers.etag;
    const unchanged = await wall.get('/', {token: null, headers: {'If-None-Match': etag}});
    assert.equal(unchanged.headers['content-security-policy'], policy, 'a 304 replaces the headers that a browser kept');
});

test('a code is over after half a minute', async () => {
    const phone = await join();
    const {code, expires_s} = await ask(phone);
    assert.equal(expires_s, 30);
    await pause(expires_s * 1000 + 200);
    assert.equal((await take(code)).status, 403);
    assert.equal((await me(phone.cookie)).status, 200);
});
