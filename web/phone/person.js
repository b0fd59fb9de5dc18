/*
 * person: the page where a name, an emoji and a colour are chosen: one's own, or by an admin.
 */
import {act} from './actions.js';
import {el, fill} from './dom.js';
import {field, form, generalError, primary, showProblem, tiles} from './forms.js';
import {t} from './lang.js';
import {memberOf, state} from './store.js';

const COLOURS = [0, 1, 2, 3, 4, 5, 6];

export function personPage(id, mine) {
    return {
        title: t(mine ? 'phone.me.edit' : 'phone.member.edit'),
        draw(body, sheet) {
            const member = memberOf(id) || state.me;
            let colour = (member.colour || 0) % COLOURS.length;
            const name = field({name: 'name', label: t('phone.me.name'), value: member.name, max: 16});
            const emoji = field({name: 'emoji', label: t('phone.me.emoji'), value: member.emoji || '', hint: t('phone.me.emoji.hint'), max: 16});
            const fills = tiles(t('phone.me.colour'), COLOURS.map((c) => ({
                value: c, label: t('phone.colour.' + c), class: 'face-tile',
                content: el('span', {class: 'avatar s44 fill-' + c, 'aria-hidden': 'true'}, member.badge || ''),
            })), colour, false, (c) => { colour = c; }, 'faces-row');
            fills.root.dataset.field = 'colour';
            fill(body, form([name.root, emoji.root, fills.root, generalError(), primary(t('phone.save'))], async (node) => {
                const change = {};
                if (name.input.value.trim() !== member.name)
                    change.name = name.input.value.trim();
                if (emoji.input.value.trim() !== (member.emoji || ''))
                    change.emoji = emoji.input.value.trim();
                if (colour !== (member.colour || 0) % COLOURS.length)
                    change.colour = colour;
                if (!Object.keys(change).length) {
                    sheet.pop();
                    return;
                }
                const outcome = await act('member_edit', id, change, t('phone.said.member'));
                if (outcome.problem)
                    showProblem(node, outcome.problem);
                else if (!sheet.closed)
                    sheet.pop();
            }));
        },
    };
}
