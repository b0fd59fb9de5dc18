/*
 * join: "which one are you?" People are picked from tiles or write their own name; whoever has a phone
 * already is asked there. The very first one also names the team. Nothing here needs a password.
 */
import {call, Problem, randomKey} from './api.js';
import {button, el, fill, guardIme, icon} from './dom.js';
import {field, form, generalError, showProblem} from './forms.js';
import {keepDraft} from './keep.js';
import {language, setLanguage, t} from './lang.js';
import {avatar} from './people.js';
import {waitForClaim} from './claim.js';

const CODE_LENGTH = 4;
const NAME_MAX = 16;
const TEAM_MAX = 24;

let page = null;
let joined = () => {};

function languageSwitch(redraw) {
    const other = language() === 'zh' ? 'en' : 'zh';
    return button({class: 'quiet language', on: {click: async () => { await setLanguage(other); redraw(); }}},
        icon('globe'), '中文 / English');
}

function frame(over, question, ...children) {
    document.title = question;
    fill(page, el('main', {class: 'join'}, el('p', {class: 'team'}, over), el('h1', null, question), children));
}

/* --- the code ----------------------------------------------------------------------------------- */

/* Codes use 2-9 and capitals without I, O, S, Z, B: what is mistyped most is put right. */
function cleanCode(text) {
    const swap = {S: '5', Z: '2', B: '8'};
    return text.toUpperCase().replace(/[SZB]/g, (c) => swap[c]).replace(/[^0-9A-Z]/g, '');
}

export function showCode(message) {
    const again = () => showCode(message);
    const input = guardIme(el('input', {
        class: 'code-input', id: 'code', name: 'code', maxlength: CODE_LENGTH, autocomplete: 'off', autocapitalize: 'characters',
        spellcheck: 'false', 'aria-label': t('phone.join.code'), enterkeyhint: 'go', 'aria-describedby': 'code-error',
    }));
    const tilesBox = el('div', {class: 'code-tiles', 'aria-hidden': 'true'});
    const paint = () => {
        const text = input.value.toUpperCase();
        fill(tilesBox, Array.from({length: CODE_LENGTH}, (_, i) => el('span', {
            class: 'code-tile' + (i === Math.min(text.length, CODE_LENGTH - 1) ? ' is-next' : ''),
        }, text[i] || '')));
    };
    const send = () => openCode(cleanCode(input.value));
    input.addEventListener('input', () => {
        paint();
        if (!input.kwComposing && cleanCode(input.value).length === CODE_LENGTH)
            send();
    });
    const node = form([el('div', {class: 'code-box'}, tilesBox, input),
        el('p', {class: 'error', id: 'code-error', role: 'alert'}, message || ''),
        el('div', {class: 'join-foot'}, el('button', {type: 'submit', class: 'primary big hand'}, t('phone.join.go')),
            languageSwitch(again))], async () => {
        if (cleanCode(input.value).length === CODE_LENGTH)
            send();
        else
            node.querySelector('.error').textContent = t('phone.join.short', {n: CODE_LENGTH});
    });
    frame('kanwall', message ? t('phone.join.expired') : t('phone.join.ask'),
        el('p', {class: 'join-help'}, icon('phone'), el('span', null, t('phone.join.scan'))), node);
    paint();
    input.focus();
}

export async function openCode(code) {
    let data;
    try {
        data = (await call('GET', '/api/v1/join?code=' + encodeURIComponent(code))).data;
    } catch (error) {
        if (error instanceof Problem && error.status !== 429)
            showCode(error.status === 403 ? t('phone.join.expired.why') : error.sentence());
        else
            showCode(error.message);
        return;
    }
    showPeople(code, data);
}

/* --- who ---------------------------------------------------------------------------------------- */

function personTile(member, chosen, choose) {
    const node = button({class: 'join-tile', 'aria-pressed': String(chosen === member.id), on: {click: () => choose(member.id)}},
        el('span', {class: 'join-face'}, avatar(member, 's50'),
            member.has_device ? el('span', {class: 'has-phone'}, icon('tick-circle')) : null),
        el('span', {class: 'join-name', dir: 'auto'}, member.name),
        member.has_device ? el('span', {class: 'unseen'}, t('phone.join.hasphone')) : null);
    return node;
}

function explanation(data) {
    return data.members.some((m) => m.has_device)
        ? el('p', {class: 'join-legend'}, icon('tick-circle'), el('span', null, t('phone.join.legend'))) : null;
}

async function send(node, code, body, data) {
    try {
        const answer = await call('POST', '/api/v1/join', {body: Object.assign({code}, body), key: randomKey()});
        if (answer.status === 202)
            await claimed(code, data, body.member, answer.data);
        else
            joined();
    } catch (error) {
        if (error instanceof Problem && error.status === 403 && !error.fields.length)
            showCode(t('phone.join.expired.why'));
        else if (error instanceof Problem)
            showProblem(node, error);
        else
            showProblem(node, {fields: [], message: error.message});
    }
}

