/*
 * krpage: 更新进度: what a key result stands at, how sure we are, and a sentence; below it where it came
 * from, the notes that serve it, and what else can be done with it.
 */
import {act, doIt} from './actions.js';
import {get} from './api.js';
import {openCard} from './cardsheet.js';
import {button, el, fill, guardIme, icon, newId} from './dom.js';
import {confirmRemoval, openEditKr, openFloor} from './goalforms.js';
import {form, generalError, row, rows, showProblem} from './forms.js';
import {shareOf} from './goalapply.js';
import {forecastWords, measured, number, stepOf, typed, zoneOf, dataAge} from './goalwords.js';
import {answerable, goals, keyResultOf, objectiveOf, ownerName, waiting} from './goalstore.js';
import {forget, keep, recall} from './keep.js';
import {language, t} from './lang.js';
import {avatar} from './people.js';
import {health, rulers, track, verdicts} from './progress.js';
import {pending, trueId, withdraw} from './queue.js';
import {leaveFor} from './sheet.js';
import {memberOf, shown} from './store.js';
import {openSuggest} from './suggestions.js';
import {shortDate, turnOf} from './words.js';

const COMMENT_MAX = 200;
const ZONES = [{zone: 'ok', icon: 'tick-circle', values: [8, 9, 10, 7]}, {zone: 'shaky', icon: 'triangle-mark', values: [5, 6, 4]},
    {zone: 'help', icon: 'octagon-bar', values: [2, 3, 1, 0]}];
const RATINGS = [1, 2, 3, 4, 5];

function paper(kr) {
    const objective = objectiveOf(kr.objective);
    const member = memberOf(answerable(kr));
    const node = el('div', {class: 'paper kr-paper paper-' + (objective ? objective.paper : 'butter')},
        el('p', {class: 'kr-of', dir: 'auto'}, objective ? objective.title : ''),
        el('p', {class: 'paper-title', dir: 'auto'}, kr.title), member ? avatar(member, 's40') : null);
    node.style.setProperty('--turn', (turnOf(kr.id) * 0.3).toFixed(2) + 'deg');
    return node;
}

/* --- the value ----------------------------------------------------------------------------------- */

function changeWords(kr, value) {
    /* What was read a week ago or earlier is last week's by now. */
    const old = kr.before === null || (kr.data_age_days !== null && kr.data_age_days > 5);
    const week = old ? kr.data_age_days !== null && kr.data_age_days > 5 && kr.data_age_days < 14 : true;
    const from = old ? kr.current : kr.before;
    if (from === null || isNaN(value) || kr.kind === 'count')
        return null;
    const by = Math.round((value - from) * 100) / 100;
    const better = kr.direction === 'down' ? by < 0 : by > 0;
    if (by === 0)
        return el('span', null, t('phone.kr.flat'));
    return el('span', {class: better ? 'is-better' : 'is-worse'}, icon('arrow-up', by < 0 ? 'down' : ''),
        t(week ? 'phone.kr.since_week' : 'phone.kr.since_last', {n: number(Math.abs(by))}));
}

function round(value, step) {
    const digits = Math.max(0, -Math.floor(Math.log10(step)));
    return Number(value.toFixed(Math.min(6, digits + 2)));
}

/* The native slider lies invisible over the drawn bar, so that keys and screen readers have the real one. */
function slider(kr, step, moved) {
    const steps = Math.max(1, Math.round(Math.abs(kr.target - kr.start) / step));
    const sign = kr.target > kr.start ? 1 : -1;
    const drawn = track(kr);
    const knob = el('span', {class: 'bar-knob', 'aria-hidden': 'true'});
    const input = el('input', {type: 'range', class: 'bar-slider', min: '0', max: String(steps), step: '1', 'aria-label': t('phone.kr.value')});
    input.addEventListener('input', () => moved(round(kr.start + sign * step * Number(input.value), step)));
    drawn.root.appendChild(knob);
    return {
        root: el('div', {class: 'slider'}, drawn.root, input, rulers(kr)),
        set(value) {
            const share = Math.max(0, Math.min(1, shareOf(kr, value) || 0));
            drawn.move(share);
            knob.style.left = (100 * share).toFixed(2) + '%';
            input.value = String(Math.round(share * steps));
            input.setAttribute('aria-valuetext', measured(value, kr.measure));
        },
    };
}

