/*
 * standup: the view of the stand-up: before it the three sentences, while it runs my turn or somebody
 * else's, after it what it came to.
 */
import {doIt} from './actions.js';
import {button, el, fill, icon, speak} from './dom.js';
import {helperLine} from './help.js';
import {t} from './lang.js';
import {begin, checkinOf, clockOf, finished, helpOf, isAway, leftOfAll, leftSeconds, loadDraft, loadMeetings, meetings, nameOfSpeaker,
    running, step, wallNow} from './meetings.js';
import {avatar, nameOf} from './people.js';
import {makeRing} from './ring.js';
import {linesOf, makeSentences} from './sentences.js';
import {drawSummary} from './summary.js';
import {mayEdit, memberOf, shown, state} from './store.js';
import {toast} from './toast.js';
import {blockWord, clockTime, dayOf} from './words.js';

const WARN_S = 15;
const SECOND_MS = 1000;

export function makeStandup() {
    const view = {
        head: el('p', {class: 'standup-head'}), body: el('div', {class: 'standup-body'}), below: el('div', {class: 'standup-below'}),
        mode: '', sentences: null, writing: false, ring: null, timer: 0, turn: '', said: '',
    };
    view.root = el('div', {class: 'standup'}, view.head, view.body, view.below);
    return view;
}

/* A step by a tap; what went wrong is said, and either way the wall is asked how it stands. */
async function tap(view, what) {
    try {
        await what();
    } catch (error) {
        toast(error.sentence ? error.sentence() : error.message, null, 'bad');
    }
    await loadMeetings();
    drawStandup(view);
}

/* --- before -------------------------------------------------------------------------------------- */

function writers() {
    const members = meetings.data.checkins.map((one) => memberOf(one.member)).filter(Boolean);
    return el('p', {class: 'writers'}, members.slice(0, 5).map((member) => avatar(member, 's26')),
        el('span', null, t(members.length === 1 ? 'phone.standup.wrote.one' : 'phone.standup.wrote', {n: members.length})));
}

/* "还有 10 分钟"; '' when it is not near. */
function untilWords() {
    const planned = meetings.data.today;
    const minutes = planned ? Math.ceil((Date.parse(planned.begins) - wallNow()) / 60000) : 0;
    if (minutes <= 0 || minutes > 60)
        return '';
    return minutes === 1 ? t('wall.ritual.now') : t('wall.ritual.minutes', {n: minutes});
}

function awayButton(view) {
    const away = isAway(state.me.id);
    return button({class: 'second', 'aria-pressed': String(away), on: {click: async () => {
        await doIt('absence_set', null, {away: !away}, t(away ? 'phone.said.here' : 'phone.said.away'));
        await loadMeetings();
        drawStandup(view);
    }}}, icon('calendar'), t(away ? 'phone.standup.here' : 'phone.standup.away'));
}

function drawBefore(view) {
    const planned = meetings.data.today;
    view.head.textContent = planned ? t('phone.standup.for', {time: clockTime(Date.parse(planned.begins))}) : t('phone.standup.unplanned');
    if (!mayEdit()) {
        fill(view.body, el('p', {class: 'said'}, t('phone.guest')));
    } else if (!view.sentences) {
        view.sentences = makeSentences(() => loadMeetings().then(() => { view.sentences = null; drawStandup(view); }));
        fill(view.body, view.sentences.root);
    } else {
        view.sentences.paint();
    }
    const said = JSON.stringify([meetings.data.checkins.map((one) => one.member), untilWords(), isAway(state.me.id), mayEdit(), view.writing]);
    if (view.said === said)
        return;
    view.said = said;
    fill(view.below, el('div', {class: 'standup-row'}, writers(), el('span', {class: 'until'}, untilWords())),
        view.writing ? backButton(view) : mayEdit() ? el('div', {class: 'standup-row'}, startButton(view), awayButton(view)) : null);
}

function backButton(view) {
    return button({class: 'quiet', on: {click: () => { view.writing = false; drawStandup(view); }}}, icon('arrow-left'),
        t('phone.standup.back'));
}

