// The part of the walk that is reached from everywhere: actions and places by name, keys, settings, memos, the review.

/** Goes through it from the section Code, and back to it. Nothing of the study changes. */
export async function shell(window, at) {
  await window.press('Ctrl+Shift+P');
  await window.sees('combobox', 'Find an action');
  await at('all actions');
  await window.press('Escape', 'Ctrl+P');
  await window.sees('combobox', 'Go to');
  await window.type('traff');
  await at('go to');
  await window.press('Escape', 'F1');
  await window.sees('dialog', /Keys/);
  await at('keys');
  await window.click('button', 'Change the keys for History');
  await window.press('Ctrl+L');
  await window.reads('Give that action another key first.');
  await at('keys refused');
  await window.press('Escape', 'Escape', 'Ctrl+,');
  await window.sees('region', 'Settings');
  await at('settings');
  await window.press('Escape', 'Alt+M');
  await window.sees('textbox', 'Your memo');
  await at('memo on the interview');
  await window.press('Escape', 'Ctrl+Shift+M');
  await window.sees('region', 'All memos');
  await at('all memos');
  await window.press('Escape', 'Ctrl+Shift+R');
  await window.sees('region', 'Passages to review');
  await at('review');
  await window.press('Ctrl+3');
  await window.sees('textbox', 'Transcript');
}
