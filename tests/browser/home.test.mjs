import assert from 'node:assert/strict';
import {test} from 'node:test';

import {addCard, freshCode, join, joined, newPhone, note, openBrowser, setUp, showColumn, until} from './support.mjs';

const NAME = 'kanwall-test.local';

let browser;
let wall;
let home;

setUp((here) => {
    ({browser, wall} = here);
    home = `http://${NAME}:${wall.port}`;
}, {names: {[NAME]: '127.0.0.1'}, args: ['--hosts', NAME]});

const at = (page, origin) => until('the page at ' + origin, () => page.url().startsWith(origin));

/* What the wall was asked and how often, by path. */
function countRequests(page) {
    const seen = [];
    page.on('request', (request) => seen.push(new URL(request.url()).host.split(':')[0] + ' ' + new URL(request.url()).pathname));
    return (one) => seen.filter((other) => other === one).length;
}

test('who joins under the number is under the name a moment later, signed in and in their language', async () => {
    const {page, context, errors} = await newPhone(browser, {locale: 'en-GB'});
    await page.goto(wall.url + '/J/' + await freshCode(wall));
    await page.locator('.language').click();
    await page.locator('html[lang="zh-CN"]').waitFor({state: 'attached'});
    await join(page, wall, '小林');
    await at(page, home);
    await page.locator('.segment', {hasText: '要做的'}).waitFor();
    assert.equal(page.url(), home + '/');
    await showColumn(page, '要做的');
    await addCard(wall, '换了地址也在');
    await note(page, '换了地址也在').waitFor();
    await page.reload();
    await note(page, '换了地址也在').waitFor();
    assert.deepEqual(errors, []);
    await context.close();
});

test('who opens the number again is moved again, and the way back is not a trap', async () => {
    const {page, context} = await joined(browser, wall, '可可');
    await at(page, home);
    await page.locator('.shell .board').waitFor();
    await page.goBack();
    await at(page, wall.url);
    await page.locator('.shell .board').waitFor();
    await page.waitForTimeout(2500);
    assert.ok(page.url().startsWith(wall.url), 'once in the life of a tab');
    const tab = await context.newPage();
    await tab.goto(wall.url + '/');
    await at(tab, home);
    await tab.locator('.shell .board').waitFor();
    await context.close();
});

test('a half-written note keeps the phone where it is', async () => {
    const {page, context} = await newPhone(browser);
    await page.route(home + '/healthz', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 700));
        await route.continue();
    });
    await join(page, wall, '阿May');
    await page.click('.primary.add');
    await page.fill('.sheet textarea', '写到一半');
    await page.waitForTimeout(1500);
    assert.ok(page.url().startsWith(wall.url));
    assert.equal(await page.inputValue('.sheet textarea'), '写到一半');
    await context.close();
});

test('another wall of that name is not this wall', async () => {
    const {page, context} = await newPhone(browser);
    let asked = 0;
    await page.route(home + '/healthz', (route) => {
        asked += 1;
        route.fulfill({status: 200, contentType: 'application/json', headers: {'Access-Control-Allow-Origin': wall.url},
            body: JSON.stringify({status: 'ok', version: '0.1.0', seq: 1, incarnation: '00000000-0000-7000-8000-000000000000'})});
    });
    const counted = countRequests(page);
    await join(page, wall, '老周');
    await until('the question', () => asked);
    await page.waitForTimeout(800);
    assert.ok(page.url().startsWith(wall.url));
    assert.equal(asked, 1);
    assert.equal(counted('127.0.0.1 /api/v1/me/handover'), 0);
    await context.close();
});

test('a code that is refused over there leads back to where the phone is known', async () => {
    const {page, context} = await newPhone(browser);
    await page.route('**/api/v1/join/handover', (route) => route.fulfill({status: 403, contentType: 'application/problem+json',
        body: JSON.stringify({title: 'no', status: 403, detail: 'x', errors: []})}));
    const counted = countRequests(page);
    await join(page, wall, '小宇');
    await until('the attempt', () => counted(NAME + ' /api/v1/join/handover'));
    await at(page, wall.url);
    await page.locator('.shell .board').waitFor();
    await page.waitForTimeout(2500);
    assert.ok(page.url().startsWith(wall.url));
    assert.equal(counted(NAME + ' /api/v1/join/handover'), 1);
    await context.close();
});

test('a name that does not answer keeps nobody waiting', async () => {
    const {page, context, errors} = await newPhone(browser);
    let asked = 0;
    let giveUp;
    const silence = new Promise((resolve) => giveUp = resolve);
    await page.route(home + '/healthz', async (route) => {
        asked += 1;
        await silence;
        await route.abort();
    });
    await join(page, wall, '阿杰');
    await page.locator('.shell .board').waitFor();
    await until('the question', () => asked);
    await page.waitForTimeout(2500);
    assert.ok(page.url().startsWith(wall.url));
    await page.reload();
    await page.locator('.shell .board').waitFor();
    giveUp();
    assert.deepEqual(errors, []);
    await context.close();
});

test('a name that nobody knows leaves the phone by the number', async (t) => {
    const other = await openBrowser();
    t.after(() => other.close());
    const {page, errors} = await newPhone(other);
    await join(page, wall, '设计小陈');
    await page.locator('.shell .board').waitFor();
    await page.waitForTimeout(2500);
    assert.ok(page.url().startsWith(wall.url));
    await page.reload();
    await page.locator('.shell .board').waitFor();
    assert.deepEqual(errors, []);
});
