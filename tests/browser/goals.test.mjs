import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {addCard, ask, joined, LAPTOP, note, openBrowser, openNote, showColumn, startWall, until, violations} from './support.mjs';

const OPEN_RATE = 'wechat-open-rate';

let browser;
let wall;
let phone;
let page;

before(async () => {
    browser = await openBrowser();
    wall = await startWall();
    phone = await joined(browser, wall, '小林');
    page = phone.page;
});

after(async () => {
    assert.deepEqual(phone.errors, []);
    await browser.close();
    await wall.stop();
});

async function made(path, body) {
    const answer = await ask(wall, 'POST', '/api/v1' + path, body);
    assert.ok(answer.status === 200 || answer.status === 201, JSON.stringify(answer.data));
    return answer.data;
}

async function tree() {
    return (await ask(wall, 'GET', '/api/v1/objectives')).data;
}

async function keyResult(title) {
    return (await tree()).objectives.flatMap((o) => o.key_results).find((kr) => kr.title === title);
}

async function member(name) {
    return (await ask(wall, 'GET', '/api/v1/members')).data.items.find((m) => m.name === name);
}

function daysAgo(n) {
    return new Date(Date.now() - n * 86400000).toLocaleDateString('sv-SE', {timeZone: process.env.TZ});
}

async function toGoals(on = page) {
    await on.locator('.tab', {hasText: /目标|Goals/}).click();
    await on.locator('.goal-list .cycle-row').waitFor();
}

function row(title, on = page) {
    return on.locator('.kr-row', {hasText: title});
}

async function openKr(title, on = page) {
    await toGoals(on);
    await row(title, on).click();
    await on.locator('.kr-page .kr-paper', {hasText: title}).waitFor();
}

/* The share of the track that is filled. */
function filled(locator) {
    return locator.locator('.bar-fill').first().evaluate((node) => node.getBoundingClientRect().width / node.parentNode.getBoundingClientRect().width);
}

test('an empty cycle says what to do first', async () => {
    await toGoals();
    assert.match(await page.locator('.goal-empty').textContent(), /先写一个目标/);
    assert.match(await page.locator('.cycle-row').textContent(), /^Q[1-4] 第 \d+\/\d+ 周时间过了 \d+%/);
    assert.deepEqual(await violations(page), []);
});

test('an objective and a key result on a metric of the library are written by phone', async () => {
    for (const [n, value] of [[20, 3.2], [9, 4.6]])
        await made('/metrics/' + OPEN_RATE + '/readings', {date: daysAgo(n), value});
    await page.click('.goal-buttons .primary');
    await page.fill('.sheet textarea', '微信打开率做到行业领先');
    await page.locator('.tile', {hasText: '挑战型'}).click();
    await page.locator('.tile', {hasText: '品牌塑造'}).click();
    await page.locator('.tile[aria-label="薄荷"]').click();
    await page.click('.sheet button[type=submit]');
    await page.locator('.goal-paper.paper-mint', {hasText: '微信打开率做到行业领先'}).click();
    await page.locator('.sheet .primary', {hasText: '加一个关键结果'}).click();
    await page.locator('select[name=metric] option[value="' + OPEN_RATE + '"]').waitFor({state: 'attached'});
    await page.fill('[name=title]', '公众号打开率');
    await page.selectOption('select[name=metric]', OPEN_RATE);
    await page.fill('[name=start]', '3.2');
    await page.fill('[name=target]', '六');
    await page.click('.sheet button[type=submit]');
    assert.match(await page.locator('[data-field=target] .error').textContent(), /不是数字/);
    await page.fill('[name=target]', '6');
    await page.click('.sheet button[type=submit]');
    await page.locator('[name=target]').waitFor({state: 'detached'});
    await page.keyboard.press('Escape');
    await row('公众号打开率').waitFor();
    const {objectives} = await tree();
    const kr = objectives[0].key_results[0];
    assert.deepEqual([objectives[0].kind, objectives[0].theme, objectives[0].paper, kr.metric, kr.start, kr.target, kr.current],
        ['aspirational', '品牌塑造', 'mint', OPEN_RATE, 3.2, 6, 4.6]);
});

