/*
 * metricpages: the metric library, to look things up in and to read a metric: its value, its two
 * verdicts, its readings; and the forms that make and change one.
 */
import {act, doIt} from './actions.js';
import {button, el, fill, guardIme, icon, newId} from './dom.js';
import {drawChart} from './chart.js';
import {field, form, generalError, primary, row, rows, selectRow, showProblem, tiles} from './forms.js';
import {confirmRemoval, stretchPage, submit} from './goalforms.js';
import {keyResultOf, useGoals} from './goalstore.js';
import {byName, measured, number, typed} from './goalwords.js';
import {t} from './lang.js';
import {loadMetric, loadMetrics, metricOf, metrics} from './metricstore.js';
import {labelIcon, paperOf} from './note.js';
import {leaveFor, openSheet} from './sheet.js';
import {isAdmin, labelOf, mayEdit, shown, state, subscribe, teamName} from './store.js';
import {shortDate} from './words.js';

const NAME_MAX = 24;
const FORMULA_MAX = 120;
const MEASURE_MAX = 8;
const DIRECTIONS = ['up', 'down', 'hold'];
const STAGES = ['none', 'awareness', 'engagement', 'conversion'];
const FREQUENCIES = ['day', 'week', 'month', 'quarter'];

function platformName(metric) {
    const label = labelOf(metric.platform);
    return label ? label.name : t('phone.metrics.all');
}

export function metricIcon(metric) {
    const label = labelOf(metric.platform);
    return label ? labelIcon(label) : icon('general');
}

/* --- the library --------------------------------------------------------------------------------- */

function matches(metric, words) {
    const all = (platformName(metric) + ' ' + metric.name + ' ' + metric.formula).toLowerCase();
    return words.toLowerCase().split(/\s+/).every((word) => all.indexOf(word) >= 0);
}

function verdict(metric) {
    if (!metric.kpi)
        return null;
    const met = metric.kpi.met;
    if (met === null)
        return el('span', {class: 'verdict'}, t('phone.goal.floor', {value: measured(metric.kpi.floor, metric.measure)}));
    return el('span', {class: 'verdict ' + (met ? 'is-met' : 'is-missed')}, icon(met ? 'tick-circle' : 'triangle-mark'),
        t(met ? 'phone.kpi.met' : 'phone.kpi.missed'));
}

function metricRow(metric, sheet) {
    return button({class: 'row metric-row', on: {click: () => sheet.push(metricPage(metric.id))}}, metricIcon(metric),
        el('span', {class: 'metric-words'}, el('span', {class: 'metric-name', dir: 'auto'}, metric.name),
            el('span', {class: 'hint'}, platformName(metric) + ' · ' + t('phone.every.' + metric.frequency)), verdict(metric)),
        el('span', {class: 'metric-value'}, measured(metric.current, metric.current === null ? '' : metric.measure)), icon('chevron-right', 'row-go'));
}

function groups(list, sheet) {
    const names = list.map(platformName).filter((name, i, all) => all.indexOf(name) === i).sort(byName);
    return names.map((name) => [el('p', {class: 'caption'}, name),
        rows(list.filter((metric) => platformName(metric) === name).map((metric) => metricRow(metric, sheet)))]);
}

function libraryPage() {
    let words = '';
    return {
        title: t('phone.metrics.title'),
        closeWord: t('phone.close'),
        draw(body, sheet) {
            const id = newId('search-');
            const list = el('div', {class: 'metric-list'});
            const said = el('p', {class: 'unseen', role: 'status'});
            const input = guardIme(el('input', {class: 'input', id, type: 'search', autocomplete: 'off', placeholder: t('phone.metrics.search'), dir: 'auto'}));
            input.value = words;
            function paint() {
                const found = metrics().filter((metric) => !words || matches(metric, words));
                said.textContent = words ? t('phone.metrics.found', {n: found.length}) : '';
                fill(list, found.length ? groups(found, sheet) : el('p', {class: 'said'}, t(words ? 'phone.metrics.nothing' : 'phone.metrics.empty')));
            }
            input.addEventListener('input', () => { words = input.value.trim(); paint(); });
            fill(list, el('p', {class: 'said'}, t('phone.loading')));
            loadMetrics().then(paint, (error) => fill(list, el('p', {class: 'said'}, error.message)));
            fill(body, el('div', {class: 'field'}, el('label', {class: 'unseen', for: id}, t('phone.metrics.search')), input), said, list,
                mayEdit() ? button({class: 'second', on: {click: () => sheet.push(editPage(null))}}, icon('plus'), el('span', null, t('phone.metric.add'))) : null,
                isAdmin() ? button({class: 'quiet', on: {click: () => doIt('metric_starter', null, {}, t('phone.said.saved')).then(() => loadMetrics()).then(paint)}},
                    icon('undo'), t('phone.metrics.starter')) : null);
        },
    };
}

