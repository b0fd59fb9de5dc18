import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {request, startWall} from '../support/wall.mjs';

let wall;
before(async () => { wall = await startWall(); });
after(() => wall.stop());

const day = (n) => new Date(Date.now() - n * 86400000).toLocaleDateString('sv-SE');
const readings = async (id) => (await wall.get(`/api/v1/metrics/${id}`)).json.readings;
const paste = (id, body, options) => wall.api('POST', `/api/v1/metrics/${id}/readings/import`, body, options);
const file = (id, bytes, {type = 'text/csv', query = '', token = 'member', lang = 'zh-CN'} = {}) =>
    request(wall.port, 'POST', `/api/v1/metrics/${id}/readings/import${query}`, {
        headers: {Authorization: `Bearer ${wall.token(token)}`, 'Content-Type': type, 'Content-Length': Buffer.byteLength(bytes), 'Accept-Language': lang},
        body: bytes,
    });

test('two pasted columns: good rows are kept, every bad one is said with its line and the reason', async () => {
    const text = ['日期\t打开率', `${day(9)}\t3.9%`, '下周\t4', `${day(2)}\t很多`, `${day(2)}\t4.4`, `${day(-3)}\t9`, '4.6'].join('\n');
    const answer = await paste('wechat-open-rate', {text}, {lang: 'zh-CN'});
    assert.equal(answer.status, 200, answer.text);
    const {added, replaced, same, rejected, dry_run: dry} = answer.json.import;
    assert.deepEqual([added, replaced, same, dry], [2, 0, 0, false]);
    assert.deepEqual(rejected.map((r) => r.line), [3, 4, 6, 7]);
    assert.deepEqual(rejected.map((r) => r.reason), ['看不懂这个日期', '要是一个数', '这一天还没有到', '要正好两列：日期和数值']);
    assert.equal(rejected[0].text, '下周\t4');
    assert.deepEqual(await readings('wechat-open-rate'), [{date: day(9), value: 3.9}, {date: day(2), value: 4.4}]);
    assert.equal(answer.json.metric.current, 4.4);
});

test('an import replaces what it says otherwise, and undo takes all of it back', async () => {
    await paste('red-reads', {text: `${day(3)} 100\n${day(2)} 200`});
    const {json} = await paste('red-reads', {text: `${day(3)} 150\n${day(2)} 200\n${day(1)} 300`});
    assert.deepEqual([json.import.added, json.import.replaced, json.import.same], [1, 1, 1]);
    await wall.api('POST', '/api/v1/undo', {seq: json.seq}, {token: 'admin'});
    assert.deepEqual((await readings('red-reads')).map((r) => r.value), [100, 200]);
});

test('a dry run says the same and writes nothing', async () => {
    const {seq} = (await wall.get('/healthz')).json;
    const {json} = await paste('red-notes', {text: `${day(1)},5\nx,6`, dry_run: true});
    assert.deepEqual([json.import.added, json.import.rejected.length, json.import.dry_run, json.seq], [1, 1, true, seq]);
    assert.deepEqual(await readings('red-notes'), []);
    const again = await file('red-notes', `${day(1)},5`, {query: '?dry_run=true'});
    assert.deepEqual([again.json.import.added, again.json.import.dry_run], [1, true]);
    assert.deepEqual(await readings('red-notes'), []);
});

test('of two lines about one day the later counts', async () => {
    const {json} = await paste('red-save-rate', {text: `${day(1)},5\n${day(1)},6`});
    assert.deepEqual([json.import.added, json.import.rejected.map((r) => r.line)], [1, [1]]);
    assert.equal((await readings('red-save-rate'))[0].value, 6);
});

test('a CSV file in UTF-8, with and without a mark, and in GB18030; a TSV file', async () => {
    const rows = `${day(4)},1.5万\r\n${day(3)},"12,345"\r\n`;
    const gbk = Buffer.concat([Buffer.from([0xc8, 0xd5, 0xc6, 0xda, 0x2c, 0xd4, 0xc4, 0xb6, 0xc1, 0x0a]), Buffer.from(`${day(4)},1.5`), Buffer.from([0xcd, 0xf2]), Buffer.from(`\n${day(3)},"12,345"\n`)]);
    const files = [
        ['channels-plays', Buffer.from('日期,播放\n' + rows), 'text/csv; charset=utf-8'],
        ['douyin-plays', Buffer.from('\ufeff日期,播放\n' + rows), 'text/csv'],
        ['wechat-reads', gbk, 'text/csv; charset=gb18030'],
        ['wechat-delivered', Buffer.from(rows.replace(/"12,345"/, '12345').replace(/,/g, '\t')), 'text/tab-separated-values'],
    ];
    for (const [id, bytes, type] of files) {
        const answer = await file(id, bytes, {type});
        assert.equal(answer.status, 200, answer.text);
        assert.deepEqual(answer.json.import.rejected, [], id);
        assert.deepEqual((await readings(id)).map((r) => r.value), [15000, 12345], id);
    }
});

test('what is no text, no table, too much or not allowed is refused', async () => {
    assert.equal((await file('red-notes', Buffer.from([0x31, 0x00, 0x32]))).status, 400);
    assert.equal((await file('red-notes', Buffer.from([0xc8, 0xd5, 0xff, 0xff]))).status, 400);
    assert.equal((await file('red-notes', 'a,b', {type: 'text/plain'})).status, 415);
    assert.equal((await file('red-notes', 'x'.repeat(70000))).status, 413);
    assert.deepEqual((await file('red-notes', '')).fields, ['text']);
    assert.deepEqual((await paste('red-notes', {})).fields, ['text']);
    assert.deepEqual((await paste('red-notes', {text: 5})).fields, ['text']);
    assert.deepEqual((await paste('red-notes', {text: '1/1 1\n'.repeat(2001)})).fields, ['text']);
    assert.equal((await file('nothing', `${day(1)},5`)).status, 404);
    assert.equal((await file('red-notes', `${day(1)},5`, {token: 'guest'})).status, 403);
    const csv = await request(wall.port, 'POST', '/api/v1/cards', {headers: {Authorization: `Bearer ${wall.token('member')}`, 'Content-Type': 'text/csv'}, body: 'a,b'});
    assert.equal(csv.status, 415);
});
