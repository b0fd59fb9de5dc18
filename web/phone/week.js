/*
 * week: the new week. A line above the board says how many notes of mine are left from last week; behind it
 * stands the page where each is kept, sent back or dropped. An admin may decide for the others as well.
 */
import {doIt} from './actions.js';
import {call} from './api.js';
import {button, el, fill, icon} from './dom.js';
import {t} from './lang.js';
import {labelIcon, paperOf} from './note.js';
import {namesOf} from './people.js';
import {waitingCount} from './queue.js';
import {changed, labelOf, mayEdit, state} from './store.js';
import {clockTime, turnOf} from './words.js';

const CHOICES = [['keep', 'check'], ['back', 'arrow-left'], ['drop', 'cross']];

let week = null;
let etag = null;
let seenSeq = -1;

/* The wall is asked only while the question is open, or while the page is shown. */
export async function followWeek(showing) {
    const board = state.board;
    if (!board || board.seq === seenSeq || (!showing && !(board.week && board.week.open)))
        return;
    seenSeq = board.seq;
    try {
        const answer = await call('GET', '/api/v1/week', {etag});
        if (answer.data) {
            week = answer.data;
            etag = answer.etag;
        }
        changed();
    } catch (error) {
        seenSeq = -1;
    }
}

export function forgetWeek() {
    week = null;
    etag = null;
    seenSeq = -1;
}

function isMine(item) {
    return item.may && (item.mine || item.owners.length === 0);
}

function open() {
    return Boolean(week) && week.phase === 'asks';
}

/* --- the line above the board --------------------------------------------------------------------- */

export function makeWeekBanner() {
    return el('a', {class: 'week-banner', href: '#week', hidden: true}, icon('calendar'), el('span'), icon('chevron-right'));
}

export function drawWeekBanner(node) {
    const n = open() && mayEdit() ? week.items.filter((item) => isMine(item) && !item.said).length : 0;
    node.hidden = n === 0;
    node.children[1].textContent = n ? t(n === 1 ? 'phone.week.banner.one' : 'phone.week.banner', {n}) : '';
}

/* --- the page ------------------------------------------------------------------------------------- */

export function makeWeek() {
    const view = {root: el('div', {class: 'week'}), chosen: new Map(), others: false, said: ''};
    return view;
}

function answerOf(view, item) {
    return view.chosen.get(item.id) || (item.said ? item.decision : null);
}

function choose(view, item, value) {
    view.chosen.set(item.id, value);
    view.said = '';
    drawWeek(view);
    const again = view.root.querySelector('[data-id="' + item.id + '"] [data-choice="' + value + '"]');
    if (again)
        again.focus({preventScroll: true});
}

function paper(item, others) {
    const label = labelOf(item.label);
    const node = el('div', {class: 'paper week-paper ' + paperOf(label)},
        el('p', {class: 'paper-title', dir: 'auto'}, item.title),
        el('p', {class: 'paper-foot'}, label ? [labelIcon(label), el('span', {class: 'label-name'}, label.name)] : null,
            others ? el('span', {class: 'label-name'}, namesOf(item.owners)) : null,
            el('span', {class: 'paper-since'}, item.age_days ? t('phone.since', {n: item.age_days}) : t('phone.since.new'))));
    node.style.setProperty('--turn', (turnOf(item.id) * 0.5).toFixed(2) + 'deg');
    return node;
}

function left(view, item, others) {
    const answer = answerOf(view, item);
    if (item.said && item.decision === 'drop')
        return el('li', {class: 'left is-dropped', data: {id: item.id}}, paper(item, others),
            el('p', {class: 'hint'}, icon('cross'), t('phone.week.dropped')));
    return el('li', {class: 'left', data: {id: item.id}}, paper(item, others),
        el('div', {class: 'week-choices', role: 'group', 'aria-label': item.title}, CHOICES.map(([value, drawing]) => button({
            class: 'week-choice', data: {choice: value}, 'aria-pressed': String(answer === value),
            on: {click: () => choose(view, item, value)},
        }, icon(drawing), el('span', null, t('wall.week.' + value))))));
}

function answers(view, items) {
    const body = {};
    for (const item of items) {
        const answer = view.chosen.get(item.id);
        if (answer && !(item.said && item.decision === answer))
            body[answer] = (body[answer] || []).concat(item.id);
    }
    return body;
}

async function decide(view, items) {
    const body = answers(view, items);
    if (!Object.keys(body).length) {
        location.hash = 'board';
        return;
    }
    const outcome = await doIt('week_decide', null, body, t('phone.said.week'));
    if (outcome.problem)
        return;
    view.chosen.clear();
    location.hash = 'board';
}

function othersPart(view, others) {
    if (!others.length)
        return null;
    return [button({class: 'second', 'aria-expanded': String(view.others), on: {click: () => {
        view.others = !view.others;
        view.said = '';
        drawWeek(view);
    }}}, icon('people'), t('phone.week.others', {n: others.length})),
    view.others ? el('ul', {class: 'lefts'}, others.map((item) => left(view, item, true))) : null];
}

function foot(view, mine, others) {
    const open = mine.filter((item) => !answerOf(view, item)).length;
    const picked = Object.keys(answers(view, mine.concat(others))).length > 0;
    return [el('p', {class: 'week-line'}, icon('tear'), el('span', null, t('phone.week.torn', {n: week.torn.mine})),
        week.phase === 'asks' && week.closes ? el('span', {class: 'week-until'}, t('phone.week.until', {time: clockTime(Date.parse(week.closes))})) : null),
    button({class: 'primary big' + (open || !picked ? ' is-quiet' : ''), disabled: open > 0 || !picked,
        on: {click: () => decide(view, mine.concat(others))}}, el('span', null, t('phone.week.decide')))];
}

export function drawWeek(view) {
    const said = JSON.stringify([week, mayEdit(), state.board && state.board.members, view.others, waitingCount()]);
    if (view.said === said)
        return;
    view.said = said;
    if (!week) {
        fill(view.root, el('p', {class: 'said'}, t('phone.loading')));
        return;
    }
    const mine = week.items.filter(isMine);
    const others = week.items.filter((item) => item.may && !isMine(item));
    const waiting = mine.length;
    const title = !waiting ? 'phone.week.none' : waiting === 1 ? 'wall.week.question_one' : 'wall.week.question';
    fill(view.root, el('h2', {class: 'week-question'}, t(title, {n: waiting})),
        week.phase === 'rest' ? el('p', {class: 'said'}, t('err.week_not_begun')) : [
            el('ul', {class: 'lefts'}, mine.map((item) => left(view, item, false))),
            othersPart(view, others),
            mine.length || view.others ? el('div', {class: 'week-help'}, CHOICES.map(([value]) => el('p', null, t('phone.week.help.' + value)))) : null,
            mine.length || view.others ? foot(view, mine, others) : null]);
}
