/*
 * cardpages: the pages behind a note's sheet, one for each thing that can be changed.
 */
import {act, doIt} from './actions.js';
import {cardOf} from './apply.js';
import {button, composing, el, fill, guardIme, icon} from './dom.js';
import {confirmPage, field, form, generalError, primary, showProblem, tiles} from './forms.js';
import {goals, ownerName} from './goalstore.js';
import {keepDraft} from './keep.js';
import {t} from './lang.js';
import {labelIcon, paperOf} from './note.js';
import {avatar, present} from './people.js';
import {trueId} from './queue.js';
import {labelOf, mayEdit, memberOf, shown} from './store.js';
import {addDays, comingFriday, shortDate, today, weekday} from './words.js';

export const TITLE_MAX = 120;
export const NOTE_MAX = 2000;
const REASON_MAX = 40;
const ITEM_MAX = 120;
const BLOCK_TYPES = ['waiting', 'dependency', 'resource', 'decision', 'tech'];

export function moveWords(from, to) {
    if (to.kind === 'done')
        return t('phone.step.done');
    return to.kind === 'doing' && from.kind === 'todo' ? t('phone.step.start') : t('phone.step.to', {column: to.name});
}

/* Changes the card; back to its sheet when that went well, else the message at the field. */
async function save(node, sheet, card, body, said) {
    const outcome = await act('card_edit', card.id, body, said);
    if (outcome.problem)
        showProblem(node, outcome.problem);
    else if (!sheet.closed)
        sheet.pop();
    return outcome;
}

/* People to choose several from; someone who left but still owns the note can be taken off. */
export function ownerTiles(chosen, changed) {
    const gone = chosen.map(memberOf).filter((m) => m && m.left);
    return tiles(t('phone.owners'), present().concat(gone).map((m) => ({
        value: m.id, label: m.name, content: avatar(m, 's44'), class: 'face-tile',
    })), chosen, true, changed, 'faces-row');
}

export function ownersPage(card) {
    return {
        title: t('phone.owners'),
        draw(body, sheet) {
            const gone = card.owners.map(memberOf).filter((m) => m && m.left);
            const people = present().concat(gone).map((m) => ({
                value: m.id, content: [avatar(m, 's44'), el('span', {dir: 'auto'}, m.name)], class: 'person-tile',
            }));
            const who = tiles(t('phone.owners.hint'), people, card.owners, true, () => {}, 'three');
            who.root.dataset.field = 'owners';
            fill(body, form([who.root, generalError(), primary(t('phone.done'))],
                (node) => save(node, sheet, card, {owners: who.value()}, t('phone.said.owners'))));
        },
    };
}

/* Chips for the days people mean, and a calendar for the others. changed(day or null). */
export function dueTiles(value, changed) {
    const now = today();
    const friday = comingFriday(now);
    const days = [{value: null, content: t('phone.due.none')}, {value: now, content: t('phone.due.today')},
        {value: addDays(now, 1), content: t('phone.due.tomorrow')}];
    if (friday !== days[2].value)
        days.push({value: friday, content: weekday(friday)});
    const picked = tiles(t('phone.due.when'), days, value, false, (day) => { paint(day); changed(day); }, 'days');
    const input = el('input', {type: 'date', class: 'date-input', 'aria-label': t('phone.due.calendar')});
    const other = el('span', {class: 'tile date-tile'}, icon('calendar'), el('span', {class: 'date-word'}), input);
    function paint(day) {
        const custom = day && !days.some((d) => d.value === day);
        other.classList.toggle('is-chosen', Boolean(custom));
        other.querySelector('.date-word').textContent = custom ? shortDate(day) : '';
        input.value = day || '';
    }
    input.addEventListener('change', () => {
        const day = input.value || null;
        picked.set(day);
        paint(day);
        changed(day);
    });
    picked.root.querySelector('.tiles').appendChild(other);
    picked.root.dataset.field = 'due';
    picked.root.appendChild(el('p', {class: 'error', role: 'alert'}));
    paint(value);
    return picked;
}

