/** What a scene plays only as long as something holds, to be changed where it stands: the condition, and the cues that wait for it. */

import { type GraphNode, type GraphWhile, hasWhiles, type WhilePart } from '../../dream-dsl/index.ts';
import { tryGraphEdit } from '../state/graph-edit.ts';
import { BlockHead, Blocks } from './blocks.tsx';
import { Field } from './field.tsx';

const CONDITIONS = ['asleep', 'awake', 'stage is N2', 'stage is N3', 'stage is REM', 'distress > 0.6'];

export function Whiles({ node }: { readonly node: GraphNode }) {
  if (!hasWhiles(node.kind)) return null;
  return (
    <Blocks
      title="Cues while something holds"
      blocks={node.whiles}
      show={(block, i) => <WhileEditor node={node.id} index={i} block={block} />}
      add={{
        label: 'Add cues while something holds',
        first: 'add cues while…',
        choices: CONDITIONS,
        choose: (condition) => tryGraphEdit({ kind: 'add-while', node: node.id, condition }),
      }}
    />
  );
}

function WhileEditor({ node, index, block }: { readonly node: string; readonly index: number; readonly block: GraphWhile }) {
  const { condition, plays } = block;
  const change = (part: WhilePart) => (text: string) => tryGraphEdit({ kind: 'change-while', node, while: index, part, text });
  return (
    <>
      <BlockHead
        remove={{
          label: `Delete while ${condition}`,
          title: 'Delete this condition and its cues',
          ask: () => tryGraphEdit({ kind: 'delete-while', node, while: index }),
        }}
      >
        while
        <Field label={`Condition of while ${condition}`} value={condition} placeholder="stage is N3" commit={change('condition')} />
      </BlockHead>
      <Field lines label={`What while ${condition} plays`} value={plays} placeholder={'say "the tide" at 30dB every 90s'} commit={change('plays')} />
    </>
  );
}
