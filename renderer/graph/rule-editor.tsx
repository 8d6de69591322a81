/** A reaction that leads nowhere, to be changed where it stands: its cause, its condition, and what it does. */

import { type GraphNode, type GraphRule, hasRules, type RulePart } from '../../dream-dsl/index.ts';
import { tryGraphEdit } from '../state/graph-edit.ts';
import { BlockHead, Blocks } from './blocks.tsx';
import { Field } from './field.tsx';

const CAUSES = ['enter', 'exit', 'on wake', 'on signal LRLR', 'after 5m', 'every 5m', 'when awake', 'together "…" within 5m'];

export function Rules({ node }: { readonly node: GraphNode }) {
  if (!hasRules(node.kind)) return null;
  return (
    <Blocks
      title="Reactions without an arrow"
      blocks={node.rules}
      show={(rule, i) => <RuleEditor node={node.id} index={i} rule={rule} />}
      add={{
        label: 'Add a reaction',
        first: 'add a reaction…',
        choices: CAUSES,
        choose: (cause) => tryGraphEdit({ kind: 'add-rule', node: node.id, cause }),
      }}
    />
  );
}

function RuleEditor({ node, index, rule }: { readonly node: string; readonly index: number; readonly rule: GraphRule }) {
  const change = (part: RulePart) => (text: string) => tryGraphEdit({ kind: 'change-rule', node, rule: index, part, text });
  return (
    <>
      <BlockHead
        remove={{
          label: `Delete the reaction ${rule.cause}`,
          title: 'Delete this reaction',
          ask: () => tryGraphEdit({ kind: 'delete-rule', node, rule: index }),
        }}
      >
        <Field label={`Cause of ${rule.cause}`} value={rule.cause} placeholder="on wake" commit={change('cause')} />
      </BlockHead>
      {rule.guard !== null && (
        <div className="inspector-row">
          only when
          <Field label={`Condition of ${rule.cause}`} value={rule.guard} placeholder="always" commit={change('guard')} />
        </div>
      )}
      <Field lines label={`What ${rule.cause} does`} value={rule.does} placeholder={'set wonder = 0.5\nmark "lucid"'} commit={change('does')} />
    </>
  );
}