function startButton(view) {
    return button({class: 'second good', on: {click: () => tap(view, begin)}}, icon('people'), t('phone.standup.start'));
}

/* --- while it runs ------------------------------------------------------------------------------- */

function tick(view) {
    const standup = running();
    if (!standup || !view.ring)
        return;
    const left = leftSeconds(standup);
    const all = leftOfAll(standup);
    const mine = standup.speaker === state.me.id;
    const whole = t(all < 0 ? 'phone.standup.all.over' : 'phone.standup.all', {time: clockOf(all)});
    const words = mine ? whole : t(left < 0 ? 'wall.standup.over' : 'wall.standup.left', {name: nameOfSpeaker(standup)});
    view.ring.show(Math.abs(left) / standup.turn_s, clockOf(left), words, left <= WARN_S);
}

function nextLine(standup) {
    const next = standup.next && memberOf(standup.next);
    return el('p', {class: 'next-line'}, t('wall.standup.next'), next ? avatar(next, 's26') : null,
        el('span', {class: 'next-name'}, next ? next.name : t('phone.standup.nobody')));
}

/* Vibrates once when my turn begins, never at its end. */
function callMe(view, standup) {
    const mine = standup.speaker === state.me.id;
    const turn = standup.started + '/' + standup.speaker + '/' + standup.place;
    if (turn === view.turn)
        return;
    view.turn = turn;
    speak(mine ? t('phone.standup.mine') : t('phone.standup.speaks', {name: nameOfSpeaker(standup)}));
    if (mine && navigator.vibrate)
        navigator.vibrate(200);
}

function turnButtons(view, standup) {
    const speaker = standup.speaker;
    if (speaker === state.me.id)
        return [button({class: 'primary big done-button', on: {click: () => tap(view, () => step('end-turn', speaker))}}, t('phone.standup.done')),
            el('div', {class: 'standup-row'}, nextLine(standup),
                button({class: 'second small', on: {click: () => tap(view, () => step('extend', speaker))}}, t('phone.standup.extend')))];
    return [el('div', {class: 'standup-row'}, nextLine(standup)),
        mayEdit() ? el('div', {class: 'standup-row'},
            button({class: 'second', on: {click: () => tap(view, () => step('end-turn', speaker))}}, t('phone.standup.done.for')),
            button({class: 'second', on: {click: () => tap(view, () => step('skip', speaker))}}, t('phone.standup.skip'))) : null];
}

/* The notes that hold the speaker up: the one that their difficulty names first. */
function stuckCards(speaker) {
    const checkin = checkinOf(speaker);
    const named = (card) => Boolean(checkin) && checkin.card === card.id;
    const cards = shown() ? shown().columns.filter((c) => c.kind !== 'done').flatMap((c) => c.cards) : [];
    return cards.filter((card) => card.blocked && (named(card) || card.owners.indexOf(speaker) >= 0))
        .sort((a, b) => named(b) - named(a));
}

/* One tap while they speak. In what words can be said afterwards, when there is time for it. */
async function offer(view, card) {
    const outcome = await doIt('help_offer', card.id, {}, t('phone.said.help'));
    if (outcome.problem || outcome.queued)
        return;
    await loadMeetings();
    drawStandup(view);
}

function stuckNote(view, card, offered) {
    const help = helpOf(card.id);
    const title = card.title.replace(/\n/g, ' ');
    return el('li', {class: 'stuck'}, el('div', {class: 'scrap-text'},
        el('p', {class: 'blocked-line'}, icon('octagon-bar'), blockWord(card.blocked)),
        el('p', {class: 'scrap-title', dir: 'auto'}, title), helperLine(card)),
    offered && !help ? button({class: 'second small', 'aria-label': t('phone.help') + ' ' + title, on: {click: () => offer(view, card)}},
        icon('hand'), t('phone.help')) : null);
}

