/*
 * cyclepages: the cycle with its dates, the days that are not what the calendar says, and the units that
 * own objectives. Everybody reads; admins change.
 */
import {act} from './actions.js';
import {get} from './api.js';
import {button, el, fill, icon, newId} from './dom.js';
import {field, form, generalError, primary, row, rows, selectRow, showProblem, tiles} from './forms.js';
import {submit} from './goalforms.js';
import {goals, useGoals} from './goalstore.js';
import {cycleLine, cycleName, slashDate} from './goalwords.js';
import {t} from './lang.js';
import {openSheet} from './sheet.js';
import {isAdmin, subscribe} from './store.js';
import {daysBetween, shortDate, today, weekday} from './words.js';

const DATES = ['first', 'last', 'drafting', 'consensus', 'publishing', 'review'];
const NAME_MAX = 16;
const LEVELS = ['company', 'department', 'team'];
const MILESTONE_ICONS = {drafting: 'pencil', consensus: 'people', publishing: 'flag', tracking: 'flow', review: 'undo', first: 'calendar', last: 'calendar'};

/* --- the cycle ----------------------------------------------------------------------------------- */

function milestones(cycle) {
    const list = DATES.map((name) => ({name, day: cycle[name]})).concat((cycle.tracking || []).map((day) => ({name: 'tracking', day})));
    return list.filter((one) => one.day).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function distance(day) {
    const n = daysBetween(today(), day);
    if (n === 0)
        return t('phone.due.today');
    return n > 0 ? t('phone.cycle.in_days', {n}) : '';
}

function milestoneRow(one, next) {
    return el('div', {class: 'row' + (one.day < today() ? ' is-away' : one === next ? ' is-next' : '')}, icon(MILESTONE_ICONS[one.name]),
        el('span', {class: 'row-label'}, t('phone.cycle.' + one.name)),
        el('span', {class: 'row-value'}, el('span', null, shortDate(one.day) + ' ' + weekday(one.day)), el('b', null, distance(one.day))));
}

function dateField(name, value) {
    const id = newId('date-');
    const input = el('input', {type: 'date', class: 'input', id, name});
    input.value = value || '';
    return {input, root: el('div', {class: 'field', data: {field: name}}, el('label', {class: 'caption', for: id}, t('phone.cycle.' + name)), input,
        el('p', {class: 'error', role: 'alert'}))};
}

function editPage(cycle) {
    return {
        title: t('phone.cycle.edit', {name: cycleName(cycle)}),
        draw(body, sheet) {
            const name = field({name: 'name', label: t('phone.cycle.name'), value: cycle.name, max: NAME_MAX, hint: cycleName(cycle)});
            const inputs = DATES.map((one) => dateField(one, cycle[one]));
            const node = form([name.root, el('div', {class: 'two-fields is-wrapping'}, inputs.map((one) => one.root)),
                el('p', {class: 'hint form-hint'}, t('phone.cycle.rule')), generalError(), primary(t('phone.save'))], async () => {
                const change = {};
                if (name.input.value.trim() !== cycle.name)
                    change.name = name.input.value.trim() || null;
                DATES.forEach((one, i) => {
                    if (inputs[i].input.value !== (cycle[one] || ''))
                        change[one] = inputs[i].input.value || null;
                });
                if (!Object.keys(change).length)
                    sheet.back();
                else
                    await submit(node, sheet, act('cycle_edit', cycle.id, change, t('phone.said.saved')));
            });
            fill(body, node);
        },
    };
}

/* What is to come after this cycle, and what was before. */
function otherCycles(place, current, sheet) {
    get('/api/v1/cycles').then((data) => {
        if (!place.isConnected)
            return;
        fill(place, rows(data.items.filter((one) => one.id !== current.id).map((one) => row('calendar', cycleName(one),
            shortDate(one.first) + ' – ' + shortDate(one.last), isAdmin() ? () => sheet.push(editPage(one)) : null))));
    }, () => {});
    return place;
}

function drawCycle(body, sheet) {
    const cycle = goals() && goals().cycle;
    if (!cycle) {
        fill(body, el('p', {class: 'said'}, t('phone.cycle.unknown')), rows(row('people', t('phone.units.title'), '', () => sheet.push(unitsPage())),
            row('calendar', t('phone.days.title'), '', () => sheet.push(daysPage()))));
        return;
    }
    const list = milestones(cycle);
    const next = list.find((one) => one.day >= today());
    const passed = cycle.days_total ? t('phone.cycle.days', {n: cycle.days_passed, of: cycle.days_total, share: Math.round(cycle.expected * 100)}) : '';
    fill(body, el('p', {class: 'cycle-says'}, el('b', null, cycleLine(cycle)), el('span', null, passed)),
        rows(list.map((one) => milestoneRow(one, next))),
        rows(isAdmin() ? row('pencil', t('phone.cycle.edit', {name: cycleName(cycle)}), '', () => sheet.push(editPage(cycle))) : null,
            row('calendar', t('phone.days.title'), '', () => sheet.push(daysPage())),
            row('people', t('phone.units.title'), String(goals().units.length || ''), () => sheet.push(unitsPage()))),
        el('p', {class: 'caption'}, t('phone.cycle.others')), otherCycles(el('div'), cycle, sheet));
}

export function openCycle() {
    const release = useGoals();
    let stop = () => {};
    let said = '';
    const sheet = openSheet('sheet', {title: t('phone.cycle.title'), live: true, draw: drawCycle}, () => { stop(); release(); });
    stop = subscribe(() => {
        const now = JSON.stringify([goals() && goals().cycle, goals() && goals().units]);
        if (said && said !== now)
            sheet.redraw();
        said = now;
    });
}

/* --- days ---------------------------------------------------------------------------------------- */

function dayPage(day) {
    return {
        title: t(day ? 'phone.days.edit' : 'phone.days.add'),
        draw(body, sheet) {
            let rule = day ? day.rule : 'off';
            const date = dateField('date', day ? day.date : today());
            const name = field({name: 'name', label: t('phone.days.name'), value: day ? day.name : '', max: NAME_MAX, hint: t('phone.days.name.hint')});
            const rules = tiles(t('phone.days.rule'), ['off', 'work'].map((value) => ({value, content: t('phone.days.' + value)})), rule, false,
                (v) => { rule = v; }, 'two');
            date.input.disabled = Boolean(day);
            const clear = day && day.own ? button({class: 'quiet bad', on: {click: () => submit(node, sheet,
                act('day_clear', day.date, {}, t('phone.said.removed')))}}, icon('cross'), t('phone.days.clear')) : null;
            const node = form([date.root, rules.root, name.root, generalError(), primary(t('phone.save'))], () =>
                submit(node, sheet, act('day_set', null, {date: date.input.value, rule, name: name.input.value.trim()}, t('phone.said.saved'))));
            fill(body, node, clear);
        },
    };
}

function dayRow(day, sheet) {
    const go = isAdmin() ? () => sheet.push(dayPage(day)) : null;
    const inside = [el('span', {class: 'day-mark is-' + day.rule}, t('phone.days.mark.' + day.rule)),
        el('span', {class: 'row-label'}, day.date.slice(0, 4) + '/' + slashDate(day.date) + ' ' + weekday(day.date)),
        el('span', {class: 'row-value', dir: 'auto'}, day.name || '', day.own ? icon('pencil') : null)];
    return go ? button({class: 'row', on: {click: go}}, inside) : el('div', {class: 'row'}, inside);
}

function daysPage() {
    return {
        title: t('phone.days.title'),
        draw(body, sheet) {
            const place = el('div', null, el('p', {class: 'said'}, t('phone.loading')));
            get('/api/v1/calendar-days').then((data) => {
                const from = goals() && goals().cycle ? goals().cycle.first : today();
                const near = data.items.filter((day) => day.own || day.date >= from).slice(0, 80);
                fill(place, near.length ? rows(near.map((day) => dayRow(day, sheet))) : el('p', {class: 'said'}, t('phone.days.none')),
                    data.known && data.known.length ? el('p', {class: 'hint'}, t('phone.days.known', {years: data.known.join(t('phone.comma'))})) : null);
            }, (error) => fill(place, el('p', {class: 'said'}, error.message)));
            fill(body, isAdmin() ? button({class: 'second', on: {click: () => sheet.push(dayPage(null))}}, icon('plus'),
                el('span', null, t('phone.days.add'))) : null, el('div', {class: 'spaced'}, place));
        },
    };
}

/* --- units --------------------------------------------------------------------------------------- */

function unitPage(unit) {
    return {
        title: t(unit ? 'phone.units.edit' : 'phone.units.add'),
        focus: 'input',
        draw(body, sheet) {
            const draft = {level: unit ? unit.level : 'department', parent: (unit && unit.parent) || '', outside: unit ? unit.outside : false};
            const name = field({name: 'name', label: t('phone.units.name'), value: unit ? unit.name : '', max: NAME_MAX, hint: t('phone.units.name.hint')});
            const levels = tiles(t('phone.units.level'), LEVELS.map((value) => ({value, content: t('phone.units.' + value)})), draft.level, false,
                (v) => { draft.level = v; }, 'three');
            const outside = tiles(t('phone.units.where'), [false, true].map((value) => ({value, content: t(value ? 'phone.units.outside' : 'phone.units.inside')})),
                draft.outside, false, (v) => { draft.outside = v; }, 'two');
            const others = goals().units.filter((other) => !unit || other.id !== unit.id).map((other) => ({value: other.id, text: other.name}));
            const parent = selectRow({name: 'parent', icon: 'tree', label: t('phone.units.parent')}, [{value: '', text: t('phone.none')}].concat(others),
                draft.parent, (v) => { draft.parent = v; });
            const remove = unit ? button({class: 'quiet bad', on: {click: async () => {
                const outcome = await act('unit_remove', unit.id, {}, t('phone.said.removed'));
                if (outcome.problem)
                    showProblem(node, outcome.problem);
                else
                    sheet.back();
            }}}, icon('cross'), t('phone.units.remove')) : null;
            const node = form([name.root, levels.root, outside.root, others.length ? parent : null, generalError(), primary(t('phone.save'))], () => {
                const fields = {name: name.input.value.trim(), level: draft.level, outside: draft.outside, parent: draft.parent || null};
                return submit(node, sheet, act(unit ? 'unit_edit' : 'unit_add', unit ? unit.id : null, fields, t('phone.said.saved')));
            });
            fill(body, node, remove);
        },
    };
}

function unitsPage() {
    return {
        title: t('phone.units.title'),
        live: true,
        draw(body, sheet) {
            const units = goals() ? goals().units : [];
            fill(body, units.length ? rows(units.map((unit) => row('people', unit.name, t('phone.units.' + unit.level) +
                (unit.outside ? ' · ' + t('phone.units.outside') : ''), isAdmin() ? () => sheet.push(unitPage(unit)) : null)))
                : el('p', {class: 'said'}, t('phone.units.none')),
            isAdmin() ? button({class: 'second', on: {click: () => sheet.push(unitPage(null))}}, icon('plus'), el('span', null, t('phone.units.add'))) : null);
        },
    };
}