function numberPart(kr, draft, touched) {
    const step = stepOf(kr);
    const id = newId('value-');
    const input = guardIme(el('input', {class: 'value-input', id, inputmode: 'decimal', autocomplete: 'off', 'aria-describedby': id + '-error',
        name: 'value'}));
    const change = el('p', {class: 'value-change'});
    const bar = kr.kind !== 'count' && kr.start !== null && kr.target !== null && kr.target !== kr.start
        ? slider(kr, step, (value) => set(value)) : null;
    const measure = el('span', {class: 'value-measure'}, kr.measure);
    /* As wide as what is in it, so that the unit stands beside it. */
    const ghost = el('span', {class: 'value-ghost', 'aria-hidden': 'true'});
    function paint(value) {
        ghost.textContent = input.value || '0';
        fill(change, changeWords(kr, value));
        if (bar && !isNaN(value))
            bar.set(value);
    }
    function set(value) {
        input.value = String(value);
        draft.value = input.value;
        touched();
        paint(value);
    }
    const nudge = (sign) => {
        const now = typed(input.value);
        set(round((isNaN(now) ? kr.start || 0 : now) + sign * step, step));
    };
    input.addEventListener('input', () => { draft.value = input.value; touched(); paint(typed(input.value)); });
    input.value = draft.value;
    paint(typed(draft.value));
    return el('div', {class: 'value-card', data: {field: 'value'}},
        el('label', {class: 'unseen', for: id}, t(kr.kind === 'count' ? 'phone.kr.count_label' : 'phone.kr.value')),
        el('div', {class: 'value-line'},
            button({class: 'value-step', 'aria-label': t('phone.kr.less'), on: {click: () => nudge(-1)}}, el('span', {class: 'sign minus'})),
            el('div', {class: 'value-middle'}, el('p', {class: 'value-number'}, kr.kind === 'count' ? el('span', {class: 'value-plus'}, '+') : null,
                el('span', {class: 'value-grow'}, ghost, input), measure), change),
            button({class: 'value-step', 'aria-label': t('phone.kr.more'), on: {click: () => nudge(1)}}, el('span', {class: 'sign plus'}))),
        bar ? bar.root : null, countLine(kr), bar && kr.expected !== null ? el('p', {class: 'hint'}, t('phone.kr.triangle')) : null,
        startLine(kr, draft, touched), el('p', {class: 'error', id: id + '-error', role: 'alert'}));
}

function countLine(kr) {
    if (kr.kind !== 'count')
        return null;
    return el('div', {class: 'slider is-still'}, track(kr).root,
        el('p', {class: 'hint'}, t('phone.kr.count.' + kr.period, {n: number(kr.current || 0), of: measured(kr.target, kr.measure)})));
}

/* Nobody knows the start yet: the first number that is measured can be it. */
function startLine(kr, draft, touched) {
    if (kr.start !== null || kr.kind === 'count' || kr.kind === 'milestones')
        return null;
    const box = button({class: 'check-box', role: 'checkbox', 'aria-checked': String(draft.start), 'aria-label': t('phone.kr.as_start')}, icon('check'));
    box.addEventListener('click', () => {
        draft.start = !draft.start;
        box.setAttribute('aria-checked', String(draft.start));
        touched();
    });
    return el('div', {class: 'start-line'}, box, el('span', null, t('phone.kr.as_start')));
}

function ratingPart(kr, draft, touched) {
    const id = newId('rating-');
    const nodes = RATINGS.map((n) => button({class: 'tile', 'aria-pressed': String(Number(draft.value) === n)}, String(n)));
    nodes.forEach((node, i) => node.addEventListener('click', () => {
        draft.value = String(RATINGS[i]);
        nodes.forEach((other, k) => other.setAttribute('aria-pressed', String(k === i)));
        touched();
    }));
    return el('div', {class: 'value-card', data: {field: 'value'}},
        el('p', {class: 'caption', id}, t('phone.kr.rating', {judge: kr.judge || t('phone.someone')})),
        el('div', {class: 'tiles five', role: 'group', 'aria-labelledby': id}, nodes), rulers(kr), el('p', {class: 'error', role: 'alert'}));
}

function stepsPart(kr) {
    return el('div', {class: 'value-card'}, el('div', {class: 'slider is-still'}, track(kr).root, rulers(kr)),
        el('ul', {class: 'checklist'}, kr.milestones.map((step) => el('li', {class: 'check-item' + (step.done ? ' is-done' : '')},
            button({class: 'check-box', role: 'checkbox', 'aria-checked': String(Boolean(step.done)), 'aria-label': step.text, disabled: !kr.may_edit,
                on: {click: () => doIt('kr_milestone', kr.id, {item: step.id, done: !step.done}, t('phone.said.saved'))}}, icon('check')),
            el('span', {class: 'step-text', dir: 'auto'}, step.text)))));
}

function valuePart(kr, draft, touched) {
    if (kr.kind === 'milestones')
        return stepsPart(kr);
    return kr.kind === 'rating' ? ratingPart(kr, draft, touched) : numberPart(kr, draft, touched);
}

/* --- confidence ---------------------------------------------------------------------------------- */

