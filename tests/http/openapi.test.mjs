/*
 * The API document in the eyes of others: a public validator of OpenAPI 3.1, a compiler of JSON Schema in its
 * strict mode, and the answers of the demo's wall held against what the document promises. The packages are those of
 * tests/browser.
 */
import assert from 'node:assert/strict';
import {createRequire} from 'node:module';
import {after, before, test} from 'node:test';
import {pathToFileURL} from 'node:url';
import {startWall} from '../support/wall.mjs';

const require = createRequire(new URL('../browser/package.json', import.meta.url));
const {Validator} = await import(pathToFileURL(require.resolve('@seriousme/openapi-schema-validator')).href);
const Ajv = require('ajv/dist/2020').default;
const addFormats = require('ajv-formats').default;

let wall, api, phone;
before(async () => {
    wall = await startWall({command: 'demo'});
    api = (await wall.get('/api/openapi.json', {token: null})).json;
    const joined = await wall.api('POST', '/api/v1/join', {code: wall.adminAddress.split('/').pop(), name: '小柚'}, {token: null});
    phone = {cookie: joined.cookie, id: joined.json.me.id};
});
after(() => wall.stop());

/* Schemas of the document, compiled; with the references of its components. */
function compiler(components) {
    const ajv = new Ajv({strict: true, strictRequired: true, allowUnionTypes: true, allErrors: true});
    addFormats(ajv);
    ajv.addVocabulary(['components']);
    ajv.addSchema({$id: 'document', components});
    return (schema) => ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"document#/components/')));
}

/* Every schema with its address in the document. */
function schemas(node = api, at = '#', found = []) {
    for (const [key, value] of Object.entries(node)) {
        const here = `${at}/${key}`;
        if (key === 'schema' || /^#\/components\/schemas\/\w+$/.test(here))
            found.push([here, value]);
        if (value && typeof value === 'object')
            schemas(value, here, found);
    }
    return found;
}

/* The same components, where an object that lists its properties has no others. */
function closed(node) {
    if (!node || typeof node !== 'object')
        return node;
    if (Array.isArray(node))
        return node.map(closed);
    const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
    const isObject = [copy.type].flat().includes('object');
    return isObject && copy.properties && copy.additionalProperties === undefined ? {...copy, additionalProperties: false} : copy;
}

test('a public validator finds the document valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const {valid, errors} = await validator.validate(structuredClone(api));
    assert.ok(valid, JSON.stringify(errors, null, 1));
    assert.equal(validator.version, '3.1');
});

test('every schema compiles as JSON Schema in strict mode', () => {
    const compile = compiler(api.components);
    const all = schemas();
    assert.ok(all.length > 300, `only ${all.length} schemas`);
    for (const [at, schema] of all)
        assert.doesNotThrow(() => compile(schema), at);
});

test('every operation says what it answers to those who err', () => {
    for (const [path, item] of Object.entries(api.paths))
        for (const [method, {responses}] of Object.entries(item))
            assert.ok(responses['4XX'] && responses.default, `${method} ${path}`);
});

/* For addresses with a name in them: one that the demo has. */
async function example(path) {
    const {json: board} = await wall.get('/api/v1/board', phone);
    const goals = (await wall.get('/api/v1/objectives', phone)).json;
    const metrics = (await wall.get('/api/v1/metrics', phone)).json;
    const {date} = (await wall.get('/api/v1/meetings', phone)).json;
    await wall.api('POST', '/api/v1/standups', {}, phone);
    return path
        .replace('/cards/{id}', `/cards/${board.columns.flatMap((c) => c.cards)[0].id}`)
        .replace('/key-results/{id}', `/key-results/${goals.objectives.flatMap((o) => o.key_results)[0].id}`)
        .replace('/metrics/{id}', `/metrics/${metrics.items[0].id}`)
        .replace('/talks/{id}', `/talks/${board.members.find((m) => m.id !== phone.id).id}`)
        .replace('/standups/{date}', `/standups/${date}`)
        .replace(/\/join$/, `/join?code=${wall.code}`);
}

test('what the demo answers is what the document promises, and nothing that it keeps quiet about', async () => {
    const compile = compiler(closed(api.components));
    const wrong = [];
    let checked = 0;
    for (const [path, {get}] of Object.entries(api.paths)) {
        const schema = get && get.responses[200].content['application/json']?.schema;
        if (!schema || path.includes('/claims/{'))
            continue;
        const answer = await wall.get(await example(path), phone);
        assert.equal(answer.status, 200, `${path}: ${answer.text}`);
        const fits = compile(schema);
        if (!fits(answer.json))
            wrong.push(...fits.errors.map((e) => `${path} ${e.instancePath} ${e.message}: ${JSON.stringify(e.params)}`));
        checked++;
    }
    assert.deepEqual(wrong, []);
    assert.ok(checked > 25, `only ${checked} addresses`);
});
