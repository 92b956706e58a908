// Shapes that repeat what a colour says: which theme a code belongs to. Paths in a box of ten.

const SHAPES = [
  'M5 .6a4.4 4.4 0 1 0 0 8.8A4.4 4.4 0 1 0 5 .6z',
  'M1.9.9h6.2a1 1 0 0 1 1 1v6.2a1 1 0 0 1-1 1H1.9a1 1 0 0 1-1-1V1.9a1 1 0 0 1 1-1z',
  'M5 .6 9.7 9.2H.3z',
  'M5 .1 9.9 5 5 9.9.1 5z',
  'M3.4.5h3.2v2.9h2.9v3.2H6.6v2.9H3.4V6.6H.5V3.4h2.9z',
  'M2.6.9h4.8L9.8 5 7.4 9.1H2.6L.2 5z',
  'M5 .2l1.4 3.2 3.5.3-2.7 2.3.9 3.5L5 7.6 1.9 9.5l.9-3.5L.1 3.7l3.5-.3z',
];

/** Path of a theme's marker: circle, square, triangle, diamond, plus, hexagon, star, and round again. */
export function shapeOf(theme: number): string {
  return SHAPES[theme % SHAPES.length] ?? '';
}