function showPeople(code, data) {
    if (data.fresh) {
        showFirst(code, data);
        return;
    }
    let chosen = null;
    const people = el('div', {class: 'join-people', role: 'group', 'aria-label': t('phone.join.who')});
    const name = field({name: 'name', label: t('phone.join.notlisted'), hint: t('phone.join.hint'), max: NAME_MAX, enter: 'go'});
    const forgetDraft = keepDraft(name.input, 'join');
    const word = el('span');
    const go = el('button', {type: 'submit', class: 'primary big hand'}, word);
    const choose = (id) => { chosen = id; if (id) name.input.value = ''; paint(); };
    function paint() {
        const member = data.members.find((m) => m.id === chosen);
        const typed = name.input.value.trim();
        fill(people, data.members.map((m) => personTile(m, chosen, choose)), explanation(data));
        word.textContent = member || typed ? t('phone.join.as', {name: member ? member.name : typed}) : t('phone.join.pick');
        go.classList.toggle('is-quiet', !member && !typed);
    }
    name.input.addEventListener('input', () => { chosen = null; paint(); });
    people.addEventListener('click', () => {
        const pressed = people.querySelector('[aria-pressed="true"]');
        if (pressed)
            pressed.focus();
    });
    const node = form([people, el('div', {class: 'name-box'}, el('span', {class: 'name-ring', 'aria-hidden': 'true'}), name.root),
        el('p', {class: 'join-help'}, icon('phone'), el('span', null, t('phone.join.remember'))), generalError(),
        el('div', {class: 'join-foot'}, go, languageSwitch(() => showPeople(code, data)))], async () => {
        const typed = name.input.value.trim();
        if (!chosen && !typed) {
            showProblem(node, {fields: [{field: 'name', message: t('phone.join.pick')}]});
            return;
        }
        await send(node, code, chosen ? {member: chosen} : {name: typed}, data);
        forgetDraft();
    });
    paint();
    frame(data.team ? t('phone.join.wall', {team: data.team}) : 'kanwall', t('phone.join.who'), node);
}

function showFirst(code, data) {
    const team = field({name: 'team', label: t('phone.first.team'), hint: t('phone.first.team.hint'), max: TEAM_MAX, enter: 'next'});
    const name = field({name: 'name', label: t('phone.first.name'), hint: t('phone.join.hint'), max: NAME_MAX, enter: 'go'});
    const drops = [keepDraft(team.input, 'team'), keepDraft(name.input, 'join')];
    const node = form([team.root, name.root,
        el('p', {class: 'join-help'}, icon('phone'), el('span', null, t('phone.first.admin'))), generalError(),
        el('div', {class: 'join-foot'}, el('button', {type: 'submit', class: 'primary big hand'}, t('phone.first.go')),
            languageSwitch(() => showFirst(code, data)))], async () => {
        const missing = [[team, 'team', 'phone.first.team.empty'], [name, 'name', 'phone.first.name.empty']]
            .filter(([one]) => !one.input.value.trim());
        if (missing.length) {
            showProblem(node, {fields: missing.map(([, f, key]) => ({field: f, message: t(key)}))});
            return;
        }
        await send(node, code, {team: team.input.value.trim(), name: name.input.value.trim()}, data);
        drops.forEach((drop) => drop());
    });
    frame('kanwall', t('phone.first.question'), el('p', {class: 'join-lead'}, t('phone.first.lead')), node);
}

/* --- somebody who has a phone -------------------------------------------------------------------- */

async function claimed(code, data, id, claim) {
    const member = data.members.find((m) => m.id === id);
    const stop = waitForClaim(claim, {
        approved: () => joined(),
        refused: () => tell(t('phone.claim.refused')),
        expired: () => tell(t('phone.claim.expired')),
    });
    const tell = (text) => {
        const error = page.querySelector('.error.general');
        if (error)
            error.textContent = text;
        page.querySelectorAll('.hourglass-line').forEach((n) => n.remove());
    };
    const pin = field({name: 'pin', label: t('phone.claim.pin'), hint: t('phone.claim.pin.hint'), max: 8, mode: 'numeric',
        type: 'password', enter: 'go'});
    const node = form([pin.root, generalError(),
        el('div', {class: 'join-foot'}, el('button', {type: 'submit', class: 'primary big hand'}, t('phone.claim.pin.go')),
            button({class: 'quiet', on: {click: () => { stop(); showPeople(code, data); }}}, icon('arrow-left'), t('phone.back')))],
    async () => {
        if (!pin.input.value)
            return;
        try {
            const answer = await call('POST', '/api/v1/join', {body: {code, member: id, pin: pin.input.value}, key: randomKey()});
            if (answer.status === 202) {
                showProblem(node, {fields: [{field: 'pin', message: t('phone.claim.pin.wrong')}]});
                return;
            }
            stop();
            joined();
        } catch (error) {
            showProblem(node, error instanceof Problem ? error : {fields: [], message: error.message});
        }
    });
    frame(t('phone.join.wall', {team: data.team || 'kanwall'}), t('phone.claim.title', {name: member.name}),
        el('div', {class: 'claim-face'}, avatar(member, 's84')),
        el('p', {class: 'join-lead'}, t('phone.claim.how', {name: member.name})),
        el('p', {class: 'hourglass-line', role: 'status'}, icon('hourglass'), el('span', null, t('phone.claim.waiting'))), node);
}

/* Shows the way in; done() is called when this phone belongs to somebody. */
export function startJoin(root, code, done) {
    page = root;
    joined = done;
    if (code)
        openCode(code);
    else
        showCode('');
}
