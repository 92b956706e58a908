import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unlocked } from './window/entrance.mjs';
import { until } from './window/processes.mjs';
import { transcripts, uncodedStudy, verbatim } from './window/study.mjs';
import { journey } from './window/window.mjs';

const person = (study, id) =>
  verbatim('interviewees', 'list', study.path).interviewees.find((one) => one.id === id);

/** Types into a field in place of what stands there, and stores it. */
async function set(window, role, name, words) {
  await window.click(role, name);
  await window.press('Ctrl+A');
  await window.type(words);
  await window.press('Enter');
}

test('a card is changed in its place, each change one step that undo takes back', () =>
  journey('people card', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07', 'LE-L-05'));
    const window = await unlocked(open, study);
    await window.click('tab', /^Interviewees/);
    await window.press('F');
    await window.type('AD-SV-07');
    await window.reads('1 of 42 people');
    await window.press('ArrowDown', 'F2');
    await window.sees('textbox', 'Label');

    await set(window, 'combobox', 'May be used', 'named');
    await window.reads('Changed AD-SV-07');
    await set(window, 'textbox', 'Nothing published before', '1 Mar 2027');
    await set(window, 'textbox', 'Given on', '20/06/2024');
    await set(window, 'combobox', 'Attribution', 'Survivor leader');
    await set(window, 'combobox', 'Category', 'Experts');
    await set(window, 'combobox', 'Recommended by: add', 'LE-L-05');
    await window.sees('button', 'Remove LE-L-05');
    await window.click('button', 'Add an attribute');
    await set(window, 'textbox', 'Name of the attribute', 'Years in the field');
    await set(window, 'textbox', 'Value of AD-SV-07', '7');
    await window.reads('Years in the field');
    await until('the card to be stored', () =>
      Promise.resolve(person(study, 'AD-SV-07').attributes['Years in the field'] === '7'),
    );

    const stored = person(study, 'AD-SV-07');
    assert.equal(stored.consent, 'named');
    assert.equal(stored.embargo_until, '2027-03-01');
    assert.equal(stored.attribution, 'Survivor leader');
    assert.equal(stored.category, 'Experts');
    assert.deepEqual(stored.recommended_by, ['LE-L-05']);

    // A label of someone else is refused beside its field.
    await set(window, 'textbox', 'Label', 'LE-L-05');
    await window.reads('LE-L-05 is someone else’s label.');
    await window.press('Escape');

    for (let step = 0; step < 7; step += 1) await window.click('button', /^Undo/);
    await until('the card to be as it was', () => {
      const now = person(study, 'AD-SV-07');
      return Promise.resolve(
        now.category === 'Advocates' && now.embargo_until === null && now.consent !== 'named',
      );
    });
  }));

test('someone is added and removed, and says before what goes', () =>
  journey('people add', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07'));
    const window = await unlocked(open, study);
    await window.click('tab', /^Interviewees/);
    await window.click('button', 'Add an interviewee');
    await window.sees('textbox', 'Label');
    await window.press('Enter');
    await window.reads('Give the interviewee a label.');
    await window.type('EX-90');
    await window.press('Enter');
    await window.reads('Added EX-90');
    await window.press('F');
    await window.type('AD-SV-07');
    await window.reads('1 of 43 people');
    await window.press('ArrowDown', 'Delete');
    await window.sees('alertdialog', /^Remove AD-SV-07/);
    await window.press('Enter');
    await window.reads('Removed AD-SV-07');
    await window.click('tab', /^Interviews/);
    await window.sees('row', /^AD-SV-07\.txt No interviewee yet/);
    await window.press('Ctrl+Z');
    await window.sees('row', /^AD-SV-07 Survivor advocate/);
  }));

