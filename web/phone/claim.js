/*
 * claim: "is that you?" between an old phone and a new one. The new phone asks every other second; the
 * old one is told by the event stream.
 */
import {get, post, Problem} from './api.js';
import {button, el, icon} from './dom.js';
import {t} from './lang.js';
import {fetchClaims} from './live.js';
import {state} from './store.js';
import {toast} from './toast.js';

const POLL_MS = 2000;

/* Answers a function that stops asking. */
export function waitForClaim(claim, on) {
    const ends = Date.now() + (claim.expires_s || 120) * 1000;
    let timer = 0;
    let over = false;
    async function poll() {
        let said = 'waiting';
        try {
            said = (await get('/api/v1/join/claims/' + encodeURIComponent(claim.claim))).state;
        } catch (error) {
            if (error instanceof Problem && error.status !== 429)
                said = 'expired';
        }
        if (over)
            return;
        if (said === 'waiting' && Date.now() < ends)
            timer = setTimeout(poll, POLL_MS);
        else
            on[said === 'waiting' ? 'expired' : said]();
    }
    timer = setTimeout(poll, POLL_MS);
    return () => { over = true; clearTimeout(timer); };
}

async function answer(claim, approve) {
    try {
        await post('/api/v1/claims/' + encodeURIComponent(claim.id), {approve});
        toast(t(approve ? 'phone.claim.said.yes' : 'phone.claim.said.no'));
    } catch (error) {
        toast(error.message, null, 'bad');
    }
    fetchClaims();
}

/* One paper per waiting claim, with 是我 and 不是我. */
export function claimPapers() {
    return state.claims.map((claim) => {
        const mine = claim.member === state.me.id;
        return el('div', {class: 'claim', role: 'alert'},
            el('p', null, icon('phone'), el('span', null, t(mine ? 'phone.claim.ask.me' : 'phone.claim.ask.other',
                {name: claim.name, device: claim.device || t('phone.claim.device')}))),
            el('div', {class: 'claim-buttons'},
                button({class: 'second', on: {click: () => answer(claim, false)}}, t(mine ? 'phone.claim.no' : 'phone.claim.deny')),
                button({class: 'primary', on: {click: () => answer(claim, true)}}, t(mine ? 'phone.claim.yes' : 'phone.claim.allow'))));
    });
}
