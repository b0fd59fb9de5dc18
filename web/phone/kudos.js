/*
 * kudos: recognition: badges that were given, feedback, and talks of two. One view with three parts.
 */
import {act, doIt} from './actions.js';
import {get} from './api.js';
import {badgesPage, limitPage} from './badges.js';
import {button, el, fill, icon} from './dom.js';
import {loadFeedback, openFeedback} from './feedback.js';
import {choice, confirmPage, row, rows} from './forms.js';
import {depositPage, fundBar, grantPage, poolPage} from './fund.js';
import {goals, keyResultOf, loadGoals} from './goalstore.js';
import {openGive} from './kudosgive.js';
import {t} from './lang.js';
import {medal} from './medal.js';
import {nameOf} from './people.js';
import {openSheet} from './sheet.js';
import {isAdmin, mayEdit, state} from './store.js';
import {loadTalks} from './talks.js';
import {when} from './activity.js';

const PARTS = ['badges', 'feedback', 'talks'];

export function makeKudos() {
    const root = el('div', {class: 'kudos'});
    const head = el('div', {class: 'kudos-head'});
    const body = el('div', {class: 'kudos-body'});
    const foot = el('div', {class: 'kudos-foot'});
    root.appendChild(el('div', {class: 'kudos-scroll'}, head, body));
    root.appendChild(foot);
    return {root, head, body, foot, part: 'badges', data: null};
}

function page(title, draw, again) {
    openSheet('sheet', {title, draw, focus: 'input'}, again);
}

/* What an admin does with the money and the catalogue. */
function keeping(view) {
    const again = () => loadKudos(view);
    const open = (one) => page(one.title, one.draw, again);
    return rows(
        row('medal', t('phone.badges'), String(view.data.badges.length), () => openSheet('sheet', badgesPage(), again)),
        isAdmin() ? row('clock', t('phone.kudos.limit'), String(view.data.week.limit), () => open(limitPage(view.data.week.limit))) : null,
        isAdmin() ? row('plus', t('phone.fund.deposit'), '', () => open(depositPage())) : null,
        isAdmin() ? row('flag', t('phone.fund.pool'), '', () => open(poolPage(view.data.fund.pool))) : null);
}

/* The key result that it helped, while that is in the goals that the phone knows. */
function served(one) {
    const kr = one.key_result ? keyResultOf(one.key_result) : null;
    return kr ? el('span', {class: 'hint given-serves', dir: 'auto'}, t('phone.serves') + ' · ' + kr.title) : null;
}

/* What its giver or an admin does with a badge that was given. */
function openGiven(view, one, badge) {
    const again = () => loadKudos(view);
    openSheet('sheet', {title: badge.name, draw: (body, sheet) => fill(body,
        el('p', {class: 'given-who'}, t('phone.kudos.line', {from: nameOf(one.from), to: nameOf(one.to), badge: badge.name})),
        el('p', {class: 'given-reason said', dir: 'auto'}, one.reason), served(one),
        isAdmin() && !one.granted && view.data.fund.balance > 0
            ? rows(row('medal', t('phone.fund.grant'), '', () => sheet.push(grantPage(one)))) : null,
        button({class: 'second', on: {click: async () => {
            const outcome = await doIt('kudos_take_back', one.id, {}, t('phone.said.kudos.back'));
            if (!outcome.problem)
                sheet.close();
        }}}, icon('undo'), t('phone.kudos.back')),
        button({class: 'quiet', on: {click: () => sheet.push(confirmPage(t('phone.redact'), t('phone.redact.kudos'), t('phone.redact.yes'), async () => {
            const outcome = await act('kudos_redact', one.id, {}, '');
            if (!outcome.problem)
                sheet.close();
            return outcome;
        }))}}, icon('lock'), t('phone.redact')))}, again);
}

function given(view, one) {
    const badge = view.data.badges.find((b) => b.id === one.badge) || {name: t('phone.badge.gone'), icon: 'star', colour: 'butter'};
    const mine = mayEdit() && (one.from === state.me.id || isAdmin());
    const inside = [medal(badge, 's'), el('span', {class: 'given-text'},
        el('span', {class: 'given-who'}, t('phone.kudos.line', {from: nameOf(one.from), to: nameOf(one.to), badge: badge.name})),
        el('span', {class: 'given-reason', dir: 'auto'}, one.reason), served(one),
        el('span', {class: 'hint'}, when(one.at), one.granted ? ' · ' + t('phone.fund.granted', {n: one.granted}) : null)),
    mine ? icon('chevron-right', 'row-go') : null];
    return el('li', null, mine ? button({class: 'given paper-' + badge.colour, on: {click: () => openGiven(view, one, badge)}}, inside)
        : el('div', {class: 'given paper-' + badge.colour}, inside));
}

function drawBadges(view) {
    const {items, week, quarter, fund} = view.data;
    fill(view.body, el('p', {class: 'kudos-count'}, icon('medal'), el('span', null, t('phone.kudos.quarter', {n: quarter})),
        mayEdit() ? el('span', {class: 'hint'}, t('phone.kudos.left', {n: week.left})) : null),
    fundBar(fund),
    items.length ? el('ul', {class: 'given-list'}, items.map((one) => given(view, one))) : el('p', {class: 'said'}, t('phone.kudos.none')),
    mayEdit() ? keeping(view) : null);
    fill(view.foot, mayEdit() ? button({class: 'primary big', on: {click: () => openGive(view.data, () => loadKudos(view))}},
        icon('medal'), el('span', null, t('phone.kudos.give'))) : null);
}

function drawHead(view) {
    const held = view.head.contains(document.activeElement);
    fill(view.head, choice(t('phone.kudos.parts'), PARTS.map((value) => ({value, content: t('phone.kudos.part.' + value)})), view.part,
        (value) => { view.part = value; loadKudos(view); }));
    if (held)
        view.head.querySelector('[aria-pressed="true"]').focus();
}

async function fetchBadges() {
    const [list, badges, fund] = await Promise.all([get('/api/v1/kudos?limit=50'), get('/api/v1/badges'), get('/api/v1/fund'),
        goals() ? null : loadGoals()]);
    return Object.assign({}, list, {badges: badges.items, fund});
}

/* Only the part that is shown is fetched; what comes late for another part is dropped. */
export async function loadKudos(view) {
    const part = view.part;
    drawHead(view);
    try {
        const data = part === 'badges' ? await fetchBadges() : part === 'feedback' ? await loadFeedback() : await loadTalks();
        if (view.part !== part)
            return;
        if (part === 'badges') {
            view.data = data;
            drawBadges(view);
            return;
        }
        fill(view.body, data.draw(() => loadKudos(view)));
        fill(view.foot, part === 'feedback' && mayEdit() ? button({class: 'primary big', on: {click: () => openFeedback(() => loadKudos(view))}},
            icon('lock'), el('span', null, t('phone.feedback.write'))) : null);
    } catch (error) {
        fill(view.body, el('p', {class: 'said', role: 'alert'}, error.message));
    }
}
