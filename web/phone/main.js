/*
 * main: who am I, which view, and what happens when the wall says something.
 */
import {moveCard, undoLast} from './actions.js';
import {enterRemote, makeRemote} from './remote.js';
import {call, Problem} from './api.js';
import {drawBoard, makeBoard, renameNote, stepColumn} from './board.js';
import {el, fill, icon, speak, wideScreen} from './dom.js';
import {justDropped, makeSortable} from './drag.js';
import {latest, loadActivity, makeActivity} from './activity.js';
import {lost, refresh, startLive, stopLive} from './live.js';
import {openCard} from './cardsheet.js';
import {openMe, followMe} from './me.js';
import {openNewNote, resumeNewNote} from './newnote.js';
import {recall} from './keep.js';
import {drawGoals, enterGoals, leaveGoals, makeGoals} from './goals.js';
import {forgetGoals, goalsInUse, keyResultOf, loadGoals} from './goalstore.js';
import {arrive, moveHome} from './home.js';
import {startJoin} from './join.js';
import {loadKudos, makeKudos} from './kudos.js';
import {startLanguage} from './lang.js';
import {differences} from './news.js';
import {pending, startQueue, trueId} from './queue.js';
import {anySheet, closeAll} from './sheet.js';
import {changed, forgetAll, mayEdit, setColumn, setMe, setOnline, shown, state, subscribe} from './store.js';
import {drawShell, makeShell} from './shell.js';
import {drawStandup, enterStandup, leaveStandup, makeStandup, standupIsOld, standupTitle} from './standup.js';
import {forgetMeetings} from './meetings.js';
import {watchKeys} from './keys.js';
import {watchSwipe} from './swipe.js';
import {drawVote, followVote, forgetVote, makeVote} from './vote.js';
import {drawWeek, followWeek, forgetWeek, makeWeek} from './week.js';

const VIEWS = ['board', 'goals', 'standup', 'kudos', 'activity', 'remote', 'vote', 'week'];
const TITLES = {board: 'phone.tab.board', standup: 'phone.standup.title', kudos: 'phone.tab.kudos', activity: 'phone.activity.title', remote: 'phone.remote.title',
    vote: 'phone.vote.title', week: 'phone.week.title'};
const MINUTE_MS = 60000;
const RETURN_MS = 1500;

const app = document.getElementById('app');
let views = null;
let shell = null;
let tab = 'board';
let title = 'phone.tab.board';
let newsSeq = -1;
let heard = null;
let mineSaid = {id: '', at: 0};

function showColumnOnWide(id) {
    const part = views.board.lists.get(id);
    if (part && window.matchMedia('(min-width: 600px)').matches)
        part.root.scrollIntoView({behavior: 'smooth', inline: 'start', block: 'nearest'});
}

function makeViews() {
    if (views)
        leaveStandup(views.standup);
    const sortables = [];
    const board = makeBoard({
        open: (id) => { if (!justDropped()) openCard(trueId(id)); },
        add: (column) => openNewNote(column),
        column: (id) => { setColumn(id); showColumnOnWide(id); },
        listMade: (list) => sortables.push(makeSortable(list, moveCard)),
    });
    watchSwipe(board.columns, stepColumn);
    views = {board, goals: makeGoals(), standup: makeStandup(), kudos: makeKudos(), activity: makeActivity(), remote: makeRemote(), vote: makeVote(),
        week: makeWeek(), sortables};
    views.standup.titled = () => tab === 'standup' && drawShell(shell, tab, titleNow());
    shell = makeShell({me: () => openMe({language: redrawAll, leave: signedOut})});
    fill(shell.views, VIEWS.map((name) => views[name].root));
    fill(app, shell.root, larder());
}

/*
 * Drawings are fetched when they are first shown; those that say "the wall does not answer" would come
 * too late then.
 */
function larder() {
    const names = ['wifi-off', 'hourglass', 'octagon-bar', 'triangle-mark', 'undo', 'tick-circle', 'tick-stamp', 'tear', 'clock',
        'arrow-left', 'arrow-right', 'check', 'cross', 'pencil', 'people', 'flag', 'calendar', 'chevron-right', 'phone'];
    return el('div', {class: 'unseen', 'aria-hidden': 'true'}, names.map((name) => icon(name)));
}

/* Another language: everything is said again. */
function redrawAll() {
    closeAll();
    leaveGoals(views.goals);
    state.etag = null;
    forgetVote();
    forgetWeek();
    refresh();
    makeViews();
    enter();
}

