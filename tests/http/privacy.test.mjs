/*
 * Each private thing × each address that can be read × everybody who may come: its words are where its two people look, and
 * nowhere else. The addresses are those of the API document, so that a new one is asked as well.
 */
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join as path_join} from 'node:path';
import {after, before, test} from 'node:test';
import {openStream, pause, request, startWall} from '../support/wall.mjs';

let wall, api, people, ids;
const secrets = [];

before(async () => {
    wall = await startWall({args: ['--size', '960x540']});
    api = (await wall.get('/api/openapi.json', {token: null})).json;
    const join = async (name) => {
        const phone = await wall.phone({name});
        return {cookie: phone.cookie, token: null, id: phone.me.id};
    };
    people = {admin: {cookie: wall.admin.cookie, token: null, id: wall.admin.me.id}, may: await join('阿May'), zhou: await join('老周'),
        bei: await join('小北')};
    const visitor = await join('访客');
    assert.equal((await wall.api('PATCH', `/api/v1/members/${visitor.id}`, {role: 'guest'}, people.admin)).status, 200);
    people.guest = visitor;
});
after(() => wall.stop());

const post = (path, body, who) => wall.api('POST', '/api/v1' + path, body, who);

/* A word that occurs nowhere else, in a private thing of May's and Zhou's. */
async function tell(name, path, body) {
    const word = `zq${secrets.length}x${Math.random().toString(36).slice(2, 10)}`;
    const answer = await post(path, {...body, text: word}, people.may);
    assert.equal(answer.status, 201, answer.text);
    const thing = answer.json.talk || answer.json.feedback;
    secrets.push({name, word, id: thing.id, seq: answer.json.seq, at: `${name} ${word}`});
    return thing;
}

test('private things are told', async () => {
    const {zhou} = people;
    await tell('feedback', '/feedback', {to: zhou.id});
    await tell('talk', '/talks', {with: zhou.id});
    await tell('agreement', '/agreements', {with: zhou.id, owner: zhou.id});
    const gone = await tell('withdrawn feedback', '/feedback', {to: zhou.id});
    assert.equal((await post(`/feedback/${gone.id}/withdraw`, {}, people.may)).status, 200);
    ids = [...secrets.map((one) => one.id), ...Object.values(people).map((one) => one.id), 'pool', 'team', 'none'];
});

/* Every address that can be read, with every id that it could be asked for. */
function addresses() {
    const all = [];
    for (const [path, item] of Object.entries(api.paths)) {
        if (!item.get || path === '/api/v1/events')
            continue;
        const query = (item.get.parameters || []).some((p) => p.in === 'query' && p.name === 'limit') ? '?limit=200' : '';
        for (const id of path.includes('{') ? ids : [''])
            all.push(path.replace(/\{\w+\}/, id) + query);
    }
    return all;
}

/* [address, whose] where the word was found. */
async function found(word, readers) {
    const places = [];
    for (const [name, options] of Object.entries(readers))
        for (const path of addresses()) {
            const answer = await wall.get(path, options);
            if (answer.bytes.includes(word))
                places.push(`${name} ${path}`);
        }
    return places;
}

const strangers = () => ({nobody: {token: null}, guest: people.guest, member: people.bei, admin: people.admin, 'token guest': {token: 'guest'},
    'token member': {token: 'member'}, 'token admin': {token: 'admin'}});

test('the document lists what is asked here', () => {
    assert.ok(addresses().length > 60, String(addresses().length));
    for (const path of ['/api/v1/activity?limit=200', '/api/v1/feedback?limit=200', `/api/v1/talks/${people.may.id}`, '/metrics', '/wall.png'])
        assert.ok(addresses().includes(path), path);
});

test('no address shows a private thing to anybody but its two people', async () => {
    for (const {name, word} of secrets)
        assert.deepEqual(await found(word, strangers()), [], name);
});

