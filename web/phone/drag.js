/*
 * drag: SortableJS on each list of notes. With a finger a note is taken by its handle at the right end,
 * so that the rest of it scrolls; with a mouse it is taken anywhere. A note may also be dropped on the
 * name of a column. Sortable moves the elements; the change that follows makes the board agree.
 */
import {finePointer} from './dom.js';
import {hold, mayEdit} from './store.js';

let point = null;
let droppedAt = 0;

function track(event) {
    const touch = event.touches ? event.touches[0] : event;
    if (touch)
        point = {x: touch.clientX, y: touch.clientY};
    const over = segmentUnder();
    document.querySelectorAll('.segment.is-target').forEach((node) => node !== over && node.classList.remove('is-target'));
    if (over)
        over.classList.add('is-target');
}

function segmentUnder() {
    if (!point)
        return null;
    const hits = document.elementsFromPoint(point.x, point.y);
    for (const node of hits) {
        const segment = node.closest && node.closest('.segment');
        if (segment)
            return segment;
    }
    return null;
}

const WATCHED = ['pointermove', 'touchmove', 'mousemove'];

function begin() {
    point = null;
    hold(true);
    document.body.classList.add('dragging');
    WATCHED.forEach((type) => document.addEventListener(type, track, {passive: true, capture: true}));
}

function end(event, move) {
    const segment = segmentUnder();
    const id = event.item.dataset.id;
    droppedAt = Date.now();
    WATCHED.forEach((type) => document.removeEventListener(type, track, {capture: true}));
    document.querySelectorAll('.segment.is-target').forEach((node) => node.classList.remove('is-target'));
    document.body.classList.remove('dragging');
    if (segment && segment.dataset.column !== event.from.dataset.column) {
        move(id, segment.dataset.column, null);
    } else if (event.from !== event.to || event.oldIndex !== event.newIndex) {
        const next = event.item.nextElementSibling;
        move(id, event.to.dataset.column, next ? next.dataset.id : null);
    }
    hold(false);
}

/* A click that ends a drag opens nothing. */
export function justDropped() {
    return Date.now() - droppedAt < 300;
}

export function makeSortable(list, move) {
    if (!window.Sortable)
        return null;
    return window.Sortable.create(list, {
        group: 'notes',
        draggable: '.note',
        handle: finePointer() ? '.note' : '.grip',
        disabled: !mayEdit(),
        animation: 200,
        easing: 'cubic-bezier(.65,0,.35,1)',
        /* Its own picture of the note: the same with a finger and with a mouse. */
        forceFallback: true,
        fallbackOnBody: true,
        fallbackTolerance: 6,
        touchStartThreshold: 6,
        emptyInsertThreshold: 40,
        ghostClass: 'is-slot',
        fallbackClass: 'is-lifted',
        scroll: true,
        bubbleScroll: true,
        onStart: begin,
        onEnd: (event) => end(event, move),
    });
}
