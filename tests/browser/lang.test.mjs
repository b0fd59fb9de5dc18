/* The words of the page, by its own module, with the files that it loads. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';

globalThis.document = {documentElement: {}};
globalThis.fetch = async (path) => ({
    ok: true, json: async () => JSON.parse(readFileSync(new URL(`../../assets${path}`, import.meta.url), 'utf8'))});

const {setLanguage, t} = await import('../../web/phone/lang.js');

test('one has its own word and many have theirs', async () => {
    await setLanguage('en');
    assert.equal(t('phone.offline.waiting', {n: 1}), 'Not connected, 1 change waiting');
    assert.equal(t('phone.offline.waiting', {n: 2}), 'Not connected, 2 changes waiting');
    assert.equal(t('phone.readings.keep_skip_n', {n: 1, skipped: 1}), 'Add 1, skip 1 line');
    await setLanguage('zh');
    assert.equal(t('phone.offline.waiting', {n: 1}), '没连上墙，1 处改动等着发');
});

test('no number that can be one stands before a word for many', () => {
    const words = JSON.parse(readFileSync(new URL('../../assets/lang/en.json', import.meta.url), 'utf8'));
    const many = /\{(n|min|max|weeks|skipped)\}\*? (?:open )?(notes|days|weeks|changes|readings|votes|badges|lines|characters|hours|minutes|objectives|people)\b/;
    const single = ['wall.in_workdays', 'wall.in_weeks', 'wall.in_days'];
    const bad = Object.keys(words).filter((key) => many.test(words[key]) && !single.includes(key));
    assert.deepEqual(bad, []);
});
