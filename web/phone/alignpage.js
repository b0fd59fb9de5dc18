/*
 * alignpage: what an objective hangs on: an upper key result or objective, or nothing, and that is
 * fine; and the handshake across with another unit, with both sides' time. And what others proposed.
 */
import {act, doIt} from './actions.js';
import {button, el, fill, guardIme, icon, newId} from './dom.js';
import {field, form, generalError, primary, showProblem, tiles} from './forms.js';
import {goals, keyResultOf, objectiveOf, ownerName, unitOf} from './goalstore.js';
import {byName, measured, meeting, slashDate} from './goalwords.js';
import {t} from './lang.js';
import {avatar} from './people.js';
import {openSheet} from './sheet.js';
import {mayEdit, memberOf, teamName} from './store.js';
import {addDays, daysBetween} from './words.js';

const COMMENT_MAX = 80;
const SHOWN = 4;
const LEVELS = ['company', 'department', 'team'];

/* --- two windows as bars ------------------------------------------------------------------------- */

function position(range, day) {
    return 100 * daysBetween(range.first, day) / Math.max(1, daysBetween(range.first, range.last));
}

function bar(range, name, own, window) {
    const node = el('span', {class: 'window-bar ' + (own ? 'is-ours' : 'is-theirs')});
    if (window && window.first && window.last) {
        node.style.left = position(range, window.first).toFixed(2) + '%';
        node.style.width = Math.max(2, position(range, window.last) - position(range, window.first)).toFixed(2) + '%';
    }
    return el('div', {class: 'window-line'}, el('span', {class: 'window-name', dir: 'auto'}, name),
        el('span', {class: 'window-track'}, window && window.first ? node : el('span', {class: 'hint'}, t('phone.align.unknown'))));
}

function meetingWords(both) {
    if (!both)
        return null;
    const days = {n: both.overlap || both.gap, from: slashDate(both.first), to: slashDate(both.last)};
    return both.overlap
        ? el('p', {class: 'window-says is-ok'}, icon('tick-circle'), t('phone.align.overlap', days))
        : el('p', {class: 'window-says is-gap'}, icon('triangle-mark'), t('phone.align.gap', days));
}

/* Days under the bars, in their order, none so near to the last that their words would touch. */
function scale(range, windows) {
    const days = [].concat(...windows.map((one) => [one.first, one.last])).sort();
    const shown = days.filter((day, i) => day && days.indexOf(day) === i)
        .reduce((kept, day) => (kept.length && position(range, day) - position(range, kept[kept.length - 1]) < 15 ? kept : kept.concat(day)), []);
    return el('div', {class: 'window-scale'}, shown.map((day) => {
        const node = el('span', null, slashDate(day));
        node.style.left = position(range, day).toFixed(2) + '%';
        return node;
    }));
}

export function windowsCard(ourName, ours, theirName, theirs) {
    const days = [ours, theirs].filter((one) => one && one.first && one.last);
    if (!days.length)
        return null;
    const first = days.map((one) => one.first).sort()[0];
    const last = days.map((one) => one.last).sort().reverse()[0];
    const margin = Math.max(2, Math.round(daysBetween(first, last) * 0.12));
    const range = {first: addDays(first, -margin), last};
    const both = meeting(ours, theirs, daysBetween);
    const band = el('span', {class: 'window-band'});
    if (both && both.overlap) {
        band.style.left = position(range, both.first).toFixed(2) + '%';
        band.style.width = Math.max(1, position(range, both.last) - position(range, both.first)).toFixed(2) + '%';
    }
    return el('div', {class: 'windows'}, el('div', {class: 'window-lines'},
        both && both.overlap ? el('div', {class: 'window-bands'}, band) : null, bar(range, ourName, true, ours), bar(range, theirName, false, theirs)),
    scale(range, days), meetingWords(both));
}

function dayInput(label, value, changed) {
    const id = newId('day-');
    const input = el('input', {type: 'date', class: 'input', id, name: label.name});
    input.value = value || '';
    input.addEventListener('change', () => changed(input.value || ''));
    return el('div', {class: 'field', data: {field: label.name}}, el('label', {class: 'caption', for: id}, label.text), input,
        el('p', {class: 'error', role: 'alert'}));
}