test('its two people find it where it belongs, and only there', async () => {
    const {may, zhou} = people;
    const expected = {
        feedback: ['may /api/v1/feedback?limit=200', 'zhou /api/v1/feedback?limit=200'],
        talk: [`may /api/v1/talks/${zhou.id}`, `zhou /api/v1/talks/${may.id}`],
        agreement: [`may /api/v1/talks/${zhou.id}`, `zhou /api/v1/talks/${may.id}`],
        'withdrawn feedback': [],
    };
    for (const {name, word} of secrets)
        assert.deepEqual(await found(word, {may, zhou}), expected[name], name);
});

test('the wall\'s own socket is nobody\'s either', async () => {
    const folder = dirname(wall.db);
    const socket = readdirSync(folder).find((name) => name.endsWith('.sock'));
    assert.ok(socket, 'the wall listens on a socket');
    for (const path of addresses().filter((one) => one.startsWith('/api/'))) {
        const answer = await request(0, 'GET', path, {socketPath: path_join(folder, socket), headers: {Host: 'localhost'}});
        for (const {word, name} of secrets)
            assert.ok(!answer.bytes.includes(word), `${name} ${path}`);
    }
});

test('no command of a stranger answers with it, and none can touch it', async () => {
    const posts = Object.entries(api.paths).filter(([path, item]) => item.post && /feedback|agreements|talks|undo/.test(path)).map(([path]) => path);
    assert.ok(posts.length >= 7);
    for (const [who, options] of Object.entries(strangers()))
        for (const path of posts)
            for (const {id, seq, word} of secrets) {
                const answer = await wall.api('POST', path.replace(/\{\w+\}/, id), path.endsWith('undo') ? {seq} : path.endsWith('tick') ? {done: true} : {}, options);
                assert.ok(answer.status >= 400, `${who} ${path} ${answer.status}`);
                assert.ok(!answer.bytes.includes(word), `${who} ${path}`);
            }
});

test('a stream says that there is news, and not what', async () => {
    const stream = await openStream(wall.port, {headers: {Authorization: `Bearer ${wall.token('admin')}`}});
    await stream.next();
    const word = 'zqstream' + Date.now();
    assert.equal((await post('/talks', {with: people.zhou.id, text: word}, people.may)).status, 201);
    const said = JSON.stringify(await stream.next());
    assert.ok(!said.includes(word) && !said.includes('talk'), said);
    stream.close();
});

test('the picture of the wall is the same before and after', async () => {
    const look = async () => (await wall.get('/wall.png', {token: 'admin'})).bytes;
    for (let tries = 0; ; tries++) {
        const minute = Math.floor(Date.now() / 60000);
        await pause(800);
        const first = await look();
        assert.equal((await post('/talks', {with: people.zhou.id, text: '墙上没有'}, people.may)).status, 201);
        assert.equal((await post('/feedback', {to: people.zhou.id, text: '墙上没有'}, people.may)).status, 201);
        await pause(800);
        const second = await look();
        if (Math.floor(Date.now() / 60000) !== minute && tries < 3)
            continue;	/* the clock on the wall went on */
        assert.ok(first.equals(second));
        return;
    }
});

test('what is published is everybody\'s, and goes again when it is withdrawn', async () => {
    const {id, word} = secrets[0];
    assert.equal((await post(`/feedback/${id}/publish`, {}, people.zhou)).status, 200);
    const places = await found(word, strangers());
    assert.ok(places.every((place) => place.endsWith(' /api/v1/feedback?limit=200')), places.join(', '));
    assert.ok(places.includes('guest /api/v1/feedback?limit=200') && !places.some((place) => place.startsWith('nobody')));
    assert.equal((await post(`/feedback/${id}/withdraw`, {}, people.may)).status, 200);
    assert.deepEqual(await found(word, strangers()), []);
});

test('what the wall says to its operator holds none of it', () => {
    for (const {word} of secrets)
        assert.ok(!wall.out.includes(word) && !wall.err.includes(word));
    assert.ok(readFileSync(wall.db).length > 0);
});
