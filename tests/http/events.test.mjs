import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {cli, openStream, pause, startWall} from '../support/wall.mjs';

let wall;
before(async () => { wall = await startWall(); });
after(() => wall.stop());

const headers = (more = {}) => ({Authorization: `Bearer ${wall.token('guest')}`, ...more});
const listen = (more) => openStream(wall.port, {headers: headers(more)});
const create = async () => (await wall.api('POST', '/api/v1/cards', {title: '新'})).json;

test('the first message comes at once and names the state', async () => {
    const stream = await listen();
    assert.equal(stream.status, 200);
    assert.match(stream.headers['content-type'], /^text\/event-stream/);
    assert.match(stream.headers['cache-control'], /no-store/);
    assert.ok(Number((await stream.next()).retry) > 0);
    const first = await stream.next();
    const {seq} = await wall.board();
    assert.equal(first.event, 'state');
    assert.deepEqual(JSON.parse(first.data), {seq});
    assert.match(first.id, new RegExp(`^[0-9a-f-]{36}-${seq}$`));
    stream.close();
});

test('news is there within a second, and only once', async () => {
    const stream = await listen();
    await stream.next();
    await stream.next();
    const {seq} = await create();
    assert.deepEqual(JSON.parse((await stream.next(1000)).data), {seq});
    await assert.rejects(stream.next(300), /silent/);
    stream.close();
});

test('a slow reader gets the newest state, not every one', async () => {
    const stream = await listen();
    await stream.next();
    await stream.next();
    const made = [];
    for (let i = 0; i < 5; i++)
        made.push(create());
    const last = Math.max(...(await Promise.all(made)).map((m) => m.seq));
    let seq = 0;
    while (seq < last)
        seq = JSON.parse((await stream.next(1000)).data).seq;
    assert.equal(seq, last);
    stream.close();
});

test('a stream resumes by its last id: nothing when nothing happened, the newest otherwise', async () => {
    const stream = await listen();
    await stream.next();
    const {id} = await stream.next();
    stream.close();
    const same = await listen({'Last-Event-ID': id});
    assert.ok((await same.next()).retry);
    assert.ok('comment' in await same.next());
    const {seq} = await create();
    assert.deepEqual(JSON.parse((await same.next()).data), {seq});
    same.close();
    for (const old of [id, 'ffffffff-ffff-7fff-8fff-ffffffffffff-1', 'nonsense', '']) {
        const again = await listen({'Last-Event-ID': old});
        await again.next();
        assert.deepEqual(JSON.parse((await again.next()).data), {seq}, old);
        again.close();
    }
});

test('a quiet stream says every 15 seconds that it is there', async () => {
    const stream = await listen();
    await stream.next();
    await stream.next();
    assert.ok('comment' in await stream.next(16500));
    stream.close();
});

test('the number of streams is bounded, and the rest goes on', async () => {
    const streams = [];
    const other = await startWall();
    try {
        const holders = [];
        for (let i = 0; i < 5; i++)
            holders.push({Authorization: `Bearer ${cli(['token', 'add', `屏 ${i}`, '--role', 'guest', '--db', other.db]).trim()}`});
        /* From two addresses, because one alone may not have so many connections. */
        for (let i = 0; i < 64; i++)
            streams.push(await openStream(other.port, {headers: holders[i % 4], from: i % 2 ? '127.0.0.1' : '127.0.0.2'}));
        assert.ok(streams.every((s) => s.status === 200));
        const refused = await openStream(other.port, {headers: holders[4]});
        assert.equal(refused.status, 429);
        assert.ok(Number(refused.headers['retry-after']) > 0);
        const {seq} = (await other.api('POST', '/api/v1/cards', {title: '新'})).json;
        for (const stream of streams) {
            await stream.next();
            await stream.next();
            assert.deepEqual(JSON.parse((await stream.next()).data), {seq});
        }
        streams.forEach((s) => s.close());
    } finally {
        assert.equal(await other.stop(), 0);
    }
});

test('one token cannot take every stream from the others', async () => {
    const streams = [];
    const other = await startWall();
    try {
        const greedy = {Authorization: `Bearer ${other.token('guest')}`};
        for (let i = 0; i < 16; i++)
            streams.push(await openStream(other.port, {headers: greedy}));
        assert.ok(streams.every((s) => s.status === 200));
        assert.equal((await openStream(other.port, {headers: greedy})).status, 429);
        streams.push(await openStream(other.port, {headers: {Authorization: `Bearer ${other.token('member')}`}}));
        assert.equal(streams.at(-1).status, 200);
        streams.forEach((s) => s.close());
    } finally {
        assert.equal(await other.stop(), 0);
    }
});

test('a wall that is told to end ends its streams', async () => {
    const other = await startWall();
    const stream = await openStream(other.port, {headers: {Authorization: `Bearer ${other.token('guest')}`}});
    await stream.next();
    assert.equal(await other.stop(), 0);
    await pause(50);
    assert.ok(stream.ended);
});
