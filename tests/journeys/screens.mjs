// Takes pictures of every screen, in light and dark, at four sizes of the window, from the sample study.
//
//   npm run screens               all sizes
//   npm run screens -- 1440x900   one size
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { underDisplay } from './window/display.mjs';
import { ARTIFACTS } from './window/places.mjs';
import { sampleStudy } from './window/study.mjs';
import { tour } from './window/tour.mjs';
import { journey } from './window/window.mjs';

const SIZES = ['1100x700', '1280x800', '1440x900', '1920x1080'];

if (underDisplay(import.meta.filename)) {
  const asked = process.argv.slice(2);
  const sizes = SIZES.filter((size) => asked.length === 0 || asked.includes(size));
  const folder = join(ARTIFACTS, 'screens');
  mkdirSync(folder, { recursive: true });
  let taken = 0;
  for (const theme of ['Light', 'Dark']) {
    await journey(`screens ${theme}`, ({ home, open }) =>
      tour({
        home,
        open,
        study: sampleStudy(home.studies),
        theme,
        visit: async (name, window) => {
          for (const size of sizes) {
            await window.resize(...size.split('x').map(Number));
            await window.atRest();
            await window.picture(`screens/${name.replaceAll(' ', '-')}-${theme.toLowerCase()}-${size}`);
            taken += 1;
            const over = await window.overflow();
            if (over > 0) console.warn(`${name} at ${size} scrolls ${over} px to the side`);
          }
          await window.resize(1440, 900);
        },
      }),
    );
  }
  console.log(`${taken} pictures are in ${folder}`);
}
