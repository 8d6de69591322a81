/** What a scene plays only as long as something holds, to be changed where it stands: the condition, and the cues that wait for it. */

import { type GraphNode, type GraphWhile, hasWhiles, type WhilePart } from '../../dream-dsl/index.ts';
import { tryGraphEdit } from '../state/graph-edit.ts';
import { DeleteButton } from './delete-button.tsx';
import { Field } from './field.tsx';
import { Picker } from './picker.tsx';

/** What it can begin with; all else is written into the field of its condition. */
const CONDITIONS = ['asleep', 'awake', 'stage is N2', 'stage is N3', 'stage is REM', 'distress > 0.6'];

export function Whiles({ node }: { readonly node: GraphNode }) {
  if (!hasWhiles(node.kind)) return null;
  return (
    <>
      <h4>Cues while something holds</h4>
      <ul>
        {node.whiles.map((one, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a block is known by its place in the scene, whatever it says
          <WhileEditor key={i} node={node.id} index={i} block={one} />
        ))}
      </ul>
      <Picker
        label="Add cues while something holds"
        value=""
        first="add cues while…"
        choices={CONDITIONS}
        choose={(condition) => tryGraphEdit({ kind: 'add-while', node: node.id, condition })}
      />
    </>
  );
}

function WhileEditor({ node, index, block }: { readonly node: string; readonly index: number; readonly block: GraphWhile }) {
  const { condition, plays } = block;
  const change = (part: WhilePart) => (text: string) => tryGraphEdit({ kind: 'change-while', node, while: index, part, text });
  return (
    <li className="rule">
      <div className="rule-head">
        while
        <Field label={`Condition of while ${condition}`} value={condition} placeholder="stage is N3" commit={change('condition')} />
        <DeleteButton
          label={`Delete while ${condition}`}
          title="Delete this condition and its cues"
          ask={() => tryGraphEdit({ kind: 'delete-while', node, while: index })}
        />
      </div>
      <Field lines label={`What while ${condition} plays`} value={plays} placeholder={'say "the tide" at 30dB every 90s'} commit={change('plays')} />
    </li>
  );
}
