/*
 * restored: the paper that tells an admin that the wall was started from a backup, and where that stops.
 * Once an admin has read it, it goes for everybody, on the wall as well.
 */
import {get, post} from './api.js';
import {button, el, icon} from './dom.js';
import {t} from './lang.js';
import {changed, isAdmin, state} from './store.js';
import {toast} from './toast.js';
import {clockTime, dayOf, shortDate, today} from './words.js';

export async function fetchRestored() {
    if (!isAdmin())
        return;
    try {
        state.restored = (await get('/api/v1/wall')).restored;
        changed();
    } catch (error) {
        /* it is asked for again with the next stream */
    }
}

async function read() {
    try {
        state.restored = (await post('/api/v1/wall/restored/read')).restored;
        changed();
    } catch (error) {
        toast(error.message, null, 'bad');
    }
}

function moment(text) {
    const ms = Date.parse(text);
    const day = dayOf(new Date(ms));
    return (day === today() ? '' : shortDate(day) + ' ') + clockTime(ms);
}

export function restoredPaper() {
    if (!state.restored || !isAdmin())
        return null;
    const at = state.restored.as_of;
    return el('div', {class: 'claim restored', role: 'alert'},
        el('p', null, icon('triangle-mark'),
            el('span', null, at ? t('phone.restored', {time: moment(at)}) : t('phone.restored.unknown'))),
        el('p', {class: 'hint'}, t('phone.restored.why')),
        el('div', {class: 'claim-buttons'}, button({class: 'second', on: {click: read}}, t('phone.restored.ok'))));
}
