/*
 * rituals: the team's meetings: when each is held next, for admins to change; and the address by which a
 * calendar program follows them.
 */
import {act} from './actions.js';
import {get, post} from './api.js';
import {button, el, fill, icon} from './dom.js';
import {field, form, generalError, primary, row, rows, showProblem, tiles} from './forms.js';
import {t} from './lang.js';
import {isAdmin} from './store.js';
import {toast} from './toast.js';
import {shortDate} from './words.js';

const KINDS = ['daily', 'weekly', 'monthly', 'quarterly', 'half_year', 'yearly', 'consensus'];
const SPANS = {daily: 0, weekly: 0, monthly: 1, quarterly: 3, half_year: 6, yearly: 12, consensus: 0};
const NO_WEEKDAY = ['daily', 'consensus'];
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const NTHS = [1, 2, 3, 4, -1];

/* "工作日 09:30", "周五 16:00", "11月27日 15:00" */
function whenWords(ritual) {
    if (ritual.kind === 'daily')
        return t('phone.ritual.workdays') + ' ' + ritual.time;
    if (ritual.kind === 'weekly')
        return t('phone.weekday.' + ritual.weekday % 7) + ' ' + ritual.time;
    return ritual.next ? shortDate(ritual.next.date) + ' ' + ritual.time : ritual.time;
}

async function send(node, sheet, outcomePromise) {
    const outcome = await outcomePromise;
    if (outcome.problem)
        showProblem(node, outcome.problem);
    else if (!sheet.closed)
        sheet.pop();
}

/* The tiles of a rule: which of them are asked for follows from the kind. */
function ruleTiles(rule) {
    const weekday = tiles(t('phone.ritual.weekday'), WEEKDAYS.map((value) => ({value, content: t('phone.weekday.' + value % 7)})),
        rule.weekday, false, (v) => { rule.weekday = v; }, 'days');
    const nth = tiles(t('phone.ritual.nth'), NTHS.map((value) => ({
        value, content: value < 0 ? t('phone.ritual.last') : t('phone.ritual.nth.n', {n: value}),
    })), rule.nth, false, (v) => { rule.nth = v; }, 'days');
    const month = el('div');
    const paint = () => {
        const span = SPANS[rule.kind];
        weekday.root.hidden = NO_WEEKDAY.indexOf(rule.kind) >= 0;
        nth.root.hidden = !span;
        month.hidden = span < 2;
        if (span < 2)
            return;
        const list = Array.from({length: span}, (x, i) => i + 1);
        rule.month = Math.min(rule.month || span, span);
        fill(month, tiles(t('phone.ritual.month'), list.map((value) => ({value, content: t('phone.ritual.month.n', {n: value})})),
            rule.month, false, (v) => { rule.month = v; }, 'days').root);
    };
    paint();
    return {nodes: [weekday.root, nth.root, month], paint};
}

function ruleFields(rule) {
    const span = SPANS[rule.kind];
    return {
        weekday: NO_WEEKDAY.indexOf(rule.kind) >= 0 ? null : rule.weekday,
        nth: span ? rule.nth : null,
        month: span > 1 ? rule.month : null,
    };
}

function ritualPage(ritual) {
    const rule = Object.assign({kind: 'weekly', weekday: 1, nth: -1, month: null}, ritual);
    rule.weekday = rule.weekday || 1;
    rule.nth = rule.nth || -1;
    return {
        title: ritual ? ritual.name : t('phone.ritual.add'),
        draw(body, sheet) {
            const name = field({name: 'name', label: t('phone.ritual.name'), value: ritual ? ritual.name : '', max: 12});
            const time = field({name: 'time', label: t('phone.ritual.time'), value: ritual ? ritual.time : '10:00', type: 'time'});
            const length = field({name: 'length_min', label: t('phone.ritual.length'), value: String(ritual ? ritual.length_min : 30),
                mode: 'numeric', max: 3});
            const parts = ruleTiles(rule);
            const kinds = ritual ? null : tiles(t('phone.ritual.kind'), KINDS.map((value) => ({value, content: t('phone.ritual.kind.' + value)})),
                rule.kind, false, (v) => { rule.kind = v; parts.paint(); }, 'three').root;
            const remove = ritual ? button({class: 'quiet bad', on: {click: () => send(node, sheet,
                act('ritual_remove', ritual.id, {}, t('phone.said.saved')))}}, icon('cross'), t('phone.ritual.remove')) : null;
            const node = form([name.root, kinds, time.root, parts.nodes, length.root, generalError(), primary(t('phone.save'))], (n) => {
                const fields = Object.assign({time: time.input.value, length_min: Number(length.input.value)}, ruleFields(rule));
                if (!ritual || name.input.value.trim() !== ritual.name)
                    fields.name = name.input.value.trim();
                if (!ritual)
                    fields.kind = rule.kind;
                if (!/^[0-9]+$/.test(length.input.value.trim()))
                    return showProblem(n, {fields: [{field: 'length_min', message: t('phone.ritual.length.bad')}]});
                return send(n, sheet, ritual ? act('ritual_edit', ritual.id, fields, t('phone.said.saved'))
                    : act('ritual_add', null, fields, t('phone.said.saved')));
            });
            fill(body, node, remove);
        },
    };
}

function calendarPage() {
    return {
        title: t('phone.calendar'),
        draw(body) {
            const address = el('input', {class: 'input', readonly: true, 'aria-label': t('phone.calendar'), dir: 'ltr'});
            const shown = el('div', {hidden: true}, address, el('p', {class: 'hint'}, t('phone.calendar.how')));
            const ask = async (path, done) => {
                try {
                    done(await post(path));
                } catch (error) {
                    toast(error.message, null, 'bad');
                }
            };
            fill(body, el('p', {class: 'said'}, t('phone.calendar.why')), shown,
                button({class: 'primary', on: {click: () => ask('/api/v1/me/calendar', (data) => {
                    address.value = location.origin + data.path;
                    shown.hidden = false;
                    address.select();
                })}}, icon('calendar'), t('phone.calendar.new')),
                button({class: 'quiet bad', on: {click: () => ask('/api/v1/me/calendar/revoke', () => {
                    shown.hidden = true;
                    toast(t('phone.said.calendar.ended'));
                })}}, icon('cross'), t('phone.calendar.end')));
        },
    };
}

export function ritualsPage() {
    return {
        title: t('phone.rituals'),
        live: true,
        async draw(body, sheet) {
            let list;
            try {
                list = (await get('/api/v1/rituals')).items;
            } catch (error) {
                fill(body, el('p', {class: 'said'}, error.message));
                return;
            }
            const edit = (ritual) => (isAdmin() ? () => sheet.push(ritualPage(ritual)) : null);
            fill(body, rows(list.map((ritual) => row('people', ritual.name, whenWords(ritual), edit(ritual)))),
                rows(row('calendar', t('phone.calendar'), '', () => sheet.push(calendarPage()))),
                isAdmin() ? button({class: 'second', on: {click: () => sheet.push(ritualPage(null))}}, icon('plus'),
                    el('span', null, t('phone.ritual.add'))) : null);
        },
    };
}
