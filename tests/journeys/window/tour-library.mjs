// The screens around a study in the walk through every screen: the library, what keeps a study safe, the start.
import { PASSPHRASE } from './study.mjs';

/** The library of the sample study, from its list of interviews and back to it. Nothing of the study changes. */
export async function library(window, at) {
  await interviews(window, at);
  await people(window, at);
  await window.click('tab', /^Interviews/);
  await safety(window, at);
}

async function interviews(window, at) {
  await window.press('F', 'ArrowDown', 'Alt+Enter');
  await window.sees('textbox', 'Interviewers');
  await at('interview details');
  // Back from the pane to the list, whether it lies over the list or beside it.
  await window.press('Escape', 'Shift+F6', 'F', 'ArrowDown');
  await window.press('F2');
  await window.sees('textbox', /^File name of/);
  await at('interview rename');
  await window.press('Escape', 'Delete');
  await window.sees('button', 'Remove the interview');
  await at('interview remove');
  await window.press('Escape');
  await window.pointAt(await window.where('row', /^LE-L-01 /));
  await window.click('button', 'More on LE-L-01');
  await window.sees('menuitem', /^Rename/);
  await at('interview menu');
  await window.press('Escape');
  await window.click('button', /^Status/);
  await window.sees('menuitem', 'Finished');
  await at('interviews status');
  await window.press('Escape');
  await window.press('F');
  await window.type('nobody is like this');
  await window.reads('No interview is like that.');
  await at('interviews none found');
  await window.press('Escape');
}

async function people(window, at) {
  await window.click('tab', /^Interviewees/);
  await at('interviewees');
  await window.press('F', 'ArrowDown', 'F2');
  await window.sees('textbox', 'Label');
  await at('interviewee card');
  await window.click('combobox', 'Category');
  await window.sees('option', /^Prosecutors > /);
  await at('interviewee category');
  // The second puts the card away where it lies over the list.
  await window.press('Escape', 'Escape');
  await window.click('button', 'Add an interviewee');
  await window.sees('button', /^Add the interviewee/);
  await at('interviewee new');
  await window.click('button', 'Close the form');
  await window.click('tab', /^Categories/);
  await window.sees('group', /^Law enforcement, 1 of 4/);
  await at('categories');
  await window.click('tab', /^Outreach/);
  await window.sees('heading', 'Nobody approached yet');
  await at('outreach none');
  await window.click('button', 'Add to the outreach list');
  await window.sees('textbox', 'Who was approached');
  await at('outreach new');
  await window.type('Shelter director, north county');
  await window.press('Enter');
  await window.click('button', 'Add to the list');
  await window.sees('row', /^Shelter director/);
  await at('outreach');
  await window.press('Ctrl+Z');
  await window.sees('heading', 'Nobody approached yet');
}

async function safety(window, at) {
  await window.press('Ctrl+B');
  await window.sees('region', 'Backups and check');
  await window.click('button', 'Check now');
  await window.reads('Nothing is wrong.');
  await at('safety');
  await window.click('button', /^Restore the backup of/);
  await window.sees('textbox', 'Passphrase');
  await at('backup restore');
  await window.press('Escape');
  await window.readsNoMore('Restore this backup');
  // The list of backups is read again, and what stands above and below it moves.
  await window.atRest();
  await window.click('button', /^Change the passphrase/);
  await window.sees('textbox', 'Current passphrase');
  await at('passphrase');
  await window.type(PASSPHRASE);
  for (const name of ['New passphrase', 'New passphrase again']) await window.fill(name, 'marsh violet 51');
  await window.click('button', 'Go on');
  await window.sees('dialog', /^New recovery key/);
  await at('passphrase key');
  await window.click('button', 'Keep the old passphrase');
  await window.press('Ctrl+B');
  await window.press('Ctrl+H');
  await window.sees('region', 'History');
  await window.click('listitem', /^Imported [\d,]+ codings/);
  await window.press('Enter');
  await window.sees('alertdialog', 'Take back');
  await at('history take back');
  await window.press('Escape', 'Ctrl+H');
}

/** The start screen with names hidden, and the form that restores a backup; ends at the start screen. */
export async function starting(window, at) {
  await window.click('button', 'Hide names');
  await window.reads('Name and folder hidden');
  await at('start with names hidden');
  await window.click('button', 'Hide names');
  await window.sees('button', /^Sample study/);
  await window.press('Ctrl+R');
  await window.sees('heading', 'Restore from a backup');
  await at('restore');
  await window.click('button', 'Back');
  await window.reads('Recent studies');
}
