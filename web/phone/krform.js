/*
 * krform: the form of a check-in: the value by plus and minus, a slider or what its kind asks for; how
 * sure we are; and a sentence. What was typed stays on the phone until it is on the wall.
 */
import {act, doIt} from './actions.js';
import {button, el, fill, guardIme, icon, newId} from './dom.js';
import {form, generalError, showProblem} from './forms.js';
import {shareOf} from './goalapply.js';
import {measured, number, stepOf, typed, zoneOf} from './goalwords.js';
import {forget, keep, recall} from './keep.js';
import {t} from './lang.js';
import {rulers, track} from './progress.js';
import {trueId} from './queue.js';

const COMMENT_MAX = 200;
const ZONES = [{zone: 'ok', icon: 'tick-circle', values: [8, 9, 10, 7]}, {zone: 'shaky', icon: 'triangle-mark', values: [5, 6, 4]},
    {zone: 'help', icon: 'octagon-bar', values: [2, 3, 1, 0]}];
const RATINGS = [1, 2, 3, 4, 5];

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

export function updateForm(page, kr) {
    const draft = startDraft(kr);
    const touched = () => { page.dirty = true; keep('draft.kr.' + kr.id, draft); };
    const node = form([valuePart(kr, draft, touched), confidencePart(draft, touched), sentencePart(draft, touched), generalError(),
        el('button', {type: 'submit', class: 'primary hand'}, el('span', null, t('phone.kr.post')))], () => send(page, kr, draft, node));
    return node;
}