function enter() {
    const [wanted, ...rest] = location.hash.slice(1).split('/');
    tab = VIEWS.indexOf(wanted) >= 0 ? wanted : 'board';
    title = TITLES[tab];
    if (tab === 'goals')
        title = enterGoals(views.goals, rest.join('/'));
    else
        leaveGoals(views.goals);
    VIEWS.forEach((name) => { views[name].root.hidden = name !== tab; });
    shell.root.dataset.tab = tab;
    draw();
    if (tab === 'activity')
        loadActivity(views.activity);
    if (tab === 'kudos')
        loadKudos(views.kudos);
    if (tab === 'remote')
        enterRemote(views.remote);
    if (tab === 'standup')
        enterStandup(views.standup);
    else
        leaveStandup(views.standup);
}

/* What I did myself was said by the toast. */
function justMine(id) {
    return pending().some((item) => item.target === id) || (mineSaid.id === id && Date.now() - mineSaid.at < 5000);
}

/* A change by somebody else is said aloud, once. */
function sayNews() {
    const board = state.board;
    if (!board || board.seq === newsSeq)
        return;
    const first = newsSeq < 0;
    newsSeq = board.seq;
    if (heard)
        differences(heard, board).filter((one) => !justMine(one.id)).forEach((one) => speak(one.text));
    heard = board;
    if (tab === 'activity' && !first)
        loadActivity(views.activity);
    if (goalsInUse() || servesUnknown(board))
        loadGoals();
    if (tab === 'kudos' && !first)
        loadKudos(views.kudos);
    if (!wideScreen())
        return;
    latest().then((item) => {
        if (!item || (state.news && state.news.seq === item.seq))
            return;
        state.news = item;
        changed();
    });
}

/* The stand-up's title changes with what it shows. */
function titleNow() {
    return (tab === 'standup' && standupTitle(views.standup)) || title;
}

function draw() {
    if (!shell || !state.me)
        return;
    followMe();
    drawShell(shell, tab, titleNow());
    if (tab === 'standup' && standupIsOld())
        enterStandup(views.standup);
    else if (tab === 'standup')
        drawStandup(views.standup);
    if (tab === 'board' && shown()) {
        views.sortables.forEach((one) => one && one.option('disabled', !mayEdit()));
        drawBoard(views.board);
    }
    if (tab === 'goals')
        drawGoals(views.goals);
    followVote(tab === 'vote');
    followWeek(tab === 'week');
    if (tab === 'vote')
        drawVote(views.vote);
    if (tab === 'week')
        drawWeek(views.week);
    sayNews();
}

/* Notes say which key result they serve; it is looked up when one is not known yet. */
function servesUnknown(board) {
    return board.columns.some((column) => column.cards.some((card) => card.key_result && !keyResultOf(card.key_result)));
}

function signedIn(me) {
    setMe(me);
    startQueue(me.id, {
        changed,
        lost,
        arrived: (item) => { mineSaid = {id: item.target, at: Date.now()}; if (item.name === 'card_create') adopt(item); refresh(); },
        signedOut,
        mayQueue: () => state.online,
    });
    makeViews();
    if (/^\/j\//i.test(location.pathname))
        history.replaceState(null, '', '/');
    enter();
    startLive({signedOut});
    refresh().then(resumeNewNote).then(moveHome);
}

function adopt(item) {
    renameNote(views.board, 'new-' + item.id, item.target);
}

function signedOut() {
    stopLive();
    closeAll();
    forgetAll();
    forgetMeetings();
    if (views)
        leaveStandup(views.standup);
    forgetGoals();
    forgetVote();
    forgetWeek();
    shell = null;
    newsSeq = -1;
    startJoin(app, '', start);
}

function codeInAddress() {
    const found = /^\/j\/([^/?#]+)/i.exec(location.pathname);
    return found ? decodeURIComponent(found[1]) : '';
}

/* The code that came along was refused, and nobody knows this phone here: back to where it is known. */
function goBack() {
    history.back();
    setTimeout(() => startJoin(app, '', start), RETURN_MS);
}

/* Without an answer from the wall, what this phone remembers is shown, marked as old. */
async function start(refused) {
    try {
        signedIn((await call('GET', '/api/v1/me')).data);
    } catch (error) {
        const me = recall('me');
        if (error instanceof Problem && error.status === 401 && refused) {
            goBack();
        } else if (error instanceof Problem && error.status === 401) {
            startJoin(app, codeInAddress(), start);
        } else if (me) {
            setOnline(false);
            signedIn(me);
        } else {
            startJoin(app, codeInAddress(), start);
        }
    }
}

async function begin() {
    const refused = !(await arrive());
    await startLanguage();
    subscribe(draw);
    window.addEventListener('hashchange', () => shell && enter());
    setInterval(() => shell && document.visibilityState === 'visible' && draw(), MINUTE_MS);
    watchKeys({move: moveCard, add: () => openNewNote(null), undo: undoLast}, () => anySheet() || !shell || !shown() || tab !== 'board');
    await start(refused);
}

begin();
