/*
 * commands: what the team can do, by the names of the API, and where each is sent.
 */
const TABLE = {
    card_block: ['POST', '/cards/{id}/block'],
    card_check: ['POST', '/cards/{id}/check'],
    card_create: ['POST', '/cards'],
    card_decide: ['POST', '/cards/{id}/decide'],
    card_edit: ['PATCH', '/cards/{id}'],
    card_move: ['POST', '/cards/{id}/move'],
    card_redact: ['POST', '/cards/{id}/redact'],
    card_restore: ['POST', '/cards/{id}/restore'],
    card_tear_off: ['POST', '/cards/{id}/tear-off'],
    card_unblock: ['POST', '/cards/{id}/unblock'],
    column_add: ['POST', '/columns'],
    column_edit: ['PATCH', '/columns/{id}'],
    column_move: ['POST', '/columns/{id}/move'],
    column_remove: ['POST', '/columns/{id}/remove'],
    kr_check_in: ['POST', '/key-results/{id}/updates'],
    label_add: ['POST', '/labels'],
    label_edit: ['PATCH', '/labels/{id}'],
    label_remove: ['POST', '/labels/{id}/remove'],
    member_add: ['POST', '/members'],
    member_edit: ['PATCH', '/members/{id}'],
    member_leave: ['POST', '/members/{id}/leave'],
    member_redact: ['POST', '/members/{id}/redact'],
    member_return: ['POST', '/members/{id}/return'],
    round_close: ['POST', '/rounds/{id}/close'],
    round_open: ['POST', '/rounds'],
    round_reveal: ['POST', '/rounds/{id}/reveal'],
    round_turn: ['POST', '/rounds/{id}/turn'],
    team_edit: ['PATCH', '/team'],
    undo: ['POST', '/undo'],
    vote_cast: ['POST', '/rounds/{id}/vote'],
    week_decide: ['POST', '/week/decide'],
};

export function methodOf(name) {
    return TABLE[name][0];
}

export function pathOf(name, id) {
    return '/api/v1' + TABLE[name][1].replace('{id}', encodeURIComponent(id || ''));
}
