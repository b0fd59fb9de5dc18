import assert from 'node:assert/strict';
import {test} from 'node:test';

import {addCard, ask, board, joined, LAPTOP, note, openNote, setUp, showColumn, violations} from './support.mjs';

let browser;
let wall;

setUp(async (here) => {
    ({browser, wall} = here);
    const first = await joined(browser, wall, '小林');
    await first.context.close();
    const columns = (await board(wall)).columns;
    const due = (n) => new Date(Date.now() + n * 86400000).toISOString().slice(0, 10);
    await addCard(wall, '打开率冲 6%：菜单栏改版', {label: 'wechat', due: due(0), checklist: [{text: '文案', done: true}, {text: '出图'}]});
    await addCard(wall, '线索表单减一步', {label: 'douyin', due: due(-2)});
    const stuck = await addCard(wall, '达人报价对比表', {label: 'kol', due: due(3)});
    await ask(wall, 'POST', '/api/v1/cards/' + stuck.id + '/block', {type: 'tech'});
    await addCard(wall, '双11战报推文', {label: 'general', column: columns[2].id});
    await ask(wall, 'PATCH', '/api/v1/columns/' + columns[0].id, {wip_limit: 2});
});

/* Everything that is pressed is at least 44 high and wide enough for a thumb; text has its least size. */
async function sizes(page) {
    return page.evaluate(() => {
        const wrong = [];
        const top = document.querySelector('.sheet-wrap:last-child .sheet') || document;
        top.querySelectorAll('button, a[href], input, select, textarea').forEach((node) => {
            const box = node.getBoundingClientRect();
            if (box.width && box.height && (box.height < 43.5 || box.width < 43.5) && !node.closest('.unseen'))
                wrong.push('small target: ' + node.className + ' ' + box.width + 'x' + box.height);
            if (/INPUT|TEXTAREA|SELECT/.test(node.tagName) && parseFloat(getComputedStyle(node).fontSize) < 17)
                wrong.push('small input: ' + node.className);
        });
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const parent = walker.currentNode.parentElement;
            if (walker.currentNode.data.trim() && parent.offsetParent && !parent.closest('.unseen, noscript') &&
                parseFloat(getComputedStyle(parent).fontSize) < 13)
                wrong.push('small text: ' + walker.currentNode.data);
        }
        if (document.documentElement.scrollWidth > innerWidth)
            wrong.push('wider than the screen: ' + document.documentElement.scrollWidth);
        return wrong;
    });
}

async function fine(page, where) {
    await page.waitForTimeout(350);
    assert.deepEqual((await violations(page)).concat(await sizes(page)), [], where);
}

async function tour(page) {
    await fine(page, 'board');
    await openNote(page, '达人报价对比表');
    await fine(page, 'card');
    for (const name of ['谁来做', '到期', '平台', '清单']) {
        await page.locator('.sheet .row', {hasText: name}).click();
        await fine(page, name);
        await page.keyboard.press('Escape');
    }
    await page.locator('.sheet-actions button', {hasText: '改文字'}).click();
    await fine(page, 'edit');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await openNote(page, '打开率冲 6%');
    await page.locator('.second.bad').click();
    await fine(page, 'block');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator('[role=dialog]').waitFor({state: 'detached'});
    await page.click('.me');
    await fine(page, 'me');
    for (const name of ['名字和颜色', 'PIN', '撕掉的', '团队名字', '成员', '列', '平台']) {
        await page.locator('.sheet .row').filter({has: page.getByText(name, {exact: true})}).click();
        await fine(page, name);
        await page.keyboard.press('Escape');
    }
    await page.locator('.sheet .row', {hasText: '成员'}).click();
    await page.locator('.sheet .row').first().click();
    await fine(page, 'member');
    await page.keyboard.press('Escape');
    await page.locator('.sheet .second').click();
    await fine(page, 'new member');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator('.tab', {hasText: '动态'}).click();
    await page.locator('.feed-item').first().waitFor();
    await fine(page, 'activity');
    await page.locator('.tab', {hasText: '遥控'}).click();
    await page.locator('.page-button').first().waitFor();
    await fine(page, 'remote');
    await page.locator('.tab', {hasText: '看板'}).click();
}

test('every view at 390 px is sound', async () => {
    const {page, context, errors} = await joined(browser, wall, '小北');
    await ask(wall, 'PATCH', '/api/v1/members/' + (await ask(wall, 'GET', '/api/v1/members')).data.items.find((m) => m.name === '小北').id,
        {role: 'admin'});
    await showColumn(page, '要做的');
    await note(page, '达人报价对比表').waitFor();
    await tour(page);
    await page.click('.primary.add');
    await fine(page, 'new note');
    assert.deepEqual(errors, []);
    await context.close();
});

test('every view at 1280 px is sound', async () => {
    const {page, context, errors} = await joined(browser, wall, '可可', LAPTOP);
    await ask(wall, 'PATCH', '/api/v1/members/' + (await ask(wall, 'GET', '/api/v1/members')).data.items.find((m) => m.name === '可可').id,
        {role: 'admin'});
    await note(page, '达人报价对比表').waitFor();
    await tour(page);
    await page.keyboard.press('n');
    await fine(page, 'new note');
    assert.deepEqual(errors, []);
    await context.close();
});

test('360, 600 and 899 px hold up', async () => {
    const {page, context} = await joined(browser, wall, '阿May', {viewport: {width: 360, height: 640}});
    for (const width of [360, 600, 899]) {
        await page.setViewportSize({width, height: 640});
        await fine(page, String(width));
        const columns = await page.locator('.column:visible').count();
        assert.equal(columns, width < 600 ? 1 : 3, 'columns at ' + width);
    }
    await context.close();
});
