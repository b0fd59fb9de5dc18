/*
 * toast: one sentence after a change, with 撤销 for five seconds; longer while a finger or the focus is
 * on it.
 */
import {button, el, fill, icon} from './dom.js';
import {t} from './lang.js';

const SHOWN_MS = 5000;

let timer = 0;

function box() {
    return document.getElementById('toast');
}

export function hideToast() {
    clearTimeout(timer);
    fill(box());
    box().className = '';
}

function wait() {
    clearTimeout(timer);
    timer = setTimeout(hideToast, SHOWN_MS);
}

/* undo may be null. kind: '' or 'bad'. */
export function toast(text, undo, kind) {
    const back = undo
        ? button({class: 'undo', on: {click: () => { hideToast(); undo(); }}}, icon('undo'), t('phone.undo')) : null;
    const node = el('div', {class: 'toast' + (kind ? ' ' + kind : '')},
        kind === 'bad' ? icon('octagon-bar') : null, el('span', {class: 'toast-text'}, text), back);
    ['pointerenter', 'focusin'].forEach((type) => node.addEventListener(type, () => clearTimeout(timer)));
    ['pointerleave', 'focusout'].forEach((type) => node.addEventListener(type, wait));
    fill(box(), node);
    box().className = 'is-shown';
    wait();
}
