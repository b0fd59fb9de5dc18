/*
 * krpage: 更新进度: what a key result stands at, how sure we are, and a sentence; below it where it came
 * from, the notes that serve it, and what else can be done with it.
 */
import {get} from './api.js';
import {burnUp} from './burnup.js';
import {openCard} from './cardsheet.js';
import {button, el, fill, icon} from './dom.js';
import {confirmRemoval, openEditKr, openFloor} from './goalforms.js';
import {row, rows} from './forms.js';
import {dataAge, forecastWords, measured, zoneOf} from './goalwords.js';
import {answerable, goals, keyResultOf, objectiveOf, ownerName, waiting} from './goalstore.js';
import {language, t} from './lang.js';
import {avatar} from './people.js';
import {health, rulers, track, verdicts} from './progress.js';
import {pending, trueId, withdraw} from './queue.js';
import {updateForm} from './krform.js';
import {leaveFor} from './sheet.js';
import {memberOf, shown} from './store.js';
import {openSuggest} from './suggestions.js';
import {shortDate, turnOf} from './words.js';

function paper(kr) {
    const objective = objectiveOf(kr.objective);
    const member = memberOf(answerable(kr));
    const node = el('div', {class: 'paper kr-paper paper-' + (objective ? objective.paper : 'butter')},
        el('p', {class: 'kr-of', dir: 'auto'}, objective ? objective.title : ''),
        el('p', {class: 'paper-title', dir: 'auto'}, kr.title), member ? avatar(member, 's40') : null);
    node.style.setProperty('--turn', (turnOf(kr.id) * 0.3).toFixed(2) + 'deg');
    return node;
}

/* Whoever may not change it sees the same, at rest. */
function still(kr) {
    return el('div', {class: 'value-card'}, el('p', {class: 'value-number is-still'}, kr.kind === 'milestones' ? '' : measured(kr.current, kr.measure)),
        el('div', {class: 'slider is-still'}, track(kr).root, rulers(kr)), el('p', {class: 'hint'}, t('phone.kr.not_mine')));
}

/* --- below: how it stands, and what else there is ------------------------------------------------ */

function standing(kr) {
    const objective = objectiveOf(kr.objective);
    const forecast = forecastWords(kr);
    const age = dataAge(kr);
    return el('div', {class: 'standing'},
        el('p', {class: 'standing-line'}, health(kr), verdicts(kr)),
        objective ? el('p', {class: 'hint'}, t('phone.objective.expects.' + objective.kind)) : null,
        forecast ? el('p', {class: 'hint'}, forecast) : null, age ? el('p', {class: 'hint'}, t('phone.kr.data', {age})) : null,
        kr.changed ? el('p', {class: 'hint'}, icon('pencil'), t('phone.goal.changed_why', {reason: kr.reason})) : null,
        kr.unattended ? el('p', {class: 'hint unattended'}, icon('clock'), t('phone.kr.unattended')) : null);
}

function cardsOf(kr) {
    const board = shown();
    const cards = board ? [].concat(...board.columns.map((column) => column.cards.filter((card) => card.key_result === kr.id)
        .map((card) => ({card, column})))) : [];
    if (!cards.length && !kr.notes.done)
        return el('p', {class: 'said'}, t('phone.kr.no_notes'));
    return [el('p', {class: 'caption'}, t('phone.kr.notes')),
        cards.length ? rows(cards.map(({card, column}) => row('board', card.title, column.name, () => openCard(card.id)))) : null,
        kr.notes.done ? el('p', {class: 'hint'}, t('phone.kr.notes_done', {n: kr.notes.done})) : null];
}

function historyLine(kr, update) {
    const member = memberOf(update.author);
    return el('li', {class: 'feed-item'}, member ? avatar(member, 's40') : icon('people', 'feed-icon'),
        el('div', {class: 'feed-text'}, el('p', null, update.value === null ? '' : el('b', null, (kr.kind === 'count' ? '+' : '') +
            measured(update.value, kr.measure)), ' ', el('span', {dir: 'auto'}, update.comment)),
        el('p', {class: 'hint'}, [update.date ? shortDate(update.date) : '', member ? member.name : ''].filter(Boolean).join(' · '))),
        update.confidence === null ? null : el('span', {class: 'history-sure', title: t('phone.health.' + zoneOf(update.confidence))},
            health({health: zoneOf(update.confidence)}, true), el('span', {class: 'unseen'}, t('phone.health.' + zoneOf(update.confidence))),
            String(update.confidence)));
}

