/*
 * home: a phone that opened the wall by its number moves to its name, so that another number of the wall
 * does not sign it out. What a browser keeps, it keeps by host: so the page moves only while nothing
 * waits and nothing is half written, takes a one-time code along, and moves once in the life of a tab.
 */
import {post} from './api.js';
import {keep, kept, recall} from './keep.js';
import {pending} from './queue.js';
import {anySheet} from './sheet.js';
import {holding, state} from './store.js';

const PROBE_MS = 2000;
const NUMBER = /^(\d+\.\d+\.\d+\.\d+|\[.+\])$/;
const MARK = 'kanwall.moved';

function idle() {
    return state.online && document.visibilityState === 'visible' && !anySheet() && !holding() && !pending().length &&
        !kept('draft.').length;
}

/* A tab without a memory stays where it is: two addresses could send it to and fro for ever. */
function mayMove() {
    try {
        return location.protocol === 'http:' && NUMBER.test(location.hostname) && sessionStorage.getItem(MARK) === null;
    } catch (e) {
        return false;
    }
}

/* Does the name answer, and is it this wall? A second wall in the house may go by the same name. */
async function isThere(me) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PROBE_MS);
    try {
        const answer = await fetch('http://' + me.home + '/healthz', {credentials: 'omit', cache: 'no-store', signal: stop.signal});
        return answer.ok && (await answer.json()).incarnation === me.incarnation;
    } catch (e) {
        return false;
    } finally {
        clearTimeout(timer);
    }
}

export async function moveHome() {
    const me = state.me;
    if (!me || !me.home || !mayMove() || !idle() || !(await isThere(me)) || !idle())
        return;
    try {
        const {address, code} = await post('/api/v1/me/handover');
        if (!idle())
            return;
        sessionStorage.setItem(MARK, '1');
        const lang = recall('lang');
        location.assign('http://' + address + '/#in=' + code + (lang ? '&lang=' + lang : ''));
    } catch (error) {
        /* by number, then */
    }
}

/* The other end. False: a code came along and was refused. */
export async function arrive() {
    const found = /^#in=([\w-]+)(?:&lang=(zh|en))?$/.exec(location.hash);
    if (!found)
        return true;
    history.replaceState(null, '', '/');
    if (found[2])
        keep('lang', found[2]);
    try {
        await post('/api/v1/join/handover', {code: found[1]});
        return true;
    } catch (error) {
        return false;
    }
}
