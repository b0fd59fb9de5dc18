/*
 * live: keeps the board fresh. The wall's event stream says "there is something newer" and the board is
 * fetched with its ETag; a missed message, a slow phone and a restart are the same case. When the wall
 * is silent it is asked again, slower each time and never at the same moment as the other phones.
 */
import {call, get, Problem} from './api.js';
import {flush} from './queue.js';
import {fetchRestored} from './restored.js';
import {changed, setBoard, setOnline, state} from './store.js';

const FIRST_MS = 500;
const LONGEST_MS = 30000;
const PULSE_MS = 60000;
const HIDDEN_MS = 30000;

let source = null;
let tries = 0;
let retry = 0;
let pulse = 0;
let hiding = 0;
let fetching = null;
let again = false;
let running = false;
let hooks = {signedOut() {}};

function stopStream() {
    if (source)
        source.close();
    source = null;
}

function openStream() {
    if (source || !running || document.visibilityState === 'hidden')
        return;
    source = new EventSource('/api/v1/events');
    /* Whatever the wall was before, it may be another one now. */
    source.addEventListener('open', () => fetchRestored());
    source.addEventListener('state', () => refresh());
    source.addEventListener('claim', () => fetchClaims());
    source.addEventListener('error', () => {
        stopStream();
        later();
    });
}

/* Exponential, with jitter: seven phones that lost one wall must not all come back in one instant. */
function later() {
    if (!running)
        return;
    const ms = Math.min(FIRST_MS * Math.pow(2, tries), LONGEST_MS) * (0.5 + Math.random());
    tries += 1;
    clearTimeout(retry);
    retry = setTimeout(() => refresh(), ms);
}

async function fetchBoard() {
    try {
        const answer = await call('GET', '/api/v1/board', {etag: state.etag});
        if (!running)
            return;
        setBoard(answer.data, answer.etag);
        back();
    } catch (error) {
        if (!running)
            return;
        if (error instanceof Problem && error.status === 401) {
            hooks.signedOut();
            return;
        }
        lost();
    }
}

/* The wall answered. */
function back() {
    clearTimeout(retry);
    setOnline(true);
    if (!source)
        openStream();
    else if (source.readyState === 1)
        tries = 0;
    flush();
    clearTimeout(pulse);
    pulse = setTimeout(() => refresh(), PULSE_MS);
}

/* No answer: say so, and try again by and by. */
export function lost() {
    stopStream();
    setOnline(false);
    later();
}

/* Fetches the board; calls that come while one is under way are one more fetch afterwards. */
export async function refresh() {
    if (fetching) {
        again = true;
        return fetching;
    }
    fetching = fetchBoard();
    await fetching;
    fetching = null;
    if (again && running) {
        again = false;
        return refresh();
    }
    return undefined;
}

export async function fetchClaims() {
    try {
        const answer = await get('/api/v1/claims');
        state.claims = answer.items || [];
        changed();
    } catch (error) {
        /* they are asked for again with the next event */
    }
}

function visible() {
    clearTimeout(hiding);
    if (document.visibilityState === 'hidden') {
        /* A stream nobody looks at takes one of the browser's few connections to the wall. */
        hiding = setTimeout(() => {
            stopStream();
            clearTimeout(pulse);
            clearTimeout(retry);
        }, HIDDEN_MS);
        return;
    }
    nudge();
}

function nudge() {
    if (!running)
        return;
    tries = 0;
    clearTimeout(retry);
    refresh();
}

export function startLive(given) {
    hooks = Object.assign(hooks, given);
    if (!running) {
        document.addEventListener('visibilitychange', visible);
        window.addEventListener('online', nudge);
        window.addEventListener('offline', lost);
        window.addEventListener('pageshow', nudge);
    }
    running = true;
    tries = 0;
    refresh();
    fetchClaims();
}

export function stopLive() {
    running = false;
    again = false;
    stopStream();
    clearTimeout(retry);
    clearTimeout(pulse);
    clearTimeout(hiding);
    document.removeEventListener('visibilitychange', visible);
    window.removeEventListener('online', nudge);
    window.removeEventListener('offline', lost);
    window.removeEventListener('pageshow', nudge);
}
