import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {startWall} from '../support/wall.mjs';

const NAMES = ['小雨', '可可', '老周', '阿May', '小北', '七七', '阿树'];
let wall;
let phones;

before(async () => {
    wall = await startWall();
    phones = [{cookie: wall.admin.cookie, me: wall.admin.me}];
    for (const name of NAMES.slice(1))
        phones.push(await wall.phone({name}));
});
after(async () => { await wall.stop(); });

const as = (phone) => ({cookie: phone.cookie, token: null});
const phoneOf = (id) => phones.find((p) => p.me.id === id);
const meetings = async (phone = phones[0]) => (await wall.get('/api/v1/meetings', as(phone))).json;
const post = (phone, path, body = {}, more = {}) => wall.api('POST', path, body, {...as(phone), ...more});

async function cardOf(phone, title, column) {
    return (await post(phone, '/api/v1/cards', {title, column, owners: [phone.me.id]})).json.card;
}

async function refused(promise, status, fields) {
    const answer = await promise;
    assert.equal(answer.status, status, answer.text);
    assert.match(answer.headers['content-type'], /problem\+json/);
    if (fields)
        assert.deepEqual(answer.fields, fields);
}

test('a phone begins with what its notes say', async () => {
    const [, keke] = phones;
    const finished = await cardOf(keke, '双11战报\n推文', 'doing');
    await post(keke, `/api/v1/cards/${finished.id}/move`, {column: 'done'});
    await cardOf(keke, '菜单栏改版', 'doing');
    await cardOf(keke, '还没开始的', 'todo');
    const draft = (await wall.get('/api/v1/checkins/draft', as(keke))).json;
    assert.equal(draft.yesterday.text, '双11战报推文');
    assert.deepEqual(draft.yesterday.cards.map((c) => c.id), [finished.id]);
    assert.equal(draft.today.text, '菜单栏改版');
    assert.ok(draft.since < draft.date);
    const other = (await wall.get('/api/v1/checkins/draft', as(phones[2]))).json;
    assert.deepEqual(other.today, {text: '', cards: []});
    await refused(wall.get('/api/v1/checkins/draft', {token: 'member'}), 403);
});

test('three sentences are posted, replaced, read by everybody and taken back', async () => {
    const [, keke] = phones;
    const first = await post(keke, '/api/v1/checkins', {yesterday: '战报', today: '菜单栏', difficulty: ''});
    assert.equal(first.status, 201);
    assert.equal(first.json.checkin.member, keke.me.id);
    assert.equal(first.json.checkin.today, '菜单栏');
    const {date} = first.json.checkin;
    const second = await post(keke, '/api/v1/checkins', {yesterday: '战报', today: '菜单栏上线'});
    const read = (await wall.get(`/api/v1/checkins?date=${date}`, {token: 'guest'})).json;
    assert.deepEqual(read.items.map((c) => c.today), ['菜单栏上线']);
    assert.equal((await post(keke, '/api/v1/undo', {seq: second.json.seq})).status, 200);
    assert.equal((await meetings()).checkins[0].today, '菜单栏');
    assert.deepEqual((await wall.get('/api/v1/checkins?date=2020-01-01')).json.items, []);
    await refused(wall.get('/api/v1/checkins?date=gestern'), 422, ['date']);
});

test('one tap turns a difficulty into a block, and one undo takes both back', async () => {
    const zhou = phones[2];
    const card = await cardOf(zhou, '线索表单减一步', 'doing');
    const body = {today: '换首屏', difficulty: '等技术排期', block_card: card.id, block_type: 'tech'};
    const posted = await post(zhou, '/api/v1/checkins', body);
    assert.equal(posted.json.checkin.card, card.id);
    const blocked = (await wall.get(`/api/v1/cards/${card.id}`)).json.blocked;
    assert.equal(blocked.type, 'tech');
    assert.equal(blocked.reason, '等技术排期');
    await post(zhou, '/api/v1/undo', {seq: posted.json.seq});
    assert.equal((await wall.get(`/api/v1/cards/${card.id}`)).json.blocked, null);
    assert.ok(!(await meetings()).checkins.some((c) => c.member === zhou.me.id));
    assert.equal((await post(zhou, '/api/v1/checkins', body, {key: 'once'})).status, 201);
    assert.equal((await post(zhou, '/api/v1/checkins', body, {key: 'once'})).status, 201);
});

