/*
 * forms: the pieces that sheets are made of: fields with their errors, choices, rows.
 */
import {button, composing, el, fill, guardIme, icon, newId} from './dom.js';

/* A labelled input. props: name, label, value, max, area, type, hint, keepLabel. */
export function field(props) {
    const id = newId('field-');
    const input = guardIme(el(props.area ? 'textarea' : 'input', {
        id, name: props.name, type: props.area ? null : props.type || 'text', class: 'input', maxlength: props.max,
        placeholder: props.hint, rows: props.area ? props.rows || 3 : null, autocomplete: 'off', inputmode: props.mode,
        'aria-describedby': id + '-error', enterkeyhint: props.enter, dir: props.type ? null : 'auto',
    }));
    input.value = props.value || '';
    const error = el('p', {class: 'error', id: id + '-error', role: 'alert'});
    const root = el('div', {class: 'field', data: {field: props.name}},
        el('label', {for: id, class: props.hideLabel ? 'unseen' : 'caption'}, props.label), input, error);
    return {root, input};
}

/* A form that is sent by its button or by Enter, but never by the Enter of an input method. */
export function form(children, submit) {
    const node = el('form', {class: 'form', novalidate: true}, children);
    let busy = false;
    node.addEventListener('submit', async (event) => {
        event.preventDefault();
        if (busy || node.querySelector('.input') && Array.from(node.querySelectorAll('.input')).some((i) => i.kwComposing))
            return;
        busy = true;
        clearErrors(node);
        try {
            await submit(node);
        } finally {
            busy = false;
        }
    });
    return node;
}

/* Enter in a text area sends the form where a keyboard is at hand; Shift+Enter makes a line. */
export function sendByEnter(area, node, always) {
    area.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter' || event.shiftKey || composing(event) || !(always() || event.ctrlKey || event.metaKey))
            return;
        event.preventDefault();
        node.dispatchEvent(new Event('submit', {cancelable: true, bubbles: true}));
    });
}

export function clearErrors(root) {
    root.querySelectorAll('.error').forEach((node) => { node.textContent = ''; });
    root.querySelectorAll('[aria-invalid]').forEach((node) => node.removeAttribute('aria-invalid'));
}

/* Each message at its field; what has no field here at the end. */
export function showProblem(root, problem) {
    let rest = problem.fields.length ? [] : [problem.message];
    problem.fields.forEach((one) => {
        const place = root.querySelector('[data-field="' + one.field + '"]');
        if (!place) {
            rest = rest.concat(one.message);
            return;
        }
        place.querySelector('.error').textContent = one.message;
        const input = place.querySelector('.input');
        if (input)
            input.setAttribute('aria-invalid', 'true');
    });
    const general = root.querySelector('.error.general');
    if (general)
        general.textContent = rest.join(' ');
    const first = root.querySelector('[aria-invalid]');
    if (first)
        first.focus();
}

export function generalError() {
    return el('p', {class: 'error general', role: 'alert'});
}

/*
 * Tiles of which one (or several) is chosen. options: [{value, content, label?, class?}].
 * Answers {root, value()} ; chosen(value) is called after each tap.
 */
export function tiles(caption, options, value, several, chosen, extraClass) {
    let current = several ? value.slice() : value;
    const is = (v) => (several ? current.indexOf(v) >= 0 : current === v);
    const nodes = options.map((option) => {
        const node = button({class: 'tile ' + (option.class || ''), 'aria-label': option.label, title: option.label},
            option.content);
        node.addEventListener('click', () => {
            if (!several)
                current = option.value;
            else if (is(option.value))
                current = current.filter((v) => v !== option.value);
            else
                current = current.concat(option.value);
            paint();
            chosen(current);
        });
        return node;
    });
    function paint() {
        nodes.forEach((node, i) => node.setAttribute('aria-pressed', String(is(options[i].value))));
    }
    paint();
    const id = newId('tiles-');
    const root = el('div', {class: 'field tiles-field'}, el('p', {class: 'caption', id}, caption),
        el('div', {class: 'tiles ' + (extraClass || ''), role: 'group', 'aria-labelledby': id}, nodes));
    return {root, nodes, value: () => current, set(v) { current = v; paint(); }};
}

/* A row of a list: icon, words, value, and an arrow when it leads somewhere. */
export function row(name, label, value, go) {
    const inside = [icon(name), el('span', {class: 'row-label'}, label), el('span', {class: 'row-value'}, value),
        go ? icon('chevron-right', 'row-go') : null];
    return go ? button({class: 'row', on: {click: go}}, inside) : el('div', {class: 'row'}, inside);
}

/*
 * A row whose value is chosen from the phone's own list. options: [{value, text, group?}]; value '' is a
 * value like others. changed(value) after each choice.
 */
export function selectRow(props, options, value, changed) {
    const textOf = (v) => (options.find((o) => o.value === v) || options[0] || {text: ''}).text;
    const said = el('span', {class: 'row-value', dir: 'auto'}, textOf(value));
    const node = el('select', {'aria-label': props.label, name: props.name});
    const groups = new Map();
    options.forEach((o) => {
        if (o.group && !groups.has(o.group))
            groups.set(o.group, node.appendChild(el('optgroup', {label: o.group})));
        (groups.get(o.group) || node).appendChild(el('option', {value: o.value, selected: o.value === value}, o.text));
    });
    node.addEventListener('change', () => { said.textContent = textOf(node.value); changed(node.value); });
    return el('div', {class: 'rows', data: {field: props.name}},
        el('div', {class: 'row row-select'}, icon(props.icon), el('span', {class: 'row-label'}, props.label), said,
            icon('chevron-right', 'row-go'), node), el('p', {class: 'error', role: 'alert'}));
}

export function rows(...list) {
    return el('div', {class: 'rows'}, list);
}

export function primary(word, name) {
    return el('button', {type: 'submit', class: 'primary big'}, name ? icon(name) : null, el('span', null, word));
}

/* Two or three words of which one holds. */
export function choice(label, options, value, chosen) {
    const nodes = options.map((option) => button({
        class: 'choice', 'aria-pressed': String(option.value === value), 'aria-label': option.label,
        on: {click: () => chosen(option.value)},
    }, option.content));
    return el('div', {class: 'choices', role: 'group', 'aria-label': label}, nodes);
}

export function toggle(label, on, changedTo) {
    return button({class: 'toggle', role: 'switch', 'aria-checked': String(on), 'aria-label': label,
        on: {click: () => changedTo(!on)}}, el('span', {class: 'knob'}));
}

/* Asks once more before something that cannot be taken back by a tap. */
export function confirmPage(title, text, word, yes) {
    return {
        title,
        draw(body, sheet) {
            fill(body, el('p', {class: 'said'}, text),
                form([primary(word), generalError()], async (node) => {
                    const outcome = await yes();
                    if (outcome && outcome.problem)
                        showProblem(node, outcome.problem);
                    else if (!sheet.closed)
                        sheet.pop();
                }));
        },
    };
}
