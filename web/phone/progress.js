/*
 * progress: how far something is, drawn: the bar with floor, stretch and expected time; the ring of an
 * objective; and the health shape with its word. What is drawn is said in words beside it as well.
 */
import {el, icon} from './dom.js';
import {shareOf} from './goalapply.js';
import {HEALTH_ICON, measured, number} from './goalwords.js';
import {t} from './lang.js';

const SVG = 'http://www.w3.org/2000/svg';
const RADIUS = 26;
const ROUND = 2 * Math.PI * RADIUS;

function at(node, share) {
    node.style.left = (100 * Math.max(0, Math.min(1, share))).toFixed(2) + '%';
    return node;
}

/* Where the floor lies on the way to the stretch; null when it lies nowhere on it. */
export function floorShare(kr) {
    return kr.kpi && kr.kind === 'metric' ? shareOf(kr, kr.kpi.floor) : null;
}

/* The track with all that does not move: {root, move(share)}. */
export function track(kr) {
    const floor = floorShare(kr);
    const filled = el('span', {class: 'bar-fill'});
    const root = el('span', {class: 'bar health-' + kr.health, 'aria-hidden': 'true'}, el('span', {class: 'bar-track'}, filled),
        floor === null ? null : at(el('span', {class: 'bar-floor'}), floor),
        el('span', {class: 'bar-flag'}),
        kr.expected === null || kr.expected === undefined ? null : at(el('span', {class: 'bar-now'}), kr.expected));
    const move = (share) => { filled.style.width = (100 * Math.max(0, Math.min(1, share || 0))).toFixed(2) + '%'; };
    move(kr.progress);
    return {root, move};
}

function targetWords(kr) {
    if (kr.kind === 'milestones')
        return kr.milestones.filter((step) => step.done).length + '/' + kr.milestones.length;
    return kr.target === null ? '' : measured(kr.target, kr.measure);
}

/* 保底 4% · 挑战 6% under the bar; a floor close to the stretch stands beside it, and not upon it. */
export function rulers(kr) {
    const floor = floorShare(kr);
    const near = floor !== null && floor > 0.62;
    const label = kr.kpi ? el('span', {class: 'ruler-floor'}, near ? number(kr.kpi.floor) + (kr.measure === '%' ? '%' : '')
        : t('phone.goal.floor', {value: measured(kr.kpi.floor, kr.measure)})) : null;
    if (label)
        label.style.left = floor === null ? '0' : 'max(0px, ' + (100 * Math.max(0, Math.min(1, floor))).toFixed(2) + '% - 34px)';
    return el('span', {class: near ? 'rulers is-near' : 'rulers'}, label, el('span', {class: 'ruler-target'}, kr.kind === 'milestones' ? targetWords(kr)
        : t('phone.goal.stretch', {value: targetWords(kr)})));
}

/* The shape, and the word beside it. */
export function health(kr, wordless) {
    const shape = HEALTH_ICON[kr.health] ? icon(HEALTH_ICON[kr.health], 'shape')
        : el('span', {class: 'shape hollow', 'aria-hidden': 'true'});
    return el('span', {class: 'health is-' + kr.health}, shape, wordless ? null : el('span', null, t('phone.health.' + kr.health)));
}

/* Two verdicts that stand side by side and are never added up. */
export function verdicts(kr) {
    const kpi = kr.kpi && kr.kpi.met !== null;
    return el('span', {class: 'verdicts'},
        kpi ? el('span', {class: 'verdict ' + (kr.kpi.met ? 'is-met' : 'is-missed')}, icon(kr.kpi.met ? 'tick-circle' : 'triangle-mark'),
            t(kr.kpi.met ? 'phone.kpi.met' : 'phone.kpi.missed')) : null,
        kr.score === null ? null : el('span', {class: 'verdict is-okr'}, icon('flag'), 'OKR ' + kr.score.toFixed(2)));
}

function circle(name, share) {
    const node = document.createElementNS(SVG, 'circle');
    node.setAttribute('class', name);
    node.setAttribute('cx', '32');
    node.setAttribute('cy', '32');
    node.setAttribute('r', String(RADIUS));
    if (share !== null) {
        node.setAttribute('stroke-dasharray', (ROUND * share).toFixed(2) + ' ' + ROUND.toFixed(2));
        node.setAttribute('transform', 'rotate(-90 32 32)');
    }
    return node;
}

function expectedTick(share) {
    const node = document.createElementNS(SVG, 'line');
    node.setAttribute('class', 'ring-now');
    node.setAttribute('x1', '32');
    node.setAttribute('x2', '32');
    node.setAttribute('y1', '0.5');
    node.setAttribute('y2', '12');
    node.setAttribute('transform', 'rotate(' + (360 * share).toFixed(1) + ' 32 32)');
    return node;
}

export function ring(objective) {
    const svg = document.createElementNS(SVG, 'svg');
    const known = objective.progress !== null;
    svg.setAttribute('viewBox', '0 0 64 64');
    svg.setAttribute('aria-hidden', 'true');
    svg.appendChild(circle('ring-track', null));
    if (known && objective.progress > 0)
        svg.appendChild(circle('ring-fill', Math.min(1, objective.progress)));
    if (objective.expected !== null && objective.expected > 0 && objective.expected < 1)
        svg.appendChild(expectedTick(objective.expected));
    return el('span', {class: 'ring is-' + objective.health}, svg,
        el('span', {class: 'ring-number'}, known ? Math.round(objective.progress * 100) + '%' : '–'));
}
