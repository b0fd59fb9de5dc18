/*
 * keys: the board with a keyboard. Up and down choose a note, left and right move it to the next
 * column, Enter opens it (it is a button), N adds one, Z undoes.
 */
import {composing} from './dom.js';
import {columnOf} from './apply.js';
import {mayEdit, shown} from './store.js';

function typing(target) {
    return target && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

function faces() {
    return Array.from(document.querySelectorAll('.board .face')).filter((node) => node.offsetParent !== null);
}

function selected() {
    const node = document.activeElement && document.activeElement.closest('.note');
    return node ? node.dataset.id : null;
}

function choose(step) {
    const all = faces();
    const active = document.activeElement;
    const list = active && active.closest('.notes');
    const here = list ? all.filter((node) => list.contains(node)) : all;
    const at = here.indexOf(active);
    const next = at < 0 ? here[0] : here[at + step];
    if (next) {
        next.focus();
        next.scrollIntoView({block: 'nearest'});
    }
    return Boolean(next);
}

/* actions: move(id, column), add(), undo(). busy(): a sheet is open, or the board is not shown. */
export function watchKeys(actions, busy) {
    function sideways(step) {
        const id = selected();
        const from = id && columnOf(shown(), id);
        const to = from && shown().columns[shown().columns.indexOf(from) + step];
        if (to && mayEdit())
            actions.move(id, to.id, null);
        return Boolean(id);
    }
    const what = {
        ArrowUp: () => choose(-1),
        ArrowDown: () => choose(1),
        ArrowLeft: () => sideways(-1),
        ArrowRight: () => sideways(1),
        n: () => mayEdit() && actions.add(),
        z: () => mayEdit() && actions.undo(),
    };
    document.addEventListener('keydown', (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || composing(event) || typing(event.target) || busy())
            return;
        const act = what[event.key.length === 1 ? event.key.toLowerCase() : event.key];
        if (act && act() !== false)
            event.preventDefault();
    });
}
