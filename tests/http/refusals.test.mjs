import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {request, startWall} from '../support/wall.mjs';

let wall, card;
before(async () => {
    wall = await startWall();
    card = (await wall.api('POST', '/api/v1/cards', {title: '便签'})).json.card;
});
after(() => wall.stop());

/* Sends it, and the board is byte for byte what it was. */
async function refused(status, send, fields) {
    const before = (await wall.get('/api/v1/board')).bytes;
    const answer = await send();
    assert.equal(answer.status, status, `${answer.status} ${answer.text}`);
    assert.match(answer.headers['content-type'], /^application\/problem\+json/);
    assert.equal(answer.json.status, status);
    assert.equal(answer.json.type, 'about:blank');
    assert.ok(answer.json.title && answer.json.detail);
    if (fields)
        assert.deepEqual(answer.fields, fields, answer.text);
    assert.ok(answer.json.errors.every((e) => e.field && e.message));
    assert.deepEqual((await wall.get('/api/v1/board')).bytes, before);
    return answer;
}

const post = (path, body, options) => () => wall.api('POST', `/api/v1${path}`, body, options);

/* A body as raw bytes. */
const raw = (body, {type = 'application/json', path = '/api/v1/cards', method = 'POST'} = {}) => () => request(wall.port, method, path, {
    headers: {Authorization: `Bearer ${wall.token('member')}`, ...(type ? {'Content-Type': type} : {}), 'Content-Length': Buffer.byteLength(body)},
    body,
});

for (const [name, body] of [
    ['cut off', '{"title":"a"'], ['a list', '[]'], ['a number', '7'], ['a text', '"a"'], ['null', 'null'],
    ['two objects', '{}{}'], ['a comment', '{"title":"a" /* b */}'], ['single quotes', "{'title':'a'}"], ['nothing but space', '   '],
])
    test(`a body that is ${name} is not an object: 400`, () => refused(400, raw(body)));

for (const [name, body, fields] of [
    ['a number for a text', {title: 7}, ['title']],
    ['a list for a text', {title: ['a']}, ['title']],
    ['a text for a list', {title: 'a', owners: 'b'}, ['owners']],
    ['an unknown field', {title: 'a', colour: 'red'}, ['colour']],
    ['several bad fields at once', {title: '', note: 5, due: 'tomorrow', nope: 1}, ['due', 'nope', 'note', 'title']],
    ['no title', {}, ['title']],
    ['null for a title', {title: null}, ['title']],
    ['an empty title', {title: ''}, ['title']],
    ['a title of spaces', {title: '   '}, ['title']],
    ['a title of joiners', {title: '\u200d\u200d'}, ['title']],
    ['a title of marks that turn text around', {title: '\u202e\u2066\u200f'}, ['title']],
    ['a title of selectors and fillers', {title: '\ufe0f\u3164\u2800\u{e0100}'}, ['title']],
    ['an item of spaces that are wide', {title: 'a', checklist: [{text: '\u2003\u2060'}]}, ['checklist[0].text']],
    ['a title that is too long', {title: '字'.repeat(121)}, ['title']],
    ['a note that is too long', {title: 'a', note: '字'.repeat(2001)}, ['note']],
    ['a control character', {title: 'a\u0007b'}, ['title']],
    ['a NUL in the text', {title: 'a\u0000b'}, ['title']],
    ['a day that does not exist', {title: 'a', due: '2027-02-29'}, ['due']],
    ['a date with a time', {title: 'a', due: '2027-02-28T00:00'}, ['due']],
    ['an owner nobody knows', {title: 'a', owners: ['00000000-0000-7000-8000-000000000000']}, ['owners[0]']],
    ['an id that is none', {title: 'a', column: '../etc'}, ['column']],
    ['a column nobody knows', {title: 'a', column: 'nowhere'}, ['column']],
    ['a label nobody knows', {title: 'a', label: 'nothing'}, ['label']],
    ['a before nobody knows', {title: 'a', before: '00000000-0000-7000-8000-000000000000'}, ['before']],
    ['an item without text', {title: 'a', checklist: [{done: true}]}, undefined],
    ['too many items', {title: 'a', checklist: Array.from({length: 51}, () => ({text: 'b'}))}, ['checklist']],
])
    test(`a note with ${name}: 422`, () => refused(422, post('/cards', body), fields));

