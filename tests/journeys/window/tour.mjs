// A walk through every screen of the window in one theme, made by keys and pointer.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { unlocked } from './entrance.mjs';
import { organised } from './tour-codebook.mjs';
import { library, starting } from './tour-library.mjs';
import { searched } from './tour-search.mjs';
import { shell } from './tour-shell.mjs';
import { CODER, INTERVIEWEES, PASSPHRASE, transcripts } from './study.mjs';

/** What answers the file dialogs of a walk: a study to be made and files to bring in. */
export const picksIn = (folder) => [join(folder, 'New study.verbatim'), ...transcripts(), INTERVIEWEES];

/**
 * Goes from screen to screen and calls `visit(name, window)` on each. `study` is the sample study; `Light` or `Dark`
 * is chosen from the study's menu. `begin` is done once, with the study open.
 */
export async function tour({ home, open, study, theme, visit, begin = () => undefined }) {
  const window = await unlocked(open, study, { home, picks: picksIn(home.studies) });
  const at = (name) => visit(name, window);
  await begin(window);
  await window.click('button', 'Study: Sample study');
  await window.sees('menuitem', theme);
  await at('menu');
  await window.click('menuitem', theme);
  await window.inTheme(theme.toLowerCase());

  await locked(window, at);
  await made(window, at);
  await broughtIn(window, at);
  await coded(window, at);
  await organised(window, at);
  await searched(window, at);
  await counted(window, at);
  await window.close();
}

async function locked(window, at) {
  await window.press('Ctrl+L');
  await window.sees('textbox', 'Study passphrase');
  await at('unlock');
  await window.type('not the passphrase');
  await window.press('Enter');
  await window.reads('That passphrase does not open this study.');
  await at('unlock refused');
  await window.click('button', 'Use the recovery key');
  await window.sees('textbox', /recovery key/);
  await at('unlock by recovery key');
  await window.click('button', 'Open another study');
  await window.reads('Recent studies');
  await at('start');
  await starting(window, at);
}

async function made(window, at) {
  await window.press('Ctrl+N');
  await window.sees('heading', 'New study');
  await at('new study');
  await window.click('button', 'Make the study');
  await window.reads('Give the study a name.');
  await at('new study incomplete');
  await window.fill('Name of the study', 'New study');
  await window.click('button', 'Choose…');
  await window.reads('New study.verbatim');
  await window.fill('Passphrase', PASSPHRASE);
  await window.fill('Passphrase again', PASSPHRASE);
  await window.fill('Who is coding', CODER);
  await window.click('button', 'Make the study');
  await window.sees('heading', 'Recovery key');
  await at('recovery key');
  await confirmRecoveryKey(window);
}

/** Types the two words that are asked for, as they stand on the sheet. */
export async function confirmRecoveryKey(window) {
  const sheet = (await window.all('listitem')).map((one) => /^(\d+) (\p{L}+)$/u.exec(one.name));
  const words = new Map(sheet.map(([, place, word]) => [place, word]));
  for (const { name } of await window.all('textbox')) {
    await window.click('textbox', name);
    await window.press('Ctrl+A');
    await window.type(words.get(name.replace('Word ', '')));
  }
  await window.click('button', 'The words are safe, go on');
  return words;
}

async function broughtIn(window, at) {
  await window.reads('No interviews yet');
  await at('interviews none');
  await window.press('Ctrl+3');
  await window.reads('Nothing to code yet');
  await at('code none');
  await window.press('Ctrl+I');
  await window.sees('heading', 'What was recognised');
  await at('import preview');
  await window.press('Enter');
  await window.sees('heading', 'Transcripts imported');
  await at('import report');
  await window.press('Ctrl+L');
  await window.click('button', 'Open another study');
}

async function coded(window, at) {
  await window.click('button', /^Sample study/);
  await window.sees('textbox', 'Study passphrase');
  await window.type(PASSPHRASE);
  await window.press('Enter');
  await window.reads('Who is coding?');
  await at('coder');
  await window.press('Enter');
  await window.sees('row', /^LE-F-01 /);
  await at('interviews');
  await library(window, at);
  await window.press('F');
  await window.type('AD-SV-07');
  await window.click('row', /^AD-SV-07 /);
  await window.words('There was a lady in the kitchen');
  await window.press('J', 'J', 'J', 'J');
  await picked(window, at);
  await at('code');
  await window.press('C');
  await window.sees('combobox', 'Find a code');
  await window.type('vic');
  await at('picker');
  await window.press('Alt+N');
  await window.sees('combobox', 'Name of the new code');
  await at('picker new code');
  await window.press('Escape', 'Escape');
  await read(window, at);
  await window.press('Ctrl+H');
  await window.sees('region', 'History');
  await at('history');
  await window.press('Ctrl+H');
  await shell(window, at);
}

/** The picked passage beside the text, or over it where there is no room. */
async function picked(window, at) {
  const beside = (await window.all('region')).some((one) => one.name === 'Passage and interviewee');
  if (!beside) await window.press('Ctrl+Shift+\\');
  await window.sees('button', /^Remove /);
  if (beside) return;
  await at('passage');
  await window.press('Escape');
}

/** What opens beside the text or in it. The caret is on a passage. */
async function read(window, at) {
  await window.press('Ctrl+F');
  await window.sees('textbox', 'Find in the transcript');
  await window.type('the');
  await window.reads(/\d of \d/);
  await at('find');
  await window.press('Escape', 'Alt+F');
  await window.sees('dialog', 'What shows');
  await at('what shows');
  await window.click('checkbox', /^Interviewer interviewer/);
  await window.press('Escape');
  await window.sees('button', /hidden · Show$/);
  await at('turns hidden');
  await window.click('button', /^Show all/);
  await window.press('Alt+A');
  await window.sees('dialog', 'Size and width of the text');
  await at('text size');
  await window.press('Escape', 'Alt+0');
  await window.sees('dialog', 'Slots 1–9');
  await at('slots');
  await window.press('Escape', 'F8');
  await window.reads('leave as it was');
  await at('edge');
  await window.press('Escape', 'E');
  await window.sees('textbox', 'As it should read');
  await at('correction');
  await window.press('Escape');
}

async function counted(window, at) {
  await window.press('Ctrl+5');
  await window.sees('heading', 'Themes by interviewee category');
  await window.sees('rowheader', 'Protection of victims');
  await at('themes');
  await window.click('rowheader', 'Protection of victims');
  await window.sees('heading', /^Everyone .*Protection of victims$/u);
  await window.reads('People without it');
  await at('themes, a row open');
  await window.press('Escape', 'F');
  await window.sees('dialog', 'What is counted');
  await at('themes, what is counted');
  await window.press('Escape');
  for (const columns of ['subcategory', 'group', 'interviewee']) {
    await chooseColumns(window, columns);
    await window.sees('heading', new RegExp(`^Themes by .*${columns}`, 'u'));
    await window.sees(
      columns === 'group' ? 'heading' : 'rowheader',
      columns === 'group' ? 'No groups yet' : 'Protection of victims',
    );
    await at(`themes by ${columns}`);
  }
}

/** Chooses the columns of the matrix with the keyboard: the system's list lies outside the page. */
export async function chooseColumns(window, columns) {
  await window.click('radio', 'Interviewees');
  await window.press('Tab');
  // The list takes letters typed within a second for one word.
  await pause(1200);
  await window.type(columns.slice(0, 3));
}
