/*
 * note: one sticky note as an element of a list. It is made once per card and redrawn only when what it
 * says has changed.
 */
import {button, el, fill, icon} from './dom.js';
import {keyResultOf} from './goalstore.js';
import {t} from './lang.js';
import {faces, namesOf} from './people.js';
import {labelOf, mayEdit} from './store.js';
import {ageDays, ageWord, blockWord, cut, dueWord, turnOf} from './words.js';

const CHIP_CHARS = 4;
const OLD_DAYS = 5;

export function paperOf(label) {
    return 'paper-' + ((label && label.paper) || 'butter');
}

export function labelIcon(label) {
    return icon((label && label.icon) || 'general');
}

function chip(kind, name, text) {
    return el('span', {class: 'chip chip-' + kind}, name ? icon(name) : null, text);
}

export function dueChip(card, now) {
    const due = dueWord(card.due, now);
    return chip(due.kind, due.kind === 'late' ? 'clock' : null, due.text);
}

export function blockChip(blocked) {
    return chip('blocked', 'octagon-bar', cut(blockWord(blocked), CHIP_CHARS));
}

export function checksOf(card) {
    return card.checks && card.checks.total
        ? el('span', {class: 'checks'}, icon('check'), card.checks.done + '/' + card.checks.total)
        : null;
}

function age(card) {
    const days = ageDays(card);
    return el('span', {class: 'age' + (days !== null && days >= OLD_DAYS ? ' old' : '')}, ageWord(card));
}

/* The right end of the foot: what waits, else a date that had no room above, else the age. */
function tail(card, column, mark, now) {
    if (mark && mark.state === 'refused')
        return el('span', {class: 'mark refused'}, icon('octagon-bar'), t('phone.mark.refused'));
    if (mark)
        return el('span', {class: 'mark'}, icon('hourglass'), t('phone.mark.' + mark.what));
    if (column.kind === 'done')
        return null;
    return card.blocked && card.due ? dueChip(card, now) : age(card);
}

function head(card, column, now) {
    if (card.blocked)
        return blockChip(card.blocked);
    return card.due && column.kind !== 'done' ? dueChip(card, now) : null;
}

function labelPart(label) {
    return label ? el('span', {class: 'label'}, labelIcon(label), el('span', {class: 'label-name'}, label.name)) : null;
}

function who(card) {
    return card.owners.length
        ? el('span', {class: 'who'}, faces(card.owners, 's22'), el('span', {class: 'name'}, namesOf(card.owners)))
        : el('span', {class: 'who nobody'}, t('phone.nobody'));
}

/* A small flag: it serves a key result, and which is said to those who do not see the flag. */
function serves(card) {
    const kr = card.key_result ? keyResultOf(card.key_result) : null;
    return kr ? [icon('flag', 'serves'), el('span', {class: 'unseen'}, t('phone.serves.unseen', {title: kr.title}))] : null;
}

/* The owners, the label and the age, as one line. */
export function foot(card, column, mark, now) {
    return el('span', {class: 'foot'}, who(card), labelPart(labelOf(card.label)), serves(card), checksOf(card),
        tail(card, column, mark, now));
}

export function makeNote(open) {
    const face = button({class: 'face'});
    const node = el('li', {class: 'note'}, face);
    node.kwFace = face;
    face.addEventListener('click', () => open(node.dataset.id));
    return node;
}

export function drawNote(node, card, column, mark, now) {
    const label = labelOf(card.label);
    const stamp = column.kind === 'done' ? icon('tick-stamp', 'stamp') : null;
    node.dataset.id = card.id;
    node.className = 'note ' + paperOf(label) + (mark ? (mark.state === 'refused' ? ' is-refused' : ' is-waiting') : '') +
        (stamp ? ' is-done' : '');
    node.style.setProperty('--turn', (turnOf(card.id) * 0.3).toFixed(2) + 'deg');
    fill(node.kwFace,
        el('span', {class: 'top'}, el('span', {class: 'title', dir: 'auto'}, card.title), head(card, column, now)),
        foot(card, column, mark, now), stamp);
    const grip = node.querySelector('.grip');
    if (mayEdit() && !grip)
        node.appendChild(icon('grip', 'grip-dots')).parentNode.appendChild(el('span', {class: 'grip'}));
    else if (!mayEdit() && grip)
        node.querySelectorAll('.grip, .grip-dots').forEach((part) => part.remove());
}
