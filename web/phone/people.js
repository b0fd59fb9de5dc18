/*
 * people: avatars, and who comes first.
 */
import {el} from './dom.js';
import {memberOf, shown, state} from './store.js';
import {t} from './lang.js';

const COLOURS = 7;

/* size is a class: s22, s26, s44, s50. A person past the seventh wears a cream ring inside. */
export function avatar(member, size) {
    const colour = member ? member.colour || 0 : 0;
    const badge = (member && (member.badge || member.emoji || Array.from(member.name || '?')[0])) || '?';
    const ring = colour >= COLOURS ? ' ringed' : '';
    return el('span', {class: 'avatar ' + size + ' fill-' + (colour % COLOURS) + ring, 'aria-hidden': 'true'}, badge);
}

export function nameOf(id) {
    const member = memberOf(id);
    return member && member.name ? member.name : t('phone.someone');
}

/* Those who are here, me first. */
export function present() {
    const all = shown() ? shown().members.filter((m) => !m.left) : [];
    const mine = all.filter((m) => m.id === state.me.id);
    return mine.concat(all.filter((m) => m.id !== state.me.id));
}

/* Two faces at most; the second one becomes "+2" when there are more. */
export function faces(ids, size) {
    const box = el('span', {class: 'faces'});
    const shownIds = ids.length > 2 ? ids.slice(0, 1) : ids;
    shownIds.forEach((id) => box.appendChild(avatar(memberOf(id), size)));
    if (ids.length > 2)
        box.appendChild(el('span', {class: 'avatar more ' + size}, '+' + (ids.length - 1)));
    return box;
}

export function namesOf(ids) {
    if (!ids.length)
        return '';
    return ids.length === 1 ? nameOf(ids[0]) : t('phone.names.more', {name: nameOf(ids[0]), n: ids.length});
}