test('from 3.2 to 4.6, floor 4, stretch 6: KPI met and OKR 0.50 stand side by side', async () => {
    await openKr('公众号打开率');
    await page.locator('.kr-below .row', {hasText: '摘取为 KPI'}).click();
    await page.fill('[name=floor]', '4');
    await page.click('.sheet button[type=submit]');
    await page.locator('.kr-below .verdict', {hasText: 'KPI 达标'}).waitFor();
    await toGoals();
    assert.match(await row('公众号打开率').textContent(), /4\.6%.*保底 4%挑战 6%.*KPI 达标OKR 0\.50.*9天前/);
    assert.ok(Math.abs(await filled(row('公众号打开率')) - 0.5) < 0.02);
});

test('a check-in moves the bar, is in the history, and can be taken back', async () => {
    await openKr('公众号打开率');
    for (let i = 0; i < 5; i++)
        await page.locator('.value-step').last().click();
    assert.equal(await page.inputValue('.value-input'), '5.1');
    assert.match(await page.locator('.value-change').textContent(), /比上周 0\.5/);
    const sure = page.locator('.sure-tile', {hasText: '有信心'});
    await sure.click();
    assert.equal(await sure.getAttribute('aria-pressed'), 'true');
    await sure.click();
    assert.match(await sure.getAttribute('aria-label'), /有信心，9 分/);
    await page.fill('[name=comment]', '换了标题写法');
    assert.deepEqual(await violations(page), []);
    await page.locator('button', {hasText: '更新到墙上'}).click();
    await page.locator('.kr-below .feed-item', {hasText: '换了标题写法'}).waitFor();
    const kr = await keyResult('公众号打开率');
    assert.deepEqual([kr.current, kr.confidence], [5.1, 9]);
    await toGoals();
    await until('the bar to move', async () => Math.abs(await filled(row('公众号打开率')) - (5.1 - 3.2) / (6 - 3.2)) < 0.02);
    await page.click('.toast .undo');
    await until('the bar to go back', async () => (await keyResult('公众号打开率')).current === 4.6);
    await until('the page to say so', async () => /4\.6%/.test(await row('公众号打开率').textContent()));
});

test('the slider is a real one, for keys and screen readers', async () => {
    await openKr('公众号打开率');
    await page.locator('.bar-slider').focus();
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.inputValue('.value-input'), '4.7');
    assert.equal(await page.locator('.bar-slider').getAttribute('aria-valuetext'), '4.7%');
    await page.locator('.bar-slider').press('ArrowLeft');
    await page.keyboard.press('Escape');
    await page.locator('.goal-list').waitFor();
});

test('milestones are ticked, ratings are one tap, and a start that nobody knew is set by the first number', async () => {
    const top = (await tree()).objectives[0].id;
    await made('/key-results', {objective: top, title: '标题测试', kind: 'milestones', milestones: [{text: '模板定稿'}, {text: '四次测试'}]});
    await made('/key-results', {objective: top, title: '排版美感', kind: 'rating', judge: '陈总监', start: 1, target: 5});
    await made('/key-results', {objective: top, title: '新客占比', kind: 'percent', target: 40, measure: '%'});
    await openKr('标题测试');
    await page.locator('.check-box[aria-label="模板定稿"]').click();
    await until('the tick', async () => (await keyResult('标题测试')).progress === 0.5);
    await openKr('排版美感');
    await page.locator('.five .tile', {hasText: '4'}).click();
    await page.locator('button', {hasText: '更新到墙上'}).click();
    await until('the rating', async () => (await keyResult('排版美感')).current === 4);
    await openKr('新客占比');
    await page.fill('.value-input', '12');
    await page.locator('button', {hasText: '更新到墙上'}).click();
    await until('the start', async () => { const kr = await keyResult('新客占比'); return kr.start === 12 && kr.current === 12; });
    await toGoals();
    assert.deepEqual(await violations(page), []);
});

