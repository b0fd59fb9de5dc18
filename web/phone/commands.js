/*
 * commands: what the team can do, by the names of the API, and where each is sent. A third word is what
 * the command makes, as the answer calls it: until then it goes by a name that this phone gave it.
 */
const TABLE = {
    absence_set: ['POST', '/absences'],
    badge_add: ['POST', '/badges'],
    badge_edit: ['PATCH', '/badges/{id}'],
    badge_remove: ['POST', '/badges/{id}/remove'],
    card_block: ['POST', '/cards/{id}/block'],
    card_check: ['POST', '/cards/{id}/check'],
    card_create: ['POST', '/cards', 'card'],
    card_decide: ['POST', '/cards/{id}/decide'],
    card_edit: ['PATCH', '/cards/{id}'],
    card_move: ['POST', '/cards/{id}/move'],
    card_redact: ['POST', '/cards/{id}/redact'],
    card_restore: ['POST', '/cards/{id}/restore'],
    card_tear_off: ['POST', '/cards/{id}/tear-off'],
    card_unblock: ['POST', '/cards/{id}/unblock'],
    checkin_post: ['POST', '/checkins'],
    column_add: ['POST', '/columns'],
    column_edit: ['PATCH', '/columns/{id}'],
    column_move: ['POST', '/columns/{id}/move'],
    column_remove: ['POST', '/columns/{id}/remove'],
    cycle_edit: ['PATCH', '/cycles/{id}'],
    day_clear: ['POST', '/calendar-days/{id}/clear'],
    day_set: ['POST', '/calendar-days'],
    feedback_give: ['POST', '/feedback'],
    feedback_publish: ['POST', '/feedback/{id}/publish'],
    feedback_redact: ['POST', '/feedback/{id}/redact'],
    feedback_withdraw: ['POST', '/feedback/{id}/withdraw'],
    fund_deposit: ['POST', '/fund/deposits'],
    fund_grant: ['POST', '/fund/grants'],
    help_offer: ['POST', '/cards/{id}/help'],
    help_withdraw: ['POST', '/cards/{id}/help/withdraw'],
    kpi_drop: ['POST', '/metrics/{id}/kpi/drop'],
    kpi_set: ['POST', '/metrics/{id}/kpi'],
    kr_add: ['POST', '/key-results', 'key_result'],
    kr_check_in: ['POST', '/key-results/{id}/updates'],
    kr_edit: ['PATCH', '/key-results/{id}'],
    kr_kpi: ['POST', '/key-results/{id}/kpi'],
    kr_milestone: ['POST', '/key-results/{id}/milestone'],
    kr_remove: ['POST', '/key-results/{id}/remove'],
    kudos_give: ['POST', '/kudos'],
    kudos_redact: ['POST', '/kudos/{id}/redact'],
    kudos_take_back: ['POST', '/kudos/{id}/take-back'],
    label_add: ['POST', '/labels'],
    label_edit: ['PATCH', '/labels/{id}'],
    label_remove: ['POST', '/labels/{id}/remove'],
    link_answer: ['POST', '/links/{id}/answer'],
    link_propose: ['POST', '/links', 'link'],
    link_remove: ['POST', '/links/{id}/remove'],
    member_add: ['POST', '/members'],
    member_edit: ['PATCH', '/members/{id}'],
    member_leave: ['POST', '/members/{id}/leave'],
    member_redact: ['POST', '/members/{id}/redact'],
    member_return: ['POST', '/members/{id}/return'],
    metric_add: ['POST', '/metrics', 'metric'],
    metric_edit: ['PATCH', '/metrics/{id}'],
    metric_remove: ['POST', '/metrics/{id}/remove'],
    metric_starter: ['POST', '/metrics/starter'],
    metric_stretch: ['POST', '/metrics/{id}/stretch'],
    objective_add: ['POST', '/objectives', 'objective'],
    objective_edit: ['PATCH', '/objectives/{id}'],
    objective_move: ['POST', '/objectives/{id}/move'],
    objective_remove: ['POST', '/objectives/{id}/remove'],
    objective_reveal: ['POST', '/objectives/{id}/reveal'],
    objective_settle: ['POST', '/objectives/{id}/settle'],
    pool_set: ['PATCH', '/pool'],
    reading_import: ['POST', '/metrics/{id}/readings/import'],
    reading_remove: ['POST', '/metrics/{id}/readings/remove'],
    reading_set: ['POST', '/metrics/{id}/readings'],
    retro_add: ['POST', '/retro', 'retro_item'],
    retro_carry: ['POST', '/retro/{id}/carry'],
    retro_edit: ['PATCH', '/retro/{id}'],
    retro_remove: ['POST', '/retro/{id}/remove'],
    retro_turn: ['POST', '/retro/{id}/turn'],
    ritual_add: ['POST', '/rituals'],
    ritual_edit: ['PATCH', '/rituals/{id}'],
    ritual_remove: ['POST', '/rituals/{id}/remove'],
    round_close: ['POST', '/rounds/{id}/close'],
    round_open: ['POST', '/rounds'],
    round_reveal: ['POST', '/rounds/{id}/reveal'],
    round_turn: ['POST', '/rounds/{id}/turn'],
    suggestion_make: ['POST', '/suggestions', 'suggestion'],
    suggestion_settle: ['POST', '/suggestions/{id}/settle'],
    talk_agree: ['POST', '/agreements'],
    talk_note: ['POST', '/talks'],
    talk_redact: ['POST', '/talks/{id}/redact'],
    talk_tick: ['POST', '/agreements/{id}/tick'],
    team_edit: ['PATCH', '/team'],
    undo: ['POST', '/undo'],
    unit_add: ['POST', '/units', 'unit'],
    unit_edit: ['PATCH', '/units/{id}'],
    unit_remove: ['POST', '/units/{id}/remove'],
    vote_cast: ['POST', '/rounds/{id}/vote'],
    week_decide: ['POST', '/week/decide'],
};

export function methodOf(name) {
    return TABLE[name][0];
}

export function pathOf(name, id) {
    return '/api/v1' + TABLE[name][1].replace('{id}', encodeURIComponent(id || ''));
}

/* "card" for card_create; undefined for what makes nothing new. */
export function madeBy(name) {
    return TABLE[name][2];
}

/* The view that shows what the command changes: 'board' or 'goals'. */
export function viewOf(name) {
    return /^\/(objectives|key-results|metrics|links|retro|suggestions|units|cycles|calendar-days)/.test(TABLE[name][1]) ? 'goals' : 'board';
}
