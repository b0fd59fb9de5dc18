/*
 * segments: one button per column, for phones. More than three columns scroll sideways. A note that is
 * being dragged may be dropped on them.
 */
import {button, el, fill, icon} from './dom.js';
import {t} from './lang.js';
import {countOf} from './words.js';

function drawOne(node, column, current) {
    const count = countOf(column);
    const said = [column.name, count.text, count.over, current].join('|');
    if (node.kwSaid === said)
        return;
    node.kwSaid = said;
    node.dataset.column = column.id;
    node.setAttribute('aria-pressed', String(current));
    fill(node, el('span', {class: 'segment-name'}, column.name), ' ', el('span', {class: 'segment-count'}, count.text),
        count.over ? el('span', {class: 'over'}, icon('triangle-mark'), t('phone.over', {n: count.over})) : null);
}

export function makeSegments(choose) {
    const root = el('div', {class: 'segments', role: 'group'});
    const nodes = new Map();
    let shownId = null;

    function show(node) {
        const left = node.offsetLeft - (root.clientWidth - node.offsetWidth) / 2;
        root.scrollLeft = Math.max(0, left);
    }

    function draw(columns, current) {
        root.setAttribute('aria-label', t('phone.columns'));
        nodes.forEach((node, id) => {
            if (!columns.some((c) => c.id === id)) {
                node.remove();
                nodes.delete(id);
            }
        });
        columns.forEach((column, i) => {
            let node = nodes.get(column.id);
            if (!node) {
                node = button({class: 'segment', on: {click: () => choose(column.id)}});
                nodes.set(column.id, node);
            }
            if (root.children[i] !== node)
                root.insertBefore(node, root.children[i] || null);
            drawOne(node, column, column === current);
        });
        root.classList.toggle('many', columns.length > 3);
        if (current && shownId !== current.id) {
            shownId = current.id;
            show(nodes.get(current.id));
        }
    }

    return {root, draw};
}
