/*
 * pile: the notes that were torn off, newest first, and the way back to the wall.
 */
import {doIt} from './actions.js';
import {get} from './api.js';
import {button, el, fill, icon} from './dom.js';
import {t} from './lang.js';
import {labelIcon, paperOf} from './note.js';
import {namesOf} from './people.js';
import {labelOf, mayEdit} from './store.js';
import {dayOf, shortDate} from './words.js';

const LIMIT = 100;

function scrap(card, again) {
    const label = labelOf(card.label);
    return el('li', {class: 'scrap ' + paperOf(label)},
        el('div', {class: 'scrap-text'}, el('p', {class: 'scrap-title', dir: 'auto'}, card.title),
            el('p', {class: 'hint'}, label ? labelIcon(label) : null, namesOf(card.owners || []),
                card.state === 'dropped' ? ' ' + t('phone.pile.dropped') : '', card.finished ? ' ' + shortDate(dayOf(new Date(card.finished))) : '')),
        mayEdit() ? button({class: 'second small', on: {click: async () => {
            const outcome = await doIt('card_restore', card.id, {}, t('phone.said.restored'));
            if (!outcome.problem && !outcome.queued)
                again();
        }}}, icon('undo'), t('phone.restore')) : null);
}

export function pilePage() {
    return {
        title: t('phone.pile'),
        async draw(body) {
            const list = el('ul', {class: 'scraps'});
            const load = async () => {
                try {
                    const data = await get('/api/v1/pile?limit=' + LIMIT);
                    fill(body, data.items.length ? fill(list, data.items.map((card) => scrap(card, load)))
                        : el('p', {class: 'said'}, t('phone.pile.empty')));
                } catch (error) {
                    fill(body, el('p', {class: 'said', role: 'alert'}, error.message));
                }
            };
            fill(body, el('p', {class: 'said'}, t('phone.loading')));
            await load();
        },
    };
}
