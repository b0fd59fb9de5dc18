import assert from 'node:assert/strict';
import net from 'node:net';
import {after, before, test} from 'node:test';
import {openStream, pause, startWall} from '../support/wall.mjs';

let wall;
before(async () => { wall = await startWall(); });
after(async () => assert.equal(await wall.stop(), 0));

const dial = () => new Promise((resolve, reject) => {
    const socket = net.connect(wall.port, '127.0.0.1', () => resolve(socket));
    socket.on('error', (error) => (socket.connecting ? reject(error) : undefined));
});
const head = (length) => `POST /api/v1/cards HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${wall.token('member')}\r\n` +
    `Content-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;
const gauge = async (name) => Number(new RegExp(`^kanwall_${name} (\\d+)$`, 'm').exec((await wall.get('/metrics')).text)[1]);
const closed = (socket) => new Promise((resolve) => {
    if (socket.closed)
        resolve();
    socket.once('close', resolve);
});

test('a phone that drops off in the middle of a body changes nothing', async () => {
    const before = (await wall.get('/api/v1/board')).bytes;
    for (let i = 0; i < 10; i++) {
        const socket = await dial();
        socket.write(head(100) + '{"title":"halb');
        await pause(10);
        socket.resetAndDestroy();
    }
    await pause(50);
    assert.deepEqual((await wall.get('/api/v1/board')).bytes, before);
});

test('a body that comes byte by byte is a body', async () => {
    const socket = await dial();
    const body = '{"title":"langsam"}';
    let answer = '';
    socket.setEncoding('utf8').on('data', (text) => { answer += text; });
    socket.write(head(body.length));
    for (const char of body) {
        socket.write(char);
        await pause(2);
    }
    for (let i = 0; i < 100 && !answer.includes('\r\n\r\n'); i++)
        await pause(20);
    assert.match(answer, /^HTTP\/1\.1 201 /);
    socket.destroy();
});

test('a phone that drops off in the middle of its stream is forgotten', async () => {
    const headers = {Authorization: `Bearer ${wall.token('guest')}`};
    for (let i = 0; i < 10; i++) {
        const stream = await openStream(wall.port, {headers});
        await stream.next();
        stream.close();
    }
    assert.ok(await gauge('event_streams') <= 10);
    /* Two pieces of news: the first write meets a closed peer, the second finds it gone. */
    for (let i = 0; i < 3; i++) {
        await wall.api('POST', '/api/v1/cards', {title: '新'});
        await pause(100);
    }
    assert.equal(await gauge('event_streams'), 0);
});

test('headers that never end are cut off, and others are served meanwhile', async () => {
    const socket = await dial();
    socket.on('data', () => {});
    socket.write('GET /api/v1/board HTTP/1.1\r\nHost: localhost\r\n');
    const gone = closed(socket);
    for (let i = 0; i < 200 && !socket.closed && !socket.destroyed; i++) {
        socket.write(`X-Filler-${i}: ${'a'.repeat(500)}\r\n`);
        await pause(1);
    }
    assert.equal((await wall.get('/healthz', {token: null})).status, 200);
    await Promise.race([gone, pause(5000).then(() => { throw new Error('it reads headers without end'); })]);
});

test('a request line without end is cut off', async () => {
    const socket = await dial();
    socket.on('data', () => {});
    const gone = closed(socket);
    for (let i = 0; i < 200 && !socket.destroyed; i++) {
        socket.write('a'.repeat(1000));
        await pause(1);
    }
    await Promise.race([gone, pause(5000).then(() => { throw new Error('it reads a line without end'); })]);
});

test('a hundred peers that say nothing do not keep the wall from its phones for long', async () => {
    const idle = [];
    for (let i = 0; i < 50; i++)
        idle.push(await dial());
    const headers = {Authorization: `Bearer ${wall.token('guest')}`};
    const stream = await openStream(wall.port, {headers});
    assert.equal(stream.status, 200);
    assert.equal((await wall.get('/api/v1/board')).status, 200);
    stream.close();
    idle.forEach((socket) => socket.destroy());
});

test('more peers of one address than may be are turned away, and the rest goes on', async () => {
    const many = [];
    for (let i = 0; i < 90; i++)
        many.push(await dial());
    await pause(200);
    const turnedAway = () => many.filter((socket) => socket.readyState !== 'open' || socket.destroyed).length;
    many.forEach((socket) => socket.resume());
    for (let i = 0; i < 50 && turnedAway() < 20; i++)
        await pause(50);
    assert.ok(turnedAway() >= 20, `${turnedAway()} of 90 were turned away`);
    many.forEach((socket) => socket.destroy());
    await pause(100);
    assert.equal((await wall.get('/api/v1/board')).status, 200);
});

test('one byte now and then does not keep a place for ever', {timeout: 90000}, async () => {
    const socket = await dial();
    socket.on('data', () => {});
    socket.on('error', () => {});
    const start = Date.now();
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
    const drip = setInterval(() => socket.write('a'), 2000);
    await closed(socket);
    clearInterval(drip);
    const took = Date.now() - start;
    assert.ok(took > 30000 && took < 75000, `cut off after ${took} ms`);
});

test('rubbish is answered or cut off, and harms nobody', async () => {
    for (const rubbish of ['\0\0\0\0', 'GET\r\n\r\n', '\x16\x03\x01\x02\x00\x01\x00\x01', 'GET / HTTP/9.9\r\n\r\n', 'POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n',
        'GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n', 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n', `GET / HTTP/1.1\r\nHost: ${'a'.repeat(3000)}\r\n\r\n`]) {
        const socket = await dial();
        socket.on('data', () => {});
        socket.on('error', () => {});
        socket.end(Buffer.from(rubbish, 'latin1'));
        await Promise.race([closed(socket), pause(1000)]);
        socket.destroy();
    }
    assert.equal((await wall.get('/healthz', {token: null})).status, 200);
});
