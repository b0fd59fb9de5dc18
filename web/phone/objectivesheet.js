/*
 * objectivesheet: one objective: how it stands, what it hangs on, what others suggest, and what can be
 * done with it.
 */
import {doIt} from './actions.js';
import {linkWords, openAlign, otherSide, windowsCard} from './alignpage.js';
import {button, el, fill, icon} from './dom.js';
import {row, rows} from './forms.js';
import {editObjectivePage, krPage, removalPage} from './goalforms.js';
import {goals, objectiveOf, ownerName, useGoals} from './goalstore.js';
import {ringWords, score} from './goalwords.js';
import {t} from './lang.js';
import {avatar} from './people.js';
import {ring} from './progress.js';
import {trueId} from './queue.js';
import {openSheet} from './sheet.js';
import {pushSuggest, suggestionsOf} from './suggestions.js';
import {mayEdit, memberOf, subscribe} from './store.js';
import {turnOf} from './words.js';

const LINK_ICONS = {kr: 'arrow-up', objective: 'arrow-up', across: 'link'};

function head(objective) {
    const member = memberOf(objective.owner);
    const node = el('div', {class: 'paper paper-' + objective.paper},
        el('div', {class: 'paper-ring'}, el('p', {class: 'paper-title', dir: 'auto'}, objective.title), ring(objective)),
        el('p', {class: 'paper-foot'}, el('span', {class: 'who'}, member ? avatar(member, 's26') : icon('people'),
            el('span', {class: 'name', dir: 'auto'}, ownerName(objective.owner))),
            el('span', {class: 'paper-since'}, [t('phone.objective.' + objective.kind), objective.theme].filter(Boolean).join(' · '))));
    node.style.setProperty('--turn', (turnOf(objective.id) * 0.3).toFixed(2) + 'deg');
    return node;
}

function standing(objective) {
    return el('div', {class: 'standing'}, el('p', {class: 'standing-line'}, el('b', null, ringWords(objective)),
        objective.score === null ? null : el('span', {class: 'verdict is-okr'}, icon('flag'), 'OKR ' + score(objective.score))),
    el('p', {class: 'hint'}, t('phone.objective.expects.' + objective.kind)),
    objective.settled ? el('p', {class: 'hint'}, icon('tick-circle'), t('phone.objective.settled')) : null,
    objective.changed ? el('p', {class: 'hint'}, icon('pencil'), t('phone.goal.changed_why', {reason: objective.reason})) : null);
}

function upperOf(link) {
    return link.upper_objective || null;
}

function link(objective, one) {
    const lower = objectiveOf(one.objective);
    const mine = one.objective === objective.id;
    const words = mine ? linkWords(one) : t('phone.link.from', {name: lower ? ownerName(lower.owner) : '', title: lower ? lower.title : ''});
    const lets = objective.may_edit && mine ? button({class: 'round', 'aria-label': t('phone.link.remove'),
        on: {click: () => doIt('link_remove', one.id, {}, t('phone.said.unlinked'))}}, icon('cross')) : null;
    return el('li', {class: 'link-item'}, el('div', {class: 'link-line'}, icon(mine ? LINK_ICONS[one.kind] : 'tree'),
        el('div', {class: 'link-words'}, el('p', {dir: 'auto'}, words),
            one.comment ? el('p', {class: 'hint', dir: 'auto'}, one.comment) : null,
            one.answer ? el('p', {class: 'hint', dir: 'auto'}, otherSide(one) + '：' + one.answer) : null,
            el('p', {class: 'hint link-state is-' + one.state}, t('phone.link.' + one.state))), lets),
    one.kind === 'across' && lower ? windowsCard(ownerName(lower.owner), one.ours, otherSide(one), one.theirs) : null);
}

function links(objective) {
    const krs = objective.key_results.map((kr) => kr.id);
    const list = goals().links.filter((one) => one.objective === objective.id || upperOf(one) === objective.id || krs.indexOf(one.upper_kr) >= 0);
    if (!list.length)
        return el('p', {class: 'hint align-none'}, icon(objective.own_idea ? 'bulb' : 'tree'),
            t(objective.own_idea ? 'phone.objective.own_idea' : 'phone.objective.loose'));
    return el('ul', {class: 'links'}, list.map((one) => link(objective, one)));
}

function actions(objective, sheet) {
    const edit = objective.may_edit;
    const agreeing = goals().cycle && ['drafting', 'consensus'].indexOf(goals().cycle.state) >= 0;
    return [edit ? button({class: 'primary', on: {click: () => sheet.push(krPage(objective.id, null))}}, icon('plus'),
        el('span', null, t('phone.kr.add'))) : null,
    rows(edit ? row('tree', t('phone.align.title'), '', () => { sheet.close(); openAlign(objective.id); }) : null,
        mayEdit() ? row('bulb', t('phone.suggest.make'), '', () => pushSuggest(sheet, objective.id)) : null,
        edit && (agreeing || objective.settled) ? row('tick-circle', t(objective.settled ? 'phone.objective.unsettle' : 'phone.objective.settle'), '',
            () => doIt('objective_settle', objective.id, {settled: !objective.settled}, t('phone.said.saved'))) : null,
        edit ? row('pencil', t('phone.objective.edit'), '', () => sheet.push(editObjectivePage(objective.id))) : null,
        edit ? row('cross', t('phone.objective.remove'), '', () => sheet.push(removalPage('objective_remove', objective.id, objective.title))) : null)];
}

export function openObjective(given) {
    const id = () => trueId(given);
    let said = '';
    let stop = () => {};
    const release = useGoals();
    const sheet = openSheet('sheet', {title: t('phone.objective'), bare: true, live: true, draw(body, s) {
        const objective = objectiveOf(id());
        if (objective)
            fill(body, head(objective), standing(objective), links(objective), actions(objective, s), suggestionsOf(objective));
    }}, () => { stop(); release(); });
    stop = subscribe(() => {
        const objective = objectiveOf(id());
        if (!objective) {
            sheet.close();
            return;
        }
        const now = JSON.stringify([objective, goals().links, goals().suggestions]);
        if (said && said !== now)
            sheet.redraw();
        said = now;
    });
}
