/*
 * newnote: a note in two taps: type, post. Everything else has a likely answer already. What was typed
 * stays on the phone until it has been posted.
 */
import {act} from './actions.js';
import {targetColumn} from './board.js';
import {dueTiles, labelTiles, ownerTiles, servesOptions, TITLE_MAX} from './cardpages.js';
import {el, fill, finePointer} from './dom.js';
import {field, form, generalError, primary, selectRow, sendByEnter, showProblem} from './forms.js';
import {goals, keyResultOf, loadGoals} from './goalstore.js';
import {forget, keep, recall} from './keep.js';
import {t} from './lang.js';
import {labelIcon, paperOf} from './note.js';
import {avatar, namesOf} from './people.js';
import {openSheet} from './sheet.js';
import {labelOf, memberOf, setColumn, shown, state, teamName} from './store.js';
import {graphemes} from './words.js';

const ADVICE_CHARS = 24;
const DRAFT = 'draft.newnote';
const PAPERS = ['paper-butter', 'paper-mint', 'paper-peach', 'paper-lilac', 'paper-blush', 'paper-sky', 'paper-kraft'];

/* The label used last is the likeliest one. */
function startDraft(column) {
    const old = recall(DRAFT);
    const board = shown();
    const draft = Object.assign({title: '', owners: [state.me.id], label: recall('label'), due: null, key_result: null}, old);
    draft.column = column || draft.column;
    if (!board.columns.some((c) => c.id === draft.column && c.kind !== 'done'))
        draft.column = targetColumn().id;
    if (!board.labels.some((l) => l.id === draft.label))
        draft.label = board.labels.length ? board.labels[0].id : null;
    draft.owners = draft.owners.filter((id) => memberOf(id));
    return draft;
}

function paperInput(draft) {
    const title = field({name: 'title', label: t('phone.title'), value: draft.title, max: TITLE_MAX, area: true, rows: 2,
        hint: t('phone.new.hint'), hideLabel: true});
    const paper = el('div', {class: 'paper paper-input'}, title.root, el('p', {class: 'paper-foot'}));
    title.input.classList.add('hand');
    paper.style.setProperty('--turn', '-0.4deg');
    return {paper, title};
}

function paintPaper(paper, draft) {
    const label = labelOf(draft.label);
    const n = graphemes(draft.title).length;
    PAPERS.forEach((name) => paper.classList.remove(name));
    paper.classList.add(paperOf(label));
    fill(paper.querySelector('.paper-foot'),
        draft.owners.length ? el('span', {class: 'who'}, avatar(memberOf(draft.owners[0]), 's26'),
            el('span', {class: 'name'}, namesOf(draft.owners))) : null,
        label ? el('span', {class: 'label'}, labelIcon(label), el('span', {class: 'label-name'}, label.name)) : null,
        el('span', {class: 'paper-since' + (n > ADVICE_CHARS ? ' long' : '')}, t('phone.new.count', {n, max: ADVICE_CHARS})));
}

function bodyOf(draft) {
    const body = {title: draft.title.trim(), column: draft.column, owners: draft.owners};
    if (draft.label)
        body.label = draft.label;
    if (draft.due)
        body.due = draft.due;
    if (draft.key_result && (!goals() || keyResultOf(draft.key_result)))
        body.key_result = draft.key_result;
    return body;
}

function columnRow(draft, changed) {
    const open = shown().columns.filter((c) => c.kind !== 'done').map((c) => ({value: c.id, text: c.name}));
    return open.length > 1 ? selectRow({name: 'column', icon: 'board', label: t('phone.new.where')}, open, draft.column, changed) : null;
}

/* Comes when the goals are known; a note needs none. */
function servesRow(draft, changed) {
    const place = el('div');
    const paint = () => {
        const options = servesOptions();
        fill(place, options.length > 1 ? selectRow({name: 'key_result', icon: 'flag', label: t('phone.serves')}, options,
            draft.key_result || '', (value) => changed(value || null)) : null);
    };
    loadGoals().then(paint);
    paint();
    return place;
}

function draw(body, sheet, draft) {
    const {paper, title} = paperInput(draft);
    const post = primary('');
    const paint = () => {
        keep(DRAFT, draft);
        paintPaper(paper, draft);
        post.lastChild.textContent = t('phone.new.post', {column: shown().columns.find((c) => c.id === draft.column).name});
        post.classList.toggle('is-quiet', !draft.title.trim());
    };
    const set = (name) => (value) => { draft[name] = value; paint(); };
    title.input.addEventListener('input', () => set('title')(title.input.value));
    const node = form([paper,
        labelTiles(draft.label, set('label')).root, ownerTiles(draft.owners, set('owners')).root,
        dueTiles(draft.due, set('due')).root, servesRow(draft, set('key_result')), columnRow(draft, set('column')), generalError(),
        el('div', {class: 'task-foot'}, post, el('p', {class: 'hint'}, t('phone.new.after')))],
    async () => {
        if (!draft.title.trim()) {
            showProblem(node, {fields: [{field: 'title', message: t('phone.new.empty')}]});
            return;
        }
        const outcome = await act('card_create', null, bodyOf(draft),
            t('phone.said.posted', {column: shown().columns.find((c) => c.id === draft.column).name}));
        if (outcome.problem) {
            showProblem(node, outcome.problem);
            return;
        }
        forget(DRAFT);
        keep('label', draft.label);
        setColumn(draft.column);
        sheet.close();
    });
    sendByEnter(title.input, node, finePointer);
    fill(body, node);
    paint();
}

export function openNewNote(column) {
    if (!shown())
        return null;
    const draft = startDraft(column);
    const sheet = openSheet('task', {title: t('phone.add'), focus: 'textarea',
        draw: (body, s) => draw(body, s, draft)}, () => {
        if (!draft.title.trim())
            forget(DRAFT);
        else if (recall(DRAFT))
            keep(DRAFT, Object.assign({}, draft, {open: false}));
    });
    draft.open = true;
    sheet.root.dataset.team = teamName();
    return sheet;
}

/* After a reload in the middle of a note, the note is there again. */
export function resumeNewNote() {
    const draft = recall(DRAFT);
    if (draft && draft.open && draft.title && shown())
        openNewNote(null);
}
