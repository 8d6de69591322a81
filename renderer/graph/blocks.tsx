/** Blocks of a scene's text that the inspector has no arrow for, in a list: each is changed and deleted where it stands, and one is added below. */

import type { ReactNode } from 'react';
import { DeleteButton } from './delete-button.tsx';
import { Picker } from './picker.tsx';
import type { Asked } from './refusal.tsx';

interface BlocksProps<T> {
  readonly title: string;
  readonly blocks: readonly T[];
  readonly show: (block: T, index: number) => ReactNode;
  readonly add: {
    readonly label: string;
    readonly first: string;
    /** What one can begin with; all else is written into its fields. */
    readonly choices: readonly string[];
    readonly choose: (choice: string) => Asked;
  };
}

export function Blocks<T>({ title, blocks, show, add }: BlocksProps<T>) {
  return (
    <>
      <h4>{title}</h4>
      <ul>
        {blocks.map((block, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a block is known by its place in the scene, whatever it says
          <li key={i} className="rule">
            {show(block, i)}
          </li>
        ))}
      </ul>
      <Picker {...add} value="" />
    </>
  );
}

interface HeadProps {
  readonly children: ReactNode;
  readonly remove: { readonly label: string; readonly title: string; readonly ask: () => Asked };
}

/** The first line of a block: what it waits for, and what deletes it. */
export function BlockHead({ children, remove }: HeadProps) {
  return (
    <div className="rule-head">
      {children}
      <DeleteButton {...remove} />
    </div>
  );
}