test('a difficulty is a block of any of the five types', async () => {
    const zhou = phones[2];
    for (const type of ['waiting', 'dependency', 'resource', 'decision', 'tech']) {
        const card = await cardOf(zhou, `卡在 ${type}`, 'doing');
        const posted = await post(zhou, '/api/v1/checkins', {difficulty: `因为 ${type}`, block_card: card.id, block_type: type});
        assert.equal(posted.status, 201);
        const {blocked} = (await wall.get(`/api/v1/cards/${card.id}`)).json;
        assert.deepEqual([blocked.type, blocked.reason, blocked.days], [type, `因为 ${type}`, 0]);
        await post(zhou, '/api/v1/undo', {seq: posted.json.seq});
        assert.equal((await post(zhou, `/api/v1/cards/${card.id}/tear-off`)).status, 200);
    }
});

test('sentences that cannot be are refused field by field', async () => {
    const [xiaoyu, keke] = phones;
    const foreign = await cardOf(keke, '别人的', 'doing');
    await refused(post(keke, '/api/v1/checkins', {}), 422, ['today']);
    await refused(post(keke, '/api/v1/checkins', {today: 'x'.repeat(201)}), 422, ['today']);
    await refused(post(keke, '/api/v1/checkins', {today: 7}), 422, ['today']);
    await refused(post(keke, '/api/v1/checkins', {today: 'x', date: '2020-01-31'}), 422, ['date']);
    await refused(post(keke, '/api/v1/checkins', {today: 'x', member: 'nobody'}), 422, ['member']);
    await refused(post(keke, '/api/v1/checkins', {today: 'x', member: xiaoyu.me.id}), 403);
    await refused(post(xiaoyu, '/api/v1/checkins', {difficulty: 'x', block_card: foreign.id, block_type: 'tech'}), 422, ['block_card']);
    await refused(post(keke, '/api/v1/checkins', {difficulty: 'x', block_card: foreign.id}), 422, ['block_type']);
    await refused(post(keke, '/api/v1/checkins', {difficulty: 'x', block_card: foreign.id, block_type: 'moon'}), 422, ['block_type']);
    await refused(post(keke, '/api/v1/checkins', {today: 'x', block_type: 'tech'}), 422, ['block_card']);
    await refused(wall.api('POST', '/api/v1/checkins', {today: 'x'}, {token: 'member'}), 422, ['member']);
    await refused(wall.api('POST', '/api/v1/checkins', {today: 'x'}, {token: 'guest'}), 403);
    await refused(wall.api('POST', '/api/v1/checkins', {today: 'x'}, {token: null}), 401);
});

test('somebody is off today, and not after all', async () => {
    const shu = phones[6];
    const off = await post(shu, '/api/v1/absences', {away: true});
    assert.equal(off.json.absence.away, true);
    assert.deepEqual((await meetings()).absences, [shu.me.id]);
    await post(shu, '/api/v1/undo', {seq: off.json.seq});
    assert.deepEqual((await meetings()).absences, []);
    await post(shu, '/api/v1/absences', {away: true});
    await post(shu, '/api/v1/absences', {away: false});
    assert.deepEqual((await meetings()).absences, []);
    await refused(post(shu, '/api/v1/absences', {}), 422, ['away']);
    await refused(post(shu, '/api/v1/absences', {away: 'yes'}), 422, ['away']);
    await refused(post(shu, '/api/v1/absences', {away: true, member: phones[1].me.id}), 403);
    await refused(wall.api('POST', '/api/v1/absences', {away: true}, {token: 'guest'}), 403);
});

