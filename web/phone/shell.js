/*
 * shell: what stands around every view: the head with the team and me, the tabs, the banner while the
 * wall does not answer, and the foot with the keys on wide screens.
 */
import {button, el, fill, icon} from './dom.js';
import {claimPapers} from './claim.js';
import {t, language} from './lang.js';
import {myself} from './me.js';
import {avatar} from './people.js';
import {waitingCount} from './queue.js';
import {restoredPaper} from './restored.js';
import {isAdmin, mayEdit, state, teamName} from './store.js';
import {sentence, when} from './activity.js';
import {clockTime} from './words.js';

/* What happened is reached from the remote view; the vote and the new week from the board. */
const TABS = [['board', 'board'], ['goals', 'goals'], ['standup', 'people'], ['kudos', 'medal'], ['remote', 'phone']];
const WITHIN = {activity: 'remote', vote: 'board', week: 'board'};

export function makeShell(hooks) {
    const shell = {
        team: el('p', {class: 'team'}), title: el('h1', {tabindex: '-1'}), side: el('div', {class: 'side'}),
        tabs: el('nav', {class: 'tabs'}), banner: el('div', {class: 'banner', role: 'status'}), claims: el('div', {class: 'claims'}),
        foot: el('footer', {class: 'keys'}), views: el('main', {class: 'views'}), hooks, said: {},
    };
    shell.root = el('div', {class: 'shell'},
        el('header', {class: 'head'}, el('div', {class: 'head-words'}, shell.team, shell.title), shell.side),
        shell.tabs, shell.claims, shell.banner, shell.views, shell.foot);
    return shell;
}

/* Draws a part only when what it says has changed. */
function once(shell, name, said, draw) {
    const text = JSON.stringify(said);
    if (shell.said[name] === text)
        return;
    shell.said[name] = text;
    draw();
}

function drawTabs(shell, current) {
    shell.tabs.setAttribute('aria-label', t('phone.tabs'));
    fill(shell.tabs, TABS.map(([name, drawing]) => el('a', {
        class: 'tab', href: '#' + name, 'aria-current': name === (WITHIN[current] || current) ? 'page' : null,
    }, icon(drawing), el('span', null, t('phone.tab.' + name)))));
}

function drawSide(shell) {
    const me = button({class: 'me', 'aria-label': t('phone.me.open', {name: myself().name}), on: {click: shell.hooks.me}},
        avatar(myself(), 's40'), state.claims.length ? el('span', {class: 'dot'}) : null);
    fill(shell.side, el('p', {class: 'live' + (state.online ? '' : ' is-lost')}, el('span', {class: 'live-dot', 'aria-hidden': 'true'}),
        t(state.online ? 'phone.online' : 'phone.offline.short')), el('p', {class: 'clock'}, clockTime(Date.now())), me);
}

function drawBanner(shell) {
    const n = waitingCount();
    shell.banner.hidden = state.online;
    fill(shell.banner, state.online ? null : [icon('wifi-off'), el('div', null,
        el('p', {class: 'banner-title'}, t(n ? 'phone.offline.waiting' : 'phone.offline', {n})),
        el('p', null, t('phone.offline.asof', {time: clockTime(state.fetchedAt)})))]);
}

function key(...caps) {
    return caps.map((cap) => el('kbd', null, cap));
}

function drawKeys(shell, current) {
    shell.foot.hidden = current !== 'board';
    const news = state.news;
    fill(shell.foot,
        mayEdit() ? [el('span', {class: 'keys-lead'}, t('phone.keys.lead')), key('←', '→'), el('span', null, t('phone.keys.move'))] : null,
        key('↑', '↓'), el('span', null, t('phone.keys.choose')), key('Enter'), el('span', null, t('phone.keys.open')),
        mayEdit() ? [key('N'), el('span', null, t('phone.add.short')), key('Z'), el('span', null, t('phone.undo'))] : null,
        news ? el('span', {class: 'news'}, icon('flow'), el('span', {class: 'news-text', dir: 'auto'}, sentence(news)),
            el('span', null, ' · ' + when(news.at))) : null);
}

/* title: the key of the view's name. */
export function drawShell(shell, current, title) {
    const lang = language();
    const me = myself();
    shell.team.textContent = teamName();
    shell.title.textContent = t(title);
    document.title = t(title) + ' · ' + (teamName() || 'kanwall');
    once(shell, 'tabs', [lang, current], () => drawTabs(shell, current));
    once(shell, 'side', [lang, me.name, me.badge, me.colour, state.online, clockTime(Date.now()), state.claims.length],
        () => drawSide(shell));
    once(shell, 'banner', [lang, state.online, waitingCount(), clockTime(state.fetchedAt)], () => drawBanner(shell));
    once(shell, 'claims', [lang, state.claims, isAdmin() && state.restored],
        () => fill(shell.claims, claimPapers(), restoredPaper()));
    once(shell, 'keys', [lang, current, mayEdit(), state.news, Math.floor(Date.now() / 60000)], () => drawKeys(shell, current));
}