/* Below what the speaker says; on their own phone only who helps. */
function stuckList(view, speaker, cards) {
    return cards.length ? el('ul', {class: 'stucks'},
        cards.map((card) => stuckNote(view, card, mayEdit() && speaker !== state.me.id))) : null;
}

/* Is the stand-up that is shown another day's than today's? */
function pastMidnight() {
    const standup = meetings.data.standup;
    return Boolean(standup) && standup.date < dayOf(new Date(wallNow()));
}

/* After midnight what is written would hang under another day than the one that is talked about. */
function moreButtons(view) {
    return mayEdit() ? el('div', {class: 'standup-row'},
        pastMidnight() ? null : button({class: 'quiet', on: {click: () => { view.writing = true; view.sentences = null; drawStandup(view); }}}, icon('pencil'),
            t('phone.standup.write')),
        running() ? button({class: 'quiet bad', on: {click: () => tap(view, () => step('end'))}}, t('phone.standup.end')) : null) : null;
}

function queue(standup) {
    return el('ol', {class: 'turns'}, standup.people.map((one) => {
        const member = memberOf(one.member);
        return el('li', {class: 'turn is-' + one.turn}, avatar(member, 's40'), el('span', {class: 'turn-name'}, nameOf(one.member)),
            el('span', {class: 'turn-state'}, t('wall.standup.' + one.turn)));
    }));
}

function drawRunning(view) {
    const standup = running();
    const mine = standup.speaker === state.me.id;
    const stuck = stuckCards(standup.speaker);
    const said = JSON.stringify([standup.speaker, standup.next, standup.place, standup.people, checkinOf(standup.speaker), mayEdit(),
        stuck, stuck.map((card) => helpOf(card.id))]);
    view.head.textContent = t('wall.standup.place', {n: standup.place, of: standup.of});
    callMe(view, standup);
    if (view.said !== said) {
        view.said = said;
        view.ring = view.ring || makeRing();
        fill(view.body, el('h2', {class: 'turn-title'}, mine ? t('phone.standup.mine') : nameOfSpeaker(standup)), view.ring.root,
            linesOf(standup.speaker), mine ? null : stuckList(view, standup.speaker, stuck), turnButtons(view, standup));
        fill(view.below, mine ? stuckList(view, standup.speaker, stuck) : null, queue(standup), moreButtons(view));
    }
    tick(view);
}

/* --- the whole ----------------------------------------------------------------------------------- */

function modeOf(view) {
    if (!meetings.data)
        return 'nothing';
    if (view.writing && !pastMidnight())
        return 'before';
    return running() ? 'running' : finished() ? 'over' : 'before';
}

/* The word above the view. */
export function standupTitle(view) {
    return modeOf(view) === 'before' ? 'phone.standup.title' : 'wall.scene.standup';
}

export function drawStandup(view) {
    const mode = modeOf(view);
    if (mode !== view.mode) {
        view.mode = mode;
        view.said = '';
        view.sentences = null;
        view.root.scrollTop = 0;
    }
    if (mode === 'nothing')
        fill(view.body, el('p', {class: 'said'}, t(state.online ? 'phone.loading' : 'phone.err.unreachable')));
    else if (mode === 'running')
        drawRunning(view);
    else if (mode === 'over')
        drawSummary(view, {again: () => drawStandup(view), more: () => moreButtons(view)});
    else
        drawBefore(view);
    if (view.titled)
        view.titled();
}

/* Shown, or something happened while it is. */
export async function enterStandup(view) {
    if (view.mode === '')
        drawStandup(view);
    const first = !meetings.data;
    await loadMeetings();
    if (first || !meetings.draft)
        await loadDraft();
    drawStandup(view);
    clearInterval(view.timer);
    view.timer = setInterval(() => view.root.hidden || tick(view), SECOND_MS);
}

export function leaveStandup(view) {
    clearInterval(view.timer);
    view.writing = false;
}

/* Newer than what is shown? */
export function standupIsOld() {
    return Boolean(state.board) && state.board.seq !== meetings.seq;
}
