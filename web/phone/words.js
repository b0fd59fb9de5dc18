/*
 * words: dates, ages and states as a person would say them. Pure, but for reading the day.
 */
import {t, language} from './lang.js';

const DAY_MS = 86400000;

export function dayOf(date) {
    const two = (n) => (n < 10 ? '0' : '') + n;
    return date.getFullYear() + '-' + two(date.getMonth() + 1) + '-' + two(date.getDate());
}

export function today() {
    return dayOf(new Date());
}

function parse(day) {
    const [y, m, d] = day.split('-').map(Number);
    return new Date(y, m - 1, d, 12);
}

export function addDays(day, n) {
    const date = parse(day);
    date.setDate(date.getDate() + n);
    return dayOf(date);
}

export function daysBetween(from, to) {
    return Math.round((parse(to) - parse(from)) / DAY_MS);
}

export function weekday(day) {
    return t('phone.weekday.' + parse(day).getDay());
}

/* The Friday of this week; on Friday and after, the one of next week. */
export function comingFriday(day) {
    const ahead = (5 - parse(day).getDay() + 7) % 7;
    return addDays(day, ahead === 0 ? 7 : ahead);
}

export function shortDate(day) {
    const date = parse(day);
    return t('phone.date', {m: date.getMonth() + 1, d: date.getDate()});
}

/* {text, kind: 'late' | 'today' | 'later'} */
export function dueWord(due, now) {
    const n = daysBetween(now, due);
    if (n < 0)
        return {kind: 'late', text: t('phone.due.late', {n: -n})};
    if (n === 0)
        return {kind: 'today', text: t('phone.due.today')};
    if (n === 1)
        return {kind: 'later', text: t('phone.due.tomorrow')};
    return {kind: 'later', text: n < 7 ? weekday(due) : shortDate(due)};
}

export function ageDays(card) {
    return typeof card.age_days === 'number' ? card.age_days : null;
}

export function ageWord(card) {
    const n = ageDays(card);
    if (n === null)
        return '';
    return n < 1 ? t('phone.age.new') : t('phone.age.days', {n});
}

/* What the octagon says: the reason in its author's words, else the kind of trouble. */
export function blockWord(blocked) {
    return blocked.reason || t('block.' + blocked.type);
}

/* At most `n` graphemes, so that a chip stays a chip. */
export function cut(text, n) {
    const parts = graphemes(text);
    return parts.length > n ? parts.slice(0, n - 1).join('') + '…' : text;
}

export function graphemes(text) {
    if (typeof Intl !== 'undefined' && Intl.Segmenter)
        return Array.from(new Intl.Segmenter(language()).segment(text), (s) => s.segment);
    return Array.from(text);
}

export function clockTime(ms) {
    const date = new Date(ms);
    return date.getHours() + ':' + (date.getMinutes() < 10 ? '0' : '') + date.getMinutes();
}

/* "5/6", "23"; and how many over the limit. */
export function countOf(column) {
    const n = column.cards.length;
    const limit = column.wip_limit || 0;
    return {n, limit, over: limit && n > limit ? n - limit : 0, text: limit ? n + '/' + limit : String(n)};
}

/* -1.15 … +1.15, the same for a card all its life. */
export function turnOf(id) {
    let h = 2166136261;
    for (let i = 0; i < id.length; i++) {
        h ^= id.charCodeAt(i);
        h = Math.imul(h, 16777619);
    }
    return -1.15 + 2.3 * ((h >>> 0) % 1000) / 1000;
}
