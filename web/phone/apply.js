/*
 * apply: the board as it will be when the waiting changes have arrived. A pure function of the board
 * that the wall sent and the changes; the wall's answer replaces its guess.
 */
function find(board, id) {
    for (const column of board.columns) {
        const index = column.cards.findIndex((card) => card.id === id);
        if (index >= 0)
            return {column, index, card: column.cards[index]};
    }
    return null;
}

function change(board, id, edit) {
    const at = find(board, id);
    if (at) {
        at.column.cards[at.index] = Object.assign({}, at.card);
        edit(at.column.cards[at.index]);
    }
}

function take(board, id) {
    const at = find(board, id);
    if (at)
        at.column.cards.splice(at.index, 1);
    return at;
}

function insert(column, card, before) {
    const index = before ? column.cards.findIndex((other) => other.id === before) : -1;
    column.cards.splice(index < 0 ? column.cards.length : index, 0, card);
}

function checksOf(list) {
    return {done: list.filter((item) => item.done).length, total: list.length};
}

function setChecklist(card, list) {
    card.checklist = (list || []).map((item, i) => Object.assign({id: 'new-' + i, done: false}, item));
    card.checks = checksOf(card.checklist);
}

function setFields(card, body) {
    for (const name of Object.keys(body))
        if (name === 'checklist')
            setChecklist(card, body.checklist);
        else if (name !== 'column' && name !== 'before')
            card[name] = name === 'owners' ? body.owners || [] : body[name];
}

function editList(list, id, body) {
    return list.map((one) => (one.id === id ? Object.assign({}, one, body) : one));
}

const RULES = {
    card_block(board, item) {
        change(board, item.target, (card) => {
            card.blocked = {type: item.body.type, reason: item.body.reason || '', since: null, days: 0};
        });
    },
    card_check(board, item) {
        change(board, item.target, (card) => {
            card.checklist = card.checklist.map((one) =>
                (one.id === item.body.item ? Object.assign({}, one, {done: item.body.done}) : one));
            card.checks = checksOf(card.checklist);
        });
    },
    card_create(board, item) {
        const column = board.columns.find((c) => c.id === item.body.column) ||
            board.columns.find((c) => c.kind === 'todo') || board.columns[0];
        const card = {
            id: item.target, title: '', note: '', column: column.id, owners: [], label: null, due: null, blocked: null,
            since: null, age_days: 0, checklist: [], checks: {done: 0, total: 0}, state: 'board',
        };
        if (find(board, item.target))
            return;
        setFields(card, item.body);
        insert(column, card, item.body.before);
    },
    card_edit(board, item) {
        change(board, item.target, (card) => setFields(card, item.body));
    },
    card_move(board, item) {
        const to = board.columns.find((c) => c.id === item.body.column);
        const at = to && take(board, item.target);
        if (!at)
            return;
        insert(to, at.column === to ? at.card : Object.assign({}, at.card, {column: to.id, since: null, age_days: 0}),
            item.body.before);
    },
    card_tear_off(board, item) {
        take(board, item.target);
    },
    card_unblock(board, item) {
        change(board, item.target, (card) => { card.blocked = null; });
    },
    column_edit(board, item) {
        board.columns.filter((c) => c.id === item.target).forEach((c) => {
            Object.assign(c, item.body, item.body.name === '' ? {name: c.name} : null);
        });
    },
    column_move(board, item) {
        const from = board.columns.findIndex((c) => c.id === item.target);
        const column = from >= 0 && board.columns.splice(from, 1)[0];
        const to = board.columns.findIndex((c) => c.id === item.body.before);
        if (column)
            board.columns.splice(to < 0 ? board.columns.length : to, 0, column);
    },
    label_edit(board, item) {
        board.labels = editList(board.labels, item.target, item.body);
    },
    member_edit(board, item) {
        board.members = editList(board.members, item.target, item.body);
    },
    team_edit(board, item) {
        board.team = item.body.name;
    },
    /* What it looked like before travels with the request; the wall alone knows the true inverse. */
    undo(board, item) {
        const was = item.was;
        if (!was)
            return;
        take(board, was.id);
        const column = was.card && board.columns.find((c) => c.id === was.column);
        if (column)
            insert(column, was.card, was.before);
    },
    week_decide(board, item) {
        (item.body.drop || []).forEach((id) => take(board, id));
        const to = board.columns.find((c) => c.kind === 'todo') || board.columns[0];
        for (const id of item.body.back || []) {
            const at = find(board, id);
            if (at && at.column.kind !== 'todo')
                insert(to, Object.assign({}, take(board, id).card, {column: to.id, since: null, age_days: 0}));
        }
    },
};

export function applied(board, items) {
    if (!items.length)
        return board;
    const copy = Object.assign({}, board, {
        columns: board.columns.map((c) => Object.assign({}, c, {cards: c.cards.slice()})),
    });
    for (const item of items)
        if (RULES[item.name])
            RULES[item.name](copy, item);
    return copy;
}

/* Where a card is and how it looks, to go back there: for undo(). */
export function standing(board, id) {
    const at = find(board, id);
    if (!at)
        return {id, card: null};
    const next = at.column.cards[at.index + 1];
    return {id, card: at.card, column: at.column.id, before: next ? next.id : null};
}

export function cardOf(board, id) {
    const at = board && find(board, id);
    return at ? at.card : null;
}

export function columnOf(board, id) {
    const at = board && find(board, id);
    return at ? at.column : null;
}
