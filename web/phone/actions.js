/*
 * actions: a person's changes: seen at once, sent in order, and taken back within five seconds.
 */
import {columnOf, standing} from './apply.js';
import {t} from './lang.js';
import {enqueue, trueId, withdraw} from './queue.js';
import {shown} from './store.js';
import {hideToast, toast} from './toast.js';

const UNDO_MAX = 20;
const mine = [];

function explain(outcome) {
    if (outcome.problem)
        toast(outcome.problem.sentence(), null, 'bad');
    return outcome;
}

/* Takes a change back: it never leaves when it still waits, else the wall appends its inverse. */
async function takeBack(job) {
    const at = mine.indexOf(job);
    if (at >= 0)
        mine.splice(at, 1);
    if (withdraw(job.item)) {
        toast(t('phone.undone'));
        return;
    }
    const outcome = await job.done;
    if (outcome.queued && withdraw(job.item)) {
        toast(t('phone.undone'));
        return;
    }
    const seq = outcome.seq || job.item.seq;
    if (!seq)
        return;
    const was = job.was && Object.assign({}, job.was, {id: trueId(job.was.id)});
    const back = enqueue('undo', null, {seq}, was);
    toast(t('phone.undone'));
    explain(await back.done);
}

export function undoLast() {
    const job = mine[mine.length - 1];
    if (job)
        takeBack(job);
    else
        toast(t('phone.undo.nothing'));
}

/* The general change. `said`: what the toast says; '' for none. Answers the outcome. */
export function act(name, target, body, said) {
    const was = target && name.indexOf('card_') === 0 && shown() ? standing(shown(), trueId(target)) : null;
    const job = enqueue(name, target, body);
    job.was = was || (name === 'card_create' ? {id: job.item.target, card: null} : null);
    mine.push(job);
    if (mine.length > UNDO_MAX)
        mine.shift();
    if (said)
        toast(said, () => takeBack(job));
    return job.done.then((outcome) => {
        if (outcome.problem) {
            mine.splice(mine.indexOf(job), 1);
            if (said)
                hideToast();
        }
        return outcome;
    });
}

/* A change outside of a form: what went wrong is said in the toast. */
export function doIt(name, target, body, said) {
    return act(name, target, body, said).then(explain);
}

export function moveCard(id, column, before) {
    const board = shown();
    const to = board.columns.find((c) => c.id === column);
    const from = columnOf(board, id);
    if (!to || !from)
        return null;
    const said = from === to ? t('phone.said.sorted') : t('phone.said.moved', {column: to.name});
    return doIt('card_move', id, {column, before: before || null}, said);
}

export function tearOff(id) {
    return doIt('card_tear_off', id, {}, t('phone.said.torn'));
}

export function undoSeq(seq) {
    return enqueue('undo', null, {seq}).done.then(explain).then((outcome) => {
        if (!outcome.problem)
            toast(t('phone.undone'));
        return outcome;
    });
}
