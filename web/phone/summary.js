/*
 * summary: what a stand-up came to: how long, who was heard, what is blocked and who helps; and as text,
 * to be pasted elsewhere.
 */
import {button, el, fill, icon} from './dom.js';
import {blockedCards, blockedList} from './help.js';
import {language, t} from './lang.js';
import {checkinOf, finished, isAway, meetings, speakers} from './meetings.js';
import {avatar, nameOf} from './people.js';
import {openSheet} from './sheet.js';
import {memberOf} from './store.js';
import {toast} from './toast.js';

function duration(seconds) {
    const m = Math.floor(seconds / 60);
    const s = seconds % 60;
    if (seconds < 60)
        return t('standup.seconds', {s});
    return s ? t('standup.duration', {m, s}) : t('standup.minutes', {m});
}

function spareWords(standup) {
    const spare = standup.length_s - standup.used_s;
    return t(spare >= 0 ? 'standup.saved' : 'standup.beyond',
        {n: Math.floor(standup.length_s / 60), time: duration(Math.abs(spare))});
}

/* As the wall says it: spoke, wrote, off, missed it. */
function attendance(standup, id) {
    const one = standup.people.find((p) => p.member === id);
    const spoke = one && one.turn !== 'skipped' && one.turn !== 'away';
    if (spoke)
        return 'spoke';
    if (checkinOf(id))
        return 'wrote';
    return isAway(id) ? 'off' : 'missed';
}

function people(standup) {
    const first = standup.people.map((p) => p.member);
    const rest = speakers().map((m) => m.id).filter((id) => first.indexOf(id) < 0);
    return el('ol', {class: 'turns'}, first.concat(rest).map((id) => {
        const how = attendance(standup, id);
        return el('li', {class: 'turn is-' + how}, avatar(memberOf(id), 's40'), el('span', {class: 'turn-name'}, nameOf(id)),
            el('span', {class: 'turn-state'}, t('standup.' + how)));
    }));
}

/* Plain HTTP has no clipboard; a selection can be copied everywhere. */
function copyText(text) {
    const area = el('textarea', {class: 'unseen', 'aria-hidden': 'true', readonly: true});
    area.value = text;
    document.body.appendChild(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
}

function textPage(text) {
    return {
        title: t('phone.standup.text'),
        draw(body) {
            const area = el('textarea', {class: 'input summary-text', rows: 12, readonly: true, 'aria-label': t('phone.standup.text')});
            area.value = text;
            fill(body, area, button({class: 'primary', on: {click: () => toast(t(copyText(text) ? 'phone.said.copied' : 'phone.standup.text.hold'))}},
                t('phone.standup.copy')));
        },
    };
}

async function openText() {
    try {
        const answer = await fetch('/api/v1/standups/' + meetings.data.date + '/summary.md',
            {credentials: 'same-origin', headers: {'Accept-Language': language() === 'zh' ? 'zh-CN' : 'en'}});
        if (!answer.ok)
            throw new Error(t('phone.err.unknown', {status: answer.status}));
        openSheet('sheet', textPage(await answer.text()));
    } catch (error) {
        toast(error instanceof TypeError ? t('phone.err.unreachable') : error.message, null, 'bad');
    }
}

/* hooks: again() draws anew, more() makes the buttons below. */
export function drawSummary(view, hooks) {
    const standup = finished();
    const cards = blockedCards();
    const said = JSON.stringify([standup.used_s, standup.people, cards, meetings.data.helps, meetings.data.checkins, meetings.data.absences]);
    view.head.textContent = spareWords(standup);
    if (view.said === said)
        return;
    view.said = said;
    fill(view.body, el('h2', {class: 'turn-title'}, t('standup.took', {time: duration(standup.used_s)})), people(standup),
        el('h3', {class: 'caption blocked-caption'}, t(cards.length ? 'standup.blocked' : 'standup.unblocked')),
        blockedList(cards, hooks.again));
    fill(view.below, button({class: 'primary', on: {click: openText}}, t('phone.standup.text')), hooks.more());
}
