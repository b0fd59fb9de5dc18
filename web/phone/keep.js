/*
 * keep: what this phone remembers, in localStorage. Private windows and full storage throw; then the
 * page works on from memory and forgets when it is closed.
 */
const memory = new Map();
const PREFIX = 'kanwall.';

export function recall(name) {
    try {
        const text = localStorage.getItem(PREFIX + name);
        if (text !== null)
            return JSON.parse(text);
    } catch (e) {
        /* unreadable: as if it had never been written */
    }
    return memory.has(name) ? memory.get(name) : null;
}

export function keep(name, value) {
    try {
        localStorage.setItem(PREFIX + name, JSON.stringify(value));
        memory.delete(name);
    } catch (e) {
        memory.set(name, value);
    }
}

export function forget(name) {
    memory.delete(name);
    try {
        localStorage.removeItem(PREFIX + name);
    } catch (e) {
        /* nothing was kept */
    }
}

/* Names that begin with `prefix`, sorted. */
export function kept(prefix) {
    const names = Array.from(memory.keys()).filter((name) => name.indexOf(prefix) === 0);
    try {
        for (let i = 0; i < localStorage.length; i++) {
            const name = localStorage.key(i);
            if (name.indexOf(PREFIX + prefix) === 0)
                names.push(name.slice(PREFIX.length));
        }
    } catch (e) {
        /* memory is all there is */
    }
    return Array.from(new Set(names)).sort();
}

/* An input whose text survives a reload, under `name`, until drop() is called. */
export function keepDraft(input, name) {
    const old = recall('draft.' + name);
    if (typeof old === 'string' && old !== '')
        input.value = old;
    input.addEventListener('input', () => keep('draft.' + name, input.value));
    return () => forget('draft.' + name);
}
