/*
 * goalforms: writing objectives and key results down, changing them, and taking them away. What has been
 * published is changed with a reason.
 */
import {act} from './actions.js';
import {button, el, fill, icon} from './dom.js';
import {field, form, generalError, primary, selectRow, showProblem, tiles} from './forms.js';
import {goals, keyResultOf, objectiveOf} from './goalstore.js';
import {byName, cycleName, measured, number, typed} from './goalwords.js';
import {keepDraft} from './keep.js';
import {t} from './lang.js';
import {loadMetrics, metricOf, metrics} from './metricstore.js';
import {present} from './people.js';
import {openSheet} from './sheet.js';
import {labelOf, memberOf, state, teamName} from './store.js';
import {toast} from './toast.js';

const TITLE_MAX = 60;
const THEME_MAX = 12;
const REASON_MAX = 120;
const MEASURE_MAX = 8;
const JUDGE_MAX = 16;
const PAPERS = ['butter', 'mint', 'peach', 'lilac', 'blush', 'sky', 'kraft'];
const KINDS = ['metric', 'percent', 'milestones', 'count', 'rating'];
const THEMES = ['breakout', 'brand', 'seeding'];
const PUBLISHED = ['published', 'running', 'review', 'closed'];

function published() {
    const cycle = goals() && goals().cycle;
    return Boolean(cycle) && PUBLISHED.indexOf(cycle.state) >= 0;
}

function reasonField() {
    return field({name: 'reason', label: t('phone.goal.reason'), max: REASON_MAX, hint: t('phone.goal.reason.hint')});
}

/* Sends, and goes back or closes; what is wrong stands at its field. */
export async function submit(node, sheet, outcomePromise) {
    const outcome = await outcomePromise;
    if (outcome.problem)
        showProblem(node, outcome.problem);
    else if (!sheet.closed && !sheet.back())
        sheet.close();
    return outcome;
}

/* What differs from what is there. */
function differing(before, after) {
    const change = {};
    Object.keys(after).filter((name) => JSON.stringify(after[name]) !== JSON.stringify(before[name])).forEach((name) => {
        change[name] = after[name];
    });
    return change;
}

function peopleAndUnits(value) {
    const people = present().map((m) => ({value: m.id, text: m.name, group: t('phone.owner.people')}));
    const units = (goals() ? goals().units : []).map((u) => ({value: u.id, text: u.name, group: t('phone.owner.units')}));
    const gone = value && !people.concat(units).some((o) => o.value === value) && memberOf(value)
        ? [{value, text: memberOf(value).name, group: t('phone.owner.people')}] : [];
    return people.concat(gone, units);
}

/* --- an objective -------------------------------------------------------------------------------- */

function themeTiles(theme, changed) {
    const said = THEMES.map((name) => t('phone.theme.' + name));
    const options = said.concat(theme && said.indexOf(theme) < 0 ? theme : []).map((value) => ({value, content: value}));
    const picked = tiles(t('phone.objective.theme'), options, theme, false, (value) => {
        const now = value === picked.kwWas ? '' : value;
        picked.set(now);
        picked.kwWas = now;
        changed(now);
    }, 'three');
    picked.kwWas = theme;
    picked.root.dataset.field = 'theme';
    return picked;
}

