import assert from 'node:assert/strict';
import {test} from 'node:test';

import {ask, joined, LAPTOP, setUp, violations} from './support.mjs';

let browser;
let wall;
let lin;

setUp(async (here) => {
    ({browser, wall} = here);
    lin = await joined(browser, wall, '小林');
    return [lin];
});

const now = async () => (await ask(wall, 'GET', '/api/v1/wall')).data;
const rowOf = (page, words) => page.locator('.remote .row', {hasText: words});

async function remote(page, word = '遥控') {
    await page.locator('.tab', {hasText: word}).click();
    await page.locator('.remote .page-button').first().waitFor();
}

test('a thumb chooses which scenes take turns and how long each stays', async () => {
    const {page} = lin;
    await remote(page);
    await rowOf(page, '轮播哪些画面').filter({hasText: '全部 · 30 秒'}).click();
    const tile = (words) => page.locator('.sheet .tile', {hasText: words});
    for (const one of await page.locator('.sheet .tile[aria-pressed=true]').allTextContents())
        if (!['看板', '1 分钟', '30 秒'].includes(one))
            await page.locator('.sheet .tile', {hasText: one}).first().click();
    await tile('1 分钟').click();
    assert.deepEqual(await violations(page), []);
    await page.locator('.sheet button[type=submit]').click();
    await rowOf(page, '轮播哪些画面').filter({hasText: '1 个 · 1 分钟'}).waitFor();
    const {turns, turn_s: stay} = await now();
    assert.deepEqual([turns, stay], [['board'], '60']);
});

test('the wall is lit between two times, on working days', async () => {
    const {page} = lin;
    await remote(page);
    await rowOf(page, '亮灯时间').filter({hasText: '一直亮'}).click();
    await page.locator('.sheet .tile', {hasText: '只在这段时间'}).click();
    await page.fill('.sheet [name=from]', '08:00');
    await page.fill('.sheet [name=hours]', '08:00');
    await page.locator('.sheet .tile', {hasText: '工作日'}).click();
    await page.locator('.sheet button[type=submit]').click();
    await page.locator('.sheet .error', {hasText: '07:30-23:00'}).waitFor();
    assert.equal((await now()).hours, 'always', 'what was refused changed nothing');
    await page.fill('.sheet [name=hours]', '20:30');
    assert.deepEqual(await violations(page), []);
    await page.locator('.sheet button[type=submit]').click();
    await rowOf(page, '亮灯时间').filter({hasText: '08:00–20:30 · 工作日'}).waitFor();
    const {hours, workdays_only: only} = await now();
    assert.deepEqual([hours, only], ['08:00-20:30', true]);
    await rowOf(page, '亮灯时间').click();
    await page.locator('.sheet .tile', {hasText: '一直亮'}).click();
    await page.locator('.sheet button[type=submit]').click();
    await rowOf(page, '亮灯时间').filter({hasText: '一直亮'}).waitFor();
});

test('in English on a laptop too', async () => {
    const {page, context, errors} = await joined(browser, wall, '小北', {...LAPTOP, locale: 'en-GB'});
    await remote(page, 'Remote');
    await rowOf(page, 'What takes turns').click();
    await page.locator('.sheet .tile', {hasText: 'Board'}).first().waitFor();
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press('Escape');
    await rowOf(page, 'Lit').click();
    await page.locator('.sheet .tile', {hasText: 'Always'}).waitFor();
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(errors, []);
    await context.close();
});
