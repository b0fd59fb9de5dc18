/*
 * sentences: the three fields before a stand-up. They begin with what my notes say, what is typed stays
 * on this phone until it hangs on the wall, and a difficulty becomes a block with one tap.
 */
import {act} from './actions.js';
import {button, el, guardIme, icon, newId} from './dom.js';
import {form, generalError, primary, showProblem, tiles} from './forms.js';
import {forget, keep, recall} from './keep.js';
import {t} from './lang.js';
import {checkinOf, meetings} from './meetings.js';
import {shown, state} from './store.js';

const MAX = 200;
const BLOCK_TYPES = ['waiting', 'dependency', 'resource', 'decision', 'tech'];
const FIELDS = [
    {name: 'yesterday', icon: 'check', paper: 'mint', turn: '.25deg'},
    {name: 'today', icon: 'arrow-right', paper: 'butter', turn: '.2deg'},
    {name: 'difficulty', icon: 'hand', paper: 'blush', turn: '-.2deg'},
];

function slot() {
    return 'draft.standup.' + meetings.data.date;
}

/* What was typed, else what hangs on the wall, else what my notes say. */
function startText() {
    const old = recall(slot());
    if (old)
        return old;
    const mine = checkinOf(state.me.id);
    if (mine)
        return {yesterday: mine.yesterday, today: mine.today, difficulty: mine.difficulty};
    const draft = meetings.draft;
    return {yesterday: draft ? draft.yesterday.text : '', today: draft ? draft.today.text : '', difficulty: ''};
}

/* My notes that could be held up. */
function openCards() {
    if (!shown())
        return [];
    return shown().columns.filter((c) => c.kind !== 'done')
        .flatMap((c) => c.cards.filter((card) => card.owners.indexOf(state.me.id) >= 0).map((card) => ({card, doing: c.kind === 'doing'})))
        .sort((a, b) => b.doing - a.doing).map((one) => one.card);
}

function titleOf(card) {
    return card.title.replace(/\n/g, ' ');
}

/* Puts my notes' titles into the field once more. */
function fromNotes(name, input, changed) {
    const draft = meetings.draft && meetings.draft[name];
    if (!draft || !draft.cards.length)
        return null;
    return button({class: 'from-notes', 'aria-label': t('phone.standup.notes.fill', {n: draft.cards.length}), on: {click: () => {
        if (input.value.indexOf(draft.text) < 0)
            input.value = (input.value.trim() ? input.value.trim() + '\n' : '') + draft.text;
        changed();
    }}}, icon('board'), t(draft.cards.length === 1 ? 'phone.standup.note' : 'phone.standup.notes', {n: draft.cards.length}));
}

function paper(field, text, changed) {
    const id = newId('sentence-');
    const input = guardIme(el('textarea', {id, name: field.name, class: 'input hand', rows: 2, maxlength: MAX, dir: 'auto',
        placeholder: t('phone.standup.hint.' + field.name), 'aria-describedby': id + '-error', autocomplete: 'off'}));
    input.value = text;
    input.addEventListener('input', changed);
    const root = el('div', {class: 'paper sentence paper-' + field.paper, data: {field: field.name}},
        el('div', {class: 'sentence-head'}, icon(field.icon), el('label', {for: id}, t('standup.' + field.name)),
            fromNotes(field.name, input, changed)),
        input, el('p', {class: 'error', id: id + '-error', role: 'alert'}));
    root.style.setProperty('--turn', field.turn);
    return {root, input};
}

/* Which kind of trouble, and on which note; nothing chosen: it is only said. */
function blockChooser(block, changed) {
    const cards = openCards();
    if (!cards.length)
        return {root: null};
    const kinds = tiles(t('phone.standup.block'), BLOCK_TYPES.map((value) => ({value, content: t('block.' + value)})),
        block.type, false, (type) => {
            block.type = block.type === type ? null : type;
            kinds.set(block.type);
            if (block.type && !cards.some((c) => c.id === block.card)) {
                block.card = cards[0].id;
                which.set(block.card);
            }
            which.root.hidden = !block.type;
            changed();
        }, 'three');
    const which = tiles(t('phone.standup.block.card'), cards.map((card) => ({value: card.id, content: el('span', null, titleOf(card))})),
        block.card, false, (id) => { block.card = id; changed(); }, 'card-tiles');
    which.root.hidden = !block.type;
    kinds.root.dataset.field = 'block_type';
    which.root.dataset.field = 'block_card';
    [kinds.root, which.root].forEach((root) => root.append(el('p', {class: 'error', role: 'alert'})));
    return {root: el('div', {class: 'block-chooser'}, kinds.root, which.root)};
}

function bodyOf(text, block) {
    const body = {yesterday: text.yesterday.trim(), today: text.today.trim(), difficulty: text.difficulty.trim()};
    if (body.difficulty && block.type && block.card) {
        body.block_type = block.type;
        body.block_card = block.card;
    }
    return body;
}

/* posted(): what hangs on the wall has changed. */
export function makeSentences(posted) {
    const text = startText();
    const block = text.block || {type: null, card: null};
    const parts = {};
    const send = primary('');
    const changed = () => {
        FIELDS.forEach((f) => { text[f.name] = parts[f.name].input.value; });
        keep(slot(), Object.assign({}, text, {block}));
        paint();
    };
    FIELDS.forEach((f) => { parts[f.name] = paper(f, text[f.name] || '', changed); });
    const chooser = blockChooser(block, changed);
    function paint() {
        const body = bodyOf(text, block);
        const any = Boolean(body.yesterday || body.today || body.difficulty);
        if (chooser.root)
            chooser.root.hidden = !body.difficulty;
        send.classList.toggle('is-quiet', !any);
        send.lastChild.textContent = t(checkinOf(state.me.id) ? 'phone.standup.update' : 'phone.standup.post');
    }
    const node = form([FIELDS.map((f) => parts[f.name].root), chooser.root, generalError(), send], async () => {
        const body = bodyOf(text, block);
        const outcome = await act('checkin_post', null, body, t(body.block_card ? 'phone.said.standup.blocked' : 'phone.said.standup'));
        if (outcome.problem) {
            showProblem(node, outcome.problem);
            return;
        }
        forget(slot());
        posted();
    });
    node.classList.add('sentences');
    paint();
    return {root: node, paint};
}

/* The three lines of somebody, to read. */
export function linesOf(member) {
    const checkin = checkinOf(member);
    return el('ul', {class: 'lines'}, FIELDS.map((f) => {
        const said = checkin ? checkin[f.name] : '';
        return el('li', {class: 'line paper-' + f.paper + (said ? '' : ' is-empty')}, icon(f.icon),
            el('span', {class: 'unseen'}, t('standup.' + f.name)),
            el('span', {dir: 'auto'}, said || t(f.name === 'difficulty' ? 'wall.standup.fine' : 'wall.standup.silent')));
    }));
}

