/*
 * fund: what the team saves for, and the money that an admin puts in and gives out.
 */
import {act} from './actions.js';
import {el, fill, icon} from './dom.js';
import {field, form, generalError, primary, showProblem} from './forms.js';
import {t} from './lang.js';
import {nameOf} from './people.js';

export function money(n) {
    return '¥' + String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}

export function fundBar(fund) {
    const pool = fund.pool;
    if (!pool && !fund.balance)
        return null;
    const share = pool ? Math.max(0, Math.min(100, Math.round(100 * fund.balance / pool.cost))) : 0;
    const fillBar = el('span', {class: 'fund-fill'});
    fillBar.style.width = share + '%';
    return el('div', {class: 'fund'},
        el('p', {class: 'fund-words'}, el('span', null, pool ? t('phone.fund.for', {what: pool.what}) : t('phone.fund')),
            el('span', {class: 'fund-sum'}, money(fund.balance) + (pool ? ' / ' + money(pool.cost) : ''))),
        pool ? el('div', {class: 'fund-bar', role: 'progressbar', 'aria-label': t('phone.fund'), 'aria-valuemin': '0', 'aria-valuemax': '100',
            'aria-valuenow': String(share)}, fillBar) : null,
        pool && fund.balance >= pool.cost ? el('p', {class: 'fund-full'}, icon('tick-circle'), t('phone.fund.full')) : null);
}

/* A number in an input; what is none goes as text, and the wall says so. */
function numberOf(input) {
    const text = input.value.trim();
    return /^\d+$/.test(text) ? Number(text) : text;
}

function send(node, sheet, promise) {
    return promise.then((outcome) => {
        if (outcome.problem)
            showProblem(node, outcome.problem);
        else if (!sheet.closed)
            sheet.close();
    });
}

export function depositPage() {
    return {
        title: t('phone.fund.deposit'),
        draw(body, sheet) {
            const amount = field({name: 'amount', label: t('phone.fund.amount'), max: 7, mode: 'numeric'});
            const note = field({name: 'note', label: t('phone.fund.note'), max: 40});
            fill(body, form([amount.root, note.root, generalError(), primary(t('phone.fund.deposit'))], (node) => send(node, sheet,
                act('fund_deposit', null, {amount: numberOf(amount.input), note: note.input.value.trim()}, t('phone.said.saved')))));
        },
    };
}

export function grantPage(kudos) {
    return {
        title: t('phone.fund.grant.title', {name: nameOf(kudos.to)}),
        draw(body, sheet) {
            const amount = field({name: 'amount', label: t('phone.fund.amount'), max: 7, mode: 'numeric'});
            fill(body, form([el('p', {class: 'said', dir: 'auto'}, kudos.reason), amount.root, generalError(), primary(t('phone.fund.grant'))],
                (node) => send(node, sheet, act('fund_grant', null, {amount: numberOf(amount.input), kudos: kudos.id}, t('phone.said.saved')))));
        },
    };
}

export function poolPage(pool) {
    return {
        title: t('phone.fund.pool'),
        draw(body, sheet) {
            const what = field({name: 'what', label: t('phone.fund.what'), value: pool ? pool.what : '', max: 16});
            const cost = field({name: 'cost', label: t('phone.fund.cost'), value: pool ? String(pool.cost) : '', max: 7, mode: 'numeric'});
            fill(body, form([what.root, cost.root, generalError(), primary(t('phone.save'))], (node) => send(node, sheet,
                act('pool_set', null, {what: what.input.value.trim(), cost: numberOf(cost.input)}, t('phone.said.saved')))));
        },
    };
}
