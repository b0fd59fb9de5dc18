/*
 * settings: the team's name, people, columns and labels. For admins.
 */
import {act, doIt} from './actions.js';
import {button, el, fill, icon} from './dom.js';
import {confirmPage, field, form, generalError, primary, row, rows, showProblem, tiles} from './forms.js';
import {t} from './lang.js';
import {labelIcon, paperOf} from './note.js';
import {avatar} from './people.js';
import {labelOf, memberOf, shown, state, teamName} from './store.js';
import {countOf} from './words.js';
import {personPage} from './person.js';

const ROLES = ['member', 'admin', 'guest'];
const KINDS = ['todo', 'doing', 'done'];
const PAPERS = ['butter', 'mint', 'peach', 'lilac', 'blush', 'sky', 'kraft'];
const ICONS = ['wechat', 'channels', 'douyin', 'red', 'kol', 'general', 'flag', 'bulb', 'link', 'calendar', 'globe', 'ring'];

/* Sends the command; back on success, else the message at its field. */
async function send(node, sheet, outcomePromise) {
    const outcome = await outcomePromise;
    if (outcome.problem)
        showProblem(node, outcome.problem);
    else if (!sheet.closed)
        sheet.pop();
}

export function teamPage() {
    return {
        title: t('phone.settings.team'),
        draw(body, sheet) {
            const name = field({name: 'name', label: t('phone.first.team'), value: teamName(), max: 24});
            fill(body, form([name.root, generalError(), primary(t('phone.save'))], (node) =>
                send(node, sheet, act('team_edit', null, {name: name.input.value.trim()}, t('phone.said.saved')))));
        },
    };
}

/* --- people -------------------------------------------------------------------------------------- */

function memberAddPage() {
    return {
        title: t('phone.member.add'),
        focus: 'input',
        draw(body, sheet) {
            let role = 'member';
            const name = field({name: 'name', label: t('phone.me.name'), max: 16, hint: t('phone.join.hint')});
            const roles = tiles(t('phone.member.role'), ROLES.map((value) => ({value, content: t('phone.role.' + value)})), role,
                false, (v) => { role = v; }, 'three');
            fill(body, form([name.root, roles.root, generalError(), primary(t('phone.member.add'), 'plus')], (node) =>
                send(node, sheet, act('member_add', null, {name: name.input.value.trim(), role}, t('phone.said.saved')))));
        },
    };
}

function leavePage(member) {
    return {
        title: t('phone.member.leave'),
        draw(body, sheet) {
            let to = null;
            const others = shown().members.filter((m) => !m.left && m.id !== member.id);
            const heirs = tiles(t('phone.member.handto'), [{value: null, content: t('phone.nobody')}].concat(others.map((m) => ({
                value: m.id, content: [avatar(m, 's26'), el('span', null, m.name)],
            }))), null, false, (v) => { to = v; }, 'three');
            fill(body, el('p', {class: 'said'}, t('phone.member.leave.why', {name: member.name})),
                form([heirs.root, generalError(), primary(t('phone.member.leave.yes', {name: member.name}))], (node) =>
                    send(node, sheet, act('member_leave', member.id, {hand_to: to}, t('phone.said.saved')))));
        },
    };
}

function memberPage(id) {
    return {
        title: memberOf(id).name,
        live: true,
        draw(body, sheet) {
            const member = memberOf(id);
            const roles = tiles(t('phone.member.role'), ROLES.map((value) => ({value, content: t('phone.role.' + value)})),
                member.role, false, (role) => doIt('member_edit', id, {role}, t('phone.said.saved')), 'three');
            fill(body, member.left ? null : roles.root,
                rows(row('pencil', t('phone.member.edit'), '', () => sheet.push(personPage(id, false))),
                    member.left ? row('undo', t('phone.member.return'), '',
                        () => doIt('member_return', id, {}, t('phone.said.saved')))
                        : row('arrow-right', t('phone.member.leave'), '', () => sheet.push(leavePage(member))),
                    member.left ? row('lock', t('phone.member.redact'), '', () => sheet.push(confirmPage(t('phone.member.redact'),
                        t('phone.member.redact.why'), t('phone.member.redact'), () => act('member_redact', id, {}, '')))) : null));
        },
    };
}

export function membersPage() {
    return {
        title: t('phone.settings.members'),
        live: true,
        draw(body, sheet) {
            const people = shown().members.slice().sort((a, b) => Number(Boolean(a.left)) - Number(Boolean(b.left)));
            fill(body, rows(people.map((m) => button({class: 'row' + (m.left ? ' is-away' : ''),
                on: {click: () => sheet.push(memberPage(m.id))}}, avatar(m, 's44'),
            el('span', {class: 'row-label', dir: 'auto'}, m.name + (m.id === state.me.id ? t('phone.me.tag') : '')),
            el('span', {class: 'row-value'}, t(m.left ? 'phone.member.left' : 'phone.role.' + m.role)), icon('chevron-right', 'row-go')))),
            button({class: 'second', on: {click: () => sheet.push(memberAddPage())}}, icon('plus'), el('span', null, t('phone.member.add'))));
        },
    };
}

/* --- columns ------------------------------------------------------------------------------------- */

