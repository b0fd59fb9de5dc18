/*
 * activity: what happened, in sentences, newest first, with 撤销 where the wall can still take it back.
 */
import {undoSeq} from './actions.js';
import {get} from './api.js';
import {button, el, fill, icon} from './dom.js';
import {t} from './lang.js';
import {avatar, nameOf} from './people.js';
import {memberOf, mayEdit, shown, state} from './store.js';
import {clockTime, dayOf, shortDate, today} from './words.js';

const PAGE = 40;
/* Kinds of events that have a sentence of their own; the others say that something was changed. */
const SAID = {
    'card.created': 'created', 'card.moved': 'moved', 'card.blocked': 'blocked', 'card.unblocked': 'unblocked',
    'card.torn_off': 'torn', 'card.restored': 'restored', 'card.edited': 'edited', 'card.checked': 'checked', 'card.ranked': 'sorted',
    'card.handed_on': 'handed', 'card.kept': 'kept', 'round.opened': 'round_opened', 'round.turned': 'round_turned',
    'round.revealed': 'round_revealed', 'round.closed': 'round_closed', 'card.sent_back': 'sentback', 'card.dropped': 'dropped', 'note.redacted': 'redacted',
    'member.joined': 'joined', 'member.left': 'left', 'member.returned': 'returned', 'member.edited': 'member',
    'column.added': 'column', 'column.edited': 'column', 'column.moved': 'column', 'column.removed': 'column',
    'absence.said': 'away', 'absence.withdrawn': 'here', 'checkin.posted': 'checkin', 'help.offered': 'help', 'help.withdrawn': 'nohelp',
    'ritual.added': 'ritual', 'ritual.edited': 'ritual', 'ritual.removed': 'ritual',
    'standup.started': 'standup', 'standup.ended': 'standup.end', 'standup.turn_ended': 'standup.turn', 'standup.skipped': 'standup.skip',
    'standup.extended': 'standup.more',
    'label.added': 'label', 'label.edited': 'label', 'label.removed': 'label', 'team.named': 'team',
    'badge.added': 'badge', 'badge.edited': 'badge', 'badge.removed': 'badge', 'kudos.given': 'kudos', 'kudos.taken_back': 'kudos_back', 'kudos.redacted': 'kudos_erased',
    'fund.deposited': 'fund_in', 'fund.granted': 'fund_out', 'pool.set': 'pool', 'team.kudos_set': 'kudos_limit',
    'cycle.edited': 'cycle', 'cycle.planned': 'cycle', 'day.cleared': 'day', 'day.set': 'day', 'kpi.dropped': 'kpi_dropped',
    'kpi.set': 'kpi_set', 'kr.added': 'kr_added', 'kr.checked_in': 'kr_checked_in', 'kr.edited': 'kr',
    'kr.milestone_done': 'kr_milestone', 'kr.removed': 'kr_removed', 'link.agreed': 'link_agreed',
    'link.declined': 'link_declined', 'link.proposed': 'link_proposed', 'link.removed': 'link_removed',
    'metric.added': 'metric_added', 'metric.edited': 'metric', 'metric.removed': 'metric_removed',
    'objective.added': 'objective_added', 'objective.edited': 'objective', 'objective.moved': 'objective_moved',
    'objective.removed': 'objective_removed', 'objective.revealed': 'objective_revealed',
    'objective.settled': 'objective_settled', 'reading.removed': 'reading_removed', 'reading.set': 'reading_set',
    'retro.added': 'retro_added', 'retro.carried': 'retro_carried', 'retro.edited': 'retro', 'retro.removed': 'retro_removed',
    'retro.turned': 'retro_turned', 'suggestion.made': 'suggestion_made', 'suggestion.settled': 'suggestion_settled', 'unit.added': 'unit',
    'unit.edited': 'unit', 'unit.removed': 'unit',
};
/* What is taken back here has no title of its own: a day of somebody's, a sum. */
const NAMELESS = /^(absence|checkin|fund|standup)\./;

function columnName(id) {
    const column = shown() && shown().columns.find((c) => c.id === id);
    return column ? column.name : '';
}

export function sentence(item) {
    const about = /^(member\.(joined|left|returned)|absence\.|checkin\.posted|standup\.(turn_ended|skipped|extended))/.test(item.kind) && item.title;
    const name = about || (item.actor && item.actor.name) || t('phone.feed.wall');
    const column = columnName(item.data && item.data.column);
    let what = SAID[item.kind] || 'other';
    if (what === 'moved' && !column)
        what = 'edited';
    if (/\.reverted$/.test(item.kind)) {
        if (NAMELESS.test(item.kind) || !item.title)
            return t('wall.did.undone', {who: (item.actor && item.actor.name) || t('phone.feed.wall')});
        what = 'taken_back';
    }
    return t('phone.feed.' + what, {name, title: item.title || '', column, to: nameOf(item.data && item.data.to)});
}

/* A minute ago is 刚刚, an hour ago has its clock time, yesterday its date. */
export function when(at) {
    const ms = Date.parse(at);
    if (isNaN(ms))
        return '';
    const minutes = Math.floor((Date.now() - ms) / 60000);
    if (minutes < 1)
        return t('phone.age.new');
    if (minutes < 60)
        return t('phone.feed.minutes', {n: minutes});
    const day = dayOf(new Date(ms));
    return day === today() ? clockTime(ms) : shortDate(day) + ' ' + clockTime(ms);
}

function line(view, item) {
    const member = item.actor && memberOf(item.actor.id);
    return el('li', {class: 'feed-item'}, member ? avatar(member, 's44') : icon('board', 'feed-icon'),
        el('div', {class: 'feed-text'}, el('p', {dir: 'auto'}, sentence(item)), el('p', {class: 'hint'}, when(item.at))),
        item.undoable && mayEdit() ? button({class: 'second small', on: {click: () => undoSeq(item.seq).then(() => loadActivity(view))}},
            icon('undo'), t('phone.undo')) : null);
}

export function makeActivity() {
    const list = el('ul', {class: 'feed'});
    const more = button({class: 'second'}, el('span'));
    const note = el('p', {class: 'said'});
    const view = {root: el('div', {class: 'activity'}, note, list, more), list, more, note, items: [], seq: -1};
    more.addEventListener('click', () => loadActivity(view, true));
    return view;
}

function draw(view, full) {
    view.more.lastChild.textContent = t('phone.feed.more');
    view.more.hidden = !full;
    view.note.textContent = view.items.length ? '' : t('phone.feed.empty');
    view.note.hidden = view.items.length > 0;
    fill(view.list, view.items.map((item) => line(view, item)));
}

export async function loadActivity(view, older) {
    const last = older && view.items[view.items.length - 1];
    try {
        const data = await get('/api/v1/activity?limit=' + PAGE + (last ? '&before=' + last.seq : ''));
        view.items = older ? view.items.concat(data.items) : data.items;
        view.seq = state.board ? state.board.seq : -1;
        draw(view, data.items.length === PAGE);
    } catch (error) {
        view.note.textContent = error.message;
        view.note.hidden = false;
    }
}

/* The last thing that somebody did, for the foot of a wide page. */
export async function latest() {
    try {
        const data = await get('/api/v1/activity?limit=1');
        return data.items[0] || null;
    } catch (error) {
        return null;
    }
}
