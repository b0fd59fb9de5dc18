/*
 * burnup: how a key result came to where it stands: a line a day since its cycle began, and beside it where
 * it should have stood. The two last figures are said in words, so the drawing is hidden from screen readers.
 */
import {shape} from './chart.js';
import {el} from './dom.js';
import {t} from './lang.js';

const WIDTH = 330;
const HEIGHT = 96;
const EDGE = 8;

/* What lies beyond the ends of the track is drawn at its end, as everywhere. */
const clamped = (share) => Math.min(1, Math.max(0, share));
const hundredths = (share) => share.toFixed(2);

function line(days, field, name) {
    const step = (WIDTH - 2 * EDGE) / Math.max(1, days.length - 1);
    const points = days.map((day, i) => [EDGE + i * step, day[field]]).filter((one) => one[1] !== null)
        .map(([x, share]) => x.toFixed(1) + ',' + (HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * clamped(share)).toFixed(1));
    return points.length > 1 ? shape('polyline', {class: name, points: points.join(' ')}) : null;
}

/* Null until two days can be joined by a line. */
export function burnUp(kr, days) {
    const drawn = line(days, 'progress', 'chart-line');
    if (!drawn)
        return null;
    const now = days.filter((day) => day.progress !== null).pop();
    const svg = shape('svg', {viewBox: '0 0 ' + WIDTH + ' ' + HEIGHT, class: 'chart', 'aria-hidden': 'true', preserveAspectRatio: 'none'});
    [EDGE, HEIGHT - EDGE].forEach((y) => svg.appendChild(shape('line', {class: 'burn-edge', x1: 0, x2: WIDTH, y1: y, y2: y})));
    const expected = line(days, 'expected', 'burn-expected');
    if (expected)
        svg.appendChild(expected);
    svg.appendChild(drawn);
    return el('div', {class: 'burn-up'}, el('p', {class: 'caption'}, t('phone.burn.title')),
        el('div', {class: 'chart-box', 'aria-hidden': 'true'}, svg),
        el('p', {class: 'hint'}, now.expected === null ? t('phone.burn.now', {now: hundredths(now.progress)})
            : t('phone.burn.both', {now: hundredths(now.progress), expected: hundredths(now.expected)}), ' ',
        el('a', {class: 'plain-link', href: '/api/v1/key-results/' + encodeURIComponent(kr.id) + '/burn-up.csv', download: ''}, t('phone.burn.csv'))));
}
