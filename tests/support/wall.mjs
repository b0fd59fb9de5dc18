/*
 * wall: a real kanwall for a test: the binary of KANWALL_BIN on a free port, with a database of its own.
 *
 * startWall({args, db, env, team}) → {url, port, db, ...}. Unless `team` is false, the wall has a team "测试组" and an
 * admin "小雨", made through the API as a first phone would.
 */
import {execFileSync, spawn} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import http from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const BIN = process.env.KANWALL_BIN;
const START_MS = 60000;

export class Answer {
    constructor(message, body) {
        this.status = message.statusCode;
        this.headers = message.headers;
        this.bytes = body;
        this.text = body.toString('utf8');
        this.json = undefined;
        if (/json/.test(message.headers['content-type'] || '')) {
            try {
                this.json = JSON.parse(this.text);
            } catch {
                /* HEAD has no body; a broken one is seen by whoever looks at json */
            }
        }
    }

    /* The names of the bad fields, sorted. */
    get fields() {
        return ((this.json && this.json.errors) || []).map((e) => e.field).sort();
    }

    /* "kanwall=…", to be sent as a cookie. */
    get cookie() {
        const set = this.headers['set-cookie'];
        return set ? set[0].split(';')[0] : undefined;
    }
}

/* One request with everything under the caller's control. body: a string or bytes, sent as they are. */
export function request(port, method, path, {headers = {}, body, agent = false, host = '127.0.0.1', socketPath, from} = {}) {
    return new Promise((resolve, reject) => {
        const where = socketPath ? {socketPath} : {host, port, localAddress: from};
        const req = http.request({...where, method, path, agent, headers, setHost: !('Host' in headers)}, (message) => {
            const parts = [];
            message.on('data', (part) => parts.push(part));
            message.on('end', () => resolve(new Answer(message, Buffer.concat(parts))));
            message.on('error', reject);
        });
        req.on('error', reject);
        if (body !== undefined)
            req.write(body);
        req.end();
    });
}

function exited(child) {
    return child.exitCode !== null || child.signalCode !== null;
}

async function until(what, ask, ms) {
    const end = Date.now() + ms;
    for (;;) {
        const value = ask();
        if (value)
            return value;
        if (Date.now() > end)
            throw new Error('timed out: ' + what());
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
}

class Wall {
    constructor(child, db, folder) {
        this.child = child;
        this.db = db;
        this.folder = folder;
        this.out = '';
        this.err = '';
        this.tokens = new Map();
        child.stdout.setEncoding('utf8').on('data', (text) => { this.out += text; });
        child.stderr.setEncoding('utf8').on('data', (text) => { this.err += text; });
    }

    get url() {
        return `http://127.0.0.1:${this.port}`;
    }

    /* The join code that the headless wall printed last. */
    get code() {
        return [...this.err.matchAll(/\/J\/([0-9A-Z]{4})\b/g)].map((m) => m[1]).pop();
    }

    get joinAddress() {
        return `${this.url}/J/${this.code}`;
    }

    /* For `kanwall demo`: the address that makes its opener an admin. */
    get adminAddress() {
        const found = /\/J\/([\w-]{40,})/.exec(this.out);
        return found ? `${this.url}/J/${found[1]}` : undefined;
    }

    /* A bearer token of this role ("guest", "member", "admin"), made by the command line. */
    token(role = 'member') {
        if (!this.tokens.has(role))
            this.tokens.set(role, cli(['token', 'add', `test-${role}`, '--role', role, '--db', this.db]).trim());
        return this.tokens.get(role);
    }

    /* One API call. token: a role or a secret; null for nobody; cookie instead of a token. */
    api(method, path, body, {token = 'member', key, cookie, lang = 'en', headers = {}, ...rest} = {}) {
        const all = {'Accept-Language': lang, ...headers};
        if (cookie)
            all.Cookie = cookie;
        else if (token)
            all.Authorization = `Bearer ${['guest', 'member', 'admin'].includes(token) ? this.token(token) : token}`;
        if (key)
            all['Idempotency-Key'] = key;
        if (body !== undefined && !('Content-Type' in all))
            all['Content-Type'] = 'application/json';
        return request(this.port, method, path, {headers: all, body: body === undefined ? undefined : JSON.stringify(body), ...rest});
    }

    get(path, options) {
        return this.api('GET', path, undefined, options);
    }

    async board(options) {
        return (await this.get('/api/v1/board', options)).json;
    }

    /* A new member's phone: {cookie, me}. */
    async phone(body) {
        const answer = await this.api('POST', '/api/v1/join', {code: this.code, ...body}, {token: null});
        if (answer.status !== 201)
            throw new Error(`join: ${answer.status} ${answer.text}`);
        return {cookie: answer.cookie, me: answer.json.me};
    }

    async ended() {
        if (!exited(this.child))
            await new Promise((resolve) => this.child.once('exit', resolve));
        return this.child.exitCode;
    }

    /* Asks it to end and answers 0; another status (a sanitizer's, a crash) throws what it said. Keeps the database when `keep`. */
    async stop({keep = false} = {}) {
        if (!exited(this.child))
            this.child.kill('SIGTERM');
        const status = await this.ended();
        if (!keep)
            this.clean();
        if (status !== 0)
            throw new Error(`the wall ended with ${status}: ${this.err.slice(-4000)}`);
        return status;
    }

    /* As a power cut would. The database stays. */
    async kill() {
        this.child.kill('SIGKILL');
        await this.ended();
    }

    clean() {
        if (this.folder)
            rmSync(this.folder, {recursive: true, force: true});
    }
}

/* A subcommand to its end; throws when it fails. */
export function cli(args, options = {}) {
    return execFileSync(BIN, args, {encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], ...options});
}

