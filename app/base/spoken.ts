/** How the scenes of a dream are spoken of: by their paths; the ritual by the name that its author gave it. */

/** A night, or a program of a cohort, that tells how its ritual is called. */
export interface Names {
  /** Absent where it has no name of its own. */
  readonly ritual?: string | undefined;
}

/** Its path, whatever it is called. */
export const RITUAL = 'ritual';

export const spoken = ({ ritual }: Names, path: string): string => (path === RITUAL && ritual !== undefined ? ritual : path);

interface Row {
  readonly kind: string;
  readonly label: string;
  readonly to: string;
}

/** A row of a cohort with its scenes as they are spoken of. What a fact, a cue or a mark is called is no path. */
export const spokenRow = <R extends Row>(names: Names, row: R): R => ({
  ...row,
  label: row.kind === 'scene' || row.kind === 'transition' ? spoken(names, row.label) : row.label,
  to: spoken(names, row.to),
});