function objectivePage(id) {
    const objective = id ? objectiveOf(id) : null;
    const was = objective || {title: '', owner: state.me.id, theme: '', kind: 'committed', paper: 'butter', own_idea: false};
    const draft = {owner: was.owner, theme: was.theme, kind: was.kind, paper: was.paper, own_idea: was.own_idea};
    return {
        title: t(id ? 'phone.objective.edit' : 'phone.objective.add'),
        focus: 'textarea',
        draw(body, sheet) {
            const title = field({name: 'title', label: t('phone.objective.title'), value: was.title, max: TITLE_MAX, area: true, rows: 2,
                hint: t('phone.objective.hint')});
            const drop = keepDraft(title.input, 'objective.' + (id || 'new'));
            const paint = () => PAPERS.forEach((name) => title.input.classList.toggle('paper-' + name, name === draft.paper));
            const kinds = tiles(t('phone.objective.kind'), ['committed', 'aspirational'].map((value) => ({value,
                content: [el('span', {class: 'tile-lead'}, t('phone.objective.' + value)), el('span', {class: 'tile-small'}, t('phone.objective.wants.' + value))],
                class: 'stacked-tile'})), draft.kind, false, (v) => { draft.kind = v; }, 'two');
            const papers = tiles(t('phone.label.paper'), PAPERS.map((value) => ({value, label: t('phone.paper.' + value), content: '',
                class: 'paper-tile paper-' + value})), draft.paper, false, (v) => { draft.paper = v; paint(); }, 'seven');
            const own = tiles(t('phone.objective.from'), [{value: false, content: t('phone.objective.from.above')},
                {value: true, content: t('phone.objective.from.below')}], draft.own_idea, false, (v) => { draft.own_idea = v; }, 'two');
            const reason = id && published() ? reasonField() : null;
            title.input.classList.add('hand');
            paint();
            const node = form([title.root, selectRow({name: 'owner', icon: 'people', label: t('phone.objective.owner')}, peopleAndUnits(draft.owner),
                draft.owner, (v) => { draft.owner = v; }), kinds.root, themeTiles(draft.theme, (v) => { draft.theme = v; }).root, own.root, papers.root,
            reason && reason.root, generalError(), primary(t(id ? 'phone.save' : 'phone.objective.post'))], async () => {
                const fields = Object.assign({title: title.input.value.trim()}, draft);
                if (!fields.title) {
                    showProblem(node, {fields: [{field: 'title', message: t('phone.new.empty')}]});
                    return;
                }
                const change = id ? differing(was, fields) : Object.assign({cycle: goals().cycle.id}, fields);
                if (id && !Object.keys(change).length) {
                    sheet.back();
                    return;
                }
                if (reason && reason.input.value.trim())
                    change.reason = reason.input.value.trim();
                const outcome = await submit(node, sheet, act(id ? 'objective_edit' : 'objective_add', id || null, change,
                    t(id ? 'phone.said.edited' : 'phone.said.objective')));
                if (!outcome.problem)
                    drop();
            });
            fill(body, node);
        },
    };
}

export function editObjectivePage(id) {
    return objectivePage(id);
}

export function openNewObjective() {
    if (!goals() || !goals().cycle) {
        toast(t('phone.cycle.unknown'), null, 'bad');
        return;
    }
    const page = objectivePage(null);
    page.title = t('phone.objective.add_in', {name: cycleName(goals().cycle)});
    openSheet('task', page).root.dataset.team = teamName();
}

/* --- a key result -------------------------------------------------------------------------------- */

function metricWords(metric) {
    const label = labelOf(metric.platform);
    return {value: metric.id, text: metric.name + (metric.measure ? '（' + metric.measure + '）' : ''),
        group: label ? label.name : t('phone.metrics.all')};
}

function metricOptions(optional) {
    const list = metrics().map(metricWords).sort((a, b) => byName(a.group, b.group));
    return [{value: '', text: t(optional ? 'phone.none' : 'phone.kr.pick_metric')}].concat(list);
}

function stepsOf(text, before) {
    return text.split('\n').map((line) => line.trim()).filter(Boolean).map((line) => {
        const old = before.find((step) => step.text === line);
        return old ? {id: old.id, text: line, done: Boolean(old.done)} : {text: line, done: false};
    });
}

/* The inputs of a kind; each knows how to say itself. */
function measuring(draft, was) {
    const asText = (value) => (value === null || value === undefined ? '' : String(value));
    const start = field({name: 'start', label: t('phone.kr.start'), value: asText(draft.start), hint: t('phone.kr.start.hint'), mode: 'decimal', max: 16});
    const target = field({name: 'target', label: t('phone.kr.target'), value: asText(draft.target), mode: 'decimal', max: 16});
    const measure = field({name: 'measure', label: t('phone.kr.measure'), value: draft.measure, hint: t('phone.kr.measure.hint'), max: MEASURE_MAX});
    const judge = field({name: 'judge', label: t('phone.kr.judge'), value: draft.judge, hint: t('phone.kr.judge.hint'), max: JUDGE_MAX});
    const steps = field({name: 'milestones', label: t('phone.kr.steps'), value: (was.milestones || []).map((step) => step.text).join('\n'),
        hint: t('phone.kr.steps.hint'), area: true, rows: 5, max: 1200});
    const period = tiles(t('phone.kr.period'), ['week', 'month'].map((value) => ({value, content: t('phone.every.' + value)})),
        draft.period, false, (v) => { draft.period = v; }, 'two');
    period.root.dataset.field = 'period';
    return {start, target, measure, judge, steps, period};
}

function numbers(fields, input) {
    const text = input.value.trim();
    const value = text === '' ? null : typed(text);
    return {value, bad: Number.isNaN(value), name: fields};
}

