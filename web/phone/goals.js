/*
 * goals: the view of what the team wants in this cycle: the time that has passed, what waits for my
 * word, and each objective with its key results. A key result and a metric's readings are pages of
 * their own within the view, by address: #goals/kr/ID, #goals/readings/ID.
 */
import {openCycle} from './cyclepages.js';
import {button, el, fill, icon} from './dom.js';
import {openNewObjective} from './goalforms.js';
import {cycleLine, cycleName, dataAge, measured, ringWords, share} from './goalwords.js';
import {answerable, chooseCycle, chosenCycle, goals, ownerName, useGoals, waiting} from './goalstore.js';
import {proposals} from './alignpage.js';
import {makeKrPage} from './krpage.js';
import {language, t} from './lang.js';
import {openMetrics} from './metricpages.js';
import {openObjective} from './objectivesheet.js';
import {avatar} from './people.js';
import {health, ring, rulers, track, verdicts} from './progress.js';
import {makeReadingsPage} from './readings.js';
import {pending} from './queue.js';
import {openRetro} from './retro.js';
import {mayEdit, memberOf, shown, state} from './store.js';
import {today, turnOf} from './words.js';

const PAGES = {kr: {make: makeKrPage, title: 'phone.kr.update'}, readings: {make: makeReadingsPage, title: 'phone.readings.title'}};

export function makeGoals() {
    const list = el('div', {class: 'goal-list'});
    const page = el('div', {class: 'goal-page', hidden: true});
    const root = el('div', {class: 'goals'}, list, page);
    const view = {root, list, page, shown: null, where: '', release: null, said: ''};
    root.addEventListener('keydown', (event) => {
        if (event.key === 'Escape' && view.where && !event.defaultPrevented)
            location.hash = 'goals';
    });
    return view;
}

/* rest: what stands behind "goals/" in the address. Answers the title's key. */
export function enterGoals(view, rest) {
    const [name, id] = rest.split('/');
    const known = PAGES[name] && id;
    const where = known ? name + '/' + id : '';
    if (!view.release)
        view.release = useGoals();
    if (where !== view.where || (known && !view.shown)) {
        leavePage(view);
        view.where = where;
        view.shown = known ? PAGES[name].make(id) : null;
        fill(view.page, view.shown ? view.shown.root : null);
        view.root.scrollTop = 0;
    }
    view.page.hidden = !view.shown;
    view.list.hidden = Boolean(view.shown);
    drawGoals(view);
    return known ? PAGES[name].title : 'phone.tab.goals';
}

function leavePage(view) {
    if (view.shown && view.shown.leave)
        view.shown.leave();
    view.shown = null;
    view.where = '';
}

export function leaveGoals(view) {
    leavePage(view);
    if (view.release)
        view.release();
    view.release = null;
}

/* --- the list ------------------------------------------------------------------------------------ */

function weekBars(cycle) {
    const bars = [];
    for (let week = 1; week <= (cycle.weeks || 0) && week <= 16; week++)
        bars.push(el('span', {class: week < cycle.week ? 'is-past' : week === cycle.week ? 'is-now' : ''}));
    return el('span', {class: 'week-bars', 'aria-hidden': 'true'}, bars);
}

function cycleRow(cycle) {
    if (!cycle)
        return el('p', {class: 'said'}, t('phone.cycle.unknown'));
    const time = cycle.expected === undefined || cycle.expected === null ? '' : t('phone.cycle.time', {n: Math.round(cycle.expected * 100)});
    return button({class: 'cycle-row', on: {click: () => openCycle()}},
        el('span', {class: 'cycle-words'}, el('b', null, cycleLine(cycle)), el('span', null, time)), weekBars(cycle),
        icon('chevron-right', 'row-go'));
}

/* The cycle that is being planned, and the way back from it. */
function otherCycle(known) {
    const planned = known.next && known.next.state && known.next.state !== 'ahead' && !chosenCycle();
    if (!planned && !chosenCycle())
        return null;
    return button({class: 'cycle-other', on: {click: () => chooseCycle(planned ? known.next.id : null)}},
        icon(planned ? 'arrow-right' : 'arrow-left'), el('span', null, planned
            ? t('phone.cycle.planned', {name: cycleName(known.next), state: t('phone.cycle.state.' + known.next.state)}) : t('phone.cycle.back')));
}

function facts(objective) {
    const kind = t('phone.objective.' + objective.kind);
    return [ownerName(objective.owner), kind, objective.theme].filter(Boolean).join(' · ');
}

function marks(one) {
    const mark = waiting(one.id);
    const changed = one.changed ? el('span', {class: 'changed'}, icon('pencil'), t('phone.goal.changed')) : null;
    if (!mark)
        return changed;
    return mark.state === 'refused' ? el('span', {class: 'mark refused'}, icon('octagon-bar'), t('phone.mark.refused'))
        : el('span', {class: 'mark'}, icon('hourglass'), t('phone.mark.goal'));
}

