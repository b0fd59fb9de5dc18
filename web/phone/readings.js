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

/* --- what stands in a line ------------------------------------------------------------------------ */

/* A day as the wall reads it; without a year the last such day that is not to come. */
function dayIn(text) {
    const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?/.exec(text) || /^(\d{4})(\d{2})(\d{2})$/.exec(text);
    if (found)
        return isoDay(found[1], found[2], found[3]);
    const short = /^(\d{1,2})[/月](\d{1,2})日?/.exec(text);
    if (!short)
        return null;
    const year = Number(today().slice(0, 4));
    const day = isoDay(year, short[1], short[2]);
    return day <= today() ? day : isoDay(year - 1, short[1], short[2]);
}

function isoDay(y, m, d) {
    const two = (n) => (Number(n) < 10 ? '0' : '') + Number(n);
    return y + '-' + two(m) + '-' + two(d);
}

function valueIn(text) {
    const many = /[万亿]$/.exec(text.trim());
    const value = typed(many ? text.trim().slice(0, -1) : text);
    return many ? value * (many[0] === '万' ? 1e4 : 1e8) : value;
}

function cellsOf(line) {
    const by = line.indexOf('\t') >= 0 ? '\t' : /[;；]/.test(line) ? /[;；]/ : /[,，]/.test(line) ? /[,，](?=(?:[^"]*"[^"]*")*[^"]*$)/ : /\s+/;
    const cells = line.trim().split(by).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    return {left: cells[0] || '', right: cells.slice(1).join(' ')};
}

/*
 * Lines in the order they were pasted: {n, good, date, value, left, right, reason}. Whether a line is good
 * the wall has said; what is in it is read here, only to be shown.
 */
function linesOf(text, rejected) {
    const why = new Map(rejected.map((one) => [one.line, one.reason]));
    return text.split(/\r\n|\r|\n/).map((line, i) => {
        const {left, right} = cellsOf(line);
        const value = valueIn(right);
        const good = !why.has(i + 1);
        return {n: i + 1, good, date: dayIn(left), value: isNaN(value) ? null : value, left, right, reason: why.get(i + 1) || '', text: line};
    }).filter((line) => line.text.trim() && (!line.good || (line.date && line.value !== null)));
}

function tried(page, metric) {
    const {lines} = page.tried;
    const good = lines.filter((line) => line.good).length;
    const node = form([tryTable(metric, lines), chartOf(metric, merged(metric, lines), t('phone.readings.after')), generalError(),
        el('button', {type: 'submit', class: 'primary hand', disabled: good === 0}, el('span', null, buttonWords(lines)))], async () => {
        const outcome = await act('reading_import', metric.id, {text: page.text}, t('phone.said.readings', {n: good}));
        if (outcome.problem) {
            showProblem(node, outcome.problem);
            return;
        }
        page.forget();
        page.text = '';
        page.tried = null;
        page.load();
    });
    return [node, button({class: 'quiet', on: {click: () => { page.tried = null; page.redraw(); }}}, icon('pencil'), t('phone.readings.again'))];
}

async function tryOut(page, metric) {
    const text = page.text;
    if (!text.trim())
        return;
    try {
        const answer = await post('/api/v1/metrics/' + encodeURIComponent(metric.id) + '/readings/import', {text, dry_run: true});
        if (text !== page.text || page.way === 'one')
            return;
        page.tried = {lines: linesOf(text, answer.import.rejected)};
        page.problem = '';
    } catch (error) {
        page.problem = error.fields && error.fields.length ? error.sentence() : error.message;
    }
    page.redraw();
}

function pasteForm(page, metric) {
    if (page.tried)
        return tried(page, metric);
    const area = field({name: 'text', label: t('phone.readings.paste_here'), area: true, rows: 7, hint: t('phone.readings.example'), max: TEXT_MAX});
    page.forget = keepDraft(area.input, 'readings.' + metric.id);
    page.text = area.input.value;
    area.input.addEventListener('input', () => {
        page.text = area.input.value;
        clearTimeout(page.timer);
        page.timer = setTimeout(() => !area.input.kwComposing && /\n|\S+[\s,，\t]+\S+/.test(page.text) && page.pasted && tryOut(page, metric), TRY_MS);
    });
    area.input.addEventListener('paste', () => { page.pasted = true; });
    return [area.root, el('p', {class: 'hint form-hint'}, t('phone.readings.dates')), page.problem ? el('p', {class: 'error', role: 'alert'}, page.problem) : null,
        button({class: 'primary hand', on: {click: () => { page.text = area.input.value; tryOut(page, metric); }}}, el('span', null, t('phone.readings.look')))];
}

/* --- a file -------------------------------------------------------------------------------------- */

/* UTF-8, or what Chinese spreadsheets write when it is not. */
function decode(bytes) {
    try {
        return new TextDecoder('utf-8', {fatal: true}).decode(bytes).replace(/^\uFEFF/, '');
    } catch (error) {
        return new TextDecoder('gb18030').decode(bytes);
    }
}

function fileForm(page, metric) {
    if (page.tried)
        return tried(page, metric);
    const id = newId('file-');
    const input = el('input', {type: 'file', id, class: 'file-input', accept: '.csv,.tsv,.txt,text/csv,text/plain'});
    input.addEventListener('change', async () => {
        const file = input.files[0];
        if (!file)
            return;
        if (file.size > FILE_MAX) {
            page.problem = t('phone.readings.too_large', {max: Math.round(FILE_MAX / 1000)});
            page.redraw();
            return;
        }
        page.text = decode(await file.arrayBuffer());
        tryOut(page, metric);
    });
    return [el('div', {class: 'file-drop'}, icon('general'), el('label', {for: id}, t('phone.readings.choose')), input),
        el('p', {class: 'hint form-hint'}, t('phone.readings.dates')), page.problem ? el('p', {class: 'error', role: 'alert'}, page.problem) : null];
}

export function makeReadingsPage(id) {
    const root = el('div', {class: 'kr-page readings'}, el('p', {class: 'said'}, t('phone.loading')));
    const page = {root, way: 'one', metric: metricOf(id), tried: null, text: '', timer: 0, seq: -1, said: '', problem: '', pasted: false, forget() {}};
    page.redraw = () => {
        const metric = page.metric;
        if (!metric)
            return;
        const part = !mayEdit() ? [el('p', {class: 'said'}, t('phone.guest')), chartOf(metric, metric.readings || [], t('phone.readings.now'))]
            : page.way === 'one' ? oneForm(page, metric) : page.way === 'paste' ? pasteForm(page, metric) : fileForm(page, metric);
        const focus = root.contains(document.activeElement) ? document.activeElement.textContent : null;
        fill(root, head(metric), mayEdit() ? ways(page) : null, part, el('a', {class: 'quiet back-link', href: '#goals'}, icon('arrow-left'), t('phone.goals.all')));
        const again = focus ? Array.from(root.querySelectorAll('button')).find((node) => node.textContent === focus) : null;
        if (again)
            again.focus({preventScroll: true});
    };
    page.load = async () => {
        try {
            page.metric = await loadMetric(id);
        } catch (error) {
            if (!page.metric) {
                fill(root, el('p', {class: 'said'}, error.message), el('a', {class: 'quiet back-link', href: '#goals'}, icon('arrow-left'), t('phone.goals.all')));
                return;
            }
        }
        page.redraw();
    };
    /* What the wall says anew is fetched; what is being typed stays. */
    page.draw = () => {
        const seq = goals() ? goals().seq : 0;
        if (page.seq === seq && page.said === language())
            return;
        page.seq = seq;
        page.said = language();
        if (root.contains(document.activeElement) && /INPUT|TEXTAREA/.test(document.activeElement.tagName))
            return;
        page.load();
    };
    page.leave = () => clearTimeout(page.timer);
    return page;
}