test('categories and attributes are named, added and put in order by key and by pointer', () =>
  journey('people order', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07'));
    const window = await unlocked(open, study);
    await window.click('tab', /^Categories/);
    const order = () =>
      window.browser.execute(() =>
        [...document.querySelectorAll('[data-carry=categories] .name')].map((name) => name.textContent),
      );
    await window.sees('group', /^Law enforcement, 1 of 4/);
    assert.deepEqual(await order(), ['Law enforcement', 'Prosecutors', 'Advocates', 'Experts']);

    await window.click('group', /^Advocates, 3 of 4/);
    await window.press('Alt+ArrowUp');
    await window.reads('Moved Advocates');
    await window.press('Alt+ArrowUp');
    await until('Advocates first', async () => (await order())[0] === 'Advocates');
    await window.press('F2');
    await window.sees('textbox', 'Name of Advocates');
    await window.type('Advocates and survivors');
    await window.press('Enter');
    await window.sees('group', /^Advocates and survivors, 1 of 4/);

    // With the pointer: Experts to the top.
    const row = await window.where('group', /^Experts, 4 of 4/);
    const top = await window.where('group', /^Advocates and survivors, 1 of 4/);
    const grip = await window.browser.execute(() => {
      const rows = [...document.querySelectorAll('[data-carry=categories]')];
      const { left, top: y, width, height } = rows.at(-1).querySelector('.grip').getBoundingClientRect();
      return { x: left + width / 2, y: y + height / 2 };
    });
    assert.ok(grip.y > row.y - 40);
    await window.drag(grip, { x: grip.x, y: top.y - 12 });
    await until('Experts first', async () => (await order())[0] === 'Experts');
    await window.press('Ctrl+Z');
    await until('Experts last', async () => (await order()).at(-1) === 'Experts');

    await window.click('button', /^Add a subcategory of Experts/);
    await window.type('Journalism');
    await window.press('Enter');
    await window.sees('group', /^Journalism, /);
    await window.click('button', 'Remove Journalism');
    await window.reads('Removed Journalism');
    await window.click('tab', /^Interviewees/);
    await window.press('F');
    await window.type('AD-SV-07');
    await window.sees('row', /^AD-SV-07 Advocates and survivors > Survivor/);
  }));

test('speakers of a joint interview are given to people', () =>
  journey('people joint', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07'));
    const window = await unlocked(open, study);
    await window.press('F', 'ArrowDown');
    await window.press('Alt+Enter');
    await set(window, 'combobox', 'Person of Respondent', 'LE-L-05');
    await window.reads('Respondent is LE-L-05');
    await set(window, 'combobox', 'Role of Interviewer', 'Not known');
    await window.sees('row', /^AD-SV-07 .*Speakers unknown/);
    await window.reads('Say who this is');
    await window.close();
    const [row] = verbatim('interviews', 'list', study.path).interviews;
    const roles = Object.fromEntries(row.speakers.map((one) => [one.label, [one.role, one.interviewee]]));
    assert.deepEqual(roles.Respondent, ['respondent', 'LE-L-05']);
    assert.deepEqual(roles.Interviewer, ['unknown', null]);
  }));

test('the outreach list is kept, and adds up', () =>
  journey('people outreach', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07'));
    const window = await unlocked(open, study);
    await window.click('tab', /^Outreach/);
    await window.sees('heading', 'Nobody approached yet');
    const add = async (label, outcome) => {
      await window.click('button', 'Add to the outreach list');
      await window.click('textbox', 'Who was approached');
      await window.type(label);
      await window.press('Enter');
      await set(window, 'combobox', 'Outcome', outcome);
      await window.click('button', 'Add to the list');
      await window.reads(`Added ${label} to the outreach list`);
    };
    await add('Shelter director, north county', 'Declined');
    await add('Detective, port unit', 'No answer');
    await add('Survivor network, chair', 'Interviewed');
    await window.reads('3 approached: 1 interviewed, 1 declined, 1 no answer');
    await set(window, 'combobox', 'How found', 'Recommended by an interviewee');
    await window.sees('row', /^Survivor network, chair .*Recommended by an interviewee Interviewed/);

    await window.click('row', /^Shelter director/);
    await window.press('Delete');
    await window.reads('2 approached: 1 interviewed, 1 no answer');
    await window.press('Ctrl+Z');
    await window.reads('3 approached: 1 interviewed, 1 declined, 1 no answer');
    await window.press('Ctrl+L');
    await window.sees('textbox', 'Study passphrase');
    assert.ok(
      !(await window.source()).includes('Detective, port unit'),
      'nothing of it stays in a locked window',
    );
  }));