function windowInputs(window, changed) {
    return el('div', {class: 'two-fields'},
        dayInput({name: 'first', text: t('phone.align.first')}, window.first, (day) => { window.first = day; changed(); }),
        dayInput({name: 'last', text: t('phone.align.last')}, window.last, (day) => { window.last = day; changed(); }));
}

/* --- what it hangs on ---------------------------------------------------------------------------- */

function height(objective) {
    const unit = unitOf(objective.owner);
    return unit ? LEVELS.indexOf(unit.level) : LEVELS.length;
}

/* Other objectives of the cycle, those of the company first. */
function uppers(objective) {
    return goals().objectives.filter((other) => other.id !== objective.id && !/^new-/.test(other.id)).sort((a, b) => height(a) - height(b));
}

function options(objective, mode) {
    const tops = uppers(objective);
    if (mode === 'objective')
        return tops.map((top) => ({id: top.id, words: ownerName(top.owner) + ' · ' + top.title, value: '',
            high: height(top) < LEVELS.length}));
    return [].concat(...tops.map((top) => top.key_results.map((kr) => ({
        id: kr.id, words: ownerName(top.owner) + ' · ' + kr.title, value: kr.target === null ? '' : measured(kr.target, kr.measure),
        high: height(top) < LEVELS.length,
    }))));
}

function radio(name, option, checked, chosen) {
    const input = el('input', {type: 'radio', name, value: option.id, class: 'radio', checked});
    input.addEventListener('change', () => chosen(option.id));
    return el('label', {class: 'radio-row' + (checked ? ' is-chosen' : '')}, input, el('span', {class: 'radio-dot', 'aria-hidden': 'true'}),
        el('span', {class: 'radio-words', dir: 'auto'}, option.words),
        el('b', {class: 'radio-value'}, option.value));
}

function upperPart(objective, draft, changed) {
    const root = el('fieldset', {class: 'field upper', data: {field: 'upper_kr'}});
    const name = newId('upper-');
    let all = false;
    function draw() {
        const list = options(objective, draft.mode);
        const high = list.filter((option) => option.high).length || SHOWN;
        const shown = all ? list : list.slice(0, Math.min(high, SHOWN));
        const other = draft.mode === 'kr' ? 'objective' : 'kr';
        fill(root, el('legend', {class: 'caption'}, t('phone.align.upper.' + draft.mode)),
            shown.map((option) => radio(name, option, option.id === draft.upper, (id) => {
                draft.upper = id;
                root.querySelectorAll('.radio-row').forEach((row) => row.classList.toggle('is-chosen', row.querySelector('input').checked));
                changed();
            })),
            list.length ? null : el('p', {class: 'said'}, t('phone.align.no_upper')),
            button({class: 'quiet own-idea', on: {click: () => { draft.upper = ''; draw(); changed(); }}}, icon('bulb'), t('phone.align.own')),
            el('div', {class: 'upper-foot'},
                list.length > shown.length ? button({class: 'quiet', on: {click: () => { all = true; draw(); }}}, icon('plus'),
                    t('phone.align.all', {n: list.length})) : null,
                button({class: 'quiet', on: {click: () => { draft.mode = other; draft.upper = ''; draw(); changed(); }}}, icon('tree'),
                    t('phone.align.to.' + other))),
            el('p', {class: 'error', role: 'alert'}));
    }
    draw();
    return root;
}

/* --- across -------------------------------------------------------------------------------------- */

/* Units first, then colleagues who own an objective. */
function partners(objective) {
    const units = goals().units.filter((unit) => unit.id !== objective.owner && unit.level !== 'company')
        .sort((a, b) => Number(b.outside) - Number(a.outside) || byName(a.name, b.name))
        .map((unit) => ({value: 'unit:' + unit.id, name: unit.name}));
    const people = uppers(objective).filter((other) => memberOf(other.owner) && other.owner !== objective.owner);
    const known = new Set();
    people.forEach((other) => {
        if (!known.has(other.owner))
            units.push({value: 'objective:' + other.id, name: ownerName(other.owner)});
        known.add(other.owner);
    });
    return units;
}

