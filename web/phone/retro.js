/*
 * retro: the review 复盘: scores that their owners turn face up, and what the team keeps, stops and starts;
 * each of it becomes a note, or is carried over into the next cycle.
 */
import {act, doIt} from './actions.js';
import {button, el, fill, icon} from './dom.js';
import {choice, field, form, generalError, primary, showProblem} from './forms.js';
import {goals, ownerName, useGoals} from './goalstore.js';
import {cycleName, score} from './goalwords.js';
import {keepDraft} from './keep.js';
import {t} from './lang.js';
import {avatar, nameOf} from './people.js';
import {openSheet} from './sheet.js';
import {mayEdit, memberOf, subscribe} from './store.js';

const TEXT_MAX = 60;
const KINDS = ['keep', 'stop', 'start'];
const PAPERS = {keep: 'mint', stop: 'blush', start: 'sky'};

function addPage(kind) {
    return {
        title: t('phone.retro.' + kind),
        focus: 'textarea',
        draw(body, sheet) {
            const text = field({name: 'text', label: t('phone.retro.what.' + kind), max: TEXT_MAX, area: true, rows: 2});
            const drop = keepDraft(text.input, 'retro.' + kind);
            text.input.classList.add('hand');
            const node = form([text.root, generalError(), primary(t('phone.retro.post'))], async () => {
                const said = {kind, text: text.input.value.trim()};
                if (!said.text) {
                    showProblem(node, {fields: [{field: 'text', message: t('phone.new.empty')}]});
                    return;
                }
                if (goals() && goals().cycle)
                    said.cycle = goals().cycle.id;
                const outcome = await act('retro_add', null, said, t('phone.said.retro'));
                if (outcome.problem) {
                    showProblem(node, outcome.problem);
                    return;
                }
                drop();
                sheet.back();
            });
            fill(body, node);
        },
    };
}

/* What was said, said better, or in another group; or taken away. */
function editPage(item) {
    return {
        title: t('phone.retro.edit'),
        focus: 'textarea',
        draw(body, sheet) {
            const text = field({name: 'text', label: t('phone.retro.text'), value: item.text, max: TEXT_MAX, area: true, rows: 2});
            let kind = item.kind;
            const kinds = el('div', {class: 'kind-choice'});
            const choose = (value) => {
                kind = value;
                fill(kinds, choice(t('phone.retro.kind'), KINDS.map((one) => ({value: one, content: t('phone.retro.' + one)})), kind, choose));
            };
            choose(kind);
            text.input.classList.add('hand');
            const leave = (outcome) => (outcome.problem ? showProblem(node, outcome.problem) : sheet.back());
            const remove = button({class: 'quiet bad', on: {click: async () => leave(await act('retro_remove', item.id, {}, t('phone.said.removed')))}},
                icon('cross'), t('phone.retro.take'));
            const node = form([kinds, text.root, generalError(), primary(t('phone.retro.save')), remove], async () => {
                const said = {kind, text: text.input.value.trim()};
                if (!said.text) {
                    showProblem(node, {fields: [{field: 'text', message: t('phone.new.empty')}]});
                    return;
                }
                leave(await act('retro_edit', item.id, said, t('phone.said.saved')));
            });
            fill(body, node);
        },
    };
}

/* --- scores -------------------------------------------------------------------------------------- */

function scoreRow(objective) {
    const reveal = (revealed) => () => doIt('objective_reveal', objective.id, {revealed}, t('phone.said.saved'));
    const said = objective.revealed ? el('p', {class: 'retro-word'}, el('b', null, objective.score === null ? '–' : score(objective.score)),
        el('span', null, t('phone.review.' + objective.review))) : el('p', {class: 'retro-word'}, t('phone.review.hidden'));
    const turn = !objective.may_edit ? null : objective.revealed
        ? button({class: 'quiet', on: {click: reveal(false)}}, icon('undo'), t('phone.review.hide'))
        : button({class: 'second', on: {click: reveal(true)}}, icon('flag'), t('phone.review.reveal'));
    return el('li', {class: 'suggestion retro-score'}, el('p', {class: 'suggestion-text', dir: 'auto'}, objective.title),
        el('p', {class: 'suggestion-who'}, el('span', {dir: 'auto'}, ownerName(objective.owner)),
            el('span', {class: 'suggestion-state'}, t('phone.objective.' + objective.kind))), said, turn);
}

