import assert from 'node:assert/strict';
import {test} from 'node:test';

import {addCard, ask, board, columnOf, compose, joined, LAPTOP, note, openNote, setUp, showColumn, titlesIn,
    until} from './support.mjs';

let browser;
let wall;
let phone;
let page;

setUp(async (here) => {
    ({browser, wall} = here);
    phone = await joined(browser, wall, '小林');
    page = phone.page;
    return [phone];
});

test('an empty column invites to stick a note', async () => {
    await showColumn(page, '要做的');
    await page.locator('.column.is-current .slot', {hasText: '贴一张便签'}).click();
    await page.locator('.sheet.task textarea').waitFor();
    await page.keyboard.press('Escape');
});

test('a note is made in two taps', async () => {
    await page.click('.primary.add');
    await page.keyboard.insertText('推文封面换成实拍');
    assert.match(await page.locator('.paper-since').textContent(), /8\/24/);
    await page.click('.sheet button[type=submit]');
    await note(page, '推文封面换成实拍').waitFor();
    const column = await until('the note', () => columnOf(wall, '推文封面换成实拍'));
    assert.equal(column.kind, 'todo');
    assert.equal(column.cards[0].owners.length, 1);
});

test('an empty note is not posted, and says why', async () => {
    await page.click('.primary.add');
    await page.click('.sheet button[type=submit]');
    assert.equal(await page.locator('[data-field=title] .error').textContent(), '先写几个字');
    await page.keyboard.press('Escape');
    await page.locator('.sheet').waitFor({state: 'detached'});
});

test('the next step is one tap, and can be undone', async () => {
    const card = await addCard(wall, '达人名单第三轮');
    await openNote(page, '达人名单第三轮');
    assert.equal(await page.locator('.sheet .step').textContent(), '开始做');
    await page.click('.sheet .step');
    await until('the move', async () => (await columnOf(wall, card.title)).kind === 'doing');
    assert.match(await page.locator('.toast').textContent(), /挪到「正在做的」了/);
    await page.click('.toast .undo');
    await until('the undo', async () => (await columnOf(wall, card.title)).kind === 'todo');
    await note(page, card.title).waitFor();
});

test('a note can be moved to any other column, blocked, freed and torn off', async () => {
    const title = '线索表单减一步';
    await addCard(wall, title);
    await openNote(page, title);
    await page.locator('.second', {hasText: '已完成的'}).click();
    await until('done', async () => (await columnOf(wall, title)).kind === 'done');
    await showColumn(page, '已完成的');
    await openNote(page, title);
    assert.equal(await page.locator('.sheet .step').textContent(), '撕掉');
    await page.locator('.second', {hasText: '退回正在做的'}).click();
    await showColumn(page, '正在做的');
    await openNote(page, title);
    await page.locator('.second.bad').click();
    await page.locator('.tile', {hasText: '等技术'}).click();
    await page.fill('[name=reason]', '等接口');
    await page.click('.sheet button[type=submit]');
    await page.locator('.blocked-line', {hasText: '等接口'}).waitFor();
    await page.locator('.second.good').click();
    await page.locator('.blocked-line').waitFor({state: 'detached'});
    await page.locator('.sheet-actions button', {hasText: '撕掉'}).click();
    await until('torn', async () => !(await columnOf(wall, title)));
    assert.equal(await note(page, title).count(), 0);
});

test('the pile gives a torn note back', async () => {
    await page.click('.me');
    await page.locator('.row', {hasText: '撕掉的'}).click();
    await page.locator('.scrap', {hasText: '线索表单减一步'}).locator('button').click();
    await until('restored', () => columnOf(wall, '线索表单减一步'));
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
});

