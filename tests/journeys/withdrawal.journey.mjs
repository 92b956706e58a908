import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inSizes, walked } from './window/access.mjs';
import { act, enlarged } from './window/actions.mjs';
import { goTo, unlocked } from './window/entrance.mjs';
import { until } from './window/processes.mjs';
import { codingsIn, verbatim } from './window/study.mjs';
import { choose } from './window/tree.mjs';
import { ask, toCard, touchedStudy, WHO, withdrawn } from './window/tour-withdrawal.mjs';
import { journey } from './window/window.mjs';

const consent = (study) =>
  verbatim('interviewees', 'list', study.path).interviewees.find((one) => one.id === WHO).consent;
const files = (study) => verbatim('interviews', 'list', study.path).interviews.map((one) => one.file_name);

/** What the window says of a search, for what the command line finds. */
function headline(study, query) {
  const { passages, interviewees } = verbatim('search', study.path, query, '--limit', '5000');
  const { matched, searched } = interviewees;
  return `${passages} passages by ${matched} of ${searched} interviewees searched`;
}

/** Presses Tab until what has the keyboard has this role and name. */
async function tabTo(window, role, name) {
  const here = () =>
    window.browser.execute(() => {
      const one = document.activeElement;
      const words = one.getAttribute('aria-label') ?? one.closest('label')?.innerText ?? one.innerText;
      return `${one.type ?? one.tagName.toLowerCase()} ${(words ?? '').trim()}`;
    });
  for (let step = 0; step < 30; step += 1) {
    if ((await here()).startsWith(`${role} ${name}`)) return;
    await window.press('Tab');
  }
  assert.fail(`${role} “${name}” is not reached by Tab; the keyboard is on ${await here()}`);
}

test('somebody withdraws by keys: the words go from search and counts, and undo brings everything back', () =>
  journey('withdrawal', async ({ home, open }) => {
    const study = touchedStudy(home.studies);
    const before = { said: headline(study, 'people'), codings: codingsIn(study.path).length };
    const own = codingsIn(study.path).filter((one) => one.transcript === `${WHO}.txt`).length;
    assert.ok(own > 3);
    const window = await unlocked(open, study);
    await toCard(window, WHO);
    await ask(window, WHO);
    await window.reads('Others answer in it too');
    await window.sees('button', /^Mention in LE-L-03 ¶ \d+, \[supervisor 1\]/u);
    assert.notEqual(consent(study), 'withdrawn', 'nothing is changed yet');
    await window.press('Escape');
    await window.readsNoMore('takes back the consent');
    assert.notEqual(consent(study), 'withdrawn');

    await ask(window, WHO);
    await tabTo(window, 'radio', 'Keep the words');
    await window.press('ArrowDown');
    await window.sees('checkbox', /^Then destroy former texts/u);
    await tabTo(window, 'submit', 'Record the withdrawal');
    await window.press('Enter');
    await window.reads(/LE-L-05 has withdrawn; 1 transcript and \d+ codings went/u);
    await window.reads('Withdrawn.');
    assert.equal(consent(study), 'withdrawn');
    assert.deepEqual(files(study).toSorted(), ['AD-SV-07.txt', 'LE-L-03.txt']);
    assert.ok(codingsIn(study.path).length <= before.codings - own);
    const after = headline(study, 'people');
    assert.notEqual(after, before.said);
    await window.press('Ctrl+4');
    await window.sees('textbox', 'Search all interviews');
    await window.type('people');
    await window.reads(after);

    await window.press('Ctrl+1');
    await window.click('button', /^Undo/u);
    await until('the words to be back', () => Promise.resolve(files(study).length === 3));
    assert.equal(codingsIn(study.path).length, before.codings);
    assert.notEqual(consent(study), 'withdrawn');
    await window.press('Ctrl+4');
    await window.reads(before.said);
    await window.close();
    assert.equal(verbatim('check', study.path).problems.length, 0);
  }));

test('a mention leads to its place in the text of others, and back', () =>
  journey('withdrawal mention', async ({ home, open }) => {
    const window = await unlocked(open, touchedStudy(home.studies));
    await toCard(window, WHO);
    await window.click('button', 'Withdraw…');
    await window.click('button', /^Mention in LE-L-03/u);
    await window.sees('heading', /LE-L-03/u);
    await until('the alias to be selected', async () => (await window.selected()) === '[supervisor 1]');
    await window.press('Alt+ArrowLeft');
    await window.sees('region', 'Consent');
  }));