export function duePage(card) {
    return {
        title: t('phone.due'),
        draw(body, sheet) {
            let day = card.due || null;
            const node = form([dueTiles(day, (d) => { day = d; }).root, generalError(), primary(t('phone.done'))],
                (n) => save(n, sheet, card, {due: day}, t('phone.said.due')));
            fill(body, node);
        },
    };
}

export function labelTiles(value, changed) {
    return tiles(t('phone.label.which'), shown().labels.map((l) => ({
        value: l.id, content: [labelIcon(l), el('span', null, l.name)], class: 'label-tile ' + paperOf(l),
    })), value, false, changed, 'three');
}

export function labelPage(card) {
    return {
        title: t('phone.label'),
        draw(body, sheet) {
            let label = card.label || null;
            const list = labelTiles(label, (id) => { label = id; });
            const none = button({class: 'quiet', on: {click: () => { label = null; list.set(null); }}}, icon('cross'),
                t('phone.label.none'));
            list.root.dataset.field = 'label';
            fill(body, form([list.root, none, generalError(), primary(t('phone.done'))],
                (node) => save(node, sheet, card, {label}, t('phone.said.label'))));
        },
    };
}

/* The key results that a note can serve, under their objectives; '' for none. */
export function servesOptions() {
    const list = [].concat(...(goals() ? goals().objectives : []).map((objective) => objective.key_results.map((kr) => ({
        value: kr.id, text: kr.title, group: [ownerName(objective.owner), objective.title].filter(Boolean).join(' · '),
    }))));
    return [{value: '', text: t('phone.serves.none')}].concat(list);
}

/* One tap is the answer: no button to press after it. */
export function servesPage(card) {
    return {
        title: t('phone.serves'),
        draw(body, sheet) {
            const error = generalError();
            const node = el('div', {class: 'serves-list', data: {field: 'key_result'}}, error);
            const choose = async (value) => {
                const outcome = await act('card_edit', card.id, {key_result: value || null}, t('phone.said.serves'));
                if (outcome.problem)
                    showProblem(node, {fields: [], message: outcome.problem.sentence()});
                else if (!sheet.closed)
                    sheet.pop();
            };
            let group = '';
            servesOptions().forEach((option) => {
                if (option.group && option.group !== group)
                    node.insertBefore(el('p', {class: 'caption', dir: 'auto'}, option.group), error);
                group = option.group || '';
                node.insertBefore(button({class: 'second serves-choice', 'aria-pressed': String((card.key_result || '') === option.value),
                    on: {click: () => choose(option.value)}}, icon(option.value ? 'flag' : 'cross'), el('span', {dir: 'auto'}, option.text)), error);
            });
            fill(body, node);
        },
    };
}

export function blockPage(card) {
    return {
        title: t('phone.block'),
        draw(body, sheet) {
            let type = 'waiting';
            const kinds = tiles(t('phone.block.which'), BLOCK_TYPES.map((value) => ({
                value, content: el('span', null, t('block.' + value)),
            })), type, false, (v) => { type = v; }, 'three');
            const reason = field({name: 'reason', label: t('phone.block.reason'), hint: t('phone.block.hint'), max: REASON_MAX,
                enter: 'done'});
            const forgetDraft = keepDraft(reason.input, 'block.' + card.id);
            fill(body, form([kinds.root, reason.root, generalError(), primary(t('phone.block'), 'octagon-bar')], async (node) => {
                const text = reason.input.value.trim();
                const outcome = await act('card_block', card.id, text ? {type, reason: text} : {type}, t('phone.said.blocked'));
                if (outcome.problem) {
                    showProblem(node, outcome.problem);
                    return;
                }
                forgetDraft();
                if (!sheet.closed)
                    sheet.pop();
            }));
        },
    };
}

