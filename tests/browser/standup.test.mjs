import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {addCard, ask, board, compose, joined, openBrowser, startWall, until, violations} from './support.mjs';

const OTHERS = ['可可', '老周', '阿May', '小北', '七七', '阿树'];
let browser;
let wall;
let phone;
let members;

const idOf = (name) => members.find((m) => m.name === name).id;
const meetings = async () => (await ask(wall, 'GET', '/api/v1/meetings')).data;
const step = (name, member) => meetings().then(({date}) => ask(wall, 'POST', `/api/v1/standups/${date}/${name}`, {member}));

before(async () => {
    browser = await openBrowser();
    wall = await startWall();
    phone = await joined(browser, wall, '小林', {permissions: []});
    for (const name of OTHERS)
        await ask(wall, 'POST', '/api/v1/members', {name});
    members = (await ask(wall, 'GET', '/api/v1/members')).data.items;
    await phone.page.evaluate(() => { window.shakes = []; navigator.vibrate = (ms) => window.shakes.push(ms); });
});

after(async () => {
    await browser.close();
    await wall.stop();
});

async function open(page) {
    await page.locator('.tab', {hasText: '站会'}).click();
    await page.locator('.standup').waitFor();
}

test('three sentences begin with my notes, survive a reload, and hang on the wall with a block', async () => {
    const {page} = phone;
    const done = await addCard(wall, '双11战报\n推文', {owners: [idOf('小林')], column: 'doing'});
    await ask(wall, 'POST', `/api/v1/cards/${done.id}/move`, {column: 'done'});
    const doing = await addCard(wall, '菜单栏改版', {owners: [idOf('小林')], column: 'doing'});
    await until('the note to come', async () => (await page.locator('.note', {hasText: '菜单栏改版'}).count()) > 0);
    await open(page);
    await page.locator('.sentence').first().waitFor();
    assert.deepEqual(await page.locator('.sentence label').allTextContents(), ['昨天完成', '今天要做', '遇到困难']);
    assert.equal(await page.inputValue('[name=yesterday]'), '双11战报推文');
    assert.equal(await page.inputValue('[name=today]'), '菜单栏改版');
    assert.deepEqual(await violations(page), []);
    await page.locator('[name=difficulty]').focus();
    await compose(page, 'deng', '等法务回话');
    assert.equal(await page.inputValue('[name=difficulty]'), '等法务回话');
    assert.deepEqual((await meetings()).checkins, [], 'an input method\'s Enter posts nothing');
    await page.reload();
    await page.locator('.sentence').first().waitFor();
    assert.equal(await page.inputValue('[name=difficulty]'), '等法务回话');
    await page.locator('.block-chooser .tile', {hasText: '等决定'}).click();
    assert.deepEqual(await violations(page), []);
    await page.locator('.sentences button[type=submit]').click();
    await page.locator('.sentences button', {hasText: '更新到墙上'}).waitFor();
    const said = (await meetings()).checkins[0];
    assert.deepEqual([said.member, said.yesterday, said.difficulty, said.card], [idOf('小林'), '双11战报推文', '等法务回话', doing.id]);
    const blocked = (await board(wall)).columns.flatMap((c) => c.cards).find((c) => c.id === doing.id).blocked;
    assert.deepEqual([blocked.type, blocked.reason], ['decision', '等法务回话']);
});

test('the toast takes both back with one tap', async () => {
    const {page} = phone;
    await page.locator('#toast .undo').click();
    await page.locator('.sentences button', {hasText: '写好了，贴上墙'}).waitFor();
    assert.deepEqual((await meetings()).checkins, []);
    assert.ok((await board(wall)).columns.flatMap((c) => c.cards).every((c) => !c.blocked));
    await page.fill('[name=difficulty]', '');
    await page.locator('.sentences button[type=submit]').click();
    await page.locator('.sentences button', {hasText: '更新到墙上'}).waitFor();
});

test('who is off says so with one tap', async () => {
    const {page} = phone;
    await page.locator('.second', {hasText: '今天请假'}).click();
    await page.locator('.second', {hasText: '不请假了'}).waitFor();
    assert.deepEqual((await meetings()).absences, [idOf('小林')]);
    await page.locator('.second', {hasText: '不请假了'}).click();
    await page.locator('.second', {hasText: '今天请假'}).waitFor();
    assert.deepEqual((await meetings()).absences, []);
});

