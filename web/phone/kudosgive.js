/*
 * kudosgive: a badge in three taps: to whom, which one, and what for. What was typed stays on the phone
 * until it has been posted.
 */
import {act} from './actions.js';
import {servesOptions} from './cardpages.js';
import {el, fill, finePointer} from './dom.js';
import {field, form, generalError, primary, selectRow, sendByEnter, showProblem, tiles} from './forms.js';
import {loadGoals} from './goalstore.js';
import {forget, keep, recall} from './keep.js';
import {t} from './lang.js';
import {medal} from './medal.js';
import {avatar, present} from './people.js';
import {openSheet} from './sheet.js';
import {state, teamName} from './store.js';
import {graphemes} from './words.js';

const REASON_MAX = 80;
const ADVICE_CHARS = 40;
const DRAFT = 'draft.kudos';

export function others() {
    return present().filter((m) => m.id !== state.me.id);
}

/* Faces in a row, each with its name below. */
export function personTiles(caption, chosen, changed) {
    const people = tiles(caption, others().map((m) => ({
        value: m.id, class: 'who-tile', content: [avatar(m, 's50'), el('span', {class: 'who-name', dir: 'auto'}, m.name)],
    })), chosen, false, changed, 'who-row');
    return people.root;
}

function badgeTiles(badges, draft, changed) {
    const list = tiles(t('phone.kudos.which'), badges.map((b) => ({
        value: b.id, class: 'badge-tile paper-' + b.colour, content: [medal(b), el('span', null, b.name)],
    })), draft.badge, false, changed, 'three');
    list.root.dataset.field = 'badge';
    return list.root;
}

/* Which key result it helped; most badges serve none, and then nothing is to be done here. */
function servesPart(draft, changed) {
    const part = el('div', {class: 'kudos-serves'});
    const paint = () => {
        const options = servesOptions();
        if (!options.some((one) => one.value === (draft.key_result || '')))
            changed(null);
        fill(part, options.length > 1 ? selectRow({name: 'key_result', icon: 'flag', label: t('phone.serves')}, options, draft.key_result || '',
            (value) => changed(value || null)) : null);
    };
    loadGoals().then(paint, () => {});
    return part;
}

function missing(draft) {
    const fields = [];
    if (!draft.to)
        fields.push({field: 'to', message: t('phone.kudos.no_to')});
    if (!draft.badge)
        fields.push({field: 'badge', message: t('phone.kudos.no_badge')});
    if (!draft.reason.trim())
        fields.push({field: 'reason', message: t('phone.kudos.no_reason')});
    return fields;
}

function draw(body, sheet, draft, data, done) {
    const reason = field({name: 'reason', label: t('phone.kudos.reason'), value: draft.reason, max: REASON_MAX, area: true, rows: 3,
        hint: t('phone.kudos.reason.hint'), hideLabel: true});
    const count = el('p', {class: 'reason-count'});
    const post = primary(t('phone.kudos.post'));
    const paint = () => {
        const n = graphemes(draft.reason).length;
        keep(DRAFT, draft);
        count.textContent = n + '/' + ADVICE_CHARS;
        count.classList.toggle('long', n > ADVICE_CHARS);
        post.classList.toggle('is-quiet', missing(draft).length > 0);
    };
    const set = (name) => (value) => { draft[name] = value; paint(); };
    reason.input.classList.add('hand-input');
    reason.input.addEventListener('input', () => set('reason')(reason.input.value));
    const who = personTiles(t('phone.kudos.to'), draft.to, set('to'));
    who.dataset.field = 'to';
    [who].forEach((part) => part.appendChild(el('p', {class: 'error', role: 'alert'})));
    const which = badgeTiles(data.badges, draft, set('badge'));
    which.appendChild(el('p', {class: 'error', role: 'alert'}));
    const node = form([who, which, el('div', {class: 'reason-box'}, reason.root, count),
        servesPart(draft, set('key_result')), generalError(),
        el('div', {class: 'task-foot'}, post)], async () => {
        const fields = missing(draft);
        if (fields.length) {
            showProblem(node, {fields});
            return;
        }
        const outcome = await act('kudos_give', null, {to: draft.to, badge: draft.badge, reason: draft.reason.trim(),
            key_result: draft.key_result}, t('phone.said.kudos'));
        if (outcome.problem) {
            showProblem(node, outcome.problem);
            return;
        }
        forget(DRAFT);
        sheet.close();
        done();
    });
    sendByEnter(reason.input, node, finePointer);
    fill(body, node);
    paint();
}

export function openGive(data, done) {
    const draft = Object.assign({to: null, badge: null, reason: '', key_result: null}, recall(DRAFT));
    if (!others().some((m) => m.id === draft.to))
        draft.to = null;
    if (!data.badges.some((b) => b.id === draft.badge))
        draft.badge = null;
    const sheet = openSheet('task', {title: t('phone.kudos.give'), draw: (body, s) => draw(body, s, draft, data, done)});
    sheet.root.dataset.team = teamName();
    return sheet;
}