test('owners, date, label, text and checklist are changed on the sheet', async () => {
    const title = '落地页首屏';
    await ask(wall, 'POST', '/api/v1/members', {name: '可可'});
    await addCard(wall, title);
    await showColumn(page, '要做的');
    await openNote(page, title);
    await page.locator('.row', {hasText: '谁来做'}).click();
    await page.locator('.person-tile', {hasText: '可可'}).click();
    await page.click('.sheet button[type=submit]');
    await page.locator('.sheet .row', {hasText: '到期'}).click();
    await page.locator('.days .tile', {hasText: '今天'}).click();
    await page.click('.sheet button[type=submit]');
    await page.locator('.sheet .row', {hasText: '平台'}).click();
    await page.locator('.label-tile', {hasText: '抖音'}).click();
    await page.click('.sheet button[type=submit]');
    await page.locator('.sheet .row', {hasText: '清单'}).click();
    for (const text of ['文案', '出图']) {
        await page.fill('[name=checklist]', text);
        await page.click('.sheet button[type=submit]');
        await page.locator('.check-item', {has: page.locator('[aria-label="' + text + '"]')}).waitFor();
    }
    await until('two items', async () => (await columnOf(wall, title)).cards.find((c) => c.title === title).checks.total === 2);
    await page.locator('.check-box').first().click();
    await until('a tick', async () => (await columnOf(wall, title)).cards.find((c) => c.title === title).checks.done === 1);
    await page.keyboard.press('Escape');
    await page.locator('.sheet-actions button', {hasText: '改文字'}).click();
    await page.fill('[name=title]', '落地页首屏换成试用装');
    await page.fill('[name=note]', '参考上次的版式');
    await page.click('.sheet button[type=submit]');
    await page.locator('.paper-note', {hasText: '参考上次的版式'}).waitFor();
    await page.keyboard.press('Escape');

    const line = note(page, '落地页首屏换成试用装');
    assert.equal(await line.locator('.chip-today').textContent(), '今天');
    assert.equal(await line.locator('.checks').textContent(), '1/2');
    assert.match(await line.locator('.label').textContent(), /抖音/);
    const card = (await columnOf(wall, '落地页首屏换成试用装')).cards.find((c) => c.title === '落地页首屏换成试用装');
    assert.equal(card.owners.length, 1);
    assert.equal(card.label, 'douyin');
});

test('what the wall refuses stands at its field', async () => {
    await page.route('**/api/v1/cards', (route) => route.fulfill({status: 422, contentType: 'application/problem+json',
        body: JSON.stringify({title: 'no', status: 422, detail: 'x', errors: [{field: 'title', message: '这样写不行'}]})}));
    await page.click('.primary.add');
    await page.keyboard.insertText('不行的便签');
    await page.click('.sheet button[type=submit]');
    await page.locator('[data-field=title] .error', {hasText: '这样写不行'}).waitFor();
    assert.equal(await page.locator('[name=title]').getAttribute('aria-invalid'), 'true');
    await page.unroute('**/api/v1/cards');
    await page.keyboard.press('Escape');
    assert.equal(await note(page, '不行的便签').count(), 0);
});

test('a half-written note is there again after a reload', async () => {
    await page.click('.primary.add');
    await page.fill('.sheet textarea', '写到一半');
    await page.reload();
    await page.locator('.sheet.task textarea').waitFor();
    assert.equal(await page.inputValue('.sheet textarea'), '写到一半');
    await page.fill('.sheet textarea', '');
    await page.keyboard.press('Escape');
});

test('the sheet keeps the focus inside and gives it back', async () => {
    const face = note(page, '达人名单第三轮').locator('.face');
    await face.focus();
    await page.keyboard.press('Enter');
    await page.locator('[role=dialog]').waitFor();
    for (let i = 0; i < 25; i++) {
        await page.keyboard.press('Tab');
        assert.ok(await page.evaluate(() => document.querySelector('[role=dialog]').contains(document.activeElement)));
    }
    await page.keyboard.press('Escape');
    await page.locator('[role=dialog]').waitFor({state: 'detached'});
    assert.ok(await face.evaluate((node) => node === document.activeElement));
});

test('the back key of the phone closes the sheet and not the page', async () => {
    await openNote(page, '达人名单第三轮');
    await page.goBack();
    await page.locator('[role=dialog]').waitFor({state: 'detached'});
    await page.locator('.shell .board').waitFor();
});

