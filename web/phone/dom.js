/*
 * dom: makes elements. Text always goes in as text nodes, never as HTML: what a person typed can hold
 * anything. Styles are set through the CSSOM, because the page's policy forbids style attributes.
 */

/* el('button', {class: 'big', on: {click: f}, 'aria-label': 'x'}, 'text', icon('tick')) */
export function el(tag, props, ...children) {
    const node = document.createElement(tag);
    const given = props || {};
    for (const name of Object.keys(given)) {
        const value = given[name];
        if (value === undefined || value === null || value === false)
            continue;
        if (name === 'on')
            for (const type of Object.keys(value))
                node.addEventListener(type, value[type]);
        else if (name === 'data')
            Object.assign(node.dataset, value);
        else if (name === 'value')
            node.value = value;
        else
            node.setAttribute(name, value === true ? '' : String(value));
    }
    put(node, children);
    return node;
}

/* Appends strings and nodes, lists of them, and skips what is empty. */
export function put(node, children) {
    for (const child of [].concat(children)) {
        if (Array.isArray(child))
            put(node, child);
        else if (child instanceof Node)
            node.appendChild(child);
        else if (child !== undefined && child !== null && child !== false && child !== '')
            node.appendChild(document.createTextNode(String(child)));
    }
    return node;
}

export function fill(node, ...children) {
    while (node.firstChild)
        node.removeChild(node.firstChild);
    return put(node, children);
}

/* The drawing is a mask, so that it takes the colour of the text beside it. */
export function icon(name, extra) {
    const node = el('span', {class: 'icon' + (extra ? ' ' + extra : ''), 'aria-hidden': 'true'});
    const url = 'url("/icons/' + encodeURIComponent(name) + '.svg")';
    node.style.webkitMaskImage = url;
    node.style.maskImage = url;
    return node;
}

export function button(props, ...children) {
    return el('button', Object.assign({type: 'button'}, props), ...children);
}

let lastId = 0;
export function newId(prefix) {
    lastId += 1;
    return prefix + lastId;
}

/*
 * True while an input method is composing. Some engines end the composition before the Enter that
 * confirmed it is reported; that Enter carries key code 229.
 */
export function composing(event) {
    return event.isComposing || event.keyCode === 229 || Boolean(event.target && event.target.kwComposing);
}

/* Remembers on the input itself that a composition runs, and swallows the Enter that ends it. */
export function guardIme(input) {
    input.addEventListener('compositionstart', () => { input.kwComposing = true; });
    input.addEventListener('compositionend', () => { input.kwComposing = false; });
    input.addEventListener('keydown', (event) => {
        if (event.key === 'Enter' && composing(event)) {
            event.stopPropagation();
            if (input.tagName === 'INPUT')
                event.preventDefault();
        }
    });
    return input;
}

/* Says something to a screen reader only. */
export function speak(text) {
    const log = document.getElementById('spoken');
    log.appendChild(el('p', null, text));
    while (log.childNodes.length > 5)
        log.removeChild(log.firstChild);
}

export function calmMotion() {
    return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

export function wideScreen() {
    return window.matchMedia('(min-width: 900px)').matches;
}

export function finePointer() {
    return window.matchMedia('(hover: hover) and (pointer: fine)').matches;
}