function valuesOf(kind, draft, inputs, was) {
    const fields = {};
    const bad = [];
    const take = (name) => {
        const found = numbers(name, inputs[name].input);
        if (found.bad)
            bad.push({field: name, message: t('phone.kr.not_number')});
        fields[name] = found.value;
    };
    if (kind === 'milestones')
        fields.milestones = stepsOf(inputs.steps.input.value, was.milestones || []);
    else
        take('target');
    if (kind === 'metric' || kind === 'percent')
        take('start');
    if (kind === 'percent')
        fields.direction = fields.start !== null && fields.target < fields.start ? 'down' : 'up';
    if (kind === 'metric')
        fields.metric = draft.metric || null;
    if (kind === 'rating')
        Object.assign(fields, {judge: inputs.judge.input.value.trim(), start: draft.start === null ? 1 : draft.start});
    if (kind === 'count')
        Object.assign(fields, {measure: inputs.measure.input.value.trim(), period: draft.period});
    if (kind === 'percent')
        fields.measure = '%';
    return {fields, bad};
}

function kindPart(kind, draft, inputs, title) {
    const metric = selectRow({name: 'metric', icon: 'flow', label: t('phone.kr.metric')}, metricOptions(false), draft.metric || '', (id) => {
        const chosen = metricOf(id);
        draft.metric = id;
        if (chosen && !title.input.value.trim())
            title.input.value = chosen.name;
        if (chosen && chosen.current !== null && !inputs.start.input.value.trim())
            inputs.start.input.value = String(chosen.current);
    });
    const two = (...list) => el('div', {class: 'two-fields'}, list);
    return {
        metric: () => [metric, two(inputs.start.root, inputs.target.root), el('p', {class: 'hint form-hint'}, t('phone.kr.start.unknown'))],
        percent: () => [two(inputs.start.root, inputs.target.root), el('p', {class: 'hint form-hint'}, t('phone.kr.start.unknown'))],
        milestones: () => [inputs.steps.root],
        count: () => [two(inputs.target.root, inputs.measure.root), inputs.period.root],
        rating: () => [two(inputs.judge.root, inputs.target.root), el('p', {class: 'hint form-hint'}, t('phone.kr.rating.hint'))],
    }[kind]();
}

export function krPage(objective, id) {
    const was = id ? keyResultOf(id) : {title: '', owner: null, kind: 'metric', metric: null, measure: '', judge: '', period: 'month', start: null,
        target: null, weight: 1, milestones: []};
    const draft = {kind: was.kind, metric: was.metric, measure: was.measure, judge: was.judge, period: was.period === 'week' ? 'week' : 'month',
        start: was.start, target: was.target, owner: was.owner || ''};
    return {
        title: t(id ? 'phone.kr.edit' : 'phone.kr.add'),
        focus: 'input',
        draw(body, sheet) {
            const title = field({name: 'title', label: t('phone.kr.title'), value: was.title, max: TITLE_MAX, hint: t('phone.kr.title.hint')});
            const weight = field({name: 'weight', label: t('phone.kr.weight'), value: String(was.weight), mode: 'numeric', max: 3});
            const inputs = measuring(draft, was);
            const part = el('div', {class: 'kind-part'});
            const paint = () => fill(part, kindPart(draft.kind, draft, inputs, title));
            const kinds = tiles(t('phone.kr.kind'), KINDS.map((value) => ({value, content: t('phone.kr.kind.' + value)})), draft.kind, false,
                (v) => { draft.kind = v; paint(); }, 'three');
            const owner = selectRow({name: 'owner', icon: 'people', label: t('phone.kr.owner')},
                [{value: '', text: t('phone.kr.owner.same')}].concat(present().map((m) => ({value: m.id, text: m.name}))), draft.owner,
                (v) => { draft.owner = v; });
            const reason = id && published() ? reasonField() : null;
            const node = form([title.root, id ? null : kinds.root, part, owner, weight.root, reason && reason.root, generalError(),
                primary(t(id ? 'phone.save' : 'phone.kr.create'))], () => sendKr(node, sheet, {objective, id, was, draft, inputs, title, weight, reason}));
            paint();
            loadMetrics().then(() => draft.kind === 'metric' && part.isConnected && paint(), () => {});
            fill(body, node);
        },
    };
}