for (const [name, path, body, field] of [
    ['member', '/members', {name: '\u200d'}, 'name'], ['label', '/labels', {name: '\u2060\ufe0e'}, 'name'],
    ['column', '/columns', {name: '\u3164', kind: 'todo'}, 'name'], ['token', '/tokens', {name: '\u{e0061}', role: 'guest'}, 'name'],
])
    test(`a ${name} with a name that nobody can see: 422, and the reason`, async () => {
        const answer = await refused(422, post(path, body, {token: 'admin'}), [field]);
        assert.match(answer.json.errors[0].message, /visible/);
    });

test('what a chat pastes along is left out, and nothing turns the text beside it around', async () => {
    const marks = '\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u200b\ufeff\u2060';
    const made = (await post('/cards', {title: `${marks}预告${marks}片\u2028第二行`, checklist: [{text: `一\u2028二${marks}`}]})()).json.card;
    assert.equal(made.title, '预告片\n第二行');
    assert.equal(made.checklist[0].text, '一 二');
    const family = '\u{1f468}\u200d\u{1f469}\u200d\u{1f467} ❤\ufe0f می\u200cخواهم';
    assert.equal((await post('/cards', {title: family})()).json.card.title, family);
    const column = await post('/columns', {name: `待${marks}审`, kind: 'doing'}, {token: 'admin'})();
    assert.equal(column.json.column.name, '待审');
});

test('a field given twice: 422', () => refused(422, raw('{"title":"a","title":"b"}'), ['title']));
test('a huge whole number: 422', () => refused(422, raw('{"seq":1e400}', {path: '/api/v1/undo'}), ['seq']));
test('a fraction for a whole number: 422', () => refused(422, raw('{"seq":1.5}', {path: '/api/v1/undo'}), ['seq']));
test('a text for true or false: 422', () => refused(422, post(`/cards/${card.id}/check`, {item: 'a', done: 'yes'}), ['done']));
test('a choice that is none: 422', () => refused(422, post(`/cards/${card.id}/block`, {type: 'boredom'}), ['type']));
test('a move without a column: 422', () => refused(422, post(`/cards/${card.id}/move`, {}), ['column']));
test('a move to a foreign column: 422', () => refused(422, post(`/cards/${card.id}/move`, {column: 'nowhere'}), ['column']));
test('a move before a note of another column: 422', async () => {
    const other = (await wall.api('POST', '/api/v1/cards', {title: '别处', column: 'done'})).json.card;
    await refused(422, post(`/cards/${card.id}/move`, {column: 'doing', before: other.id}), ['before']);
});
test('a WIP limit of nothing: 422', () => refused(422, () => wall.api('PATCH', '/api/v1/columns/doing', {wip_limit: 0}, {token: 'admin'}), ['wip_limit']));

test('invalid UTF-8: 400', () => refused(400, raw(Buffer.from([0x7b, 0x22, 0x74, 0x22, 0x3a, 0x22, 0xc3, 0x28, 0x22, 0x7d]))));
test('a NUL byte: 400', () => refused(400, raw(Buffer.from('{"title":"a\0"}'))));
test('an overlong form: 400', () => refused(400, raw(Buffer.from([0x7b, 0x22, 0xc0, 0xaf, 0x22, 0x3a, 0x31, 0x7d]))));
test('a form instead of JSON: 415', () => refused(415, raw('title=a', {type: 'application/x-www-form-urlencoded'})));
test('JSON that calls itself text: 415', () => refused(415, raw('{"title":"a"}', {type: 'text/plain'})));
test('a body without a type: 415', () => refused(415, raw('{"title":"a"}', {type: null})));
test('a type that only begins alike: 415', () => refused(415, raw('{"title":"a"}', {type: 'application/json5'})));
test('a charset beside the type is fine', async () => {
    assert.equal((await raw('{"title":"a"}', {type: 'application/json; charset=utf-8'})()).status, 201);
});