/* Who helps is seen by the one who speaks; the stand-up is taken back for the ones that follow. */
test('while somebody speaks one tap offers help with what blocks them, and another takes it back', async () => {
    const {page, errors} = phone;
    const card = await addCard(wall, '直播脚本', {owners: [idOf('可可'), idOf('小林')], column: 'doing'});
    await ask(wall, 'POST', `/api/v1/cards/${card.id}/block`, {type: 'decision', reason: '等拍板'});
    await ask(wall, 'POST', '/api/v1/checkins', {member: idOf('可可'), today: '写脚本', difficulty: '等拍板'});
    const started = (await ask(wall, 'POST', '/api/v1/standups', {present: [idOf('小林'), idOf('可可')]})).data;
    if (started.standup.speaker === idOf('小林')) {
        await page.locator('.turn-title', {hasText: '轮到你了'}).waitFor();
        await page.locator('.stuck', {hasText: '直播脚本'}).waitFor();
        assert.equal(await page.locator('.stuck button').count(), 0, 'nobody is asked to help with what they speak of');
        await step('end-turn', idOf('小林'));
    }
    await page.locator('.turn-title', {hasText: '可可'}).waitFor();
    await page.locator('.stuck', {hasText: '直播脚本'}).locator('.blocked-line').waitFor();
    assert.deepEqual(await violations(page), []);
    await page.locator('.stuck button', {hasText: '我来帮'}).click();
    await page.locator('.stuck .helper', {hasText: '小林'}).waitFor();
    assert.equal(await page.locator('.stuck button').count(), 0);
    assert.deepEqual((await meetings()).helps, [{card: card.id, member: idOf('小林'), text: ''}]);
    assert.equal((await meetings()).standup.speaker, idOf('可可'), 'the turn goes on');
    await page.locator('#toast .undo').click();
    await page.locator('.stuck button', {hasText: '我来帮'}).waitFor();
    assert.deepEqual((await meetings()).helps, []);
    await ask(wall, 'POST', `/api/v1/cards/${card.id}/unblock`);
    await page.locator('.stuck').waitFor({state: 'detached'});
    await ask(wall, 'POST', '/api/v1/undo', {seq: started.seq});
    await page.locator('.second', {hasText: '开始站会'}).waitFor();
    assert.deepEqual(errors, []);
});

test('seven people speak; my turn shakes the phone once and ends with one tap', async () => {
    const {page, errors} = phone;
    await page.evaluate(() => { window.shakes = []; navigator.vibrate = (ms) => window.shakes.push(ms); });
    await page.locator('.second', {hasText: '开始站会'}).click();
    await page.locator('.turn-title').waitFor();
    const shakes = () => page.evaluate(() => window.shakes.length);
    let mine = 0;
    for (let at = await meetings(); at.standup.state === 'running'; at = await meetings()) {
        const {speaker, place} = at.standup;
        const name = members.find((m) => m.id === speaker).name;
        if (speaker !== idOf('小林')) {
            await page.locator('.turn-title', {hasText: name}).waitFor();
            await step('end-turn', speaker);
            continue;
        }
        mine += 1;
        await page.locator('.turn-title', {hasText: '轮到你了'}).waitFor();
        assert.equal(await page.locator('.standup-head').textContent(), `第 ${place} 位，共 7 位`);
        assert.match(await page.locator('.turn-ring-number').textContent(), /^1:(25|2[0-4]|1\d)$/);
        assert.match(await page.locator('.turn-ring-words').textContent(), /^全场还有 \d+:\d\d$/);
        const [ring, words] = await Promise.all(['.turn-ring', '.turn-ring-words'].map((one) => page.locator(one).boundingBox()));
        assert.deepEqual([Math.round(ring.width), Math.round(ring.height)], [230, 230]);
        assert.ok(words.height < 30 && words.y > ring.y && words.y + words.height < ring.y + ring.height, 'one line, inside the ring');
        assert.equal(await page.locator('.line').first().locator('span:last-child').textContent(), '双11战报推文');
        assert.equal(await shakes(), 1);
        assert.deepEqual(await violations(page), []);
        await page.locator('button', {hasText: '再说 30 秒'}).click();
        await until('30 seconds more', async () => (await meetings()).standup.left_s > 85);
        await page.locator('.done-button').click();
        await until('the next one to speak', async () => (await meetings()).standup.speaker !== speaker);
    }
    assert.equal(mine, 1);
    assert.equal(await shakes(), 1);
    await page.locator('.turn-title', {hasText: '说完了，用了'}).waitFor();
    assert.deepEqual(errors, []);
});

test('a blocked note itself takes the offer of help, and says who gave it', async () => {
    const {page, errors} = phone;
    const card = await addCard(wall, '等法务回话', {owners: [idOf('可可')], column: 'doing'});
    await page.locator('.tab', {hasText: '看板'}).click();
    await page.locator('.note', {hasText: '等法务回话'}).click();
    assert.equal(await page.locator('.sheet .help-line').count(), 0);
    await ask(wall, 'POST', `/api/v1/cards/${card.id}/block`, {type: 'waiting'});
    await page.locator('.sheet .help-line button', {hasText: '我来帮'}).click();
    await page.fill('.sheet [name=text]', '打电话问');
    await page.locator('.sheet button[type=submit]').click();
    await page.locator('.sheet .helper', {hasText: '小林 打电话问'}).waitFor();
    assert.equal(await page.locator('.sheet .help-line button').count(), 0);
    assert.equal((await meetings()).helps.find((h) => h.card === card.id).text, '打电话问');
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press('Escape');
    await ask(wall, 'POST', `/api/v1/cards/${card.id}/tear-off`);
    await open(page);
    assert.deepEqual(errors, []);
});

