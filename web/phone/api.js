/*
 * api: requests to the wall. Answers are objects; what went wrong is a Problem (the wall said no, with
 * the bad fields named) or Unreachable (no answer came, so nobody knows whether it arrived: send it
 * again with the same key).
 */
import {language, t} from './lang.js';

const TIMEOUT_MS = 10000;

export class Unreachable extends Error {}

export class Problem extends Error {
    constructor(status, body) {
        super((body && (body.detail || body.title)) || t('phone.err.unknown', {status}));
        this.status = status;
        this.fields = (body && Array.isArray(body.errors) && body.errors) || [];
        this.retryAfter = 0;
    }

    /* The message for one field, "" when the field is fine. */
    of(field) {
        const found = this.fields.find((e) => e.field === field);
        return found ? found.message : '';
    }

    /* One sentence for a place without fields. */
    sentence() {
        const first = this.fields[0];
        return first && first.message ? first.message : this.message;
    }
}

/* Plain HTTP has no crypto.randomUUID; this is as unique. */
export function randomKey() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (b) => (b + 256).toString(16).slice(1)).join('');
}

async function read(answer) {
    const text = await answer.text();
    if (text === '')
        return {};
    try {
        return JSON.parse(text);
    } catch (e) {
        return null;
    }
}

/* options: body, key (Idempotency-Key), etag. Answers {status, data, etag}. */
export async function call(method, path, options) {
    const given = options || {};
    const headers = {Accept: 'application/json', 'Accept-Language': language() === 'zh' ? 'zh-CN' : 'en'};
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), TIMEOUT_MS);
    if (given.etag)
        headers['If-None-Match'] = given.etag;
    if (given.key)
        headers['Idempotency-Key'] = given.key;
    if (method !== 'GET')
        headers['Content-Type'] = 'application/json';
    let answer;
    let data;
    try {
        answer = await fetch(path, {
            method,
            headers,
            body: method === 'GET' ? undefined : JSON.stringify(given.body || {}),
            credentials: 'same-origin',
            cache: 'no-store',
            signal: stop.signal,
        });
        data = answer.status === 304 ? null : await read(answer);
    } catch (e) {
        throw new Unreachable(t('phone.err.unreachable'));
    } finally {
        clearTimeout(timer);
    }
    if (answer.status === 304 || answer.ok)
        return {status: answer.status, data, etag: answer.headers.get('ETag')};
    const problem = new Problem(answer.status, data);
    problem.retryAfter = Number(answer.headers.get('Retry-After')) || 0;
    throw problem;
}

export async function get(path) {
    return (await call('GET', path)).data;
}

export async function post(path, body) {
    return (await call('POST', path, {body, key: randomKey()})).data;
}
