/*
 * flip: notes glide from where they were to where they are. First the places are read, then the list is
 * changed, then the difference is played back. Only what can be seen is moved, and nothing at all for
 * those who asked for less motion.
 */
import {calmMotion} from './dom.js';

const NEIGHBOUR_MS = 260;
const TRAVEL_MS = 520;
const APPEAR_MS = 420;
const MOVES_MAX = 60;

function places(root) {
    const found = new Map();
    root.querySelectorAll('.note').forEach((node) => {
        if (node.offsetParent !== null)
            found.set(node, node.getBoundingClientRect());
    });
    return found;
}

function inSight(rect) {
    return rect.bottom > 0 && rect.top < window.innerHeight && rect.right > 0 && rect.left < window.innerWidth;
}

function glide(node, from, to) {
    const dx = from.left - to.left;
    const dy = from.top - to.top;
    const far = Math.abs(dx) > 40;
    const start = 'translate(' + dx + 'px,' + dy + 'px)';
    const middle = 'translate(' + dx / 2 + 'px,' + (dy / 2 - 30) + 'px) scale(1.04)';
    if (far)
        node.style.zIndex = '5';
    const play = node.animate(far ? [{transform: start}, {transform: middle}, {transform: 'none'}]
        : [{transform: start}, {transform: 'none'}],
    {duration: far ? TRAVEL_MS : NEIGHBOUR_MS, easing: 'cubic-bezier(.65,0,.35,1)'});
    play.onfinish = play.oncancel = () => { node.style.zIndex = ''; };
}

function appear(node) {
    node.animate([{transform: 'translateY(-24px) scale(1.18)', opacity: 0}, {transform: 'none', opacity: 1}],
        {duration: APPEAR_MS, easing: 'cubic-bezier(.22,1,.36,1)'});
}

/* Call before the change; call the answer after it. */
export function startFlip(root) {
    if (calmMotion() || !root.animate || root.offsetParent === null)
        return null;
    const before = places(root);
    const known = new Set(root.querySelectorAll('.note'));
    return () => {
        const moves = [];
        places(root).forEach((to, node) => {
            const from = before.get(node);
            if (!known.has(node) && inSight(to))
                moves.push(() => appear(node));
            else if (from && (Math.abs(from.left - to.left) > 1 || Math.abs(from.top - to.top) > 1) &&
                (inSight(from) || inSight(to)))
                moves.push(() => glide(node, from, to));
        });
        if (moves.length <= MOVES_MAX)
            moves.forEach((move) => move());
    };
}
