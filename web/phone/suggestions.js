/*
 * suggestions: what others would do better about an objective, and what its owner says to it.
 */
import {act, doIt} from './actions.js';
import {button, el, fill, icon} from './dom.js';
import {choice, field, form, generalError, primary, showProblem} from './forms.js';
import {goals, keyResultOf, objectiveOf} from './goalstore.js';
import {keepDraft} from './keep.js';
import {t} from './lang.js';
import {avatar, nameOf} from './people.js';
import {openSheet} from './sheet.js';
import {memberOf} from './store.js';

const TEXT_MAX = 140;
const KINDS = ['change', 'ask'];

function suggestPage(objective, kr) {
    const about = keyResultOf(kr) || objectiveOf(objective);
    return {
        title: t('phone.suggest.make'),
        focus: 'textarea',
        draw(body, sheet) {
            const text = field({name: 'text', label: about ? about.title : t('phone.suggest.text'), max: TEXT_MAX, area: true, rows: 3,
                hint: t('phone.suggest.hint')});
            const drop = keepDraft(text.input, 'suggest.' + (kr || objective));
            let kind = KINDS[0];
            const kinds = el('div', {class: 'kind-choice'});
            const choose = (value) => {
                kind = value;
                fill(kinds, choice(t('phone.suggest.kind'), KINDS.map((one) => ({value: one, content: t('phone.suggest.kind.' + one)})), kind, choose));
            };
            choose(kind);
            const node = form([kinds, text.root, generalError(), primary(t('phone.suggest.post'))], async () => {
                const said = {objective, kind, text: text.input.value.trim()};
                if (kr)
                    said.key_result = kr;
                if (!said.text) {
                    showProblem(node, {fields: [{field: 'text', message: t('phone.new.empty')}]});
                    return;
                }
                const outcome = await act('suggestion_make', null, said, t('phone.said.suggested'));
                if (outcome.problem) {
                    showProblem(node, outcome.problem);
                    return;
                }
                drop();
                if (!sheet.back())
                    sheet.close();
            });
            fill(body, node);
        },
    };
}

export function openSuggest(objective, kr) {
    openSheet('sheet', suggestPage(objective, kr || null));
}

export function pushSuggest(sheet, objective) {
    sheet.push(suggestPage(objective, null));
}

function settleButtons(one) {
    const settle = (state, said) => () => doIt('suggestion_settle', one.id, {state}, t(said));
    if (one.state !== 'open')
        return button({class: 'quiet', on: {click: settle('open', 'phone.said.saved')}}, icon('undo'), t('phone.suggest.reopen'));
    return el('div', {class: 'claim-buttons'},
        button({class: 'second', on: {click: settle('left', 'phone.said.left')}}, t('phone.suggest.leave')),
        button({class: 'second good', on: {click: settle('accepted', 'phone.said.accepted')}}, icon('tick-circle'), t('phone.suggest.accept')));
}

function suggestion(one, mine) {
    const kr = keyResultOf(one.key_result);
    return el('li', {class: 'suggestion is-' + one.state},
        el('p', {class: 'suggestion-who'}, avatar(memberOf(one.author), 's26'), el('span', {dir: 'auto'}, one.author ? nameOf(one.author) : t('phone.feed.wall')),
            one.kind === 'ask' ? el('span', {class: 'suggestion-state'}, t('phone.suggest.kind.ask')) : null,
            el('span', {class: 'suggestion-state'}, one.state === 'accepted' ? icon('tick-circle') : null, t('phone.suggest.' + one.state))),
        kr ? el('p', {class: 'hint', dir: 'auto'}, kr.title) : null,
        el('p', {class: 'suggestion-text', dir: 'auto'}, one.text), mine ? settleButtons(one) : null);
}

/* Newest on top, open before settled. */
export function suggestionsOf(objective) {
    const list = goals().suggestions.filter((one) => one.objective === objective.id).reverse()
        .sort((a, b) => Number(a.state !== 'open') - Number(b.state !== 'open'));
    return list.length ? [el('p', {class: 'caption'}, t('phone.suggest.title')),
        el('ul', {class: 'suggestions'}, list.map((one) => suggestion(one, objective.may_edit)))] : null;
}