test('64 KiB of body is read, one byte more is 413', async () => {
    const limit = 64 * 1024;
    const fill = (n) => `{"title":"${'a'.repeat(n - 12)}"}`;
    assert.equal(fill(limit).length, limit);
    await refused(422, raw(fill(limit)), ['title']);
    await refused(413, raw(fill(limit + 1)));
    await refused(413, raw(fill(8 * limit)));
});

test('64 KiB in chunks is no way around', () => refused(413, () => request(wall.port, 'POST', '/api/v1/cards', {
    headers: {Authorization: `Bearer ${wall.token('member')}`, 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked'},
    body: `{"title":"${'a'.repeat(100000)}"}`,
})));

test('unknown notes: 404', async () => {
    const id = '00000000-0000-7000-8000-000000000000';
    await refused(404, post(`/cards/${id}/move`, {column: 'done'}));
    await refused(404, post(`/cards/${id}/tear-off`, {}));
    await refused(404, () => wall.get(`/api/v1/cards/${id}`));
    await refused(404, () => wall.api('PATCH', `/api/v1/cards/${id}`, {title: 'a'}));
});
test('unknown columns, labels, members, tokens: 404', async () => {
    const admin = {token: 'admin'};
    await refused(404, () => wall.api('PATCH', '/api/v1/columns/nowhere', {name: 'a'}, admin));
    await refused(404, post('/labels/nothing/remove', {}, admin));
    await refused(404, post('/members/nobody/return', {}, admin));
    await refused(404, post('/tokens/none/revoke', {}, admin));
});
test('an unknown step: 404', () => refused(404, post('/undo', {seq: 999999})));
test('a bad escape in the path: 400', () => refused(400, () => wall.get('/api/v1/cards/%ff%fe')));
test('a NUL in the path: 400', () => refused(400, () => wall.get('/api/v1/cards/a%00b')));
test('unknown addresses: 404', async () => {
    for (const path of ['/api/v1/nothing', '/api/v2/board', '/api/v1/cards/', '/phone/../main.c', '/phone/%2e%2e/main.c', '/nothing'])
        await refused(404, () => wall.get(path));
});
test('a wrong method says which are right: 405', async () => {
    assert.equal((await refused(405, () => wall.api('DELETE', `/api/v1/cards/${card.id}`))).headers.allow, 'GET, HEAD, PATCH');
    assert.equal((await refused(405, () => wall.api('POST', '/api/v1/board', {}))).headers.allow, 'GET, HEAD');
    assert.equal((await refused(405, () => wall.api('PUT', '/phone/index.html', {}))).headers.allow, 'GET, HEAD');
});
test('queries with bad numbers: 422', async () => {
    for (const limit of ['0', '201', 'x', '1x', '', '-5', '9'.repeat(30)])
        await refused(422, () => wall.get(`/api/v1/pile?limit=${limit}`), ['limit']);
    await refused(422, () => wall.get('/api/v1/activity?before=now'), ['before']);
});
test('an Idempotency-Key that is none: 400 or 422', async () => {
    const answer = await wall.api('POST', '/api/v1/cards', {title: 'a'}, {key: 'k'.repeat(500)});
    assert.ok([400, 422].includes(answer.status), answer.text);
});

test('errors speak the language of the reader', async () => {
    const zh = await wall.api('POST', '/api/v1/cards', {title: ''}, {lang: 'zh-CN,zh;q=0.9'});
    const en = await wall.api('POST', '/api/v1/cards', {title: ''}, {lang: 'en'});
    assert.match(zh.json.detail, /[\u4e00-\u9fff]/);
    assert.doesNotMatch(en.json.detail, /[\u4e00-\u9fff]/);
});

test('HEAD answers like GET, without the body', async () => {
    const get = await wall.get('/api/v1/board');
    const head = await wall.api('HEAD', '/api/v1/board');
    assert.equal(head.status, 200);
    assert.equal(head.headers.etag, get.headers.etag);
    assert.equal(head.bytes.length, 0);
});
