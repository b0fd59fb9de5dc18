/*
 * talks: the log of two people. It is fetched for the one who looks, is kept nowhere, and a banner that
 * does not scroll away says who else reads it.
 */
import {act, doIt} from './actions.js';
import {get} from './api.js';
import {button, el, fill, icon} from './dom.js';
import {confirmPage, field, form, generalError, primary, showProblem, tiles} from './forms.js';
import {t} from './lang.js';
import {avatar, nameOf} from './people.js';
import {others} from './kudosgive.js';
import {openSheet} from './sheet.js';
import {mayEdit, memberOf, state, subscribe, teamName} from './store.js';
import {dayOf, shortDate, weekday} from './words.js';

const TALK_MAX = 1000;
const AGREED_MAX = 120;

/* --- with whom ----------------------------------------------------------------------------------- */

function hasTalked(months, id) {
    return months.some((pair) => pair.done && pair.members.indexOf(id) >= 0 && pair.members.indexOf(state.me.id) >= 0);
}

export async function loadTalks() {
    const [mine, months] = await Promise.all([get('/api/v1/talks'), get('/api/v1/talks/months')]);
    const open = (id) => (mine.items.find((one) => one.with === id) || {}).open || 0;
    return {draw: (again) => [el('p', {class: 'only-two'}, icon('lock'), el('span', null, t('phone.talk.why'))),
        el('div', {class: 'rows'}, others().map((m) => button({class: 'row', on: {click: () => openTalk(m.id, again)}},
            avatar(m, 's44'), el('span', {class: 'row-label', dir: 'auto'}, m.name),
            el('span', {class: 'row-value'}, el('span', null, open(m.id) ? t('phone.talk.open', {n: open(m.id)})
                : t(hasTalked(months.items, m.id) ? 'phone.talk.done' : 'phone.talk.not_yet'))), icon('chevron-right', 'row-go'))))]};
}

/* --- the log ------------------------------------------------------------------------------------- */

function dayLine(at) {
    const day = dayOf(new Date(at));
    return el('p', {class: 'talk-day'}, shortDate(day) + ' ' + weekday(day));
}

/* For who wrote it. */
function eraser(one, sheet, again) {
    if (one.from !== state.me.id || !mayEdit())
        return null;
    return button({class: 'quiet talk-erase', 'aria-label': t('phone.redact') + ': ' + one.text, on: {click: () => sheet.push(confirmPage(t('phone.redact'),
        t('phone.redact.talk'), t('phone.redact.yes'), async () => {
            const outcome = await act('talk_redact', one.id, {}, '');
            if (!outcome.problem)
                again();
            return outcome;
        }))}}, icon('cross'));
}

function entry(one, sheet, again) {
    const mine = one.from === state.me.id;
    return el('li', {class: 'talk-entry' + (mine ? ' is-mine' : '')}, avatar(memberOf(one.from), 's40'),
        el('div', {class: 'talk-paper'}, el('span', {class: 'unseen'}, nameOf(one.from) + ': '), el('p', {dir: 'auto'}, one.text)),
        eraser(one, sheet, again));
}

function entries(items, sheet, again) {
    let last = '';
    return items.filter((one) => one.state === 'noted').map((one) => {
        const day = one.at ? dayOf(new Date(one.at)) : '';
        const first = day && day !== last;
        last = day || last;
        return [first ? el('li', null, dayLine(one.at)) : null, entry(one, sheet, again)];
    });
}

function agreement(one, sheet, again) {
    const tick = button({class: 'check-box', role: 'checkbox', 'aria-checked': String(one.done), 'aria-label': one.text, disabled: !mayEdit(),
        on: {click: async () => {
            const outcome = await doIt('talk_tick', one.id, {done: !one.done}, '');
            if (!outcome.problem)
                again();
        }}}, icon('check'));
    return el('li', {class: 'agreed' + (one.done ? ' is-done' : '')}, tick, el('span', {class: 'agreed-text', dir: 'auto'}, one.text),
        el('span', {class: 'unseen'}, nameOf(one.owner)), avatar(memberOf(one.owner), 's26'), eraser(one, sheet, again));
}

