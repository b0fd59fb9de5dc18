import assert from 'node:assert/strict';
import {test} from 'node:test';

import {ask, compose, freshCode, joined, newPhone, setUp, until, violations} from './support.mjs';

let browser;
let wall;

setUp((here) => { ({browser, wall} = here); });

test('the first phone names the team and becomes its admin', async () => {
    const {page, context, errors} = await newPhone(browser);
    await page.goto(wall.url + '/J/' + await freshCode(wall));
    await page.locator('[name=team]').waitFor();
    await page.click('button[type=submit]');
    assert.equal(await page.locator('[data-field=team] .error').textContent(), '给团队起个名字');
    assert.deepEqual(await violations(page), []);
    await page.fill('[name=team]', '社媒增长小队');
    await page.fill('[name=name]', '小林');
    await page.click('button[type=submit]');
    await page.locator('.shell .board').waitFor();
    assert.equal(await page.locator('.head .team').textContent(), '社媒增长小队');
    assert.equal(new URL(page.url()).pathname, '/');
    const people = (await ask(wall, 'GET', '/api/v1/members')).data.items;
    assert.deepEqual(people.map((m) => [m.name, m.role]), [['小林', 'admin']]);
    assert.deepEqual(errors, []);
    await context.close();
});

test('the next one joins by the code, with a name of its own', async () => {
    const {page, context, errors} = await newPhone(browser);
    await page.goto(wall.url + '/');
    await page.locator('.code-input').waitFor();
    assert.deepEqual(await violations(page), []);
    await page.fill('.code-input', (await freshCode(wall)).toLowerCase());
    await page.locator('.join-tile').first().waitFor();
    assert.equal(await page.locator('h1').textContent(), '你是哪一位？');
    assert.deepEqual(await violations(page), []);
    await page.fill('[name=name]', '可可');
    assert.equal(await page.locator('button[type=submit]').textContent(), '我是可可，加入');
    await page.click('button[type=submit]');
    await page.locator('.shell .board').waitFor();
    await page.reload();
    await page.locator('.shell .board').waitFor();
    assert.deepEqual(errors, []);
    await context.close();
});

test('an expired code leads to a friendly page that takes another one', async () => {
    const {page, context} = await newPhone(browser);
    await page.goto(wall.url + '/J/2222');
    await page.locator('.code-input').waitFor();
    assert.equal(await page.locator('h1').textContent(), '码过期了');
    await page.fill('.code-input', await freshCode(wall));
    await page.locator('.join-tile').first().waitFor();
    await context.close();
});

test('a name typed with an input method is not sent by the Enter that confirms it', async () => {
    const {page, context} = await newPhone(browser);
    await page.goto(wall.url + '/J/' + await freshCode(wall));
    await page.focus('[name=name]');
    await compose(page, 'beibei', '北北');
    await page.waitForTimeout(300);
    assert.equal(await page.inputValue('[name=name]'), '北北');
    assert.equal(await page.locator('.shell').count(), 0);
    await page.keyboard.press('Enter');
    await page.locator('.shell .board').waitFor();
    await context.close();
});

test('who has a phone is let in by a tap on the old one', async () => {
    const old = await joined(browser, wall, '阿树');
    const young = await newPhone(browser);
    await young.page.goto(wall.url + '/J/' + await freshCode(wall));
    await young.page.locator('.join-tile', {hasText: '阿树'}).click();
    await young.page.click('button[type=submit]');
    await young.page.locator('.hourglass-line').waitFor();
    assert.deepEqual(await violations(young.page), []);
    await old.page.locator('.claim .primary').click();
    await young.page.locator('.shell .board').waitFor();
    const people = (await ask(wall, 'GET', '/api/v1/members')).data.items;
    assert.equal(people.filter((m) => m.name === '阿树').length, 1);
    await old.context.close();
    await young.context.close();
});

test('a PIN lets in without the old phone', async () => {
    const old = await joined(browser, wall, '七七');
    await old.page.click('.me');
    await old.page.locator('.row', {hasText: 'PIN'}).click();
    await old.page.fill('[name=pin]', '12');
    await old.page.click('.sheet button[type=submit]');
    assert.equal(await old.page.locator('[data-field=pin] .error').textContent(), '要 4 到 8 位数字');
    await old.page.fill('[name=pin]', '4711');
    await old.page.click('.sheet button[type=submit]');
    await old.page.locator('.toast', {hasText: 'PIN 设好了'}).waitFor();
    await old.context.close();

    const young = await newPhone(browser);
    await young.page.goto(wall.url + '/J/' + await freshCode(wall));
    await young.page.locator('.join-tile', {hasText: '七七'}).click();
    await young.page.click('button[type=submit]');
    await young.page.fill('[name=pin]', '4711');
    await young.page.click('button[type=submit]');
    await young.page.locator('.shell .board').waitFor();
    await young.context.close();
});

test('a name that was typed survives a reload', async () => {
    const {page, context} = await newPhone(browser);
    await page.goto(wall.url + '/J/' + await freshCode(wall));
    await page.fill('[name=name]', '小北');
    await page.reload();
    await until('the name', async () => await page.inputValue('[name=name]').catch(() => '') === '小北');
    await context.close();
});
