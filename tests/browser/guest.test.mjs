import assert from 'node:assert/strict';
import {test} from 'node:test';

import {addCard, ask, joined, note, openNote, setUp, showColumn, until, violations} from './support.mjs';

let browser;
let wall;

setUp((here) => { ({browser, wall} = here); });

test('a guest sees everything and no button that would be refused', async () => {
    const boss = await joined(browser, wall, '小林');
    await addCard(wall, '只能看的便签', {checklist: [{text: '一'}, {text: '二', done: true}]});
    const {page, errors} = await joined(browser, wall, '访客');
    await page.locator('.primary.add').waitFor();
    const me = (await ask(wall, 'GET', '/api/v1/members')).data.items.find((m) => m.name === '访客');
    await ask(wall, 'PATCH', '/api/v1/members/' + me.id, {role: 'guest'});
    await until('the add button to go', async () => await page.locator('.primary.add').isHidden());
    await showColumn(page, '要做的');
    assert.equal(await note(page, '只能看的便签').locator('.grip').count(), 0);
    assert.equal(await page.locator('button.slot:visible').count(), 0);
    await openNote(page, '只能看的便签');
    for (const gone of ['.step', '.second', '.sheet-actions', '.row-go + .row-go'])
        assert.equal(await page.locator('.sheet ' + gone).count(), 0, gone);
    await page.locator('.sheet .row', {hasText: '清单'}).click();
    assert.equal(await page.locator('.check-box:not([disabled])').count(), 0);
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator('.tab', {hasText: '遥控'}).click();
    await page.locator('.wall-scene').waitFor();
    assert.equal(await page.locator('.page-button, .toggle, .remote .choice').count(), 0);
    await page.click('.me');
    assert.equal(await page.locator('.sheet .row', {hasText: '成员'}).count(), 0);
    assert.deepEqual(errors, []);
    await boss.context.close();
});
