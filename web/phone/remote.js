/*
 * remote: what the wall shows, and the buttons that change it.
 */
import {get, post} from './api.js';
import {button, el, fill, icon} from './dom.js';
import {choice, rows, toggle} from './forms.js';
import {t} from './lang.js';
import {radiatorRows} from './radiator.js';
import {mayEdit, state} from './store.js';
import {toast} from './toast.js';

const SETTLE_MS = 900;

/* In the order of the notes: each scene's drawing and paper. */
const SCENES = {
    board: ['board', 'butter'], standup: ['people', 'mint'], okr: ['ring', 'sky'], align: ['tree', 'lilac'], funnel: ['funnel', 'peach'],
    kudos: ['medal', 'blush'], flow: ['flow', 'kraft'], rollover: ['calendar', 'sky'], cycle: ['calendar', 'butter'], metrics: ['flag', 'mint'],
    consensus: ['hand', 'lilac'], review: ['bulb', 'peach'], year: ['flag', 'kraft'],
};

export function makeRemote() {
    const picture = el('img', {class: 'wall-picture', alt: ''});
    const frame = button({class: 'wall-frame', on: {click: () => look(view)}}, picture,
        el('span', {class: 'wall-again'}, icon('undo'), el('span')));
    const now = el('div', {class: 'wall-now'});
    const body = el('div', {class: 'remote-body'});
    const root = el('div', {class: 'remote'}, frame, now, body);
    const view = {root, frame, picture, now, body, wall: null, timer: 0};
    picture.addEventListener('load', () => frame.classList.add('has-picture'));
    picture.addEventListener('error', () => frame.classList.remove('has-picture'));
    return view;
}

/* A fresh picture; the address changes so that no cache answers. */
function look(view) {
    view.picture.src = '/wall.png?t=' + Date.now();
}

async function show(view, change) {
    try {
        const answer = await post('/api/v1/wall/show', change);
        view.wall = Object.assign({}, view.wall, answer, change);
        delete view.wall.page;
        draw(view);
        clearTimeout(view.timer);
        view.timer = setTimeout(() => look(view), SETTLE_MS);
    } catch (error) {
        toast(error.message, null, 'bad');
    }
}

function pages(view) {
    const pinned = Boolean(view.wall.pinned);
    return el('div', {class: 'pages'},
        button({class: 'page-button', on: {click: () => show(view, {page: 'back'})}}, el('span', {class: 'glyph back', 'aria-hidden': 'true'}),
            t('phone.remote.back')),
        button({class: 'page-button main', 'aria-pressed': String(pinned), on: {click: () => show(view, {pinned: !pinned})}},
            el('span', {class: 'glyph ' + (pinned ? 'play' : 'hold'), 'aria-hidden': 'true'}),
            t(pinned ? 'phone.remote.unpin' : 'phone.remote.pin')),
        button({class: 'page-button', on: {click: () => show(view, {page: 'next'})}}, el('span', {class: 'glyph next', 'aria-hidden': 'true'}),
            t('phone.remote.next')));
}

function names(view) {
    return Object.keys(SCENES).filter((name) => (view.wall.scenes || []).indexOf(name) >= 0);
}

/* A note for each scene that may be asked for; one alone is no choice. */
function scenes(view) {
    const list = names(view);
    if (list.length < 2)
        return null;
    return el('div', {class: 'scenes', role: 'group', 'aria-label': t('phone.remote.scenes')}, list.map((name) => button({
        class: 'scene paper-' + SCENES[name][1], 'aria-pressed': String(view.wall.scene === name),
        on: {click: () => show(view, {scene: name})},
    }, icon(SCENES[name][0]), t('phone.scene.' + name))));
}

function line(name, label, control) {
    return el('div', {class: 'row'}, icon(name), el('span', {class: 'row-label'}, label), control);
}

function settings(view) {
    const wall = view.wall;
    const theme = choice(t('phone.remote.theme'), [
        {value: 'day', content: icon('sun'), label: t('phone.remote.day')},
        {value: 'auto', content: t('phone.remote.auto')},
        {value: 'evening', content: icon('moon'), label: t('phone.remote.evening')},
    ], wall.theme, (value) => show(view, {theme: value}));
    const lang = choice(t('phone.remote.lang'), [{value: 'zh', content: '中文'}, {value: 'en', content: 'English'}],
        wall.lang, (value) => show(view, {lang: value}));
    const distance = choice(t('phone.remote.distance'), ['100', '115', '130'].map((value) => ({
        value, content: t('phone.remote.distance.' + value),
    })), wall.distance, (value) => show(view, {distance: value}));
    return rows(line('moon', t('phone.remote.theme'), theme), line('globe', t('phone.remote.lang'), lang),
        line('people', t('phone.remote.distance'), distance),
        line('flow', t('phone.remote.calm'), toggle(t('phone.remote.calm'), Boolean(wall.calm), (on) => show(view, {calm: on}))),
        line('phone', t('phone.remote.join'), toggle(t('phone.remote.join'), Boolean(wall.join_shown),
            (on) => show(view, {join_shown: on}))));
}

function draw(view) {
    const wall = view.wall;
    view.picture.alt = t('phone.remote.picture');
    view.frame.lastChild.lastChild.textContent = t('phone.remote.again');
    if (!wall) {
        fill(view.body, el('p', {class: 'said'}, t(state.online ? 'phone.loading' : 'phone.err.unreachable')));
        return;
    }
    const focus = Array.from(view.body.querySelectorAll('button')).indexOf(document.activeElement);
    fill(view.now, el('p', {class: 'caption'}, t('phone.remote.showing')),
        el('p', {class: 'wall-scene'}, t(SCENES[wall.scene] ? 'phone.scene.' + wall.scene : 'phone.remote.other')),
        el('p', {class: 'hint'}, t(wall.pinned ? 'phone.remote.pinned' : 'phone.remote.turning')));
    const row = (href, drawing, words) => el('a', {class: 'row', href}, icon(drawing), el('span', {class: 'row-label'}, words),
        el('span', {class: 'row-value'}), icon('chevron-right', 'row-go'));
    fill(view.body, mayEdit() ? [scenes(view), pages(view), radiatorRows(wall, names(view), (now) => {
        view.wall = now;
        draw(view);
    }), settings(view)] : el('p', {class: 'said'}, t('phone.guest')),
        rows(mayEdit() ? row('#vote', 'lock', t('phone.vote.title')) : null, row('#activity', 'flow', t('phone.activity.title'))));
    if (focus >= 0)
        view.body.querySelectorAll('button')[focus].focus();
}

export async function enterRemote(view) {
    draw(view);
    look(view);
    try {
        view.wall = await get('/api/v1/wall');
    } catch (error) {
        view.wall = null;
    }
    draw(view);
}
