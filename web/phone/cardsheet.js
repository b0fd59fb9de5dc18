/*
 * cardsheet: one note, and all that can be done with it. The largest button is the next step.
 */
import {doIt, moveCard, tearOff} from './actions.js';
import {cardOf, columnOf} from './apply.js';
import {blockPage, checklistPage, duePage, editPage, labelPage, moveWords, ownersPage, redactPage, servesPage} from './cardpages.js';
import {keyResultOf, useGoals} from './goalstore.js';
import {helpButton, helpPage, helperLine} from './help.js';
import {marks} from './board.js';
import {button, el, fill, icon} from './dom.js';
import {row, rows} from './forms.js';
import {t} from './lang.js';
import {helpOf, loadMeetings, meetings} from './meetings.js';
import {faces, namesOf} from './people.js';
import {labelIcon, paperOf} from './note.js';
import {trueId, withdraw} from './queue.js';
import {openSheet} from './sheet.js';
import {isAdmin, labelOf, mayEdit, shown, state, subscribe} from './store.js';
import {ageDays, blockWord, dueWord, today, turnOf} from './words.js';

function since(card, column) {
    const words = [];
    const days = ageDays(card);
    if (column.kind !== 'done' && days !== null)
        words.push(days < 1 ? t('phone.since.new') : t('phone.since', {n: days}));
    if (card.due && column.kind !== 'done') {
        const due = dueWord(card.due, today());
        words.push(due.kind === 'late' ? due.text : t('phone.due.on', {when: due.text}));
    }
    return words.join(' · ');
}

function blockedLine(card) {
    const days = card.blocked.days || 0;
    return el('p', {class: 'blocked-line'}, icon('octagon-bar'),
        el('span', {dir: 'auto'}, blockWord(card.blocked)),
        days > 0 ? el('span', {class: 'blocked-days'}, '· ' + t('phone.blocked.days', {n: days + 1})) : null);
}

function preview(card, column) {
    const label = labelOf(card.label);
    const paper = el('div', {class: 'paper ' + paperOf(label)},
        el('p', {class: 'paper-title', dir: 'auto'}, card.title),
        card.blocked ? blockedLine(card) : null,
        card.note ? el('p', {class: 'paper-note', dir: 'auto'}, card.note) : null,
        el('p', {class: 'paper-foot'},
            card.owners.length
                ? el('span', {class: 'who'}, faces(card.owners, 's26'), el('span', {class: 'name'}, namesOf(card.owners))) : null,
            label ? el('span', {class: 'label'}, labelIcon(label), el('span', {class: 'label-name'}, label.name)) : null,
            el('span', {class: 'paper-since'}, since(card, column))));
    paper.style.setProperty('--turn', (turnOf(card.id) * 0.4).toFixed(2) + 'deg');
    return paper;
}

/* Who helps with the block, or the offer to. */
function helpLine(card, sheet) {
    if (!card.blocked || !meetings.data)
        return null;
    return el('div', {class: 'help-line'}, helperLine(card),
        helpButton(card, () => sheet.push(helpPage(card, (s) => { if (!s.closed) s.pop(); }))));
}

/* A change that waits, or that the wall refused: then it can be taken back here. */
function markLine(card, sheet) {
    const mark = marks().get(card.id);
    if (!mark)
        return null;
    if (mark.state === 'waiting')
        return el('p', {class: 'mark-line'}, icon('hourglass'), t('phone.mark.' + mark.what));
    return el('div', {class: 'mark-line refused'}, icon('octagon-bar'),
        el('span', null, t('phone.mark.why', {reason: mark.item.reason})),
        button({class: 'quiet', on: {click: () => {
            withdraw(mark.item);
            if (!cardOf(shown(), card.id))
                sheet.close();
        }}}, t('phone.takeback')));
}

function nextStep(card, column, sheet) {
    const board = shown();
    const to = board.columns[board.columns.indexOf(column) + 1];
    if (column.kind === 'done' || !to)
        return button({class: 'primary step', on: {click: () => { sheet.close(); tearOff(card.id); }}},
            icon('tear'), el('span', null, t('phone.tear')));
    return button({class: 'primary step', on: {click: () => { sheet.close(); moveCard(card.id, to.id, null); }}},
        icon(to.kind === 'done' ? 'tick-stamp' : 'arrow-right'), el('span', null, moveWords(column, to)));
}

