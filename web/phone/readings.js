/*
 * readings: 录数据: one number, two pasted columns, or a file. What was pasted is tried by the wall
 * first, so that each bad row is seen with its line and reason before anything is kept.
 */
import {act} from './actions.js';
import {post} from './api.js';
import {drawChart} from './chart.js';
import {button, el, fill, icon, newId} from './dom.js';
import {field, form, generalError, showProblem} from './forms.js';
import {keepDraft} from './keep.js';
import {measured, typed} from './goalwords.js';
import {language, t} from './lang.js';
import {loadMetric, metricOf} from './metricstore.js';
import {metricIcon, openMetrics, stretchOf} from './metricpages.js';
import {goals} from './goalstore.js';
import {mayEdit} from './store.js';
import {toast} from './toast.js';
import {shortDate, today} from './words.js';

const WAYS = ['one', 'paste', 'file'];
const TRY_MS = 350;
const TEXT_MAX = 60000;
const FILE_MAX = 200000;

function head(metric) {
    return button({class: 'metric-head', on: {click: () => openMetrics(metric.id)}}, metricIcon(metric),
        el('span', {class: 'metric-head-name', dir: 'auto'}, metric.name), el('span', {class: 'hint'}, t('phone.every.' + metric.frequency)),
        icon('chevron-right', 'row-go'));
}

function ways(page) {
    return el('div', {class: 'segments ways', role: 'group', 'aria-label': t('phone.readings.way')}, WAYS.map((way) => button({class: 'segment',
        'aria-pressed': String(way === page.way), on: {click: () => { page.way = way; page.tried = null; page.redraw(); }}}, t('phone.readings.' + way))));
}

/* --- one number ---------------------------------------------------------------------------------- */

function oneForm(page, metric) {
    const id = newId('date-');
    const date = el('input', {type: 'date', class: 'input', id, name: 'date', max: today()});
    const value = field({name: 'value', label: t('phone.readings.value', {measure: metric.measure}), mode: 'decimal', max: 16, enter: 'done'});
    date.value = today();
    const node = form([el('div', {class: 'two-fields'}, el('div', {class: 'field', data: {field: 'date'}}, el('label', {class: 'caption', for: id},
        t('phone.readings.date')), date, el('p', {class: 'error', role: 'alert'})), value.root), generalError(),
    el('button', {type: 'submit', class: 'primary hand'}, el('span', null, t('phone.readings.post')))], async () => {
        const number = typed(value.input.value);
        if (isNaN(number)) {
            showProblem(node, {fields: [{field: 'value', message: t('phone.kr.not_number')}]});
            return;
        }
        const body = {value: number};
        if (date.value)
            body.date = date.value;
        const outcome = await act('reading_set', metric.id, body, t('phone.said.reading', {value: measured(number, metric.measure)}));
        if (outcome.problem) {
            showProblem(node, outcome.problem);
            return;
        }
        value.input.value = '';
        page.load();
    });
    const recent = (metric.readings || []).slice(-5).reverse();
    return [node, recent.length ? el('div', {class: 'reading-table'}, recent.map((one) => el('div', {class: 'reading-row'},
        el('span', {class: 'reading-date'}, shortDate(one.date)), el('b', {class: 'reading-value'}, measured(one.value, metric.measure))))) : null,
    chartOf(metric, metric.readings || [], t('phone.readings.now'))];
}

/* --- two columns --------------------------------------------------------------------------------- */

function chartOf(metric, readings, caption) {
    return readings.length > 1 ? el('div', {class: 'reading-chart'}, el('p', {class: 'caption'}, caption), drawChart({readings,
        floor: metric.kpi ? metric.kpi.floor : null, stretch: stretchOf(metric), measure: metric.measure})) : null;
}

function merged(metric, rows) {
    const byDate = new Map((metric.readings || []).map((one) => [one.date, one.value]));
    rows.filter((line) => line.good).forEach((line) => byDate.set(line.date, line.value));
    return Array.from(byDate.keys()).sort().slice(-60).map((date) => ({date, value: byDate.get(date)}));
}

function tryRow(metric, line) {
    return el('li', {class: 'reading-row' + (line.good ? '' : ' is-bad')},
        el('span', {class: 'reading-date', dir: 'auto'}, line.date ? shortDate(line.date) : line.left),
        el('span', {class: 'reading-value'}, el('b', {dir: 'auto'}, line.value === null ? line.right : measured(line.value, metric.measure)),
            line.good ? null : el('span', {class: 'reading-why'}, line.reason)),
        el('span', {class: 'reading-line'}, String(line.n)), icon(line.good ? 'tick-circle' : 'octagon-bar', 'reading-mark'),
        el('span', {class: 'unseen'}, t(line.good ? 'phone.readings.good' : 'phone.readings.bad')));
}

function tryTable(metric, rows) {
    return el('div', {class: 'reading-table'}, el('div', {class: 'reading-row reading-head', 'aria-hidden': 'true'}, el('span', {class: 'reading-date'},
        t('phone.readings.date')), el('span', {class: 'reading-value'}, t('phone.readings.number')), el('span', {class: 'reading-line'},
        t('phone.readings.line'))), el('ul', null, rows.map((line) => tryRow(metric, line))));
}

/* "录 4 条，跳过第 4 行" */
function buttonWords(rows) {
    const good = rows.filter((line) => line.good).length;
    const bad = rows.filter((line) => !line.good).map((line) => line.n);
    if (!bad.length)
        return t('phone.readings.keep', {n: good});
    return bad.length > 3 ? t('phone.readings.keep_skip_n', {n: good, skipped: bad.length})
        : t('phone.readings.keep_skip', {n: good, lines: bad.join(t('phone.comma'))});
}

/* The wall reads it and says what it made of each line; it keeps the good ones unless it is only tried. */
async function ask(id, text, dry) {
    return post('/api/v1/metrics/' + encodeURIComponent(id) + '/readings/import', {text, dry_run: dry});
}

/* Lines in the order they were pasted: {n, good, date, value, left, right, reason}. */
function linesOf(answer, text) {
    const pasted = text.split(/\r\n|\r|\n/);
    return answer.rows.map((one) => {
        const cells = (pasted[one.line - 1] || '').trim().split(/[\t,;，；]|\s{1,}/).filter(Boolean);
        return {n: one.line, good: one.ok, date: one.date || null, value: one.value === undefined ? null : one.value, reason: one.reason || '',
            left: cells[0] || '', right: cells.slice(1).join(' ')};
    });
}