test('a proposal across with two windows is agreed on the other phone', async () => {
    const unit = (await made('/units', {name: '客服部', level: 'department'})).unit.id;
    const other = await joined(browser, wall, '老周');
    await toGoals();
    await page.locator('.goal-paper').first().click();
    await page.locator('.sheet .row', {hasText: '接上目标'}).click();
    await page.locator('.tile', {hasText: '客服部'}).click();
    await page.fill('[name=comment]', '线索 48 小时内有人打电话');
    await page.fill('[name=first]', '2026-11-20');
    await page.fill('[name=last]', '2026-12-11');
    assert.deepEqual(await violations(page), []);
    await page.locator('button', {hasText: '提给客服部'}).click();
    await page.locator('[role=dialog]').waitFor({state: 'detached'});

    await toGoals(other.page);
    const paper = other.page.locator('.proposal', {hasText: '线索 48 小时内有人打电话'});
    await paper.waitFor();
    assert.match(await paper.textContent(), /小林想和客服部拉通/);
    await paper.locator('button', {hasText: '写上我们的时间'}).click();
    await other.page.fill('[name=first]', '2026-12-15');
    await other.page.fill('[name=last]', '2026-12-31');
    assert.match(await other.page.locator('.window-says').textContent(), /差 3 天/);
    await other.page.fill('[name=first]', '2026-12-01');
    assert.match(await other.page.locator('.window-says').textContent(), /对上 11 天：12\/1 到 12\/11/);
    assert.deepEqual(await violations(other.page), []);
    await other.page.click('.sheet button[type=submit]');
    await paper.waitFor({state: 'detached'});
    const [link] = (await tree()).links;
    assert.deepEqual([link.state, link.unit, link.overlap_days], ['agreed', unit, 11]);
    await page.locator('.goal-paper').first().click();
    await page.locator('.link-state.is-agreed', {hasText: '说好了'}).waitFor();
    await page.keyboard.press('Escape');
    assert.deepEqual(other.errors, []);
    await other.context.close();
});

test('pasted readings show the bad row before anything is kept, and the good ones are kept', async () => {
    await openKr('公众号打开率');
    await page.locator('.kr-below .row', {hasText: '看数据，录数据'}).click();
    await page.locator('.ways .segment', {hasText: '粘贴两列'}).click();
    await page.fill('textarea', ['2026/10/14\t3.3%', '2026/10/21\t3.7%', '2026/10/28\t4.1%', '2026/11/4\t六成', '2026-11-11\t4.6%'].join('\n'));
    await page.locator('button', {hasText: '先看一眼'}).click();
    const bad = page.locator('.reading-row.is-bad');
    await bad.waitFor();
    assert.match(await bad.textContent(), /11月4日六成.*4/);
    assert.equal(await page.locator('.reading-table li').count(), 5);
    assert.deepEqual(await violations(page), []);
    const before = (await ask(wall, 'GET', '/api/v1/metrics/' + OPEN_RATE)).data.readings.length;
    await page.locator('button', {hasText: '录 4 条，跳过第 4 行'}).click();
    await until('four more readings', async () => {
        const {readings} = (await ask(wall, 'GET', '/api/v1/metrics/' + OPEN_RATE)).data;
        return readings.length === before + 4 && readings.some((one) => one.date === '2026-10-21' && one.value === 3.7);
    });
});

test('a check-in without a network waits, is seen, and is sent once', async () => {
    await openKr('新客占比');
    await phone.context.setOffline(true);
    await page.evaluate(() => window.dispatchEvent(new Event('offline')));
    await page.locator('.banner').waitFor();
    await page.fill('.value-input', '26');
    await page.fill('[name=comment]', '地铁里更新的');
    await page.locator('button', {hasText: '更新到墙上'}).click();
    await page.locator('.mark-line', {hasText: '改动等着发'}).waitFor();
    assert.match(await page.locator('.banner').textContent(), /1 处改动等着发/);
    await toGoals();
    assert.ok(Math.abs(await filled(row('新客占比')) - 0.5) < 0.02);
    assert.match(await row('新客占比').textContent(), /26%.*改动等着发/);
    assert.deepEqual(await violations(page), []);
    assert.equal((await keyResult('新客占比')).current, 12);
    await phone.context.setOffline(false);
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await until('the update', async () => (await keyResult('新客占比')).current === 26, 40000);
    await page.locator('.kr-row .mark').waitFor({state: 'detached'});
    const {id} = await keyResult('新客占比');
    const {updates} = (await ask(wall, 'GET', '/api/v1/key-results/' + id)).data;
    assert.equal(updates.filter((update) => update.comment === '地铁里更新的').length, 1);
});