/* `run` says its port, `demo` an address. */
function portOf(out) {
    const found = /port (\d+)\n/.exec(out) || /:(\d+)\/J\//.exec(out);
    return found ? Number(found[1]) : 0;
}

export async function startWall({args = [], db, env = {}, team = true, command = 'run'} = {}) {
    if (!BIN)
        throw new Error('KANWALL_BIN names no binary');
    const folder = db ? null : mkdtempSync(join(tmpdir(), 'kanwall-test-'));
    const file = db || join(folder, 'wall.db');
    const child = spawn(BIN, [command, '--headless', '--bind', '127.0.0.1', '--port', '0', '--size', '640x360', '--db', file, ...args],
        {env: {...process.env, ...env}, stdio: ['ignore', 'pipe', 'pipe']});
    const wall = new Wall(child, file, folder);
    try {
        await until(() => `the wall does not start: ${wall.out}${wall.err}`, () => {
            if (exited(child))
                throw new Error(`the wall ended with ${child.exitCode}: ${wall.err}`);
            return portOf(wall.out);
        }, START_MS);
    } catch (error) {
        child.kill('SIGKILL');
        wall.clean();
        throw error;
    }
    wall.port = portOf(wall.out);
    if (team && command === 'run') {
        await until(() => 'no join code', () => wall.code, START_MS);
        if ((await wall.get(`/api/v1/join?code=${wall.code}`, {token: null})).json.fresh)
            wall.admin = await wall.phone({team: '测试组', name: '小雨'});
    }
    return wall;
}

/* Reads an event stream: {next(ms) → {event, data, id, comment}, close(), ended}. */
export function openStream(port, {headers = {}, from} = {}) {
    return new Promise((resolve, reject) => {
        const req = http.request({host: '127.0.0.1', port, path: '/api/v1/events', agent: false, headers, localAddress: from}, (message) => {
            const waiting = [], arrived = [];
            let rest = '';
            const stream = {
                status: message.statusCode, headers: message.headers, ended: false,
                next: (ms = 2000) => new Promise((good, bad) => {
                    if (arrived.length) {
                        good(arrived.shift());
                        return;
                    }
                    const timer = setTimeout(() => {
                        waiting.splice(waiting.indexOf(take), 1);
                        bad(new Error('the stream is silent'));
                    }, ms);
                    const take = (one) => { clearTimeout(timer); good(one); };
                    waiting.push(take);
                }),
                close: () => req.destroy(),
            };
            const give = (one) => (waiting.length ? waiting.shift()(one) : arrived.push(one));
            message.setEncoding('utf8');
            message.on('data', (text) => {
                rest += text;
                for (let at; (at = rest.indexOf('\n\n')) >= 0; rest = rest.slice(at + 2)) {
                    const one = {};
                    for (const line of rest.slice(0, at).split('\n')) {
                        const colon = line.indexOf(':');
                        one[colon === 0 ? 'comment' : line.slice(0, colon)] = line.slice(colon + 1).trim();
                    }
                    give(one);
                }
            });
            message.on('end', () => { stream.ended = true; });
            message.on('error', () => { stream.ended = true; });
            resolve(stream);
        });
        req.on('error', reject);
        req.end();
    });
}

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
