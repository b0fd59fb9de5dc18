/*
 * feedback: what one tells another in private. Who received it may show it to everybody; who wrote it
 * may take it back.
 */
import {act, doIt} from './actions.js';
import {get} from './api.js';
import {button, el, fill, icon} from './dom.js';
import {confirmPage, field, form, generalError, primary, showProblem} from './forms.js';
import {forget, keep, recall} from './keep.js';
import {personTiles} from './kudosgive.js';
import {t} from './lang.js';
import {avatar, nameOf} from './people.js';
import {openSheet} from './sheet.js';
import {isAdmin, mayEdit, memberOf, state, teamName} from './store.js';
import {when} from './activity.js';

const FEEDBACK_MAX = 1000;

function buttonFor(name, one, word, said, again) {
    return button({class: 'second small', on: {click: async () => {
        const outcome = await doIt(name, one.id, {}, said);
        if (!outcome.problem)
            again();
    }}}, word);
}

function eraser(one, again) {
    return button({class: 'quiet', on: {click: () => openSheet('sheet', confirmPage(t('phone.redact'), t('phone.redact.feedback'),
        t('phone.redact.yes'), () => act('feedback_redact', one.id, {}, '')), again)}}, icon('lock'), t('phone.redact'));
}

function line(one, again) {
    const published = one.state === 'published';
    const mine = one.to === state.me.id;
    return el('li', {class: 'told'}, avatar(memberOf(one.from), 's44'),
        el('div', {class: 'told-text'},
            el('p', {class: 'hint told-who'}, icon(published ? 'people' : 'lock'),
                el('span', null, t('phone.feedback.line', {from: nameOf(one.from), to: nameOf(one.to)}) + ' · ' + when(one.at))),
            el('p', {class: 'told-words', dir: 'auto'}, one.text),
            el('p', {class: 'hint'}, t(published ? 'phone.feedback.public' : 'phone.feedback.private')),
            mayEdit() ? el('div', {class: 'told-more'},
                mine && !published ? buttonFor('feedback_publish', one, t('phone.feedback.publish'), t('phone.said.published'), again) : null,
                one.from === state.me.id ? buttonFor('feedback_withdraw', one, t('phone.feedback.withdraw'), t('phone.said.withdrawn'), again) : null,
                one.from === state.me.id || (published && isAdmin()) ? eraser(one, again) : null)
                : null));
}

export async function loadFeedback() {
    const data = await get('/api/v1/feedback?limit=100');
    return {draw: (again) => (data.items.length ? el('ul', {class: 'told-list'}, data.items.map((one) => line(one, again)))
        : el('p', {class: 'said'}, t('phone.feedback.none')))};
}

function draw(body, sheet, draft, slot, done) {
    const text = field({name: 'text', label: t('phone.feedback.text'), value: draft.text, max: FEEDBACK_MAX, area: true, rows: 6,
        hint: t('phone.feedback.hint')});
    const who = personTiles(t('phone.feedback.to'), draft.to, (value) => { draft.to = value; keep(slot, draft); });
    who.dataset.field = 'to';
    who.appendChild(el('p', {class: 'error', role: 'alert'}));
    text.input.addEventListener('input', () => { draft.text = text.input.value; keep(slot, draft); });
    const node = form([who, text.root, el('p', {class: 'only-two'}, icon('lock'), el('span', null, t('phone.feedback.only'))), generalError(),
        primary(t('phone.feedback.send'))], async () => {
        if (!draft.to) {
            showProblem(node, {fields: [{field: 'to', message: t('phone.kudos.no_to')}]});
            return;
        }
        const outcome = await act('feedback_give', null, {to: draft.to, text: draft.text.trim()}, t('phone.said.feedback'));
        if (outcome.problem) {
            showProblem(node, outcome.problem);
            return;
        }
        forget(slot);
        sheet.close();
        done();
    });
    fill(body, node);
}

/* The draft is this member's: somebody else on this phone does not find it. */
export function openFeedback(done) {
    const slot = 'draft.feedback.' + state.me.id;
    const draft = Object.assign({to: null, text: ''}, recall(slot));
    const sheet = openSheet('task', {title: t('phone.feedback.write'), draw: (body, s) => draw(body, s, draft, slot, done)});
    sheet.root.dataset.team = teamName();
    return sheet;
}
