/*
 * support: a browser, phones that have joined, and a program's way to the same wall. Debian's Chromium
 * is driven by playwright-core; nothing is downloaded.
 */
import assert from 'node:assert/strict';
import {createRequire} from 'node:module';
import fs from 'node:fs';
import {after, before} from 'node:test';
import {chromium} from 'playwright-core';

import {startWall as start} from '../support/wall.mjs';

/* A wall that nobody has joined yet. */
export function startWall(options = {}) {
    return start({team: false, ...options});
}

export const PHONE = {viewport: {width: 390, height: 844}, deviceScaleFactor: 2, hasTouch: true, isMobile: true};
export const LAPTOP = {viewport: {width: 1280, height: 800}, deviceScaleFactor: 1, hasTouch: false, isMobile: false};

/* How long a test waits for what must come: as long as the slowest machine needs. */
const PATIENCE = 20000;

const ARGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/* names: {'wall.local': '127.0.0.1'}. No other .local name is found, whoever else is on this network. */
export function openBrowser(names = {}) {
    const rules = Object.entries(names).map(([name, number]) => `MAP ${name} ${number}`).concat('MAP *.local ~NOTFOUND');
    return chromium.launch({executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
        args: ARGS.concat('--host-resolver-rules=' + rules.join(', '))});
}

/*
 * What a file begins and ends with: a browser, and a wall that nobody has joined. prepare() is given
 * both as {browser, wall} (a test that starts the wall anew puts it there); the phones that it answers
 * must have seen no error by the end. names, args: as openBrowser() and startWall() take them.
 */
export function setUp(prepare, {names, args} = {}) {
    const here = {};
    let phones = [];
    before(async () => {
        here.browser = await openBrowser(names);
        here.wall = await startWall({args});
        phones = await prepare(here) || [];
    });
    after(async () => {
        await here.browser.close();
        await here.wall.stop();
        for (const phone of phones)
            assert.deepEqual(phone.errors, []);
    });
}

/* A program's request; answers {status, data}. */
export async function ask(wall, method, path, body, role = 'admin') {
    const token = wall.token(role);
    const headers = {Authorization: 'Bearer ' + token, 'Accept-Language': 'zh-CN'};
    if (body !== undefined)
        headers['Content-Type'] = 'application/json';
    const answer = await fetch(wall.url + path, {method, headers, body: body === undefined ? undefined : JSON.stringify(body)});
    const text = await answer.text();
    return {status: answer.status, data: text ? JSON.parse(text) : null};
}

export async function board(wall) {
    return (await ask(wall, 'GET', '/api/v1/board')).data;
}

export async function addCard(wall, title, more = {}) {
    const answer = await ask(wall, 'POST', '/api/v1/cards', {title, ...more});
    if (answer.status !== 201)
        throw new Error('card was refused: ' + JSON.stringify(answer.data));
    return answer.data.card;
}

export async function columnOf(wall, title) {
    return (await board(wall)).columns.find((c) => c.cards.some((card) => card.title === title));
}

/* Waits until fn() answers something true; says what it waited for when it does not. */
export async function until(what, fn, ms = PATIENCE) {
    const end = Date.now() + ms;
    for (;;) {
        const found = await fn();
        if (found)
            return found;
        if (Date.now() > end)
            throw new Error('waited in vain for: ' + what);
        await new Promise((resolve) => setTimeout(resolve, 60));
    }
}

/* A page whose uncaught errors and broken policies fail the test that looks at `errors`. */
export async function newPhone(browser, options = {}) {
    const context = await browser.newContext({locale: 'zh-CN', ...PHONE, ...options});
    const page = await context.newPage();
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.stack || String(error)));
    page.on('console', (message) => {
        if (/Content Security Policy|Refused to/.test(message.text()))
            errors.push(message.text());
    });
    page.setDefaultTimeout(PATIENCE);
    return {context, page, errors};
}

/* Joins by the code. The first on a fresh wall names the team and becomes its admin. */
export async function join(page, wall, name) {
    await page.goto(wall.url + '/J/' + await freshCode(wall));
    await page.locator('form').first().waitFor();
    if (await page.locator('[name=team]').count())
        await page.fill('[name=team]', '社媒增长小队');
    const tile = page.locator('.join-tile', {hasText: name});
    if (await tile.count())
        await tile.first().click();
    else
        await page.fill('[name=name]', name);
    await page.click('button[type=submit]');
}

/* A phone that stands before the board. */
export async function joined(browser, wall, name, options = {}) {
    const phone = await newPhone(browser, options);
    await join(phone.page, wall, name);
    await phone.page.locator('.column').first().waitFor({state: 'attached'});
    return phone;
}

/* The headless wall prints its code; a new wall needs a moment for the first. */
export async function freshCode(wall) {
    return until('a join code', () => wall.code);
}

export function note(page, title) {
    return page.locator('.note:visible', {hasText: title}).first();
}

export async function openNote(page, title) {
    await note(page, title).locator('.face').click();
    await page.locator('.sheet .paper').waitFor();
}

export async function showColumn(page, name) {
    await page.locator('.segment', {hasText: name}).click();
    await page.locator('.column.is-current[aria-label^="' + name + '"]').waitFor();
}

/* Titles in the column, as the page shows them. */
export function titlesIn(page, name) {
    return page.locator('.column[aria-label^="' + name + '"] .note:not(.is-lifted) .title').allTextContents();
}

const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/* What axe-core finds wrong, as lines; best none. */
export async function violations(page) {
    /* Animations half way have half the contrast. */
    await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => {}))));
    await page.evaluate(axeSource);
    const found = await page.evaluate(() => window.axe.run(document, {resultTypes: ['violations']}));
    return found.violations.flatMap((rule) => rule.nodes.map((node) => rule.id + ': ' + node.target.join(' ') + ' ' +
        (node.failureSummary || '').replace(/\s+/g, ' ')));
}

/* A finger that goes down, moves along the points, and lifts. */
export async function fingerDrag(page, points) {
    const cdp = await page.context().newCDPSession(page);
    const at = ([x, y]) => [{x, y}];
    await cdp.send('Input.dispatchTouchEvent', {type: 'touchStart', touchPoints: at(points[0])});
    for (let i = 1; i < points.length; i++) {
        const [x0, y0] = points[i - 1];
        const [x1, y1] = points[i];
        for (let k = 1; k <= 12; k++) {
            await cdp.send('Input.dispatchTouchEvent', {type: 'touchMove', touchPoints: at([x0 + (x1 - x0) * k / 12, y0 + (y1 - y0) * k / 12])});
            await page.waitForTimeout(16);
        }
    }
    await page.waitForTimeout(120);
    await cdp.send('Input.dispatchTouchEvent', {type: 'touchEnd', touchPoints: []});
    await cdp.detach();
}

export async function middle(locator) {
    const box = await locator.boundingBox();
    return [box.x + box.width / 2, box.y + box.height / 2];
}

/* Types through an input method: the composition, and the Enter that confirms it. */
export async function compose(page, letters, text) {
    const cdp = await page.context().newCDPSession(page);
    for (let i = 1; i <= letters.length; i++)
        await cdp.send('Input.imeSetComposition', {text: letters.slice(0, i), selectionStart: i, selectionEnd: i});
    await cdp.send('Input.dispatchKeyEvent', {type: 'rawKeyDown', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229});
    await page.evaluate(() => {
        /* Engines that report the confirming Enter before the composition is over. */
        document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, cancelable: true, isComposing: true}));
    });
    await cdp.send('Input.insertText', {text});
    await cdp.send('Input.dispatchKeyEvent', {type: 'keyUp', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13});
    await cdp.detach();
}
