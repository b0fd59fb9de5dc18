/*
 * goalwords: numbers, cycles and verdicts as a person would say them. Pure.
 */
import {language, t} from './lang.js';
import {shortDate} from './words.js';

export const HEALTH_ICON = {ok: 'tick-circle', shaky: 'triangle-mark', help: 'octagon-bar'};

/* 3000 → "3,000"; two decimals at most, none that say nothing. */
export function number(value) {
    const rounded = Math.round(value * 100) / 100;
    const parts = String(Math.abs(rounded)).split('.');
    const whole = parts[0].replace(/\B(?=(\d{3})+(?!\d))/g, ',');
    return (rounded < 0 ? '−' : '') + whole + (parts[1] ? '.' + parts[1] : '');
}

/* "5.1%", "3,000 条" */
export function measured(value, measure) {
    if (value === null || value === undefined)
        return '–';
    return number(value) + (measure ? (measure === '%' ? '' : ' ') + measure : '');
}

/* What a person typed as a number; NaN when it is none. */
export function typed(text) {
    const clean = text.trim().replace(/[，,\s]/g, '').replace(/^[−－]/, '-').replace(/[%％]$/, '').replace('．', '.');
    return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(clean) ? Number(clean) : NaN;
}

export function share(value) {
    return value === null ? '–' : Math.round(value * 100) + '%';
}

export function score(value) {
    return value === null ? '–' : value.toFixed(2);
}

/* One tap of plus or minus: about a thirtieth of the way, as a round number. */
export function stepOf(kr) {
    if (kr.kind === 'count' || kr.kind === 'rating')
        return 1;
    const way = kr.start === null ? Math.abs(kr.target || 0) : Math.abs(kr.target - kr.start);
    return way > 0 ? Math.pow(10, Math.floor(Math.log10(way / 10))) : 1;
}

export function zoneOf(confidence) {
    return confidence <= 3 ? 'help' : confidence <= 6 ? 'shaky' : 'ok';
}

/* "3天前"; nothing while it is fresh. */
export function dataAge(kr) {
    return kr.data_age_days !== null && kr.data_age_days > 2 ? t('phone.goal.age', {n: kr.data_age_days}) : '';
}

/* "2026q4" → "Q4"; another name as it is. */
export function cycleName(cycle) {
    const quarter = /^\d{4}q([1-4])$/.exec(cycle.id);
    return cycle.name || (quarter ? 'Q' + quarter[1] : cycle.id);
}

export function cycleLine(cycle) {
    const name = cycleName(cycle);
    if (cycle.review_week)
        return t('phone.cycle.reviewing', {name});
    if (cycle.week >= 1 && cycle.state && cycle.state !== 'closed')
        return t('phone.cycle.week', {name, n: cycle.week, of: cycle.weeks});
    return t('phone.cycle.state', {name, state: t('phone.cycle.state.' + (cycle.state || 'ahead'))});
}

/* "照这样，季末约 5.4%" */
export function forecastWords(kr) {
    const forecast = kr.forecast;
    if (!forecast || ['crosses', 'short'].indexOf(forecast.kind) < 0)
        return '';
    if (forecast.kind === 'crosses' && forecast.crosses)
        return t('phone.forecast.crosses', {date: shortDate(forecast.crosses), value: measured(kr.target, kr.measure)});
    return forecast.end_value === null ? '' : t('phone.forecast.short', {value: measured(forecast.end_value, kr.measure)});
}

/* What an objective's ring says, in words. */
export function ringWords(objective) {
    return t('phone.ring.' + objective.says, {n: objective.says_n});
}

/* Days that two windows share, or that lie between them. Windows: {first, last} as YYYY-MM-DD. */
export function meeting(a, b, daysBetween) {
    if (!a || !b || !a.first || !a.last || !b.first || !b.last)
        return null;
    const first = a.first > b.first ? a.first : b.first;
    const last = a.last < b.last ? a.last : b.last;
    const n = daysBetween(first, last);
    return n >= 0 ? {overlap: n + 1, gap: 0, first, last} : {overlap: 0, gap: -n - 1, first: last, last: first};
}

/* "12/1" */
export function slashDate(day) {
    const [, m, d] = day.split('-').map(Number);
    return m + '/' + d;
}

/* Names sort as a person of this language would look for them. */
export function byName(a, b) {
    return a.localeCompare(b, language() === 'zh' ? 'zh-CN' : 'en');
}