export function editPage(card) {
    return {
        title: t('phone.edit'),
        focus: 'textarea',
        draw(body, sheet) {
            const title = field({name: 'title', label: t('phone.title'), value: card.title, max: TITLE_MAX, area: true, rows: 2});
            const note = field({name: 'note', label: t('phone.note'), value: card.note, max: NOTE_MAX, area: true, rows: 6,
                hint: t('phone.note.hint')});
            title.input.classList.add('hand', paperOf(labelOf(card.label)));
            const drops = [keepDraft(title.input, 'title.' + card.id), keepDraft(note.input, 'note.' + card.id)];
            fill(body, form([title.root, note.root, generalError(), primary(t('phone.save'))], async (node) => {
                const change = {};
                if (title.input.value.trim() !== card.title)
                    change.title = title.input.value.trim();
                if (note.input.value !== (card.note || ''))
                    change.note = note.input.value;
                if (!Object.keys(change).length) {
                    drops.forEach((drop) => drop());
                    sheet.pop();
                    return;
                }
                const outcome = await save(node, sheet, card, change, t('phone.said.edited'));
                if (!outcome.problem)
                    drops.forEach((drop) => drop());
            }));
        },
    };
}

export function redactPage(card, sheet) {
    return confirmPage(t('phone.redact'), t('phone.redact.why'), t('phone.redact.yes'), async () => {
        const outcome = await act('card_redact', card.id, {}, '');
        if (!outcome.problem)
            sheet.close();
        return outcome;
    });
}

function checkItem(card, item, changeList) {
    const input = guardIme(el('input', {class: 'input plain', maxlength: ITEM_MAX, dir: 'auto', 'aria-label': t('phone.checklist.text'),
        readonly: !mayEdit()}));
    input.value = item.text;
    input.addEventListener('change', () => {
        const text = input.value.trim();
        changeList((list) => (text ? list.map((one) => (one.id === item.id ? Object.assign({}, one, {text}) : one))
            : list.filter((one) => one.id !== item.id)));
    });
    const box = button({class: 'check-box', role: 'checkbox', 'aria-checked': String(Boolean(item.done)), 'aria-label': item.text,
        disabled: !mayEdit(), on: {click: () => doIt('card_check', card.id, {item: item.id, done: !item.done}, '')}},
    icon('check'));
    const away = button({class: 'round', 'aria-label': t('phone.checklist.remove', {text: item.text}),
        on: {click: () => changeList((list) => list.filter((one) => one.id !== item.id))}}, icon('cross'));
    return el('li', {class: 'check-item' + (item.done ? ' is-done' : '')}, box, input, mayEdit() ? away : null);
}

export function checklistPage(id) {
    return {
        title: t('phone.checklist'),
        live: true,
        draw(body) {
            const card = cardOf(shown(), trueId(id));
            const clean = (list) => list.map((one) => (/^new-/.test(one.id || '') ? {text: one.text, done: one.done} : one));
            const changeList = (edit) => doIt('card_edit', card.id,
                {checklist: clean(edit(cardOf(shown(), trueId(id)).checklist))}, '');
            const add = field({name: 'checklist', label: t('phone.checklist.add'), max: ITEM_MAX, enter: 'done'});
            const forgetDraft = keepDraft(add.input, 'check.' + id);
            const node = form([add.root, el('button', {type: 'submit', class: 'second'}, icon('plus'),
                el('span', null, t('phone.checklist.put')))], async () => {
                const text = add.input.value.trim();
                if (!text)
                    return;
                forgetDraft();
                add.input.value = '';
                const outcome = await changeList((list) => list.concat({text, done: false}));
                if (outcome.problem)
                    showProblem(node, outcome.problem);
            });
            add.input.addEventListener('keydown', (event) => composing(event) && event.stopPropagation());
            fill(body, el('ul', {class: 'checklist'}, card.checklist.map((item) => checkItem(card, item, changeList))),
                mayEdit() ? node : null);
        },
    };
}
