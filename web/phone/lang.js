/*
 * lang: the words, from the same files as the wall's and the errors'. Zh or en by the browser, unless
 * this phone was told otherwise. The last loaded words are kept, so that a page restored without a
 * network still speaks.
 */
import {keep, recall} from './keep.js';

let current = 'zh';
let words = {};

function wanted() {
    const told = recall('lang');
    if (told === 'zh' || told === 'en')
        return told;
    const list = navigator.languages && navigator.languages.length ? navigator.languages : [navigator.language || ''];
    for (const tag of list) {
        const code = String(tag).toLowerCase();
        if (code.indexOf('zh') === 0)
            return 'zh';
        if (code.indexOf('en') === 0)
            return 'en';
    }
    return 'zh';
}

async function load(code) {
    try {
        const answer = await fetch('/lang/' + code + '.json', {cache: 'no-cache'});
        if (!answer.ok)
            throw new Error(String(answer.status));
        words = await answer.json();
        keep('words.' + code, words);
    } catch (e) {
        words = recall('words.' + code) || words;
    }
    current = code;
    document.documentElement.lang = code === 'zh' ? 'zh-CN' : 'en';
}

export function startLanguage() {
    return load(wanted());
}

export async function setLanguage(code) {
    keep('lang', code);
    await load(code);
}

export function language() {
    return current;
}

function filled(values, all, name, one, many) {
    if (!(name in values))
        return all;
    if (one === undefined)
        return String(values[name]);
    return String(values[name]) === '1' ? one : many;
}

/* A text with its {placeholders} filled in, {n|day|days} by whether n is 1; the key itself when it is missing, so that it is noticed. */
export function t(key, values) {
    const text = words[key];
    if (text === undefined)
        return key;
    return values ? text.replace(/\{([a-z_]+)(?:\|([^{}|]*)\|([^{}|]*))?\}/g, (...found) => filled(values, ...found)) : text;
}
