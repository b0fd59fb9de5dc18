import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {addCard, ask, board, columnOf, joined, openBrowser, startWall, until, violations} from './support.mjs';

/* Stuck up on a Thursday, asked about on the Monday after it. */
const THURSDAY = '2026-11-12T10:00';
const MONDAY = '2026-11-16T09:05';

let browser;
let wall;
let lin;
let may;

async function idOf(name) {
    return (await board(wall)).members.find((m) => m.name === name).id;
}

before(async () => {
    browser = await openBrowser();
    wall = await startWall({args: ['--time', THURSDAY]});
    lin = await joined(browser, wall, '小林');
    may = await joined(browser, wall, '阿May');
    const owner = {owners: [await idOf('小林')], column: 'doing'};
    await addCard(wall, '打开率冲 6%：菜单栏改版', {...owner, label: 'wechat'});
    await addCard(wall, '双11复盘长图', owner);
    await addCard(wall, '门店打卡模板', owner);
    await addCard(wall, '达人报价对比表', {owners: [await idOf('阿May')], column: 'doing', label: 'kol'});
    const {db, folder, tokens} = wall;
    await wall.stop({keep: true});
    wall = await startWall({db, args: ['--time', MONDAY]});
    Object.assign(wall, {folder, tokens});
    await lin.page.goto(wall.url + '/');
    await may.page.goto(wall.url + '/');
});

after(async () => {
    assert.deepEqual(lin.errors.concat(may.errors), []);
    await browser.close();
    await wall.stop();
});

const choice = (page, title, word) => page.locator('.left', {hasText: title}).locator('.week-choice', {hasText: word});

test('the board says how many of my notes last week left', async () => {
    await lin.page.locator('.week-banner[href="#week"]', {hasText: '上周没做完的 3 张，怎么办'}).waitFor();
    await may.page.locator('.week-banner[href="#week"]', {hasText: '上周没做完的 1 张，怎么办'}).waitFor();
});

test('the wall asks as well, until all have decided', async () => {
    await until('the scene', async () => (await ask(wall, 'GET', '/api/v1/wall')).data.scene === 'rollover');
});

test('the page shows my notes and keeps its button quiet until each has an answer', async () => {
    const {page} = lin;
    await page.click('.week-banner[href="#week"]');
    await page.locator('.week-question', {hasText: '上周没做完的 3 张，怎么办？'}).waitFor();
    assert.equal(await page.locator('.left').count(), 3);
    assert.equal(await page.locator('.tab[aria-current=page]').textContent(), '看板');
    assert.equal(await page.locator('.week .primary').isDisabled(), true);
    await choice(page, '打开率冲', '留下').click();
    assert.equal(await choice(page, '打开率冲', '留下').getAttribute('aria-pressed'), 'true');
    await choice(page, '双11复盘', '退回').click();
    assert.equal(await page.locator('.week .primary').isDisabled(), true);
    await choice(page, '门店打卡', '放下').focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('.week .primary').isDisabled(), false);
    assert.deepEqual(await violations(page), []);
});

test('one tap decides them all, and can be taken back', async () => {
    const {page} = lin;
    await page.click('.week .primary');
    await page.locator('.toast', {hasText: '定好了'}).waitFor();
    await until('the note sent back', async () => (await columnOf(wall, '双11复盘长图')).kind === 'todo');
    assert.equal(await columnOf(wall, '门店打卡模板'), undefined);
    await page.locator('.week-banner[href="#week"]').waitFor({state: 'hidden'});
    await page.click('.toast .undo');
    await until('the undo', async () => (await columnOf(wall, '门店打卡模板')) && (await columnOf(wall, '双11复盘长图')).kind === 'doing');
    await page.locator('.week-banner[href="#week"]', {hasText: '3 张'}).waitFor();
});

test('an admin finds the notes of others below, and may decide for them', async () => {
    const {page} = lin;
    await page.click('.week-banner[href="#week"]');
    for (const [title, word] of [['打开率冲', '留下'], ['双11复盘', '留下'], ['门店打卡', '放下']])
        await choice(page, title, word).click();
    await page.locator('.week .second', {hasText: '别人的 1 张'}).click();
    await choice(page, '达人报价', '留下').click();
    await page.click('.week .primary');
    await until('the decisions', async () => (await ask(wall, 'GET', '/api/v1/week')).data.waiting === 0);
    await may.page.locator('.week-banner[href="#week"]').waitFor({state: 'hidden'});
    await until('the board again', async () => (await ask(wall, 'GET', '/api/v1/wall')).data.scene === 'board');
});

test('a dropped note is found in the pile and put back', async () => {
    const {page} = lin;
    await page.locator('.me').click();
    await page.locator('.row', {hasText: '撕掉的'}).click();
    await page.locator('.scrap', {hasText: '门店打卡模板'}).locator('button').click();
    await until('the note on the board', async () => columnOf(wall, '门店打卡模板'));
    assert.equal((await ask(wall, 'GET', '/api/v1/week')).data.waiting, 0);
});
