/** What the night is drawn on. The same drawing goes to the screen, to PNG and to SVG; only the surface differs. */

/** A colour of the palette by its token, as `--moon`. */
export type Ink = `--${string}`;

export interface Fill {
  readonly ink: Ink;
  /** 0–1; default 1. */
  readonly alpha?: number;
}

export interface Stroke extends Fill {
  readonly width?: number;
  readonly dash?: readonly number[];
}

export type Font = 'name' | 'small' | 'number' | 'title';

/** Families and sizes in px. */
export const FONTS: Readonly<Record<Font, readonly [px: number, family: string, weight: number]>> = {
  name: [12, '"Inter Variable", Inter, sans-serif', 400],
  small: [11, '"Inter Variable", Inter, sans-serif', 400],
  number: [10.5, '"JetBrains Mono Variable", "JetBrains Mono", monospace', 400],
  title: [15, '"Newsreader Variable", Newsreader, serif', 500],
};

/** Pairs of x and y, one after the other. */
export type Path = readonly number[];

export interface Surface {
  rect(x: number, y: number, width: number, height: number, fill: Fill): void;
  /** A rectangle with round corners. */
  box(x: number, y: number, width: number, height: number, radius: number, fill: Fill | null, stroke: Stroke | null): void;
  line(path: Path, stroke: Stroke): void;
  area(path: Path, fill: Fill): void;
  /** Its middle at `y`. */
  text(x: number, y: number, text: string, font: Font, fill: Fill, align?: 'left' | 'center' | 'right'): void;
  measure(text: string, font: Font): number;
  /** Draws only within a rectangle. */
  within(x: number, y: number, width: number, height: number, draw: () => void): void;
}
