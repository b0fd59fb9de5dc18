/*
 * news: what is different between two boards, in sentences for a screen reader. At most a few: after a
 * long pause nobody wants to hear everything.
 */
import {t} from './lang.js';

const SAID_MAX = 3;

function places(board) {
    const found = new Map();
    board.columns.forEach((column) => column.cards.forEach((card) => found.set(card.id, {card, column})));
    return found;
}

function difference(was, is) {
    if (!was)
        return t('phone.news.new', {title: is.card.title, column: is.column.name});
    if (was.column.id !== is.column.id)
        return t('phone.news.moved', {title: is.card.title, column: is.column.name});
    if (!was.card.blocked && is.card.blocked)
        return t('phone.news.blocked', {title: is.card.title});
    return '';
}

export function differences(before, after) {
    const old = places(before);
    const now = places(after);
    const found = [];
    now.forEach((is, id) => {
        const text = difference(old.get(id), is);
        if (text)
            found.push({id, text});
    });
    old.forEach((was, id) => {
        if (!now.has(id))
            found.push({id, text: t('phone.news.gone', {title: was.card.title})});
    });
    return found.slice(0, SAID_MAX);
}
