// A picture of the page.

/** The page as PNG. */
export async function pictureOf(browser) {
  await browser.execute(stir);
  const picture = await browser.takeScreenshot();
  await browser.execute(settle);
  return Buffer.from(picture, 'base64');
}

/** Runs in the page: draws one dot in a corner again and again, unseen. Of a page at rest no picture comes. */
function stir() {
  const dot = document.createElement('div');
  dot.style.cssText = 'position:fixed;right:0;bottom:0;width:1px;height:1px';
  document.body.append(dot);
  let on = false;
  const timer = setInterval(() => {
    on = !on;
    dot.style.backgroundColor = on ? 'rgb(0 0 0 / 1%)' : 'transparent';
  }, 16);
  window.stirring = { dot, timer };
}

/** Runs in the page: ends that. */
function settle() {
  clearInterval(window.stirring.timer);
  window.stirring.dot.remove();
}