test('a stand-up with seven phones goes round, and the wall\'s arithmetic is the phones\'', async () => {
    const {date} = await meetings();
    await refused(post(phones[0], `/api/v1/standups/${date}/end`), 404);
    await refused(wall.get(`/api/v1/standups/${date}`), 404);
    const started = await post(phones[4], '/api/v1/standups');
    assert.equal(started.status, 201);
    assert.equal(started.json.standup.turn_s, 85);
    assert.equal(started.json.standup.people.length, 7);
    await refused(post(phones[1], '/api/v1/standups'), 409);
    const spoken = [];
    for (let at = started.json.standup; at.state === 'running';) {
        const speaker = phoneOf(at.speaker);
        const path = `/api/v1/standups/${date}`;
        const seen = await Promise.all(phones.map((p) => meetings(p)));
        for (const one of seen)
            assert.deepEqual([one.standup.speaker, one.standup.next], [at.speaker, at.next]);
        if (spoken.length === 1 && !spoken.includes('skipped')) {
            spoken.push('skipped');
            at = (await post(phones[0], `${path}/skip`, {member: at.speaker})).json.standup;
            continue;
        }
        if (spoken.length === 3) {
            const more = (await post(speaker, `${path}/extend`, {member: at.speaker})).json.standup;
            assert.ok(more.left_s > 100 && more.left_s <= 115);
        }
        spoken.push(at.speaker);
        at = (await post(speaker, `${path}/end-turn`, {member: at.speaker})).json.standup;
    }
    const people = spoken.filter((id) => id !== 'skipped');
    assert.equal(new Set(people).size, 7);
    assert.equal(people.at(-1), started.json.standup.people[1].member, 'who was skipped speaks last');
    const over = (await wall.get(`/api/v1/standups/${date}`)).json;
    assert.equal(over.state, 'over');
    assert.ok(over.used_s < 600);
    assert.ok(over.people.every((p) => p.turn === 'done'));
    await refused(post(phones[0], `/api/v1/standups/${date}/end-turn`, {member: phones[0].me.id}), 409);
});

test('what is no step of a stand-up is refused', async () => {
    const {date} = await meetings();
    await refused(post(phones[0], '/api/v1/standups', {present: []}), 422, ['present']);
    await refused(post(phones[0], '/api/v1/standups', {present: ['nobody']}), 422, ['present[0]']);
    await refused(post(phones[0], '/api/v1/standups', {length_min: 0}), 422, ['length_min']);
    await refused(wall.api('POST', '/api/v1/standups', {}, {token: 'guest'}), 403);
    const again = (await post(phones[0], '/api/v1/standups', {present: [phones[1].me.id, phones[2].me.id], length_min: 4})).json.standup;
    assert.equal(again.turn_s, 120);
    await refused(post(phones[0], `/api/v1/standups/${date}/skip`, {member: phones[0].me.id}), 422, ['member']);
    await refused(post(phones[0], `/api/v1/standups/${date}/extend`, {member: again.next}), 409);
    await refused(post(phones[0], `/api/v1/standups/${date}/skip`, {}), 422, ['member']);
    for (const step of ['skip', 'extend', 'end-turn'])
        await refused(post(phones[0], `/api/v1/standups/2020-01-31/${step}`, {member: phones[0].me.id}), 404);
    await refused(post(phones[0], '/api/v1/standups/today/end'), 404);
    const ended = await post(phones[0], `/api/v1/standups/${date}/end`);
    assert.equal(ended.json.standup.state, 'over');
    await post(phones[0], '/api/v1/undo', {seq: ended.json.seq});
    assert.equal((await meetings()).standup.state, 'running');
    await post(phones[0], `/api/v1/standups/${date}/end`);
});

