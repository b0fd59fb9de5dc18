import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import http from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {cli, pause, startWall} from '../support/wall.mjs';

/* What a power cut in the middle of a storm of moves leaves behind. */
const ROUNDS = Number(process.env.KANWALL_KILL_ROUNDS || 50);
const CLIENTS = 4;
const CARDS = 12;
const COLUMNS = ['todo', 'doing', 'done'];

const folder = mkdtempSync(join(tmpdir(), 'kanwall-kill-'));
const db = join(folder, 'wall.db');
after(() => rmSync(folder, {recursive: true, force: true}));

const pick = (list) => list[Math.floor(Math.random() * list.length)];

/* Moves cards as fast as it can on one connection until the wall is gone. Acknowledged moves go into `said`. */
async function storm(wall, cards, said) {
    const agent = new http.Agent({keepAlive: true, maxSockets: 1});
    try {
        for (;;) {
            const card = pick(cards), column = pick(COLUMNS);
            const answer = await wall.api('POST', `/api/v1/cards/${card}/move`, {column}, {agent});
            assert.equal(answer.status, 200, answer.text);
            said.push({seq: answer.json.seq, card, column});
        }
    } catch (error) {
        if (error instanceof assert.AssertionError || error instanceof TypeError)
            throw error;
    } finally {
        agent.destroy();
    }
}

async function activity(wall, from) {
    const found = new Map();
    for (let before; ;) {
        const {items} = (await wall.get(`/api/v1/activity?limit=200${before ? `&before=${before}` : ''}`)).json;
        items.forEach((item) => found.set(item.seq, item));
        if (items.length < 200 || items.at(-1).seq <= from)
            return found;
        before = items.at(-1).seq;
    }
}

test(`kill -9 in a storm of moves loses no acknowledged move, ${ROUNDS} times`, {timeout: 900000}, async () => {
    let wall = await startWall({db});
    const cards = [];
    for (let i = 0; i < CARDS; i++)
        cards.push((await wall.api('POST', '/api/v1/cards', {title: `便签 ${i}`})).json.card.id);
    const tokens = wall.tokens;
    let acknowledged = 0, rows = 0;
    for (let round = 0; round < ROUNDS; round++) {
        const said = [], start = (await wall.board()).seq;
        const storms = Array.from({length: CLIENTS}, () => storm(wall, cards, said));
        await pause(20 + Math.random() * 180);
        await wall.kill();
        await Promise.all(storms);
        cli(['check', '--db', db]);		/* throws unless it ends with 0 */
        wall = await startWall({db});
        wall.tokens = tokens;
        const log = await activity(wall, start);
        for (const {seq, card, column} of said) {
            /* A move to where the note is already writes nothing: then an earlier row says so. */
            let at = seq;
            while (at > 0 && log.has(at) && !(log.get(at).kind === 'card.moved' && log.get(at).subject === card))
                at--;
            assert.ok(log.has(seq), `round ${round}: row ${seq} is lost`);
            assert.ok(!log.has(at) || log.get(at).data.column === column, `round ${round}: row ${at} says another column`);
            rows += at === seq;
        }
        acknowledged += said.length;
        /* The board is where the log says. */
        const last = new Map();
        for (const item of [...log.values()].sort((a, b) => a.seq - b.seq))
            if (item.kind === 'card.moved' && item.seq > start)
                last.set(item.subject, item.data.column);
        const board = await wall.board();
        for (const [card, column] of last)
            assert.ok(board.columns.find((c) => c.id === column).cards.some((c) => c.id === card), `round ${round}: ${card} is elsewhere`);
    }
    assert.ok(acknowledged > ROUNDS, `only ${acknowledged} moves were made`);
    assert.ok(rows > ROUNDS, `only ${rows} rows were written`);
    assert.equal(await wall.stop({keep: true}), 0);
});
