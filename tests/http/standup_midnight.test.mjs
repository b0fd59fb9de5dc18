import assert from 'node:assert/strict';
import {test} from 'node:test';

import {beforeMidnight, untilMidnight} from '../support/standup_midnight.mjs';
import {startWall} from '../support/wall.mjs';

const SOON_S = 15;

test('a stand-up that runs over midnight stays that of its day until it is ended', async () => {
    const wall = await startWall({args: ['--time', beforeMidnight(SOON_S)]});
    try {
        const me = wall.admin.me.id;
        const as = {cookie: wall.admin.cookie, token: null};
        const post = (path, body = {}) => wall.api('POST', path, body, as);
        const meetings = async () => (await wall.get('/api/v1/meetings', as)).json;
        assert.equal((await post('/api/v1/checkins', {today: '收尾'})).status, 201);
        const started = await post('/api/v1/standups');
        assert.equal(started.status, 201, started.text);
        assert.equal(started.json.standup.date, '2026-11-12');
        await untilMidnight(async () => (await meetings()).now);
        const after = await meetings();
        assert.deepEqual([after.date, after.standup.date, after.standup.state, after.standup.speaker],
            ['2026-11-12', '2026-11-12', 'running', me]);
        assert.deepEqual(after.checkins.map((c) => c.today), ['收尾']);
        assert.equal((await post('/api/v1/standups')).status, 409, 'a second one is refused while it runs');
        assert.equal((await post('/api/v1/standups/2026-11-12/end')).json.standup.state, 'over');
        const ended = await meetings();
        assert.deepEqual([ended.date, ended.standup.state], ['2026-11-12', 'over'], 'the summary is of its own day');
        const text = (await wall.get('/api/v1/standups/2026-11-12/summary.md', {...as, lang: 'zh'})).text;
        assert.ok(text.startsWith('# 站会 2026-11-12\n') && text.includes('收尾'), text);
        assert.equal((await wall.get('/api/v1/standups/2026-11-13/summary.md', as)).status, 404);
        assert.equal((await post('/api/v1/standups')).json.standup.date, '2026-11-13');
        const next = await meetings();
        assert.deepEqual([next.date, next.checkins], ['2026-11-13', []]);
    } finally {
        await wall.stop();
    }
});
