import assert from 'node:assert/strict';
import {test} from 'node:test';

import {addCard, board, joined, LAPTOP, note, openNote, setUp, showColumn, titlesIn, until} from './support.mjs';

const CARDS = 500;

let browser;
let wall;

setUp((here) => { ({browser, wall} = here); });

test('odd titles stay inside their notes and are never read as HTML', async () => {
    const {page, context, errors} = await joined(browser, wall, '小林');
    const titles = ['这是一张写得特别特别长的便签因为有人把整段会议纪要都贴了进来'.repeat(3), '👩‍👩‍👧‍👦🎉🇨🇳 表情开头的便签 🚀',
        'مراجعة العنوان قبل النشر', '<img src=x onerror=alert(1)><b>粗</b>', 'Donaudampfschifffahrtsgesellschaft'.repeat(3)];
    for (const title of titles)
        await addCard(wall, title.slice(0, 120), {owners: [], label: 'red', due: '2020-01-01'});
    await showColumn(page, '要做的');
    await until('all of them', async () => (await titlesIn(page, '要做的')).length === titles.length);
    assert.equal(await page.locator('.title b, .title img').count(), 0);
    const outside = await page.evaluate(() => Array.from(document.querySelectorAll('.is-current .face')).flatMap((face) => {
        const box = face.getBoundingClientRect();
        return Array.from(face.querySelectorAll('.top > *, .foot > *')).filter((part) => {
            const inner = part.getBoundingClientRect();
            return inner.width && (inner.right > box.right + 1 || inner.left < box.left - 1 || inner.bottom > box.bottom + 1);
        }).map((part) => part.className + ': ' + part.textContent);
    }));
    assert.deepEqual(outside, []);
    await openNote(page, '<img src=x');
    assert.equal(await page.locator('.paper-title b, .paper-title img').count(), 0);
    assert.deepEqual(errors, []);
    await context.close();
});

test('more than three columns scroll, on a phone and on a laptop', async () => {
    const {ask} = await import('./support.mjs');
    for (const name of ['等审核', '已排期', '等上线'])
        await ask(wall, 'POST', '/api/v1/columns', {name, kind: 'doing'});
    const phone = await joined(browser, wall, '可可');
    await showColumn(phone.page, '等上线');
    const box = await phone.page.locator('.segment', {hasText: '等上线'}).boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= 390, JSON.stringify(box));
    await phone.context.close();
    const laptop = await joined(browser, wall, '老周', LAPTOP);
    assert.equal(await laptop.page.locator('.column:visible').count(), 6);
    const wide = await laptop.page.locator('.columns').evaluate((node) => node.scrollWidth > node.clientWidth + 100);
    assert.ok(wide);
    await laptop.context.close();
});

test('of five hundred notes a change touches only the one that it is about', async () => {
    const columns = (await board(wall)).columns;
    const start = columns.reduce((n, c) => n + c.cards.length, 0);
    for (let i = start; i < CARDS; i += 10)
        await Promise.all(Array.from({length: Math.min(10, CARDS - i)}, (_, k) => addCard(wall, '便签 ' + (i + k), {column: columns[(i + k) % 2].id})));
    const {page, context, errors} = await joined(browser, wall, '阿树', LAPTOP);
    await until('all notes', async () => await page.locator('.note').count() === CARDS);
    await page.evaluate(() => {
        window.made = 0;
        new MutationObserver((list) => list.forEach((one) => one.addedNodes.forEach((node) => {
            if (node.nodeType === 1 && node.classList.contains('note'))
                window.made += 1;
        }))).observe(document.querySelector('.columns'), {childList: true, subtree: true});
        document.querySelectorAll('.note').forEach((node) => { node.dataset.old = '1'; });
    });
    await addCard(wall, '第五百零一张');
    await note(page, '第五百零一张').waitFor();
    await page.waitForTimeout(200);
    assert.equal(await page.evaluate(() => window.made), 1);
    assert.equal(await page.locator('.note:not([data-old])').count(), 1);
    assert.deepEqual(errors, []);
    await context.close();
});
