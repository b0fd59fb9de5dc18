/*
 * look: pictures of every view of the page, for comparison by eye with the design:
 *   KANWALL_BIN=build/release/kanwall node tests/browser/look.mjs [FOLDER]
 * They go to build/look/ unless a folder is named. The wall is `kanwall demo`.
 */
import fs from 'node:fs';
import path from 'node:path';

import {startWall} from '../support/wall.mjs';
import {LAPTOP, newPhone, openBrowser, PHONE} from './support.mjs';

const folder = process.argv[2] || path.resolve(import.meta.dirname || '.', '../../build/look');

async function shot(page, name) {
    await page.waitForTimeout(600);
    await page.screenshot({path: path.join(folder, name + '.png')});
}

async function sheet(page, row, name) {
    await page.locator('.sheet .row').filter({has: page.getByText(row, {exact: true})}).click();
    await shot(page, name);
    await page.keyboard.press('Escape');
}

async function closed(page) {
    await page.locator('[role=dialog]').waitFor({state: 'detached'});
}

async function enter(page, wall) {
    await page.goto(wall.adminAddress);
    await page.locator('.join-tile').first().click();
    await page.locator('button[type=submit]').click();
    await page.locator('.shell .board').waitFor();
    await page.locator('.column.is-current .note').first().waitFor();
}

/* The goals of the demo, and what is reached from them. */
async function goalsTour(page) {
    await page.locator('.tab', {hasText: '目标'}).click();
    await page.locator('.kr-row').first().waitFor();
    await shot(page, 'phone-goals');
    await page.locator('.kr-row', {hasText: 'KPI'}).first().click();
    await page.locator('.kr-below .row').first().waitFor();
    await shot(page, 'phone-okr');
    await page.locator('.goals').evaluate((node) => { node.scrollTop = 10000; });
    await shot(page, 'phone-okr-below');
    await page.locator('.kr-below .row', {hasText: '录数据'}).click();
    await page.locator('.ways .segment').nth(1).click();
    await page.fill('textarea', '10/14\t3.3%\n10/21\t3.7%\n10/28\t4.1%\n11/4\t六成\n11/11\t4.6%');
    await page.locator('button', {hasText: '先看一眼'}).click();
    await page.locator('.reading-table').waitFor();
    await shot(page, 'phone-reading');
    await page.locator('.tab', {hasText: '目标'}).click();
    await page.locator('.cycle-row').click();
    await shot(page, 'phone-cycle');
    await page.keyboard.press('Escape');
    await closed(page);
    await page.locator('.goal-buttons .second', {hasText: '指标库'}).click();
    await page.locator('.metric-row', {hasText: 'KPI'}).first().click();
    await shot(page, 'phone-metric');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await closed(page);
    await page.locator('.goal-paper').last().click();
    await shot(page, 'phone-objective');
    await page.locator('.sheet .row', {hasText: '接上目标'}).click();
    await page.locator('.radio').first().check();
    await page.locator('.tile').first().click();
    await page.fill('[name=comment]', '线索 48 小时内有人打电话');
    await shot(page, 'phone-align');
    await page.keyboard.press('Escape');
    await closed(page);
}

