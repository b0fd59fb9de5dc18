/*
 * help: who helps a blocked note, and the offer to do so: on the note itself, while its owner speaks at the
 * stand-up, and below what the stand-up came to.
 */
import {doIt} from './actions.js';
import {button, el, fill, icon} from './dom.js';
import {field, form, generalError, primary, showProblem} from './forms.js';
import {t} from './lang.js';
import {helpOf, loadMeetings} from './meetings.js';
import {paperOf} from './note.js';
import {avatar, nameOf} from './people.js';
import {trueId} from './queue.js';
import {openSheet} from './sheet.js';
import {labelOf, mayEdit, memberOf, shown, state} from './store.js';
import {blockWord} from './words.js';

const HELP_MAX = 24;

/* The notes that are held up, the oldest block first. */
export function blockedCards() {
    if (!shown())
        return [];
    return shown().columns.filter((c) => c.kind !== 'done').flatMap((c) => c.cards.filter((card) => card.blocked))
        .sort((a, b) => (b.blocked.days || 0) - (a.blocked.days || 0));
}

/* done(sheet): the wall has it. */
export function helpPage(card, done) {
    return {
        title: t('phone.help'),
        draw(body, sheet) {
            const text = field({name: 'text', label: t('phone.help.what'), hint: t('phone.help.hint'), max: HELP_MAX});
            const node = form([el('p', {class: 'said'}, card.title.replace(/\n/g, ' ')), text.root, generalError(),
                primary(t('phone.help.go'), 'hand')], async () => {
                const outcome = await doIt('help_offer', trueId(card.id), {text: text.input.value.trim()}, t('phone.said.help'));
                if (outcome.problem) {
                    showProblem(node, outcome.problem);
                    return;
                }
                await loadMeetings();
                done(sheet);
            });
            fill(body, node);
        },
    };
}

/* Nobody offers help to themselves alone. */
function mayHelp(card) {
    return mayEdit() && !helpOf(card.id) && !(card.owners.length === 1 && card.owners[0] === state.me.id);
}

/* open(): shows the page. */
export function helpButton(card, open) {
    return mayHelp(card) ? button({class: 'second small', on: {click: open}}, icon('hand'), t('phone.help')) : null;
}

export function helperLine(card) {
    const help = helpOf(card.id);
    return help ? el('p', {class: 'helper'}, avatar(memberOf(help.member), 's26'),
        el('span', {dir: 'auto'}, help.text ? nameOf(help.member) + ' ' + help.text : t('standup.helps', {name: nameOf(help.member)}))) : null;
}

function blockedCard(card, again) {
    const days = typeof card.blocked.days === 'number' ? t('phone.blocked.days', {n: card.blocked.days + 1}) : '';
    return el('li', {class: 'scrap ' + paperOf(labelOf(card.label))}, el('div', {class: 'scrap-text'},
        el('p', {class: 'scrap-title', dir: 'auto'}, card.title.replace(/\n/g, ' ')),
        el('p', {class: 'blocked-line'}, icon('octagon-bar'), blockWord(card.blocked), el('span', {class: 'blocked-days'}, days)),
        helperLine(card)),
    helpButton(card, () => openSheet('sheet', helpPage(card, (sheet) => { sheet.close(); again(); }))));
}

/* again(): somebody helps now. */
export function blockedList(cards, again) {
    return el('ul', {class: 'scraps'}, cards.map((card) => blockedCard(card, again)));
}
