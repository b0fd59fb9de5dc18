/*
 * metricstore: the metric library as the wall last said it. Fetched when somebody looks at it.
 */
import {call, get} from './api.js';
import {keep, recall} from './keep.js';
import {language} from './lang.js';
import {state} from './store.js';

let items = null;
let etag = null;
let said = '';

/* Answers the list; the one this phone remembers when the wall does not answer. */
export async function loadMetrics() {
    try {
        const answer = await call('GET', '/api/v1/metrics', {etag: said === language() ? etag : null});
        if (answer.data) {
            items = answer.data.items;
            etag = answer.etag;
            said = language();
            keep('metrics', {member: state.me.id, items});
        }
    } catch (error) {
        const old = recall('metrics');
        items = items || (old && old.member === state.me.id ? old.items : null);
        if (!items)
            throw error;
    }
    return items;
}

export function metrics() {
    return items || [];
}

export function metricOf(id) {
    return metrics().find((metric) => metric.id === id) || null;
}

/* One metric with its readings. */
export function loadMetric(id) {
    return get('/api/v1/metrics/' + encodeURIComponent(id));
}
