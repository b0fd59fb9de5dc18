import assert from 'node:assert/strict';
import {test} from 'node:test';

import {addCard, ask, board, columnOf, joined, note, openNote, setUp, showColumn, startWall, until,
    violations} from './support.mjs';

let here;
let wall;
let phone;
let page;

setUp(async (given) => {
    here = given;
    wall = here.wall;
    phone = await joined(here.browser, wall, '小林');
    page = phone.page;
    for (const title of ['打开率冲 6%', '标题 AB 测试方案', '线索表单减一步'])
        await addCard(wall, title);
    await showColumn(page, '要做的');
    await note(page, '线索表单减一步').waitFor();
    return [phone];
});

test('without a network changes wait, are counted, and arrive once, in order', async () => {
    await phone.context.setOffline(true);
    await page.evaluate(() => window.dispatchEvent(new Event('offline')));
    await page.locator('.banner').waitFor();
    await openNote(page, '标题 AB 测试方案');
    await page.click('.sheet .step');
    await page.click('.primary.add');
    await page.fill('.sheet textarea', '地铁里想到的');
    await page.click('.sheet button[type=submit]');
    await openNote(page, '地铁里想到的');
    await page.click('.sheet .step');
    await showColumn(page, '正在做的');
    assert.match(await page.locator('.banner').textContent(), /没连上墙，3 处改动等着发/);
    assert.match(await page.locator('.banner').textContent(), /这是 \d+:\d\d 的样子/);
    assert.match(await note(page, '标题 AB 测试方案').textContent(), /挪过来的，等着发/);
    assert.deepEqual(await violations(page), []);
    assert.equal((await columnOf(wall, '标题 AB 测试方案')).kind, 'todo');

    await phone.context.setOffline(false);
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await until('the moves', async () => (await columnOf(wall, '标题 AB 测试方案')).kind === 'doing' &&
        ((await columnOf(wall, '地铁里想到的')) || {}).kind === 'doing');
    await page.locator('.banner').waitFor({state: 'hidden'});
    await until('the marks to go', async () => await page.locator('.is-waiting').count() === 0);
    const cards = (await board(wall)).columns.flatMap((c) => c.cards).filter((c) => c.title === '地铁里想到的');
    assert.equal(cards.length, 1);
});

test('the wall is restarted, and the phone finds back by itself', async () => {
    await showColumn(page, '要做的');
    const {port, db, tokens} = wall;
    await wall.stop({keep: true});
    await openNote(page, '打开率冲 6%');
    await page.click('.sheet .step');
    await page.locator('.banner').waitFor();
    wall = here.wall = await startWall({db, args: ['--port', String(port)]});
    wall.tokens = tokens;
    await until('the move', async () => (await columnOf(wall, '打开率冲 6%')).kind === 'doing', 40000);
    await page.locator('.banner').waitFor({state: 'hidden', timeout: 40000});
});

test('what waits survives a reload', async () => {
    await page.route('**/api/v1/cards/**', (route) => route.abort());
    await openNote(page, '线索表单减一步');
    await page.click('.sheet .step');
    await until('the change to be kept', () => page.evaluate(() => Object.keys(localStorage).some((k) => k.startsWith('kanwall.queue.'))));
    await page.waitForTimeout(300);
    await page.reload();
    await page.locator('.shell .board').waitFor();
    await showColumn(page, '正在做的');
    assert.match(await note(page, '线索表单减一步').textContent(), /等着发/);
    await page.unroute('**/api/v1/cards/**');
    await until('the move', async () => (await columnOf(wall, '线索表单减一步')).kind === 'doing', 40000);
    await until('an empty queue', () => page.evaluate(() => !Object.keys(localStorage).some((k) => k.startsWith('kanwall.queue.'))));
});

test('a change that waited and is refused says why, and can be taken back', async () => {
    const card = await addCard(wall, '会被撕掉的');
    await showColumn(page, '要做的');
    await note(page, '会被撕掉的').waitFor();
    await page.route('**/api/v1/cards/**', (route) => route.abort());
    await openNote(page, '会被撕掉的');
    await page.locator('.sheet .row', {hasText: '到期'}).click();
    await page.locator('.days .tile', {hasText: '今天'}).click();
    await page.click('.sheet button[type=submit]');
    await page.locator('.mark-line').waitFor();
    await page.unroute('**/api/v1/cards/**');
    await page.route('**/api/v1/cards/**', (route) => (route.request().method() === 'PATCH'
        ? route.fulfill({status: 409, contentType: 'application/problem+json',
            body: JSON.stringify({title: 'no', status: 409, detail: '后来又有人改过', errors: []})}) : route.continue()));
    await page.locator('.mark-line.refused', {hasText: '后来又有人改过'}).waitFor({timeout: 40000});
    assert.deepEqual(await violations(page), []);
    await page.locator('.mark-line button', {hasText: '改回去'}).click();
    await page.locator('.mark-line').waitFor({state: 'detached'});
    assert.equal((await ask(wall, 'GET', '/api/v1/cards/' + card.id)).data.due, null);
    await page.unroute('**/api/v1/cards/**');
    await page.keyboard.press('Escape');
});

test('undo takes back what has not left the phone', async () => {
    await phone.context.setOffline(true);
    await page.evaluate(() => window.dispatchEvent(new Event('offline')));
    await showColumn(page, '要做的');
    await openNote(page, '会被撕掉的');
    await page.click('.sheet .step');
    await page.click('.toast .undo');
    await note(page, '会被撕掉的').waitFor();
    assert.match(await page.locator('.banner').textContent(), /^没连上墙这是/);
    await phone.context.setOffline(false);
});
