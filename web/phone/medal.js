/*
 * medal: a badge as a small picture: the star with its ribbon, in the colour of the paper it is given on.
 */
import {el, icon} from './dom.js';

export const COLOURS = ['mint', 'lilac', 'peach', 'sky', 'blush', 'butter'];

/* size: 's' in a line, '' on a tile. */
export function medal(badge, size) {
    const colour = badge && COLOURS.indexOf(badge.colour) >= 0 ? badge.colour : 'butter';
    return el('span', {class: 'medal medal-' + colour + (size ? ' medal-' + size : ''), 'aria-hidden': 'true'},
        icon('medal-left', 'medal-tail'), icon('medal-right', 'medal-tail right'), icon('medal-star', 'medal-star'),
        el('span', {class: 'medal-ring'}), icon((badge && badge.icon) || 'star', 'medal-glyph'));
}