/* Their window, when they said one in another handshake. */
function knownWindow(partner) {
    const [kind, id] = partner.split(':');
    const link = goals().links.find((one) => (kind === 'unit' ? one.unit === id : one.upper_objective === id) && one.theirs);
    return link ? link.theirs : null;
}

function partnerPart(objective, draft, changed) {
    const list = partners(objective);
    if (!list.length)
        return el('p', {class: 'hint'}, t('phone.align.no_partner'));
    const picked = tiles(t('phone.align.partner'), list.map((one) => ({value: one.value, content: el('span', {dir: 'auto'}, one.name)})),
        draft.partner, false, (value) => {
            draft.partner = draft.partner === value ? null : value;
            picked.set(draft.partner);
            changed();
        }, 'three');
    picked.root.dataset.field = 'unit';
    picked.root.appendChild(el('p', {class: 'error', role: 'alert'}));
    return picked.root;
}

function sentence(draft) {
    const id = newId('say-');
    const input = guardIme(el('input', {class: 'input hand-line', id, name: 'comment', maxlength: COMMENT_MAX, dir: 'auto', autocomplete: 'off',
        placeholder: t('phone.align.sentence')}));
    input.value = draft.comment;
    input.addEventListener('input', () => { draft.comment = input.value; });
    return el('div', {class: 'field', data: {field: 'comment'}}, el('label', {class: 'unseen', for: id}, t('phone.align.sentence')), input,
        el('p', {class: 'error', role: 'alert'}));
}

function acrossBody(objective, draft) {
    const [kind, id] = draft.partner.split(':');
    const body = {kind: 'across', objective: objective.id};
    body[kind === 'unit' ? 'unit' : 'upper_objective'] = id;
    if (draft.comment.trim())
        body.comment = draft.comment.trim();
    if (draft.ours.first)
        body.first = draft.ours.first;
    if (draft.ours.last)
        body.last = draft.ours.last;
    return body;
}

/* Each thing that was chosen is a command of its own; the first that is refused says so. */
async function send(objective, draft, names) {
    if (draft.upper) {
        const body = {kind: draft.mode, objective: objective.id};
        body[draft.mode === 'kr' ? 'upper_kr' : 'upper_objective'] = draft.upper;
        const outcome = await act('link_propose', null, body, draft.partner ? '' : t('phone.said.linked'));
        if (outcome.problem)
            return outcome;
        draft.upper = '';
    }
    if (draft.partner)
        return act('link_propose', null, acrossBody(objective, draft), t('phone.said.proposed', {name: names(draft.partner)}));
    return draft.linked ? {} : act('objective_edit', objective.id, {own_idea: true}, t('phone.said.own_idea'));
}

function alignHead(objective) {
    const member = memberOf(objective.owner);
    const node = el('div', {class: 'paper align-paper paper-' + objective.paper}, member ? avatar(member, 's40') : icon('people'),
        el('p', {class: 'paper-title', dir: 'auto'}, objective.title));
    node.style.setProperty('--turn', '-0.3deg');
    return node;
}

function drawAlign(body, sheet, objective) {
    const draft = {mode: 'kr', upper: '', partner: null, comment: '', ours: {first: '', last: ''}, linked: false};
    const nameOf = (value) => (partners(objective).find((one) => one.value === value) || {name: ''}).name;
    const windows = el('div', {class: 'align-windows'});
    const post = primary('');
    const across = el('div', {class: 'across'});
    function paint() {
        post.lastChild.textContent = draft.partner ? t('phone.align.propose', {name: nameOf(draft.partner)})
            : t(draft.upper ? 'phone.align.link' : 'phone.align.own_go');
        across.hidden = !draft.partner;
        fill(windows, draft.partner ? windowsCard(t('phone.align.us'), draft.ours, nameOf(draft.partner), knownWindow(draft.partner)) : null);
    }
    fill(across, sentence(draft), windowInputs(draft.ours, paint), windows);
    const node = form([alignHead(objective), upperPart(objective, draft, paint), el('hr', {class: 'rule'}), partnerPart(objective, draft, paint),
        across, generalError(), el('div', {class: 'task-foot'}, post, el('p', {class: 'hint'}, t('phone.align.after')))], async () => {
        draft.linked = draft.linked || Boolean(draft.upper);
        const outcome = await send(objective, draft, nameOf);
        if (outcome.problem)
            showProblem(node, outcome.problem);
        else
            sheet.close();
    });
    fill(body, node);
    paint();
}

