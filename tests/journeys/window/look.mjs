// What can be seen in the page. The function is sent to the window whole: it only looks, it changes nothing, and it
// may use nothing from outside itself.

/** Answers one question about the page. */
export function look(question, args) {
  const ROLES = {
    button: 'button:not([role]), [role=button]',
    textbox: 'input:not([type=radio], [type=checkbox]), textarea, [role=textbox]',
    combobox: '[role=combobox], select',
    radio: 'input[type=radio], [role=radio]',
    heading: 'h1, h2, h3, [role=heading]',
    treeitem: '[role=treeitem]',
    tree: '[role=tree]',
    option: '[role=option]',
    menuitem: '[role=menuitem]',
    row: '[role=row], tr',
    rowheader: '[role=rowheader]',
    columnheader: '[role=columnheader]',
    gridcell: '[role=gridcell]',
    region: 'section[aria-label], [role=region]',
    dialog: '[role=dialog], dialog[open]',
    checkbox: 'input[type=checkbox]',
    status: '[role=status]',
    listitem: 'li',
    tab: '[role=tab]',
    alertdialog: '[role=alertdialog]',
    group: '[role=group]',
    coding: '.ul',
    label: '.coding-label',
    'start handle': '.edge-handle.start',
    'end handle': '.edge-handle.end',
    switch: '[role=switch]',
    article: 'article',
    disclosure: 'summary',
  };
  const flat = (text) => text.replace(/\s+/g, ' ').trim();
  const box = (element) => element.getBoundingClientRect();

  function visible(element) {
    const { width, height } = box(element);
    return width > 0 && height > 0 && getComputedStyle(element).visibility !== 'hidden';
  }

  function name(element) {
    const said = element.getAttribute('aria-label');
    if (said !== null) return flat(said);
    if (element.labels?.length > 0) return flat([...element.labels].map((one) => one.textContent).join(' '));
    return flat(spoken(element));
  }

  /** Text without what is only drawn. */
  function spoken(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute('aria-hidden') === 'true') return '';
    const inside = [...node.childNodes].map(spoken).join('');
    return getComputedStyle(node).display.startsWith('inline') ? inside : ` ${inside} `;
  }

  function fits(text, { exact, begins, pattern }) {
    if (exact !== undefined) return text === exact;
    return begins === undefined ? new RegExp(pattern, 'u').test(text) : text.startsWith(begins);
  }

  function seen(element) {
    const { left, top, width, height } = box(element);
    return {
      name: name(element),
      text: flat(spoken(element)),
      middle: { x: left + width / 2, y: top + height / 2 },
      expanded: element.getAttribute('aria-expanded'),
      level: element.getAttribute('aria-level'),
      checked: element.checked ?? element.getAttribute('aria-checked') === 'true',
      value: element.value,
      selected: element.getAttribute('aria-selected'),
    };
  }

  function all(role) {
    return [...document.querySelectorAll(ROLES[role])].filter(
      (one) => visible(one) || one.matches('[type=radio]'),
    );
  }

  function find(role, wanted) {
    const found = all(role).filter((one) => fits(name(one), wanted));
    if (found.length === 0) return null;
    if (found.length > 1 && wanted.exact === undefined) {
      const exact = found.filter((one) => name(one) === wanted.begins);
      if (exact.length === 1) return seen(exact[0]);
    }
    const [element] = found;
    if (element.matches('[disabled], [aria-disabled=true]')) return null;
    const target =
      element.matches('[type=radio]') && element.labels?.length > 0 ? element.labels[0] : element;
    if (hidden(target)) target.scrollIntoView({ block: 'nearest' });
    return seen(target);
  }

  /** Whether something else lies where the middle of an element is: it is scrolled out of its pane or of the window. */
  function hidden(element) {
    const { left, top, width, height } = box(element);
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    return there === null || !(element.contains(there) || there.contains(element));
  }

  function reads(wanted) {
    if (wanted.exact !== undefined)
      return document.body.innerText.replace(/\s+/g, ' ').includes(wanted.exact);
    return fits(document.body.innerText, wanted);
  }

  /** Where words of the transcript begin and end, if they are drawn. They may cross several text nodes of one line. */
  function words(wanted) {
    const content = document.querySelector('.cm-content');
    for (const line of content?.querySelectorAll('.cm-line') ?? []) {
      const nodes = [];
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) nodes.push(walker.currentNode);
      const at = nodes
        .map((node) => node.data)
        .join('')
        .indexOf(wanted);
      if (at < 0) continue;
      const edge = (offset) => {
        let before = 0;
        for (const node of nodes) {
          if (offset <= before + node.data.length) return [node, offset - before];
          before += node.data.length;
        }
        return [nodes.at(-1), nodes.at(-1).data.length];
      };
      const range = document.createRange();
      range.setStart(...edge(at));
      range.setEnd(...edge(at + wanted.length));
      const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
      const [first, last] = [rects[0], rects.at(-1)];
      const pane = box(document.querySelector('.cm-scroller'));
      return {
        from: { x: first.left + 0.5, y: (first.top + first.bottom) / 2 },
        to: { x: last.right - 0.5, y: (last.top + last.bottom) / 2 },
        visible: first.top > pane.top + 4 && last.bottom < pane.bottom - 4,
        above: first.top <= pane.top + 4,
      };
    }
    return null;
  }

  if (question === 'find') return find(...args);
  if (question === 'all') return all(...args).map(seen);
  if (question === 'transcript') return box(document.querySelector('.cm-line') ?? document.head).width > 0;
  if (question === 'reads') return reads(...args);
  return words(...args);
}
