import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {readdirSync, readFileSync, rmSync} from 'node:fs';
import {after, before, test} from 'node:test';
import {cli, request, startWall} from '../support/wall.mjs';

const root = new URL('../../', import.meta.url);
let wall, api;
before(async () => {
    wall = await startWall();
    api = (await wall.get('/api/openapi.json', {token: null})).json;
});
after(() => wall.stop());

/* What the sources declare: {"METHOD", "/path"} of the web's table and "METHOD", "/path" of the commands'. */
function declared() {
    const found = new Set();
    const sources = [new URL('web/route.c', root), ...readdirSync(new URL('app/commands/', root)).filter((f) => f.endsWith('.c'))
        .map((f) => new URL(`app/commands/${f}`, root))];
    for (const source of sources)
        for (const [, method, path] of readFileSync(source, 'utf8').matchAll(/"(GET|POST|PATCH)",\s*(?:\.path = )?"(\/[^"]*)"/g))
            found.add(`${method} ${path}`);
    return found;
}

function operations() {
    return Object.entries(api.paths).flatMap(([path, item]) => Object.entries(item).map(([method, op]) => ({method: method.toUpperCase(), path, op})));
}

test('the API document lists every address of both tables, and no other', () => {
    const listed = operations().map(({method, path}) => `${method} ${path}`);
    const wanted = [...declared()];
    assert.ok(wanted.length > 40, `only ${wanted.length} addresses were found in the sources`);
    assert.deepEqual(listed.sort(), wanted.sort());
});

test('every address of the document is answered by the wall', async () => {
    for (const {method, path} of operations()) {
        const answer = await wall.api(method, path.replace(/\{[a-z]+\}/, 'nobody'), method === 'GET' ? undefined : {}, {token: null});
        assert.notEqual(answer.status, 405, `${method} ${path}`);
        if (path.startsWith('/api/v1/') && !path.includes('join'))
            assert.equal(answer.status, 401, `${method} ${path}`);
        if (method !== 'GET' && !path.startsWith('/api/v1/join'))
            assert.equal(answer.status, 401, `${method} ${path}`);
    }
});

test('the document is sound: version, unique names, resolved references, path parameters', () => {
    assert.equal(api.openapi, '3.1.0');
    const names = operations().map(({op}) => op.operationId);
    assert.equal(new Set(names).size, names.length);
    const text = JSON.stringify(api);
    for (const [, ref] of text.matchAll(/"\$ref":"#\/([^"]+)"/g))
        assert.ok(ref.split('/').reduce((at, part) => at && at[part], api), ref);
    for (const {method, path, op} of operations()) {
        const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1]);
        assert.deepEqual(op.parameters.filter((p) => p.in === 'path').map((p) => p.name), inPath, path);
        assert.ok(op.summary && op.tags.length === 1 && op.responses.default, path);
        assert.equal(Boolean(op.requestBody), method !== 'GET', path);
        assert.ok(Array.isArray(op.security), path);
    }
});

test('bounds in the document are the bounds of the wall', async () => {
    const body = api.paths['/api/v1/cards'].post.requestBody.content['application/json'].schema;
    assert.deepEqual(body.required, ['title']);
    assert.equal(body.additionalProperties, false);
    const {maxLength} = body.properties.title;
    assert.equal((await wall.api('POST', '/api/v1/cards', {title: '字'.repeat(maxLength)})).status, 201);
    assert.equal((await wall.api('POST', '/api/v1/cards', {title: '字'.repeat(maxLength + 1)})).status, 422);
});

test('healthz needs nobody and says the state', async () => {
    const answer = await wall.get('/healthz', {token: null});
    assert.equal(answer.status, 200);
    assert.equal(answer.json.status, 'ok');
    assert.equal(answer.json.seq, (await wall.board()).seq);
    assert.match(answer.json.version, /^\d+\.\d+\.\d+$/);
});

test('metrics are in the text format of Prometheus', async (t) => {
    const answer = await wall.get('/metrics', {token: null});
    assert.equal(answer.status, 200);
    assert.match(answer.headers['content-type'], /^text\/plain; version=0\.0\.4/);
    const lines = answer.text.trimEnd().split('\n');
    const typed = new Set(lines.filter((l) => l.startsWith('# TYPE')).map((l) => l.split(' ')[2]));
    for (const line of lines.filter((l) => !l.startsWith('#'))) {
        const [, name] = /^([a-z_]+)(?:\{[^}]*\})? -?[0-9.e+-]+$/.exec(line) || [];
        assert.ok(typed.has(name), line);
    }
    const before = Number(/^kanwall_commits_total (\d+)$/m.exec(answer.text)[1]);
    await wall.api('POST', '/api/v1/cards', {title: '一'});
    assert.match((await wall.get('/metrics')).text, new RegExp(`^kanwall_commits_total ${before + 1}$`, 'm'));
    const tool = spawnSync('promtool', ['check', 'metrics'], {input: answer.text, encoding: 'utf8'});
    if (tool.error) {
        t.diagnostic('promtool is not installed');
        return;
    }
    assert.equal(tool.status, 0, tool.stdout + tool.stderr);
});

test('the help names every scene, and each can be drawn of a team that has nothing yet', () => {
    const [, listed] = /^scenes[^\n]*\n\n([^]*?)\n\n/m.exec(cli(['--help']));
    const scenes = listed.trim().split(/\s+/);
    assert.ok(scenes.length > 15 && scenes.includes('okr') && scenes.includes('standup'), listed);
    const out = `${wall.db}.png`;
    for (const scene of scenes) {
        cli(['render', '--db', wall.db, '--scene', scene, '--size', '320x240', '--out', out]);
        assert.equal(readFileSync(out).toString('latin1', 1, 4), 'PNG', scene);
        rmSync(out);
    }
    assert.throws(() => cli(['render', '--db', wall.db, '--scene', 'moon', '--out', out]), /there is no scene "moon"/);
});

test('the page is there by its address and by the join addresses, with type and ETag', async () => {
    const page = await wall.get('/', {token: null});
    assert.match(page.headers['content-type'], /^text\/html/);
    assert.match(page.text, /<!doctype html>/i);
    for (const path of ['/J/7K3M', '/j/7k3m'])
        assert.deepEqual((await wall.get(path, {token: null})).bytes, page.bytes);
    const again = await wall.get('/', {token: null, headers: {'If-None-Match': page.headers.etag}});
    assert.equal(again.status, 304);
});

test('every file of the page is served as it lies in the tree', async () => {
    const types = {css: 'text/css', html: 'text/html', js: 'text/javascript', json: 'application/json', svg: 'image/svg+xml'};
    const folders = [['/phone/', 'web/phone/', /\.(js|css|html)$/], ['/lang/', 'assets/lang/', /\.json$/], ['/icons/', 'assets/icons/', /\.svg$/]];
    for (const [path, folder, wanted] of folders)
        for (const name of readdirSync(new URL(folder, root)).filter((f) => wanted.test(f))) {
            const answer = await request(wall.port, 'GET', path + name);
            assert.equal(answer.status, 200, path + name);
            assert.ok(answer.headers['content-type'].startsWith(types[name.split('.').pop()]), name);
            assert.deepEqual(answer.bytes, readFileSync(new URL(folder + name, root)), name);
        }
    assert.equal((await request(wall.port, 'GET', '/vendor/Sortable.min.js')).status, 200);
});
