import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {cli, pause, startWall} from '../support/wall.mjs';

/* A card that is full: a small file system of its own. */
function mountSmall(folder) {
    try {
        execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder], {stdio: 'pipe'});
        return '';
    } catch (error) {
        return `a small file system cannot be mounted here: ${String(error.stderr || error.message).trim()}`;
    }
}

test('a full card refuses changes with 507, keeps the board, and works again when there is room', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'kanwall-full-'));
    const why = mountSmall(folder);
    if (why) {
        rmSync(folder, {recursive: true, force: true});
        t.skip(why);
        return;
    }
    let wall;
    try {
        wall = await startWall({db: join(folder, 'wall.db')});
        wall.token('member');
        const {card} = (await wall.api('POST', '/api/v1/cards', {title: '先在的'})).json;
        for (let size = 1 << 20; size >= 1; size >>= 1)
            for (let i = 0; i < 3; i++)
                try {
                    writeFileSync(join(folder, `ballast-${size}-${i}`), Buffer.alloc(size));
                } catch {
                    /* full at this size */
                }
        let answer;
        for (let i = 0; i < 50; i++) {
            answer = await wall.api('POST', '/api/v1/cards', {title: `满 ${i}`, note: '字'.repeat(1500)});
            if (answer.status !== 201)
                break;
        }
        assert.equal(answer.status, 507, answer.text);
        assert.match(answer.headers['content-type'], /^application\/problem\+json/);
        const ill = await wall.get('/healthz', {token: null});
        assert.equal(ill.status, 503);
        assert.match(ill.json.reason, /full/);
        assert.match((await wall.get('/metrics')).text, /^kanwall_storage_ailing 1$/m);
        const board = await wall.board();
        assert.ok(board.columns[0].cards.some((c) => c.id === card.id), 'the board is still there');

        for (const name of execFileSync('ls', [folder], {encoding: 'utf8'}).split('\n').filter((n) => n.startsWith('ballast')))
            rmSync(join(folder, name));
        for (let i = 0; i < 80 && (await wall.get('/healthz', {token: null})).status !== 200; i++)
            await pause(250);
        assert.equal((await wall.get('/healthz', {token: null})).status, 200, 'it notices by itself that there is room');
        assert.equal((await wall.api('POST', '/api/v1/cards', {title: '又能写了'})).status, 201);
        assert.equal(await wall.stop({keep: true}), 0);
        cli(['check', '--db', wall.db]);
    } finally {
        if (wall)
            await wall.kill();
        execFileSync('umount', ['-l', folder]);
        rmSync(folder, {recursive: true, force: true});
    }
});
