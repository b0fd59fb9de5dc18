/*
 * me: my name, colour, language and PIN; and for admins the way to the team's settings.
 */
import {post, Problem} from './api.js';
import {button, el, fill, icon} from './dom.js';
import {claimPapers} from './claim.js';
import {choice, field, form, generalError, primary, row, rows, showProblem} from './forms.js';
import {language, setLanguage, t} from './lang.js';
import {avatar} from './people.js';
import {personPage} from './person.js';
import {pilePage} from './pile.js';
import {ritualsPage} from './rituals.js';
import {columnsPage, labelsPage, membersPage, teamPage} from './settings.js';
import {openSheet} from './sheet.js';
import {isAdmin, memberOf, setMe, state} from './store.js';
import {toast} from './toast.js';

export function myself() {
    return memberOf(state.me.id) || state.me;
}

function pinPage() {
    return {
        title: t('phone.me.pin'),
        draw(body, sheet) {
            const pin = field({name: 'pin', label: t('phone.me.pin.new'), max: 8, mode: 'numeric', type: 'password', hint: t('phone.me.pin.hint')});
            const set = async (node, value, said) => {
                try {
                    await post('/api/v1/me/pin', {pin: value});
                    toast(said);
                    sheet.pop();
                } catch (error) {
                    showProblem(node, error instanceof Problem ? error : {fields: [], message: error.message});
                }
            };
            const node = form([el('p', {class: 'said'}, t('phone.me.pin.why')), pin.root, generalError(), primary(t('phone.me.pin.set'))],
                (n) => (/^[0-9]{4,8}$/.test(pin.input.value) ? set(n, pin.input.value, t('phone.said.pin'))
                    : showProblem(n, {fields: [{field: 'pin', message: t('phone.me.pin.bad')}]})));
            fill(body, node, button({class: 'quiet', on: {click: () => set(node, null, t('phone.said.pin.gone'))}},
                icon('cross'), t('phone.me.pin.clear')));
        },
    };
}

async function signOut(leave) {
    try {
        await post('/api/v1/me/sign-out');
    } catch (error) {
        if (!(error instanceof Problem) || error.status !== 401) {
            toast(error.message, null, 'bad');
            return;
        }
    }
    leave();
}

function draw(body, sheet, hooks) {
    const me = myself();
    const admin = isAdmin();
    const names = {zh: '中文', en: 'English'};
    fill(body,
        el('div', {class: 'me-card'}, avatar(me, 's60'), el('div', null, el('p', {class: 'me-name', dir: 'auto'}, me.name),
            el('p', {class: 'hint'}, t('phone.role.' + state.me.role)))),
        claimPapers(),
        rows(state.me.role === 'guest' ? null
            : row('pencil', t('phone.me.edit'), '', () => sheet.push(personPage(state.me.id, true))),
        el('div', {class: 'row'}, icon('globe'), el('span', {class: 'row-label'}, t('phone.me.language')),
            choice(t('phone.me.language'), ['zh', 'en'].map((code) => ({value: code, content: names[code]})), language(),
                async (code) => { await setLanguage(code); hooks.language(); })),
        row('lock', t('phone.me.pin'), '', () => sheet.push(pinPage()))),
        rows(row('calendar', t('phone.rituals'), '', () => sheet.push(ritualsPage())),
            row('tear', t('phone.pile'), '', () => sheet.push(pilePage()))),
        admin ? [el('p', {class: 'caption'}, t('phone.settings')),
            rows(row('board', t('phone.settings.team'), '', () => sheet.push(teamPage())),
                row('people', t('phone.settings.members'), '', () => sheet.push(membersPage())),
                row('flow', t('phone.settings.columns'), '', () => sheet.push(columnsPage())),
                row('flag', t('phone.settings.labels'), '', () => sheet.push(labelsPage())))] : null,
        el('div', {class: 'sheet-actions'},
            button({class: 'quiet', on: {click: () => signOut(hooks.leave)}}, icon('arrow-left'), t('phone.me.signout')),
            el('span', {class: 'hint version'}, 'kanwall ' + (state.me.version || ''))));
}

export function openMe(hooks) {
    return openSheet('sheet', {title: t('phone.me'), live: true, draw: (body, sheet) => draw(body, sheet, hooks)});
}

/* My role may have been changed by an admin meanwhile. */
export function followMe() {
    const member = memberOf(state.me.id);
    if (member && (member.role !== state.me.role || member.name !== state.me.name))
        setMe(Object.assign({}, state.me, {role: member.role, name: member.name, badge: member.badge, colour: member.colour}));
}