test('a reload the moment a sheet has closed is a reload', async () => {
    for (const ms of [0, 30, 50, 58]) {
        await page.click('.me');
        await page.locator('[role=dialog]').waitFor();
        await page.keyboard.press('Escape');
        await page.waitForTimeout(ms);
        await page.reload();
        await page.locator('.shell .board').waitFor();
    }
});

test('a column over its limit says so with a shape', async () => {
    const doing = (await board(wall)).columns.find((c) => c.kind === 'doing');
    await ask(wall, 'PATCH', '/api/v1/columns/' + doing.id, {wip_limit: 1});
    await addCard(wall, '多一张', {column: doing.id});
    await addCard(wall, '再多一张', {column: doing.id});
    const segment = page.locator('.segment', {hasText: '正在做的'});
    await segment.locator('.over').waitFor();
    assert.match(await segment.textContent(), /超了 \d/);
    assert.equal(await segment.locator('.over .icon').count(), 1);
});

test('Enter during a composition writes, Enter after it posts', async () => {
    const laptop = await joined(browser, wall, '阿May', LAPTOP);
    await laptop.page.keyboard.press('n');
    await laptop.page.locator('.sheet textarea').waitFor();
    await compose(laptop.page, 'zhibo', '直播');
    await laptop.page.waitForTimeout(300);
    assert.equal(await laptop.page.locator('.sheet textarea').count(), 1);
    assert.equal(await columnOf(wall, '直播'), undefined);
    await laptop.page.keyboard.press('Enter');
    await until('the note', () => columnOf(wall, '直播'));
    await laptop.context.close();
});

test('two phones see each other at once', async () => {
    const other = await joined(browser, wall, '老周');
    await showColumn(page, '要做的');
    await showColumn(other.page, '正在做的');
    await openNote(page, '达人名单第三轮');
    await page.click('.sheet .step');
    await note(other.page, '达人名单第三轮').waitFor();
    await openNote(other.page, '达人名单第三轮');
    await openNote(page, '推文封面换成实拍');
    await Promise.all([page.click('.sheet .step'), other.page.click('.sheet .step')]);
    await until('both moves', async () => (await columnOf(wall, '推文封面换成实拍')).kind === 'doing' &&
        (await columnOf(wall, '达人名单第三轮')).kind === 'done');
    for (const one of [page, other.page])
        await until('the same board', async () => (await titlesIn(one, '已完成的')).includes('达人名单第三轮') &&
            (await titlesIn(one, '正在做的')).includes('推文封面换成实拍'));
    assert.deepEqual(other.errors, []);
    await other.context.close();
});

test('the activity names what was taken back, and what has no title is a step', async () => {
    const undo = async (answer) => assert.equal((await ask(wall, 'POST', '/api/v1/undo', {seq: answer.data.seq})).status, 200);
    const card = await addCard(wall, '菜单栏改版');
    await undo(await ask(wall, 'PATCH', '/api/v1/cards/' + card.id, {title: '菜单栏大改'}));
    const someone = (await board(wall)).members[0].id;
    await undo(await ask(wall, 'POST', '/api/v1/absences', {member: someone, away: true}));
    await page.locator('.tab', {hasText: '遥控'}).click();
    await page.locator('.remote a.row[href="#activity"]').click();
    await page.locator('.feed-item', {hasText: '撤回了「菜单栏改版」的改动'}).waitFor();
    await page.locator('.feed-item', {hasText: '撤回了一步'}).waitFor();
    await page.locator('.tab').first().click();
});

test('the language is switched on the phone and remembered', async () => {
    const english = await joined(browser, wall, 'Lucy', {locale: 'en-GB'});
    const there = english.page;
    assert.equal(await there.locator('html').getAttribute('lang'), 'en');
    assert.match(await there.locator('.segments').textContent(), /To do/);
    await there.click('.me');
    await there.locator('.choice', {hasText: '中文'}).click();
    await there.locator('.segment', {hasText: '要做的'}).waitFor();
    assert.equal(await there.locator('html').getAttribute('lang'), 'zh-CN');
    await there.reload();
    await there.locator('.segment', {hasText: '要做的'}).waitFor();
    await english.context.close();
});
