import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {ask, board, joined, openBrowser, startWall, until, violations} from './support.mjs';

let browser;
let wall;
let lin;
let may;

before(async () => {
    browser = await openBrowser();
    wall = await startWall();
    lin = await joined(browser, wall, '小林');
    may = await joined(browser, wall, '阿May');
    const id = (await board(wall)).members.find((m) => m.name === '小林').id;
    const {data} = await ask(wall, 'POST', '/api/v1/objectives', {title: '微信打开率做到行业领先', owner: id});
    for (const title of ['公众号打开率', '推文篇数'])
        await ask(wall, 'POST', '/api/v1/key-results', {objective: data.objective.id, title, kind: 'percent', start: 0, target: 60});
});

after(async () => {
    assert.deepEqual(lin.errors.concat(may.errors), []);
    await browser.close();
    await wall.stop();
});

const round = async () => (await ask(wall, 'GET', '/api/v1/round')).data.round;
const scene = (name) => until('the scene ' + name, async () => (await ask(wall, 'GET', '/api/v1/wall')).data.scene === name);
const press = (page, value) => page.click('.vote-number[data-value="' + value + '"]');

test('one phone begins the vote, and the others and the wall follow', async () => {
    await lin.page.goto(wall.url + '/#vote');
    await lin.page.locator('.vote .primary', {hasText: '开始每周投票'}).click();
    await lin.page.locator('.vote-number').first().waitFor();
    await may.page.locator('.week-banner[href="#vote"]', {hasText: '第 1 个，共 2 个'}).waitFor();
    await scene('weekly-vote');
});

test('a number is chosen by finger or key, cast, and may be changed', async () => {
    const {page} = lin;
    assert.equal(await page.locator('.vote .primary').isDisabled(), true);
    await page.focus('.vote-number[data-value="6"]');
    await page.keyboard.press('Enter');
    await page.locator('.vote .primary', {hasText: '投 6 分'}).click();
    await page.locator('.vote .primary', {hasText: '投了 6 分'}).waitFor();
    assert.deepEqual(await violations(page), []);
    await press(page, 8);
    await page.locator('.vote .primary', {hasText: '投 8 分'}).click();
    await page.locator('.vote .primary', {hasText: '投了 8 分'}).waitFor();
});

test('the other phone sees who has voted, and nothing of what', async () => {
    const {page} = may;
    await page.locator('.week-banner[href="#vote"]').click();
    await page.locator('.vote-voters', {hasText: '1 个人投好了，共 2 个'}).waitFor();
    assert.equal(await page.locator('.vote-number[aria-pressed=true]').count(), 0);
    await press(page, 3);
    await page.locator('.vote .primary', {hasText: '投 3 分'}).click();
    await until('both', async () => (await round()).voted.length === 2);
});

test('all are revealed together, and the phones forget', async () => {
    await may.page.locator('.vote .second', {hasText: '现在翻开（2/2）'}).click();
    for (const {page} of [lin, may]) {
        await page.locator('.vote-result', {hasText: '小林'}).waitFor();
        assert.deepEqual(await page.locator('.vote-result b').allTextContents(), ['3', '8']);
        const kept = await page.evaluate(() => Object.keys(localStorage).filter((key) => /queue/.test(key)).map((key) => localStorage[key]));
        assert.ok(!kept.some((text) => /vote_cast/.test(text)), kept.join());
    }
    await scene('weekly-reveal');
    assert.deepEqual(await violations(may.page), []);
});

test('the owner takes the median over as this week\'s confidence with one tap', async () => {
    assert.equal(await may.page.locator('.vote .primary').count(), 0);
    await lin.page.locator('.vote .primary', {hasText: '记作这周的信心 5'}).click();
    await until('the check-in', async () => (await round()).key_result.confidence === 5);
    await lin.page.locator('.vote .primary').waitFor({state: 'detached'});
});

test('the next key result is voted on, and the vote ends', async () => {
    await lin.page.locator('.vote-further .second', {hasText: '下一个'}).click();
    await may.page.locator('.vote-place', {hasText: '第 2 个，共 2 个'}).waitFor();
    assert.equal(await lin.page.locator('.vote-number[aria-pressed=true]').count(), 0);
    await lin.page.locator('.vote-further .second', {hasText: '投完了'}).click();
    await may.page.locator('.vote .primary', {hasText: '开始每周投票'}).waitFor();
    await scene('board');
});