test('an objective made without a network carries its key result along', async () => {
    await phone.context.setOffline(true);
    await page.evaluate(() => window.dispatchEvent(new Event('offline')));
    await page.click('.goal-buttons .primary');
    await page.fill('.sheet textarea', '地铁里想到的目标');
    await page.click('.sheet button[type=submit]');
    await page.locator('.goal-paper', {hasText: '地铁里想到的目标'}).click();
    await page.locator('.sheet .primary', {hasText: '加一个关键结果'}).click();
    await page.fill('[name=title]', '完播率');
    await page.locator('.tile', {hasText: '百分比'}).click();
    await page.fill('[name=start]', '0');
    await page.fill('[name=target]', '30');
    await page.click('.sheet button[type=submit]');
    await page.locator('[name=target]').waitFor({state: 'detached'});
    await page.keyboard.press('Escape');
    await row('完播率').waitFor();
    await phone.context.setOffline(false);
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await until('both', async () => {
        const found = (await tree()).objectives.filter((o) => o.title === '地铁里想到的目标');
        return found.length === 1 && found[0].key_results.length === 1 && found[0].key_results[0].title === '完播率';
    }, 40000);
});

test('taking a key result away leads back to the goals, and can be undone like an objective', async () => {
    await openKr('完播率');
    await page.locator('.kr-below .row', {hasText: '拿掉这个关键结果'}).click();
    await page.click('.sheet button[type=submit]');
    await page.locator('.goal-list').waitFor();
    await row('完播率').waitFor({state: 'detached'});
    await page.waitForTimeout(200);
    assert.equal(new URL(page.url()).hash, '#goals');
    await page.click('.toast .undo');
    await row('完播率').waitFor();
    await page.locator('.goal-paper', {hasText: '地铁里想到的目标'}).click();
    await page.locator('.sheet .row', {hasText: '拿掉这个目标'}).click();
    await page.click('.sheet button[type=submit]');
    await page.locator('.goal-paper', {hasText: '地铁里想到的目标'}).waitFor({state: 'detached'});
    await page.click('.toast .undo');
    await page.locator('.goal-paper', {hasText: '地铁里想到的目标'}).waitFor();
});

test('a note says which key result it serves', async () => {
    await addCard(wall, '菜单栏改版');
    await page.locator('.tab', {hasText: '看板'}).click();
    await showColumn(page, '要做的');
    await openNote(page, '菜单栏改版');
    await page.locator('.sheet .row', {hasText: '为哪个关键结果'}).click();
    await page.locator('.serves-choice', {hasText: '公众号打开率'}).click();
    await page.locator('.sheet .row', {hasText: '公众号打开率'}).waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await note(page, '菜单栏改版').locator('.serves').count(), 1);
    await page.click('.primary.add');
    await page.fill('.sheet textarea', '新的一张');
    await page.selectOption('select[name=key_result]', {label: '新客占比'});
    await page.click('.sheet button[type=submit]');
    await openKr('新客占比');
    await page.locator('.kr-below .row', {hasText: '新的一张'}).waitFor();
});

test('a suggestion is made by one and settled by the owner', async () => {
    const other = await joined(browser, wall, '可可');
    await toGoals(other.page);
    await other.page.locator('.goal-paper', {hasText: '微信'}).click();
    await other.page.locator('.sheet .row', {hasText: '提个建议'}).click();
    await other.page.fill('.sheet textarea', '写成全部账号的平均');
    await other.page.click('.sheet button[type=submit]');
    await other.page.locator('.suggestion', {hasText: '写成全部账号的平均'}).waitFor();
    assert.equal(await other.page.locator('.suggestion button').count(), 0);
    await toGoals();
    await page.locator('.goal-paper', {hasText: '微信'}).click();
    await page.locator('.suggestion button', {hasText: '采纳'}).click();
    await page.locator('.suggestion.is-accepted').waitFor();
    assert.deepEqual(await violations(page), []);
    assert.equal((await tree()).suggestions[0].state, 'accepted');
    await page.keyboard.press('Escape');
    await other.context.close();
});

