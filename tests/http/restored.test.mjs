import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {after, before, test} from 'node:test';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {cli, startWall} from '../support/wall.mjs';

let folder, copy, lastAt, tokens;
before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kanwall-restored-'));
    copy = join(folder, 'copy.db');
    const wall = await startWall();
    await wall.api('POST', '/api/v1/cards', {title: '备份里的最后一张'});
    lastAt = (await wall.get('/api/v1/activity?limit=1')).json.items[0].at;
    ['guest', 'member', 'admin'].forEach((role) => wall.token(role));
    tokens = wall.tokens;
    cli(['backup', copy, '--db', wall.db]);
    await wall.api('POST', '/api/v1/cards', {title: '备份以后的'});
    assert.equal((await wall.get('/api/v1/wall')).json.restored, null);
    assert.equal((await wall.get('/api/v1/wall')).json.notice, null);
    await wall.stop();
});
after(() => rmSync(folder, {recursive: true, force: true}));

/* A wall on the copy (or a copy of it that an earlier wall has opened), for as long as it is looked at. */
async function onCopy(look) {
    const wall = await startWall({db: copy, team: false});
    wall.tokens = tokens;
    try {
        return await look(wall);
    } finally {
        await wall.stop({keep: true});
    }
}

const notice = async (wall) => {
    const {notice: name, restored} = (await wall.get('/api/v1/wall')).json;
    return {name, restored};
};
const told = () => ({name: 'restored', restored: {as_of: lastAt}});
const untold = {name: null, restored: null};
const read = (wall, options) => wall.api('POST', '/api/v1/wall/restored/read', {}, options);
const sql = (text) => execFileSync('sqlite3', [copy, text], {encoding: 'utf8'});

test('a wall that is started on a backup says so, and where it stops', () => onCopy(async (wall) => {
    assert.deepEqual(await notice(wall), told());
}));

test('a restart does not end that, and the day goes on', async () => {
    const until = sql("SELECT value FROM local_setting WHERE name = 'restored_until'");
    const hours = (Number(until) - Date.now()) / 3600000;
    assert.ok(hours > 23.9 && hours <= 24, `${hours} hours`);
    await onCopy(async (wall) => assert.deepEqual(await notice(wall), told()));
    assert.equal(sql("SELECT value FROM local_setting WHERE name = 'restored_until'"), until);
});

test('members and guests cannot put it away, an admin can, for good', async () => {
    await onCopy(async (wall) => {
        assert.equal((await read(wall, {token: null})).status, 401);
        for (const token of ['guest', 'member'])
            assert.equal((await read(wall, {token})).status, 403, token);
        assert.deepEqual(await notice(wall), told());
        const answer = await read(wall, {token: 'admin'});
        assert.equal(answer.status, 200, answer.text);
        assert.equal(answer.json.restored, null);
        assert.deepEqual(await notice(wall), untold);
        assert.equal((await read(wall, {token: 'admin'})).status, 200, 'a second admin who taps is no fault');
    });
    await onCopy(async (wall) => assert.deepEqual(await notice(wall), untold));
});

test('after a day it goes by itself', async () => {
    sql("UPDATE local_setting SET value = '1800000000000' WHERE name = 'restored'");
    sql(`UPDATE local_setting SET value = '${Date.now() - 1000}' WHERE name = 'restored_until'`);
    await onCopy(async (wall) => assert.deepEqual(await notice(wall), untold));
});