async function phoneTour(page, context) {
    await shot(page, 'phone-board');
    await page.locator('.column.is-current .face').nth(1).click();
    await shot(page, 'phone-card');
    await page.locator('.second.bad').click();
    await shot(page, 'phone-block');
    await page.keyboard.press('Escape');
    for (const [row, name] of [['谁来做', 'owners'], ['到期', 'due'], ['平台', 'label'], ['清单', 'checklist']])
        await sheet(page, row, 'phone-' + name);
    await page.keyboard.press('Escape');
    await closed(page);
    await page.locator('.segment').first().click();
    await shot(page, 'phone-todo');
    await page.click('.primary.add');
    await page.keyboard.insertText('推文封面换成实拍');
    await shot(page, 'phone-new-note');
    await page.fill('.sheet textarea', '');
    await page.keyboard.press('Escape');
    await closed(page);
    await page.click('.me');
    await shot(page, 'phone-me');
    for (const [row, name] of [['名字和颜色', 'person'], ['撕掉的', 'pile'], ['成员', 'members'], ['列', 'columns'], ['平台', 'labels']])
        await sheet(page, row, 'phone-' + name);
    await page.keyboard.press('Escape');
    await closed(page);
    for (const [tab, name] of [['认可', 'kudos'], ['遥控', 'remote']]) {
        await page.locator('.tab', {hasText: tab}).click();
        await page.waitForTimeout(1500);
        await shot(page, 'phone-' + name);
    }
    await page.locator('.remote a.row[href="#activity"]').click();
    await page.waitForTimeout(500);
    await shot(page, 'phone-activity');
    await page.locator('.tab').first().click();
    await page.locator('.column.is-current .face').first().click();
    await page.click('.sheet .step');
    await shot(page, 'phone-toast');
    await context.setOffline(true);
    await page.evaluate(() => window.dispatchEvent(new Event('offline')));
    await page.locator('.column.is-current .face').first().click();
    await page.click('.sheet .step');
    await page.locator('.segment').nth(1).click();
    await page.locator('.is-waiting .face').last().scrollIntoViewIfNeeded();
    await page.waitForTimeout(5200);
    await shot(page, 'phone-offline');
    await context.setOffline(false);
}

async function main() {
    fs.mkdirSync(folder, {recursive: true});
    const browser = await openBrowser();
    const wall = await startWall({command: 'demo', team: false});
    try {
        const {page, context} = await newPhone(browser, PHONE);
        await page.goto(wall.url + '/J/2222');
        await page.locator('.code-input').waitFor();
        await shot(page, 'phone-code');
        await page.goto(wall.adminAddress);
        await page.locator('.join-tile').nth(3).click();
        await shot(page, 'phone-join');
        await enter(page, wall);
        await phoneTour(page, context);
        await goalsTour(page);
        await context.close();

        const laptop = await newPhone(browser, {...LAPTOP});
        await laptop.page.goto(wall.url + '/J/' + wall.code);
        await laptop.page.locator('.join-tile').nth(4).click();
        await laptop.page.locator('button[type=submit]').click();
        await laptop.page.locator('.note').first().waitFor();
        await laptop.page.keyboard.press('ArrowDown');
        await shot(laptop.page, 'desktop-board');
        await laptop.page.keyboard.press('Enter');
        await shot(laptop.page, 'desktop-card');
        await laptop.page.keyboard.press('Escape');
        await closed(laptop.page);
        await laptop.page.keyboard.press('n');
        await shot(laptop.page, 'desktop-new-note');
        await laptop.page.keyboard.press('Escape');
        await closed(laptop.page);
        await laptop.page.locator('.tab', {hasText: '目标'}).click();
        await laptop.page.locator('.kr-row').first().waitFor();
        await shot(laptop.page, 'desktop-goals');
        await laptop.page.locator('.tab', {hasText: '遥控'}).click();
        await laptop.page.waitForTimeout(1500);
        await shot(laptop.page, 'desktop-remote');
        await laptop.page.setViewportSize({width: 768, height: 900});
        await laptop.page.locator('.tab').first().click();
        await shot(laptop.page, 'tablet-board');

        const english = await newPhone(browser, {...PHONE, locale: 'en-GB'});
        await english.page.goto(wall.url + '/J/' + wall.code);
        await english.page.locator('.join-tile').nth(5).click();
        await english.page.locator('button[type=submit]').click();
        await english.page.locator('.column.is-current .note').first().waitFor();
        await shot(english.page, 'phone-board-en');
        await english.page.locator('.column.is-current .face').first().click();
        await shot(english.page, 'phone-card-en');
    } finally {
        await browser.close();
        await wall.stop();
    }
    console.log(folder);
}

await main();