/* first: a metric to begin with, over the library. */
export function openMetrics(first) {
    const release = useGoals();
    const sheet = openSheet('task', libraryPage(), release);
    sheet.root.dataset.team = teamName();
    if (first)
        sheet.push(metricPage(first));
}

/* --- one metric ---------------------------------------------------------------------------------- */

function paper(metric) {
    const label = labelOf(metric.platform);
    const node = el('div', {class: 'paper metric-paper ' + paperOf(label)},
        el('p', {class: 'kr-of'}, metricIcon(metric), platformName(metric)), el('p', {class: 'paper-title', dir: 'auto'}, metric.name),
        metric.formula ? el('p', {class: 'kr-of', dir: 'auto'}, metric.formula) : null,
        el('p', {class: 'metric-big'}, measured(metric.current, metric.measure)),
        el('p', {class: 'paper-foot'}, verdict(metric), el('span', {class: 'paper-since'}, metric.current_date
            ? t('phone.metric.read', {date: shortDate(metric.current_date)}) : t('phone.metric.unread'))));
    node.style.setProperty('--turn', '-0.4deg');
    return node;
}

/* The stretch that some key result aims at on it. */
export function stretchOf(metric) {
    const kr = (metric.key_results || []).map(keyResultOf).find((one) => one && one.target !== null);
    return kr ? kr.target : null;
}

function readingRow(metric, reading, again) {
    return el('div', {class: 'row'}, icon('calendar'), el('span', {class: 'row-label'}, shortDate(reading.date)),
        el('span', {class: 'row-value'}, el('b', null, measured(reading.value, metric.measure))),
        mayEdit() ? button({class: 'round', 'aria-label': t('phone.reading.remove', {date: shortDate(reading.date)}),
            on: {click: () => doIt('reading_remove', metric.id, {date: reading.date}, t('phone.said.removed')).then(again)}}, icon('cross')) : null);
}

function facts(metric) {
    return rows(row('arrow-up', t('phone.metric.direction'), t('phone.direction.' + metric.direction) + (metric.direction === 'hold'
            ? ' ' + number(metric.low) + '–' + number(metric.high) : '')),
        row('funnel', t('phone.metric.stage'), t('phone.stage.' + metric.stage)), row('clock', t('phone.metric.frequency'), t('phone.every.' + metric.frequency)));
}

function metricActions(metric, sheet) {
    return rows(isAdmin() ? row('flag', t(metric.kpi ? 'phone.kpi.change' : 'phone.kpi.set'), metric.kpi ? measured(metric.kpi.floor, metric.measure) : '',
        () => sheet.push(kpiPage(metric))) : null,
    mayEdit() ? row('flag', t('phone.metric.stretch'), '', () => sheet.push(stretchPage(metric))) : null,
    (metric.key_results || []).map((id) => (keyResultOf(id) ? row('ring', keyResultOf(id).title, '', () => leaveFor('goals/kr/' + id)) : null)),
    isAdmin() ? row('pencil', t('phone.metric.edit'), '', () => sheet.push(editPage(metric))) : null,
    isAdmin() ? row('cross', t('phone.metric.remove'), '', () => removeMetric(metric)) : null);
}

/* Metrics are asked for without a reason: they belong to no plan. */
function removeMetric(metric) {
    confirmRemoval('metric_remove', metric.id, metric.name, () => leaveFor('goals'));
}

function metricPage(id) {
    return {
        title: metricOf(id) ? metricOf(id).name : t('phone.kr.metric'),
        closeWord: t('phone.close'),
        draw(body, sheet) {
            let seq = -1;
            const paint = (metric) => {
                const readings = metric.readings || [];
                fill(body, paper(metric), mayEdit() ? button({class: 'primary', on: {click: () => leaveFor('goals/readings/' + id)}},
                    icon('plus'), el('span', null, t('phone.readings.title'))) : null,
                readings.length > 1 ? el('div', {class: 'chart-card'}, drawChart({readings, floor: metric.kpi ? metric.kpi.floor : null,
                    stretch: stretchOf(metric), measure: metric.measure})) : null,
                facts(metric), metricActions(metric, sheet),
                readings.length ? [el('p', {class: 'caption'}, t('phone.metric.readings')),
                    rows(readings.slice(-12).reverse().map((reading) => readingRow(metric, reading, load)))] : null);
            };
            function load() {
                seq = state.board ? state.board.seq : -1;
                return loadMetric(id).then((metric) => body.isConnected && paint(metric), (error) => {
                    if (metricOf(id))
                        paint(metricOf(id));
                    else
                        fill(body, el('p', {class: 'said'}, error.message));
                });
            }
            const stop = subscribe(() => {
                if (!body.isConnected)
                    stop();
                else if (state.board && state.board.seq !== seq)
                    load();
            });
            fill(body, el('p', {class: 'said'}, t('phone.loading')));
            load();
        },
    };
}

