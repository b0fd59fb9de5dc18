/*
 * vote: the weekly vote. One number of 0 to 10 for the key result whose turn it is, in secret; it can be
 * changed until all are revealed, and this phone keeps none of it.
 */
import {doIt} from './actions.js';
import {call} from './api.js';
import {button, el, fill, icon} from './dom.js';
import {goals, loadGoals, objectiveOf} from './goalstore.js';
import {t} from './lang.js';
import {avatar} from './people.js';
import {changed, memberOf, mayEdit, state} from './store.js';

const ROWS = [[[0, 1, 2, 3], 'octagon-bar', 'bad', 'help_needed'], [[4, 5, 6], 'triangle-mark', 'warn', 'shaky'],
    [[7, 8, 9, 10], 'tick-circle', 'ok', 'confident']];
const FACES_MAX = 7;

let round = null;
let etag = null;
let seenSeq = -1;

/* The wall is asked only while a round is open, or while the page is shown. */
export async function followVote(showing) {
    const board = state.board;
    if (board && !board.vote && !showing)
        round = null;
    if (!board || board.seq === seenSeq || (!showing && !board.vote))
        return;
    seenSeq = board.seq;
    if (showing && !goals())
        loadGoals();
    try {
        const answer = await call('GET', '/api/v1/round', {etag});
        if (answer.data) {
            round = answer.data.round;
            etag = answer.etag;
        }
        if (!round)
            etag = null;
        changed();
    } catch (error) {
        seenSeq = -1;
    }
}

export function forgetVote() {
    round = null;
    etag = null;
    seenSeq = -1;
}

function isOpen() {
    return Boolean(round) && round.state === 'open';
}

/* --- the line above the board --------------------------------------------------------------------- */

export function makeVoteBanner() {
    return el('a', {class: 'week-banner', href: '#vote', hidden: true}, icon('lock'), el('span'), icon('chevron-right'));
}

export function drawVoteBanner(node) {
    node.hidden = !isOpen() || !mayEdit();
    node.children[1].textContent = node.hidden ? '' : t('phone.vote.banner', {n: round.place, count: round.count});
}

/* --- the page ------------------------------------------------------------------------------------- */

export function makeVote() {
    return {root: el('div', {class: 'vote'}), chosen: null, about: '', anonymous: false, said: ''};
}

function number(value) {
    return String(Math.round(value * 1000) / 1000);
}

function unitOf(kr) {
    return kr.measure || (kr.kind === 'percent' ? '%' : '');
}

function paper() {
    const kr = round.key_result;
    const objective = kr && objectiveOf(kr.objective);
    const owner = kr && (memberOf(kr.owner) || (objective && memberOf(objective.owner)));
    const unit = kr ? unitOf(kr) : '';
    return el('div', {class: 'paper vote-paper paper-' + (objective ? objective.paper : 'mint')},
        el('div', {class: 'vote-words'}, objective ? el('p', {class: 'hint', dir: 'auto'}, objective.title) : null,
            el('p', {class: 'paper-title', dir: 'auto'}, kr ? kr.title : ''),
            kr ? el('p', {class: 'hint'}, kr.current === null ? t('wall.vote.only_target', {target: number(kr.target) + unit})
                : t('wall.vote.now', {now: number(kr.current) + unit, target: number(kr.target) + unit})) : null),
        owner ? avatar(owner, 's40') : null);
}

function choose(view, value) {
    view.chosen = value;
    view.said = '';
    drawVote(view);
    const again = view.root.querySelector('[data-value="' + value + '"]');
    if (again)
        again.focus({preventScroll: true});
}

function numbers(view) {
    return ROWS.map(([values, drawing, kind, key]) => el('div', {class: 'vote-row', role: 'group', 'aria-label': t('wall.vote.' + key)},
        el('div', {class: 'vote-numbers'}, values.map((value) => button({
            class: 'vote-number', data: {value}, 'aria-pressed': String(view.chosen === value), on: {click: () => choose(view, value)},
        }, String(value)))),
        el('p', {class: 'vote-zone is-' + kind}, icon(drawing), t('wall.vote.' + key))));
}

function voters() {
    return el('p', {class: 'vote-voters'}, round.voted.slice(0, FACES_MAX).map((id) => avatar(memberOf(id), 's26')),
        el('span', null, t('phone.vote.count', {n: round.voted.length, all: round.voters.length})));
}

