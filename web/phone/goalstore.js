/*
 * goalstore: what the page knows of the team's goals: the wall's last answer, and how it looks with my
 * own waiting changes on it. It is fetched with its ETag, and only while somebody shows it.
 */
import {call} from './api.js';
import {goalsApplied} from './goalapply.js';
import {forget, keep, recall} from './keep.js';
import {pending, viewHas} from './queue.js';
import {changed, memberOf, state} from './store.js';
import {language} from './lang.js';

let data = null;
let etag = null;
let said = '';
let fetching = null;
let again = false;
let users = 0;
let chosen = null;

/* Whoever shows goals says so, and is given a way to say that it is over. */
export function useGoals() {
    let using = true;
    users += 1;
    loadGoals();
    return () => {
        users -= using ? 1 : 0;
        using = false;
    };
}

export function goalsInUse() {
    return users > 0;
}

function remember() {
    const old = recall('goals');
    if (!data && old && state.me && old.member === state.me.id)
        data = old.goals;
}

async function fetchGoals() {
    const asked = chosen;
    try {
        const answer = await call('GET', '/api/v1/objectives' + (asked ? '?cycle=' + encodeURIComponent(asked) : ''), {etag: said === language() ? etag : null});
        if (asked !== chosen)
            return;
        if (answer.data) {
            data = answer.data;
            etag = answer.etag;
            said = language();
            if (!asked)
                keep('goals', {member: state.me.id, goals: data});
        }
        viewHas('goals', data.seq);
        changed();
    } catch (error) {
        /* the board's stream finds out whether the wall answers, and what is known stays */
        remember();
        changed();
    }
}

/* Calls that come while one is under way are one more fetch afterwards. */
export async function loadGoals() {
    if (fetching) {
        again = true;
        return fetching;
    }
    remember();
    fetching = fetchGoals();
    await fetching;
    fetching = null;
    if (again) {
        again = false;
        return loadGoals();
    }
    return undefined;
}

export function forgetGoals() {
    data = null;
    etag = null;
    chosen = null;
    forget('goals');
    forget('metrics');
}

/* The cycle that is looked at instead of the one at hand; null: that one. */
export function chosenCycle() {
    return chosen;
}

export function chooseCycle(id) {
    chosen = id;
    etag = null;
    return loadGoals();
}

/* {seq, cycle, next, retro, objectives, links, suggestions, units}; null until it was heard of. */
export function goals() {
    return data ? goalsApplied(data, pending().filter((item) => item.state !== 'gone'), state.me.id) : null;
}

export function objectives() {
    return goals() ? goals().objectives : [];
}

export function objectiveOf(id) {
    return objectives().find((one) => one.id === id) || null;
}

export function keyResultOf(id) {
    for (const objective of id ? objectives() : []) {
        const found = objective.key_results.find((kr) => kr.id === id);
        if (found)
            return found;
    }
    return null;
}

export function unitOf(id) {
    return goals() ? goals().units.find((unit) => unit.id === id) || null : null;
}

/* A person's or a unit's name; '' when it is neither any more. */
export function ownerName(id) {
    const owner = memberOf(id) || unitOf(id);
    return owner ? owner.name : '';
}

/* Who answers for a key result: its own owner, else the objective's. */
export function answerable(kr) {
    const objective = objectiveOf(kr.objective);
    return kr.owner || (objective ? objective.owner : '');
}

/* A change of mine that waits or was refused, by what it is about. */
export function waiting(id) {
    return pending().find((item) => item.target === id && (item.state === 'refused' || (item.state === 'waiting' && item.late))) || null;
}
