/*
 * chart: readings as a line, with the floor and the stretch as two rulers. The same is said as a list
 * beside it, so the drawing is hidden from screen readers.
 */
import {el} from './dom.js';
import {measured} from './goalwords.js';
import {t} from './lang.js';
import {daysBetween} from './words.js';

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 262;
const HEIGHT = 84;
const EDGE = 10;

export function shape(name, attributes) {
    const node = document.createElementNS(SVG, name);
    Object.keys(attributes).forEach((key) => node.setAttribute(key, String(attributes[key])));
    return node;
}

/* Two labels that would touch move apart, the upper one stays. */
function apart(labels) {
    const sorted = labels.sort((a, b) => a.y - b.y);
    for (let i = 1; i < sorted.length; i++)
        sorted[i].y = Math.max(sorted[i].y, sorted[i - 1].y + 20);
    return sorted;
}

/* given: {readings: [{date, value}] oldest first, floor, stretch (null: none), measure} */
export function drawChart(given) {
    const {readings, floor, stretch} = given;
    const values = readings.map((one) => one.value).concat([floor, stretch].filter((value) => value !== null));
    const low = Math.min(...values);
    const high = Math.max(...values);
    const days = Math.max(1, daysBetween(readings[0].date, readings[readings.length - 1].date));
    const x = (date) => EDGE + (WIDTH - 2 * EDGE) * daysBetween(readings[0].date, date) / days;
    const y = (value) => EDGE + (HEIGHT - 2 * EDGE) * (high === low ? 0.5 : (high - value) / (high - low));
    const svg = shape('svg', {viewBox: '0 0 ' + WIDTH + ' ' + HEIGHT, class: 'chart', 'aria-hidden': 'true', preserveAspectRatio: 'none'});
    const labels = [];
    [['floor', floor, 'phone.goal.floor'], ['stretch', stretch, 'phone.goal.stretch']].filter((one) => one[1] !== null).forEach(([name, value, key]) => {
        svg.appendChild(shape('line', {class: 'chart-' + name, x1: 0, x2: WIDTH, y1: y(value), y2: y(value)}));
        labels.push({name, y: y(value), text: t(key, {value: measured(value, given.measure)})});
    });
    svg.appendChild(shape('polyline', {class: 'chart-line', points: readings.map((one) => x(one.date).toFixed(1) + ',' + y(one.value).toFixed(1)).join(' ')}));
    const last = readings[readings.length - 1];
    svg.appendChild(shape('circle', {class: 'chart-last', cx: x(last.date), cy: y(last.value), r: 7}));
    return el('div', {class: 'chart-box', 'aria-hidden': 'true'}, svg, apart(labels).map((label) => {
        const node = el('span', {class: 'chart-label is-' + label.name}, label.text);
        node.style.top = (100 * label.y / HEIGHT).toFixed(1) + '%';
        return node;
    }));
}