/* Three tiles; tapping the chosen one again turns through the numbers that it stands for. */
function confidencePart(draft, touched) {
    const id = newId('sure-');
    const nodes = ZONES.map((zone) => button({class: 'tile sure-tile is-' + zone.zone}));
    function paint() {
        ZONES.forEach((zone, i) => {
            const chosen = draft.confidence !== null && zoneOf(draft.confidence) === zone.zone;
            nodes[i].setAttribute('aria-pressed', String(chosen));
            nodes[i].setAttribute('aria-label', chosen ? t('phone.sure.label', {word: t('phone.health.' + zone.zone), n: draft.confidence})
                : t('phone.health.' + zone.zone));
            fill(nodes[i], icon(zone.icon), el('span', {class: 'sure-word'}, t('phone.health.' + zone.zone)),
                chosen ? el('span', {class: 'sure-number'}, draft.confidence + '/10') : null);
        });
    }
    nodes.forEach((node, i) => node.addEventListener('click', () => {
        const at = ZONES[i].values.indexOf(draft.confidence);
        draft.confidence = ZONES[i].values[(at + 1) % ZONES[i].values.length];
        touched();
        paint();
    }));
    paint();
    return el('div', {class: 'field tiles-field', data: {field: 'confidence'}}, el('p', {class: 'caption', id}, t('phone.sure.question')),
        el('div', {class: 'tiles three', role: 'group', 'aria-labelledby': id}, nodes),
        el('p', {class: 'unseen'}, t('phone.sure.again')), el('p', {class: 'error', role: 'alert'}));
}

function sentencePart(draft, touched) {
    const id = newId('why-');
    const input = guardIme(el('input', {class: 'input', id, name: 'comment', maxlength: COMMENT_MAX, dir: 'auto', autocomplete: 'off', enterkeyhint: 'done',
        placeholder: t('phone.kr.why')}));
    input.value = draft.comment;
    input.addEventListener('input', () => { draft.comment = input.value; touched(); });
    return el('div', {class: 'field why-field', data: {field: 'comment'}}, el('label', {class: 'unseen', for: id}, t('phone.kr.why')),
        icon('pencil'), input, el('p', {class: 'error', role: 'alert'}));
}

function startDraft(kr) {
    const old = recall('draft.kr.' + kr.id);
    const value = kr.kind === 'count' ? '1' : kr.current === null ? '' : String(kr.current);
    const draft = Object.assign({value, confidence: kr.confidence, comment: '', start: true}, old);
    /* Somebody was here since: what I typed of the value is about another day. */
    return draft.base === kr.current ? draft : Object.assign(draft, {value, base: kr.current});
}

function bodyOf(kr, draft) {
    const body = {};
    if (kr.kind !== 'milestones' && draft.value.trim() !== '')
        body.value = typed(draft.value);
    if (draft.confidence !== null)
        body.confidence = draft.confidence;
    if (draft.comment.trim())
        body.comment = draft.comment.trim();
    return body;
}

async function send(page, kr, draft, node) {
    const body = bodyOf(kr, draft);
    if (body.value !== undefined && isNaN(body.value)) {
        showProblem(node, {fields: [{field: 'value', message: t('phone.kr.not_number')}]});
        return;
    }
    const setsStart = kr.start === null && draft.start && body.value !== undefined && (kr.kind === 'metric' || kr.kind === 'percent' || kr.kind === 'rating');
    if (setsStart) {
        const started = await act('kr_edit', kr.id, {start: body.value}, '');
        if (started.problem) {
            showProblem(node, {fields: [{field: 'value', message: started.problem.sentence()}]});
            return;
        }
    }
    const outcome = await act('kr_check_in', kr.id, body, t('phone.said.updated'));
    if (outcome.problem) {
        showProblem(node, outcome.problem);
        return;
    }
    forget('draft.kr.' + trueId(kr.id));
    page.dirty = false;
    page.said = '';
    page.draw();
}

function updateForm(page, kr) {
    const draft = startDraft(kr);
    const touched = () => { page.dirty = true; keep('draft.kr.' + kr.id, draft); };
    const node = form([valuePart(kr, draft, touched), confidencePart(draft, touched), sentencePart(draft, touched), generalError(),
        el('button', {type: 'submit', class: 'primary hand'}, el('span', null, t('phone.kr.post')))], () => send(page, kr, draft, node));
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
    const page = {root: el('div', {class: 'kr-page'}, top, below), dirty: false, said: '', updates: [], seq: -2, saidBelow: ''};
    const id = () => trueId(given);

    page.drawBelow = () => {
        const kr = keyResultOf(id());
        const said = kr ? JSON.stringify([kr, page.updates, shown() && shown().columns, language()]) : '';
        if (!kr || said === page.saidBelow)
            return;
        page.saidBelow = said;
        fill(below, el('div', {class: 'kr-columns'}, el('div', null, standing(kr), cardsOf(kr), more(kr)), el('div', null, history(page, kr))),
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
