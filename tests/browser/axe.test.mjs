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
    await goals();
    await addCard(wall, '打开率冲 6%：菜单栏改版', {label: 'wechat', due: due(0), checklist: [{text: '文案', done: true}, {text: '出图'}]});
    await addCard(wall, '线索表单减一步', {label: 'douyin', due: due(-2)});
    const stuck = await addCard(wall, '达人报价对比表', {label: 'kol', due: due(3)});
    await ask(wall, 'POST', '/api/v1/cards/' + stuck.id + '/block', {type: 'tech'});
    await addCard(wall, '双11战报推文', {label: 'general', column: columns[2].id});
    await ask(wall, 'PATCH', '/api/v1/columns/' + columns[0].id, {wip_limit: 2});
});

/* One key result that is fine, one that waits for an update, one without a start; and something to answer. */
async function goals() {
    const post = async (path, body) => (await ask(wall, 'POST', '/api/v1' + path, body)).data;
    const unit = (await post('/units', {name: '客服部'})).unit.id;
    const me = (await ask(wall, 'GET', '/api/v1/members')).data.items[0].id;
    const top = (await post('/objectives', {title: '微信打开率做到行业领先', owner: me, paper: 'mint', theme: '品牌塑造'})).objective.id;
    await post('/objectives', {title: '全公司的线索翻一番', owner: unit, kind: 'aspirational'});
    await post('/metrics/wechat-open-rate/readings', {value: 3.9});
    await post('/metrics/wechat-open-rate/kpi', {floor: 4});
    const kr = (await post('/key-results', {objective: top, title: '公众号打开率', metric: 'wechat-open-rate', start: 3.2, target: 6})).key_result.id;
    await post('/key-results/' + kr + '/updates', {value: 3.9, confidence: 5, comment: '换了标题写法'});
    await post('/key-results', {objective: top, title: '标题测试', kind: 'milestones', milestones: [{text: '模板', done: true}, {text: '复盘'}]});
    await post('/key-results', {objective: top, title: '群发', kind: 'count', target: 4, period: 'month', measure: '次'});
    await post('/links', {kind: 'across', objective: top, unit, comment: '两天内有人回', first: '2026-11-20', last: '2026-12-11'});
    await post('/retro', {kind: 'keep', text: '每周一张数据长图'});
    await post('/retro', {kind: 'stop', text: '周五下午临时改稿'});
    await post('/objectives/' + top + '/reveal', {});
    await post('/suggestions', {objective: top, text: '写成全部账号的平均'});
}

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

async function goalsTour(page) {
    const back = () => page.keyboard.press('Escape');
    await page.locator('.tab', {hasText: '目标'}).click();
    await page.locator('.kr-row').first().waitFor();
    await fine(page, 'goals');
    await page.locator('.proposal .quiet').click();
    await fine(page, 'answer');
    await back();
    await page.locator('.goal-paper', {hasText: '微信'}).click();
    await fine(page, 'objective');
    for (const [word, where] of [['改目标', 'edit objective'], ['提个建议', 'suggest'], ['拿掉这个目标', 'remove']]) {
        await page.locator('.sheet .row', {hasText: word}).click();
        await fine(page, where);
        await back();
    }
    await page.locator('.sheet .primary', {hasText: '加一个关键结果'}).click();
    for (const kind of ['百分比', '里程碑', '次数', '打分', '指标']) {
        await page.locator('.tile', {hasText: kind}).click();
        await fine(page, 'new key result: ' + kind);
    }
    await back();
    await page.locator('.sheet .row', {hasText: '接上目标'}).click();
    await page.locator('.tile', {hasText: '客服部'}).click();
    await fine(page, 'align');
    await back();
    await page.locator('[role=dialog]').waitFor({state: 'detached'});
    await page.waitForTimeout(150);
    for (const title of ['公众号打开率', '标题测试', '群发']) {
        await page.locator('.kr-row', {hasText: title}).click();
        await page.locator('.kr-below .row').first().waitFor();
        await fine(page, title);
        await page.locator('.tab', {hasText: '目标'}).click();
    }
    await page.locator('.kr-row', {hasText: '公众号打开率'}).click();
    await page.locator('.kr-below .row', {hasText: '改保底'}).click();
    await fine(page, 'floor');
    await back();
    await page.locator('[role=dialog]').waitFor({state: 'detached'});
    await page.waitForTimeout(150);
    await page.locator('.kr-below .row', {hasText: '录数据'}).click();
    for (const way of ['一个数', '粘贴两列', '文件']) {
        await page.locator('.ways .segment', {hasText: way}).click();
        await fine(page, 'readings: ' + way);
    }
    await page.locator('.tab', {hasText: '目标'}).click();
    await page.locator('.cycle-row').click();
    await fine(page, 'cycle');
    for (const word of ['的日子', '节假日', '组织']) {
        await page.locator('.sheet .row', {hasText: word}).click();
        await page.waitForTimeout(200);
        await fine(page, word);
        await back();
    }
    await back();
    await page.locator('.retro-open').click();
    await page.locator('.retro-item').first().waitFor();
    await fine(page, 'review');
    await page.locator('.retro-head .quiet').first().click();
    await fine(page, 'new item of the review');
    await back();
    await back();
    await page.locator('.goal-buttons .second', {hasText: '指标库'}).click();
    await page.locator('.metric-row').first().waitFor();
    await fine(page, 'library');
    await page.locator('.metric-row', {hasText: 'KPI'}).click();
    await page.locator('.metric-paper').waitFor();
    await fine(page, 'metric');
    await page.locator('.sheet .row', {hasText: '改指标'}).click();
    await fine(page, 'edit metric');
    await back();
    await back();
    await back();
    await page.locator('.goal-buttons .primary').click();
    await fine(page, 'new objective');
    await back();
    await page.locator('[role=dialog]').waitFor({state: 'detached'});
    await page.waitForTimeout(150);
    await page.locator('.tab', {hasText: '看板'}).click();
}

async function tour(page) {
    await fine(page, 'board');
    await openNote(page, '达人报价对比表');
    await fine(page, 'card');
    for (const name of ['谁来做', '到期', '平台', '为哪个关键结果', '清单']) {
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
    for (const name of ['名字和颜色', 'PIN', '例会', '撕掉的', '团队名字', '成员', '列', '平台']) {
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
    await page.locator('.tab', {hasText: '站会'}).click();
    await page.locator('.sentence').first().waitFor();
    await fine(page, 'stand-up');
    await page.locator('.tab', {hasText: '遥控'}).click();
    await page.locator('.page-button').first().waitFor();
    await fine(page, 'remote');
    await page.locator('.remote a.row[href="#activity"]').click();
    await page.locator('.feed-item').first().waitFor();
    await fine(page, 'activity');
    await page.locator('.tab', {hasText: '看板'}).click();
}

test('every view at 390 px is sound', async () => {
    const {page, context, errors} = await joined(browser, wall, '小北');
    await ask(wall, 'PATCH', '/api/v1/members/' + (await ask(wall, 'GET', '/api/v1/members')).data.items.find((m) => m.name === '小北').id,
        {role: 'admin'});
    await showColumn(page, '要做的');
    await note(page, '达人报价对比表').waitFor();
    await tour(page);
    await goalsTour(page);
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
    await goalsTour(page);
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
