import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {decode, difference} from '../support/png.mjs';
import {pause, startWall} from '../support/wall.mjs';

let wall;
before(async () => { wall = await startWall({args: ['--size', '960x540', '--theme', 'day']}); });
after(() => wall.stop());

/* The share of pixels of one third of the picture (0 left, 2 right) below the header that differ. */
const inThird = (a, b, third) => difference(a, b, {left: third / 3, right: (third + 1) / 3, top: 0.2, bottom: 0.85});

const picture = async () => {
    const answer = await wall.get('/wall.png');
    assert.equal(answer.status, 200, answer.text.slice(0, 200));
    assert.equal(answer.headers['content-type'], 'image/png');
    return decode(answer.bytes);
};

test('the picture has the size of the wall', async () => {
    const {width, height} = await picture();
    assert.deepEqual([width, height], [960, 540]);
});

test('a tap on a phone changes the pixels of the wall: on its way first, and then there', async () => {
    const {card} = (await wall.api('POST', '/api/v1/cards', {title: '挪过去的便签'})).json;
    await pause(1500);
    const before = await picture();
    await wall.api('POST', `/api/v1/cards/${card.id}/move`, {column: 'done'});
    const during = await picture();
    await pause(1500);
    const there = await picture();
    assert.ok(inThird(before, there, 0) > 0.01, 'the note has left the first column');
    assert.ok(inThird(before, there, 2) > 0.01, 'the note is in the last column');
    const moving = [0, 1, 2].some((third) => inThird(during, before, third) > 0.001) &&
        [0, 1, 2].some((third) => inThird(during, there, third) > 0.001);
    assert.ok(moving, 'a picture during the slide shows neither the one nor the other');
});

const handed = async () => Number(/^kanwall_wall_snapshots_total (\d+)$/m.exec((await wall.get('/metrics')).text)[1]);

test('a storm of moves hands the wall one snapshot a frame, and the last state soon', async () => {
    const {card} = (await wall.api('POST', '/api/v1/cards', {title: '跑得很快'})).json;
    const before = await handed();
    const started = performance.now();
    let seq = 0;
    for (let i = 0; i < 60; i++)
        ({seq} = (await wall.api('POST', `/api/v1/cards/${card.id}/move`, {column: i % 2 ? 'todo' : 'done'})).json);
    await pause(50);
    const frames = (performance.now() - started) * 60 / 1000;
    const snapshots = await handed() - before;
    assert.ok(snapshots >= 1 && snapshots <= frames + 2, `${snapshots} snapshots in ${frames} frames`);
    await pause(500);
    assert.equal((await wall.get('/api/v1/wall')).json.shown_seq, seq);
});

test('a picture that is asked for right after a move is drawn from a snapshot that holds it', async () => {
    const {card} = (await wall.api('POST', '/api/v1/cards', {title: '马上'})).json;
    await pause(50);
    const before = await handed();
    for (const column of ['done', 'todo'])
        await wall.api('POST', `/api/v1/cards/${card.id}/move`, {column});
    const asked = wall.get('/wall.png');
    await pause(2);
    assert.ok(await handed() >= before + 2);
    assert.equal((await asked).status, 200);
});

test('many who ask at once get the same picture', async () => {
    const all = await Promise.all(Array.from({length: 8}, () => wall.get('/wall.png')));
    assert.ok(all.every((answer) => answer.status === 200));
    assert.ok(new Set(all.map((answer) => answer.bytes.toString('base64'))).size <= 3);
});

test('a phone that hangs up before its picture comes does no harm', async () => {
    const stop = new AbortController();
    const asked = fetch(`${wall.url}/wall.png`, {headers: {Authorization: `Bearer ${wall.token('guest')}`}, signal: stop.signal});
    await pause(5);
    stop.abort();
    await assert.rejects(asked);
    assert.equal((await wall.get('/wall.png')).status, 200);
});
