/*
 * board: the columns and their notes, kept by key: a change touches the notes that it is about, however
 * many there are. What moved glides from where it was (flip.js).
 */
import {cardOf} from './apply.js';
import {button, el, fill, icon} from './dom.js';
import {startFlip} from './flip.js';
import {keyResultOf} from './goalstore.js';
import {language, t} from './lang.js';
import {drawNote, makeNote} from './note.js';
import {pending} from './queue.js';
import {makeSegments} from './segments.js';
import {mayEdit, setColumn, shown, state} from './store.js';
import {drawVoteBanner, makeVoteBanner} from './vote.js';
import {drawWeekBanner, makeWeekBanner} from './week.js';
import {countOf, today} from './words.js';

const WHAT = {card_create: 'created', card_move: 'moved', card_restore: 'moved', undo: 'undone'};

/* Cards with a change that has to wait, or that the wall refused. */
export function marks() {
    const found = new Map();
    for (const item of pending())
        if (item.target && (item.state === 'refused' || (item.state === 'waiting' && item.late)))
            found.set(item.target, {state: item.state, what: WHAT[item.name] || 'edited', item});
    return found;
}

/* The column shown at phone width. */
export function currentColumn() {
    const board = shown();
    if (!board)
        return null;
    return board.columns.find((c) => c.id === state.column) || board.columns.find((c) => c.kind === 'doing') ||
        board.columns[0] || null;
}

/* Where a new note goes: the column shown, unless work ends there. */
export function targetColumn() {
    const current = currentColumn();
    if (current && current.kind !== 'done')
        return current;
    return shown().columns.find((c) => c.kind === 'todo') || shown().columns[0];
}

export function makeBoard(actions) {
    const columns = el('div', {class: 'columns'});
    const segments = makeSegments((id) => actions.column(id));
    const add = button({class: 'primary add', on: {click: () => actions.add(null)}}, icon('plus'), el('span'));
    const week = makeWeekBanner();
    const vote = makeVoteBanner();
    const root = el('div', {class: 'board'}, vote, week, segments.root, columns, el('div', {class: 'add-bar', hidden: true}, add));
    return {root, columns, segments, vote, week, add, actions, lists: new Map(), notes: new Map(), drawn: false};
}

function makeColumn(view, id) {
    const name = el('h2', {class: 'tape'});
    const count = el('span', {class: 'count'});
    const plus = button({class: 'quiet add-here', on: {click: () => view.actions.add(id)}}, icon('plus'), el('span'));
    const list = el('ul', {class: 'notes', data: {column: id}});
    const empty = el('div', {class: 'empty'});
    const root = el('section', {class: 'column', data: {column: id}},
        el('header', {class: 'column-head'}, name, count, plus), list, empty);
    view.actions.listMade(list);
    return {root, name, count, plus, list, empty};
}

function drawCount(node, column) {
    const count = countOf(column);
    fill(node, el('b', null, String(count.n)), count.limit ? '/' + count.limit : null,
        count.over ? el('span', {class: 'over'}, icon('triangle-mark'), t('phone.over', {n: count.over})) : null);
}

function drawEmpty(view, part, column) {
    part.empty.hidden = column.cards.length > 0;
    if (part.empty.hidden || part.empty.dataset.kind === column.kind + language())
        return;
    part.empty.dataset.kind = column.kind + language();
    const slot = column.kind === 'todo' && mayEdit()
        ? button({class: 'slot', on: {click: () => view.actions.add(column.id)}}, icon('plus'), t('phone.add'))
        : el('p', {class: 'slot'}, t('phone.empty.' + column.kind));
    fill(part.empty, slot);
}

function drawHead(view, part, column) {
    const count = countOf(column);
    part.name.textContent = column.name;
    drawCount(part.count, column);
    part.root.setAttribute('aria-label', t('phone.column.label', {name: column.name, n: count.text}));
    part.plus.hidden = !mayEdit() || column.kind !== 'todo';
    part.plus.lastChild.textContent = t('phone.add.short');
    part.root.classList.toggle('is-current', column === currentColumn());
    part.root.dataset.kind = column.kind;
    drawEmpty(view, part, column);
}