function history(page, kr) {
    const list = page.updates.slice().reverse();
    return list.length ? [el('p', {class: 'caption'}, t('phone.kr.history')),
        el('ul', {class: 'feed'}, list.map((update) => historyLine(kr, update)))] : null;
}

function more(kr) {
    const edit = kr.may_edit;
    return rows(kr.metric ? row('flow', t('phone.kr.readings'), kr.metric_name || '', () => { location.hash = 'goals/readings/' + kr.metric; }) : null,
        edit && kr.metric ? row('flag', t(kr.kpi ? 'phone.kpi.change' : 'phone.kpi.make'), kr.kpi ? measured(kr.kpi.floor, kr.measure) : '',
            () => openFloor(kr)) : null,
        edit ? row('pencil', t('phone.kr.edit'), '', () => openEditKr(kr.id)) : null,
        row('bulb', t('phone.suggest.make'), '', () => openSuggest(kr.objective, kr.id)),
        edit ? row('cross', t('phone.kr.remove'), '', () => confirmRemoval('kr_remove', kr.id, kr.title, () => leaveFor('goals'))) : null);
}

function refusedLine(kr) {
    const mark = waiting(kr.id);
    if (!mark)
        return null;
    if (mark.state === 'waiting')
        return el('p', {class: 'mark-line'}, icon('hourglass'), t('phone.mark.goal'));
    return el('div', {class: 'mark-line refused'}, icon('octagon-bar'), el('span', null, t('phone.mark.why', {reason: mark.reason})),
        button({class: 'quiet', on: {click: () => withdraw(mark)}}, t('phone.takeback')));
}

async function loadUpdates(page, id) {
    const seq = goals() ? goals().seq : -1;
    if (page.seq === seq || /^new-/.test(id))
        return;
    page.seq = seq;
    try {
        const data = await get('/api/v1/key-results/' + encodeURIComponent(id));
        page.updates = data.updates || [];
        page.days = data.burn_up || [];
        page.drawBelow();
    } catch (error) {
        page.seq = -1;
    }
}

/* What is being typed here is not drawn anew under the hands. */
function typing(page, top) {
    return page.dirty && page.said && document.activeElement && document.activeElement.tagName === 'INPUT' &&
        top.contains(document.activeElement);
}

function drawAnew(top, parts) {
    const all = () => Array.from(top.querySelectorAll('button, input'));
    const focus = all().indexOf(document.activeElement);
    fill(top, parts);
    if (focus >= 0 && all()[focus])
        all()[focus].focus({preventScroll: true});
}

export function makeKrPage(given) {
    const top = el('div', {class: 'kr-top-part'});
    const below = el('div', {class: 'kr-below'});
    const page = {root: el('div', {class: 'kr-page'}, top, below), dirty: false, said: '', updates: [], days: [], seq: -2, saidBelow: ''};
    const id = () => trueId(given);

    page.drawBelow = () => {
        const kr = keyResultOf(id());
        const said = kr ? JSON.stringify([kr, page.updates, page.days, shown() && shown().columns, language()]) : '';
        if (!kr || said === page.saidBelow)
            return;
        page.saidBelow = said;
        fill(below, el('div', {class: 'kr-columns'}, el('div', null, standing(kr), burnUp(kr, page.days), cardsOf(kr), more(kr)), el('div', null, history(page, kr))),
            el('a', {class: 'quiet back-link', href: '#goals'}, icon('arrow-left'), t('phone.goals.all')));
    };
    page.draw = () => {
        const kr = keyResultOf(id());
        if (!kr) {
            fill(top, el('p', {class: 'said'}, t(goals() ? 'phone.kr.gone' : 'phone.loading')),
                el('a', {class: 'quiet back-link', href: '#goals'}, icon('arrow-left'), t('phone.goals.all')));
            fill(below);
            page.said = page.saidBelow = '';
            return;
        }
        loadUpdates(page, kr.id);
        const said = JSON.stringify([kr, language(), ownerName(answerable(kr)), pending().map((item) => [item.id, item.state, item.late])]);
        if (said !== page.said && !typing(page, top)) {
            page.said = said;
            drawAnew(top, [paper(kr), refusedLine(kr), kr.may_edit ? updateForm(page, kr) : still(kr)]);
        }
        page.drawBelow();
    };
    return page;
}