test('the review: an item in two taps becomes a note and is carried over, and a score is turned face up', async () => {
    await toGoals();
    await page.locator('.retro-open').click();
    await page.locator('.retro-group', {hasText: '开始'}).locator('.retro-head button').click();
    await page.fill('.sheet textarea', '每周一和销售对线索');
    await page.click('.sheet button[type=submit]');
    const item = page.locator('.retro-item.paper-sky', {hasText: '每周一和销售对线索'});
    await item.waitFor();
    await item.locator('button', {hasText: '变成便签'}).click();
    await item.locator('.suggestion-state', {hasText: '已变成便签'}).waitFor();
    await item.locator('button', {hasText: '带到'}).click();
    await item.locator('.suggestion-state', {hasText: '已带到下个周期'}).waitFor();
    const {next, retro} = await until('the item to be carried', async () => {
        const all = await tree();
        return all.retro.some((one) => one.card && one.carried) && all;
    });
    assert.deepEqual([retro[0].kind, retro[0].carried], ['start', next.id]);
    const board = (await ask(wall, 'GET', '/api/v1/board')).data;
    assert.equal(board.columns[0].cards.filter((card) => card.id === retro[0].card && card.title === '每周一和销售对线索').length, 1);
    assert.equal((await ask(wall, 'GET', '/api/v1/retro?cycle=' + next.id)).data.items[0].text, '每周一和销售对线索');
    await item.locator('.round').click();
    await page.locator('.sheet .choice', {hasText: '保持'}).click();
    await page.fill('.sheet textarea', '每周一和销售对一次');
    assert.deepEqual(await violations(page), []);
    await page.click('.sheet button[type=submit]');
    const edited = page.locator('.retro-item.paper-mint', {hasText: '每周一和销售对一次'});
    await edited.locator('.round').click();
    await page.locator('.sheet .quiet.bad').click();
    await edited.waitFor({state: 'detached'});
    await until('the item to be taken away', async () => (await tree()).retro.every((one) => one.text !== '每周一和销售对一次'));
    const score = page.locator('.retro-score', {hasText: '微信'});
    assert.match(await score.textContent(), /等着翻开/);
    await score.locator('button', {hasText: '翻开'}).click();
    await score.locator('button', {hasText: '盖回去'}).waitFor();
    assert.match(await score.textContent(), /到了期望|差一口气|差一截，学到了/);
    await until('the score to be revealed', async () => (await tree()).objectives.some((one) => one.revealed));
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press('Escape');
});

test('the next cycle is planned by phone while this one runs, and an objective of it is settled', async () => {
    const {cycle, next} = await tree();
    await ask(wall, 'PATCH', '/api/v1/cycles/' + next.id, {drafting: daysAgo(1)});
    await toGoals();
    await page.locator('.cycle-other', {hasText: '起草'}).click();
    await page.locator('.cycle-other', {hasText: '回到这个周期'}).waitFor();
    await page.click('.goal-buttons .primary');
    await page.fill('.sheet textarea', '下个季度把口碑做起来');
    await page.click('.sheet button[type=submit]');
    await page.locator('.goal-paper', {hasText: '下个季度'}).click();
    await page.locator('.sheet .row', {hasText: '定了'}).click();
    await until('it to be settled', async () => (await ask(wall, 'GET', '/api/v1/objectives?cycle=' + next.id)).data.objectives[0]?.settled);
    assert.equal((await tree()).objectives.some((one) => one.title === '下个季度把口碑做起来'), false);
    await page.keyboard.press('Escape');
    await page.locator('.cycle-other').click();
    await page.locator('.goal-paper', {hasText: '微信'}).waitFor();
    assert.deepEqual(await violations(page), []);
    await ask(wall, 'PATCH', '/api/v1/cycles/' + next.id, {drafting: null});
    assert.equal((await tree()).cycle.id, cycle.id);
});

test('the library is searched, and a metric shows its readings', async () => {
    await page.locator('.goal-buttons .second', {hasText: '指标库'}).click();
    await page.locator('.metric-row').first().waitFor();
    await page.fill('[type=search]', '打开');
    assert.equal(await page.locator('.metric-row', {hasText: '完播率'}).count(), 0);
    await page.locator('.metric-row', {hasText: '打开率'}).first().click();
    await page.locator('.chart-card .chart-line').waitFor();
    await page.locator('.verdict.is-met').first().waitFor();
    assert.deepEqual(await violations(page), []);
    await page.locator('.sheet .primary', {hasText: '录数据'}).click();
    await page.locator('.readings [name=value]').fill('4.9');
    await page.locator('button', {hasText: '录进去'}).click();
    await until('the reading', async () => (await ask(wall, 'GET', '/api/v1/metrics/' + OPEN_RATE)).data.current === 4.9);
    await page.goBack();
    await page.locator('.goal-list .cycle-row').waitFor();
});

/* The right edge of the words, which may reach beyond their box. */
const span = (locator) => locator.evaluate((node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const {left, right} = range.getBoundingClientRect();
    return {left, right};
});

