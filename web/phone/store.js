/*
 * store: what the page knows: who I am, the wall's last board, and the board as it looks with my own
 * waiting changes on it. Whoever shows something subscribes; all are told once per turn.
 */
import {applied} from './apply.js';
import {forget, keep, recall} from './keep.js';
import {pending, viewHas} from './queue.js';

export const state = {
    me: null,
    board: null,
    etag: null,
    fetchedAt: 0,
    online: true,
    claims: [],
    restored: null,
    news: null,
    column: null,
};

const listeners = new Set();
let told = false;
let view = null;
let held = false;

export function subscribe(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
}

function tell() {
    told = false;
    if (!held)
        listeners.forEach((listener) => listener());
}

export function changed() {
    view = null;
    if (!told) {
        told = true;
        Promise.resolve().then(tell);
    }
}

/* While a note is under a finger nothing else may move. */
export function hold(on) {
    held = on;
    if (!on)
        changed();
}

export function holding() {
    return held;
}

export function shown() {
    if (!view && state.board)
        view = applied(state.board, pending().filter((item) => item.state !== 'gone'));
    return view;
}

export function setBoard(board, etag) {
    if (board) {
        state.board = board;
        state.etag = etag;
    }
    state.fetchedAt = Date.now();
    viewHas('board', state.board.seq);
    keep('board', {member: state.me.id, board: state.board, at: state.fetchedAt});
    changed();
}

export function setMe(me) {
    state.me = me;
    keep('me', me);
    const old = recall('board');
    if (old && old.member === me.id && !state.board) {
        state.board = old.board;
        state.fetchedAt = old.at;
    }
    state.column = recall('column');
    changed();
}

export function forgetAll() {
    state.me = null;
    state.board = null;
    state.etag = null;
    state.restored = null;
    forget('me');
    forget('board');
}

export function setOnline(online) {
    if (state.online !== online) {
        state.online = online;
        changed();
    }
}

export function setColumn(id) {
    state.column = id;
    keep('column', id);
    changed();
}

export function mayEdit() {
    return Boolean(state.me) && state.me.role !== 'guest';
}

export function isAdmin() {
    return Boolean(state.me) && state.me.role === 'admin';
}

export function teamName() {
    const team = shown() ? shown().team : state.me && state.me.team;
    return (team && team.name) || (typeof team === 'string' ? team : '') || '';
}

export function memberOf(id) {
    const board = shown();
    return (board && board.members.find((m) => m.id === id)) || null;
}

export function labelOf(id) {
    const board = shown();
    return (board && board.labels.find((l) => l.id === id)) || null;
}
