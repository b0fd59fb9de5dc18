/*
 * summary: what a stand-up came to: how long, who was heard, what is blocked and who helps; and as text,
 * to be pasted elsewhere.
 */
import {doIt} from './actions.js';
import {button, el, fill, icon} from './dom.js';
import {field, form, generalError, primary, showProblem} from './forms.js';
import {language, t} from './lang.js';
import {checkinOf, finished, helpOf, isAway, loadMeetings, meetings, speakers} from './meetings.js';
import {paperOf} from './note.js';
import {avatar, nameOf} from './people.js';
import {openSheet} from './sheet.js';
import {labelOf, mayEdit, memberOf, shown} from './store.js';
import {toast} from './toast.js';
import {blockWord} from './words.js';

const HELP_MAX = 24;

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

function blockedCards() {
    if (!shown())
        return [];
    return shown().columns.filter((c) => c.kind !== 'done').flatMap((c) => c.cards.filter((card) => card.blocked))
        .sort((a, b) => (b.blocked.days || 0) - (a.blocked.days || 0));
}

function helpPage(card, view, hooks) {
    return {
        title: t('phone.help'),
        draw(body, sheet) {
            const text = field({name: 'text', label: t('phone.help.what'), hint: t('phone.help.hint'), max: HELP_MAX});
            const node = form([el('p', {class: 'said'}, card.title.replace(/\n/g, ' ')), text.root, generalError(),
                primary(t('phone.help.go'), 'hand')], async () => {
                const outcome = await doIt('help_offer', card.id, {text: text.input.value.trim()}, t('phone.said.help'));
                if (outcome.problem) {
                    showProblem(node, outcome.problem);
                    return;
                }
                sheet.close();
                await loadMeetings();
                hooks.again();
            });
            fill(body, node);
        },
    };
}

function blockedCard(card, view, hooks) {
    const help = helpOf(card.id);
    const days = typeof card.blocked.days === 'number' ? t('phone.blocked.days', {n: card.blocked.days + 1}) : '';
    return el('li', {class: 'scrap ' + paperOf(labelOf(card.label))}, el('div', {class: 'scrap-text'},
        el('p', {class: 'scrap-title', dir: 'auto'}, card.title.replace(/\n/g, ' ')),
        el('p', {class: 'blocked-line'}, icon('octagon-bar'), blockWord(card.blocked), el('span', {class: 'blocked-days'}, days)),
        help ? el('p', {class: 'helper'}, avatar(memberOf(help.member), 's26'),
            el('span', null, help.text ? nameOf(help.member) + ' ' + help.text : t('standup.helps', {name: nameOf(help.member)}))) : null),
    mayEdit() && !help ? button({class: 'second small', on: {click: () => openSheet('sheet', helpPage(card, view, hooks))}},
        icon('hand'), t('phone.help')) : null);
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
        el('ul', {class: 'scraps'}, cards.map((card) => blockedCard(card, view, hooks))));
    fill(view.below, button({class: 'primary', on: {click: openText}}, t('phone.standup.text')), hooks.more());
}
