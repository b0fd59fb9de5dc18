/*
 * meetings: today's stand-up as the wall last told it, and the wall's clock: seconds are counted from
 * there, so that a phone whose clock is wrong shows what the wall shows.
 */
import {call, get, post} from './api.js';
import {memberOf, shown, state} from './store.js';

export const meetings = {data: null, etag: null, seq: -1, ahead: 0, draft: null};

/* Fetches what is newer. False: the wall did not answer. */
export async function loadMeetings() {
    try {
        const answer = await call('GET', '/api/v1/meetings', {etag: meetings.etag});
        if (answer.data) {
            meetings.data = answer.data;
            meetings.etag = answer.etag;
            meetings.ahead = Date.parse(answer.data.now) - Date.now();
        }
        meetings.seq = state.board ? state.board.seq : -1;
        return true;
    } catch (error) {
        return false;
    }
}

/* What my notes say, to begin with. */
export async function loadDraft() {
    try {
        meetings.draft = await get('/api/v1/checkins/draft');
    } catch (error) {
        meetings.draft = null;
    }
}

export function forgetMeetings() {
    Object.assign(meetings, {data: null, etag: null, seq: -1, draft: null});
}

export function wallNow() {
    return Date.now() + meetings.ahead;
}

export function running() {
    const standup = meetings.data && meetings.data.standup;
    return standup && standup.state === 'running' ? standup : null;
}

export function finished() {
    const standup = meetings.data && meetings.data.standup;
    return standup && standup.state === 'over' ? standup : null;
}

export function checkinOf(member) {
    const data = meetings.data;
    return (data && data.checkins.find((one) => one.member === member)) || null;
}

export function isAway(member) {
    return Boolean(meetings.data && meetings.data.absences.indexOf(member) >= 0);
}

export function helpOf(card) {
    const data = meetings.data;
    return (data && data.helps.find((one) => one.card === card)) || null;
}

/* Members who may speak. */
export function speakers() {
    return shown() ? shown().members.filter((m) => !m.left && m.role !== 'guest') : [];
}

export function leftSeconds(standup) {
    const ms = Date.parse(standup.turn_ends) - wallNow();
    return ms > 0 ? Math.ceil(ms / 1000) : Math.floor(ms / 1000);
}

export function leftOfAll(standup) {
    return standup.length_s - Math.floor((wallNow() - Date.parse(standup.started)) / 1000);
}

/* 85 → 1:25; what is over has no sign: its colour and words say so. */
export function clockOf(seconds) {
    const n = Math.abs(seconds);
    return Math.floor(n / 60) + ':' + (n % 60 < 10 ? '0' : '') + n % 60;
}

/* A step is of this moment: it is sent now or not at all, and never waits in the queue. */
export function step(name, member) {
    return post('/api/v1/standups/' + meetings.data.date + '/' + name, member ? {member} : {});
}

export function begin() {
    return post('/api/v1/standups', {});
}

export function nameOfSpeaker(standup) {
    const member = standup.speaker && memberOf(standup.speaker);
    return member ? member.name : '';
}
