import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {ask, board, compose, joined, LAPTOP, openBrowser, startWall, until, violations} from './support.mjs';

let browser;
let wall;
let lin;
let zhou;

before(async () => {
    browser = await openBrowser();
    wall = await startWall();
    lin = await joined(browser, wall, '小林');
    zhou = await joined(browser, wall, '老周');
});

after(async () => {
    await browser.close();
    await wall.stop();
});

async function tab(page, name) {
    await page.locator('.tab', {hasText: name}).click();
}

async function part(page, name) {
    await tab(page, '认可');
    await page.locator('.kudos-head .choice', {hasText: name}).click();
    await page.locator('.kudos-head .choice[aria-pressed=true]', {hasText: name}).waitFor();
}

async function kudos() {
    return (await ask(wall, 'GET', '/api/v1/kudos')).data.items;
}

async function fine(page, where) {
    await page.waitForTimeout(350);
    assert.deepEqual(await violations(page), [], where);
    const small = await page.evaluate(() => Array.from(document.querySelectorAll('button, a[href], input, textarea')).filter((node) => {
        const box = node.getBoundingClientRect();
        return box.width && box.height && box.height < 43.5 && !node.closest('.unseen, [inert]');
    }).map((node) => node.className));
    assert.deepEqual(small, [], where);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), where + ' is wider than the screen');
}

test('a badge is three taps and a sentence', async () => {
    const {page, errors} = lin;
    await part(page, '奖章');
    await page.locator('.kudos-foot .primary').click();
    await fine(page, 'give');
    await page.locator('.sheet button[type=submit]').click();
    assert.deepEqual(await page.locator('.sheet .error:not(:empty)').allTextContents(), ['选一个人', '选一枚奖章', '写一句为什么']);
    await page.locator('.who-tile', {hasText: '老周'}).click();
    await page.locator('.badge-tile', {hasText: '救火'}).click();
    await page.fill('.sheet textarea', '半夜补寄 12 份样品');
    assert.equal(await page.locator('.reason-count').textContent(), '11/40');
    await page.locator('.sheet button[type=submit]').click();
    await page.locator('.sheet').waitFor({state: 'detached'});
    await page.locator('.given', {hasText: '半夜补寄 12 份样品'}).waitFor();
    assert.equal((await kudos())[0].badge, 'rescue');
    await fine(page, 'badges');
    assert.deepEqual(errors, []);
});

test('a badge names the key result that it helped, and its giver erases what was written with it', async () => {
    const {page, errors} = lin;
    const owner = (await board(wall)).members[0].id;
    const objective = (await ask(wall, 'POST', '/api/v1/objectives', {title: '寄样不断', owner})).data.objective.id;
    const kr = (await ask(wall, 'POST', '/api/v1/key-results', {objective, title: '签收 32 份', start: 0, target: 32})).data.key_result.id;
    await part(page, '奖章');
    await page.locator('.kudos-foot .primary').click();
    await page.locator('.who-tile', {hasText: '老周'}).click();
    await page.locator('.badge-tile', {hasText: '点子'}).click();
    await page.fill('.sheet textarea', '写错人了');
    await page.locator('.sheet select[name=key_result]').selectOption(kr);
    await fine(page, 'give for a key result');
    await page.locator('.sheet button[type=submit]').click();
    const given = page.locator('.given', {hasText: '写错人了'});
    await given.waitFor();
    assert.equal((await kudos())[0].key_result, kr);
    assert.match(await given.textContent(), /签收 32 份/);
    await given.click();
    await page.locator('.sheet .quiet', {hasText: '抹掉内容'}).click();
    await fine(page, 'erase');
    await page.locator('.sheet button[type=submit]').click();
    await given.waitFor({state: 'detached'});
    assert.ok(!JSON.stringify((await ask(wall, 'GET', '/api/v1/activity')).data).includes('写错人了'));
    assert.deepEqual(errors, []);
});

