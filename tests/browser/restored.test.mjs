import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';

import {cli} from '../support/wall.mjs';
import {addCard, ask, joined, setUp, startWall, until, violations} from './support.mjs';

let here;

setUp((given) => { here = given; });

test('an admin reads that the wall was a backup, and then nobody is told any more', async () => {
    const admin = await joined(here.browser, here.wall, '小林');
    const member = await joined(here.browser, here.wall, '可可');
    await addCard(here.wall, '备份里的便签');
    const folder = mkdtempSync(join(tmpdir(), 'kanwall-restored-'));
    const copy = join(folder, 'copy.db');
    cli(['backup', copy, '--db', here.wall.db]);
    const {port, tokens} = here.wall;
    await here.wall.stop();
    here.wall = await startWall({db: copy, args: ['--port', String(port)]});
    here.wall.tokens = tokens;

    const paper = admin.page.locator('.restored');
    await paper.waitFor({timeout: 40000});
    assert.match(await paper.textContent(), /备份已恢复，数据停在 \d{1,2}:\d\d/);
    assert.deepEqual(await violations(admin.page), []);
    await member.page.reload();
    await member.page.locator('.shell .board').waitFor();
    await member.page.waitForTimeout(500);
    assert.equal(await member.page.locator('.restored').count(), 0);
    await paper.locator('button').click();
    await paper.waitFor({state: 'detached'});
    await until('the wall to know', async () => (await ask(here.wall, 'GET', '/api/v1/wall')).data.restored === null);
    await admin.page.reload();
    await admin.page.locator('.shell .board').waitFor();
    await admin.page.waitForTimeout(500);
    assert.equal(await paper.count(), 0);
    assert.deepEqual([...admin.errors, ...member.errors], []);
    rmSync(folder, {recursive: true});
});