function paper(objective) {
    const member = memberOf(objective.owner);
    const node = button({class: 'goal-paper paper-' + objective.paper, on: {click: () => openObjective(objective.id)}},
        el('span', {class: 'goal-words'}, el('span', {class: 'goal-title', dir: 'auto'}, objective.title),
            el('span', {class: 'goal-facts'}, member ? avatar(member, 's26') : icon('people'), el('span', {dir: 'auto'}, facts(objective))),
            el('span', {class: 'goal-says is-' + objective.health}, ringWords(objective), marks(objective))),
        ring(objective));
    node.style.setProperty('--turn', (turnOf(objective.id) * 0.25).toFixed(2) + 'deg');
    return node;
}

function spoken(kr) {
    const words = [kr.title, measured(kr.current, kr.measure), kr.target === null ? '' : t('phone.goal.stretch', {value: measured(kr.target, kr.measure)}),
        t('phone.health.' + kr.health), share(kr.progress)];
    return words.filter(Boolean).join('，');
}

function value(kr) {
    if (kr.kind === 'milestones')
        return kr.milestones.filter((step) => step.done).length + '/' + kr.milestones.length;
    return measured(kr.current, kr.measure);
}

function notesOf(kr) {
    const n = kr.notes.open + kr.notes.done;
    if (kr.unattended)
        return el('span', {class: 'unattended'}, icon('clock'), t('phone.kr.unattended'));
    return n ? el('span', {class: 'served'}, icon('board'), t('phone.kr.served', {open: kr.notes.open, done: kr.notes.done})) : null;
}

function krRow(objective, kr) {
    const owner = memberOf(answerable(kr));
    const age = dataAge(kr);
    return el('li', null, button({class: 'kr-row', data: {id: kr.id}, on: {click: () => { location.hash = 'goals/kr/' + kr.id; }}},
        el('span', {class: 'unseen'}, spoken(kr)),
        el('span', {class: 'kr-top'}, owner && owner.id !== objective.owner ? avatar(owner, 's26') : null,
            el('span', {class: 'kr-title', dir: 'auto'}, kr.title),
            el('span', {class: 'kr-value'}, value(kr))),
        el('span', {class: 'kr-bar'}, track(kr).root, rulers(kr)),
        el('span', {class: 'kr-foot'}, health(kr), verdicts(kr), age ? el('span', {class: 'data-age'}, age) : null),
        el('span', {class: 'kr-notes'}, notesOf(kr), marks(kr))));
}

function objectiveBlock(objective) {
    const rows = objective.key_results.map((kr) => krRow(objective, kr));
    const none = el('p', {class: 'kr-none'}, t('phone.objective.no_kr'));
    return el('section', {class: 'goal-block', 'aria-label': objective.title}, paper(objective),
        rows.length ? el('ul', {class: 'kr-list'}, rows) : el('div', {class: 'kr-list'}, none));
}

function empty() {
    return el('div', {class: 'goal-empty'}, el('p', {class: 'goal-empty-title'}, t('phone.goals.empty')),
        el('ol', null, ['1', '2', '3'].map((n) => el('li', null, t('phone.goals.empty.' + n)))));
}

function loose() {
    const n = goals().notes_without_key_result;
    return n ? el('p', {class: 'hint loose'}, icon('board'), t('phone.goals.loose', {n})) : null;
}

function buttons() {
    return el('div', {class: 'goal-buttons'},
        mayEdit() ? button({class: 'primary', on: {click: () => openNewObjective()}}, icon('plus'), el('span', null, t('phone.objective.add'))) : null,
        button({class: 'second', on: {click: () => openMetrics()}}, icon('flow'), el('span', null, t('phone.metrics.title'))),
        goals().retro ? button({class: 'second retro-open', on: {click: () => openRetro()}}, icon('bulb'), el('span', null, t('phone.retro'))) : null);
}

function drawList(view) {
    const known = goals();
    if (!known) {
        fill(view.list, el('p', {class: 'said'}, t(state.online ? 'phone.loading' : 'phone.err.unreachable')));
        return;
    }
    const focus = Array.from(view.list.querySelectorAll('button')).indexOf(document.activeElement);
    fill(view.list, cycleRow(known.cycle), otherCycle(known), proposals(known), known.objectives.length
        ? el('div', {class: 'goal-blocks'}, known.objectives.map(objectiveBlock)) : empty(), loose(), buttons());
    if (focus >= 0 && view.list.querySelectorAll('button')[focus])
        view.list.querySelectorAll('button')[focus].focus({preventScroll: true});
}

export function drawGoals(view) {
    if (view.shown) {
        view.shown.draw();
        return;
    }
    const said = JSON.stringify([goals(), language(), mayEdit(), today(), state.online, shown() && shown().members,
        pending().map((item) => [item.id, item.state, item.late])]);
    if (view.said === said && view.list.firstChild)
        return;
    view.said = said;
    drawList(view);
}