test('the open transcript makes way for another when its words go, also from the field of the card', () =>
  journey('withdrawal while open', async ({ home, open }) => {
    const study = touchedStudy(home.studies);
    const window = await unlocked(open, study);
    await goTo(window, WHO);
    await ask(window, WHO);
    await window.click('radio', /^Take the words out/u);
    await window.click('button', 'Record the withdrawal');
    await window.reads(/LE-L-05 has withdrawn; 1 transcript/u);
    await window.sees('heading', /LE-L-03|AD-SV-07/u);
    await window.readsNoMore('is no longer');
    await window.press('Ctrl+Z');
    await until('the words to be back', () => Promise.resolve(files(study).length === 3));

    // Set by hand it is asked about, too; leaving it changes nothing.
    await toCard(window, WHO);
    await window.click('combobox', 'May be used');
    await window.press('Ctrl+A');
    await window.type('withdrawn');
    await window.press('Enter');
    await window.sees('dialog', /^LE-L-05 takes back the consent/u);
    await window.click('button', 'Leave everything as it is');
    await window.readsNoMore('takes back the consent');
    assert.notEqual(consent(study), 'withdrawn');
    await window.close();
  }));

test('words that stayed hidden are taken out later and destroyed: undo ends there', () =>
  journey('withdrawal purge', async ({ home, open }) => {
    const study = touchedStudy(home.studies);
    const window = await unlocked(open, study);
    await toCard(window, WHO);
    await ask(window, WHO);
    await window.click('button', 'Record the withdrawal');
    await window.reads('the words stay in the file, hidden');
    assert.equal(files(study).length, 3);
    await act(window, 'take out the words');
    await window.sees('dialog', /^Take out the words of LE-L-05/u);
    await window.reads(`What ${WHO} said`);
    await window.click('checkbox', /^Then destroy former texts/u);
    await window.click('button', /^Take the words out, then purge/u);
    await window.sees('textbox', 'Type “purge” to go on');
    await window.type('purge');
    await window.press('Enter');
    await window.reads('stretches of former text');
    await window.press('Enter');
    await window.readsNoMore('stretches of former text');
    await window.close();
    assert.equal(consent(study), 'withdrawn');
    assert.deepEqual(files(study).toSorted(), ['AD-SV-07.txt', 'LE-L-03.txt']);
    assert.throws(() => verbatim('undo', study.path), 'undo ends there');
  }));

test('words that stayed hidden stand in no list; what the key file keeps is told', () =>
  journey('withdrawal lists', async ({ home, open }) => {
    const study = touchedStudy(home.studies);
    const own = codingsIn(study.path).filter((one) => one.transcript === `${WHO}.txt`);
    const window = await unlocked(open, study);
    await toCard(window, WHO);
    await ask(window, WHO);
    await window.reads('The key file is closed.');
    await window.click('button', 'Go to the key file');
    await window.sees('heading', 'Key file');
    await window.press('Escape', 'Ctrl+1');
    await toCard(window, WHO);
    await ask(window, WHO);
    await window.click('button', 'Record the withdrawal');
    await window.reads('the words stay in the file, hidden');

    await window.press('Ctrl+Shift+R');
    await window.sees('region', 'Passages to review');
    await window.reads(/\d+ codings on words of people who have withdrawn are left out/u);
    const cards = await window.browser.execute(() => document.querySelector('[data-keys=review]').innerText);
    assert.doesNotMatch(cards, new RegExp(WHO, 'u'));

    const name = own[0].code.split(' > ').at(-1);
    await window.press('Ctrl+3');
    await window.sees('textbox', 'Transcript');
    await choose(window, name);
    await window.press('Ctrl+Enter');
    await window.sees('button', 'Back to the transcript');
    await window.reads(/on words of people who have withdrawn (?:is|are) left out/u);
    await window.close();
  }));

/** Every state of a withdrawal in each size, then drawn as large as can be. */
async function walk(window, at) {
  await withdrawn(window, inSizes(window, at));
  await enlarged(window);
  await at('large');
}

for (const theme of ['Light', 'Dark']) {
  test(`no state of a withdrawal breaks a rule of axe or scrolls to the side: ${theme}`, () =>
    journey(`withdrawal access ${theme}`, async ({ home, open }) => {
      const window = await unlocked(open, touchedStudy(home.studies));
      assert.deepEqual(await walked(window, theme, 'withdrawal', walk), []);
    }));
}