async function sendKr(node, sheet, in_) {
    const {fields, bad} = valuesOf(in_.draft.kind, in_.draft, in_.inputs, in_.was);
    fields.title = in_.title.input.value.trim();
    fields.owner = in_.draft.owner || null;
    fields.weight = typed(in_.weight.input.value) || 1;
    if (!fields.title)
        bad.push({field: 'title', message: t('phone.new.empty')});
    if (in_.draft.kind === 'metric' && !fields.metric)
        bad.push({field: 'metric', message: t('phone.kr.pick_metric')});
    if (in_.draft.kind !== 'milestones' && fields.target === null)
        bad.push({field: 'target', message: t('phone.kr.target.empty')});
    if (bad.length) {
        showProblem(node, {fields: bad});
        return;
    }
    const change = in_.id ? differing(in_.was, fields) : Object.assign({objective: in_.objective, kind: in_.draft.kind}, fields);
    if (in_.id && !Object.keys(change).length) {
        sheet.close();
        return;
    }
    if (in_.reason && in_.reason.input.value.trim())
        change.reason = in_.reason.input.value.trim();
    await submit(node, sheet, act(in_.id ? 'kr_edit' : 'kr_add', in_.id || null, change, t(in_.id ? 'phone.said.edited' : 'phone.said.kr')));
}

export function openEditKr(id) {
    const kr = keyResultOf(id);
    if (kr)
        openSheet('sheet', krPage(kr.objective, id));
}

/* --- the two tracks ------------------------------------------------------------------------------ */

/* 摘取为KPI: the floor on what a key result is measured by. */
export function openFloor(kr) {
    openSheet('sheet', {
        title: t('phone.kpi.make'),
        focus: 'input',
        draw(body, sheet) {
            const floor = field({name: 'floor', label: t('phone.kpi.floor', {measure: kr.measure}), mode: 'decimal', max: 16,
                value: kr.kpi ? String(kr.kpi.floor) : ''});
            const node = form([el('p', {class: 'said'}, t('phone.kpi.make.why', {target: measured(kr.target, kr.measure)})), floor.root, generalError(),
                primary(t('phone.kpi.make'))], () => {
                const value = typed(floor.input.value);
                if (isNaN(value)) {
                    showProblem(node, {fields: [{field: 'floor', message: t('phone.kr.not_number')}]});
                    return undefined;
                }
                return submit(node, sheet, act('kr_kpi', kr.id, {floor: value}, t('phone.said.kpi', {value: number(value)})));
            });
            fill(body, node);
        },
    });
}

/* 设为挑战: a key result from a metric that has a floor. */
export function stretchPage(metric) {
    const mine = goals() ? goals().objectives.filter((objective) => objective.may_edit) : [];
    return {
        title: t('phone.metric.stretch'),
        draw(body, sheet) {
            if (!mine.length) {
                fill(body, el('p', {class: 'said'}, t('phone.metric.stretch.none')));
                return;
            }
            let objective = mine[0].id;
            const target = field({name: 'target', label: t('phone.metric.stretch.target', {measure: metric.measure}), mode: 'decimal', max: 16});
            const node = form([el('p', {class: 'said'}, metric.current === null ? t('phone.metric.stretch.unknown')
                : t('phone.metric.stretch.why', {value: measured(metric.current, metric.measure)})), target.root,
            selectRow({name: 'objective', icon: 'ring', label: t('phone.objective')}, mine.map((one) => ({value: one.id, text: one.title})), objective,
                (v) => { objective = v; }), generalError(), primary(t('phone.metric.stretch'), 'flag')], () => {
                const value = typed(target.input.value);
                if (isNaN(value)) {
                    showProblem(node, {fields: [{field: 'target', message: t('phone.kr.not_number')}]});
                    return undefined;
                }
                return submit(node, sheet, act('metric_stretch', metric.id, {objective, target: value}, t('phone.said.kr')));
            });
            fill(body, node);
        },
    };
}

/* --- taking away --------------------------------------------------------------------------------- */

/* A reason is asked for where the plan is published; the toast takes it back. after: where to go then. */
export function removalPage(command, id, title, after) {
    return {
        title: t('phone.goal.remove'),
        draw(body, sheet) {
            const reason = published() ? reasonField() : null;
            const node = form([el('p', {class: 'said', dir: 'auto'}, t('phone.goal.remove.why', {title})), reason && reason.root, generalError(),
                primary(t('phone.goal.remove.yes'), 'cross')], async () => {
                const said = reason ? reason.input.value.trim() : '';
                const outcome = await act(command, id, said ? {reason: said} : {}, t('phone.said.removed'));
                if (outcome.problem) {
                    showProblem(node, outcome.problem);
                    return;
                }
                if (after)
                    after();
                else
                    sheet.close();
            });
            fill(body, node, button({class: 'quiet', on: {click: () => sheet.back() || sheet.close()}}, icon('arrow-left'), t('phone.back')));
        },
    };
}

export function confirmRemoval(command, id, title, after) {
    openSheet('sheet', removalPage(command, id, title, after));
}
