/*
 * goalapply: the goals as they will be when the waiting changes have arrived. A pure function, as
 * apply.js is for the board; the wall's answer replaces its guess.
 */
import {today} from './words.js';

function clamp(share) {
    return share === null ? null : Math.max(0, Math.min(1, share));
}

/* How far from start to target; null while one of the three is not known. */
export function shareOf(kr, value) {
    const steps = kr.milestones || [];
    if (kr.kind === 'milestones')
        return steps.length ? steps.filter((step) => step.done).length / steps.length : null;
    const start = kr.kind === 'count' ? 0 : kr.start;
    if (value === null || start === null || kr.target === null || kr.target === start)
        return null;
    return (value - start) / (kr.target - start);
}

function stand(kr) {
    kr.score = shareOf(kr, kr.current);
    kr.progress = clamp(kr.score);
}

/* Replaces the key result by a changed copy, and its objective with it. */
function changeKr(goals, id, edit) {
    goals.objectives = goals.objectives.map((objective) => {
        if (!objective.key_results.some((kr) => kr.id === id))
            return objective;
        const list = objective.key_results.map((kr) => {
            const copy = kr.id === id ? Object.assign({}, kr) : kr;
            if (kr.id === id)
                edit(copy);
            return copy;
        });
        return Object.assign({}, objective, {key_results: list});
    });
}

function editOne(list, id, change) {
    return list.map((one) => (one.id === id ? Object.assign({}, one, change) : one));
}

function healthOf(confidence) {
    return confidence <= 3 ? 'help' : confidence <= 6 ? 'shaky' : 'ok';
}

/* Nobody knows the whole of its health before the wall has said it: only that it is fresh. */
function refresh(kr, confidence) {
    if (confidence !== null)
        kr.confidence = confidence;
    if (kr.health === 'overdue' || kr.health === 'not_started')
        kr.health = kr.confidence === null ? 'ok' : healthOf(kr.confidence);
    kr.overdue = false;
}

const RULES = {
    kr_add(goals, item) {
        const kr = Object.assign({
            id: item.target, owner: null, kind: item.body.metric ? 'metric' : 'percent', metric: null, metric_name: null, measure: '',
            judge: '', period: 'month', direction: 'up', start: null, target: null, current: null, current_date: null, before: null,
            data_age_days: null, weight: 1, milestones: [], confidence: null, progress: null, score: null, expected: null,
            expected_value: null, health: 'not_started', overdue: false, forecast: null, kpi: null, changed: false, reason: '',
            notes: {open: 0, done: 0}, unattended: false, may_edit: true,
        }, item.body);
        goals.objectives = goals.objectives.map((objective) => (objective.id === item.body.objective &&
            !objective.key_results.some((one) => one.id === item.target)
            ? Object.assign({}, objective, {key_results: objective.key_results.concat(kr)}) : objective));
    },
    kr_check_in(goals, item) {
        const {value, confidence} = item.body;
        changeKr(goals, item.target, (kr) => {
            if (value !== undefined) {
                kr.current = kr.kind === 'count' ? (kr.current || 0) + value : value;
                kr.current_date = item.body.date || today();
                kr.data_age_days = 0;
                stand(kr);
            }
            refresh(kr, confidence === undefined ? null : confidence);
        });
    },
    kr_edit(goals, item) {
        changeKr(goals, item.target, (kr) => {
            Object.assign(kr, item.body);
            stand(kr);
        });
    },
    kr_milestone(goals, item) {
        changeKr(goals, item.target, (kr) => {
            kr.milestones = editOne(kr.milestones, item.body.item, {done: item.body.done});
            stand(kr);
        });
    },
    kr_remove(goals, item) {
        goals.objectives = goals.objectives.map((objective) => Object.assign({}, objective,
            {key_results: objective.key_results.filter((kr) => kr.id !== item.target)}));
    },
    link_answer(goals, item) {
        goals.links = editOne(goals.links, item.target, {state: item.body.agree ? 'agreed' : 'declined', may_answer: false});
    },
    link_propose(goals, item) {
        const {kind, objective, comment, first, last} = item.body;
        if (goals.links.some((link) => link.id === item.target))
            return;
        goals.links = goals.links.concat({
            id: item.target, kind, objective, state: 'proposed', upper_kr: item.body.upper_kr || null,
            upper_objective: item.body.upper_objective || null, unit: item.body.unit || null, comment: comment || '', answer: '',
            ours: first ? {first, last} : null, theirs: null, overlap_days: null, gap_days: null, may_answer: false,
        });
    },
    link_remove(goals, item) {
        goals.links = goals.links.filter((link) => link.id !== item.target);
    },
    objective_add(goals, item, me) {
        if (goals.objectives.some((objective) => objective.id === item.target))
            return;
        goals.objectives = goals.objectives.concat(Object.assign({
            id: item.target, owner: me, unit: false, theme: '', kind: 'committed', expects: 1, paper: 'butter', own_idea: false,
            settled: false, revealed: false, changed: false, reason: '', progress: null, score: null, unknown: 0, expected: null,
            health: 'not_started', says: 'nothing', says_n: 0, review: 'unknown', may_edit: true, key_results: [],
        }, item.body));
    },
    objective_edit(goals, item) {
        goals.objectives = editOne(goals.objectives, item.target, item.body);
    },
    objective_remove(goals, item) {
        goals.objectives = goals.objectives.filter((objective) => objective.id !== item.target);
    },
    objective_reveal(goals, item) {
        goals.objectives = editOne(goals.objectives, item.target, {revealed: item.body.revealed});
    },
    objective_settle(goals, item) {
        goals.objectives = editOne(goals.objectives, item.target, {settled: item.body.settled});
    },
    retro_add(goals, item, me) {
        if (!goals.retro.some((one) => one.id === item.target) && goals.cycle && goals.cycle.id === item.body.cycle)
            goals.retro = goals.retro.concat(Object.assign({id: item.target, author: me, at: null, card: null, carried: null, origin: null,
                may_edit: true}, item.body));
    },
    retro_carry(goals, item) {
        goals.retro = editOne(goals.retro, item.target, {carried: goals.next ? goals.next.id : 'next'});
    },
    retro_edit(goals, item) {
        goals.retro = editOne(goals.retro, item.target, item.body);
    },
    retro_remove(goals, item) {
        goals.retro = goals.retro.filter((one) => one.id !== item.target);
    },
    retro_turn(goals, item) {
        goals.retro = goals.retro.map((one) => (one.id === item.target && !one.card ? Object.assign({}, one, {card: 'new'}) : one));
    },
    suggestion_make(goals, item, me) {
        if (!goals.suggestions.some((one) => one.id === item.target))
            goals.suggestions = goals.suggestions.concat({id: item.target, objective: item.body.objective,
                key_result: item.body.key_result || null, kind: item.body.kind || 'change', text: item.body.text, author: me, at: null, state: 'open'});
    },
    suggestion_settle(goals, item) {
        goals.suggestions = editOne(goals.suggestions, item.target, {state: item.body.state});
    },
    unit_edit(goals, item) {
        goals.units = editOne(goals.units, item.target, item.body);
    },
};

export function goalsApplied(goals, items, me) {
    const mine = items.filter((item) => RULES[item.name]);
    if (!mine.length)
        return goals;
    const copy = Object.assign({}, goals);
    mine.forEach((item) => RULES[item.name](copy, item, me));
    return copy;
}