/* One page for a new column and for an old one. */
function columnPage(id) {
    const column = id ? shown().columns.find((c) => c.id === id) : {name: '', kind: 'doing', wip_limit: null, cards: []};
    return {
        title: id ? column.name : t('phone.column.add'),
        draw(body, sheet) {
            let kind = column.kind;
            const name = field({name: 'name', label: t('phone.column.name'), value: column.name, max: 12});
            const kinds = tiles(t('phone.column.kind'), KINDS.map((value) => ({value, content: t('column.' + value)})), kind,
                false, (v) => { kind = v; }, 'three');
            const limit = field({name: 'wip_limit', label: t('phone.column.limit'), hint: t('phone.column.limit.none'), mode: 'numeric',
                max: 2, value: column.wip_limit ? String(column.wip_limit) : ''});
            const remove = id ? button({class: 'quiet bad', on: {click: () => send(node, sheet,
                act('column_remove', id, {}, t('phone.said.saved')))}}, icon('cross'), t('phone.column.remove')) : null;
            const node = form([name.root, kinds.root, limit.root, generalError(), primary(t('phone.save'))], (n) => {
                const number = limit.input.value.trim();
                const fields = {kind, wip_limit: number === '' ? null : Number(number)};
                if (!id || name.input.value.trim() !== column.name)
                    fields.name = name.input.value.trim();
                if (number !== '' && !/^[1-9][0-9]?$/.test(number))
                    return showProblem(n, {fields: [{field: 'wip_limit', message: t('phone.column.limit.bad')}]});
                return send(n, sheet, id ? act('column_edit', id, fields, t('phone.said.saved'))
                    : act('column_add', null, fields, t('phone.said.saved')));
            });
            fill(body, node, remove);
        },
    };
}

function columnRow(column, i, list, sheet) {
    const count = countOf(column);
    const shift = (before) => doIt('column_move', column.id, {before}, t('phone.said.saved'));
    const after = list[i + 2];
    return el('div', {class: 'row-line'},
        row('board', column.name, count.text, () => sheet.push(columnPage(column.id))),
        button({class: 'round', 'aria-label': t('phone.column.left', {name: column.name}), disabled: i === 0,
            on: {click: () => shift(list[i - 1].id)}}, icon('arrow-up')),
        button({class: 'round', 'aria-label': t('phone.column.right', {name: column.name}), disabled: i === list.length - 1,
            on: {click: () => shift(after ? after.id : null)}}, icon('arrow-up', 'down')));
}

export function columnsPage() {
    return {
        title: t('phone.settings.columns'),
        live: true,
        draw(body, sheet) {
            const list = shown().columns;
            fill(body, rows(list.map((column, i) => columnRow(column, i, list, sheet))),
                button({class: 'second', on: {click: () => sheet.push(columnPage(null))}}, icon('plus'), el('span', null, t('phone.column.add'))));
        },
    };
}

/* --- labels -------------------------------------------------------------------------------------- */

function labelPage(id) {
    const label = id ? labelOf(id) : {name: '', paper: 'kraft', icon: 'general'};
    return {
        title: id ? label.name : t('phone.label.add'),
        draw(body, sheet) {
            let paper = label.paper;
            let drawing = label.icon;
            const name = field({name: 'name', label: t('phone.label.name'), value: label.name, max: 12});
            const papers = tiles(t('phone.label.paper'), PAPERS.map((value) => ({
                value, label: t('phone.paper.' + value), content: '', class: 'paper-tile paper-' + value,
            })), paper, false, (v) => { paper = v; }, 'seven');
            const icons = tiles(t('phone.label.icon'), ICONS.map((value) => ({value, content: icon(value), label: t('phone.icon') + ' ' + value})),
                drawing, false, (v) => { drawing = v; }, 'six');
            papers.root.dataset.field = 'paper';
            icons.root.dataset.field = 'icon';
            const remove = id ? button({class: 'quiet bad', on: {click: () => send(node, sheet,
                act('label_remove', id, {}, t('phone.said.saved')))}}, icon('cross'), t('phone.label.remove')) : null;
            const node = form([name.root, papers.root, icons.root, generalError(), primary(t('phone.save'))], (n) => {
                const fields = {paper, icon: drawing};
                if (!id || name.input.value.trim() !== label.name)
                    fields.name = name.input.value.trim();
                return send(n, sheet, id ? act('label_edit', id, fields, t('phone.said.saved'))
                    : act('label_add', null, fields, t('phone.said.saved')));
            });
            fill(body, node, remove);
        },
    };
}

export function labelsPage() {
    return {
        title: t('phone.settings.labels'),
        live: true,
        draw(body, sheet) {
            fill(body, rows(shown().labels.map((l) => button({class: 'row', on: {click: () => sheet.push(labelPage(l.id))}},
                el('span', {class: 'swatch ' + paperOf(l)}, labelIcon(l)), el('span', {class: 'row-label'}, l.name),
                el('span', {class: 'row-value'}), icon('chevron-right', 'row-go')))),
            button({class: 'second', on: {click: () => sheet.push(labelPage(null))}}, icon('plus'), el('span', null, t('phone.label.add'))));
        },
    };
}
