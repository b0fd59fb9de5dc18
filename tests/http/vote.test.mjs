import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {openStream, pause, startWall} from '../support/wall.mjs';

let wall;
let mei;
let jun;
let round;
let first;
let second;

const admin = {token: 'admin'};
const as = (phone) => ({cookie: phone.cookie});
const post = (path, body, options) => wall.api('POST', `/api/v1${path}`, body, options);
const now = async (options) => (await wall.get('/api/v1/round', options)).json.round;
const vote = (phone, value, kr = first) => post(`/rounds/${round}/vote`, {kr, value}, as(phone));

before(async () => {
    wall = await startWall();
    mei = await wall.phone({name: '小美'});
    jun = await wall.phone({name: '阿军'});
    const {objective} = (await post('/objectives', {title: '微信打开率做到行业领先', owner: mei.me.id}, admin)).json;
    const add = async (title) => (await post('/key-results', {objective: objective.id, title, kind: 'percent', start: 0, target: 60}, admin)).json.key_result.id;
    first = await add('公众号打开率');
    second = await add('推文篇数');
});
after(() => wall.stop());

test('before any round there is none', async () => {
    assert.equal(await now(admin), null);
});

test('a member opens a round on the cycle at hand; a guest may not, nor may two be open', async () => {
    assert.equal((await post('/rounds', {}, {token: 'guest'})).status, 403);
    const answer = await post('/rounds', {}, as(mei));
    assert.equal(answer.status, 201, answer.text);
    round = answer.json.round.id;
    assert.match(round, /^round-\d{4}-\d\d-\d\d-1$/);
    assert.deepEqual(answer.json.round.key_results, [first, second]);
    assert.equal(answer.json.round.key_result.title, '公众号打开率');
    assert.equal(answer.json.round.voters.length, 3);
    assert.equal((await post('/rounds', {}, as(jun))).status, 409);
});

test('a vote is known to have been cast, and its value to its voter alone', async () => {
    const answer = await vote(mei, 8);
    assert.equal(answer.status, 200, answer.text);
    assert.equal(answer.json.round.mine, 8);
    for (const reader of [as(jun), admin, {token: 'member'}, {token: 'guest'}]) {
        const data = await now(reader);
        assert.deepEqual([data.mine, data.result, data.revealed], [null, null, false]);
        assert.deepEqual(data.voted, [mei.me.id]);
    }
    assert.equal((await now(as(mei))).mine, 8);
});

/* What the readers below may see anyway: how far the log is, and what time it is. */
function without(text) {
    return text.replace(/"(seq|shown_seq)":\d+/g, '').replace(/"now":"[^"]*"/g, '');
}

test('no address tells another reader anything that depends on a value', async () => {
    const {paths} = (await wall.get('/api/openapi.json')).json;
    const ids = {'/api/v1/cards/{id}': 'none', '/api/v1/key-results/{id}': first};
    const addresses = Object.keys(paths).filter((path) => paths[path].get && !/events|wall\.png|metrics$|healthz|openapi/.test(path))
        .map((path) => (ids[path] ? path.replace('{id}', ids[path]) : path.replace(/\{[a-z]+\}/, round)));
    assert.ok(addresses.includes('/api/v1/activity') && addresses.includes('/api/v1/round'));
    const readers = [as(jun), admin, {token: 'member'}, {token: 'guest'}];
    const all = async () => {
        const said = [];
        for (const reader of readers)
            for (const path of addresses)
                said.push([path, without((await wall.get(path, reader)).text)]);
        return said;
    };
    await vote(mei, 3);
    const three = await all();
    await vote(mei, 9);
    assert.deepEqual(await all(), three);
    assert.ok(!(await wall.get('/metrics', admin)).text.includes('vote'));
});

test('the stream says that there is something newer, and no more', async () => {
    const stream = await openStream(wall.port, {headers: {Cookie: jun.cookie}});
    await stream.next();
    await vote(mei, 6);
    const {event, data} = await stream.next();
    assert.deepEqual([event, /^\d+$|^\{"seq":\d+\}$/.test(data)], ['state', true]);
    stream.close();
});

test('nobody but the voter can take a ballot back, or learn that it is there', async () => {
    const {seq} = (await vote(mei, 7)).json;
    for (const other of [as(jun), admin])
        assert.equal((await post('/undo', {seq}, other)).status, 404);
    assert.equal((await post('/undo', {seq}, as(mei))).status, 200);
    assert.equal((await now(as(mei))).mine, 6);
    const kinds = (await wall.get('/api/v1/activity?limit=200', as(mei))).json.items.map((one) => one.kind);
    assert.ok(!kinds.some((kind) => kind.startsWith('vote.')));
});

