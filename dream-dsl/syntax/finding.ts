/** A finding as data: what is wrong and where. Its words are made later, in one place. */

import type { Span, TextEdit } from '../model.ts';

export interface Finding {
  readonly code: string;
  readonly span: Span;
  /** What the words need: names, expectations, alternatives. */
  readonly data: FindingData;
}

export interface FindingData {
  /** What stands there. */
  readonly found?: string;
  /** What was expected there. */
  readonly expected?: string;
  /** Why it was expected, or in what. */
  readonly because?: string;
  /** A name that was probably meant. */
  readonly meant?: string;
  readonly name?: string;
  /** Another place that belongs to the matter; in another text where `otherFile` names one. */
  readonly other?: Span;
  readonly otherFile?: string;
  /** A mend that is clear from the text alone. */
  readonly fix?: Fix;
  /** Mends that are as good, where there are several. */
  readonly others?: readonly Fix[];
}

export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}