test('the summary names what is blocked, takes an offer of help, and can be had as text', async () => {
    const {page, errors} = phone;
    const card = await addCard(wall, '线索表单减一步', {owners: [idOf('老周')], column: 'doing'});
    await ask(wall, 'POST', `/api/v1/cards/${card.id}/block`, {type: 'tech'});
    await page.locator('.scrap', {hasText: '线索表单减一步'}).waitFor();
    assert.deepEqual(await violations(page), []);
    await page.locator('.scrap button', {hasText: '我来帮'}).click();
    await page.fill('.sheet [name=text]', '去催排期');
    await page.locator('.sheet button[type=submit]').click();
    await page.locator('.helper', {hasText: '小林 去催排期'}).waitFor();
    assert.equal((await meetings()).helps[0].text, '去催排期');
    await page.locator('.primary', {hasText: '小结，文字版'}).click();
    const text = await page.locator('.summary-text').inputValue();
    assert.ok(text.startsWith('# 站会 ') && text.includes('**线索表单减一步**') && text.includes('小林 去催排期'), text);
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press('Escape');
    assert.deepEqual(errors, []);
});

test('a guest follows and has nothing to press', async () => {
    const guest = await joined(browser, wall, '访客');
    const me = (await ask(wall, 'GET', '/api/v1/members')).data.items.find((m) => m.name === '访客');
    await ask(wall, 'PATCH', '/api/v1/members/' + me.id, {role: 'guest'});
    await until('the add button to go', async () => await guest.page.locator('.primary.add').isHidden());
    await open(guest.page);
    await guest.page.locator('.turns').waitFor();
    assert.equal(await guest.page.locator('.standup textarea, .standup .second, .standup .quiet').count(), 0);
    await guest.context.close();
});

test('it is whole at 360 px and in English', async () => {
    const {page, context, errors} = await joined(browser, wall, '可可', {viewport: {width: 360, height: 640}, locale: 'en-GB'});
    await page.locator('.tab', {hasText: 'Stand-up'}).click();
    await page.locator('.turn-title', {hasText: 'Done in'}).waitFor();
    await page.locator('.quiet', {hasText: 'My three lines'}).click();
    await page.locator('.sentence').first().waitFor();
    assert.deepEqual(await page.locator('.sentence label').allTextContents(), ['Done yesterday', 'Today', 'Stuck on']);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    assert.deepEqual(await violations(page), []);
    await page.locator('.quiet', {hasText: 'Back to the stand-up'}).click();
    await page.locator('.turn-title').waitFor();
    assert.deepEqual(errors, []);
    await context.close();
});

test('an admin changes a meeting and adds one; everybody may have them in their calendar', async () => {
    const {page, errors} = phone;
    const rituals = async () => (await ask(wall, 'GET', '/api/v1/rituals')).data.items;
    const row = (name) => page.locator('.sheet .row').filter({has: page.getByText(name, {exact: true})});
    await page.click('.me');
    await row('例会').click();
    await row('每日站会').click();
    await page.fill('.sheet [name=time]', '09:45');
    assert.deepEqual(await violations(page), []);
    await page.locator('.sheet button[type=submit]').click();
    await row('每日站会').filter({hasText: '09:45'}).waitFor();
    assert.equal((await rituals())[0].time, '09:45');
    await page.locator('.sheet .second', {hasText: '加一个例会'}).click();
    await page.fill('.sheet [name=name]', '选题会');
    await page.locator('.sheet .tile', {hasText: '每季'}).click();
    await page.locator('.sheet .tile', {hasText: '第 2 个月'}).click();
    assert.deepEqual(await violations(page), []);
    await page.locator('.sheet button[type=submit]').click();
    await row('选题会').waitFor();
    const added = (await rituals()).find((r) => r.name === '选题会');
    assert.deepEqual([added.kind, added.weekday, added.nth, added.month], ['quarterly', 1, -1, 2]);
    await row('放进我的日历').click();
    await page.locator('.sheet .primary').click();
    const address = page.locator('.sheet input[readonly]');
    await address.waitFor();
    assert.match(await address.inputValue(), /\/calendar\.ics\?token=[\w-]{43}$/);
    assert.deepEqual(await violations(page), []);
    for (let i = 0; i < 3; i++)
        await page.keyboard.press('Escape');
    assert.deepEqual(errors, []);
});