test('a vote that may not be cast is refused', async () => {
    assert.equal((await post(`/rounds/${round}/vote`, {kr: first, value: 5}, admin)).status, 403);
    assert.equal((await post(`/rounds/${round}/vote`, {kr: first, value: 5}, {token: 'guest'})).status, 403);
    assert.equal((await post(`/rounds/${round}/vote`, {kr: first, value: 5}, {token: null})).status, 401);
    assert.equal((await vote(jun, 5, second)).status, 409);
    assert.deepEqual((await vote(jun, 11)).fields, ['value']);
    assert.deepEqual((await vote(jun, 5.5)).fields, ['value']);
    assert.deepEqual((await post(`/rounds/${round}/vote`, {}, as(jun))).fields, ['kr', 'value']);
    assert.equal((await post('/rounds/round-2020-01-01-1/vote', {kr: first, value: 5}, as(jun))).status, 404);
});

test('all are revealed together, and can be undone', async () => {
    await vote(mei, 8);
    await vote(jun, 3);
    const answer = await post(`/rounds/${round}/reveal`, {kr: first}, as(jun));
    assert.equal(answer.status, 200, answer.text);
    const {result, mine} = answer.json.round;
    assert.deepEqual([result.lowest, result.highest, result.spread, result.median, result.confidence, result.reading, mine], [3, 8, 5, 5.5, 5, 'apart', null]);
    assert.deepEqual(new Map(result.votes.map((one) => [one.member, one.value])), new Map([[mei.me.id, 8], [jun.me.id, 3]]));
    assert.equal((await vote(mei, 9)).status, 409);
    assert.equal((await post(`/rounds/${round}/reveal`, {kr: first}, as(jun))).status, 409);
    assert.equal((await post('/undo', {seq: answer.json.seq}, as(jun))).status, 200);
    assert.equal((await now(as(mei))).result, null);
    await post(`/rounds/${round}/reveal`, {kr: first}, as(jun));
});

test('its owner takes the median over as the key result\'s confidence', async () => {
    const {result} = await now(as(mei));
    assert.equal((await post(`/key-results/${first}/updates`, {confidence: result.confidence}, as(jun))).status, 403);
    const answer = await post(`/key-results/${first}/updates`, {confidence: result.confidence}, as(mei));
    assert.equal(answer.status, 201, answer.text);
    assert.equal(answer.json.key_result.confidence, 5);
});

test('the round goes on to the next, and ends', async () => {
    assert.deepEqual((await post(`/rounds/${round}/turn`, {kr: 'none'}, as(mei))).fields, ['kr']);
    const {json} = await post(`/rounds/${round}/turn`, {kr: second}, as(mei));
    assert.deepEqual([json.round.kr, json.round.place, json.round.count, json.round.voted, json.round.revealed], [second, 2, 2, [], false]);
    assert.equal((await post(`/rounds/${round}/reveal`, {kr: second}, as(mei))).status, 409);
    assert.equal((await post(`/rounds/${round}/close`, {}, as(mei))).json.round.state, 'closed');
    assert.equal((await post(`/rounds/${round}/close`, {}, as(mei))).status, 409);
    assert.equal((await vote(mei, 5, second)).status, 409);
});

test('without names, a reveal names nobody', async () => {
    const opened = await post('/rounds', {key_results: [first], anonymous: true}, as(mei));
    round = opened.json.round.id;
    assert.match(round, /-2$/);
    await vote(mei, 9);
    await vote(jun, 2);
    const {result} = (await post(`/rounds/${round}/reveal`, {kr: first}, as(mei))).json.round;
    assert.deepEqual(result.votes, [{member: null, value: 2}, {member: null, value: 9}]);
    assert.equal(result.before, 5.5);
    const {items} = (await wall.get('/api/v1/activity?limit=5', admin)).json;
    assert.ok(!JSON.stringify(items.find((one) => one.kind === 'round.revealed').data).includes(jun.me.id));
});

test('a ballot or another private thing does not keep the wall from what happens after it', async () => {
    assert.equal((await post(`/rounds/${round}/close`, {}, as(mei))).status, 200);
    round = (await post('/rounds', {key_results: [first]}, as(mei))).json.round.id;
    assert.equal((await vote(mei, 4)).status, 200);
    assert.equal((await post('/feedback', {to: jun.me.id, text: '辛苦了'}, as(mei))).status, 201);
    const {seq} = (await post('/cards', {title: '打开率冲 6%'}, as(mei))).json;
    for (let i = 0; i < 50 && (await wall.get('/api/v1/wall', admin)).json.shown_seq < seq; i++)
        await pause(100);
    assert.equal((await wall.get('/api/v1/wall', admin)).json.shown_seq, seq);
});
