/*
 * queue: every change on its way to the wall, in order, one at a time. Each has a key, so that sending
 * it twice does it once. What could not be sent stays in localStorage, one entry a change, so that two
 * windows of one phone never overwrite each other, and a reload loses nothing.
 *
 * A change is: waiting → sent (until a board that contains it arrives) → gone; or refused, when the
 * wall says no after it had waited: then it stays visible until its author takes it back.
 */
import {call, Problem, randomKey, Unreachable} from './api.js';
import {madeBy, methodOf, pathOf, viewOf} from './commands.js';
import {forget, keep, kept, recall} from './keep.js';

const RETRY_MS = 3000;
const BUSY = [408, 425, 429, 502, 503, 504];

const items = [];
const done = new Map();
const renamed = new Map();
let owner = '';
let sending = false;
let timer = 0;
let hooks = {changed() {}, lost() {}, arrived() {}, signedOut() {}, mayQueue() { return false; }};

function slot(item) {
    return 'queue.' + owner + '.' + item.id;
}

function save(item) {
    const {name, target, body, key, state, reason, late, was, id} = item;
    keep(slot(item), {name, target, body, key, state, reason, late, was, id});
}

function remove(item) {
    const at = items.indexOf(item);
    if (at >= 0)
        items.splice(at, 1);
    forget(slot(item));
}

function settle(item, outcome) {
    const tell = done.get(item.id);
    done.delete(item.id);
    if (tell)
        tell(outcome);
}

/* Takes up what this member left behind. A queue belongs to a person, not to a phone. */
export function startQueue(member, given) {
    hooks = Object.assign(hooks, given);
    owner = member;
    items.length = 0;
    for (const name of kept('queue.' + member + '.')) {
        const item = recall(name);
        if (item && item.key)
            items.push(item);
    }
    hooks.changed();
}

export function pending() {
    return items;
}

export function waitingCount() {
    return items.filter((item) => item.state === 'waiting').length;
}

/* The true id of what was made here and has arrived since. */
export function trueId(id) {
    return renamed.get(id) || id;
}

/*
 * Adds a change. Answers the item; its `done` promise tells {seq, data}, {problem} or {queued: true}
 * once the first attempt is over.
 */
export function enqueue(name, target, body, was) {
    const item = {
        id: Date.now().toString(36).padStart(9, '0') + randomKey().slice(0, 8),
        name, target: target ? trueId(target) : null, body: Object.assign({}, body), was: was || null,
        key: randomKey(), state: 'waiting', reason: '', late: !hooks.mayQueue(), seq: 0,
    };
    const promise = new Promise((resolve) => done.set(item.id, resolve));
    if (madeBy(name))
        item.target = 'new-' + item.id;
    Object.keys(item.body).filter((field) => renamed.has(item.body[field])).forEach((field) => {
        item.body[field] = renamed.get(item.body[field]);
    });
    items.push(item);
    save(item);
    if (item.late)
        settle(item, {queued: true});
    hooks.changed();
    flush();
    return {item, done: promise};
}

/* Takes a change back that has not been sent, or was refused, with all that builds on it. */
export function withdraw(item) {
    if (item.state === 'sent' || item.inFlight)
        return false;
    if (madeBy(item.name))
        items.filter((other) => other !== item && (other.target === item.target || mentions(other, item.target))).forEach(remove);
    remove(item);
    settle(item, {withdrawn: true});
    hooks.changed();
    return true;
}

/* The view, 'board' or 'goals', has come and holds everything up to `seq`. */
export function viewHas(view, seq) {
    items.filter((item) => item.state === 'sent' && item.seq <= seq && viewOf(item.name) === view).forEach(remove);
}

function mentions(item, id) {
    return Object.keys(item.body).some((field) => item.body[field] === id);
}

function rename(from, to) {
    renamed.set(from, to);
    for (const item of items) {
        let touched = item.target === from;
        if (touched)
            item.target = to;
        Object.keys(item.body).filter((field) => item.body[field] === from).forEach((field) => {
            item.body[field] = to;
            touched = true;
        });
        if (touched && item.state !== 'sent')
            save(item);
    }
}

function arrived(item, data) {
    item.state = 'sent';
    item.seq = data.seq || 0;
    forget(slot(item));
    const made = data[madeBy(item.name)];
    if (made)
        rename(item.target, made.id);
    settle(item, {seq: item.seq, data});
    hooks.arrived(item);
}

function refused(item, problem) {
    if (item.late) {
        item.state = 'refused';
        item.reason = problem.sentence();
        save(item);
    } else {
        remove(item);
    }
    settle(item, {problem});
}

function postpone(item, ms) {
    item.late = true;
    save(item);
    settle(item, {queued: true});
    clearTimeout(timer);
    if (ms)
        timer = setTimeout(flush, ms);
}

/* False: stop sending for now. */
function failed(item, error) {
    if (!(error instanceof Problem)) {
        postpone(item, 0);
        if (!(error instanceof Unreachable))
            throw error;
        hooks.lost();
        return false;
    }
    if (error.status === 401) {
        postpone(item, 0);
        hooks.signedOut();
        return false;
    }
    if (BUSY.indexOf(error.status) >= 0) {
        postpone(item, Math.max(error.retryAfter * 1000, RETRY_MS) * (1 + Math.random()));
        return false;
    }
    refused(item, error);
    return true;
}

async function send(item) {
    item.inFlight = true;
    try {
        const id = madeBy(item.name) ? null : item.target;
        const answer = await call(methodOf(item.name), pathOf(item.name, id), {body: item.body, key: item.key});
        item.inFlight = false;
        arrived(item, answer.data || {});
        return true;
    } catch (error) {
        item.inFlight = false;
        return failed(item, error);
    } finally {
        hooks.changed();
    }
}

/* Sends what waits, in order. Called whenever the wall is known to answer. */
export async function flush() {
    if (sending || !hooks.mayQueue())
        return;
    sending = true;
    try {
        for (;;) {
            const next = items.find((item) => item.state === 'waiting');
            if (!next || !(await send(next)))
                break;
        }
    } finally {
        sending = false;
    }
}