function agreePage(id, again) {
    return {
        title: t('phone.talk.agree'),
        focus: 'input',
        draw(body, sheet) {
            let owner = state.me.id;
            const text = field({name: 'text', label: t('phone.talk.agree.text'), max: AGREED_MAX});
            const who = tiles(t('phone.talk.agree.who'), [state.me.id, id].map((m) => ({
                value: m, content: [avatar(memberOf(m), 's26'), el('span', null, nameOf(m))],
            })), owner, false, (value) => { owner = value; }, 'three');
            who.root.dataset.field = 'owner';
            const node = form([text.root, who.root, generalError(), primary(t('phone.talk.save'))], async () => {
                const outcome = await act('talk_agree', null, {with: id, text: text.input.value.trim(), owner}, '');
                if (outcome.problem) {
                    showProblem(node, outcome.problem);
                    return;
                }
                again();
                if (!sheet.closed)
                    sheet.pop();
            });
            fill(body, node);
        },
    };
}

function banner(id) {
    return el('div', {class: 'talk-banner'}, icon('lock'), el('div', null,
        el('p', {class: 'talk-only'}, t('phone.talk.only', {name: nameOf(id)})), el('p', null, t('phone.talk.nowhere'))));
}

function composer(id, again) {
    const text = field({name: 'text', label: t('phone.talk.write'), max: TALK_MAX, area: true, rows: 1, hint: t('phone.talk.write'), hideLabel: true});
    const save = el('button', {type: 'submit', class: 'primary talk-save'}, t('phone.talk.save'));
    const node = form([el('div', {class: 'talk-line'}, text.root, save), generalError()], async () => {
        const words = text.input.value.trim();
        if (!words)
            return;
        const outcome = await act('talk_note', null, {with: id, text: words}, '');
        if (outcome.problem) {
            showProblem(node, outcome.problem);
            return;
        }
        text.input.value = '';
        again();
    });
    return node;
}

function drawLog(part, data, sheet, id, again) {
    const agreed = data.items.filter((one) => one.state === 'agreed');
    fill(part, el('ul', {class: 'talk-log'}, entries(data.items, sheet, again)),
        data.items.length ? null : el('p', {class: 'said'}, t('phone.talk.none')),
        el('div', {class: 'agreed-head'}, el('h3', {class: 'caption'}, t('phone.talk.agreed')),
            mayEdit() ? button({class: 'quiet', on: {click: () => sheet.push(agreePage(id, again))}}, icon('plus'), t('phone.talk.agree.add')) : null),
        agreed.length ? el('ul', {class: 'rows agreed-list'}, agreed.map((one) => agreement(one, sheet, again))) : null,
        el('p', {class: 'hint talk-others'}, t('phone.talk.others', {what: t(data.talked ? 'phone.talk.done' : 'phone.talk.not_yet')})));
}

/* The part that changes is drawn anew; the line one is writing stays. */
function page(id) {
    const part = el('div', {class: 'talk-part'});
    const view = {sheet: null, seq: -1};
    const load = async () => {
        try {
            const data = await get('/api/v1/talks/' + encodeURIComponent(id));
            const end = view.sheet.root.scrollHeight - view.sheet.root.scrollTop - view.sheet.root.clientHeight < 80;
            drawLog(part, data, view.sheet, id, load);
            if (end)
                view.sheet.root.scrollTop = view.sheet.root.scrollHeight;
        } catch (error) {
            fill(part, el('p', {class: 'said', role: 'alert'}, error.message));
        }
    };
    view.load = load;
    view.page = {
        title: t('phone.talk.title', {name: nameOf(id)}),
        closeWord: t('phone.close'),
        draw(body, sheet) {
            view.sheet = sheet;
            fill(body, banner(id), part, mayEdit() ? composer(id, load) : null);
            load();
        },
    };
    return view;
}

export function openTalk(id, done) {
    const view = page(id);
    const stop = subscribe(() => {
        if (state.board && view.seq !== state.board.seq && view.sheet && !view.sheet.closed) {
            view.seq = state.board.seq;
            view.load();
        }
    });
    view.seq = state.board ? state.board.seq : -1;
    const sheet = openSheet('task', view.page, () => { stop(); done(); });
    sheet.root.classList.add('talk-sheet');
    sheet.root.dataset.team = teamName();
    return sheet;
}
