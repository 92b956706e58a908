import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { unlocked } from './window/entrance.mjs';
import { codedWords } from './window/passages.mjs';
import { uncodedStudy } from './window/study.mjs';
import { journey } from './window/window.mjs';

const ARABIC = 'انتظرنا في السيارة حتى الصباح. لم يكتب أحد شيئًا.';
const FAMILY = '👩\u200d👧';
const NAME = 'Nguye\u0302\u0303n';
const TEXT = [
  'Interviewer: ما الذي حدث بعد ذلك؟',
  `Respondent: ${ARABIC}`,
  'Interviewer: And then?',
  `Respondent: The family ${FAMILY} waited. ${NAME} said no. 我们等了。没有人来。`,
].join('\n\n');

test('right-to-left text, emoji of several parts, accents and Chinese are selected whole and coded exactly', () =>
  journey('reading scripts', async ({ home, open }) => {
    const file = join(home.studies, 'AD-SV-07.txt');
    writeFileSync(file, TEXT);
    const study = uncodedStudy(home.studies, file);
    const window = await unlocked(open, study);
    await window.click('row', /^AD-SV-07 /);
    const at = async (words) => {
      const { from } = await window.words(words);
      await window.clickAt(from.x + 1, from.y);
    };
    const code = async () => {
      await window.press('C');
      await window.sees('combobox', 'Find a code');
      await window.type('positive');
      await window.press('Enter');
      await window.sees('button', /^Remove Positive practice/);
      await window.press('Escape');
    };

    const direction = (words) =>
      window.browser.execute((wanted) => {
        const line = [...document.querySelectorAll('.cm-line')].find((one) =>
          one.textContent.includes(wanted),
        );
        return getComputedStyle(line).direction;
      }, words);
    await window.words('لم يكتب');
    assert.equal(await direction('لم يكتب'), 'rtl');
    assert.equal(await direction('The family'), 'ltr');

    // A sentence of a text that runs from the right.
    await at('لم يكتب');
    await window.press('Alt+S');
    await code();

    // One step of the arrow takes the emoji whole, and one the letter with its two accents.
    await at('waited');
    await window.press('ArrowLeft', 'ArrowLeft', 'Shift+ArrowRight');
    assert.equal(await window.selected(), FAMILY);
    await code();
    await at(NAME);
    await window.press(...Array(4).fill('ArrowRight'), 'Shift+ArrowRight');
    assert.equal(await window.selected(), 'e\u0302\u0303');
    await code();

    await at('没有人来');
    await window.press('Alt+S');
    await code();
    await window.close();

    assert.deepEqual(codedWords(study.path, TEXT), [
      'Positive practice: لم يكتب أحد شيئًا.',
      `Positive practice: ${FAMILY}`,
      'Positive practice: e\u0302\u0303',
      'Positive practice: 没有人来。',
    ]);
  }));