/* One button for each other column, and for being stuck. */
function otherSteps(card, column, sheet) {
    const list = shown().columns;
    const here = list.indexOf(column);
    const skip = column.kind === 'done' ? -1 : here + 1;
    const others = list.map((to, i) => (i === here || i === skip ? null : button({class: 'second',
        on: {click: () => { sheet.close(); moveCard(card.id, to.id, null); }}},
    icon(i < here ? 'arrow-left' : 'arrow-right'), el('span', null, i < here ? t('phone.step.back', {column: to.name})
        : t('phone.step.to', {column: to.name})))));
    const stuck = card.blocked
        ? button({class: 'second good', on: {click: () => doIt('card_unblock', card.id, {}, t('phone.said.unblocked'))}},
            icon('tick-circle'), el('span', null, t('phone.unblock')))
        : column.kind === 'done' ? null : button({class: 'second bad', on: {click: () => sheet.push(blockPage(card))}},
            icon('octagon-bar'), el('span', null, t('phone.block')));
    return el('div', {class: 'steps'}, others, stuck);
}

function values(card) {
    const label = labelOf(card.label);
    return {
        owners: card.owners.length ? [faces(card.owners, 's26'), el('span', null, namesOf(card.owners))] : t('phone.nobody'),
        due: card.due ? dueWord(card.due, today()).text : t('phone.due.none'),
        label: label ? [labelIcon(label), el('span', null, label.name)] : t('phone.none'),
        serves: card.key_result ? (keyResultOf(card.key_result) || {title: t('phone.kr.title')}).title : t('phone.serves.none'),
        checks: card.checks && card.checks.total ? card.checks.done + '/' + card.checks.total : t('phone.none'),
    };
}

function facts(card, sheet) {
    const value = values(card);
    const go = (page) => (mayEdit() ? () => sheet.push(page(cardOf(shown(), trueId(card.id)) || card)) : null);
    return rows(row('people', t('phone.owners'), value.owners, go(ownersPage)),
        row('clock', t('phone.due'), value.due, go(duePage)),
        row('general', t('phone.label'), value.label, go(labelPage)),
        row('flag', t('phone.serves'), value.serves, go(servesPage)),
        mayEdit() || card.checks.total ? row('check', t('phone.checklist'), value.checks,
            mayEdit() || card.checks.total ? () => sheet.push(checklistPage(card.id)) : null) : null);
}

function actionsLine(card, column, sheet) {
    const tear = column.kind === 'done' ? null
        : button({class: 'quiet', on: {click: () => { sheet.close(); tearOff(card.id); }}}, icon('tear'), t('phone.tear'));
    return el('div', {class: 'sheet-actions'},
        button({class: 'quiet', on: {click: () => sheet.push(editPage(cardOf(shown(), card.id) || card))}},
            icon('pencil'), t('phone.edit')),
        isAdmin() ? button({class: 'quiet', on: {click: () => sheet.push(redactPage(card, sheet))}},
            icon('lock'), t('phone.redact')) : null,
        tear);
}

function draw(body, sheet, id) {
    const board = shown();
    const card = cardOf(board, trueId(id));
    const column = columnOf(board, trueId(id));
    if (!card)
        return;
    fill(body, preview(card, column), markLine(card, sheet), helpLine(card, sheet),
        mayEdit() ? [el('p', {class: 'caption'}, t('phone.moveto')), nextStep(card, column, sheet),
            otherSteps(card, column, sheet)] : null,
        facts(card, sheet), mayEdit() ? actionsLine(card, column, sheet) : null);
}

export function openCard(id) {
    const card = cardOf(shown(), id);
    if (!card)
        return null;
    let said = '';
    let stop = () => {};
    const release = useGoals();
    const sheet = openSheet('sheet', {title: t('phone.card'), bare: true, live: true,
        draw: (body, s) => draw(body, s, id)}, () => { stop(); release(); });
    /* Helpers are told with the meetings: they are asked for once for each state of the board, for a blocked note. */
    const askHelp = (card) => {
        if (card.blocked && state.board && meetings.seq !== state.board.seq)
            loadMeetings().then((told) => told && !sheet.closed && look());
    };
    /* Somebody else may change or take away the note while it is open here. */
    const look = () => {
        const now = cardOf(shown(), trueId(id));
        if (!now) {
            sheet.close();
            return;
        }
        askHelp(now);
        const text = JSON.stringify([now, columnOf(shown(), now.id).id, shown().columns.length, marks().get(now.id) || null,
            state.me.role, keyResultOf(now.key_result), now.blocked && [meetings.data !== null, helpOf(now.id)]]);
        if (said && said !== text)
            sheet.redraw();
        said = text;
    };
    stop = subscribe(look);
    look();
    return sheet;
}