test('the summary is Markdown, with what people typed as text', async () => {
    const {date} = await meetings();
    await post(phones[3], '/api/v1/checkins', {today: '*不是粗体* # 也不是标题\n第二行'});
    const blocked = (await wall.board()).columns.flatMap((c) => c.cards).find((c) => c.blocked);
    await post(phones[5], `/api/v1/cards/${blocked.id}/help`, {text: '去催排期'});
    const answer = await wall.get(`/api/v1/standups/${date}/summary.md`, {lang: 'zh'});
    assert.equal(answer.status, 200);
    assert.equal(answer.headers['content-type'], 'text/markdown; charset=utf-8');
    assert.ok(answer.text.startsWith(`# 站会 ${date}\n`));
    assert.ok(answer.text.includes('- 今天要做: \\*不是粗体\\* \\# 也不是标题 第二行\n'));
    assert.ok(answer.text.includes('**线索表单减一步** · 等技术排期 · 第 1 天 · 七七 去催排期'));
    assert.ok(answer.text.includes('## 阿May · 在外，写了'));
    await refused(wall.get('/api/v1/standups/2020-01-31/summary.md'), 404);
});

test('who helps with a block can be said, changed and taken back', async () => {
    const blocked = (await wall.board()).columns.flatMap((c) => c.cards).find((c) => c.blocked);
    const free = await cardOf(phones[0], '没卡住', 'todo');
    const offered = await post(phones[1], `/api/v1/cards/${blocked.id}/help`, {text: '今天拍板'});
    assert.equal(offered.json.card.id, blocked.id);
    assert.deepEqual((await meetings()).helps, [{card: blocked.id, member: phones[1].me.id, text: '今天拍板'}]);
    await post(phones[1], '/api/v1/undo', {seq: offered.json.seq});
    assert.equal((await meetings()).helps[0].member, phones[5].me.id);
    await post(phones[1], `/api/v1/cards/${blocked.id}/help/withdraw`);
    assert.deepEqual((await meetings()).helps, []);
    await refused(post(phones[1], `/api/v1/cards/${free.id}/help`, {}), 409);
    await refused(post(phones[1], '/api/v1/cards/none/help', {}), 404);
    await refused(post(phones[1], `/api/v1/cards/${blocked.id}/help`, {text: 'x'.repeat(25)}), 422, ['text']);
    await refused(wall.api('POST', `/api/v1/cards/${blocked.id}/help`, {}, {token: 'guest'}), 403);
    await refused(wall.api('POST', `/api/v1/cards/${blocked.id}/help/withdraw`, {}, {token: 'guest'}), 403);
});

test('meetings are sent once for each state and minute', async () => {
    const first = await wall.get('/api/v1/meetings');
    assert.ok(first.headers.etag);
    assert.equal(first.json.rituals.length, 7);
    const again = await wall.get('/api/v1/meetings', {headers: {'If-None-Match': first.headers.etag}});
    assert.ok(again.status === 304 || new Date(first.json.now).getMinutes() !== new Date().getMinutes());
});

test('the turn of a speaker who leaves the team passes to the next by itself', async () => {
    const [admin] = phones;
    let at = (await post(admin, '/api/v1/standups', {present: [phones[0].me.id, phones[1].me.id, phones[2].me.id]})).json.standup;
    const {date} = at;
    if (at.speaker === admin.me.id)
        at = (await post(admin, `/api/v1/standups/${date}/end-turn`, {member: admin.me.id})).json.standup;
    const leaver = at.speaker;
    const left = await post(admin, `/api/v1/members/${leaver}/leave`);
    assert.equal(left.status, 200, left.text);
    const now = await meetings();
    assert.equal(now.standup.speaker, at.next);
    assert.equal(now.standup.people.find((p) => p.member === leaver).turn, 'away');
    const late = await post(admin, `/api/v1/standups/${date}/end-turn`, {member: leaver});
    assert.equal(late.json.standup.speaker, at.next, 'a thumb that was late ends nobody\'s turn');
    assert.equal((await meetings()).seq, now.seq, 'and nothing was written');
    await post(admin, `/api/v1/standups/${date}/end`);
});
