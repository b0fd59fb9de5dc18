/*
 * ring: a round bar with a number in it. Its parts are set through attributes, so that a second costs
 * no new elements.
 */
import {el} from './dom.js';

const SVG = 'http://www.w3.org/2000/svg';
const R = 104;
const STROKE = 22;
const SIZE = 2 * R + STROKE;

function circle(name) {
    const node = document.createElementNS(SVG, 'circle');
    const given = {cx: SIZE / 2, cy: SIZE / 2, r: R, fill: 'none', 'stroke-width': STROKE, class: name};
    Object.keys(given).forEach((key) => node.setAttribute(key, given[key]));
    return node;
}

export function makeRing() {
    const svg = document.createElementNS(SVG, 'svg');
    const length = 2 * Math.PI * R;
    const bar = circle('turn-ring-bar');
    svg.setAttribute('viewBox', '0 0 ' + SIZE + ' ' + SIZE);
    svg.setAttribute('aria-hidden', 'true');
    bar.setAttribute('stroke-linecap', 'round');
    bar.setAttribute('transform', 'rotate(-90 ' + SIZE / 2 + ' ' + SIZE / 2 + ')');
    svg.append(circle('turn-ring-track'), bar);
    const number = el('p', {class: 'turn-ring-number'});
    const words = el('p', {class: 'turn-ring-words'});
    const root = el('div', {class: 'turn-ring', role: 'timer'}, el('div', {class: 'turn-ring-inside'}, number, words));
    root.prepend(svg);
    return {
        root,
        /* share: 0 to 1 */
        show(share, text, below, late) {
            const full = Math.max(0, Math.min(1, share));
            bar.setAttribute('stroke-dasharray', full * length + ' ' + length);
            bar.setAttribute('visibility', full > 0 ? 'visible' : 'hidden');
            root.classList.toggle('is-late', late);
            root.classList.toggle('is-long', text.length > 4);
            number.textContent = text;
            words.textContent = below;
        },
    };
}