test('an input method\'s Enter posts nothing, and its words arrive', async () => {
    const {page} = lin;
    const before = (await kudos()).length;
    await part(page, '奖章');
    await page.locator('.kudos-foot .primary').click();
    await page.locator('.who-tile', {hasText: '老周'}).click();
    await page.locator('.badge-tile', {hasText: '点子'}).click();
    await page.locator('.sheet textarea').focus();
    await compose(page, 'haodianzi', '好点子');
    await page.waitForTimeout(200);
    assert.equal((await kudos()).length, before);
    assert.equal(await page.inputValue('.sheet textarea'), '好点子');
    await page.locator('.sheet button[type=submit]').click();
    await until('the badge', async () => (await kudos())[0].reason === '好点子');
});

test('what was typed is there again after a reload', async () => {
    const {page} = lin;
    await part(page, '奖章');
    await page.locator('.kudos-foot .primary').click();
    await page.locator('.who-tile', {hasText: '老周'}).click();
    await page.fill('.sheet textarea', '写到一半');
    await page.reload();
    await part(page, '奖章');
    await page.locator('.kudos-foot .primary').click();
    assert.equal(await page.inputValue('.sheet textarea'), '写到一半');
    assert.equal(await page.locator('.who-tile[aria-pressed=true]').textContent(), '周老周');
    await page.fill('.sheet textarea', '');
    await page.keyboard.press('Escape');
});

test('another phone sees a badge as it is given, and its giver takes it back', async () => {
    await part(zhou.page, '奖章');
    const given = zhou.page.locator('.given', {hasText: '好点子'});
    await given.waitFor();
    assert.equal(await zhou.page.locator('button.given').count(), 0, 'not theirs to take back');
    await part(lin.page, '奖章');
    await lin.page.locator('.given', {hasText: '好点子'}).click();
    await fine(lin.page, 'given');
    await lin.page.locator('.sheet button', {hasText: '收回'}).click();
    await given.waitFor({state: 'detached'});
});

test('feedback is for two until its receiver publishes it', async () => {
    const {page} = lin;
    await part(page, '反馈');
    await page.locator('.kudos-foot .primary').click();
    await fine(page, 'write feedback');
    await page.locator('.who-tile', {hasText: '老周'}).click();
    await page.fill('.sheet textarea', '开会可以慢一点');
    await page.locator('.sheet button[type=submit]').click();
    await page.locator('.sheet').waitFor({state: 'detached'});
    await part(zhou.page, '反馈');
    const told = zhou.page.locator('.told', {hasText: '开会可以慢一点'});
    await told.waitFor();
    await fine(zhou.page, 'feedback');
    await told.locator('button', {hasText: '公开'}).click();
    await told.getByText('已公开').waitFor();
    const third = await joined(browser, wall, '可可');
    await part(third.page, '反馈');
    await third.page.locator('.told', {hasText: '开会可以慢一点'}).waitFor();
    await third.context.close();
});

test('two people talk, agree and tick; the banner does not scroll away; a third sees only that they did', async () => {
    const {page, errors} = lin;
    await part(page, '一对一');
    await fine(page, 'talks');
    await page.locator('.rows .row', {hasText: '老周'}).click();
    await page.locator('.talk-banner').waitFor();
    for (let i = 0; i < 12; i++) {
        await page.fill('.talk-line textarea', '第 ' + i + ' 句');
        await page.locator('.talk-save').click();
        await page.locator('.talk-paper', {hasText: '第 ' + i + ' 句'}).waitFor();
    }
    await page.locator('.agreed-head button').click();
    await page.fill('.sheet input', '每周五一起看线索数');
    await page.locator('.sheet .tile', {hasText: '老周'}).click();
    await page.locator('.sheet button[type=submit]').click();
    await page.locator('.agreed').waitFor();
    await fine(page, 'talk');
    await page.locator('.talk-entry', {hasText: '第 11 句'}).locator('.talk-erase').click();
    await page.locator('.sheet button[type=submit]').click();
    await page.locator('.talk-paper', {hasText: '第 11 句'}).waitFor({state: 'detached'});
    await page.locator('.talk-paper', {hasText: '第 10 句'}).waitFor();
    await page.evaluate(() => { document.querySelector('.talk-sheet').scrollTop = 99999; });
    const box = await page.locator('.talk-banner').boundingBox();
    assert.ok(box.y >= 0 && box.y < 40, 'the banner stays: ' + box.y);
    assert.equal(await page.locator('.talk-only').textContent(), '只有你和老周看得到');
    assert.match(await page.locator('.talk-others').textContent(), /这个月聊过了/);
    await part(zhou.page, '一对一');
    await zhou.page.locator('.rows .row', {hasText: '小林'}).click();
    await zhou.page.locator('.agreed .check-box').click();
    await zhou.page.locator('.agreed .check-box[aria-checked=true]').waitFor();
    await page.locator('.agreed .check-box[aria-checked=true]').waitFor();
    const stored = await page.evaluate(() => JSON.stringify(Object.assign({}, localStorage)));
    assert.ok(!stored.includes('每周五一起看') && !stored.includes('第 3 句'), 'nothing of it is kept on the phone');
    await page.keyboard.press('Escape');
    assert.deepEqual(errors, []);
});