function kpiPage(metric) {
    return {
        title: t('phone.kpi.set'),
        focus: 'input',
        draw(body, sheet) {
            const floor = field({name: 'floor', label: t('phone.kpi.floor', {measure: metric.measure}), mode: 'decimal', max: 16,
                value: metric.kpi ? String(metric.kpi.floor) : ''});
            const node = form([floor.root, generalError(), primary(t('phone.save'))], () => {
                const value = typed(floor.input.value);
                if (isNaN(value)) {
                    showProblem(node, {fields: [{field: 'floor', message: t('phone.kr.not_number')}]});
                    return undefined;
                }
                return submit(node, sheet, act('kpi_set', metric.id, {floor: value}, t('phone.said.kpi', {value: number(value)})));
            });
            const drop = metric.kpi ? button({class: 'quiet bad', on: {click: () => submit(node, sheet,
                act('kpi_drop', metric.id, {}, t('phone.said.removed')))}}, icon('cross'), t('phone.kpi.drop')) : null;
            fill(body, node, drop);
        },
    };
}

/* --- a new one, or another wording --------------------------------------------------------------- */

function editPage(metric) {
    const was = metric || {name: '', platform: null, formula: '', measure: '%', direction: 'up', low: null, high: null, stage: 'none', frequency: 'week'};
    return {
        title: t(metric ? 'phone.metric.edit' : 'phone.metric.add'),
        focus: 'input',
        draw(body, sheet) {
            const draft = {platform: was.platform || '', direction: was.direction, stage: was.stage, frequency: was.frequency};
            const name = field({name: 'name', label: t('phone.metric.name'), value: was.name, max: NAME_MAX});
            const formula = field({name: 'formula', label: t('phone.metric.formula'), value: was.formula, max: FORMULA_MAX, hint: t('phone.metric.formula.hint')});
            const measure = field({name: 'measure', label: t('phone.kr.measure'), value: was.measure, max: MEASURE_MAX});
            const low = field({name: 'low', label: t('phone.metric.low'), mode: 'decimal', value: was.low === null ? '' : String(was.low), max: 16});
            const high = field({name: 'high', label: t('phone.metric.high'), mode: 'decimal', value: was.high === null ? '' : String(was.high), max: 16});
            const band = el('div', {class: 'two-fields'}, low.root, high.root);
            const some = (caption, fieldName, values, prefix, more) => {
                const picked = tiles(caption, values.map((value) => ({value, content: t(prefix + value)})), draft[fieldName], false,
                    (v) => { draft[fieldName] = v; band.hidden = draft.direction !== 'hold'; }, more);
                picked.root.dataset.field = fieldName;
                return picked.root;
            };
            const platforms = [{value: '', text: t('phone.metrics.all')}].concat(shown().labels.map((label) => ({value: label.id, text: label.name})));
            const node = form([name.root, selectRow({name: 'platform', icon: 'general', label: t('phone.label')}, platforms, draft.platform,
                (v) => { draft.platform = v; }), formula.root, measure.root, some(t('phone.metric.direction'), 'direction', DIRECTIONS, 'phone.direction.', 'three'),
            band, some(t('phone.metric.stage'), 'stage', STAGES, 'phone.stage.', 'two'), some(t('phone.metric.frequency'), 'frequency', FREQUENCIES,
                'phone.every.', 'two'), generalError(), primary(t('phone.save'))], async () => {
                const fields = {platform: draft.platform || null, formula: formula.input.value.trim(), measure: measure.input.value.trim(),
                    direction: draft.direction, stage: draft.stage, frequency: draft.frequency};
                if (!metric || name.input.value.trim() !== was.name)
                    fields.name = name.input.value.trim();
                if (metric && fields.formula === was.formula)
                    delete fields.formula;
                if (draft.direction === 'hold')
                    Object.assign(fields, {low: typed(low.input.value), high: typed(high.input.value)});
                if (draft.direction === 'hold' && (isNaN(fields.low) || isNaN(fields.high))) {
                    showProblem(node, {fields: [{field: isNaN(fields.low) ? 'low' : 'high', message: t('phone.kr.not_number')}]});
                    return;
                }
                const outcome = await act(metric ? 'metric_edit' : 'metric_add', metric ? metric.id : null, fields, t('phone.said.saved'));
                if (outcome.problem) {
                    showProblem(node, outcome.problem);
                    return;
                }
                await loadMetrics().catch(() => {});
                if (!sheet.closed)
                    sheet.back();
            });
            band.hidden = draft.direction !== 'hold';
            fill(body, node);
        },
    };
}
