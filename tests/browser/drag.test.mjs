import assert from 'node:assert/strict';
import {test} from 'node:test';

import {addCard, columnOf, fingerDrag, joined, LAPTOP, middle, note, setUp, showColumn, titlesIn,
    until} from './support.mjs';

let browser;
let wall;

setUp((here) => { ({browser, wall} = here); });

async function order(name, wanted, page) {
    await until(name + ' to read ' + wanted, async () => (await titlesIn(page, name)).join() === wanted);
}

test('a finger on the handle sorts notes within the column', async () => {
    const {page, context, errors} = await joined(browser, wall, '小林');
    for (const title of ['甲', '乙', '丙'])
        await addCard(wall, title);
    await showColumn(page, '要做的');
    await order('要做的', '甲,乙,丙', page);
    const from = await middle(note(page, '甲').locator('.grip'));
    const to = await middle(note(page, '丙').locator('.grip'));
    await fingerDrag(page, [from, [to[0], to[1] + 30]]);
    await order('要做的', '乙,丙,甲', page);
    await until('the wall to agree', async () => (await columnOf(wall, '甲')).cards.map((c) => c.title).join() === '乙,丙,甲');
    assert.equal(await page.locator('[role=dialog]').count(), 0);
    assert.deepEqual(errors, []);
    await context.close();
});

test('a finger beside the handle scrolls and drags nothing', async () => {
    const {page, context} = await joined(browser, wall, '可可');
    await showColumn(page, '要做的');
    const [x, y] = await middle(note(page, '乙').locator('.title'));
    await fingerDrag(page, [[x, y], [x, y + 150]]);
    await page.waitForTimeout(200);
    assert.equal((await titlesIn(page, '要做的')).join(), '乙,丙,甲');
    await context.close();
});

test('a note is dropped on the name of a column', async () => {
    const {page, context} = await joined(browser, wall, '老周');
    await showColumn(page, '要做的');
    const from = await middle(note(page, '丙').locator('.grip'));
    const to = await middle(page.locator('.segment', {hasText: '正在做的'}));
    await fingerDrag(page, [from, [from[0] - 20, from[1] - 30], to]);
    await until('the move', async () => (await columnOf(wall, '丙')).kind === 'doing');
    await order('要做的', '乙,甲', page);
    await context.close();
});

test('a stroke over the notes shows the next column', async () => {
    const {page, context} = await joined(browser, wall, '小北');
    await showColumn(page, '要做的');
    await fingerDrag(page, [[320, 560], [90, 556]]);
    await page.locator('.column.is-current[aria-label^="正在做的"]').waitFor();
    await fingerDrag(page, [[90, 560], [320, 556]]);
    await page.locator('.column.is-current[aria-label^="要做的"]').waitFor();
    await context.close();
});

test('with a mouse notes are dragged between columns that stand side by side', async () => {
    const {page, context, errors} = await joined(browser, wall, '阿树', LAPTOP);
    const [x, y] = await middle(note(page, '乙'));
    const [x2, y2] = await middle(note(page, '丙'));
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 20, y + 10, {steps: 4});
    await page.mouse.move(x2, y2 - 20, {steps: 15});
    await page.waitForTimeout(150);
    await page.mouse.move(x2, y2 - 24, {steps: 3});
    await page.waitForTimeout(250);
    await page.mouse.up();
    await until('the move', async () => (await columnOf(wall, '乙')).kind === 'doing');
    await until('the page', async () => (await titlesIn(page, '正在做的')).includes('乙'));
    assert.equal(await page.locator('[role=dialog]').count(), 0);
    assert.equal(await page.locator('.is-lifted').count(), 0);
    assert.deepEqual(errors, []);
    await context.close();
});

test('the keyboard chooses, moves, opens, adds and undoes', async () => {
    const {page, context} = await joined(browser, wall, '七七', LAPTOP);
    await note(page, '甲').locator('.face').focus();
    await page.keyboard.press('ArrowRight');
    await until('the move', async () => (await columnOf(wall, '甲')).kind === 'doing');
    assert.equal(await page.evaluate(() => document.activeElement.querySelector('.title').textContent), '甲');
    await page.keyboard.press('z');
    await until('the undo', async () => (await columnOf(wall, '甲')).kind === 'todo');
    await page.keyboard.press('ArrowRight');
    await until('the move', async () => (await columnOf(wall, '甲')).kind === 'doing');
    await page.keyboard.press('ArrowUp');
    assert.notEqual(await page.evaluate(() => document.activeElement.querySelector('.title').textContent), '甲');
    await page.keyboard.press('Enter');
    await page.locator('[role=dialog]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[role=dialog]').waitFor({state: 'detached'});
    await page.keyboard.press('n');
    await page.locator('.sheet.task textarea').waitFor();
    await page.keyboard.insertText('键盘写的');
    await page.keyboard.press('Enter');
    await until('the note', () => columnOf(wall, '键盘写的'));
    await context.close();
});