export function openAlign(id) {
    const objective = objectiveOf(id);
    if (!objective)
        return;
    const sheet = openSheet('task', {title: t('phone.align.title'), draw: (body, s) => drawAlign(body, s, objective)});
    sheet.root.dataset.team = teamName();
}

/* --- what was proposed to me --------------------------------------------------------------------- */

export function otherSide(link) {
    if (link.unit)
        return ownerName(link.unit);
    const upper = link.upper_objective ? objectiveOf(link.upper_objective) : keyResultOf(link.upper_kr) &&
        objectiveOf(keyResultOf(link.upper_kr).objective);
    return upper ? ownerName(upper.owner) : '';
}

export function linkWords(link) {
    const objective = objectiveOf(link.objective);
    const lower = objective ? ownerName(objective.owner) : '';
    const kr = keyResultOf(link.upper_kr);
    const upper = objectiveOf(link.upper_objective);
    if (link.kind === 'kr')
        return t('phone.link.kr', {title: kr ? kr.title : '', name: otherSide(link)});
    if (link.kind === 'objective')
        return t('phone.link.objective', {title: upper ? upper.title : '', name: otherSide(link)});
    return t('phone.link.across', {from: lower, to: otherSide(link)});
}

function answerPage(link) {
    return {
        title: t('phone.link.answer'),
        draw(body, sheet) {
            const theirs = Object.assign({first: '', last: ''}, link.theirs);
            const card = el('div');
            const comment = field({name: 'comment', label: t('phone.link.comment'), value: link.answer, max: COMMENT_MAX});
            const paint = () => fill(card, windowsCard(otherSide(link), theirs, ownerName(objectiveOf(link.objective).owner), link.ours));
            paint();
            const node = form([el('p', {class: 'said', dir: 'auto'}, link.comment || linkWords(link)), windowInputs(theirs, paint), card, comment.root,
                generalError(), primary(t('phone.link.agree'), 'check')], async () => {
                const answer = {agree: true};
                ['first', 'last'].filter((name) => theirs[name]).forEach((name) => { answer[name] = theirs[name]; });
                if (comment.input.value.trim())
                    answer.comment = comment.input.value.trim();
                const outcome = await act('link_answer', link.id, answer, t('phone.said.agreed'));
                if (outcome.problem)
                    showProblem(node, outcome.problem);
                else
                    sheet.close();
            });
            fill(body, node);
        },
    };
}

function proposal(link) {
    const objective = objectiveOf(link.objective);
    if (!objective)
        return null;
    return el('div', {class: 'claim proposal', data: {id: link.id}},
        el('p', null, icon('link'), el('span', {dir: 'auto'}, linkWords(link))),
        el('p', {class: 'proposal-title', dir: 'auto'}, objective.title),
        link.comment ? el('p', {class: 'proposal-said', dir: 'auto'}, link.comment) : null,
        link.kind === 'across' ? windowsCard(ownerName(objective.owner), link.ours, otherSide(link), link.theirs) : null,
        el('div', {class: 'claim-buttons'},
            button({class: 'second', on: {click: () => doIt('link_answer', link.id, {agree: false}, t('phone.said.declined'))}}, t('phone.link.decline')),
            button({class: 'primary', on: {click: () => doIt('link_answer', link.id, {agree: true}, t('phone.said.agreed'))}}, t('phone.link.agree'))),
        link.kind === 'across' ? button({class: 'quiet', on: {click: () => openSheet('sheet', answerPage(link))}}, icon('calendar'),
            t('phone.link.with_window')) : null);
}

/* Papers above the goals: others wait for a word. */
export function proposals(known) {
    const open = mayEdit() ? known.links.filter((link) => link.may_answer && link.state === 'proposed') : [];
    return open.length ? el('section', {class: 'proposals', 'aria-label': t('phone.link.waiting')}, open.map(proposal)) : null;
}
