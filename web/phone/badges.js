/*
 * badges: the catalogue: anybody adds one, an admin changes and removes, and says how many a week.
 */
import {act} from './actions.js';
import {get} from './api.js';
import {button, el, fill, icon} from './dom.js';
import {confirmPage, field, form, generalError, primary, showProblem, tiles} from './forms.js';
import {t} from './lang.js';
import {COLOURS, medal} from './medal.js';
import {isAdmin, mayEdit} from './store.js';

const ICONS = ['star', 'leaf', 'rocket', 'target', 'drop', 'heart', 'bulb', 'flag', 'hand', 'link', 'people', 'sun', 'globe'];
const NAME_MAX = 8;

function badgePage(badge) {
    const draft = Object.assign({name: '', icon: 'star', colour: 'sky'}, badge);
    return {
        title: t(badge ? 'phone.badge.edit' : 'phone.badge.add'),
        focus: 'input',
        draw(body, sheet) {
            const name = field({name: 'name', label: t('phone.badge.name'), value: draft.name, max: NAME_MAX});
            const glyphs = tiles(t('phone.badge.icon'), ICONS.map((value) => ({value, label: t('phone.icon.' + value), content: icon(value)})), draft.icon,
                false, (value) => { draft.icon = value; }, 'six');
            const colours = tiles(t('phone.badge.colour'), COLOURS.map((value) => ({
                value, label: t('phone.paper.' + value), class: 'paper-tile paper-' + value, content: medal({icon: draft.icon, colour: value}, 's'),
            })), draft.colour, false, (value) => { draft.colour = value; }, 'three');
            glyphs.root.dataset.field = 'icon';
            colours.root.dataset.field = 'colour';
            const node = form([name.root, glyphs.root, colours.root, generalError(), primary(t('phone.save'))], async () => {
                const change = {name: name.input.value.trim(), icon: draft.icon, colour: draft.colour};
                if (badge && change.name === badge.name)
                    delete change.name;
                const outcome = await act(badge ? 'badge_edit' : 'badge_add', badge ? badge.id : null, change, t('phone.said.saved'));
                if (outcome.problem)
                    showProblem(node, outcome.problem);
                else if (!sheet.closed)
                    sheet.pop();
            });
            fill(body, node, badge ? button({class: 'quiet bad', on: {click: () => sheet.push(confirmPage(t('phone.badge.remove'),
                t('phone.badge.remove.why'), t('phone.badge.remove'), async () => {
                    const outcome = await act('badge_remove', badge.id, {}, t('phone.said.saved'));
                    if (!outcome.problem)
                        sheet.pop();
                    return outcome;
                }))}}, icon('tear'), t('phone.badge.remove')) : null);
        },
    };
}

export function badgesPage() {
    return {
        title: t('phone.badges'),
        async draw(body, sheet) {
            fill(body, el('p', {class: 'said'}, t('phone.loading')));
            try {
                const data = await get('/api/v1/badges');
                const inside = (b) => [medal(b, 's'), el('span', {class: 'row-label', dir: 'auto'}, b.name)];
                fill(body, el('div', {class: 'rows'}, data.items.map((b) => (isAdmin()
                    ? button({class: 'row', on: {click: () => sheet.push(badgePage(b))}}, inside(b), el('span', {class: 'row-value'}), icon('chevron-right', 'row-go'))
                    : el('div', {class: 'row'}, inside(b))))),
                mayEdit() ? button({class: 'second', on: {click: () => sheet.push(badgePage(null))}}, icon('plus'), el('span', null, t('phone.badge.add'))) : null);
            } catch (error) {
                fill(body, el('p', {class: 'said', role: 'alert'}, error.message));
            }
        },
    };
}

export function limitPage(limit) {
    return {
        title: t('phone.kudos.limit'),
        draw(body, sheet) {
            const many = field({name: 'kudos_per_week', label: t('phone.kudos.limit.label'), value: String(limit), max: 2, mode: 'numeric'});
            const node = form([many.root, generalError(), primary(t('phone.save'))], async () => {
                const text = many.input.value.trim();
                const outcome = await act('team_edit', null, {kudos_per_week: /^\d+$/.test(text) ? Number(text) : text}, t('phone.said.saved'));
                if (outcome.problem)
                    showProblem(node, outcome.problem);
                else
                    sheet.close();
            });
            fill(body, node);
        },
    };
}