/* Puts `nodes` in order into the list, moving as few as it can. */
function arrange(list, nodes) {
    let at = list.firstElementChild;
    for (const node of nodes) {
        if (at !== node && at && at.nextElementSibling === node && node !== nodes[nodes.length - 1]) {
            const away = at;
            at = node;
            list.appendChild(away);
        }
        if (at === node)
            at = at.nextElementSibling;
        else
            list.insertBefore(node, at);
    }
}

/* A key result may have another name, or be known only after the board. */
function servedBy(card) {
    const kr = card.key_result ? keyResultOf(card.key_result) : null;
    return kr ? kr.title : null;
}

function drawNotes(view, part, column, common) {
    const nodes = column.cards.map((card) => {
        const mark = common.marks.get(card.id);
        const said = JSON.stringify([card, servedBy(card), mark && [mark.state, mark.what], column.kind, common.said]);
        let node = view.notes.get(card.id);
        if (!node) {
            node = makeNote(view.actions.open);
            view.notes.set(card.id, node);
        }
        if (node.kwSaid !== said) {
            drawNote(node, card, column, mark, common.now);
            node.kwSaid = said;
        }
        return node;
    });
    arrange(part.list, nodes);
}

function forgetGone(view, board) {
    const cards = new Set();
    board.columns.forEach((c) => c.cards.forEach((card) => cards.add(card.id)));
    view.notes.forEach((node, id) => {
        if (!cards.has(id)) {
            node.remove();
            view.notes.delete(id);
        }
    });
    const columns = new Set(board.columns.map((c) => c.id));
    view.lists.forEach((part, id) => {
        if (!columns.has(id)) {
            part.root.remove();
            view.lists.delete(id);
        }
    });
}

/* A note that was made here takes its true id when the wall has answered; its element stays. */
export function renameNote(view, from, to) {
    const node = view.notes.get(from);
    if (node && !view.notes.has(to)) {
        view.notes.delete(from);
        view.notes.set(to, node);
        node.kwSaid = '';
    }
}

function drawColumns(view, board, common) {
    board.columns.forEach((column, i) => {
        let part = view.lists.get(column.id);
        if (!part) {
            part = makeColumn(view, column.id);
            view.lists.set(column.id, part);
        }
        if (view.columns.children[i] !== part.root)
            view.columns.insertBefore(part.root, view.columns.children[i] || null);
        drawHead(view, part, column);
        drawNotes(view, part, column, common);
    });
}

export function drawBoard(view) {
    const board = shown();
    if (!board)
        return;
    const active = document.activeElement;
    const finish = view.drawn ? startFlip(view.columns) : null;
    const common = {
        marks: marks(), now: today(), said: JSON.stringify([board.members, board.labels, language(), mayEdit(), today()]),
    };
    forgetGone(view, board);
    drawColumns(view, board, common);
    drawVoteBanner(view.vote);
    drawWeekBanner(view.week);
    view.segments.draw(board.columns, currentColumn());
    view.add.parentNode.hidden = !mayEdit();
    view.add.lastChild.textContent = t('phone.add');
    view.root.dataset.columns = String(Math.min(board.columns.length, 4));
    if (finish)
        finish();
    view.drawn = true;
    /* Moving an element takes the focus from it. */
    if (active && active !== document.activeElement && active.isConnected && view.columns.contains(active))
        active.focus({preventScroll: true});
}

/* Shows the column to the left or right; answers whether there is one. */
export function stepColumn(step) {
    const list = shown().columns;
    const to = list[list.indexOf(currentColumn()) + step];
    if (to)
        setColumn(to.id);
    return Boolean(to);
}

export function noteNode(view, id) {
    return cardOf(shown(), id) ? view.notes.get(id) : null;
}