test('an admin keeps the fund, the catalogue and the limit', async () => {
    const {page} = lin;
    const send = async (row, values) => {
        await page.locator('.kudos .row', {hasText: row}).click();
        await fine(page, row);
        for (const [name, value] of Object.entries(values))
            await page.fill('.sheet [name=' + name + ']', value);
        await page.locator('.sheet button[type=submit]').click();
    };
    await part(page, '奖章');
    await send('往小基金里放钱', {amount: 'x'});
    await page.locator('.sheet .error:not(:empty)').first().waitFor();
    await page.fill('.sheet [name=amount]', '1500');
    await page.locator('.sheet button[type=submit]').click();
    await page.locator('.sheet').waitFor({state: 'detached'});
    await send('大家一起攒什么', {what: '团队火锅', cost: '3000'});
    await page.locator('.sheet').waitFor({state: 'detached'});
    await page.locator('.fund-bar[aria-valuenow="50"]').waitFor();
    await page.locator('.given').first().click();
    await page.locator('.sheet .row', {hasText: '发奖励'}).click();
    await page.fill('.sheet [name=amount]', '30');
    await page.locator('.sheet button[type=submit]').click();
    await page.getByText('奖励 ¥30').waitFor();
    await send('每周能送几枚', {kudos_per_week: '5'});
    await page.locator('.sheet').waitFor({state: 'detached'});
    assert.equal((await ask(wall, 'GET', '/api/v1/kudos')).data.week.limit, 5);
    await page.locator('.kudos .row', {hasText: '奖章的种类'}).click();
    await page.locator('.sheet .row').first().waitFor();
    await fine(page, 'catalogue');
    await page.locator('.sheet .second', {hasText: '加一种奖章'}).click();
    await fine(page, 'badge');
    await page.fill('.sheet [name=name]', '打开率');
    await page.locator('.sheet button[type=submit]').click();
    await page.locator('.sheet .row', {hasText: '打开率'}).waitFor();
    await page.keyboard.press('Escape');
});

test('what happened is reached from the remote view', async () => {
    const {page} = lin;
    await tab(page, '遥控');
    await page.locator('.remote a.row[href="#activity"]').click();
    await page.locator('.feed-item').first().waitFor();
    assert.equal(await page.locator('.tab[aria-current=page]').textContent(), '遥控');
    assert.ok((await page.locator('.feed-text').allTextContents()).some((text) => text.includes('小林 送给老周一枚「救火」')));
});

test('a laptop and English hold up', async () => {
    const {page, context, errors} = await joined(browser, wall, '小北', {...LAPTOP, locale: 'en-GB'});
    await page.locator('.tab', {hasText: 'Kudos'}).click();
    await page.locator('.given').first().waitFor();
    await fine(page, 'badges');
    await page.locator('.kudos-foot .primary').click();
    await fine(page, 'give');
    await page.keyboard.press('Escape');
    await page.locator('.kudos-head .choice', {hasText: '1:1'}).click();
    await page.locator('.rows .row', {hasText: '小林'}).click();
    await page.locator('.talk-banner').waitFor();
    await fine(page, 'talk');
    assert.deepEqual(errors, []);
    await context.close();
});