test('a floor just under a large stretch stands beside it, and both stay on their paper', async () => {
    const {metric} = await made('/metrics', {name: '达播曝光', direction: 'up', frequency: 'week'});
    for (const [n, value] of [[9, 5300000], [2, 6100000]])
        await made('/metrics/' + metric.id + '/readings', {date: daysAgo(n), value});
    await made('/metrics/' + metric.id + '/kpi', {floor: 7400000});
    const {objectives} = await tree();
    await made('/key-results', {objective: objectives[0].id, title: '达播曝光', kind: 'metric', metric: metric.id, start: 5300000, target: 7500000});
    await toGoals();
    const floor = await span(row('达播曝光').locator('.ruler-floor'));
    const target = await span(row('达播曝光').locator('.ruler-target'));
    assert.ok(floor.right < target.left, JSON.stringify({floor, target}));
    await page.locator('.goal-buttons .second', {hasText: '指标库'}).click();
    await page.locator('.metric-row', {hasText: '达播曝光'}).first().click();
    await page.locator('.chart-card .chart-line').waitFor();
    const card = await page.locator('.chart-card').boundingBox();
    for (const label of await page.locator('.chart-card .chart-label').all())
        assert.ok((await span(label)).right <= card.x + card.width, await label.textContent());
    await page.goBack();
    await page.locator('.metric-row').first().waitFor();
    await page.goBack();
    await page.locator('.metric-row').first().waitFor({state: 'detached'});
    await page.locator('.goal-list .cycle-row').waitFor();
});

test('an admin moves the cycle, a day and a unit; a guest only looks', async () => {
    await page.locator('.cycle-row').click();
    await page.locator('.sheet .row', {hasText: '组织'}).click();
    await page.locator('.sheet .second', {hasText: '加一个组织'}).click();
    await page.fill('[name=name]', '销售部');
    await page.locator('.tile', {hasText: '墙外的部门'}).click();
    await page.click('.sheet button[type=submit]');
    await page.locator('.sheet .row', {hasText: '销售部'}).waitFor();
    assert.equal((await tree()).units.find((unit) => unit.name === '销售部').outside, true);
    await page.locator('.sheet-head .round').click();
    await page.locator('.sheet .row', {hasText: '节假日'}).click();
    await page.locator('.sheet .second', {hasText: '加一天'}).click();
    await page.fill('[name=date]', '2026-12-24');
    await page.fill('[name=name]', '团建');
    await page.click('.sheet button[type=submit]');
    await page.locator('.sheet .row', {hasText: '团建'}).waitFor();
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press('Escape');
    await page.locator('.sheet .row', {hasText: '的日子'}).click();
    const consensus = await page.inputValue('[name=consensus]');
    await page.fill('[name=review]', (await tree()).cycle.last);
    await page.click('.sheet button[type=submit]');
    await until('the review to move', async () => { const {cycle} = await tree(); return cycle.review === cycle.last; });
    assert.equal((await tree()).cycle.consensus, consensus);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');

    const guest = await joined(browser, wall, '客人');
    await ask(wall, 'PATCH', '/api/v1/members/' + (await member('客人')).id, {role: 'guest'});
    await guest.page.reload();
    await toGoals(guest.page);
    assert.equal(await guest.page.locator('.goal-buttons .primary').count(), 0);
    await row('公众号打开率', guest.page).click();
    await guest.page.locator('.kr-page .value-number').waitFor();
    assert.equal(await guest.page.locator('.value-step').count(), 0);
    await guest.context.close();
});

test('at 1280 px and in English the goals stand two abreast and are sound', async () => {
    const laptop = await joined(browser, wall, 'May', Object.assign({}, LAPTOP, {locale: 'en-GB'}));
    await toGoals(laptop.page);
    await row('公众号打开率', laptop.page).waitFor();
    const tops = await laptop.page.locator('.goal-block').evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().top));
    assert.equal(tops[0], tops[1]);
    assert.match(await laptop.page.locator('.cycle-row').textContent(), /^Q\d week \d+\/\d+/);
    assert.match(await row('公众号打开率', laptop.page).textContent(), /KPI met.*OKR 0\.\d\d/);
    assert.deepEqual(await violations(laptop.page), []);
    await row('公众号打开率', laptop.page).click();
    await laptop.page.locator('.kr-below').waitFor();
    assert.deepEqual(await violations(laptop.page), []);
    assert.deepEqual(laptop.errors, []);
    await laptop.context.close();
});
