/*
 * A day of a team, from end to end, by the phones of three people and the requests of four more: the plan, a
 * number, a badge, the stand-up with a difficulty; and on Monday, what became of the note that was left.
 * Each step is seen on the wall as well, in its picture.
 */
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {decode, difference} from '../support/png.mjs';
import {ask, board, columnOf, freshCode, joined, openBrowser, showColumn, startWall, titlesIn, until} from './support.mjs';

const THURSDAY = '2026-11-12T09:02';
const MONDAY = '2026-11-16T09:02';
const SIZE = ['--size', '960x540', '--theme', 'day'];
const OTHERS = ['阿May', '小北', '七七', '大树'];
const NOTE = '直播间口播改三版';
const GOAL = '抖音要能留下线索';
const KEY_RESULT = '抖音线索数';
const MIDDLE = {top: 0.2, bottom: 0.9};	/* without the clock above and the footer below */
const FOOT = {top: 0.93, right: 0.75};

let browser;
let wall;
const phones = {};
const sessions = new Map();

before(async () => {
    browser = await openBrowser();
    wall = await startWall({args: ['--time', THURSDAY, ...SIZE]});
});

after(async () => {
    for (const phone of Object.values(phones))
        assert.deepEqual(phone.errors, []);
    await browser.close();
    await wall.stop();
});

const meetings = async () => (await ask(wall, 'GET', '/api/v1/meetings')).data;
const shown = async () => (await ask(wall, 'GET', '/api/v1/wall')).data;
const keyResult = async () => (await ask(wall, 'GET', '/api/v1/objectives')).data.objectives.flatMap((o) => o.key_results)
    .find((kr) => kr.title === KEY_RESULT);

async function noteOf(title) {
    return (await columnOf(wall, title)).cards.find((card) => card.title === title);
}

async function tab(page, name) {
    await page.locator('.tab', {hasText: name}).click();
}

const picture = async () => decode((await wall.get('/wall.png')).bytes);

/* The picture when it has stopped moving: two in a row that are the same, but for the clock. */
async function atRest() {
    let last = await picture();
    await until('the wall to rest', async () => {
        await new Promise((resolve) => setTimeout(resolve, 400));
        const next = await picture();
        const same = difference(last, next, MIDDLE) === 0 && difference(last, next, FOOT) === 0;
        last = next;
        return same;
    }, 20000);
    return last;
}

/* Asked for on the remote of a phone, and held there. */
async function turnTo(page, words, scene) {
    await tab(page, '遥控');
    await page.locator('.scene', {hasText: words}).click();
    await until('the scene ' + scene, async () => (await shown()).scene === scene);
    if (!(await shown()).pinned) {
        await page.locator('.page-button.main[aria-pressed=false]').click();
        await until('the pin', async () => (await shown()).pinned);
    }
}

test('seven people join by the code on the wall', async () => {
    for (const name of ['小林', '老周', '可可'])
        phones[name] = await joined(browser, wall, name);
    for (const name of OTHERS) {
        const answer = await wall.api('POST', '/api/v1/join', {code: await freshCode(wall), name}, {token: null});
        assert.equal(answer.status, 201);
        sessions.set(answer.json.me.id, answer.cookie);
    }
    assert.equal((await board(wall)).members.length, 7);
});

test('the plan: a goal, its key result, and a note that serves it', async () => {
    const {page} = phones['小林'];
    await tab(page, '目标');
    await page.click('.goal-buttons .primary');
    await page.fill('.sheet textarea', GOAL);
    await page.click('.sheet button[type=submit]');
    await page.locator('.goal-paper', {hasText: GOAL}).click();
    await page.locator('.sheet .primary', {hasText: '加一个关键结果'}).click();
    await page.fill('[name=title]', KEY_RESULT);
    await page.locator('.tile', {hasText: '百分比'}).click();
    await page.fill('[name=start]', '0');
    await page.fill('[name=target]', '40');
    await page.click('.sheet button[type=submit]');
    await page.locator('[name=target]').waitFor({state: 'detached'});
    await page.keyboard.press('Escape');
    await page.locator('.kr-row', {hasText: KEY_RESULT}).click({trial: true});

    const other = phones['老周'].page;
    await tab(other, '看板');
    await other.click('.primary.add');
    await other.fill('.sheet textarea', NOTE);
    await other.selectOption('select[name=key_result]', {label: KEY_RESULT});
    await other.selectOption('select[name=column]', {label: '正在做的'});
    await other.click('.sheet button[type=submit]');
    const note = await until('the note', async () => (await columnOf(wall, NOTE)) && noteOf(NOTE));
    assert.equal(note.key_result, (await keyResult()).id);
    assert.equal((await columnOf(wall, NOTE)).kind, 'doing');
    await tab(page, '看板');
    await page.locator('.note', {hasText: NOTE}).waitFor({state: 'attached'});
});

test('a check-in moves the bar on the wall', async () => {
    const {page} = phones['小林'];
    await turnTo(page, '目标', 'okr');
    const before = await atRest();
    assert.equal((await keyResult()).progress ?? 0, 0);
    await tab(page, '目标');
    await page.locator('.kr-row', {hasText: KEY_RESULT}).click();
    await page.fill('.value-input', '30');
    await page.locator('.sure-tile', {hasText: '有信心'}).click();
    await page.locator('button', {hasText: '更新到墙上'}).click();
    await until('the progress', async () => (await keyResult()).progress === 0.75);
    await until('the bar to move', async () => difference(before, await picture(), MIDDLE) > 0.003);
    const changed = difference(before, await atRest(), MIDDLE);
    assert.ok(changed > 0.003, `${changed} of the picture`);
});

