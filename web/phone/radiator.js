/*
 * radiator: which scenes of the wall take turns, how long each stays, and when the wall is lit: two pages of
 * a sheet, opened from the remote.
 */
import {post} from './api.js';
import {fill} from './dom.js';
import {field, form, generalError, primary, row, rows, showProblem, tiles} from './forms.js';
import {t} from './lang.js';
import {openSheet} from './sheet.js';

const STAYS = ['15', '30', '60', '120'];
const OFFICE = '07:30-23:00';
const ALWAYS = 'always';

/* Sends what was chosen; the sheet closes when the wall has it. saved(): what the wall is like now. */
async function send(node, sheet, change, saved) {
    try {
        saved(await post('/api/v1/wall/show', change));
        sheet.close();
    } catch (error) {
        showProblem(node, error.fields ? error : {fields: [], message: error.message});
    }
}

const isAll = (turns, names) => names.every((name) => turns.indexOf(name) >= 0);

function turnsWords(wall, names) {
    const n = names.filter((name) => wall.turns.indexOf(name) >= 0).length;
    return t('phone.radiator.' + (isAll(wall.turns, names) ? 'all' : 'some'), {n}) + ' · ' + t('phone.radiator.stay.' + wall.turn_s);
}

function hoursWords(wall) {
    if (wall.hours === ALWAYS)
        return t('phone.radiator.always');
    return wall.hours.replace('-', '–') + (wall.workdays_only ? ' · ' + t('phone.ritual.workdays') : '');
}

function turnsPage(wall, names, saved) {
    return {
        title: t('phone.radiator.turns'),
        draw(body, sheet) {
            const scenes = tiles(t('phone.radiator.scenes'), names.map((name) => ({value: name, content: t('phone.scene.' + name)})),
                names.filter((name) => wall.turns.indexOf(name) >= 0), true, () => {}, 'three apart');
            const stay = tiles(t('phone.radiator.stay'), STAYS.map((value) => ({value, content: t('phone.radiator.stay.' + value)})),
                wall.turn_s, false, () => {});
            fill(body, form([scenes.root, stay.root, generalError(), primary(t('phone.save'))], (node) =>
                send(node, sheet, {turns: isAll(scenes.value(), names) ? [] : scenes.value(), turn_s: stay.value()}, saved)));
        },
    };
}

function hoursPage(wall, saved) {
    return {
        title: t('phone.radiator.hours'),
        draw(body, sheet) {
            const times = wall.hours === ALWAYS ? OFFICE : wall.hours;
            const from = field({name: 'from', label: t('phone.radiator.from'), value: times.slice(0, 5), type: 'time'});
            const until = field({name: 'hours', label: t('phone.radiator.until'), value: times.slice(6), type: 'time'});
            let always = wall.hours === ALWAYS;
            let workdays = Boolean(wall.workdays_only);
            const kind = tiles(t('phone.radiator.hours'), [
                {value: false, content: t('phone.radiator.between')},
                {value: true, content: t('phone.radiator.always')},
            ], always, false, (value) => { always = value; paint(); });
            const days = tiles(t('phone.radiator.days'), [
                {value: false, content: t('phone.radiator.every_day')},
                {value: true, content: t('phone.ritual.workdays')},
            ], workdays, false, (value) => { workdays = value; });
            const paint = () => [from.root, until.root, days.root].forEach((one) => { one.hidden = always; });
            paint();
            fill(body, form([kind.root, from.root, until.root, days.root, generalError(), primary(t('phone.save'))], (node) =>
                send(node, sheet, {hours: always ? ALWAYS : from.input.value + '-' + until.input.value, workdays_only: workdays}, saved)));
        },
    };
}

/* The roll-over comes when it is due, and otherwise only when it is asked for. */
const takesTurns = (name) => name !== 'rollover';

/* The two rows of the remote. known: the scenes in the order in which phones show them. */
export function radiatorRows(wall, known, saved) {
    const names = known.filter(takesTurns);
    return rows(
        row('undo', t('phone.radiator.turns'), turnsWords(wall, names), () => openSheet('turns', turnsPage(wall, names, saved))),
        row('sun', t('phone.radiator.hours'), hoursWords(wall), () => openSheet('hours', hoursPage(wall, saved))));
}