async function cast(view) {
    const outcome = await doIt('vote_cast', round.id, {kr: round.kr, value: view.chosen}, '');
    if (!outcome.problem && outcome.data && outcome.data.round) {
        round = outcome.data.round;
        view.said = '';
        drawVote(view);
    }
}

function step(name, body, said) {
    return () => doIt(name, round.id, body, said);
}

function open(view) {
    const same = round.mine !== null && round.mine === view.chosen;
    const word = view.chosen === null ? 'phone.vote.choose' : same ? 'phone.vote.cast' : 'phone.vote.cast.now';
    return [paper(), el('h2', {class: 'week-question'}, t('phone.vote.question', {target: round.key_result ?
        number(round.key_result.target) + unitOf(round.key_result) : ''})), numbers(view),
    el('p', {class: 'vote-lock'}, icon('lock'), t('phone.vote.secret')), voters(),
    button({class: 'primary big' + (view.chosen === null || same ? ' is-quiet' : ''), disabled: view.chosen === null || same,
        on: {click: () => cast(view)}}, el('span', null, t(word, {n: view.chosen}))),
    round.voted.length ? button({class: 'second', on: {click: step('round_reveal', {kr: round.kr}, t('phone.vote.said.revealed'))}},
        t('phone.vote.reveal', {n: round.voted.length, all: round.voters.length})) : null];
}

function takeOver() {
    const kr = round.key_result;
    if (!kr || !kr.may_edit || kr.confidence === round.result.confidence)
        return null;
    return button({class: 'primary big', on: {click: () => doIt('kr_check_in', round.kr, {confidence: round.result.confidence},
        t('phone.vote.said.taken'))}}, el('span', null, t('phone.vote.take', {n: round.result.confidence})));
}

function revealed() {
    const result = round.result;
    return [paper(), el('p', {class: 'vote-median'}, el('b', null, number(result.median)), ' ', t('wall.vote.median'), ' · ',
        t('wall.vote.spread', {low: result.lowest, high: result.highest})),
    el('ul', {class: 'vote-result'}, result.votes.slice().sort((a, b) => a.value - b.value).map((one) => el('li', null,
        one.member ? [avatar(memberOf(one.member), 's26'), el('span', null, (memberOf(one.member) || {}).name || t('member.gone'))] : el('span', null, t('phone.vote.nameless')),
        el('b', null, String(one.value))))), takeOver()];
}

/* The next one, or the end. */
function further() {
    const next = round.key_results[round.key_results.indexOf(round.kr) + 1];
    return el('div', {class: 'vote-further'},
        next ? button({class: 'second', on: {click: step('round_turn', {kr: next}, '')}}, icon('arrow-right'), t('phone.vote.next')) : null,
        button({class: 'second', on: {click: step('round_close', {}, t('phone.vote.said.closed'))}}, t('phone.vote.close')));
}

function closed(view) {
    return [el('p', {class: 'said'}, t('phone.vote.none')), mayEdit() ? [
        button({class: 'second', 'aria-pressed': String(view.anonymous), on: {click: () => { view.anonymous = !view.anonymous; view.said = ''; drawVote(view); }}},
            view.anonymous ? icon('check') : null, t('phone.vote.anonymous')),
        button({class: 'primary big', on: {click: () => doIt('round_open', null, {anonymous: view.anonymous}, t('phone.vote.said.opened'))}},
            el('span', null, t('phone.vote.open')))] : null];
}

export function drawVote(view) {
    const about = round ? round.id + round.kr + round.revealed : '';
    if (view.about !== about) {
        view.about = about;
        view.chosen = round && !round.revealed ? round.mine : null;
    }
    const said = JSON.stringify([round, mayEdit(), state.board && state.board.members, view.anonymous, view.chosen,
        round && round.key_result && objectiveOf(round.key_result.objective)]);
    if (view.said === said)
        return;
    view.said = said;
    fill(view.root, !isOpen() ? closed(view) : !mayEdit() ? el('p', {class: 'said'}, t('phone.guest'))
        : [el('p', {class: 'vote-place'}, t('wall.vote.place', {n: round.place, count: round.count})),
            round.revealed ? revealed() : open(view), further()]);
}
