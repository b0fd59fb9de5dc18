import assert from 'node:assert/strict';
import {test} from 'node:test';

import {beforeMidnight, untilMidnight} from '../support/standup_midnight.mjs';
import {ask, joined, setUp, violations} from './support.mjs';

const SOON_S = 40;
let phone;
let wall;

setUp(async (here) => {
    wall = here.wall;
    phone = await joined(here.browser, wall, '小林');
    return [phone];
}, {args: ['--time', beforeMidnight(SOON_S)]});

test('a phone goes on with a stand-up over midnight and shows the summary of its day', async () => {
    const {page} = phone;
    const meetings = async () => (await ask(wall, 'GET', '/api/v1/meetings')).data;
    await ask(wall, 'POST', '/api/v1/members', {name: '可可'});
    await page.locator('.tab', {hasText: '站会'}).click();
    await page.locator('.second', {hasText: '开始站会'}).click();
    await page.locator('.turns').waitFor();
    const write = page.locator('.standup button', {hasText: '写我的三句话'});
    assert.equal(await write.count(), 1);
    assert.equal((await meetings()).date, '2026-11-12');
    await untilMidnight(async () => (await meetings()).now);
    await page.locator('.standup button', {hasText: /说完了/}).first().click();
    await page.locator('.standup-head', {hasText: '第 2 位，共 2 位'}).waitFor();
    assert.equal(await write.count(), 0, 'what is written now would hang under the next day');
    assert.deepEqual(await violations(page), []);
    await page.locator('.standup button', {hasText: '结束站会'}).click();
    await page.locator('.turn-title', {hasText: '说完了，用了'}).waitFor();
    await page.locator('.primary', {hasText: '小结，文字版'}).click();
    const text = await page.locator('.summary-text').inputValue();
    assert.ok(text.startsWith('# 站会 2026-11-12\n'), text);
    const now = await meetings();
    assert.deepEqual([now.date, now.standup.state], ['2026-11-12', 'over']);
});
