/*
 * sheet: a dialog that rises from the foot of the page (full height for tasks with one end, a window in
 * the middle on wide screens). It keeps the focus inside, closes by Esc, the veil and the phone's back
 * key, and gives the focus back. A sheet holds pages: push() goes deeper, pop() returns.
 */
import {button, el, fill, icon, newId} from './dom.js';
import {t} from './lang.js';

const open = [];
let entry = false;
let leaving = false;

/* One history entry stands for "something is open"; it is made and taken back as little as possible. */
function enter() {
    if (!entry && !leaving) {
        entry = true;
        history.pushState({sheet: true}, '');
    }
}

function leave() {
    setTimeout(() => {
        if (entry && !open.length && !leaving) {
            entry = false;
            leaving = true;
            history.back();
        }
    }, 60);
}

window.addEventListener('popstate', () => {
    if (leaving) {
        leaving = false;
        if (open.length)
            enter();
        return;
    }
    entry = false;
    const top = open[open.length - 1];
    if (!top)
        return;
    if (!top.back())
        top.close();
    if (open.length)
        enter();
});

const FOCUSABLE = 'button, [href], input, select, textarea, [tabindex]:not([tabindex="-1"])';

function focusable(root) {
    return Array.from(root.querySelectorAll(FOCUSABLE)).filter((n) => !n.disabled && n.offsetParent !== null);
}

/* On the document: when what had the focus was drawn anew, the focus is nowhere and Esc must still close. */
document.addEventListener('keydown', (event) => {
    if (open.length)
        trap(event, open[open.length - 1]);
});

function trap(event, sheet) {
    if (event.key === 'Escape' && !event.isComposing) {
        event.stopPropagation();
        if (!sheet.back())
            sheet.close();
        return;
    }
    if (event.key !== 'Tab')
        return;
    const all = focusable(sheet.root);
    const first = all[0];
    const last = all[all.length - 1];
    const inside = sheet.root.contains(document.activeElement);
    if (!first) {
        event.preventDefault();
    } else if (event.shiftKey && (document.activeElement === first || !inside || document.activeElement === sheet.root)) {
        event.preventDefault();
        last.focus();
    } else if (!event.shiftKey && (document.activeElement === last || !inside)) {
        event.preventDefault();
        first.focus();
    }
}

/* Where the engine knows `inert`, the page behind cannot be reached by a screen reader's cursor either. */
function coverPage() {
    const top = open[open.length - 1];
    document.getElementById('app').inert = Boolean(top);
    open.forEach((sheet) => { sheet.wrap.inert = sheet !== top; });
    document.body.classList.toggle('has-sheet', Boolean(top));
}

export function anySheet() {
    return open.length > 0;
}

export function closeAll() {
    open.slice().reverse().forEach((sheet) => sheet.close());
}

/* Closes everything and goes to another place of the page; the entry that stood for the sheet becomes that place's. */
export function leaveFor(hash) {
    const had = entry;
    entry = false;
    closeAll();
    if (had)
        location.replace('#' + hash);
    else
        location.hash = hash;
}

/*
 * Makes a page of a sheet: a title, a way back, and what belongs there.
 * page: {title, draw(body, sheet), focus?: selector, live?: draws again when the board changes}
 */
function showPage(sheet) {
    const page = sheet.pages[sheet.pages.length - 1];
    const deep = sheet.pages.length > 1;
    const out = button({class: 'quiet', on: {click: () => sheet.close()}},
        page.closeWord || t(sheet.kind === 'task' ? 'phone.cancel' : 'phone.close'));
    const back = deep ? button({class: 'round', 'aria-label': t('phone.back'), on: {click: () => sheet.back()}},
        icon('arrow-left')) : null;
    const title = el('h2', {class: 'sheet-title', id: sheet.titleId, tabindex: '-1'}, page.title);
    const body = el('div', {class: 'sheet-body'});
    fill(sheet.root, el('div', {class: 'sheet-bar', 'aria-hidden': 'true'}),
        el('header', {class: 'sheet-head' + (page.bare && !deep ? ' unseen' : '')}, back, title, out), body);
    page.draw(body, sheet);
    const first = page.focus ? sheet.root.querySelector(page.focus) : null;
    (first || title).focus({preventScroll: true});
    sheet.root.scrollTop = 0;
}

/* kind: 'sheet' or 'task'. Answers the sheet. */
export function openSheet(kind, page, onClose) {
    const returnTo = document.activeElement;
    const sheet = {kind, titleId: newId('title-'), pages: [page], closed: false};
    sheet.root = el('div', {class: 'sheet ' + kind, role: 'dialog', 'aria-modal': 'true',
        'aria-labelledby': sheet.titleId, tabindex: '-1'});
    const veil = el('div', {class: 'veil', on: {click: () => sheet.close()}});
    sheet.wrap = el('div', {class: 'sheet-wrap'}, veil, sheet.root);

    sheet.push = (next) => { sheet.pages.push(next); showPage(sheet); };
    sheet.pop = () => { sheet.pages.pop(); showPage(sheet); };
    sheet.back = () => {
        if (sheet.pages.length < 2)
            return false;
        sheet.pop();
        return true;
    };
    sheet.redraw = () => {
        const top = sheet.pages[sheet.pages.length - 1];
        /* A composition in progress would be lost with its input. */
        if (!top.live || sheet.closed || (document.activeElement && document.activeElement.kwComposing))
            return;
        const scroll = sheet.root.scrollTop;
        const at = focusable(sheet.root).indexOf(document.activeElement);
        const held = sheet.root.contains(document.activeElement);
        fill(sheet.root.querySelector('.sheet-body'));
        top.draw(sheet.root.querySelector('.sheet-body'), sheet);
        sheet.root.scrollTop = scroll;
        if (held && at >= 0 && !sheet.root.contains(document.activeElement))
            (focusable(sheet.root)[at] || sheet.root).focus({preventScroll: true});
    };
    sheet.close = () => {
        if (sheet.closed)
            return;
        sheet.closed = true;
        open.splice(open.indexOf(sheet), 1);
        sheet.wrap.remove();
        coverPage();
        leave();
        if (onClose)
            onClose();
        const here = returnTo && returnTo.isConnected ? returnTo : null;
        if (here && !open.length)
            here.focus({preventScroll: true});
    };

    document.getElementById('sheets').appendChild(sheet.wrap);
    open.push(sheet);
    coverPage();
    enter();
    showPage(sheet);
    return sheet;
}