function scores() {
    const list = goals().objectives;
    return list.length ? [el('h3', {class: 'caption'}, t('phone.review.scores')), el('p', {class: 'hint'}, t('phone.review.says')),
        el('ul', {class: 'suggestions'}, list.map(scoreRow))] : null;
}

/* The cycles that a half-year or annual review looks back on; each objective for itself. */
function pastCycle(past) {
    return [el('h3', {class: 'caption'}, cycleName(past.cycle)), el('ul', {class: 'suggestions past-cycle'}, past.objectives.map((objective) =>
        el('li', {class: 'suggestion retro-score'}, el('p', {class: 'suggestion-text', dir: 'auto'}, objective.title),
            el('p', {class: 'suggestion-who'}, el('span', {dir: 'auto'}, ownerName(objective.owner)),
                el('span', {class: 'suggestion-state'}, t('phone.objective.' + objective.kind))),
            el('p', {class: 'retro-word'}, objective.revealed ? [el('b', null, objective.score === null ? '–' : score(objective.score)),
                el('span', null, t('phone.review.' + objective.review))] : t('phone.review.hidden')))))];
}

function pastCycles() {
    const own = goals().cycle && goals().cycle.id;
    return (goals().past || []).filter((past) => past.cycle.id !== own).reverse().map(pastCycle);
}

/* --- keep, stop, start --------------------------------------------------------------------------- */

function buttons(item) {
    if (!mayEdit())
        return null;
    const next = goals().next;
    return el('div', {class: 'claim-buttons'},
        item.card ? null : button({class: 'second', on: {click: () => doIt('retro_turn', item.id, {}, t('phone.said.turned'))}},
            icon('board'), t('phone.retro.turn')),
        item.carried || !next ? null : button({class: 'second', on: {click: () => doIt('retro_carry', item.id, {}, t('phone.said.carried'))}},
            icon('arrow-right'), t('phone.retro.carry', {name: cycleName(next)})));
}

function done(item) {
    const marks = [item.card ? t('phone.retro.turned') : '', item.carried ? t('phone.retro.carried') : '',
        item.origin ? t('phone.retro.again') : ''].filter(Boolean);
    return marks.length ? el('span', {class: 'suggestion-state'}, icon('tick-circle'), marks.join(' · ')) : null;
}

function itemNode(item, sheet) {
    const member = memberOf(item.author);
    const edit = item.may_edit ? button({class: 'round', 'aria-label': t('phone.retro.change', {text: item.text}),
        on: {click: () => sheet.push(editPage(item))}}, icon('pencil')) : null;
    return el('li', {class: 'suggestion retro-item paper-' + PAPERS[item.kind]},
        el('div', {class: 'retro-line'}, el('p', {class: 'suggestion-text', dir: 'auto'}, item.text), edit),
        el('p', {class: 'suggestion-who'}, member ? avatar(member, 's26') : null,
            el('span', {dir: 'auto'}, item.author ? nameOf(item.author) : t('phone.feed.wall')), done(item)), buttons(item));
}

function group(kind, sheet) {
    const list = goals().retro.filter((item) => item.kind === kind);
    return el('section', {class: 'retro-group', 'aria-label': t('phone.retro.' + kind)},
        el('div', {class: 'retro-head'}, el('h3', {class: 'caption'}, t('phone.retro.' + kind)),
            mayEdit() ? button({class: 'quiet', 'aria-label': t('phone.retro.add', {kind: t('phone.retro.' + kind)}),
                on: {click: () => sheet.push(addPage(kind))}}, icon('plus'), t('phone.retro.one')) : null),
        list.length ? el('ul', {class: 'suggestions'}, list.map((item) => itemNode(item, sheet))) : el('p', {class: 'hint'}, t('phone.retro.none.' + kind)));
}

export function openRetro() {
    const release = useGoals();
    let stop = () => {};
    let said = '';
    const sheet = openSheet('sheet', {title: t('phone.retro.title', {name: goals().cycle ? cycleName(goals().cycle) : ''}), live: true,
        draw(body, s) {
            fill(body, KINDS.map((kind) => group(kind, s)), scores(), pastCycles());
        }}, () => { stop(); release(); });
    stop = subscribe(() => {
        const now = JSON.stringify([goals().retro, goals().next, goals().objectives, goals().past]);
        if (said && said !== now)
            sheet.redraw();
        said = now;
    });
}