test('a badge has its moment on the wall, and the wall is as before after it', async () => {
    const {page} = phones['可可'];
    const before = await atRest();
    await tab(page, '认可');
    await page.locator('.kudos-head .choice', {hasText: '奖章'}).click();
    await page.locator('.kudos-foot .primary').click();
    await page.locator('.who-tile', {hasText: '老周'}).click();
    await page.locator('.badge-tile', {hasText: '点子'}).click();
    await page.fill('.sheet textarea', '口播开头改得真好');
    await page.locator('.sheet button[type=submit]').click();
    await until('the moment', async () => difference(before, await picture(), MIDDLE) > 0.5);
    await until('its end', async () => difference(before, await picture(), MIDDLE) < 0.001, 15000);
    assert.equal((await ask(wall, 'GET', '/api/v1/kudos')).data.items[0].reason, '口播开头改得真好');
});

test('three sentences on a phone: the difficulty becomes a block', async () => {
    const {page} = phones['老周'];
    await turnTo(phones['小林'].page, '看板', 'board');
    const before = await atRest();
    await tab(page, '站会');
    await page.locator('.sentence').first().waitFor();
    assert.equal(await page.inputValue('[name=today]'), NOTE);
    await page.fill('[name=difficulty]', '等法务看合同');
    await page.locator('.block-chooser .tile', {hasText: '等决定'}).click();
    await page.locator('.sentences button[type=submit]').click();
    const blocked = await until('the block', async () => (await noteOf(NOTE)).blocked);
    assert.deepEqual([blocked.type, blocked.reason], ['decision', '等法务看合同']);
    const after = await atRest();
    assert.ok(difference(before, after, MIDDLE) > 0.002, 'the note says so on the wall');
    assert.ok(difference(before, after, FOOT) > 0.002, 'and the ticker tells it');
});

/* The one whose turn it is ends it: with a thumb, or over HTTP. */
async function speak(standup, date) {
    const {speaker} = standup;
    if (sessions.has(speaker)) {
        const answer = await wall.api('POST', `/api/v1/standups/${date}/end-turn`, {member: speaker}, {cookie: sessions.get(speaker)});
        assert.equal(answer.status, 200, answer.text);
        return 'http';
    }
    const {name} = (await board(wall)).members.find((m) => m.id === speaker);
    const {page} = phones[name];
    await page.locator('.turn-title', {hasText: '轮到你了'}).waitFor();
    await page.locator('.done-button').click();
    return name;
}

test('the stand-up takes the wall, goes round by everybody\'s own phone, and ends in its summary', async () => {
    const {page} = phones['小林'];
    for (const phone of Object.values(phones))
        await tab(phone.page, '站会');
    await page.locator('.second', {hasText: '开始站会'}).click();
    await until('the stand-up on the wall', async () => (await shown()).scene === 'standup');
    const spoke = [];
    for (let at = await meetings(); at.standup.state === 'running'; at = await meetings()) {
        const {speaker} = at.standup;
        spoke.push(await speak(at.standup, at.date));
        await until('the next turn', async () => {
            const {standup} = await meetings();
            return standup.state === 'over' || standup.speaker !== speaker;
        });
    }
    assert.deepEqual(spoke.sort(), ['http', 'http', 'http', 'http', '小林', '可可', '老周'].sort());
    await until('the summary on the wall', async () => (await shown()).scene === 'standup-summary');
    await page.locator('.scrap', {hasText: NOTE}).waitFor();
});

test('what happened stands on the phone, newest first', async () => {
    const {page} = phones['可可'];
    await tab(page, '遥控');
    await page.locator('.remote a.row[href="#activity"]').click();
    await page.locator('.feed-item').first().waitFor();
    const told = await page.locator('.feed-text').allTextContents();
    const at = (words) => told.findIndex((text) => text.includes(words));
    assert.ok(at(NOTE) >= 0 && at('点子') > at(NOTE), told.join(' | '));
});

test('on Monday the wall asks what becomes of the note, and one tap answers', async () => {
    const {db, folder, tokens} = wall;
    const {page} = phones['老周'];
    await wall.stop({keep: true});
    wall = await startWall({db, args: ['--time', MONDAY, ...SIZE]});
    Object.assign(wall, {folder, tokens});
    await ask(wall, 'POST', '/api/v1/wall/show', {pinned: false});
    await page.goto(wall.url + '/');
    await page.locator('.week-banner[href="#week"]', {hasText: '1 张'}).click();
    await until('the question on the wall', async () => (await shown()).scene === 'rollover');
    await page.locator('.left', {hasText: NOTE}).locator('.week-choice', {hasText: '退回'}).click();
    await page.click('.week .primary');
    await until('the note to go back', async () => (await columnOf(wall, NOTE)).kind === 'todo');
    await until('the board on the wall', async () => (await shown()).scene === 'board');
    assert.equal((await ask(wall, 'GET', '/api/v1/week')).data.waiting, 0);
    await showColumn(page, '要做的');
    assert.ok((await titlesIn(page, '要做的')).includes(NOTE));
});
